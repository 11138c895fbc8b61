import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import postgres from 'postgres';
import { CAST, CAST_PASSWORD } from '../cast.ts';
import { runFile } from './migrate.ts';

/** What a new database starts with: nothing, the cast, or the cast and a year of work. */
export type Data = 'empty' | 'cast' | 'demo';

export type NewAccount = { id?: string; email: string; password?: string };

const FILES: Record<Data, string[]> = {
	empty: [],
	cast: ['seed.sql'],
	demo: [
		'seed.sql',
		join('seeds', 'demo.sql'),
		join('seeds', 'demo-workshops.sql'),
		join('seeds', 'demo-consultations.sql'),
		...[
			'words',
			'consents',
			'rights',
			'codes',
			'coding',
			'coverage',
			'making',
			'payments',
			'voices',
			'equality',
			'plan',
			'governance',
			'measures',
			'packs'
		].map((name) => join('seeds', `demo-${name}.sql`))
	]
};

/** Loads each file once, whole in one transaction, and remembers it. The cast's accounts are made before. */
export async function loadData(
	databaseUrl: string,
	data: Data,
	createAccount: (account: NewAccount) => Promise<string>,
	migrationsDir: string
): Promise<string[]> {
	if (data === 'empty') return [];
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		await sql.unsafe(`
			create schema if not exists backstage;
			create table if not exists backstage.loaded (
				file text primary key,
				at timestamptz not null default now()
			);`);
		const loaded = new Set(
			(await sql<{ file: string }[]>`select file from backstage.loaded`).map((row) => row.file)
		);
		const pending = FILES[data].filter((file) => !loaded.has(file));
		if (pending.includes('seed.sql')) {
			for (const { id, email } of CAST) await createAccount({ id, email, password: CAST_PASSWORD });
		}
		const done: string[] = [];
		for (const file of pending) {
			const path = join(dirname(migrationsDir), file);
			if (!existsSync(path)) continue;
			const text = await readFile(path, 'utf8');
			await sql.begin(async (transaction) => {
				await runFile(transaction, relative(process.cwd(), path), text);
				await transaction`insert into backstage.loaded (file) values (${file})`;
			});
			done.push(file);
		}
		// Freshly loaded tables have no statistics yet, and the planner guesses badly without.
		if (done.length > 0) await sql`analyze`;
		return done;
	} finally {
		await sql.end();
	}
}
