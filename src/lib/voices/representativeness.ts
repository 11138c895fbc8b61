// Who takes part beside who lives here (R38): the share of a group among those who took part, over its share of the people who live in the
// area. 1 is the same share; 0.5 half of it. Pure, and of numbers that are shown alone, so that it can tell nothing that they do not.
import type { Population } from './population.ts';
import { broadly } from './population.ts';
import type { Shown } from './voices.ts';

/** The 97.5th percentile of the normal distribution, for 95 per cent between both ends. */
const Z = 1.959964;

/**
 * The 95 % interval of a share by Wilson's score method: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
 * JASA 22 (1927); method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998), whose examples are the test. In: `part` of `whole` above 0.
 */
export function wilson(part: number, whole: number): [low: number, high: number] {
	const share = part / whole;
	const middle = share + (Z * Z) / (2 * whole);
	const half = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
	const scale = 1 + (Z * Z) / whole;
	return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

export type Beside = {
	id: string;
	label: string;
	/** As shown; null where hidden. */
	took_part: number | null;
	/** Shares of 1. */
	share: number | null;
	lives: number;
	/** Null where the number is hidden, or nobody of the group lives here. */
	ratio: { value: number; low: number; high: number } | null;
};

/**
 * Each broad ethnic group beside who lives here. The whole is the sum of the groups that are shown; those who did not say are in neither.
 * The share of who lives here is taken as known: a census counts nearly everybody.
 */
export function besideWhoLivesHere(
	rows: Pick<Shown, 'row' | 'took_part'>[],
	counts: Population['counts']
): Beside[] {
	const groups = broadly(counts);
	const all = groups.reduce((sum, { n }) => sum + n, 0);
	const of = (id: string) => rows.find(({ row }) => row === id)?.took_part ?? null;
	const whole = groups.reduce((sum, { id }) => sum + (of(id) ?? 0), 0);
	return groups.map(({ id, label, n }) => {
		const took_part = of(id);
		const lives = all ? n / all : 0;
		if (took_part === null || lives === 0) return { id, label, took_part, share: null, lives, ratio: null };
		const [low, high] = wilson(took_part, whole);
		const share = took_part / whole;
		return {
			id,
			label,
			took_part,
			share,
			lives,
			ratio: { value: share / lives, low: low / lives, high: high / lives }
		};
	});
}

/** "9.3%" */
export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** "0.6 (0.3 to 1.1)", or why there is none. */
export const ratioSays = ({ took_part, ratio }: Pick<Beside, 'took_part' | 'ratio'>): string =>
	ratio
		? `${ratio.value.toFixed(1)} (${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)})`
		: took_part === null
			? 'Hidden'
			: 'Nobody of this group lives here';

/** A plain word for each: what chance alone could bring is not called more or fewer. */
export const ratioMeans = ({ ratio }: Pick<Beside, 'ratio'>): string =>
	!ratio
		? 'Not known'
		: ratio.low > 1
			? 'More than live here'
			: ratio.high < 1
				? 'Fewer than live here'
				: 'About as many, as far as can be told';
