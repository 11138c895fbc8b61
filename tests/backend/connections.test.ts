import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service, startWith, type Running } from './support.ts';

let backend: Running;
let end: () => Promise<void>;
beforeAll(async () => {
	({ backend, end } = await startWith(
		'create table public.notes (id int generated always as identity, body text);'
	));
});
afterAll(() => end());

describe('connections that are cut under load', () => {
	it('cost the requests on them and nothing else', async () => {
		const db = service(backend);
		const sql = postgres(backend.databaseUrl, { max: 1 });
		let cutting = true;
		let acknowledged = 0;
		const writers = Array.from({ length: 12 }, async () => {
			while (cutting) {
				const { error } = await db.from('notes').insert({ body: 'kept' });
				if (!error) acknowledged += 1;
			}
		});
		for (let round = 0; round < 20; round++) {
			await sql`
				select pg_terminate_backend(pid) from pg_stat_activity
				where usename = current_user and pid <> pg_backend_pid() order by random() limit ${1 + (round % 3)}`;
			await new Promise((wait) => setTimeout(wait, 20));
		}
		cutting = false;
		await Promise.all(writers);

		// As many at once as there are connections, four times over: none of them has leaked.
		const answers = await Promise.all(
			Array.from({ length: 40 }, () => db.from('notes').select('id').limit(1))
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		const [row] = await sql<{ n: number }[]>`select count(*)::int as n from public.notes`;
		await sql.end();
		expect(acknowledged).toBeGreaterThan(0);
		expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
	});
});
