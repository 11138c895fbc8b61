import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENTRY_TYPES } from '../../src/lib/log/entry-forms.ts';
import { describeEntries, TRANSITIONS } from './log-entries.ts';

test('each type of entry is left by something that happens, and nothing leaves a type that there is not', () => {
	const left = Object.values(TRANSITIONS).flatMap((transitions) =>
		transitions.flatMap(([, leaves]) => (typeof leaves === 'string' ? [] : leaves))
	);
	expect([...new Set(left)].sort()).toEqual(Object.keys(ENTRY_TYPES).sort());
});

test('docs/log-entries.md is what the forms say (npm run db:log)', () => {
	expect(readFileSync('docs/log-entries.md', 'utf8')).toBe(describeEntries());
});
