// Building the questions of a version: reading a question from its form, and adding, moving and removing without ever
// leaving a list that does not hold together. Ids come from the first words and stay, so that answers of a later version
// and of another language are counted with those before.
import { numbers } from './branching.ts';
import {
	leadsBy,
	OTHER,
	question as questionSchema,
	whyNotShowIf,
	type Choice,
	type Question,
	type QuestionKind
} from './questions.ts';

export type Built = { ok: true; questions: Question[] } | { ok: false; sentence: string };
export type Values = Record<string, unknown>;
export type Read = { ok: true; question: Question } | { ok: false; errors: Record<string, string[]> };

/** "What should the first words be?" becomes "what_should_the_first"; another of the same name gets a number. */
export function idFrom(words: string, taken: Iterable<string>): string {
	const used = new Set([...taken, OTHER]);
	const plain = words
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	const start = (plain ?? []).slice(0, 4).join('_').slice(0, 34).replace(/_$/, '');
	const base = /^[a-z]/.test(start) ? start : `q_${start}`.replace(/_$/, '');
	for (let n = 1; ; n++) {
		const id = n === 1 ? base : `${base}_${n}`;
		if (!used.has(id)) return id;
	}
}

/**
 * The choices of a question, one a line as they are typed. A line that says what one said before is that one; a line that
 * stands where one stood whose words are gone is that one reworded; all others are new.
 */
export function choicesFrom(typed: string, before: Choice[] = []): Choice[] {
	const lines = typed
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const found = new Map<number, string>();
	const free = new Map(before.map((choice) => [choice.id, choice]));
	lines.forEach((line, at) => {
		const same = [...free.values()].find(({ label }) => label === line);
		if (!same) return;
		found.set(at, same.id);
		free.delete(same.id);
	});
	lines.forEach((_, at) => {
		const stood = before[at];
		if (found.has(at) || !stood || !free.has(stood.id)) return;
		found.set(at, stood.id);
		free.delete(stood.id);
	});
	const taken = new Set([...found.values(), ...before.map(({ id }) => id)]);
	return lines.map((label, at) => {
		const id = found.get(at) ?? idFrom(label, taken);
		taken.add(id);
		return { id, label };
	});
}

const linesOf = (list: Choice[]) => list.map(({ label }) => label).join('\n');

/** A question as the fields of its form. */
export function toForm(question: Question): Values {
	const values: Values = {
		title: question.title,
		hint: question.hint ?? '',
		content_note: question.content_note ?? '',
		required: question.required ? 'yes' : '',
		required_because: question.required_because ?? '',
		show_if: question.show_if
			? question.show_if.is.map((value) => `${question.show_if?.question}:${value}`)
			: []
	};
	if ('options' in question) values.options = linesOf(question.options);
	if ('items' in question) values.items = linesOf(question.items);
	if ('own_words' in question) values.own_words = question.own_words ? ['yes'] : [];
	if ('scale' in question) {
		const { from, to, from_label, to_label } = question.scale;
		Object.assign(values, { from: String(from), to: String(to), from_label, to_label });
	}
	if (question.kind === 'multiple_choice') values.at_most = question.at_most ? String(question.at_most) : '';
	if (question.kind === 'number') {
		Object.assign(values, {
			min: question.min === undefined ? '' : String(question.min),
			max: question.max === undefined ? '' : String(question.max),
			unit: question.unit ?? '',
			whole: question.whole ? ['yes'] : []
		});
	}
	if (question.kind === 'information') values.text = question.text;
	return values;
}

/** What an earlier question can be answered with, for "ask this only of those who …". */
export function conditions(earlier: Question[]): { question: Question; values: Choice[] }[] {
	return earlier.flatMap((one) => {
		const values = leadsBy(one).map((id) => ({ id, label: labelOf(one, id) }));
		return values.length ? [{ question: one, values }] : [];
	});
}

function labelOf(one: Question, id: string): string {
	if (id === OTHER) return 'Something else';
	return 'options' in one ? (one.options.find((option) => option.id === id)?.label ?? id) : id;
}

/**
 * Reads a question from its form. In: its kind, the form's fields, the question as it was (null for a new one) and all
 * questions of the version. Out: the question, or errors by field.
 */
export function readQuestion(
	kind: QuestionKind,
	values: Values,
	was: Question | null,
	questions: Question[]
): Read {
	const title = said(values, 'title');
	const at = was ? questions.findIndex(({ id }) => id === was.id) : questions.length;
	const errors: Record<string, string[]> = {};
	const shown = showIfFrom(all(values, 'show_if'));
	if (shown === 'several') errors.show_if = ['Choose answers of one question only'];
	const required = kind !== 'information' && said(values, 'required') === 'yes';
	if (required && !said(values, 'required_because'))
		errors.required_because = ['Say why nothing can be sent without an answer. People will read it.'];

	const candidate = {
		kind,
		id:
			was?.id ??
			idFrom(
				title,
				questions.map(({ id }) => id)
			),
		title,
		...optional('hint', said(values, 'hint')),
		...optional('content_note', said(values, 'content_note')),
		required,
		...(required && optional('required_because', said(values, 'required_because'))),
		...(shown !== 'several' && shown && { show_if: shown }),
		...ofKind(kind, values, was)
	};
	const parsed = questionSchema.safeParse(candidate);
	if (!parsed.success) Object.assign(errors, errorsAt(parsed.error.issues));
	if (Object.keys(errors).length > 0 || !parsed.success) return { ok: false, errors };

	const why = whyNotShowIf(parsed.data, questions.slice(0, at));
	if (why) return { ok: false, errors: { show_if: [`${why}.`] } };
	const result = [...questions.slice(0, at), parsed.data, ...questions.slice(at + 1)];
	const broken = whyNotTogether(result);
	return broken ? { ok: false, errors: { form: [broken] } } : { ok: true, question: parsed.data };
}

/** What is wrong, beside the field that puts it right: a scale's by its part, a choice's by the list it is typed in. */
function errorsAt(issues: { path: PropertyKey[]; message: string }[]): Record<string, string[]> {
	const errors: Record<string, string[]> = {};
	for (const { path, message } of issues) {
		const [first = 'form', second] = path.map(String);
		const list = (errors[first === 'scale' ? (second ?? 'from') : first] ??= []);
		if (!list.includes(message)) list.push(message);
	}
	return errors;
}

function ofKind(kind: QuestionKind, values: Values, was: Question | null): object {
	const ticked = (name: string) => all(values, name).includes('yes');
	const options = () => ({
		options: choicesFrom(said(values, 'options'), was && 'options' in was ? was.options : [])
	});
	const items = () => ({ items: choicesFrom(said(values, 'items'), was && 'items' in was ? was.items : []) });
	const scale = () => ({
		scale: {
			from: number(values, 'from'),
			to: number(values, 'to'),
			from_label: said(values, 'from_label'),
			to_label: said(values, 'to_label')
		}
	});
	switch (kind) {
		case 'single_choice':
			return { ...options(), own_words: ticked('own_words') };
		case 'multiple_choice':
			return {
				...options(),
				own_words: ticked('own_words'),
				...optional('at_most', number(values, 'at_most'))
			};
		case 'scale':
			return scale();
		case 'number':
			return {
				...optional('min', number(values, 'min')),
				...optional('max', number(values, 'max')),
				...optional('unit', said(values, 'unit')),
				whole: ticked('whole')
			};
		case 'statements':
			return { ...items(), own_words: ticked('own_words') };
		case 'matrix':
			return { ...items(), ...scale() };
		case 'information':
			return { text: said(values, 'text') };
		case 'open_text':
			return {};
	}
}

const said = (values: Values, name: string) => {
	const value = values[name];
	return typeof value === 'string' ? value.trim() : '';
};
const all = (values: Values, name: string) => {
	const value = values[name];
	return (Array.isArray(value) ? value : [value]).filter(
		(one): one is string => typeof one === 'string' && one !== ''
	);
};
const number = (values: Values, name: string) => {
	const value = said(values, name);
	return value === '' ? undefined : Number(value);
};
const optional = (name: string, value: unknown) =>
	value === '' || value === undefined ? {} : { [name]: value };

function showIfFrom(ticked: string[]): Question['show_if'] | 'several' {
	const pairs = ticked.map((value) => value.split(':', 2) as [string, string]);
	const [first] = pairs;
	if (!first) return null;
	return pairs.every(([of]) => of === first[0])
		? { question: first[0], is: pairs.map(([, is]) => is) }
		: 'several';
}

/** Why a list of questions does not hold together, for the person who made it so, or null. */
export function whyNotTogether(questions: Question[]): string | null {
	for (const [index, one] of questions.entries()) {
		if (!whyNotShowIf(one, questions.slice(0, index))) continue;
		const of = questions.find(({ id }) => id === one.show_if?.question);
		return of
			? `“${one.title}” is asked only after some answers to “${of.title}”, so it has to come after it, and those answers have to be there. Change that first.`
			: `“${one.title}” is asked only after some answers to this question. Change that first.`;
	}
	return null;
}

const checked = (questions: Question[]): Built => {
	const sentence = whyNotTogether(questions);
	return sentence ? { ok: false, sentence } : { ok: true, questions };
};

/** The list with this question in its place, or at the end when it is new. */
export function withQuestion(questions: Question[], question: Question): Question[] {
	return questions.some(({ id }) => id === question.id)
		? questions.map((one) => (one.id === question.id ? question : one))
		: [...questions, question];
}

export function moveQuestion(questions: Question[], id: string, way: 'up' | 'down'): Built {
	const from = questions.findIndex((one) => one.id === id);
	const to = from + (way === 'up' ? -1 : 1);
	const moved = questions[from];
	const other = questions[to];
	if (!moved || !other) return { ok: true, questions };
	return checked(questions.map((one, at) => (at === from ? other : at === to ? moved : one)));
}

export function removeQuestion(questions: Question[], id: string): Built {
	return checked(questions.filter((one) => one.id !== id));
}

/** "3a", or "Page" for words to read. */
export function numberOf(questions: Question[], { id }: Pick<Question, 'id'>): string {
	return numbers(questions).get(id) ?? 'Page';
}

/** Who is asked it: "Only after “Yes” or “For somebody else” to question 1"; null for everybody. */
export function askedOf(question: Question, questions: Question[]): string | null {
	const condition = question.show_if;
	const of = condition && questions.find(({ id }) => id === condition.question);
	if (!of) return null;
	const labels = condition.is.map((value) => `“${labelOf(of, value)}”`);
	return `Only after ${labels.join(' or ')} to question ${numberOf(questions, of)}`;
}

/**
 * Where a text stands that advice is about, for a link. In: a place as `textsOf` writes it, such as "questions.2.hint".
 * Out: what to call it, and the part of the consultation where it is changed.
 */
export function placeOf(field: string, questions: Question[]): { name: string; part: string } {
	const [first, index] = field.split('.');
	const question = first === 'questions' ? questions[Number(index)] : undefined;
	if (!question) return { name: 'What it is about', part: 'about' };
	const number = numberOf(questions, question);
	return {
		name: number === 'Page' ? 'Page to read' : `Question ${number}`,
		part: `questions/${question.id}`
	};
}
