// What one step leaves in the log: the entries that it staged, and that it leaves none when it is undone.
import type { TransactionSql } from 'postgres';
import { CAST } from '../../../src/lib/platform/cast.ts';
import { owner } from './database.ts';

export type Staged = { type: string; id: string; prev: string[]; [fact: string]: unknown };
/** Calls a function of `public` by its arguments' names, as somebody; or as the owner of the tables, any statement. */
export type Step = { who: string | null; call: string; given?: object } | { owner: string };

type Transaction = TransactionSql<Record<string, never>>;

const since = async (sql: Transaction, id: number) =>
	(
		await sql<{ entry: Staged }[]>`select entry from tlog.staging where id > ${id} order by tlog.staging.id`
	).map(({ entry }) => entry);

async function take(sql: Transaction, step: Step) {
	if ('owner' in step) return void (await sql.unsafe(step.owner));
	const sub = CAST.find(({ key }) => key === step.who)?.id;
	const claims = sub ? { sub, role: 'authenticated' } : { role: 'anon' };
	await sql`select set_config('role', ${claims.role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
	const given = Object.entries(step.given ?? {});
	const list = given.map(([name], place) => `"${name}" => $${place + 1}`).join(', ');
	await sql.unsafe(`select public.${step.call}(${list})`, given.map(([, value]) => value) as never[]);
	await sql`reset role`;
}

const UNDONE = new Error('undone');

/** Takes the step twice, the first time undone at its end. Out: the entries of each time; and how many stay of the first. */
export async function staged(step: Step) {
	const last = async () =>
		(await owner()<{ id: number }[]>`select coalesce(max(id), 0) as id from tlog.staging`)[0]!.id;
	const before = await last();
	let undone: Staged[] = [];
	await owner()
		.begin(async (sql) => {
			await take(sql as Transaction, step);
			undone = await since(sql as Transaction, before);
			throw UNDONE;
		})
		.catch((reason: unknown) => {
			if (reason !== UNDONE) throw reason;
		});
	const left = (await last()) - before;
	const done = await owner().begin(async (sql) => {
		await take(sql as Transaction, step);
		return since(sql as Transaction, before);
	});
	return { undone: undone.map(({ type }) => type), left, done };
}
