import { describe, expect, test } from 'vitest';
import type { Answers } from './answers';
import { content as contentSchema, type Question } from './questions';
import {
	asAsked,
	dayIn,
	minutesFor,
	readStep,
	resumeAt,
	rowsToCheck,
	stepAfter,
	stepBefore,
	stepsOf,
	toSend
} from './sheets';

const content = contentSchema.parse({
	title: 'Getting help in the evening',
	why: 'We are choosing how people reach us.',
	can_change: 'The hours.',
	cannot_change: 'The budget.',
	questions: [
		{
			id: 'tried',
			kind: 'single_choice',
			title: 'Have you tried?',
			required: true,
			own_words: true,
			options: [
				{ id: 'yes', label: 'Yes' },
				{ id: 'no', label: 'No' }
			]
		},
		{
			id: 'happened',
			kind: 'open_text',
			title: 'What happened?',
			content_note: 'This is about a time you needed help.',
			show_if: { question: 'tried', is: ['yes'] }
		},
		{
			id: 'voices',
			kind: 'statements',
			title: 'Do you agree?',
			own_words: true,
			items: [
				{ id: 'night', label: 'A line all night' },
				{ id: 'people', label: 'Somebody like me' }
			]
		},
		{ id: 'thanks', kind: 'information', title: 'Nearly there', text: 'One more.' }
	]
});
const asked = asAsked({ content, original: 'en', lang: 'en', words: null });
const { questions } = asked.content;
const keys = (answers: Answers) => stepsOf(questions, answers).map(({ key }) => key);
const step = (key: string, answers: Answers = {}) =>
	stepsOf(questions, answers).find((one) => one.key === key)!;

function form(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) data.append(name, one);
	return data;
}

const YES: Answers = { tried: { chosen: ['yes'] } };

describe('the way through a sheet', () => {
	test('asks a statement at a time, and warns before a question with a content note', () => {
		expect(keys({})).toEqual(['tried', 'voices.1', 'voices.2', 'voices.own', 'thanks']);
		expect(keys(YES).slice(0, 3)).toEqual(['tried', 'happened.note', 'happened']);
	});

	test('goes on, past the rest of a question, and back', () => {
		expect(stepAfter(questions, YES, 'tried')?.key).toBe('happened.note');
		expect(stepAfter(questions, YES, 'happened.note', true)?.key).toBe('voices.1');
		expect(stepAfter(questions, {}, 'voices.1', true)?.key).toBe('thanks');
		expect(stepAfter(questions, {}, 'thanks')).toBeNull();
		expect(stepAfter(questions, {}, 'no-such-page')?.key).toBe('tried');
		expect(stepBefore(questions, YES, 'voices.1')?.key).toBe('happened');
		expect(stepBefore(questions, {}, 'tried')).toBeNull();
	});

	test('is taken up after the last thing that was answered', () => {
		expect(resumeAt(questions, {})?.key).toBe('tried');
		expect(resumeAt(questions, YES)?.key).toBe('happened.note');
		expect(resumeAt(questions, { ...YES, voices: { votes: { night: 0 } } })?.key).toBe('voices.2');
		expect(resumeAt(questions, { voices: { votes: {}, own: ['More evenings'] } })?.key).toBe('thanks');
	});

	test('asks about what others added as well', () => {
		const added = { voices: [{ id: 'c0ffee', label: 'Weekends', lang: 'en', dir: 'ltr' as const }] };
		const more = asAsked({ content, original: 'en', lang: 'en', words: null, added });
		expect(stepsOf(more.content.questions, {}).map(({ key }) => key)).toContain('voices.3');
	});
});

describe('one page of a question', () => {
	test('is read beside what the other pages said', () => {
		const before = { votes: { night: 1 as const }, own: ['More evenings'] };
		const read = readStep(step('voices.2'), form({ 'q_voices.people': 'pass' }), before, undefined);
		expect(read).toEqual({
			ok: true,
			answer: { votes: { night: 1, people: 0 }, own: ['More evenings'] }
		});
		const own = readStep(
			step('voices.own'),
			form({ 'q_voices.own': ['One', ' ', 'Two'] }),
			before,
			undefined
		);
		expect(own).toEqual({ ok: true, answer: { votes: { night: 1 }, own: ['One', 'Two'] } });
		const none = readStep(step('voices.own'), form({ 'q_voices.own': '' }), before, undefined);
		expect(none).toEqual({ ok: true, answer: { votes: { night: 1 } } });
		expect(readStep(step('voices.1'), form({}), undefined, undefined)).toEqual({ ok: true, answer: null });
	});

	test('has to be answered where it must be, but not by somebody who comes back later', () => {
		expect(readStep(step('tried'), form({}), undefined, undefined)).toMatchObject({ ok: false });
		expect(readStep(step('tried'), form({}), undefined, undefined, true)).toEqual({ ok: true, answer: null });
	});

	test('keeps what was answered when only its note is read', () => {
		const before = { words: 'I rang' };
		expect(readStep(step('happened.note', YES), form({}), before, undefined)).toEqual({
			ok: true,
			answer: before
		});
	});
});

describe('what is sent', () => {
	const answers: Answers = {
		tried: { chosen: [], other: 'By letter 😀' },
		happened: { words: 'This fell off the way' },
		voices: { votes: { night: 1 }, own: ['Weekends'] }
	};

	test('is what was shown, with spans by characters', () => {
		const { words, asked: spans } = toSend(asked, answers);
		expect(words).toBe(
			'Have you tried?\nSomething else: By letter 😀\n\nDo you agree?\nAgree: A line all night\nWeekends'
		);
		expect(spans.voices).toEqual({});
		const { starts, ends } = spans.tried as { starts: number; ends: number };
		expect([...words].slice(starts, ends).join('')).toBe('By letter 😀');
	});

	test('keeps words to the letter', () => {
		const typed = '  two  spaces\n\n\nand lines \n';
		const { words, asked: spans } = toSend(asked, { ...YES, happened: { words: typed } });
		const { starts, ends } = spans.happened as { starts: number; ends: number };
		expect([...words].slice(starts, ends).join('')).toBe(typed);
	});

	test('is nothing where nothing was answered', () => {
		expect(toSend(asked, {})).toEqual({ words: '', asked: {} });
	});

	test('is shown before, with what has to be answered first', () => {
		const rows = rowsToCheck(asked, YES);
		expect(rows.map(({ id, missing, step }) => [id, missing, step])).toEqual([
			['tried', false, 'tried'],
			['happened', false, 'happened'],
			['voices', false, 'voices.1']
		]);
		expect(rowsToCheck(asked, {})[0]).toMatchObject({ missing: true, text: 'Not answered' });
	});
});

describe('in another language', () => {
	test('stands in it once there are words for it, and in the original otherwise', () => {
		const urdu = asAsked({ content, original: 'en', lang: 'ur', words: { title: 'شام' } });
		expect(urdu).toMatchObject({ lang: 'ur', dir: 'rtl', content: { title: 'شام' } });
		expect(asAsked({ content, original: 'en', lang: 'ur', words: null })).toMatchObject({
			lang: 'en',
			dir: 'ltr'
		});
	});

	test('says days as its readers write them', () => {
		expect(dayIn('en', '2026-03-29')).toBe('29 March 2026');
		expect(dayIn('pl', '2026-10-25')).toBe('25 października 2026');
	});
});

test('how long it takes is said in whole minutes', () => {
	const of = (...kinds: Partial<Question>[]) => minutesFor(kinds as Question[]);
	expect(of({ kind: 'scale' })).toBe(2);
	expect(of({ kind: 'open_text' }, { kind: 'open_text' }, { kind: 'number' })).toBe(5);
});
