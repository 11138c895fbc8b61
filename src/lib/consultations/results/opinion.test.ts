import { describe, expect, test } from 'vitest';
import { groupsSay, opinionOf, type Statement, type VotesRead } from './opinion.ts';

const NOBODY = new Set<string>();

const statement = (id: string, words: string | null = `Words of ${id}`): Statement => ({
	id,
	question: null,
	item: null,
	added: false,
	words,
	lang: 'en',
	dir: 'ltr',
	agree: 0,
	disagree: 0,
	pass: 0
});

/** A voter as a word: + agrees, - disagrees, 0 passes, . did not vote. */
function read(voters: string[], words?: (string | null)[]): VotesRead {
	const width = voters[0]?.length ?? 0;
	return {
		consultation: {
			id: 'c',
			title: 'What would help?',
			state: 'closed',
			imported: true,
			source: '',
			opens_on: null,
			closes_on: null,
			asks_equality: false,
			programme: { slug: 'pcref', title: 'PCREF' },
			cuts: true,
			rows: true,
			versions: []
		},
		statements: Array.from({ length: width }, (_, place) =>
			statement(`s${place}`, words ? words[place] : undefined)
		),
		votes: voters.map((voter) =>
			[...voter].flatMap((letter, place) => (letter === '.' ? [] : [place * 3 + '-0+'.indexOf(letter)]))
		)
	};
}

const times = (count: number, voter: string) => Array.from({ length: count }, () => voter);

describe('opinion groups in sentences', () => {
	const two = read([...times(12, '++++----+'), ...times(8, '----+++++')]);

	test('what each says, what all agree on and what divides them', () => {
		const opinion = opinionOf(two, NOBODY);
		expect(groupsSay(opinion)).toBe('20 people voted enough to be placed, in 2 groups that each vote alike.');
		expect(opinion.groups.map(({ name, size }) => [name, size])).toEqual([
			['A', 12],
			['B', 8]
		]);
		expect(opinion.groups[0]!.says[0]).toEqual({
			place: 0,
			sentence: 'Agrees, 12 of the 12 who voted on it.'
		});
		expect(opinion.agreed).toEqual([
			{ place: 8, sentence: 'Every group agrees: 12 of 12 in group A and 8 of 8 in group B.' }
		]);
		expect(opinion.divided[0]!.sentence).toBe(
			'The groups differ: 12 of 12 in group A and 0 of 8 in group B agree.'
		);
	});

	test('statements about the person are left out, and places stay those of the list', () => {
		const opinion = opinionOf(two, new Set(['s0', 's1']));
		expect(opinion.counts.has(0)).toBe(false);
		expect(opinion.groups[0]!.says.map(({ place }) => place)).not.toContain(0);
		expect(opinion.agreed[0]!.place).toBe(8);
		// Six statements and fewer are all asked for; without the first eight nobody differs.
		const rest = opinionOf(two, new Set(two.statements.slice(0, 8).map(({ id }) => id)));
		expect(rest.shown).toMatchObject({ found: false, why: 'no-difference' });
	});

	test('where few of a group voted on a statement, no sentence speaks of it', () => {
		const some = read([...times(12, '++++----+.'), ...times(5, '----+++++.'), ...times(3, '----++++++')]);
		const opinion = opinionOf(some, NOBODY);
		const spoken = [...opinion.agreed, ...opinion.divided, ...opinion.groups.flatMap(({ says }) => says)];
		expect(spoken.map(({ place }) => place)).not.toContain(9);
		expect(opinion.counts.get(9)).toContain(null);
	});
});

describe('where there are no groups, the page says why', () => {
	test.each([
		[
			6,
			'Groups are looked for once 7 people have voted on at least 7 of the statements, or on all where there are fewer. 6 have so far.'
		],
		[
			1,
			'Groups are looked for once 7 people have voted on at least 7 of the statements, or on all where there are fewer. One person has so far.'
		],
		[9, '9 people voted enough to be placed, and all of them voted alike. There are no groups to show.']
	])('%i voters who vote the same', (count, says) => {
		expect(groupsSay(opinionOf(read(times(count, '++++++++')), NOBODY))).toBe(says);
	});

	test('nobody voted, and more than a million votes', () => {
		expect(groupsSay(opinionOf(read([]), NOBODY))).toContain('Nobody has so far.');
		const many = opinionOf({ ...read(times(9, '+++-')), votes: null }, NOBODY);
		expect(groupsSay(many)).toContain('more than a million votes');
		expect(many.groups).toEqual([]);
	});

	test('one group is left: nothing of any group is told', () => {
		const opinion = opinionOf(read([...times(18, '++++----+'), ...times(3, '----+++++')]), NOBODY);
		expect(opinion.shown).toMatchObject({ found: false, why: 'groups-too-small' });
		expect(groupsSay(opinion)).toMatch(/^21 people voted enough .* No groups are shown\.$/);
		expect([opinion.groups, opinion.agreed, opinion.divided, [...opinion.counts]]).toEqual([[], [], [], []]);
	});
});
