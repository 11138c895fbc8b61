// The numbers of a reported consultation, as anyone may read them: rounded, and hidden where few answered (R40).
import type { Question } from '../questions.ts';
import { columnsOf } from './cut.ts';

export type Told = {
	answers: number | null;
	questions: {
		id: string;
		/** The thing of a matrix, or the statement, by its id. */
		part: string | null;
		question: Question;
		answered: number | null;
		counts: { answer: string; n: number | null; share: number | null }[];
	}[];
};

export type ToldQuestion = {
	title: string;
	answered: number;
	rows: { label: string; n: number | null; share: number | null }[];
};

/** Each question of which any number may be shown, in the order they were asked, with its answers in theirs. */
export function toldQuestions({ questions }: Told): ToldQuestion[] {
	return questions.flatMap(({ part, question, answered, counts }) => {
		if (answered === null || counts.every(({ n }) => n === null)) return [];
		const item = 'items' in question ? question.items.find(({ id }) => id === part) : undefined;
		const title = item ? `${question.title}: ${item.label}` : question.title;
		const rows = columnsOf(question).map(({ id, label }) => {
			const count = counts.find(({ answer }) => answer === id);
			return { label, n: count?.n ?? null, share: count?.share ?? null };
		});
		return [{ title, answered, rows }];
	});
}
