import { describe, expect, test } from 'vitest';
import { hereWords, isFull, mayListen, roomDone, whyNoRoom } from './room.ts';

describe('when the room may be used', () => {
	const day = { state: 'open' as const, held_on: '2026-10-25' };

	test('from midnight in London on its day, also when the clocks change that night', () => {
		expect(whyNoRoom(day, new Date('2026-10-24T22:59:00Z'))).toContain('25 October 2026');
		expect(whyNoRoom(day, new Date('2026-10-24T23:00:00Z'))).toBeNull();
	});

	test('and after it, until attendance is closed', () => {
		expect(whyNoRoom(day, new Date('2026-10-27T09:00:00Z'))).toBeNull();
		for (const state of ['draft', 'held', 'written_up', 'cancelled'] as const) {
			expect(whyNoRoom({ ...day, state }, new Date('2026-10-27T09:00:00Z'))).not.toBeNull();
		}
	});
});

test('words are written down from the day on, once the limits were said, and also when attendance is closed', () => {
	const workshop = {
		id: 'w',
		title: 'At night',
		held_on: '2026-10-25',
		limits_said_at: '2026-10-25T09:00:00Z'
	};
	const may = (state: Parameters<typeof mayListen>[0]['state'], changes: object = {}) =>
		mayListen({ ...workshop, state, ...changes }, new Date('2026-10-25T10:00:00Z'));
	for (const state of ['open', 'closed', 'held', 'written_up'] as const) expect(may(state)).toBe(true);
	for (const state of ['draft', 'cancelled'] as const) expect(may(state)).toBe(false);
	expect(may('open', { limits_said_at: null })).toBe(false);
	expect(may('open', { held_on: '2026-10-26' })).toBe(false);
});

test('who is here is said in one sentence, with nought left out', () => {
	const counts = { coming: 3, here: 12, left: 0, others: 0, unnamed: 0 };
	expect(hereWords(counts)).toBe('12 people here');
	expect(hereWords({ ...counts, here: 1 })).toBe('1 person here');
	expect(hereWords({ ...counts, left: 2, unnamed: 5 })).toBe(
		'12 people here, 2 of them gone again, and 5 more without a name'
	);
});

test('a room is full by who is in it, and never where places are not counted', () => {
	const counts = { coming: 3, here: 4, left: 1, others: 0, unnamed: 2 };
	const full = (capacity: number | null) =>
		isFull({ workshop: { capacity }, counts } as Parameters<typeof isFull>[0]);
	expect([full(5), full(6), full(null)]).toEqual([true, false, false]);
});

test('an unknown word in an address says nothing', () => {
	const said = (word: string) => roomDone(new URL(`https://x.example/?done=${word}`));
	expect(said('arrived')).toBe('Checked in.');
	expect([said('constructor'), said('')]).toEqual([undefined, undefined]);
});
