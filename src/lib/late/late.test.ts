import { expect, it } from 'vitest';
import { heldBy, hrefOf, lateSentence, rowSentence, titleOf, type LateRow } from './late.ts';

const row = (changes: Partial<LateRow> = {}): LateRow => ({
	id: 'r1',
	at: '2026-03-03',
	days: 12,
	title: 'Carers want to be asked',
	kind: 'insight',
	subject: 'i1',
	who: null,
	programme: { slug: 'pcref', title: 'Race equality plan' },
	...changes
});
const trust = (...holders: string[]) => ({
	holders,
	organisation: { slug: 'northbrook', name: 'Northbrook', crisis: [] }
});

it.each([
	[{ stop: 'answer' as const, count: 0, longest: 0 }, 'Nothing here is late.'],
	[{ stop: 'answer' as const, count: 1, longest: 1 }, '1 is late, by 1 day.'],
	[{ stop: 'answer' as const, count: 12, longest: 84 }, '12 are late, the longest by 84 days.'],
	[{ stop: 'tell' as const, count: 1000, longest: 3 }, 'At least 1,000 are late, the longest by 3 days.'],
	[
		{ stop: 'challenge' as const, count: 1, longest: 4 },
		'1 waits for an answer, the longest for 4 days. No day was promised for these.'
	]
])('says of %j: %s', (figures, sentence) => {
	expect(lateSentence(figures)).toBe(sentence);
});

it('says how late each is, and of a challenge how long it waits', () => {
	expect(rowSentence('action', row())).toBe('12 days late');
	expect(rowSentence('challenge', row({ days: 1 }))).toBe('waits for 1 day');
});

it('names the office or the role that holds it', () => {
	expect(heldBy('answer', row(), trust('Marcus'))).toBe('Marcus’s office');
	expect(heldBy('challenge', row(), trust('Marcus', 'Carys'))).toBe('Marcus and Carys');
	expect(heldBy('answer', row(), trust())).toBe('Northbrook');
	expect(heldBy('action', row({ who: 'Marcus' }), trust())).toBe('Marcus');
	for (const stop of ['check', 'tell', 'summary'] as const)
		expect(heldBy(stop, row(), trust('Marcus'))).toBe('The engagement team');
});

it('leads to the public page of it, if there is one, and shows no words that are not public', () => {
	expect(hrefOf('northbrook', row())).toBe('/northbrook/said-and-done/insights/i1');
	expect(hrefOf('northbrook', row({ kind: 'decision', subject: 'd1' }))).toBe(
		'/northbrook/said-and-done/decisions/d1'
	);
	expect(hrefOf('northbrook', row({ kind: 'workshop', subject: 'w1' }))).toBe('/workshops/w1');
	const hidden = row({ kind: null, subject: null, title: null });
	expect(hrefOf('northbrook', hidden)).toBeNull();
	expect(titleOf(hidden)).toBe('An insight that is not agreed yet');
});
