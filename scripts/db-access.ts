// Writes docs/access.md: who may do what, read from a fresh database. npm run db:access
import { writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { describeAccess } from './support/access.ts';
import { freshDatabase } from './support/fresh-database.ts';
import { stopWith } from './support/stop.ts';

const fresh = await freshDatabase().catch(stopWith);
const sql = postgres(fresh.url, { max: 1 });
try {
	writeFileSync('docs/access.md', await describeAccess(sql));
} finally {
	await sql.end();
	await fresh.close();
}
