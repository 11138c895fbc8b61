import { describe, expect, it } from 'vitest';
import { parseForm } from '../platform/forms';
import { influence, newAction, preparation } from './schema';

function form(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}
const errors = (given: ReturnType<typeof parseForm>) => (given.ok ? {} : given.errors);

describe('what a decision means for an insight', () => {
	it.each(['partly_adopted', 'not_adopted', 'deferred', 'referred'])('needs a reason when %s', (kind) => {
		const fields = {
			kind,
			reason: ' ',
			'review_on-day': '1',
			'review_on-month': '10',
			'review_on-year': '2027',
			referred_to: 'x'
		};
		expect(Object.keys(errors(parseForm(form(fields), influence)))).toEqual(['reason']);
	});

	it('needs none when it is adopted', () => {
		expect(parseForm(form({ kind: 'adopted', reason: '' }), influence).ok).toBe(true);
	});

	it('needs the day when put off, and a name when passed on', () => {
		expect(errors(parseForm(form({ kind: 'deferred', reason: 'Later' }), influence))).toHaveProperty(
			'review_on'
		);
		expect(errors(parseForm(form({ kind: 'referred', reason: 'Not ours' }), influence))).toHaveProperty(
			'referred_to'
		);
	});
});

describe('days', () => {
	const typed = (day: string, month: string, year: string) =>
		parseForm(
			form({
				what: 'Ask',
				owner_id: crypto.randomUUID(),
				'due_on-day': day,
				'due_on-month': month,
				'due_on-year': year
			}),
			newAction
		);

	it('are read from three boxes', () => {
		const read = typed('1', '7', '2026');
		expect(read.ok && read.data.due_on).toBe('2026-07-01');
	});

	it.each([
		['31', '2', '2026'],
		['1', '13', '2026'],
		['1', '7', '26'],
		['', '7', '2026'],
		['', '', '']
	])('%s %s %s is not one', (...parts) => {
		expect(errors(typed(...parts))).toHaveProperty('due_on');
	});

	it('may be left for later while a decision is written', () => {
		const given = {
			title: 'Ask first',
			summary: 'Staff ask',
			'decided_on-day': '',
			'decided_on-month': '',
			'decided_on-year': ''
		};
		const read = parseForm(form(given), preparation);
		expect(read.ok && read.data.decided_on).toBeUndefined();
	});
});
