// The words of a version in another language or in Easy Read, one entry for each piece of text that people read, by a
// key that says where it stands: "title", "q.<question>.hint", "q.<question>.options.<id>", "phrase.next".
// consultation_translations.content holds exactly this; private.consultation_words (0051) names the same keys in SQL.
import { numbers } from './branching.ts';
import { PHRASES, type Phrase, type Phrases } from './phrases.ts';
import type { Content, Question } from './questions.ts';

/** By key; a key that is absent or empty is a gap, and the original is shown there. */
export type TranslatedWords = Record<string, string>;

/** One piece of text to translate. */
export type Piece = {
	key: string;
	/** What it is, for the person who translates: "Question 2: hint". */
	what: string;
	original: string;
};

/** A version that may still lack its questions. */
export type DraftContent = Omit<Content, 'questions'> & { questions: Question[] };

/** Languages that are written from right to left, of those that people choose from. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function dirOf(lang: string): 'ltr' | 'rtl' {
	return RIGHT_TO_LEFT.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Each piece of a version that people read, in the order in which they meet it. */
export function piecesOf(content: DraftContent): Piece[] {
	const pieces: Piece[] = [];
	const add = (key: string, what: string, original: string | undefined) => {
		if (original) pieces.push({ key, what, original });
	};
	add('title', 'Title', content.title);
	add('why', 'Why we are asking', content.why);
	add('can_change', 'What can change', content.can_change);
	add('cannot_change', 'What cannot change', content.cannot_change);
	add('content_note', 'Content note', content.content_note);
	const numbered = numbers(content.questions);
	for (const question of content.questions) {
		const at = `q.${question.id}`;
		const number = numbered.get(question.id);
		const name = number ? `Question ${number}` : 'Page to read';
		add(`${at}.title`, name, question.title);
		add(`${at}.hint`, `${name}: hint`, question.hint);
		add(`${at}.content_note`, `${name}: content note`, question.content_note);
		add(`${at}.required_because`, `${name}: why it must be answered`, question.required_because);
		if (question.kind === 'information') add(`${at}.text`, `${name}: words to read`, question.text);
		if (question.kind === 'number') add(`${at}.unit`, `${name}: unit`, question.unit);
		if ('options' in question) {
			for (const { id, label } of question.options) add(`${at}.options.${id}`, `${name}: answer`, label);
		}
		if ('items' in question) {
			const what = question.kind === 'statements' ? 'statement' : 'thing to rate';
			for (const { id, label } of question.items) add(`${at}.items.${id}`, `${name}: ${what}`, label);
		}
		if ('scale' in question) {
			add(`${at}.from_label`, `${name}: lowest number`, question.scale.from_label);
			add(`${at}.to_label`, `${name}: highest number`, question.scale.to_label);
		}
	}
	return pieces;
}

/** What the answering pages say besides the questions, to translate with them. Braces are filled in later and stay. */
export function phrasePieces(): Piece[] {
	return (Object.keys(PHRASES) as Phrase[]).map((key) => ({
		key: `phrase.${key}`,
		what: key.startsWith('error_') ? 'When something is not right' : 'Words of the pages',
		original: PHRASES[key]
	}));
}

/** What has no translation yet. */
export function gapsIn(pieces: Piece[], words: TranslatedWords): Piece[] {
	return pieces.filter(({ key }) => !words[key]?.trim());
}

/** Places a phrase needs and its translation lacks or misspells, such as "{most}"; empty when they agree. */
export function placesLost({ original }: Piece, translated: string): string[] {
	const places = original.match(/\{\w+\}/g) ?? [];
	return places.filter((place) => !translated.includes(place));
}

/**
 * The version as its readers see it in this language: translated where there are words for it, as it was written
 * otherwise. Ids, kinds, order and branching stay, so that answers in every language are counted together.
 */
export function translated<C extends DraftContent>(content: C, words: TranslatedWords): C {
	const get = (key: string, original: string) => words[key]?.trim() || original;
	const maybe = (key: string, original: string | undefined) =>
		original === undefined ? {} : { [key.split('.').at(-1) ?? key]: get(key, original) };
	const questions = content.questions.map((question): Question => {
		const at = `q.${question.id}`;
		const choices = (part: string, list: { id: string; label: string }[]) =>
			list.map(({ id, label }) => ({ id, label: get(`${at}.${part}.${id}`, label) }));
		return {
			...question,
			title: get(`${at}.title`, question.title),
			...maybe(`${at}.hint`, question.hint),
			...maybe(`${at}.content_note`, question.content_note),
			...maybe(`${at}.required_because`, question.required_because),
			...(question.kind === 'information' && { text: get(`${at}.text`, question.text) }),
			...(question.kind === 'number' && maybe(`${at}.unit`, question.unit)),
			...('options' in question && { options: choices('options', question.options) }),
			...('items' in question && { items: choices('items', question.items) }),
			...('scale' in question && {
				scale: {
					...question.scale,
					from_label: get(`${at}.from_label`, question.scale.from_label),
					to_label: get(`${at}.to_label`, question.scale.to_label)
				}
			})
		} as Question;
	});
	const phrases: Phrases = { ...content.phrases };
	for (const key of Object.keys(PHRASES) as Phrase[]) {
		const said = words[`phrase.${key}`]?.trim();
		if (said) phrases[key] = said;
	}
	return {
		...content,
		title: get('title', content.title),
		why: get('why', content.why),
		can_change: get('can_change', content.can_change),
		cannot_change: get('cannot_change', content.cannot_change),
		...maybe('content_note', content.content_note),
		questions,
		phrases
	};
}

/** The name of a piece's field in the translator's form. */
export const fieldOfPiece = (key: string) => `w.${key}`;

/**
 * Reads a translator's form. Out: what was written, by key; and an error by field for each place in braces that was lost,
 * since something is filled in there.
 */
export function wordsFrom(
	form: FormData,
	pieces: Piece[]
): { words: TranslatedWords; errors: Record<string, string[]> } {
	const words: TranslatedWords = {};
	const errors: Record<string, string[]> = {};
	for (const piece of pieces) {
		const field = fieldOfPiece(piece.key);
		const given = form.get(field);
		const written = typeof given === 'string' ? given.replaceAll('\r\n', '\n').trim() : '';
		if (written === '') continue;
		words[piece.key] = written;
		const lost = piece.key.startsWith('phrase.') ? placesLost(piece, written) : [];
		if (lost.length) errors[field] = [`Leave ${lost.join(' and ')} in: it is filled in there`];
		if (written.length > 4000) errors[field] = ['Use 4,000 characters or fewer'];
	}
	return { words, errors };
}
