// What must always be true of money, whatever was killed, lost or raced: each file of tests/invariants returns no rows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';

const FOLDER = join('tests', 'invariants');

export type Broken = { file: string; rows: object[] };

/** Runs each. Out: for those that are broken, the name of the file and its first rows. */
export async function broken(sql: postgres.Sql): Promise<Broken[]> {
	const found: Broken[] = [];
	for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))) {
		const rows = await sql.unsafe(readFileSync(join(FOLDER, file), 'utf8'));
		if (rows.length > 0) found.push({ file, rows: rows.slice(0, 5) });
	}
	return found;
}
