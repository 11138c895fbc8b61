// A small turn of `npm run test:faults -- payments`, and that every row of the failure matrix has a test by its number.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faults } from '../../../scripts/faults/payments.ts';

test('workers killed, answers spoilt, deliveries forged and lost, approvals raced: nothing is broken', async () => {
	expect(await faults(38, { kills: 24, deliveries: 150, races: 80 })).toBe(true);
}, 300_000);

test('each of the 38 rows of the failure matrix (payments.md 6) is a test by name', () => {
	const named = new Set<number>();
	for (const folder of ['supabase/tests', 'tests', 'src', 'scripts'])
		for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
			if (/\.(test|spec)\.ts$/.test(file))
				for (const [, row] of readFileSync(join(folder, file), 'utf8').matchAll(/['"`]matrix (\d+)\b/g))
					named.add(Number(row));
	const rows = Array.from({ length: 38 }, (_, index) => index + 1);
	expect(rows.filter((row) => !named.has(row))).toEqual([]);
});
