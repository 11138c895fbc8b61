import { describe, expect, it } from 'vitest';
import { beginning, shownAs, standing, stands, whyNotChange, type Consent } from './contribution';

const consent = (changes: Partial<Consent> = {}): Consent => ({
	use: 'board',
	given: true,
	expires_on: '2027-03-01',
	recorded_at: '2026-03-01T09:00:00Z',
	how: 'by the person',
	...changes
});

describe('the name shown with words', () => {
	it('is the one that was chosen', () => {
		expect(shownAs({ attribution: 'pen_name', shown_as: 'A carer' })).toBe('A carer');
	});

	it('is never one for anonymous words, whatever was typed', () => {
		expect(shownAs({ attribution: 'anonymous', shown_as: 'Amina' })).toBe('Somebody who did not give a name');
	});

	it('is said to be there where it is not shown to whoever reads', () => {
		expect(shownAs({ attribution: 'named', shown_as: null })).toBe('Somebody, with a name');
		expect(shownAs({ attribution: 'pen_name', shown_as: null })).toBe('Somebody, with a pen name');
	});

	it('is the organisers’ for a statement that they put to people', () => {
		expect(shownAs({ attribution: 'anonymous', shown_as: null, kind: 'put' })).toBe('The organisers');
	});
});

describe('the consent that stands', () => {
	it('is the latest for each use, in whatever order they come', () => {
		const later = consent({ given: false, recorded_at: '2026-04-01T09:00:00Z' });
		const other = consent({ use: 'news' });
		expect(standing([later, consent(), other])).toEqual(
			new Map([
				['board', later],
				['news', other]
			])
		);
	});

	it.each([
		['a yes before its last day', consent(), '2027-02-28', true],
		['a yes on the day it ends', consent(), '2027-03-01', false],
		['a no', consent({ given: false }), '2026-03-02', false],
		['no answer', undefined, '2026-03-02', false]
	])('%s', (_, given, today, expected) => {
		expect(stands(given, today)).toBe(expected);
	});
});

describe('what may be done with a contribution', () => {
	it.each([
		['nothing once it was taken back', { withdrawn_at: '2026-03-01T09:00:00Z' }, 'taken-back'],
		['nothing by those who only read it', { withdrawn_at: null, may_see_to: false }, 'not-yours'],
		['all by its giver', { withdrawn_at: null }, null],
		['all by those who see to it', { withdrawn_at: null, may_see_to: true }, null]
	])('%s', (_, contribution, reason) => {
		expect(whyNotChange(contribution)).toBe(reason);
	});
});

describe('the beginning of long words', () => {
	it('leaves short ones whole', () => {
		expect(beginning('Ask us first.\n')).toBe('Ask us first.\n');
	});

	it('is cut between words', () => {
		expect(beginning('Ask us before the ward does', 16)).toBe('Ask us before …');
	});

	it('is cut inside a word only where there is no other place, and never inside an emoji', () => {
		expect(beginning('😢'.repeat(30), 10)).toBe(`${'😢'.repeat(10)} …`);
	});
});
