// What an evidence pack says of whose voice counts: each half-year that lies within its days, as it was counted and disclosed, and who lives
// in the area (R10, R38-R41). Pure.
import { longDate } from '../../platform/dates.ts';
import { broadly, type Population } from '../../voices/population.ts';
import { besideWhoLivesHere, ratioMeans } from '../../voices/representativeness.ts';
import { groupsOf, halfName, MEASURES, peopleSay, rowsOf, TABLES, type Voices } from '../../voices/voices.ts';
import type { Column, PackSection, PackTable, Row } from '../section.ts';

type Shown = NonNullable<Voices['shown']>;

/** As private.pack_voices answers: halves the oldest first, tables by "ethnic_group", "ethnic_group-gender" … */
export type VoicesData = {
	trust: string;
	from: string;
	until: string;
	halves: { half: string; counted_at: string; tables: Record<string, Shown> }[];
	population: Population | null;
};

const HIDDEN = 'Hidden: fewer than 5, or hidden so that no such number can be worked out';
const RULE =
	'People, counted once each. Numbers are rounded to 5; below 5 is hidden, and others with it. A half-year is counted once, four weeks after it ended, so its days cannot be chosen.';
const MEASURE_COLUMNS: Column[] = [
	...Object.entries(MEASURES).map(([key, title]): Column => ({ key, title, kind: 'number' })),
	{ key: 'weeks', title: 'Half had an answer within weeks', kind: 'number' }
];

export function voices({ trust, halves, population }: VoicesData): PackSection {
	const gaps = [
		...(halves.length
			? []
			: [
					'No half-year lies within these days, or none of them was counted yet. Whose voice counts is not known here.'
				]),
		...halves.flatMap(({ half, tables }) => {
			const { people } = tables['ethnic_group']!;
			return people.took_part === null
				? [`${halfName(half)}: fewer than 10 people took part, so no table is made.`]
				: people.adopted === null
					? [
							`${halfName(half)}: fewer than 10 people have words in an insight that was adopted, so it is not said whose.`
						]
					: [];
		}),
		...(population
			? []
			: ['No figures of who lives in the area were brought in. Who is missing cannot be told.'])
	];
	return {
		key: 'voices',
		title: 'Whose voice counts',
		says: halves.flatMap(({ half, tables }) => [
			`${halfName(half)}:`,
			...peopleSay(tables['ethnic_group']!.people),
			...saidNothing(tables['ethnic_group']!)
		]),
		tables: halves.flatMap(({ half, counted_at, tables }) => [
			...TABLES.filter(({ other }) => !other).map((one) =>
				list(trust, half, counted_at, one, tables[one.dimension])
			),
			...TABLES.filter(({ other }) => other === 'gender').map((one) =>
				crossed(half, tables[`${one.dimension}-${one.other}`])
			),
			...(population ? [beside(half, tables['ethnic_group']!, population)] : [])
		]),
		gaps
	};
}

/** How many did not say: what the tables cannot speak of. */
function saidNothing({ rows }: Shown): string[] {
	const n = rows.find(({ row }) => row === 'not_said')?.took_part;
	return n ? [`About ${n} of those who took part did not say their ethnic group.`] : [];
}

function list(
	trust: string,
	half: string,
	counted_at: string,
	{ key, title, dimension }: (typeof TABLES)[number],
	shown: Shown | undefined
): PackTable {
	return {
		key: `voices-${half}-${key}`,
		title: `${title}, ${halfName(half)}`,
		about: `${RULE} Counted on ${longDate(counted_at)}.`,
		columns: [{ key: 'group', title: 'Group', kind: 'words' }, ...MEASURE_COLUMNS],
		rows: rowsOf(dimension, shown?.rows ?? []).map(({ label, row }): Row => ({
			cells: {
				group: label,
				took_part: row.took_part,
				agreed: row.agreed,
				adopted: row.adopted,
				weeks: row.weeks
			},
			link: `/${trust}/board/voices?half=${half}&by=${key}`
		})),
		empty: 'Fewer than 10 people took part, so no table is made.',
		hidden: HIDDEN
	};
}

function crossed(half: string, shown: Shown | undefined): PackTable {
	const columns = groupsOf('gender');
	const rows = shown?.rows ?? [];
	return {
		key: `voices-${half}-gender-of-group`,
		title: `Ethnic group and gender of those who took part, ${halfName(half)}`,
		about: RULE,
		columns: [
			{ key: 'group', title: 'Ethnic group', kind: 'words' },
			...columns.map(({ id, label }): Column => ({ key: id, title: label, kind: 'number' }))
		],
		rows: rows.length
			? groupsOf('ethnic_group').map(({ id: group, label }) => ({
					cells: {
						group: label,
						...Object.fromEntries(
							columns.map(({ id }) => [
								id,
								rows.find(({ row, column }) => row === group && column === id)?.took_part ?? null
							])
						)
					}
				}))
			: [],
		empty: 'Fewer than 10 people took part, so no table is made.',
		hidden: HIDDEN
	};
}

function beside(half: string, { rows }: Shown, population: Population): PackTable {
	const groups = besideWhoLivesHere(rows, population.counts);
	return {
		key: `voices-${half}-beside`,
		title: `Beside who lives here, ${halfName(half)}`,
		about: `The share of a group among those who took part and said, over its share of the ${broadly(
			population.counts
		)
			.reduce((sum, { n }) => sum + n, 0)
			.toLocaleString(
				'en-GB'
			)} people who live in ${population.areas.map(({ name }) => name).join(', ')} (${population.source}, ${longDate(
			population.taken_on
		)}). From the rounded numbers, with the 95% interval of Wilson’s method.`,
		columns: [
			{ key: 'group', title: 'Ethnic group', kind: 'words' },
			{ key: 'took_part', title: 'Took part', kind: 'number' },
			{ key: 'lives', title: 'Share of who lives here', kind: 'percent' },
			{ key: 'ratio', title: 'Ratio', kind: 'number' },
			{ key: 'low', title: 'From', kind: 'number' },
			{ key: 'high', title: 'To', kind: 'number' },
			{ key: 'means', title: 'In words', kind: 'words' }
		],
		rows: rows.length
			? groups.map(({ label, took_part, lives, ratio }) => ({
					cells: {
						group: label,
						took_part,
						lives: Math.round(1000 * lives) / 10,
						ratio: tenth(ratio?.value),
						low: tenth(ratio?.low),
						high: tenth(ratio?.high),
						means: ratioMeans({ ratio })
					}
				}))
			: [],
		empty: 'Fewer than 10 people took part, so nothing can be compared.',
		hidden: HIDDEN
	};
}

const tenth = (n: number | undefined): number | null => (n === undefined ? null : Math.round(10 * n) / 10);
