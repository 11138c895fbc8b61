import { describe, expect, it } from 'vitest';
import { parseForm } from '../platform/forms.ts';
import {
	aboutPcref,
	answerByCode,
	checkAnswer,
	checkRule,
	meeting,
	recordedAnswer,
	signing
} from './schema.ts';

const form = (given: Record<string, string | string[]>) => {
	const data = new FormData();
	for (const [name, values] of Object.entries(given))
		for (const value of [values].flat()) data.append(name, value);
	return data;
};
const errors = (parsed: ReturnType<typeof parseForm>) => ('errors' in parsed ? parsed.errors : {});

describe('answering a check', () => {
	it('needs words for everything but a plain yes, and says which', () => {
		const answer = (given: Record<string, string>) => errors(parseForm(form(given), checkAnswer));
		expect(answer({ answer: 'agree', words: '' })).toEqual({});
		expect(answer({ answer: 'more', words: ' ' })).toEqual({ words: ['Say what you want to add'] });
		expect(answer({ answer: 'object', words: '' })).toEqual({
			words: ['Say what is not right, in your own words']
		});
		expect(Object.keys(answer({}))).toEqual(['answer']);
	});

	it('may be signed, with a name where a name is chosen', () => {
		const sign = (given: Record<string, string>) => errors(parseForm(form(given), signing));
		expect(sign({ signs: 'unnamed', sign_as: '' })).toEqual({});
		expect(sign({ signs: 'no' })).toEqual({});
		expect(sign({ signs: 'pen_name', sign_as: ' ' })).toEqual({ sign_as: ['Enter the name to show'] });
		expect(sign({})).toEqual({ signs: ['Choose how to sign'] });
	});

	it('is not signed where nobody said so, by letter or by phone', () => {
		const code = parseForm(form({ answer: 'agree' }), answerByCode);
		expect(code).toMatchObject({ ok: true, data: { signs: 'no', sign_as: '', words: '' } });
		const phone = parseForm(form({ answer: 'agree', how: 'by phone' }), recordedAnswer);
		expect(phone).toMatchObject({ ok: true, data: { signs: 'no' } });
	});
});

describe('two wordings that met', () => {
	const given = { mine: 'Mine', statement: 'From both', version: '3', state: 'draft' };
	it('are chosen between', () => {
		expect(errors(parseForm(form(given), meeting))).toEqual({ choice: ['Choose a wording'] });
		expect(parseForm(form({ ...given, choice: 'both' }), meeting)).toMatchObject({
			ok: true,
			data: { choice: 'both', version: 3, statement: 'From both' }
		});
	});

	it('meet again where the page does not say from which wording it came', () => {
		expect(parseForm(form({ ...given, version: 'x', choice: 'mine' }), meeting)).toMatchObject({
			ok: true,
			data: { version: 0 }
		});
	});
});

describe('what an insight is about', () => {
	it('is nothing, one or several of the framework', () => {
		expect(parseForm(form({}), aboutPcref)).toMatchObject({
			ok: true,
			data: { parts: [], competencies: [] }
		});
		expect(
			parseForm(
				form({ parts: 'leadership_governance', competencies: ['workforce', 'co_learning'] }),
				aboutPcref
			)
		).toMatchObject({
			ok: true,
			data: { parts: ['leadership_governance'], competencies: ['workforce', 'co_learning'] }
		});
		expect(parseForm(form({ parts: 'weather' }), aboutPcref).ok).toBe(false);
	});
});

describe('the rule of a programme', () => {
	const rule = { waits: 'all', objections_answered: 'no', least_share: '60', reason: 'The board asked' };
	it('is read as it is kept', () => {
		expect(parseForm(form(rule), checkRule)).toMatchObject({
			ok: true,
			data: { waits: 'all', objections_answered: false, least_share: 60 }
		});
	});

	it.each([
		['waits', 'for ever'],
		['objections_answered', ''],
		['least_share', '101'],
		['least_share', 'half'],
		['reason', ' ']
	])('has no %s of “%s”', (name, value) => {
		expect(Object.keys(errors(parseForm(form({ ...rule, [name]: value }), checkRule)))).toEqual([name]);
	});
});
