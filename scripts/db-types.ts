// Writes src/lib/platform/database.types.ts: rows and functions, read from a fresh database. npm run db:types
import { writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { freshDatabase } from './support/fresh-database.ts';
import { describeRows } from './support/row-types.ts';
import { stopWith } from './support/stop.ts';

const fresh = await freshDatabase().catch(stopWith);
const sql = postgres(fresh.url, { max: 1 });
try {
	writeFileSync('src/lib/platform/database.types.ts', await describeRows(sql));
} finally {
	await sql.end();
	await fresh.close();
}
