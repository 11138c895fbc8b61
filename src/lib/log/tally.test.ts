import { describe, expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { Tally, type Counts } from './tally.ts';

/** A small book, written as things happen: each line is of what, what happened, and the rest. */
class Book {
	readonly entries: Entry[] = [];
	readonly #last = new Map<string, string>();
	readonly #first = new Map<string, string>();

	says(thing: string, type: string, more: object = {}, refs: Record<string, string> = {}): this {
		const id = `${type}#${this.entries.length}`;
		const before = this.#last.get(thing);
		const named = Object.entries(refs).map(
			([word, other]) => [word, this.#first.get(other) ?? other] as const
		);
		this.entries.push({
			...{ v: 1, type, id, at: '2026-11-22', prev: before === undefined ? [] : [before] },
			...(named.length ? { refs: Object.fromEntries(named) } : {}),
			...more
		});
		this.#last.set(thing, id);
		if (before === undefined) this.#first.set(thing, id);
		return this;
	}
	counted(counts: Partial<Counts>, programme = 'birds'): this {
		return this.says(
			`tally of ${programme}`,
			'programme.tally',
			{ counts: { ...NONE, ...counts } },
			{ programme }
		);
	}
	given(thing: string, programme = 'birds'): this {
		return this.says(thing, 'contribution.received', {}, { programme });
	}
	as(thing: string, ...as: string[]): this {
		return this.says(thing, 'contribution.counted', { as });
	}
	first = (thing: string) => this.#first.get(thing)!;
	read(): Tally {
		const tally = new Tally();
		this.entries.forEach((entry, index) => tally.add(entry, index));
		return tally;
	}
	without(type: string): Tally {
		const tally = new Tally();
		const left = this.entries.findIndex((entry) => entry.type === type);
		this.entries.toSpliced(left, 1).forEach((entry, index) => tally.add(entry, index));
		return tally;
	}
}
const NONE: Counts = {
	given: 0,
	kept_back: 0,
	taken_back: 0,
	coded: 0,
	in_an_insight: 0,
	answered: 0,
	told: 0
};
const begun = () => new Book().says('birds', 'programme.started');

/** Wren and robin were given; an insight rests on both and is answered; the giver of wren was told. */
const answered = () =>
	begun()
		.given('wren')
		.given('robin')
		.says('insight', 'insight.drafted', {}, { programme: 'birds' })
		.as('wren', 'in_an_insight')
		.as('robin', 'coded', 'in_an_insight')
		.says('insight', 'insight.agreed')
		.says('insight', 'insight.rests_on', {}, { contribution: 'wren' })
		.says('insight', 'insight.rests_on', {}, { contribution: 'robin' })
		.counted({ given: 2, coded: 1, in_an_insight: 2 })
		.as('wren', 'in_an_insight', 'answered')
		.as('robin', 'coded', 'in_an_insight', 'answered')
		.says('insight', 'insight.answered')
		.says('decision', 'decision.made')
		.says('decision', 'response.told', { how: 'by_phone' }, { contribution: 'wren' })
		.as('wren', 'in_an_insight', 'answered', 'told')
		.counted({ given: 2, coded: 1, in_an_insight: 2, answered: 2, told: 1 });

describe('counting again', () => {
	it('gives what was stated, and what is so at any moment', () => {
		const book = answered();
		const tally = book.read();
		expect(tally.problems).toEqual([]);
		expect(tally.counts(book.first('birds'))).toEqual({
			...NONE,
			given: 2,
			coded: 1,
			in_an_insight: 2,
			answered: 2,
			told: 1
		});
		expect(begun().read().counts('programme.started#0')).toEqual(NONE);
		for (const other of ['nowhere', book.first('wren'), book.first('decision')])
			expect(tally.counts(other)).toBeNull();
	});

	it('hands out its counts and keeps its own', () => {
		const book = answered();
		const tally = book.read();
		tally.counts(book.first('birds'))!.given = 99;
		expect(tally.counts(book.first('birds'))!.given).toBe(2);
	});

	it('follows words that are kept back, let through, taken back and undone', () => {
		const book = begun().given('wren').given('robin').given('dunnock').as('dunnock', 'coded');
		book.says('wren', 'contribution.kept_back').says('robin', 'contribution.kept_back');
		book.counted({ given: 3, kept_back: 2, coded: 1 });
		book.says('wren', 'contribution.let_through').says('robin', 'contribution.taken_back').as('dunnock');
		book.counted({ given: 3, taken_back: 1 }).says('dunnock', 'contribution.undone');
		book
			.counted({ given: 2, taken_back: 1 })
			.says('wren', 'consent.refused')
			.says('robin', 'contribution.undone');
		expect(book.counted({ given: 1 }).read().problems).toEqual([]);
	});

	it('keeps programmes apart', () => {
		const book = begun()
			.says('fish', 'programme.started')
			.given('wren')
			.given('carp', 'fish')
			.given('eel', 'fish');
		expect(book.counted({ given: 1 }).counted({ given: 2 }, 'fish').read().problems).toEqual([]);
		expect(book.counted({ given: 2 }).read().problems).toHaveLength(1);
	});
});

describe('a false count', () => {
	it.each(['given', 'kept_back', 'taken_back', 'coded', 'in_an_insight', 'answered', 'told'] as const)(
		'of %s',
		(measure) => {
			const book = begun()
				.given('wren')
				.counted({ given: 1, [measure]: 7 });
			expect(book.read().problems).toEqual([
				{
					index: 2,
					kind: 'counts',
					expected: { [measure]: measure === 'given' ? 1 : 0 },
					got: { [measure]: 7 }
				}
			]);
		}
	);

	it('is one that is not there', () => {
		const book = begun().says('tally', 'programme.tally', {}, { programme: 'birds' });
		expect(book.read().problems).toMatchObject([{ kind: 'counts', expected: NONE }]);
	});

	it('is of a programme that nobody knows', () => {
		for (const programme of ['nowhere', 'wren']) {
			const book = begun().given('wren').counted({}, programme);
			expect(book.read().problems).toMatchObject([{ index: 2, kind: 'unknown', expected: 'programme' }]);
		}
	});
});

describe('what words count as has its reason in an entry', () => {
	it.each([
		['insight.rests_on', ['answered', 'in_an_insight']],
		['insight.answered', ['answered']],
		['response.told', ['told']]
	])('without %s', (type, words) => {
		const { problems } = answered().without(type);
		// The entries that followed the one that is gone lead nowhere either, so that some are found more than once.
		const lacking = problems.filter(({ kind }) => kind === 'unsupported');
		expect([...new Set(lacking.map(({ expected }) => expected))].sort()).toEqual(words);
	});

	it('and loses it with an answer that is taken back', () => {
		const book = answered().says('insight', 'insight.waiting_again');
		const claimed = book.counted({ given: 2, coded: 1, in_an_insight: 2, answered: 2, told: 1 });
		const missing = claimed.read().problems;
		expect(missing.map(({ expected, got }) => [expected, got])).toEqual([
			['answered', book.first('wren')],
			['answered', book.first('robin')]
		]);
		const honest = answered()
			.says('insight', 'insight.waiting_again')
			.as('wren', 'in_an_insight', 'told')
			.as('robin', 'coded', 'in_an_insight');
		expect(honest.counted({ given: 2, coded: 1, in_an_insight: 2, told: 1 }).read().problems).toEqual([]);
	});

	it('of the insights it is in, one that is answered is enough', () => {
		const book = answered().says('other', 'insight.drafted', {}, { programme: 'birds' });
		book
			.says('other', 'insight.rests_on', {}, { contribution: 'wren' })
			.as('wren', 'in_an_insight', 'answered', 'told');
		expect(
			book.counted({ given: 2, coded: 1, in_an_insight: 2, answered: 2, told: 1 }).read().problems
		).toEqual([]);
	});

	it('is told once, and again only where it is claimed again', () => {
		const book = begun()
			.given('wren')
			.as('wren', 'told')
			.counted({ given: 1, told: 1 })
			.counted({ given: 1, told: 1 });
		expect(book.read().problems).toEqual([
			{ index: 3, kind: 'unsupported', expected: 'told', got: book.first('wren') }
		]);
	});
});

describe('an entry that names what is not there', () => {
	it.each([
		['response.told', 'contribution'],
		['contribution.received', 'programme']
	])('%s', (type, word) => {
		for (const refs of [{}, { [word]: 'nowhere' }]) {
			const book = begun().says('x', type, {}, refs as Record<string, string>);
			expect(book.read().problems).toMatchObject([{ index: 1, kind: 'unknown', expected: word }]);
		}
	});

	it('is words that count and were never given, or count as nothing that there is', () => {
		expect(begun().as('wren', 'told').read().problems).toMatchObject([
			{ index: 1, kind: 'unknown', expected: 'contribution' }
		]);
		const book = begun().given('wren').says('wren', 'contribution.counted');
		expect(book.read().problems).toMatchObject([{ index: 2, kind: 'unknown', got: undefined }]);
		const insight = begun()
			.says('i', 'insight.drafted')
			.says('i', 'insight.rests_on', {}, { contribution: 'nowhere' });
		expect(insight.read().problems).toMatchObject([
			{ index: 2, kind: 'unknown', expected: 'contribution', got: 'nowhere' }
		]);
	});
});
