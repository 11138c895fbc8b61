import { describe, expect, it } from 'vitest';
import type { Role } from '../people/me.ts';
import { decision, insight, thread } from './fixtures.ts';
import { mayDo, publicAddress } from './links.ts';

describe('public addresses', () => {
	const address = publicAddress(
		thread({ insights: [insight(), insight({ id: 'i2', published: false })], decisions: [decision()] })
	);

	it('are there for what is published', () => {
		expect(address({ kind: 'insight', id: 'i1' })).toBe('/northbrook/said-and-done/insights/i1');
		expect(address({ kind: 'decision', id: 'd1' })).toBe('/northbrook/said-and-done/decisions/d1');
		expect(address({ kind: 'action', id: 'a1' })).toBe('/northbrook/said-and-done/decisions/d1#action-a1');
	});

	it('are not there for drafts and for words', () => {
		expect(address({ kind: 'insight', id: 'i2' })).toBeNull();
		expect(address({ kind: 'contribution', id: 'c1' })).toBeNull();
	});
});

describe('what may be done from an insight', () => {
	it.each<[Role, string[]]>([
		['finance_approver', ['See what everyone can see']],
		['board_auditor', ['Open this insight', 'See what everyone can see', 'See the whole programme']],
		[
			'co_chair',
			[
				'Open this insight',
				'Say that this is not right',
				'See what everyone can see',
				'See the whole programme'
			]
		],
		[
			'decision_owner',
			[
				'Open this insight',
				'Answer it with a decision',
				'See what everyone can see',
				'See the whole programme'
			]
		]
	])('by a %s', (role, labels) => {
		expect(mayDo(thread(), [role]).map(({ label }) => label)).toEqual(labels);
	});
});
