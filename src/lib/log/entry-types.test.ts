import { describe, expect, it } from 'vitest';
import { checkEntry, ENTRY_TYPES } from './entry-types.ts';
import { changed, example, SMUGGLED } from './entry-types.fixtures.ts';
import { isClosed } from './entry.ts';

const TYPES = Object.keys(ENTRY_TYPES);
const passes = (entry: object) => checkEntry(entry) === null;

describe('an entry', () => {
	it.each(TYPES)('%s with everything it may have, and with what it must', (type) => {
		for (const entry of [example(type), example(type, false), { ...example(type), prev: [] }]) {
			expect(checkEntry(entry)).toBeNull();
			expect(isClosed(entry)).toBe(true);
		}
	});

	it.each(TYPES)('%s lacks nothing it must have', (type) => {
		const entry = example(type, false);
		for (const key of Object.keys(entry)) {
			expect(checkEntry({ ...entry, [key]: undefined })).not.toBeNull();
			expect(checkEntry(Object.fromEntries(Object.entries(entry).filter(([other]) => other !== key)))).toBe(
				key
			);
		}
	});

	it.each(SMUGGLED)('never holds %s', (_what, value) => {
		for (const type of TYPES) {
			const entry = example(type);
			for (const [place, other] of changed(entry, value))
				expect([place, passes(other)]).toEqual([place, false]);
			expect(checkEntry({ ...entry, note: value })).toBe('note');
		}
	});

	it('is of a type that there is, in its version', () => {
		const entry = example('action.done');
		for (const v of [0, 2, 1.5, '1', null]) expect(checkEntry({ ...entry, v })).toBe('v');
		for (const type of ['action.undone', 'Action.done', '', 'toString', '__proto__', 7, null]) {
			expect(checkEntry({ ...entry, type })).toBe('type');
		}
		for (const none of [null, 7, 'entry', [], [entry]]) expect(checkEntry(none)).toBe('entry');
	});

	it('follows one entry or none', () => {
		const entry = example('action.done');
		const [id] = entry['prev'] as string[];
		for (const prev of [[id, id], id, {}, null, [['x']]]) expect(checkEntry({ ...entry, prev })).toBe('prev');
	});

	it('names several words in their order, each once', () => {
		const counted = (as: unknown) => checkEntry({ ...example('contribution.counted'), as });
		for (const as of [[], ['told'], ['coded', 'answered']]) expect(counted(as)).toBeNull();
		for (const as of [['told', 'coded'], ['told', 'told'], ['given'], 'told', {}, [['told']]]) {
			expect(counted(as)).toBe('as');
		}
	});

	it('says where it does not fit', () => {
		const received = example('contribution.received');
		expect(checkEntry({ ...received, c: { text: 'My words' } })).toBe('c.text');
		expect(checkEntry({ ...received, refs: {} })).toBe('refs.programme');
		expect(checkEntry({ ...received, refs: { programme: received['id'], person: received['id'] } })).toBe(
			'refs.person'
		);
		expect(checkEntry({ ...received, at: '2026-11-22T05:00Z' })).toBe('at');
	});
});

describe('what people did', () => {
	it('is dated by the day alone, what an institution did by the hour', () => {
		const byDay = TYPES.filter((type) => ENTRY_TYPES[type]!['at'] === 'day').map(
			(type) => type.split('.')[0]
		);
		expect([...new Set(byDay)].sort()).toEqual(
			[
				...[
					'alert',
					'challenge',
					'check',
					'consent',
					'consultation',
					'contribution',
					'influence',
					'insight',
					'payment',
					'rendering'
				],
				...['request', 'response', 'statement', 'use', 'workshop']
			].sort()
		);
		expect(
			TYPES.filter(
				(type) => /^(consultation|workshop|insight)\./.test(type) && ENTRY_TYPES[type]!['at'] === 'day'
			)
		).toEqual(['insight.signed', 'insight.unsigned', 'consultation.report_cut', 'workshop.summary_cut']);
	});
});
