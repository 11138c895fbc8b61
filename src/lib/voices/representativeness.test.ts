// Shares beside who lives here, by the examples of the paper that compared the methods, and by published figures of the census.
import { describe, expect, test } from 'vitest';
import { besideWhoLivesHere, ratioMeans, ratioSays, wilson } from './representativeness.ts';

describe('the interval of a share', () => {
	// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('%i of %i', (part, whole, low, high) => {
		const found = wilson(part, whole);
		expect(found[0]).toBeCloseTo(low, 4);
		expect(found[1]).toBeCloseTo(high, 4);
	});
});

describe('beside who lives here', () => {
	// England and Wales in 2021: Asian 9.3, Black 4.0, Mixed 2.9, White 81.7, Other 2.1 per cent (ONS, Ethnic group, England and Wales: Census 2021).
	const counts = { indian: 93, african: 40, other_mixed: 29, british: 817, arab: 21 };
	const rows = [
		{ row: 'asian', took_part: 10 },
		{ row: 'black', took_part: 20 },
		{ row: 'mixed', took_part: null },
		{ row: 'white', took_part: 70 },
		{ row: 'other', took_part: null },
		{ row: 'not_said', took_part: 15 }
	];
	const beside = besideWhoLivesHere(rows, counts);
	const of = (id: string) => beside.find((one) => one.id === id)!;

	test('is the share of those who took part over the share of who lives here', () => {
		expect(of('black').ratio!.value).toBeCloseTo(0.2 / 0.04, 6);
		expect(ratioSays(of('black'))).toBe('5.0 (3.3 to 7.2)');
		expect(ratioSays(of('white'))).toBe('0.9 (0.7 to 1.0)');
		expect(ratioMeans(of('black'))).toBe('More than live here');
		expect(ratioMeans(of('asian'))).toBe('About as many, as far as can be told');
		expect(ratioMeans(of('white'))).toBe('Fewer than live here');
	});

	test('is said of no number that is hidden', () => {
		expect(of('mixed')).toMatchObject({ share: null, ratio: null });
		expect(ratioSays(of('mixed'))).toBe('Hidden');
	});
});
