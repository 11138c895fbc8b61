// The database and journey tests against a Supabase, which is emptied: npm run test:supabase, with
// PUBLIC_SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY, DATABASE_URL and THROUGHLINE_SECRET set.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { backend } from '../src/lib/platform/backend/backend.ts';
import { MIGRATIONS, migrate } from '../src/lib/platform/backend/migrate.ts';
import { CAST, CAST_PASSWORD } from '../src/lib/platform/cast.ts';
import { loadSeed } from '../supabase/tests/support/shared.ts';
import { stopWith } from './support/stop.ts';

try {
	if (!process.env.PUBLIC_SUPABASE_URL)
		throw new Error('Say which Supabase to test: set PUBLIC_SUPABASE_URL and its keys, as in .env.example.');
	const { databaseUrl, createAccount } = await backend();
	await migrate(databaseUrl, MIGRATIONS);
	// Before the database tests make accounts of their own, which have no password.
	for (const { id, email } of CAST) await createAccount({ id, email, password: CAST_PASSWORD });

	const database = run(join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'database');
	// One after the other and each on the cast alone, since there is one database for all.
	await fresh(databaseUrl);
	const journeys = run(join('scripts', 'journeys.ts'), ...['phone', 'desktop', 'no-js'].map(project));
	await fresh(databaseUrl);
	const alone = run(join('scripts', 'journeys.ts'), project('alone'));
	process.exitCode = database && journeys && alone ? 0 : 1;
} catch (reason) {
	stopWith(reason);
}

function project(name: string): string {
	return `--project=${name}`;
}

async function fresh(databaseUrl: string) {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	await loadSeed(sql);
	await sql.end();
}

function run(...words: string[]): boolean {
	return spawnSync(process.execPath, words, { stdio: 'inherit' }).status === 0;
}
