// Once for each run: a PostgreSQL with the migrations and the cast, which every test file copies.
// With DATABASE_URL it is that database instead, one file after another: a Supabase that may be thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../src/lib/platform/backend/embedded/postgres.ts';
import { MIGRATIONS, migrate } from '../../../src/lib/platform/backend/migrate.ts';
import { loadData } from '../../../src/lib/platform/backend/seeds.ts';
import { forgetSeeds, rememberReference } from './shared.ts';
import { keepCatalogue } from './asked.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The database to copy, or to use as it is. */
		database: { url: string; copied: boolean };
	}
}

export default async function setup(project: TestProject) {
	const given = process.env.DATABASE_URL;
	if (given) {
		await fill(given);
		await keepCatalogue(given);
		project.provide('database', { url: given, copied: false });
		return;
	}

	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-test-'));
	const server = await startPostgres({ dataDir, durable: false, say: () => undefined });
	const end = async () => {
		await server.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await fill(server.databaseUrl);
		await keepCatalogue(server.databaseUrl);
	} catch (reason) {
		await end();
		throw reason;
	}
	project.provide('database', { url: server.databaseUrl, copied: true });
	return end;
}

async function fill(url: string) {
	await migrate(url, MIGRATIONS);
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await rememberReference(sql);
		await forgetSeeds(sql);
		await loadData(url, 'cast', (account) => makeAccount(sql, account), MIGRATIONS);
	} finally {
		await sql.end();
	}
}

/** Nobody signs in here, so no password. */
async function makeAccount(sql: postgres.Sql, { id = '', email }: { id?: string; email: string }) {
	await sql`
		insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
		values (${id}, 'authenticated', 'authenticated', ${email}, now(), now(), now())
		on conflict do nothing`;
	return id;
}
