// What became of what was given, counted; and why words were not used.
import { BECAME, type Became } from '../find/find.ts';

/** Why no insight rests on words: the closed list of 0076, as staff choose it and as the giver reads it. */
export const REASONS = {
	said_by_others: 'Others said the same, and an insight rests on their words',
	another_programme: 'It is not about this programme',
	answered_at_once: 'It was answered at once, and nothing was left to decide',
	too_little: 'There was too little to go on',
	could_point_to_somebody: 'It could point to somebody',
	their_giver_asked: 'Its giver asked that it is not used',
	other: 'Another reason'
} as const;
export type Reason = keyof typeof REASONS;

/** A reason in words; one that is not on the list is shown as another. */
export const reasonLabel = (reason: string): string => REASONS[reason as Reason] ?? REASONS.other;

/** Why words are not used, as it stands or stood. */
export type Unused = { reason: string; words: string; said_at: string };
export type UnusedBefore = Unused & { removed_at: string | null };

/** Counts by measure; one that is not there is zero. */
export type Counts = { [measure: string]: number };

export type Coverage = {
	programme: { id: string; slug: string; title: string } | null;
	programmes: { id: string; slug: string; title: string }[];
	counts: Counts;
	workshops: { id: string; title: string; held_on: string; counts: Counts }[];
	consultations: { id: string; title: string; created_at: string; counts: Counts }[];
	more_workshops: boolean;
	more_consultations: boolean;
};

/** One figure of coverage: how many, of how many that can be used, and the filter that finds them. */
export type Figure = { label: string; n: number; share: number | null; use: Became | null };

const FIGURES: [measure: string, label: string][] = [
	['coded', 'Have a code'],
	['quoted', 'Quoted'],
	['in_an_insight', 'In an agreed insight'],
	['answered', 'Answered by a decision'],
	['told', 'Answered, and its giver told'],
	['unused', 'Never used']
];

const isBecame = (measure: string): measure is Became => measure in BECAME;

function figure(counts: Counts, measure: string, label: string): Figure {
	const n = counts[measure] ?? 0;
	const whole = counts['stands'] ?? 0;
	return {
		label,
		n,
		share: whole ? Math.round((100 * n) / whole) : null,
		use: isBecame(measure) ? measure : null
	};
}

/** What became of those that can be used: neither taken back nor kept back. */
export const figures = (counts: Counts): Figure[] =>
	FIGURES.map(([measure, label]) => figure(counts, measure, label));

/** Why those that were never used were not, the most frequent first; last those of which nobody has said why. */
export function reasons(counts: Counts): Figure[] {
	const said = Object.entries(REASONS)
		.map(([reason, label]) => figure(counts, `why_${reason}`, label))
		.filter(({ n }) => n > 0)
		.sort((a, b) => b.n - a.n);
	const unexplained = figure(counts, 'unexplained', 'Nobody has said why yet');
	return unexplained.n ? [...said, unexplained] : said;
}

/** In words: "189 were given. 2 were taken back by those who gave them." */
export function given(counts: Counts): string {
	const one = (n: number, single: string, many: string) =>
		n === 1 ? `1 ${single}` : `${n.toLocaleString('en-GB')} ${many}`;
	const sentences = [
		one(counts['given'] ?? 0, 'was given', 'were given'),
		counts['taken_back'] &&
			one(counts['taken_back'], 'was taken back by its giver', 'were taken back by those who gave them'),
		counts['kept_back'] &&
			one(counts['kept_back'], 'was kept back by moderation', 'were kept back by moderation')
	].filter(Boolean);
	return `${sentences.join('. ')}.`;
}
