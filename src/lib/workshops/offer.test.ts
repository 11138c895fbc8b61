import { describe, expect, test } from 'vitest';
import { penceFrom, pounds } from '../platform/money.ts';
import { hourlyPence, inHours, lowWarning, offerWords, paidMinutes, type Offer } from './offer.ts';

const offer: Offer = {
	task: 'A meeting',
	minutes: 120,
	preparation_minutes: 30,
	pence: 5500,
	expenses: '',
	paid_within_days: 10,
	how: ''
};

describe('what a sum comes to in an hour (R54)', () => {
	test('£20 for 3 hours is £6.67 an hour, below every floor', () => {
		expect(pounds(hourlyPence(2000, 180))).toBe('£6.67');
		expect(lowWarning(2000, 180, '2026-06-04')).toBe(
			'This is £6.67 an hour, less than the National Living Wage (£12.71), the real Living Wage (£13.45) and the real Living Wage in London (£14.80).'
		);
	});

	test.each([
		// The floors themselves are not below.
		[1480, 60, '2026-06-04', null],
		[1479, 60, '2026-06-04', 'This is £14.79 an hour, less than the real Living Wage in London (£14.80).'],
		// Wages rise on a day: what was enough in March is not in April.
		[1400, 60, '2026-03-31', null],
		[
			1270,
			60,
			'2026-04-01',
			'This is £12.70 an hour, less than the National Living Wage (£12.71) and the real Living Wage in London (£13.85).'
		],
		[5500, 120, '2026-06-04', null],
		// Nobody offers nothing without being told what it is.
		[
			0,
			120,
			'2026-06-04',
			'This is £0.00 an hour, less than the National Living Wage (£12.71), the real Living Wage (£13.45) and the real Living Wage in London (£14.80).'
		]
	])('%s pence for %s minutes on %s', (pence, minutes, day, warning) => {
		expect(lowWarning(pence, minutes, day)).toBe(warning);
	});

	test('preparing is paid time', () => {
		expect(paidMinutes(offer)).toBe(150);
	});
});

test.each([
	['55', 5500],
	['£55.5', 5550],
	['1,055.50', 105550],
	[' 0.05 ', 5],
	['', null],
	['5,5', null],
	['-5', null],
	['55.555', null],
	['lots', null]
])('“%s” is %s pence', (typed, pence) => {
	expect(penceFrom(typed)).toBe(pence);
});

test('an offer is said with its time and when it is paid', () => {
	expect(offerWords(offer)).toBe('£55.00 for 2 hours and 30 minutes to prepare\nPaid within 10 working days');
	expect(offerWords(null)).toBe('Nothing is paid. The public page says so.');
	expect([inHours(61), inHours(60), inHours(0)]).toEqual(['1 hour 1 minute', '1 hour', 'no time']);
});
