import { describe, expect, it } from 'vitest';
import { agoInDays, dayAndHours, daysBetween, isoDate, longDate, longTime, shortDate } from './dates';

describe('dates', () => {
	it('are read as days in England', () => {
		expect(longDate('2026-02-12')).toBe('12 February 2026');
		expect(shortDate('2026-02-12')).toBe('12 Feb');
	});

	it('of a moment are the day it was in England', () => {
		expect(longDate('2026-07-01T23:30:00+00:00')).toBe('2 July 2026');
		expect(longDate('2026-01-01T23:30:00+00:00')).toBe('1 January 2026');
		expect(longTime('2026-07-01T15:05:00+00:00')).toBe('1 July 2026 at 4:05 pm');
		expect(isoDate(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
	});

	it('of something that lasts name the day once, unless it goes past midnight', () => {
		expect(dayAndHours('2026-06-04T13:00:00Z', '2026-06-04T15:30:00Z')).toBe(
			'Thursday 4 June 2026, 2:00 pm to 4:30 pm'
		);
		expect(dayAndHours('2026-12-31T22:00:00Z', '2027-01-01T01:00:00Z')).toBe(
			'Thursday 31 December 2026, 10:00 pm to Friday 1 January 2027, 1:00 am'
		);
		expect(dayAndHours('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')).toBe(
			'Sunday 25 October 2026, 1:30 am to 1:30 am'
		);
		expect(dayAndHours('2026-06-04T13:00:00Z')).toBe('Thursday 4 June 2026, 2:00 pm');
	});

	it('are counted over the change of the clocks', () => {
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
		expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
		expect(daysBetween('2026-03-28T23:30:00Z', '2026-03-29T23:30:00Z')).toBe(2);
	});

	it.each([
		['2026-03-03', 'today'],
		['2026-03-02', 'yesterday'],
		['2026-03-04', 'tomorrow'],
		['2026-02-01', '30 days ago'],
		['2026-03-08', 'in 5 days']
	])('%s, seen on 3 March, is %s', (date, said) => {
		expect(agoInDays(date, new Date('2026-03-03T09:00:00Z'))).toBe(said);
	});
});
