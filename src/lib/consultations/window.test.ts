import { describe, expect, test } from 'vitest';
import { closesAt, daysOpen, isOpen, opensAt, warnings, type Holiday } from './window.ts';

const now = new Date('2026-02-02T09:00:00Z');
const holidays: Holiday[] = [
	{ day: '2026-04-03', name: 'Good Friday' },
	{ day: '2026-04-06', name: 'Easter Monday' },
	{ day: '2026-05-04', name: 'Early May bank holiday' },
	{ day: '2026-12-25', name: 'Christmas Day' },
	{ day: '2026-12-28', name: 'Boxing Day (substitute day)' }
];
const warn = (opens: string, closes: string, minimumDays: number | null = null) =>
	warnings({ opens, closes }, { minimumDays, holidays }, now);
const what = (opens: string, closes: string, minimumDays: number | null = null) =>
	warn(opens, closes, minimumDays).map((one) => one.what);

describe('the first and the last second', () => {
	test.each([
		// In 2026 the clocks go forward on 29 March and back on 25 October.
		['winter', '2026-02-02', '2026-02-02T00:00:00.000Z', '2026-02-02T23:59:59.000Z'],
		['summer', '2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T22:59:59.000Z'],
		[
			'the day before the clocks go forward',
			'2026-03-28',
			'2026-03-28T00:00:00.000Z',
			'2026-03-28T23:59:59.000Z'
		],
		['the day they do, of 23 hours', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T22:59:59.000Z'],
		['the day after', '2026-03-30', '2026-03-29T23:00:00.000Z', '2026-03-30T22:59:59.000Z'],
		[
			'the day they go back, of 25 hours',
			'2026-10-25',
			'2026-10-24T23:00:00.000Z',
			'2026-10-25T23:59:59.000Z'
		],
		['the day after that', '2026-10-26', '2026-10-26T00:00:00.000Z', '2026-10-26T23:59:59.000Z'],
		['a bank holiday in summer time', '2026-04-06', '2026-04-05T23:00:00.000Z', '2026-04-06T22:59:59.000Z']
	])('of a day in %s', (_, day, first, last) => {
		expect(opensAt(day).toISOString()).toBe(first);
		expect(closesAt(day).toISOString()).toBe(last);
	});

	test.each([
		['2026-03-28T23:59:59.999Z', false],
		['2026-03-29T00:00:00.000Z', true],
		['2026-10-25T23:59:59.999Z', true],
		['2026-10-26T00:00:00.000Z', false]
	])('from one change of the clocks to the other: at %s open is %s', (moment, open) => {
		expect(isOpen('2026-03-29', '2026-10-25', new Date(moment))).toBe(open);
	});

	test('days are counted in days, also where one has 23 hours', () => {
		expect(daysOpen('2026-03-29', '2026-03-29')).toBe(1);
		expect(daysOpen('2026-03-28', '2026-03-30')).toBe(3);
		expect(daysOpen('2026-10-24', '2026-10-26')).toBe(3);
	});
});

describe('what to think of', () => {
	test('nothing, for four weeks in February that end on a Friday', () => {
		expect(warn('2026-02-02', '2026-02-27')).toEqual([]);
	});

	test('no least time but the organisation’s own: there is none in law', () => {
		expect(what('2026-02-02', '2026-02-03')).toEqual([]);
		expect(warn('2026-02-02', '2026-02-03', 28)).toEqual([
			{
				field: 'closes_on',
				what: 'too-short',
				sentence: 'It is open for 2 days. Your organisation’s own minimum is 28 days.'
			}
		]);
		expect(what('2026-02-02', '2026-03-02', 29)).toEqual([]);
		expect(what('2026-02-02', '2026-03-02', 30)).toEqual(['too-short']);
	});

	test.each([
		['bank holidays within', '2026-03-30', '2026-04-17', ['bank-holiday']],
		['a bank holiday on its first day', '2026-05-04', '2026-05-15', ['bank-holiday']],
		['Christmas to New Year', '2026-12-07', '2027-01-08', ['bank-holiday', 'christmas']],
		['New Year’s Day at the start', '2027-01-01', '2027-01-15', ['christmas']],
		['the days after it', '2027-01-04', '2027-01-15', []],
		['the summer holidays', '2026-07-01', '2026-07-24', ['summer']],
		['a whole year', '2026-06-08', '2027-06-11', ['bank-holiday', 'christmas', 'summer']],
		['a last day on a Saturday', '2026-02-02', '2026-02-28', ['closes-on-weekend']],
		['a last day on a Sunday', '2026-02-02', '2026-03-29', ['closes-on-weekend']],
		['a last day that is a bank holiday', '2026-04-07', '2026-05-04', ['bank-holiday', 'closes-on-holiday']],
		['a first day that has passed', '2026-02-01', '2026-02-27', ['opens-in-the-past']],
		['its end before its start, and nothing else', '2026-02-27', '2026-02-01', ['closes-before-it-opens']]
	])('%s', (_, opens, closes, expected) => {
		expect(what(opens, closes)).toEqual(expected);
	});

	test('bank holidays are named', () => {
		expect(warn('2026-03-30', '2026-04-17')[0]?.sentence).toBe(
			'There are bank holidays in this time: Good Friday (3 April 2026), Easter Monday (6 April 2026).'
		);
	});

	test('today is not past until midnight in England', () => {
		const late = new Date('2026-06-30T22:59:00Z');
		const past = (opens: string, at: Date) =>
			warnings({ opens, closes: '2026-07-10' }, { minimumDays: null, holidays }, at).map((one) => one.what);
		expect(past('2026-06-30', late)).toEqual([]);
		expect(past('2026-06-30', new Date('2026-06-30T23:00:00Z'))).toEqual(['opens-in-the-past']);
	});
});
