// A data directory with the cast and as much work as asked for, ready for the application to start on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { readSettings } from '../../src/lib/platform/backend/embedded/settings.ts';

/** The addresses that are measured, of things in the middle of what there is. */
export type Places = { contribution: string; insight: string; decision: string };

export async function fill(dataDir: string, size: number): Promise<Places> {
	const backend = await startEmbedded({ dataDir, data: 'cast', durable: false, say: () => undefined });
	const sql = postgres(backend.databaseUrl, { max: 1, onnotice: () => undefined });
	const admin = postgres(asAdmin(backend.databaseUrl, dataDir), { max: 1, onnotice: () => undefined });
	try {
		await sql.unsafe(
			readFileSync(join(import.meta.dirname, 'work.sql'), 'utf8').replaceAll(':size', String(size))
		);
		await sql.unsafe('vacuum analyze');
		// Counts statements from the next start on.
		await admin.unsafe(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
		const [places] = await sql<Places[]>`
			select q.contribution_id as contribution, i.id as insight, f.decision_id as decision
			from public.insights i
			join public.influences f on f.insight_id = i.id
			join public.quotes q on q.insight_id = i.id
			where i.number >= ${Math.floor(size / 40)}
			order by i.number, q.contribution_id limit 1`;
		if (!places) throw new Error('There is too little work to measure. Take a larger size.');
		return { ...places };
	} finally {
		await sql.end();
		await admin.end();
		await backend.close();
	}
}

/** Counts what the database is asked while something runs. */
export async function countStatements(dataDir: string) {
	const { port } = readSettings(dataDir);
	const admin = postgres(asAdmin(`postgresql://127.0.0.1:${port}/postgres`, dataDir), {
		max: 1,
		onnotice: () => undefined
	});
	await admin.unsafe('create extension if not exists pg_stat_statements with schema extensions');
	return {
		reset: () => admin.unsafe('select extensions.pg_stat_statements_reset()'),
		/** All statements, and those among them that read the product's own tables or functions. */
		read: async () => {
			const [row] = await admin<{ all: number; ours: number }[]>`
				select coalesce(sum(calls), 0)::int as all,
					coalesce(sum(calls) filter (where query ~ '"?public"?\\."?[a-z]'), 0)::int as ours
				from extensions.pg_stat_statements where toplevel and query !~ 'pg_stat_statements'`;
			return { ...row! };
		},
		close: () => admin.end()
	};
}

export function asAdmin(databaseUrl: string, dataDir: string): string {
	const url = new URL(databaseUrl);
	url.username = 'supabase_admin';
	url.password = readSettings(dataDir).adminPassword;
	return url.href;
}
