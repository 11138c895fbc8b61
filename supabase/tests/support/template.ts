// Once for each run: a PostgreSQL with the migrations and the cast, which every test file copies.
// With DATABASE_URL it is that database instead, one file after another: a Supabase that may be thrown away.
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { freshDatabase } from '../../../scripts/support/fresh-database.ts';
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
		await migrate(given);
		await fill(given);
		project.provide('database', { url: given, copied: false });
		return;
	}

	const fresh = await freshDatabase();
	try {
		await fill(fresh.url);
	} catch (reason) {
		await fresh.close();
		throw reason;
	}
	project.provide('database', { url: fresh.url, copied: true });
	return fresh.close;
}

async function fill(url: string) {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await rememberReference(sql);
		await forgetSeeds(sql);
		await keepCatalogue(sql);
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
