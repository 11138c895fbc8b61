// How far coders agree, beyond what chance alone would give. Nominal data: a coder either puts a category to a unit or another.
// Our own, since the packages there are for this are not kept; each is tested against the worked example of its paper.

/** How many coders put each category to a unit, and how many units were coded just so. */
export type Unit = { counts: number[]; times?: number };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Beyond chance: null where chance alone explains everything, since then there is nothing that coders could have differed in. */
const beyond = (observed: number, expected: number) =>
	expected > 1 - 1e-12 ? null : (observed - expected) / (1 - expected);

/**
 * Cohen's kappa of two coders. In: how many units the first put in the row's category and the second in the column's.
 * Out: from -1 to 1, or null where there are no units or both put all of them in one category.
 * Source: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37-46.
 */
export function cohenKappa(table: number[][]): number | null {
	const all = sum(table.map(sum));
	if (all === 0) return null;
	const agreed = sum(table.map((row, category) => row[category] ?? 0)) / all;
	const expected = sum(
		table.map((row, category) => (sum(row) / all) * (sum(table.map((other) => other[category] ?? 0)) / all))
	);
	return beyond(agreed, expected);
}

/**
 * Fleiss' kappa of any number of coders who all coded every unit. Out: at most 1, or null where there are no units, units
 * with different numbers of coders, fewer than two coders, or one category alone.
 * Source: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 378-382.
 */
export function fleissKappa(units: Unit[]): number | null {
	const coders = sum(units[0]?.counts ?? []);
	const all = sum(units.map(({ times = 1 }) => times));
	if (all === 0 || coders < 2 || units.some(({ counts }) => sum(counts) !== coders)) return null;
	const agreed =
		sum(
			units.map(
				({ counts, times = 1 }) =>
					(times * (sum(counts.map((n) => n * n)) - coders)) / (coders * (coders - 1))
			)
		) / all;
	const expected = sum(shares(units).map((share) => share * share));
	return beyond(agreed, expected);
}

/**
 * Krippendorff's alpha for nominal data, with gaps: a unit counts by however many coded it, if they were two or more.
 * Out: at most 1, or null where nothing can be compared or one category alone was put.
 * Source: K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
 */
export function krippendorffAlpha(units: Unit[]): number | null {
	const paired = units.filter(({ counts }) => sum(counts) >= 2);
	const values = sum(paired.map(({ counts, times = 1 }) => times * sum(counts)));
	if (values === 0) return null;
	// Pairs of values within a unit that differ, each unit weighed by how many could be compared in it.
	const differing = sum(
		paired.map(({ counts, times = 1 }) => {
			const coders = sum(counts);
			return (times * (coders * coders - sum(counts.map((n) => n * n)))) / (coders - 1);
		})
	);
	const totals = shares(paired).map((share) => share * values);
	const expected = (values * values - sum(totals.map((n) => n * n))) / (values - 1);
	return expected < 1e-12 ? null : 1 - differing / expected;
}

/** How much of all that was put each category is, from 0 to 1. */
function shares(units: Unit[]): number[] {
	const categories = Math.max(0, ...units.map(({ counts }) => counts.length));
	const totals = Array.from({ length: categories }, (_, category) =>
		sum(units.map(({ counts, times = 1 }) => times * (counts[category] ?? 0)))
	);
	return totals.map((total) => total / sum(totals));
}

/** As round_agreement gives it (0074): for how many units `put` of `coders` had put the code, and how often each did. */
export type CodeCounts = {
	id: string;
	name: string;
	replaced: boolean;
	counts: { coders: number; put: number; units: number }[];
	by: number[];
};

export type Agreement = {
	/** Units that all coders coded. */
	complete: number;
	/** Of these, the share on which all did the same, from 0 to 1; null where there are none. */
	percent: number | null;
	/** Cohen's kappa with two coders, Fleiss' with more. */
	kappa: number | null;
	/** Krippendorff's alpha, which also counts units that somebody passed on, where two others coded them. */
	alpha: number | null;
};

/** How far coders agreed on one code: whether it fits a contribution or not. */
export function agreementOn({ counts, by }: Pick<CodeCounts, 'counts' | 'by'>, coders: number): Agreement {
	return measure([{ counts, by }], coders);
}

/** How far they agreed on all codes together: each contribution and each code that any of them put is one unit. */
export function agreementOnAll(codes: Pick<CodeCounts, 'counts' | 'by'>[], coders: number): Agreement {
	return measure(codes, coders);
}

function measure(codes: Pick<CodeCounts, 'counts' | 'by'>[], coders: number): Agreement {
	const rows = codes.flatMap(({ counts }) => counts);
	const units = rows.map((row) => ({ counts: [row.put, row.coders - row.put], times: row.units }));
	const whole = rows.filter((row) => row.coders === coders && coders >= 2);
	const complete = sum(whole.map((row) => row.units));
	const same = sum(whole.filter(({ put }) => put === 0 || put === coders).map((row) => row.units));
	return {
		complete,
		percent: complete === 0 ? null : same / complete,
		kappa:
			coders === 2
				? cohenKappa(twoByTwo(codes, complete))
				: fleissKappa(units.filter(({ counts }) => sum(counts) === coders)),
		alpha: krippendorffAlpha(units)
	};
}

/** Both put it, one, the other, neither: from how many of two put it, and how often each did. */
function twoByTwo(codes: Pick<CodeCounts, 'counts' | 'by'>[], complete: number): number[][] {
	const both = sum(
		codes.flatMap(({ counts }) =>
			counts.filter((row) => row.coders === 2 && row.put === 2).map((row) => row.units)
		)
	);
	const [first = 0, second = 0] = [0, 1].map((coder) => sum(codes.map(({ by }) => by[coder] ?? 0)));
	return [
		[both, first - both],
		[second - both, complete - first - second + both]
	];
}

/** "0.60", with a true minus. */
export const coefficient = (value: number) => value.toFixed(2).replace('-', '−');

/** The word that J. R. Landis and G. G. Koch (1977, Biometrics 33, 165) gave each band. A convention, and nothing more. */
export function bandOf(value: number): string {
	if (value < 0) return 'poor';
	if (value <= 0.2) return 'slight';
	if (value <= 0.4) return 'fair';
	if (value <= 0.6) return 'moderate';
	if (value <= 0.8) return 'substantial';
	return 'almost perfect';
}

/** Fewer units than this say little, whatever the figure is: one more disagreement would move it a long way. */
export const FEW = 30;

/** What a figure means, in one or two plain sentences, and what it does not. */
export function meaningOf({ complete, percent, kappa }: Agreement, coders: number): string {
	if (coders < 2) return 'One person coded alone, so there is nobody to agree with.';
	if (complete === 0) return 'There is nothing yet that everybody coded.';
	if (kappa === null)
		return 'Everybody did the same with every one, so there is nothing to tell agreement from chance by. This is not a figure of 1.';
	const same = `All coders did the same ${Math.round((percent ?? 0) * 100)} times in 100`;
	if (kappa <= 0) return `${same}. That is no more than chance would give.`;
	return `${same}. Of the agreement that chance does not explain, they reached ${coefficient(kappa)} of 1: often called ${bandOf(kappa)}.`;
}
