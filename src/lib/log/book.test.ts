import { describe, expect, it } from 'vitest';
import {
	ago,
	figure,
	grouped,
	pageAddress,
	pageOf,
	sealSentence,
	sealWorries,
	together,
	type Sealed
} from './book';
import { erasedSentence, erasedRows, type Erased } from './erased';
import { factsOf, incidentWords } from './incidents';

const now = new Date('2026-11-22T12:00:00Z');
const at = '2026-11-22T11:56:00Z';
const seals = ['council', 'university', 'paper', 'law-centre'].map((name) => ({ name, time: at }));
const sealed = (changes: Partial<Sealed> = {}): Sealed => ({
	size: 12_408,
	root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
	at,
	seals,
	outOf: 4,
	quorum: true,
	...changes
});

describe('pages', () => {
	it('count from 1 where the log counts from 0', () => {
		expect([pageOf(0), pageOf(12_407)]).toEqual([1, 12_408]);
		expect(pageAddress(0)).toBe('/log/pages/1');
		expect(figure(12_408)).toBe('12,408');
	});
});

describe('the seals', () => {
	it('are told with who, when and how many', () => {
		expect(sealSentence(sealed(), now)).toBe(
			'Sealed 4 minutes ago by the council, the university, the local paper and the law centre (4 of 4 seals).'
		);
		expect(sealSentence(sealed({ seals: [{ name: 'owls', time: at }], at: null }), now)).toBe(
			'Sealed by owls (1 of 4 seals).'
		);
		expect(sealSentence(sealed({ seals: [] }), now)).toBe(
			'Published 4 minutes ago, with none of its 4 seals.'
		);
		expect(sealSentence(sealed({ seals: [], outOf: 0 }), now)).toContain('Nobody else seals this book yet');
	});

	it.each<[string, Sealed, RegExp[]]>([
		['all of them and fresh', sealed(), []],
		['one missing', sealed({ seals: seals.slice(1) }), [/^One seal is missing/]],
		['too few', sealed({ seals: seals.slice(2), quorum: false }), [/^Too few/]],
		[
			'all of them, and of the day before yesterday',
			sealed({ seals: seals.map(({ name }) => ({ name, time: '2026-11-20T12:00:00Z' })) }),
			[/more than a day old/]
		],
		['nobody to seal it', sealed({ seals: [], outOf: 0, quorum: true }), []]
	])('leave no worry unsaid: %s', (_what, given, worries) => {
		const found = sealWorries(given, now);
		expect(found).toHaveLength(worries.length);
		worries.forEach((worry, place) => expect(found[place]).toMatch(worry));
	});
});

describe('small words', () => {
	it.each([
		['2026-11-22T11:59:30Z', 'just now'],
		['2026-11-22T11:59:00Z', '1 minute ago'],
		['2026-11-22T11:01:00Z', '59 minutes ago'],
		['2026-11-22T11:00:00Z', '1 hour ago'],
		['2026-11-20T13:00:00Z', '47 hours ago'],
		['2026-11-20T12:00:00Z', '2 days ago']
	])('%s was %s', (iso, said) => expect(ago(iso, now)).toBe(said));

	it('put together names, and letters in fours', () => {
		expect([together([]), together(['a']), together(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
		expect(grouped('abcdefgh=')).toBe('abcd efgh =');
	});
});

describe('what was erased', () => {
	const month = (changes: Partial<Erased>): Erased => ({
		month: '2026-11',
		subject: 0,
		self: 0,
		receipt: 0,
		request: 0,
		retention: 0,
		kept_back: 0,
		...changes
	});

	it('is told with how much of it is proved', () => {
		expect(erasedSentence([month({ retention: 9 })])).toBe('In these months nobody took words back.');
		expect(erasedSentence([month({ request: 1 })])).toMatch(
			/^Words were taken back once .* For none of them/
		);
		expect(erasedSentence([month({ subject: 2 }), month({ self: 3 })])).toMatch(/5 times .* For 2 of them/);
		expect(erasedRows([month({})])[0]?.month).toBe('November 2026');
	});
});

describe('what went wrong', () => {
	it('has words for a kind it does not know, and its facts in order', () => {
		expect(incidentWords('owl').title).toBe('A check of the book failed');
		expect(incidentWords('fork').title).toBe('Two different books were shown');
		expect(factsOf({ facts: { witness: 'paper', size: 12, owl: 1 } })).toEqual([
			{ key: 'Pages in the published book', value: '12' },
			{ key: 'Who seals', value: 'paper' }
		]);
	});
});
