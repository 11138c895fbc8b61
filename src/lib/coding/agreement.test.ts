import { describe, expect, test } from 'vitest';
import {
	agreementOn,
	agreementOnAll,
	bandOf,
	coefficient,
	cohenKappa,
	fleissKappa,
	krippendorffAlpha,
	meaningOf
} from './agreement.ts';

const counted = (rows: string) =>
	rows
		.trim()
		.split(/\s*\n\s*/)
		.map((row) => ({ counts: row.split(' ').map(Number) }));

/** Values of coders by unit, as papers print them: a row for each coder, a dot where one is missing. */
const byUnit = (rows: string) => {
	const coders = rows
		.trim()
		.split(/\s*\n\s*/)
		.map((row) => row.split(' '));
	const categories = [...new Set(coders.flat())].filter((value) => value !== '.');
	return (coders[0] ?? []).map((_, unit) => ({
		counts: categories.map((category) => coders.filter((values) => values[unit] === category).length)
	}));
};

describe("Cohen's kappa", () => {
	// Cohen (1960), the frequencies of 200 units by which he shows how kappa is computed: κ = .492.
	test('of the worked example of its paper', () => {
		expect(
			cohenKappa([
				[88, 14, 18],
				[10, 40, 10],
				[2, 6, 12]
			])
		).toBeCloseTo(0.492, 3);
	});

	// By hand: the same 35 times in 50, and 25 of 50 by chance: (.7 - .5) / (1 - .5).
	test('of a table of yes and no', () => {
		expect(
			cohenKappa([
				[20, 5],
				[10, 15]
			])
		).toBeCloseTo(0.4, 10);
	});

	test('is below 0 where coders do the contrary of each other', () => {
		expect(
			cohenKappa([
				[0, 5],
				[5, 0]
			])
		).toBe(-1);
	});

	test('is not 1 but undefined where both put one category alone, or nothing was coded', () => {
		expect(
			cohenKappa([
				[0, 0],
				[0, 12]
			])
		).toBeNull();
		expect(cohenKappa([[0, 0], [0, 0]])).toBeNull(); // prettier-ignore
	});
});

// Fleiss (1971), table 1: diagnoses of 30 patients by 6 psychiatrists each, in 5 categories.
const DIAGNOSES = counted(`
	0 0 0 6 0
	0 3 0 0 3
	0 1 4 0 1
	0 0 0 0 6
	0 3 0 3 0
	2 0 4 0 0
	0 0 4 0 2
	2 0 3 1 0
	2 0 0 4 0
	0 0 0 0 6
	1 0 0 5 0
	1 1 0 4 0
	0 3 3 0 0
	1 0 0 5 0
	0 2 0 3 1
	0 0 5 0 1
	3 0 0 1 2
	5 1 0 0 0
	0 2 0 4 0
	1 0 2 0 3
	0 0 0 0 6
	0 1 0 5 0
	0 2 0 1 3
	2 0 0 4 0
	1 0 0 4 1
	0 5 0 1 0
	4 0 0 0 2
	0 2 0 4 0
	1 0 5 0 0
	0 0 0 0 6`);

describe("Fleiss' kappa", () => {
	test('of the diagnoses of its paper is .430', () => {
		expect(fleissKappa(DIAGNOSES)).toBeCloseTo(0.43, 3);
	});

	test('counts a histogram as it counts its rows', () => {
		const histogram = [
			{ counts: [2, 1], times: 7 },
			{ counts: [0, 3], times: 5 },
			{ counts: [3, 0], times: 2 }
		];
		const rows = histogram.flatMap(({ counts, times }) => Array.from({ length: times }, () => ({ counts })));
		expect(fleissKappa(histogram)).toBeCloseTo(fleissKappa(rows) ?? NaN, 12);
	});

	test('is undefined for one category, one coder, gaps, or nothing', () => {
		expect(fleissKappa([{ counts: [3, 0], times: 9 }])).toBeNull();
		expect(fleissKappa([{ counts: [1, 0] }, { counts: [0, 1] }])).toBeNull();
		expect(fleissKappa([{ counts: [3, 0] }, { counts: [1, 1] }])).toBeNull();
		expect(fleissKappa([])).toBeNull();
	});
});

describe("Krippendorff's alpha", () => {
	// Krippendorff (2011), section A: two observers, 10 units, two values, nothing missing: α = 0.095.
	test('of two observers without gaps', () => {
		expect(
			krippendorffAlpha(
				byUnit(`
					0 1 0 0 0 0 0 0 1 0
					1 1 1 0 0 1 0 0 0 0`)
			)
		).toBeCloseTo(0.095, 3);
	});

	// Krippendorff (2011), section C: four observers, 12 units, five values, with gaps: nominal α = 0.743.
	test('of four observers with gaps', () => {
		expect(
			krippendorffAlpha(
				byUnit(`
					1 2 3 3 2 1 4 1 2 . . .
					1 2 3 3 2 2 4 1 2 5 . 3
					. 3 3 3 2 3 4 2 2 5 1 .
					1 2 3 3 2 4 4 1 2 5 1 .`)
			)
		).toBeCloseTo(0.743, 3);
	});

	test('is undefined where one value alone was put, or nobody coded the same unit', () => {
		expect(krippendorffAlpha([{ counts: [2, 0], times: 10 }])).toBeNull();
		expect(krippendorffAlpha([{ counts: [1, 0] }, { counts: [0, 1] }])).toBeNull();
	});
});

describe('codes of a round', () => {
	// Ten contributions: both put it to four, each of them once alone, neither to four.
	const code = {
		counts: [
			{ coders: 2, put: 0, units: 4 },
			{ coders: 2, put: 1, units: 2 },
			{ coders: 2, put: 2, units: 4 }
		],
		by: [5, 5]
	};

	test('two coders who differ twice in ten have 8 in 10 the same and a kappa of 0.6', () => {
		const { complete, percent, kappa, alpha } = agreementOn(code, 2);
		expect({ complete, percent }).toEqual({ complete: 10, percent: 0.8 });
		expect(kappa).toBeCloseTo(0.6, 10);
		// By hand: 4 of 20 values stand in a pair that differs; by chance 2 * 10 * 10 / 19 would.
		expect(alpha).toBeCloseTo(1 - 4 / (200 / 19), 10);
	});

	test('kappa of two heeds that one puts a code oftener than the other', () => {
		const leaning = { counts: code.counts, by: [6, 4] };
		expect(agreementOn(leaning, 2).kappa).toBeCloseTo((0.8 - (0.6 * 0.4 + 0.4 * 0.6)) / (1 - 0.48), 10);
	});

	test('all codes together are pooled, with the units of each', () => {
		const never = { counts: [{ coders: 2, put: 1, units: 10 }], by: [10, 0] };
		expect(agreementOnAll([code, never], 2)).toMatchObject({ complete: 20, percent: 0.4 });
	});

	test('what somebody passed on counts for alpha where two others coded it, and never for kappa', () => {
		const gaps = {
			counts: [
				{ coders: 3, put: 3, units: 2 },
				{ coders: 3, put: 0, units: 2 },
				{ coders: 2, put: 1, units: 4 },
				{ coders: 1, put: 1, units: 9 }
			],
			by: [2, 2, 2]
		};
		const { complete, kappa, alpha } = agreementOn(gaps, 3);
		expect({ complete, kappa }).toEqual({ complete: 4, kappa: 1 });
		expect(alpha).toBeLessThan(1);
	});
});

describe('in words', () => {
	test.each([
		[-0.1, 'poor'],
		[0.2, 'slight'],
		[0.4, 'fair'],
		[0.6, 'moderate'],
		[0.8, 'substantial'],
		[0.81, 'almost perfect']
	])('%d is called %s', (value, band) => expect(bandOf(value)).toBe(band));

	test('a figure has two places and a true minus', () => {
		expect([coefficient(0.6), coefficient(-0.25)]).toEqual(['0.60', '−0.25']);
	});

	test('what cannot be told is said, and is not 1', () => {
		const alike = { counts: [{ coders: 2, put: 2, units: 8 }], by: [8, 8] };
		expect(meaningOf(agreementOn(alike, 2), 2)).toContain('This is not a figure of 1');
		expect(meaningOf(agreementOn({ counts: [], by: [] }, 2), 2)).toContain('nothing yet');
		expect(meaningOf(agreementOn(alike, 1), 1)).toContain('alone');
	});

	test('no more than chance is said so', () => {
		const apart = { counts: [{ coders: 2, put: 1, units: 8 }], by: [4, 4] };
		expect(meaningOf(agreementOn(apart, 2), 2)).toContain('no more than chance');
	});
});
