import { expect, it } from 'vitest';
import { filterFrom, placeFrom, withFilter } from './filter';
import { asTable, payments, type Row } from './payment';
import { change } from './settings';

it('a list is cut by what the lists know, and by nothing else', () => {
	const query = new URLSearchParams(
		'group=held&route=coins&programme=pcref&from=2026-04-01&until-day=5&until-month=4&until-year=2026'
	);
	expect(filterFrom(query)).toEqual({
		group: 'held',
		programme: 'pcref',
		from: '2026-04-01',
		until: '2026-04-05'
	});
	expect(filterFrom(new URLSearchParams('from-day=31&from-month=2&from-year=2026'))).toEqual({});
	expect(withFilter({ group: 'held' }, { before: 'x' })).toBe('?group=held&before=x');
});

it('a place in a list is a moment and an id', () => {
	expect(placeFrom(new URLSearchParams({ before: '2026-04-01T10:00:00+00:00_12' }))).toEqual({
		at: '2026-04-01T10:00:00+00:00',
		id: '12'
	});
	expect(placeFrom(new URLSearchParams({ before: "';drop" }))).toBeNull();
});

it('a file says references and sums', () => {
	const row: Row = {
		id: 'a',
		reference: 'TL-7Q4M2',
		route: 'bacs',
		pence: 5350,
		fee_pence: 5000,
		expense_pence: 350,
		state: 'recorded_paid',
		group: 'sent',
		held: null,
		programme: 'PCREF',
		made_at: '2026-11-01T10:00:00+00:00',
		due_on: '2026-11-10',
		sent_at: '2026-11-11T10:00:00+00:00',
		late: true
	};
	expect(asTable([row])[1]).toEqual([
		'TL-7Q4M2',
		'To their bank, by finance',
		'Paid by finance',
		'PCREF',
		53.5,
		50,
		3.5,
		'2026-11-01',
		'2026-11-10',
		'2026-11-11',
		'late'
	]);
	expect(payments(1)).toBe('one payment');
});

it('settings are typed in pounds and days', () => {
	const typed = {
		promise_days: '8',
		second_approver_over: '500',
		most_per_payment: '£2,000',
		most_per_payee_week: '3000',
		most_per_day: '20000.50',
		cooling_days: '1',
		statement_descriptor: 'involvement'
	};
	expect(change.parse(typed)).toMatchObject({
		promise_days: 8,
		most_per_payment: 200000,
		most_per_day: 2000050,
		statement_descriptor: 'INVOLVEMENT'
	});
	expect(change.safeParse({ ...typed, promise_days: 'soon' }).success).toBe(false);
});
