import { expect, test } from 'vitest';
import type { Offer } from '../workshops/offer.ts';
import { offerLines, payOptions, payWords } from './pay.ts';

const offer: Offer = {
	task: 'Taking part',
	minutes: 120,
	preparation_minutes: 30,
	pence: 5500,
	expenses: 'Travel is paid besides.',
	paid_within_days: 10,
	how: ''
};

test('the offer says the sum, the time with what it takes to prepare, expenses and when it is paid (R53), and R50', () => {
	const said = offerLines(offer).join(' ');
	for (const part of [
		'£55.00',
		'2 hours',
		'30 minutes to prepare',
		'Travel',
		'10 working days',
		'also if you leave early'
	])
		expect(said).toContain(part);
	expect(offerLines({ ...offer, preparation_minutes: 0, expenses: '', paid_within_days: 1 })).toEqual([
		'£55.00 for 2 hours. You are paid in full also if you leave early.',
		'Paid within 1 working day after it.'
	]);
});

test('all that one may choose is asked in one way, and no answer asks for a reason (R56)', () => {
	expect(payOptions(offer).map(({ value }) => value)).toEqual([
		'full',
		'less',
		'expenses_only',
		'charity',
		'none'
	]);
	expect(JSON.stringify(payOptions(offer))).not.toMatch(/reason|why|benefit/i);
});

test.each([
	[null, 'You have not said yet'],
	[{ choice: 'full', pence: null, payee: null }, '£55.00'],
	[{ choice: 'less', pence: 2050, payee: null }, '£20.50, which is what you asked for'],
	[{ choice: 'none', pence: null, payee: null }, 'Nothing'],
	[{ choice: 'charity', pence: null, payee: 'The food bank' }, '£55.00, to The food bank'],
	[{ choice: 'expenses_only', pence: null, payee: null }, 'Only what you spend']
] as const)('%o reads "%s"', (pay, words) => {
	expect(payWords(pay, offer)).toBe(words);
});
