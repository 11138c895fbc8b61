import { describe, expect, test } from 'vitest';
import { mayWriteDownAnswer, saidOfIt, standsNow, waitsFor, whyNotReview, writtenBy } from './rendering';

const fresh = {
	reviewer_name: null,
	reviewed_at: null,
	answer: null,
	answered_at: null,
	answered_how: null,
	replaced_by: null,
	taken_off_at: null,
	mine: false
} as const;
const ON = '2026-03-04T10:00:00Z';

test('who wrote it is told with whether a machine helped', () => {
	expect(writtenBy({ author_name: 'Fatima', method: 'by a person' })).toBe('Written by Fatima');
	expect(writtenBy({ author_name: 'Fatima', method: 'machine-assisted' })).toMatch(
		/help of a machine by Fatima/
	);
});

describe('what is said of it wherever it is shown', () => {
	test('nothing yet: it is marked as neither looked over nor confirmed', () => {
		expect(saidOfIt(fresh, false)).toEqual([
			'Nobody else has looked it over yet.',
			'Not confirmed: the person whose words these are has not said yet whether it is right.'
		]);
		expect(saidOfIt(fresh, true)[1]).toContain('you have not said yet');
	});

	test('who looked it over, and what the giver said, when and how', () => {
		const looked = { ...fresh, reviewer_name: 'Grace', reviewed_at: ON, answered_at: ON };
		expect(saidOfIt({ ...looked, answer: 'confirmed', answered_how: 'by receipt' }, false)).toEqual([
			'Grace looked it over on 4 March 2026.',
			'The person whose words these are said on 4 March 2026 that it is right.'
		]);
		expect(saidOfIt({ ...looked, answer: 'corrected', answered_how: 'read to them' }, true)[1]).toBe(
			'You corrected it on 4 March 2026, when it was read to you.'
		);
	});
});

test('the list says what each one waits for', () => {
	expect(waitsFor({ corrected: true, mine: true })).toMatch(/a new one is needed/);
	expect(waitsFor({ corrected: false, mine: true })).toMatch(/somebody else/);
	expect(waitsFor({ corrected: false, mine: false })).toMatch(/^Nobody else/);
});

test('what was replaced or taken off does not stand', () => {
	expect(standsNow(fresh)).toBe(true);
	expect(standsNow({ ...fresh, replaced_by: 'newer' })).toBe(false);
	expect(standsNow({ ...fresh, taken_off_at: ON })).toBe(false);
});

test.each([
	['somebody else', {}, null],
	['its author', { mine: true }, 'wrote-it'],
	['a second one', { reviewed_at: ON }, 'looked-over'],
	['anybody, once another stands in its place', { replaced_by: 'newer' }, 'not-standing']
] as const)('looked over by %s: %s', (_who, changes, why) => {
	expect(whyNotReview({ ...fresh, ...changes })).toBe(why);
});

test('what somebody said themselves is not written over by staff', () => {
	expect(mayWriteDownAnswer(fresh)).toBe(true);
	expect(mayWriteDownAnswer({ ...fresh, answered_how: 'read to them' })).toBe(true);
	expect(mayWriteDownAnswer({ ...fresh, answered_how: 'by receipt' })).toBe(false);
	expect(mayWriteDownAnswer({ ...fresh, answered_how: 'on their page' })).toBe(false);
	expect(mayWriteDownAnswer({ ...fresh, taken_off_at: ON })).toBe(false);
});
