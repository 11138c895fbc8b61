// Writes docs/data-map.md: what is held of people, read from a fresh database and src/lib/data-map. npm run db:map
import { writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { DATA_MAP, differences } from '../src/lib/data-map/data-map.ts';
import { columnsOf, describeDataMap } from './support/data-map.ts';
import { freshDatabase } from './support/fresh-database.ts';
import { stopWith } from './support/stop.ts';

const fresh = await freshDatabase().catch(stopWith);
const sql = postgres(fresh.url, { max: 1 });
try {
	writeFileSync('docs/data-map.md', await describeDataMap(sql));
	for (const [what, columns] of Object.entries(differences(DATA_MAP, await columnsOf(sql)))) {
		for (const column of columns) process.stdout.write(`src/lib/data-map: ${column} is ${what}\n`);
	}
} finally {
	await sql.end();
	await fresh.close();
}
