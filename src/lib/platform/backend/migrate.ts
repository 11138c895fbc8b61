import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runMigrations as prepareJobs } from 'graphile-worker';
import postgres from 'postgres';

// The Supabase CLI's own naming and history table, so that `supabase db push` and this agree on what is applied:
// https://supabase.com/docs/guides/deployment/database-migrations
const NAME = /^(\d+)_(.+)\.sql$/;

const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
    version text not null primary key,
    statements text[],
    name text
);
revoke all on schema supabase_migrations from public;`;

// Any number, the same in every copy of the application: two of them starting at once take turns.
const TURN = 7_203_471;

type Migration = { version: string; name: string; path: string; text: string };

export const MIGRATIONS = join('supabase', 'migrations');

/**
 * Applies what is not applied yet, in name order, each file whole in one transaction; and the tables of the jobs, which
 * commands write to.
 * Answers the names it applied.
 */
export async function migrate(databaseUrl: string, directory = MIGRATIONS): Promise<string[]> {
	const migrations = await readMigrations(directory);
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		await sql`select pg_advisory_lock(${TURN})`;
		await prepareJobs({ connectionString: databaseUrl });
		await sql.unsafe(HISTORY);
		const rows = await sql<{ version: string; statements: string[] | null }[]>`
			select version, statements from supabase_migrations.schema_migrations`;
		const applied = new Map(rows.map((row) => [row.version, row.statements]));

		for (const migration of migrations) expectUnchanged(migration, applied.get(migration.version));
		const pending = migrations.filter(({ version }) => !applied.has(version));
		for (const migration of pending) await apply(sql, migration);
		// PostgREST answers from a cache of the schema until it is told: https://postgrest.org/en/stable/references/schema_cache.html
		if (pending.length > 0) await sql`notify pgrst, 'reload schema'`;
		return pending.map(({ version, name }) => `${version}_${name}`);
	} finally {
		await sql.end();
	}
}

async function readMigrations(directory: string): Promise<Migration[]> {
	const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
	const migrations = await Promise.all(
		files.map(async (file) => {
			const path = join(directory, file);
			const [, version, name] = NAME.exec(file) ?? [];
			if (!version || !name)
				throw new Error(`${path}: a migration is named like 20261122090000_what_it_does.sql`);
			return { version, name, path: relative(process.cwd(), path), text: await readFile(path, 'utf8') };
		})
	);
	for (const [index, { version, path }] of migrations.entries()) {
		const before = migrations[index - 1];
		if (before?.version === version) throw new Error(`${path} has the same version as ${before.path}`);
	}
	return migrations;
}

/** A schema that silently differs from its migrations is worse than a start that stops. */
function expectUnchanged({ path, text }: Migration, statements: string[] | null | undefined) {
	// The Supabase CLI keeps one statement a row, which cannot be compared; ours is the whole file.
	if (statements?.length !== 1 || bare(statements[0] ?? '') === bare(text)) return;
	throw new Error(
		`${path} has changed since it was applied to this database. ` +
			`Undo the change and write a new migration, or start again with an empty data directory.`
	);
}

function bare(text: string): string {
	return text.replace(/[\s;]+$/, '').trim();
}

async function apply(sql: postgres.Sql, { version, name, path, text }: Migration) {
	await sql.begin(async (transaction) => {
		await runFile(transaction, path, text);
		await transaction`
			insert into supabase_migrations.schema_migrations (version, name, statements)
			values (${version}, ${name}, ${[text]})`;
	});
}

/** Runs a whole file; a mistake in it is told with the file and the line. */
export async function runFile(transaction: postgres.TransactionSql, path: string, text: string) {
	try {
		await transaction.unsafe(text).simple();
	} catch (cause) {
		if (!(cause instanceof postgres.PostgresError)) throw cause;
		const position = Number(cause.position);
		const line = position ? `:${text.slice(0, position).split('\n').length}` : '';
		const where = cause.where ? `\n${cause.where}` : '';
		const more = [cause.detail, cause.hint].filter(Boolean).map((text) => `\n${text}`);
		throw new Error(`${path}${line}: ${cause.message} (${cause.code})${more.join('')}${where}`, { cause });
	}
}
