// Which question comes next, how questions are numbered, and where a paper form sends its reader. Online and on paper the
// numbers are the same, so that somebody on the phone and a form on a table can speak of "question 3a".
import { valuesIn, type Answers } from './answers.ts';
import { phrase, type Phrases } from './phrases.ts';
import { OTHER, leadsBy, type Question } from './questions.ts';

/** Whether a question is put to somebody who answered so. What depends on a question that is not put is not put either. */
export function isAsked(question: Question, questions: Question[], answers: Answers): boolean {
	const condition = question.show_if;
	if (!condition) return true;
	const source = questions.find(({ id }) => id === condition.question);
	if (!source || !isAsked(source, questions, answers)) return false;
	return valuesIn(answers[source.id]).some((value) => condition.is.includes(value));
}

/** All pages of somebody's way, in order, as their answers stand. */
export function path(questions: Question[], answers: Answers): Question[] {
	return questions.filter((question) => isAsked(question, questions, answers));
}

/** What comes after a question, the first where `current` is null, and null after the last. */
export function next(questions: Question[], answers: Answers, current: string | null): Question | null {
	const from = current === null ? 0 : questions.findIndex(({ id }) => id === current) + 1;
	return questions.slice(from).find((question) => isAsked(question, questions, answers)) ?? null;
}

/** What came before a question, null before the first. */
export function previous(questions: Question[], answers: Answers, current: string): Question | null {
	const to = questions.findIndex(({ id }) => id === current);
	return path(questions.slice(0, Math.max(0, to)), answers).at(-1) ?? null;
}

/** What has to be answered, was put, and is not answered: nobody is held up by a question they never saw. */
export function missing(questions: Question[], answers: Answers): Question[] {
	return path(questions, answers).filter(({ id, required }) => required && !answers[id]);
}

/** The answers to send: what was answered before somebody changed their way is dropped. */
export function onPath(questions: Question[], answers: Answers): Answers {
	return Object.fromEntries(
		path(questions, answers).flatMap(({ id }) => (answers[id] ? [[id, answers[id]]] : []))
	);
}

/**
 * The number of each question by its id: 1, 2, 3. A question that depends on the one before, or on one that does, is 3a, 3b,
 * so that nobody misses a 4 that was not for them. Pages that are only read have no number.
 */
export function numbers(questions: Question[]): Map<string, string> {
	const found = new Map<string, string>();
	let last = 0;
	let family: string[] = [];
	for (const { id, kind, show_if } of questions) {
		if (kind === 'information') continue;
		if (show_if && family.includes(show_if.question)) {
			found.set(id, `${last}${letters(family.length)}`);
			family.push(id);
		} else {
			found.set(id, String(++last));
			family = [id];
		}
	}
	return found;
}

/** a for the first, and on from z to aa. */
function letters(place: number): string {
	const letter = String.fromCharCode(97 + ((place - 1) % 26));
	return place <= 26 ? letter : letters(Math.floor((place - 1) / 26)) + letter;
}

/**
 * How far somebody is: "Question 3a of 8", and "of about 8" as long as an answer could still take a question away.
 * Null on a page that is only read.
 */
export function progress(questions: Question[], current: string, phrases?: Phrases): string | null {
	const numbered = numbers(questions);
	const number = numbered.get(current);
	if (number === undefined) return null;
	const last = parseInt([...numbered.values()].at(-1)!, 10);
	const after = questions.slice(questions.findIndex(({ id }) => id === current) + 1);
	const about = after.some(({ id, show_if }) => show_if && /^\d+$/.test(numbered.get(id) ?? ''));
	return phrase(phrases, about ? 'question_about' : 'question', { number, last });
}

/**
 * What the paper form says under a question: where each answer sends its reader. Empty where all go on to the next question.
 * Of a choice of several, only what a tick opens is said, and where everybody else goes.
 */
export function goTo(question: Question, questions: Question[], phrases?: Phrases): string[] {
	const numbered = numbers(questions);
	const after = questions
		.slice(questions.findIndex(({ id }) => id === question.id) + 1)
		.filter(({ kind }) => kind !== 'information');
	const before = knownAt(question, questions);
	const placeOf = (value: string | null) => {
		const known = new Map([...before, [question.id, value === null ? [] : [value]]]);
		const reached = after.find((one) => mayBeAsked(one, questions, known));
		return (reached && numbered.get(reached.id)) ?? null;
	};
	const places = new Map<string | null, string[]>();
	for (const value of leadsBy(question)) {
		const place = placeOf(value);
		places.set(place, [...(places.get(place) ?? []), labelOf(question, value, phrases)]);
	}
	const otherwise = placeOf(null);
	const follows = (after[0] && numbered.get(after[0].id)) ?? null;
	if ([...places.keys()].every((place) => place === follows)) return [];

	const say = ([place, answers]: [string | null, string[]]) =>
		phrase(phrases, place === null ? 'go_to_end' : 'go_to', {
			answers: either(answers, phrases),
			number: place ?? ''
		});
	if (question.kind !== 'multiple_choice') return [...places].map(say);
	return [
		...[...places].filter(([place]) => place !== otherwise).map(say),
		phrase(phrases, otherwise === null ? 'otherwise_end' : 'otherwise', { number: otherwise ?? '' })
	];
}

/** What whoever reads this question must have answered before it, by question. Of a choice of several more may be ticked. */
function knownAt(question: Question, questions: Question[]): Map<string, string[]> {
	const condition = question.show_if;
	const source = condition && questions.find(({ id }) => id === condition.question);
	if (!source) return new Map();
	const known = knownAt(source, questions);
	return source.kind === 'multiple_choice' ? known : known.set(source.id, condition.is);
}

/** Whether a question could be put to somebody of whom no more is known than this. */
function mayBeAsked(question: Question, questions: Question[], known: Map<string, string[]>): boolean {
	const condition = question.show_if;
	if (!condition) return true;
	const answered = known.get(condition.question);
	if (answered) return answered.some((value) => condition.is.includes(value));
	const source = questions.find(({ id }) => id === condition.question);
	return source !== undefined && mayBeAsked(source, questions, known);
}

/** What the paper form says above a question that is not for everybody; null for one that is. */
export function onlyIf(question: Question, questions: Question[], phrases?: Phrases): string | null {
	const condition = question.show_if;
	const source = condition && questions.find(({ id }) => id === condition.question);
	if (!source) return null;
	const answers = condition.is.map((value) => labelOf(source, value, phrases));
	return phrase(phrases, 'only_if', {
		answers: either(answers, phrases),
		number: numbers(questions).get(source.id) ?? ''
	});
}

/** “Yes”, “No” or “Sometimes” */
function either(labels: string[], phrases?: Phrases): string {
	const quoted = labels.map((label) => `“${label}”`);
	const last = quoted.pop() ?? '';
	return quoted.length === 0 ? last : phrase(phrases, 'or', { some: quoted.join(', '), last });
}

function labelOf(question: Question, value: string, phrases?: Phrases): string {
	if (value === OTHER) return phrase(phrases, 'something_else');
	return 'options' in question ? (question.options.find(({ id }) => id === value)?.label ?? value) : value;
}
