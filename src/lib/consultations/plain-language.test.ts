import { describe, expect, test } from 'vitest';
import { advise } from '../platform/plain-language.ts';
import { textsOf } from './plain-language.ts';
import { parseContent } from './questions.ts';

const words = (count: number) => `W${Array.from({ length: count }, () => 'ord').join(' w')}.`;
const told = (text: string, question = false) =>
	advise([{ field: 'why', text, question }]).map(({ what }) => what);

describe('advice on plain words', () => {
	test('a sentence of 20 words is fine, one of 21 is not', () => {
		expect(told(words(20))).toEqual([]);
		expect(advise([{ field: 'why', text: `Short. ${words(21)}` }])).toEqual([
			{
				field: 'why',
				what: 'Use 20 words or fewer in a sentence. This one has 21.',
				sentence: words(21)
			}
		]);
	});

	test('three sentences are a paragraph, four are not; a new line begins another', () => {
		expect(told('One. Two. Three.\n\nFour. Five.')).toEqual([]);
		expect(told('one\ntwo\nthree\nfour')).toEqual([]);
		expect(told('One. Two. Three. Four.')).toEqual([
			'Use 3 sentences or fewer in a paragraph. This one has 4.'
		]);
	});

	test.each([
		['an abbreviation ends no sentence', 'Ask Dr. Khan. Ask Mrs. Begum. Ask anybody, e.g. a nurse. '],
		['what a hyphen, an apostrophe or a comma joins is one word', `${'co-chair’s '.repeat(19)}10,000.`],
		['nothing', ''],
		['only signs', '... ! ?']
	])('%s', (_, text) => {
		expect(told(text)).toEqual([]);
	});

	test.each([
		['Were staff kind and helpful?', true],
		['How easy or hard was it to find?', true],
		['Tell us about the ward and/or the garden', true],
		['Were you and your family told?', false],
		['Did you call once or more than once?', false],
		['What helped, and what did not?', false],
		['Were staff kind?', false]
	])('"%s" asks two things: %s', (text, twice) => {
		expect(told(text, true)).toEqual(
			twice ? ['Ask one thing at a time. An answer to this could be about either of two.'] : []
		);
		if (twice) expect(told(text)).toEqual([]);
	});

	test('words of the trade, as whole words', () => {
		expect(told('We will utilise the MDT.')).toEqual([
			'Not everybody knows “MDT”. Could you write “the team who care for you”?',
			'Not everybody knows “utilise”. Could you write “use”?'
		]);
		expect(told('The admdtx stakeholderish pathway')).toEqual([]);
	});

	test('other languages are left alone', () => {
		expect(advise([{ field: 'why', text: words(40) }], 'pl')).toEqual([]);
		expect(advise([{ field: 'why', text: words(40) }], 'en-GB')).toHaveLength(1);
	});

	test('all of a version, by the places its errors have', () => {
		const parsed = parseContent({
			title: 'Crisis line',
			why: words(21),
			can_change: 'The hours.',
			cannot_change: 'The number.',
			questions: [
				{ id: 'read', kind: 'information', title: 'First', text: 'We utilise it.' },
				{
					id: 'kind',
					kind: 'single_choice',
					title: 'Were they kind and quick?',
					options: [
						{ id: 'yes', label: 'Yes' },
						{ id: 'no', label: 'No, regarding speed' }
					]
				}
			]
		});
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
		expect(advise(textsOf(parsed.content)).map(({ field }) => field)).toEqual([
			'why',
			'questions.0.text',
			'questions.1.title',
			'questions.1.options.1.label'
		]);
	});
});
