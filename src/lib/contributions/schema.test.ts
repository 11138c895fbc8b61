import { describe, expect, it } from 'vitest';
import { parseForm } from '../platform/forms';
import { answersFrom, chooseShown, chooseUses, writeForSomeone, writeWords } from './schema';

const form = (fields: Record<string, string>) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
};
const errorsOf = (result: ReturnType<typeof parseForm>) => (result.ok ? {} : result.errors);

describe('words', () => {
	it('are kept as they were typed', () => {
		const words = '  قبل أن \n\n 😢 ';
		expect(parseForm(form({ words, lang: 'ar' }), writeWords)).toMatchObject({ ok: true, data: { words } });
	});

	it.each([
		['nothing but space', ' \n\t', 'Write something, in any way you like'],
		['too many', 'a'.repeat(100_001), 'Use 100,000 characters or fewer'],
		['a character that cannot be kept', 'a\0b', 'There is a character in this text that cannot be kept']
	])('are asked for again when they are %s', (_, words, sentence) => {
		expect(errorsOf(parseForm(form({ words, lang: 'en' }), writeWords)).words?.[0]).toBe(sentence);
	});

	it('count characters and not halves of them', () => {
		expect(parseForm(form({ words: '😢'.repeat(60_000), lang: 'en' }), writeWords).ok).toBe(true);
	});
});

describe('how words are shown', () => {
	it('is without a name when nothing is chosen, and a name typed without choosing is dropped', () => {
		expect(parseForm(form({ shown_as: 'Amina' }), chooseShown)).toMatchObject({
			data: { attribution: 'anonymous', shown_as: '' }
		});
	});

	it('needs the name that was chosen', () => {
		expect(errorsOf(parseForm(form({ attribution: 'named', shown_as: ' ' }), chooseShown))).toEqual({
			shown_as: ['Enter the name to show with the words']
		});
	});
});

describe('the answers to the seven uses', () => {
	it('leave out what was not answered', () => {
		const chosen = parseForm(form({ may_board: 'yes', may_news: 'no' }), chooseUses);
		expect(chosen.ok && answersFrom(chosen.data)).toEqual({ board: true, news: false });
	});

	it('take nothing but yes and no', () => {
		expect(parseForm(form({ may_board: 'perhaps' }), chooseUses).ok).toBe(false);
	});
});

describe('writing for somebody', () => {
	const whole = {
		id: '11111111-1111-4111-8111-111111111111',
		told: 'yes',
		programme_id: '00000000-0000-4000-c000-000000000001',
		kind: 'text',
		words: 'Ask us first',
		lang: 'en',
		'given_on-day': '3',
		'given_on-month': '2',
		'given_on-year': '2026',
		workshop_id: '',
		who: 'nobody',
		person_id: '',
		scribe_name: 'Fatima'
	};

	it('needs no name, no contact, no consent and no workshop', () => {
		expect(parseForm(form(whole), writeForSomeone)).toMatchObject({
			ok: true,
			data: { given_on: '2026-02-03', attribution: 'anonymous', workshop_id: undefined }
		});
	});

	it.each([
		['told', { told: '' }, 'Tell them first, then tick this'],
		['who', { who: '' }, 'Choose who said it'],
		['person_id', { who: 'known' }, 'Choose the person'],
		['person_name', { who: 'new' }, 'Enter a name they are happy to be known by'],
		[
			'contact',
			{ who: 'new', person_name: 'Nightingale', contact_by: 'phone' },
			'Enter the number or address they gave you'
		],
		['given_on', { 'given_on-month': '13' }, 'Enter the day it was said'],
		['scribe_name', { scribe_name: ' ' }, 'Enter who wrote this down']
	])('asks for %s', (field, changes, sentence) => {
		expect(errorsOf(parseForm(form({ ...whole, ...changes }), writeForSomeone))[field]).toEqual([sentence]);
	});
});
