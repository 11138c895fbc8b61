import { describe, expect, it } from 'vitest';
import { otherWays, placeAt, standing, type Account, type Place } from './payee.ts';
import { wantsBank } from './schema.ts';

const NOW = '2027-03-01T12:00:00Z';
const account = (changes: Partial<Account> = {}): Account => ({
	id: 'a1',
	ready: 'ready',
	opened: true,
	last4: '2345',
	check: 'match',
	agreed: false,
	sent_back: false,
	cooled_at: '2027-02-01T12:00:00Z',
	looked_at: NOW,
	...changes
});

describe('what stands, and whose turn it is', () => {
	it.each<[string, Account | null, boolean, string]>([
		['a trust that does not pay so', null, false, 'not this way'],
		['nothing was begun', null, true, 'begin'],
		['Stripe knows of nothing yet', account({ ready: 'started', opened: false, last4: null }), true, 'begin'],
		['closed at Stripe', account({ ready: 'closed' }), true, 'begin'],
		['begun', account({ ready: 'started', last4: null }), true, 'go on'],
		['half done', account({ ready: 'waiting', last4: null }), true, 'go on'],
		['restricted', account({ ready: 'restricted' }), true, 'go on'],
		['not checked', account({ check: null }), true, 'wait'],
		['a name that differs', account({ check: 'close' }), true, 'wait'],
		['a name that somebody agreed to', account({ check: 'close', agreed: true }), true, 'done'],
		['sent back', account({ check: 'none', sent_back: true }), true, 'go on'],
		['new', account({ cooled_at: '2027-03-02T12:00:00Z' }), true, 'wait'],
		['well', account(), true, 'done'],
		['well, at a trust that begins no more', account(), false, 'done']
	])('%s', (_what, held, offered, turn) => {
		const said = standing(held, offered, NOW);
		expect(said.turn).toBe(turn);
		// Sent to a bank is all that we can know.
		expect(said.says.join(' ')).not.toMatch(/received|arrived/i);
	});

	it('what waits says until when', () => {
		expect(standing(account({ cooled_at: '2027-03-02T12:00:00Z' }), true, NOW).says.join(' ')).toContain(
			'2 March 2027'
		);
	});
});

describe('places and ways', () => {
	const places = ['Northbrook', 'Eastvale'].map((name) => ({ organisation: { name } }) as unknown as Place);

	it('the first is looked at unless another is named that there is', () => {
		for (const at of [null, '0', '7', '-1', 'x', 'constructor']) expect(placeAt(places, at)).toBe(places[0]);
		expect(placeAt(places, '1')).toBe(places[1]);
		expect(placeAt([], '0')).toBeUndefined();
	});

	it('other ways stand in plain words, and none that there is not', () => {
		expect(otherWays(['stripe', 'cash', 'constructor'])).toEqual(['In cash']);
	});

	it('a name and an address are asked for in plain words', () => {
		const asked = wantsBank.safeParse({ organisation: crypto.randomUUID(), person: crypto.randomUUID() });
		expect(asked.error?.issues.map(({ message }) => message)).toEqual([
			'Enter your name as your bank has it',
			'Enter your email address'
		]);
	});
});
