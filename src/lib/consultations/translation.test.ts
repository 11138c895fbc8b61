import { expect, test } from 'vitest';
import { parseContent } from './questions.ts';
import {
	dirOf,
	fieldOfPiece,
	gapsIn,
	phrasePieces,
	piecesOf,
	placesLost,
	translated,
	wordsFrom,
	type DraftContent
} from './translation.ts';

const CONTENT: DraftContent = {
	title: 'How should wards welcome people?',
	why: 'Nobody said hello.',
	can_change: 'The welcome.',
	cannot_change: 'The law.',
	questions: [
		{
			kind: 'single_choice',
			id: 'stayed',
			title: 'Have you stayed?',
			hint: 'Ever',
			required: true,
			required_because: 'It is the point',
			own_words: false,
			options: [
				{ id: 'yes', label: 'Yes' },
				{ id: 'no', label: 'No' }
			]
		},
		{
			kind: 'matrix',
			id: 'parts',
			title: 'How were these?',
			content_note: 'About restraint',
			required: false,
			items: [
				{ id: 'food', label: 'Food' },
				{ id: 'staff', label: 'Staff' }
			],
			scale: { from: 1, to: 5, from_label: 'Bad', to_label: 'Good' },
			show_if: { question: 'stayed', is: ['yes'] }
		},
		{ kind: 'number', id: 'hours', title: 'How long?', required: false, unit: 'hours', whole: true },
		{ kind: 'information', id: 'next', title: 'Next', text: 'We read it.', required: false }
	]
};

test('each piece that people read has one key', () => {
	const pieces = piecesOf(CONTENT);
	expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
	expect(pieces.map(({ key }) => key)).toEqual([
		'title',
		'why',
		'can_change',
		'cannot_change',
		'q.stayed.title',
		'q.stayed.hint',
		'q.stayed.required_because',
		'q.stayed.options.yes',
		'q.stayed.options.no',
		'q.parts.title',
		'q.parts.content_note',
		'q.parts.items.food',
		'q.parts.items.staff',
		'q.parts.from_label',
		'q.parts.to_label',
		'q.hours.title',
		'q.hours.unit',
		'q.next.title',
		'q.next.text'
	]);
	expect(pieces.find(({ key }) => key === 'q.parts.title')?.what).toBe('Question 1a');
});

test('translated, every piece is in its place and nothing else is changed', () => {
	const words = Object.fromEntries(
		[...piecesOf(CONTENT), ...phrasePieces()].map(({ key, original }) => [key, `[${original}]`])
	);
	const other = translated(CONTENT, words);
	expect(piecesOf(other).map(({ original }) => original)).toEqual(
		piecesOf(CONTENT).map(({ original }) => `[${original}]`)
	);
	expect(other.phrases?.next).toBe('[Next]');
	const shape = ({ questions }: DraftContent) =>
		questions.map(({ id, kind, required, show_if }) => ({ id, kind, required, show_if }));
	expect(shape(other)).toEqual(shape(CONTENT));
	expect(parseContent(other)).toMatchObject({ ok: true });
});

test('a gap shows the original', () => {
	expect(translated(CONTENT, {})).toEqual({ ...CONTENT, phrases: {} });
	expect(translated(CONTENT, { title: ' ' }).title).toBe(CONTENT.title);
	expect(gapsIn(piecesOf(CONTENT), { title: 'x', why: ' ' })).toHaveLength(18);
});

test('what is filled in later may not be lost', () => {
	const form = new FormData();
	const [question, next] = ['phrase.question', 'phrase.next'].map((key) =>
		phrasePieces().find((piece) => piece.key === key)
	);
	if (!question || !next) throw new Error('These phrases are there');
	form.set(fieldOfPiece(question.key), 'Pytanie {number}');
	form.set(fieldOfPiece(next.key), ' Dalej\r\n');
	form.set(fieldOfPiece('title'), ' ');
	const read = wordsFrom(form, [question, next, ...piecesOf(CONTENT)]);
	expect(read.words).toEqual({ 'phrase.question': 'Pytanie {number}', 'phrase.next': 'Dalej' });
	expect(read.errors).toEqual({ 'w.phrase.question': ['Leave {last} in: it is filled in there'] });
	expect(placesLost(question, 'Pytanie {number} z {last}')).toEqual([]);
});

test('a piece is not longer than it can be kept', () => {
	const form = new FormData();
	form.set('w.title', 'x'.repeat(4001));
	expect(wordsFrom(form, piecesOf(CONTENT)).errors).toHaveProperty(['w.title']);
});

test.each([
	['ur', 'rtl'],
	['ar', 'rtl'],
	['ar-EG', 'rtl'],
	['pa', 'ltr'],
	['en', 'ltr']
])('%s is written %s', (lang, dir) => {
	expect(dirOf(lang)).toBe(dir);
});
