import { describe, expect, test } from 'vitest';
import { addressOf, BECAME, filtersFrom, loosened, questionOf, stretches } from './find';
import { findWords } from './schema';

const PCREF = '00000000-0000-4000-c000-000000000001';
const at = (query: string) => new URL(`http://localhost/northbrook/contributions?${query}`);

describe('the filters of an address', () => {
	test('are read where they are filled in as filters', () => {
		expect(filtersFrom(at(`programme=${PCREF}&use=unused&from=2026-03-01&lang=ur`))).toEqual({
			programme: PCREF,
			use: 'unused',
			from: '2026-03-01',
			lang: 'ur'
		});
	});

	test('are left out otherwise, and words are never read from an address', () => {
		expect(
			filtersFrom(at('words=kettle&programme=1&use=everything&from=yesterday&lang=EN&kind=put'))
		).toEqual({});
	});

	test('are written without words, and without what is empty', () => {
		expect(addressOf('/x', { words: 'kettle', use: 'unused', programme: '' })).toBe('/x?use=unused');
		expect(addressOf('/x', { words: 'kettle' })).toBe('/x');
	});
});

describe('a question', () => {
	test('holds what was asked for', () => {
		expect(questionOf({ words: 'kettle', programme: '', kind: undefined, use: 'coded' })).toEqual({
			words: 'kettle',
			use: 'coded'
		});
	});

	test('that finds nothing can be asked without each of its parts', () => {
		expect(loosened({ words: 'kettle', use: 'unused', lang: 'ur' })).toEqual([
			{ without: 'the words', question: { use: 'unused', lang: 'ur' } },
			{ without: 'what became of it', question: { words: 'kettle', lang: 'ur' } },
			{ without: 'the language', question: { words: 'kettle', use: 'unused' } }
		]);
		expect(loosened({})).toEqual([]);
	});

	test('is refused where it is too long or a day does not exist', () => {
		expect(findWords.safeParse({ words: 'x'.repeat(401) }).success).toBe(false);
		expect(findWords.safeParse({ words: 'kettle', from: '2026-02-31' }).success).toBe(false);
		expect(findWords.safeParse({ words: 'kettle', programme: '', from: '' }).success).toBe(true);
	});
});

test('what was found is told apart from the words around it', () => {
	expect(stretches('The \uE000kettle\uE001 and <b> the \uE000kettles\uE001')).toEqual([
		{ text: 'The ', found: false },
		{ text: 'kettle', found: true },
		{ text: ' and <b> the ', found: false },
		{ text: 'kettles', found: true }
	]);
	expect(stretches('Nothing here')).toEqual([{ text: 'Nothing here', found: false }]);
});

test('what became of words is asked for in the words that the database keeps', () => {
	for (const word of Object.keys(BECAME)) expect(word).toMatch(/^[a-z_]+$/);
});
