import { describe, expect, test } from 'vitest';
import { clockTime, londonMoment, seriesDays, withWarnings } from './series.ts';

describe('the days of a series', () => {
	test('weeks and fortnights', () => {
		expect(seriesDays('2026-03-17', 'week', 3)).toEqual(['2026-03-24', '2026-03-31', '2026-04-07']);
		expect(seriesDays('2026-12-22', 'fortnight', 2)).toEqual(['2027-01-05', '2027-01-19']);
	});

	test('months keep the weekday: the third Tuesday', () => {
		expect(seriesDays('2026-11-17', 'month', 3)).toEqual(['2026-12-15', '2027-01-19', '2027-02-16']);
		// A fifth Monday is not in every month.
		expect(seriesDays('2026-08-31', 'month', 3)).toEqual(['2026-09-28', '2026-10-26', '2026-11-30']);
		expect(seriesDays('2024-02-29', 'month', 1)).toEqual(['2024-03-28']);
	});
});

describe('the hour stays as it is on the clock of London', () => {
	test('across the spring change', () => {
		const days = ['2026-03-24', ...seriesDays('2026-03-24', 'week', 1)];
		expect(days.map((day) => londonMoment(day, '18:00'))).toEqual([
			'2026-03-24T18:00:00.000Z',
			'2026-03-31T17:00:00.000Z'
		]);
	});

	test('across the autumn change', () => {
		const days = ['2026-10-20', ...seriesDays('2026-10-20', 'week', 1)];
		const moments = days.map((day) => londonMoment(day, '18:00'));
		expect(moments).toEqual(['2026-10-20T17:00:00.000Z', '2026-10-27T18:00:00.000Z']);
		expect(moments.map((moment) => clockTime(new Date(moment)))).toEqual(['18:00', '18:00']);
	});
});

test('bank holidays and the days after Christmas are said, and not left out', () => {
	const holidays = [{ day: '2026-05-04', title: 'Early May bank holiday' }];
	const days = withWarnings(['2026-05-04', '2026-05-11', '2026-12-29'], holidays);
	expect(days.map(({ warning }) => warning)).toEqual([
		'4 May 2026 is a bank holiday: Early May bank holiday.',
		null,
		'29 December 2026 is between Christmas and New Year.'
	]);
});
