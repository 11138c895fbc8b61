// The table of docs/attacks.md against the tests it names: no row without its test, and no row forgotten.
import { describe, expect, test } from 'vitest';
import matrix from '../../../docs/attacks.md?raw';

const files: Record<string, string> = import.meta.glob<string>(
	[
		'/src/lib/log/attacks-*.test.ts',
		'/tests/backend/log/*.test.ts',
		'/scripts/faults/log.ts',
		'/scripts/faults.ts'
	],
	{ query: '?raw', import: 'default', eager: true }
);

const rows = matrix
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.slice(2)
	.map((line) =>
		line
			.split('|')
			.map((cell) => cell.trim())
			.slice(1, -1)
	);

/** What the log is attacked by, as the design has it (RFC 6962, C2SP, and what a trust could do to its people). */
const ATTACKS = [
	/^edit/,
	/^delete/,
	/^insert/,
	/^reorder/,
	/^drop the last/,
	/^roll back/,
	/two books/,
	/two needed/,
	/three needed/,
	/^drop before/,
	/^show other words/,
	/^remove words/,
	/^show an old head/,
	/^forge a head/,
	/witnesses alone/,
	/repeat its line/,
	/names, groups/,
	/steal the log/,
	/steal the receipts/,
	/killed sequencer/,
	/older state/,
	/cannot be reached/,
	/own page lies/,
	/false story/,
	/^bury/
];

describe('the table of attacks', () => {
	test('has a row for each, with who notices and what is left over', () => {
		for (const attack of ATTACKS)
			expect(rows.filter(([what = '']) => attack.test(what.toLowerCase()))).toHaveLength(1);
		expect(rows.every((row) => row.length === 5 && row.every((cell) => cell !== ''))).toBe(true);
	});

	test.each(rows)('%s', (_what, _shows, _who, _left, named = '') => {
		const [, file = '', words = ''] = /^`([^`]+)`: (.+)$/.exec(named) ?? [];
		const text = file.endsWith('faults/log.ts') ? files['/scripts/faults.ts'] : files[`/${file}`];
		expect(files[`/${file}`]).toBeDefined();
		expect(text).toContain(words);
	});
});
