import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { leaveOut, newRendering, renderingAnswer } from './schema';

const errorsOf = (schema: z.ZodType, given: object) => {
	const parsed = schema.safeParse(given);
	return parsed.success ? {} : z.flattenError(parsed.error).fieldErrors;
};

test('a rendering keeps what was typed as it was typed', () => {
	const given = {
		id: '00000000-0000-4000-8000-000000000001',
		kind: 'summary',
		words: '  Nobody asked.\n',
		lang: 'en',
		method: 'by a person',
		author_name: ' Fatima '
	};
	expect(newRendering.parse(given)).toEqual({ ...given, author_name: 'Fatima' });
	expect(Object.keys(errorsOf(newRendering, { id: given.id, author_name: '', words: ' ' }))).toEqual([
		'kind',
		'words',
		'lang',
		'method',
		'author_name'
	]);
});

test('a correction says what is not right', () => {
	expect(renderingAnswer.parse({ answer: 'confirmed' })).toEqual({ answer: 'confirmed', correction: '' });
	expect(errorsOf(renderingAnswer, { answer: 'corrected', correction: ' ' })).toHaveProperty('correction');
	expect(errorsOf(renderingAnswer, {})).toHaveProperty('answer');
});

describe('leaving out', () => {
	test('one sentence or many, as boxes send them', () => {
		expect(leaveOut.parse({ sentences: '0-4' })).toMatchObject({
			sentences: [{ starts: 0, ends: 4 }],
			then: 'look'
		});
		expect(leaveOut.parse({ sentences: ['0-4', '5-9'] }).sentences).toHaveLength(2);
	});

	test('needs something to leave out, and a reason to do it', () => {
		expect(errorsOf(leaveOut, { exact: ' ' })).toHaveProperty('sentences');
		expect(errorsOf(leaveOut, { exact: 'Swift', then: 'keep' })).toHaveProperty('reason');
		expect(errorsOf(leaveOut, { exact: 'Swift', then: 'look' })).toEqual({});
		expect(errorsOf(leaveOut, { sentences: ['from the start'] })).toHaveProperty('sentences');
	});
});
