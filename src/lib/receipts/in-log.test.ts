import { describe, expect, it } from 'vitest';
import { readPaper } from '../log/papers.ts';
import { erasureKeyIn, formatFragment, standing, timeOf, type InLog } from './in-log.ts';

const at = (iso: string) => new Date(iso);
const received = at('2026-05-14T14:40:00Z').getTime() / 1000;
const entry = (changes: Partial<InLog> = {}): InLog => ({
	entry_id: 'e',
	leaf: 'l',
	body: '{}',
	index: null,
	received_unix: received,
	due_unix: received + 3600,
	opens: {},
	...changes
});
const head = { size: 12, root: '', at: null, seals: [], outOf: 4, quorum: true };
const before = at('2026-05-14T15:39:59Z');
const after = at('2026-05-14T15:40:01Z');

describe('words', () => {
	it('are promised until they stand in what was published, and missed from then on', () => {
		expect(standing(entry(), true, head, before)).toEqual({ kind: 'promised', by: '4:40 pm today' });
		expect(standing(entry({ index: 12 }), true, head, before).kind).toBe('promised');
		expect(standing(entry({ index: 3 }), true, null, before).kind).toBe('promised');
		expect(standing(entry({ index: 12 }), true, head, after)).toEqual({
			kind: 'broken',
			by: '4:40 pm today'
		});
		expect(standing(entry(), true, null, after).kind).toBe('broken');
	});

	it('are in the book once its head reaches them, late or not', () => {
		const sealed = { kind: 'in', index: 11, sealed: head };
		expect(standing(entry({ index: 11 }), true, head, before)).toEqual(sealed);
		expect(standing(entry({ index: 11 }), true, head, after)).toEqual(sealed);
		expect(standing(entry({ index: 0 }), true, head, after)).toMatchObject({ kind: 'in', index: 0 });
	});

	it('have no promise where nothing is signed', () => {
		expect(standing(entry(), false, null, after)).toEqual({ kind: 'unsigned' });
	});

	it('carry the key of their slip, or none', () => {
		expect(erasureKeyIn(entry({ body: '{"ek":"abc"}' }))).toBe('abc');
		expect(erasureKeyIn(entry())).toBeNull();
	});
});

it('says the day where it is another', () => {
	expect(timeOf(received + 3600, at('2026-05-15T00:00:00Z'))).toBe('14 May 2026 at 4:40 pm');
	expect(timeOf(received + 3600, at('2026-05-13T23:30:00Z'))).toBe('4:40 pm today');
});

it('holds the leaf, when it was received and the signature in the square to check without us', () => {
	const slip = { leaf: new Uint8Array(32).fill(7), received, signature: new Uint8Array(64).fill(250) };
	const text = formatFragment(slip);
	expect(text).toMatch(/^[\w-]{43}\.\d{10}\.[\w-]{86}$/);
	expect(readPaper('slip', `http://localhost/log/verify#${text}`)).toMatchObject({ kind: 'slip', ...slip });
});
