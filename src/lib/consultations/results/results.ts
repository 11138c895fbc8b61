// What came of each question, in numbers: what the database counted put beside what was asked, over all versions.
import { numbers } from '../branching.ts';
import type { ConsultationState } from '../consultation.ts';
import { OTHER, steps, type Choice, type Question, type QuestionOf } from '../questions.ts';

/** What every page of results says first. */
export type Facts = {
	id: string;
	title: string;
	state: ConsultationState;
	imported: boolean;
	source: string;
	opens_on: string | null;
	closes_on: string | null;
	asks_equality: boolean;
	programme: { slug: string; title: string };
	/** Whether who is here may see cuts by what people said of themselves. */
	cuts: boolean;
	/** Whether who is here takes single answers and votes away. */
	rows: boolean;
	/** Every version that was opened, the newest first. */
	versions: { version: number; questions: Question[] }[];
};

export type Counted = {
	/** Sheets the question was put to. */
	asked: number;
	answered: number;
	/** Answers in own words. */
	words: number;
	/** By id of option, OTHER, number, or "item:number" of a matrix. */
	counts: Record<string, number>;
};

export type Results = {
	consultation: Facts;
	sheets: { sent: number; online: number; paper: number; on_behalf: number };
	questions: Record<string, Counted>;
	/** By question, or "" where a conversation was brought in without questions. */
	statements: Record<string, { statements: number; voters: number; votes: number }>;
};

const NONE: Counted = { asked: 0, answered: 0, words: 0, counts: {} };

/** A question of any version, in its newest wording and with every answer that any version had. */
export type AskedQuestion = { question: Question; number: string; former: boolean };

/** What was asked, in the order of the newest version; what only an earlier one asked stands at the end. */
export function askedQuestions(versions: Facts['versions']): AskedQuestion[] {
	const newest = versions[0]?.questions ?? [];
	const numbered = numbers(newest);
	const found = new Map<string, AskedQuestion>();
	for (const { questions } of versions) {
		for (const question of questions) {
			if (question.kind === 'information') continue;
			const known = found.get(question.id);
			found.set(question.id, {
				question: known ? withEarlier(known.question, question) : question,
				number: numbered.get(question.id) ?? '',
				former: !newest.some(({ id }) => id === question.id)
			});
		}
	}
	return [...found.values()];
}

/** An answer that a correction took away was still given by those who answered before it. */
function withEarlier(question: Question, earlier: Question): Question {
	const more = (list: Choice[], before: Choice[]) => [
		...list,
		...before.filter(({ id }) => !list.some((one) => one.id === id))
	];
	if ('options' in question && 'options' in earlier) {
		return {
			...question,
			own_words: question.own_words || earlier.own_words,
			options: more(question.options, earlier.options)
		};
	}
	if (question.kind === 'matrix' && earlier.kind === 'matrix') {
		return { ...question, items: more(question.items, earlier.items) };
	}
	return question;
}

export const countedOf = (results: Results, question: string): Counted => results.questions[question] ?? NONE;

/** "41 answered. 3 were asked and left it out. 12 were not asked." */
export function answeredSays({ asked, answered }: Counted, sent: number): string {
	const people = (n: number) => n.toLocaleString('en-GB');
	const left = Math.max(0, asked - answered);
	const never = Math.max(0, sent - Math.max(asked, answered));
	return [
		`${people(answered)} answered.`,
		left === 0
			? 'Nobody who was asked left it out.'
			: `${people(left)} ${left === 1 ? 'was' : 'were'} asked and left it out.`,
		...(never > 0 ? [`${people(never)} ${never === 1 ? 'was' : 'were'} not asked.`] : [])
	].join(' ');
}

export type Row = { key: string; label: string; n: number; share: number | null };

const row = (key: string, label: string, n: number, whole: number): Row => ({
	key,
	label,
	n,
	share: whole > 0 ? n / whole : null
});

/** One row an answer, with its share of those who answered. */
export function choiceRows(
	question: QuestionOf<'single_choice'> | QuestionOf<'multiple_choice'>,
	{ counts, answered }: Counted
): Row[] {
	const rows = question.options.map(({ id, label }) => row(id, label, counts[id] ?? 0, answered));
	return question.own_words
		? [...rows, row(OTHER, 'Something else, in their own words', counts[OTHER] ?? 0, answered)]
		: rows;
}

/** One row a step, with what the ends mean. */
export function scaleRows({ scale }: QuestionOf<'scale'>, { counts, answered }: Counted): Row[] {
	const means: Record<number, string> = { [scale.from]: scale.from_label, [scale.to]: scale.to_label };
	return steps(scale).map((step) =>
		row(
			String(step),
			means[step] ? `${step}: ${means[step]}` : String(step),
			counts[String(step)] ?? 0,
			answered
		)
	);
}

export type MatrixRow = {
	key: string;
	label: string;
	answered: number;
	counts: number[];
	mean: number | null;
};

/** One row a thing that was rated: how many gave each step, in their order, and the mean. */
export function matrixRows({ items, scale }: QuestionOf<'matrix'>, { counts }: Counted): MatrixRow[] {
	const list = steps(scale);
	return items.map(({ id, label }) => {
		const given = list.map((step) => counts[`${id}:${step}`] ?? 0);
		const spread = spreadOf(Object.fromEntries(list.map((step, index) => [step, given[index] ?? 0])));
		return {
			key: id,
			label,
			answered: given.reduce((a, b) => a + b, 0),
			counts: given,
			mean: spread?.mean ?? null
		};
	});
}

export type Spread = {
	count: number;
	mean: number;
	median: number;
	least: number;
	most: number;
	/** A quarter gave this or less, a quarter the other or more. */
	quarters: [number, number];
};

/** Mean, median and ends of numbers with how often each was given; null where nobody gave any. */
export function spreadOf(counts: Record<string, number>): Spread | null {
	const given = sorted(counts);
	const count = given.reduce((sum, [, n]) => sum + n, 0);
	if (count === 0) return null;
	return {
		count,
		mean: given.reduce((sum, [value, n]) => sum + value * n, 0) / count,
		median: quantile(given, count, 0.5),
		least: given[0]![0],
		most: given.at(-1)![0],
		quarters: [quantile(given, count, 0.25), quantile(given, count, 0.75)]
	};
}

const sorted = (counts: Record<string, number>) =>
	Object.entries(counts)
		.map(([value, n]): [number, number] => [Number(value), n])
		.filter(([, n]) => n > 0)
		.sort(([a], [b]) => a - b);

/** Between the two nearest, as percentile_cont of PostgreSQL does. */
function quantile(given: [value: number, n: number][], count: number, share: number): number {
	const place = (count - 1) * share;
	const at = (index: number) => {
		let seen = 0;
		return given.find(([, n]) => (seen += n) > index)![0];
	};
	const [low, high] = [at(Math.floor(place)), at(Math.ceil(place))];
	return low + (high - low) * (place - Math.floor(place));
}

const MOST_BANDS = 8;

/** Numbers in at most eight bands of one round width, or each number where there are few of them. */
export function bands(counts: Record<string, number>): Row[] {
	const given = sorted(counts);
	const total = given.reduce((sum, [, n]) => sum + n, 0);
	if (given.length <= MOST_BANDS) {
		return given.map(([value, n]) => row(String(value), shortNumber(value), n, total));
	}
	const [least, most] = [given[0]![0], given.at(-1)![0]];
	const width = roundWidth((most - least) / MOST_BANDS);
	const first = Math.floor(least / width);
	const rows: Row[] = [];
	for (let band = first; band * width <= most; band++) {
		const [from, to] = [band * width, (band + 1) * width];
		const n = given.reduce((sum, [value, many]) => (value >= from && value < to ? sum + many : sum), 0);
		rows.push(row(String(from), `${shortNumber(from)} to under ${shortNumber(to)}`, n, total));
	}
	return rows;
}

/** 1, 2, 5, 10, 20, 50 and so on: the least of them that is not less. */
function roundWidth(width: number): number {
	const power = 10 ** Math.floor(Math.log10(width));
	return ([1, 2, 5, 10].find((one) => one * power >= width * (1 - 1e-9)) ?? 10) * power;
}

/** With one decimal at most, or three where a number is small. */
export function shortNumber(value: number): string {
	return value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 1 ? 3 : 1 });
}

/** "37%", and "less than 1%" rather than a 0 that is not one. */
export function percent(share: number | null): string {
	if (share === null) return '';
	if (share > 0 && share < 0.005) return 'less than 1%';
	return `${Math.round(share * 100)}%`;
}

/** "Mean 3.4, median 4. Half of the answers are from 2 to 5. The least is 1, the most 7." */
export function spreadSays({ mean, median, least, most, quarters: [low, high] }: Spread): string {
	const [from, to] = [shortNumber(low), shortNumber(high)];
	return (
		`Mean ${shortNumber(mean)}, median ${shortNumber(median)}. ` +
		(from === to ? '' : `The middle half of the answers goes from ${from} to ${to}. `) +
		`The least is ${shortNumber(least)}, the most ${shortNumber(most)}.`
	);
}
