// How people answered by what they said of themselves: what may be shown of it, in labels and sentences.
import { AGE_BANDS, DISABILITY, ETHNIC_GROUPS, GENDERS, PREFER_NOT } from '../equality.ts';
import { OTHER, steps, type Choice, type Question } from '../questions.ts';
import type { Facts } from './results.ts';

export const DIMENSIONS = [
	'ethnic_group',
	'ethnic_group_detailed',
	'age_band',
	'gender',
	'disability'
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Record<Dimension, string> = {
	ethnic_group: 'Ethnic group',
	ethnic_group_detailed: 'Ethnic group in detail',
	age_band: 'Age',
	gender: 'Gender',
	disability: 'Disability'
};

export const isDimension = (text: string | null): text is Dimension =>
	(DIMENSIONS as readonly string[]).includes(text ?? '');

export type Cut = {
	consultation: Facts;
	/** The words of the statement, where that is what people answered. */
	statement: string | null;
	sent: number;
	counted: number;
	totals: { row: string; n: number | null }[];
	cells: { row: string; column: string; n: number | null; share: number | null }[];
};

const NOT_SAID: Choice = { id: 'not_said', label: 'Did not say' };
const choices = (list: { value: string; label: string }[]) =>
	list
		.filter(({ value }) => value !== PREFER_NOT.value)
		.map(({ value, label }): Choice => ({ id: value, label }));

/** The groups of a dimension in the order of the questions. */
export function groupsOf(dimension: Dimension): Choice[] {
	switch (dimension) {
		case 'ethnic_group':
			return [...ETHNIC_GROUPS.map(({ id, label }) => ({ id, label })), NOT_SAID];
		case 'ethnic_group_detailed':
			return [
				...ETHNIC_GROUPS.flatMap(({ label, unspecified, boxes }) => [
					...choices(boxes),
					{ id: unspecified, label: `${label}, did not say which` }
				]),
				NOT_SAID
			];
		case 'age_band':
			return [...choices(AGE_BANDS), NOT_SAID];
		case 'gender':
			return [...choices(GENDERS), NOT_SAID];
		case 'disability':
			return [...choices(DISABILITY), NOT_SAID];
	}
}

const VOTES: Choice[] = [
	{ id: '1', label: 'Agree' },
	{ id: '0', label: 'Pass' },
	{ id: '-1', label: 'Disagree' }
];

/** The answers a cut has as columns. */
export function columnsOf(question: Question): Choice[] {
	if (question.kind === 'statements') return VOTES;
	if ('scale' in question) return steps(question.scale).map((step) => ({ id: `${step}`, label: `${step}` }));
	if (!('options' in question)) return [];
	return question.own_words
		? [...question.options, { id: OTHER, label: 'Something else' }]
		: question.options;
}

/** What of a question can be cut: itself, or each thing of a matrix. To statements their own page leads. */
export function cutsOf(question: Question): { address: string; label: string }[] {
	switch (question.kind) {
		case 'single_choice':
		case 'multiple_choice':
		case 'scale':
			return [{ address: question.id, label: question.title }];
		case 'matrix':
			return question.items.map(({ id, label }) => ({
				address: `${question.id}.${id}`,
				label: `${question.title}: ${label}`
			}));
		default:
			return [];
	}
}

export type CutRow = {
	group: string;
	total: number;
	cells: { column: string; n: number | null; share: number | null }[];
};

/** Rows to show, and the groups of which nothing may be shown. */
export function rowsOf(
	cut: Cut,
	dimension: Dimension,
	columns: Choice[]
): { rows: CutRow[]; hidden: string[] } {
	const rows: CutRow[] = [];
	const hidden: string[] = [];
	for (const { id, label } of groupsOf(dimension)) {
		const total = cut.totals.find((one) => one.row === id)?.n ?? null;
		if (total === null) {
			hidden.push(label);
			continue;
		}
		rows.push({
			group: label,
			total,
			cells: columns.map(({ id: column }) => {
				const cell = cut.cells.find((one) => one.row === id && one.column === column);
				return { column, n: cell?.n ?? null, share: cell?.share ?? null };
			})
		});
	}
	return { rows, hidden };
}

/** "10 (67%)"; what is hidden has no number. */
export function cellSays({ n, share }: { n: number | null; share: number | null }): string | null {
	return n === null ? null : share === null ? `${n}` : `${n} (${share}%)`;
}

/** How many sheets are counted and why not all. */
export function countedSays({ sent, counted, consultation }: Cut): string {
	const waiting = sent - counted;
	const how =
		'Answers are counted in whole tens, in the order they were sent, so that nobody can be found by looking twice. ' +
		'A ten waits a day after its last answer, and is left out once somebody in it has taken theirs back.';
	if (counted === 0)
		return `None of the ${sent.toLocaleString('en-GB')} who answered ${sent === 1 ? 'is' : 'are'} counted here yet. ${how}`;
	if (waiting <= 0) return `All ${counted.toLocaleString('en-GB')} who answered are counted.`;
	const rest = consultation.state === 'open' ? ' While it is open the rest waits.' : '';
	return `${counted.toLocaleString('en-GB')} of the ${sent.toLocaleString('en-GB')} who answered are counted. ${how}${rest}`;
}
