// Who lives in the areas a trust serves: the table TS021 of the 2021 census, ethnic group by local authority, as the Office for National
// Statistics gives it out, read as it is. Which columns: docs/voices.md. Pure.
import { z } from 'zod';
import { ETHNIC_GROUPS } from '../consultations/equality.ts';

export type Area = { code: string; name: string; counts: Record<string, number> };
export type Population = {
	id: string;
	source: string;
	taken_on: string;
	loaded_at: string;
	loaded_by: string;
	sha256: string;
	areas: { code: string; name: string; n: number }[];
	counts: Record<string, number>;
};

export const MOST_AREAS = 40;

/** The columns of the table, by the words their names begin with, in small letters: the census writes them in more than one way. */
const COLUMNS = {
	code: ['lower tier local authorities code', 'local authority code', 'area code'],
	name: ['lower tier local authorities', 'local authority', 'area'],
	group: ['ethnic group (20 categories)'],
	n: ['observation']
} as const;

/** The categories of the census by the words behind the colon; in the order of its codes, 1 to 19. */
export const CATEGORIES: { label: string; group: string }[] = [
	{ label: 'Asian, Asian British or Asian Welsh: Bangladeshi', group: 'bangladeshi' },
	{ label: 'Asian, Asian British or Asian Welsh: Chinese', group: 'chinese' },
	{ label: 'Asian, Asian British or Asian Welsh: Indian', group: 'indian' },
	{ label: 'Asian, Asian British or Asian Welsh: Pakistani', group: 'pakistani' },
	{ label: 'Asian, Asian British or Asian Welsh: Other Asian', group: 'other_asian' },
	{ label: 'Black, Black British, Black Welsh, Caribbean or African: African', group: 'african' },
	{ label: 'Black, Black British, Black Welsh, Caribbean or African: Caribbean', group: 'caribbean' },
	{ label: 'Black, Black British, Black Welsh, Caribbean or African: Other Black', group: 'other_black' },
	{ label: 'Mixed or Multiple ethnic groups: White and Asian', group: 'white_and_asian' },
	{ label: 'Mixed or Multiple ethnic groups: White and Black African', group: 'white_and_black_african' },
	{ label: 'Mixed or Multiple ethnic groups: White and Black Caribbean', group: 'white_and_black_caribbean' },
	{ label: 'Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups', group: 'other_mixed' },
	{ label: 'White: English, Welsh, Scottish, Northern Irish or British', group: 'british' },
	{ label: 'White: Irish', group: 'irish' },
	{ label: 'White: Gypsy or Irish Traveller', group: 'gypsy_or_irish_traveller' },
	{ label: 'White: Roma', group: 'roma' },
	{ label: 'White: Other White', group: 'other_white' },
	{ label: 'Other ethnic group: Arab', group: 'arab' },
	{ label: 'Other ethnic group: Any other ethnic group', group: 'other' }
];

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
const behindColon = (label: string) => plain(label.slice(label.lastIndexOf(':') + 1));
const BY_LABEL = new Map(CATEGORIES.map(({ label, group }) => [behindColon(label), group]));

/** A table to fill in, of one area: the census's own columns and categories. */
export function template(): string {
	const header =
		'Lower tier local authorities Code,Lower tier local authorities,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation';
	return [header, ...CATEGORIES.map(({ label }, n) => `,,${n + 1},"${label}",`), ''].join('\r\n');
}

type Table = { header: string[]; rows: { row: number; cells: string[] }[] };
export type Read = { areas: Area[]; problems: string[] };

/** What a table holds, and what is wrong with it in sentences; nothing is brought in while anything is. "Does not apply" is left out where it is 0. */
export function readPopulation({ header, rows }: Table): Read {
	const names = header.map(plain);
	const at = Object.fromEntries(
		Object.entries(COLUMNS).map(([key, known]) => [
			key,
			names.findIndex((name) => (known as readonly string[]).includes(name))
		])
	) as Record<keyof typeof COLUMNS, number>;
	const missing = Object.entries(at).flatMap(([key, index]) =>
		index < 0 ? [`There is no column “${COLUMNS[key as keyof typeof COLUMNS][0]}”.`] : []
	);
	if (missing.length) return { areas: [], problems: missing };

	const areas = new Map<string, Area>();
	const problems: string[] = [];
	for (const { row, cells } of rows) {
		const [code, name, label, written] = [at.code, at.name, at.group, at.n].map(
			(index) => cells[index]?.trim() ?? ''
		);
		if (!code && !name && !written) continue;
		const n = /^\d{1,3}(,\d{3})+$|^\d{1,9}$/.test(written!) ? Number(written!.replaceAll(',', '')) : null;
		const group = BY_LABEL.get(behindColon(label!));
		if (!code || !name) problems.push(`Row ${row} names no area.`);
		else if (n === null) problems.push(`Row ${row} has no whole number of people.`);
		else if (plain(label!) === 'does not apply') {
			if (n > 0) problems.push(`Row ${row} counts ${n} people to whom the question does not apply.`);
		} else if (!group)
			problems.push(`Row ${row}: “${label}” is none of the 19 ethnic groups of the 2021 census.`);
		else {
			const area = areas.get(code) ?? { code, name, counts: {} };
			areas.set(code, area);
			if (group in area.counts) problems.push(`Row ${row}: ${name} has “${label}” twice.`);
			area.counts[group] = n;
		}
	}
	for (const { name, counts } of areas.values()) {
		const lacks = CATEGORIES.filter(({ group }) => !(group in counts)).length;
		if (lacks) problems.push(`${name} lacks ${lacks} of the 19 ethnic groups.`);
	}
	if (areas.size > MOST_AREAS)
		problems.push(
			`The file has ${areas.size} areas. Keep those that the trust serves, at most ${MOST_AREAS}.`
		);
	if (!areas.size && !problems.length) problems.push('The file has no rows.');
	return { areas: [...areas.values()], problems };
}

/** How many live in an area altogether. */
export const living = ({ counts }: Pick<Area, 'counts'>): number =>
	Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Of each broad group, in the order of the questions. */
export function broadly(counts: Record<string, number>): { id: string; label: string; n: number }[] {
	return ETHNIC_GROUPS.map(({ id, label, boxes }) => ({
		id,
		label,
		n: boxes.reduce((sum, { value }) => sum + (counts[value] ?? 0), 0)
	}));
}

/** What is agreed to after the preview: as it was read, checked again. */
export const agreedPopulation = z.object({
	source: z.string().trim().min(3, 'Say where the figures come from').max(300, 'Use 300 characters or fewer'),
	taken_on: z.iso.date('Give the day that the figures are of'),
	areas: z.preprocess(
		(text) => {
			try {
				return JSON.parse(String(text)) as unknown;
			} catch {
				return null;
			}
		},
		z.array(
			z.object({
				code: z.string().min(1).max(20),
				name: z.string().min(1).max(120),
				counts: z.record(z.string(), z.int().min(0))
			}),
			{
				error: 'Choose the file again'
			}
		)
	)
});
