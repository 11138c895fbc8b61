import { expect, test } from 'vitest';
import { handedTo, standingOf } from './alert.ts';

test('an alert is late from the moment it was due until somebody has it', () => {
	const alert = {
		urgent: true,
		raised_at: '2026-10-25T00:30:00Z',
		due_at: '2026-10-25T02:30:00Z',
		acknowledged_at: null,
		escalated_at: null,
		closed_at: null
	};
	const at = (iso: string, changes: Partial<typeof alert> | object = {}) =>
		standingOf({ ...alert, ...changes }, new Date(iso));
	expect(at('2026-10-25T02:29:59Z')).toBe('waiting');
	expect(at('2026-10-25T02:30:00Z')).toBe('late');
	expect(at('2026-10-26T00:00:00Z', { acknowledged_at: '2026-10-25T03:00:00Z' })).toBe('acknowledged');
	expect(at('2026-10-26T00:00:00Z', { closed_at: '2026-10-25T09:00:00Z' })).toBe('closed');
});

test('to whom it was handed is said by name', () => {
	expect([
		handedTo(['Sol']),
		handedTo(['Grace', 'Sol']),
		handedTo(['Dev', 'Grace', 'Sol']),
		handedTo([])
	]).toEqual(['Sol', 'Grace and Sol', 'Dev, Grace and Sol', 'the safeguarding lead']);
});
