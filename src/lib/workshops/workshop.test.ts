import { describe, expect, test } from 'vitest';
import { partsOf } from './plan.ts';
import {
	comingWords,
	countsInWords,
	mayChange,
	stateWords,
	stepsOf,
	whenWords,
	whyNotOpen,
	type WorkshopDesk
} from './workshop.ts';
import { workshop } from './fixtures.ts';

const LACK = { part: 'care', field: 'debrief', sentence: 'The debrief afterwards' } as const;

describe('opening', () => {
	test.each([
		['something is missing', { lacks: [LACK] }, 'incomplete'],
		['it is open', { state: 'open' }, 'not-a-draft'],
		['it is cancelled', { state: 'cancelled' }, 'not-a-draft'],
		['only its day is known', { starts_at: null }, 'not-a-draft'],
		['somebody only leads it', { plans: false }, 'not-yours-to-plan']
	] as const)('is refused when %s', (_, changes, reason) => {
		expect(whyNotOpen(workshop({ ...changes, lacks: 'lacks' in changes ? [...changes.lacks] : [] }))).toBe(
			reason
		);
	});

	test('is offered when nothing is missing', () => {
		expect(whyNotOpen(workshop())).toBeNull();
	});
});

describe('the parts of a plan', () => {
	const part = (name: string, changes: Partial<WorkshopDesk> = {}) =>
		partsOf(workshop(changes)).find((one) => one.part === name);

	test('an empty part says so, and what it lacks stands with it', () => {
		expect(part('care', { lacks: [LACK] })).toEqual({
			part: 'care',
			title: 'How people are kept well',
			says: 'Nothing yet',
			lacks: [LACK],
			open: true
		});
	});

	test('what was promised and offered is fixed once it is open, and the rest until it is held', () => {
		const open = { state: 'open', opened_at: '2026-12-01T10:00:00Z' } as const;
		expect(partsOf(workshop(open)).filter((one) => !one.open)).toMatchObject([
			{ part: 'power' },
			{ part: 'offer' }
		]);
		expect(partsOf(workshop({ ...open, state: 'held' })).filter((one) => one.open)).toEqual([]);
		expect(mayChange(workshop({ plans: false }))).toBe(false);
	});

	test('who does not run it reads no names', () => {
		expect(part('leads')).toBeDefined();
		expect(part('leads', { runs: false, plans: false })).toBeUndefined();
	});

	test('each says in a line or two what is in it', () => {
		expect(part('when', { place: 'Library', capacity: 12 })?.says).toBe(
			'Wednesday 3 March 2027, 2:00 pm to 4:00 pm\nIn person\nLibrary\n12 places'
		);
		expect(part('when', { how: 'online', place: 'Library', capacity: 1 })?.says).toMatch(
			/\nOnline\n1 place$/
		);
		expect(part('about', { purpose: 'word '.repeat(40), ladder_step: 6 })?.says).toMatch(
			/ …\nPower shared: Co-design$/
		);
		expect(part('power', { four_pi: { principles: 'Respect', purpose: '' } })?.says).toBe('1 of 5 written');
		const kept = {
			id: 'r',
			slug: 'rooted-voices',
			name: 'Rooted Voices CIC',
			kind: 'partner',
			reserved: 4,
			reserved_until: '2027-02-20'
		} as const;
		expect(part('hosts', { hosts: [kept] })?.says).toBe('Rooted Voices CIC: 4 kept until 20 February 2027');
	});
});

test('the line of states ends where it was cancelled', () => {
	const opened_at = '2026-12-01T10:00:00Z';
	const line = (changes: Partial<WorkshopDesk>) =>
		stepsOf(workshop(changes)).map(({ state, here }) => (here ? `[${state}]` : state));
	expect(line({ state: 'open', opened_at })).toEqual(['draft', '[open]', 'closed', 'held', 'written_up']);
	expect(line({ state: 'cancelled', opened_at, cancelled_at: '2026-12-02T10:00:00Z' })).toEqual([
		'draft',
		'open',
		'[cancelled]'
	]);
});

test('numbers of people as sentences, and nothing of what is nought', () => {
	const counts = { coming: 1, offered: 2, waiting: 0, invited: 3, cancelled: 0, came: 0 };
	expect(countsInWords(counts, 12)).toEqual([
		'1 has a place, of 12',
		'2 were offered one, and have not answered yet',
		'3 invited by name'
	]);
});

test('one of which only the day is known is from before, and is not changed', () => {
	expect(stateWords({ state: 'draft', starts_at: null })).toBe('From before');
	expect(mayChange(workshop({ starts_at: null }))).toBe(false);
	expect(stateWords({ state: 'held', starts_at: '2026-06-04T13:00:00Z' })).toBe('Held, not written up yet');
	expect(stateWords({ state: 'open', starts_at: '2026-06-04T13:00:00Z' })).toBe('Open');
});

test('in words', () => {
	expect(whenWords({ starts_at: null, ends_at: null, held_on: '2025-03-04' })).toBe('4 March 2025');
	expect(comingWords({ coming: 7, waiting: 2, capacity: 12 })).toBe('7 of 12 places taken, 2 waiting');
	expect(comingWords({ coming: 1, waiting: 0, capacity: null })).toBe('1 place taken');
});
