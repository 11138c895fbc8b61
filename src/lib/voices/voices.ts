// Whose voice counts, in words (R38-R41). Null numbers are hidden by disclosure control and stay so.
import { DIMENSION_NAMES, groupsOf, type Dimension } from '../consultations/results/cut.ts';
import { halfName } from '../pay-reports/fairness.ts';

export { DIMENSION_NAMES, groupsOf, halfName };

/** One group, or one group crossed with another: people who took part, whose words stand in what was agreed, and in what was adopted. */
export type Shown = {
	row: string;
	column: string | null;
	took_part: number | null;
	agreed: number | null;
	adopted: number | null;
	/** Half of them or more waited this many weeks or fewer for an answer. */
	weeks: number | null;
};
export type Counts = { took_part: number | null; agreed: number | null; adopted: number | null };
export type Voices = {
	half: string | null;
	halves: string[];
	counted_at: string | null;
	shown: { people: Counts; rows: Shown[] } | null;
};

export const MEASURES = {
	took_part: 'Took part',
	agreed: 'In an agreed insight',
	adopted: 'Adopted, or in part'
} as const;
export type Measure = keyof typeof MEASURES;

/** What may be looked at, as public.voices has it: lists, and ethnic group crossed with another. In the order of the page. */
export const TABLES: { key: string; dimension: Dimension; other: Dimension | null; title: string }[] = [
	{ key: 'ethnic_group', dimension: 'ethnic_group', other: null, title: 'Ethnic group' },
	{ key: 'detail', dimension: 'ethnic_group_detailed', other: null, title: 'In detail' },
	{ key: 'age', dimension: 'age_band', other: null, title: 'Age' },
	{ key: 'gender', dimension: 'gender', other: null, title: 'Gender' },
	{ key: 'disability', dimension: 'disability', other: null, title: 'Disability' },
	{ key: 'ethnic_group-age', dimension: 'ethnic_group', other: 'age_band', title: 'Ethnic group and age' },
	{
		key: 'ethnic_group-gender',
		dimension: 'ethnic_group',
		other: 'gender',
		title: 'Ethnic group and gender'
	},
	{
		key: 'ethnic_group-disability',
		dimension: 'ethnic_group',
		other: 'disability',
		title: 'Ethnic group and disability'
	}
];

export const HIDDEN = 'Hidden';

export const count = (n: number | null): string => (n === null ? HIDDEN : n.toLocaleString('en-GB'));

/** "Within 8 weeks", or that too few had an answer. */
export const waited = (weeks: number | null): string =>
	weeks === null ? 'Too few to say' : `Within ${weeks} weeks`;

/** The groups in the order of the questions, each with its row; a group that no table names is left out. */
export function rowsOf(dimension: Dimension, rows: Shown[]): { label: string; row: Shown }[] {
	return groupsOf(dimension).flatMap(({ id, label }) => {
		const row = rows.find((one) => one.row === id);
		return row ? [{ label, row }] : [];
	});
}

/** What the three numbers of all people come to, in a sentence each. */
export function peopleSay(people: Counts): string[] {
	const say = (n: number | null, words: string) =>
		n === null
			? `Fewer than 10 people ${words}: no table is made of them.`
			: `About ${count(n)} people ${words}.`;
	return [
		say(people.took_part, 'took part'),
		say(people.agreed, 'have words in an insight that was agreed'),
		say(people.adopted, 'have words in one that a decision adopted, or adopted in part')
	];
}
