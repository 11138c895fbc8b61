import { describe, expect, it } from 'vitest';
import { begun, inWords, isEmpty, label, lines, shown } from './held';

const write = { day: (iso: string) => `day ${iso}`, time: (iso: string) => `time ${iso.slice(0, 10)}` };

describe('a key in words', () => {
	it.each([
		['given_on', 'Given on'],
		['yes_and_no', 'What you said yes and no to'],
		['how', 'How']
	])('%s is "%s"', (key, words) => expect(label(key)).toBe(words));
});

describe('a value in words', () => {
	it.each([
		['a day', '2026-03-01', 'day 2026-03-01'],
		['a moment', '2026-03-01T09:00:00+00:00', 'time 2026-03-01'],
		['a yes', true, 'yes'],
		['a closed word', 'left_early', 'left early'],
		['what somebody wrote, as it is', 'Call me a_b, please', 'Call me a_b, please'],
		['a list', ['one', 'two'], 'one; two'],
		['a row in a row', [{ use: 'website', given: false, words: '' }], 'use: This website, given: no'],
		['nothing', null, '']
	])('%s', (_, value, words) => expect(inWords(value, write)).toBe(words));
});

describe('what a page shows of a row', () => {
	it('leaves out what is empty and what is for machines', () => {
		expect(shown({ words: 'Hello', lang: 'en', checks: [], picture: {}, reply: null })).toEqual([
			{ key: 'words', label: 'Words', value: 'Hello' }
		]);
	});

	it('keeps a no and a nought: they are facts', () => {
		expect(isEmpty(false)).toBe(false);
		expect(isEmpty(0)).toBe(false);
	});
});

describe('lists within a row', () => {
	it('have a line for each, in a sentence where there is one', () => {
		const yes = {
			use: 'board',
			given: true,
			expires_on: '2028-01-22',
			how: 'by the person',
			recorded_at: '2026-02-14',
			wording: '2026-1'
		};
		expect(lines('yes_and_no', [yes], write)).toEqual([
			'Board and governors: yes, until day 2028-01-22 (by you, day 2026-02-14, wording 2026-1)'
		]);
		expect(lines('rounds_of_coding', ['First', 'Second'], write)).toEqual(['First', 'Second']);
		expect(lines('kind', 'answers', write)).toEqual(['Answers to a consultation']);
		expect(lines('kind', 'complaint', write)).toEqual(['I complain']);
		expect(lines('outcome', 'granted', write)).toEqual(['Yes, all of it']);
	});
});

it('begins with who knows one, and with the first of everything else', () => {
	const rows = [{ day: '2026-03-02' }, { day: '2026-03-03' }];
	const held = {
		made_at: '',
		parts: { organisations: { rows, more: 1 }, claims: { rows, more: 3 }, hours: { rows: [], more: 0 } }
	};
	expect(begun(held).parts).toEqual({
		organisations: { rows, more: 1 },
		claims: { rows: [rows[0]], more: 4 },
		hours: { rows: [], more: 0 }
	});
});
