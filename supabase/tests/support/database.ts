// The database of one test file: a copy with the cast in it. Statements run as somebody, as PostgREST runs them.
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CAST } from '../../../src/lib/platform/cast.ts';
import { isNothing, keepAsked, readCatalogue, thingsIn, type Asked, type Thing } from './asked.ts';
import { loadSeed } from './shared.ts';

export type Row = Record<string, unknown>;
type Values = (string | number | boolean | null | Date | string[] | object)[];

export type Asker = {
	/** Rows of a statement: as('grace').rows`select id from public.members where role = ${role}` */
	rows<T extends object = Row>(text: TemplateStringsArray, ...values: Values): Promise<T[]>;
	/** A statement put together by the test, with $1, $2 for its values. */
	run<T extends object = Row>(statement: string, values?: Values): Promise<T[]>;
	/** Calls a function of `public` by its arguments' names, as `db.rpc` does. */
	call<T = unknown>(name: string, arguments_?: Row): Promise<T>;
};

// As the API writes them: dates as text, numbers as numbers.
const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));
const TYPES = {
	date: { to: 1082, from: [1082, 1114, 1184], serialize: asText, parse: (value: string) => value },
	bigint: { to: 20, from: [20], serialize: String, parse: Number },
	numeric: { to: 1700, from: [1700], serialize: String, parse: Number }
};

const options = { onnotice: () => undefined, types: TYPES };
const asked: Asked[] = [];
let connection: postgres.Sql<Record<string, never>> | undefined;
let things: Thing[] = [];
let shapes: Map<string, { many: boolean; nothing: boolean }>;
let drop = async () => undefined as void;

beforeAll(async () => {
	const { url, copied } = inject('database');
	const mine = copied ? await copyOf(url) : url;
	connection = postgres(mine, { ...options, max: 5 }) as unknown as typeof connection;
	if (!copied) await loadSeed(owner());
	things = readCatalogue();
	const found = await owner()<{ name: string; many: boolean; nothing: boolean }[]>`
		select proname as name, bool_or(proretset) as many, bool_or(prorettype = 'void'::regtype) as nothing
		from pg_proc where pronamespace = 'public'::regnamespace group by 1`;
	shapes = new Map(found.map(({ name, ...shape }) => [name, shape]));
});

afterAll(async () => {
	await connection?.end();
	await drop();
	keepAsked(expect.getState().testPath ?? '', asked);
});

async function copyOf(url: string): Promise<string> {
	const name = `copy_${randomUUID().slice(0, 8)}`;
	const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
	// Nobody may be connected to what is copied.
	const sql = postgres(at('template1'), { max: 1 });
	await sql.unsafe(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
	drop = async () => {
		await sql.unsafe(`drop database ${name} with (force)`);
		await sql.end();
	};
	return at(name);
}

/** The owner of the tables, whom no policy holds: for preparing, and for looking at what nobody may see. */
export function owner() {
	if (!connection) throw new Error('The database is there inside tests and hooks only.');
	return connection;
}

/** One of the cast, signed in; or any account's id. */
export function as(who: string): Asker {
	const sub = CAST.find(({ key }) => key === who)?.id ?? who;
	return asker(who, 'authenticated', { sub, role: 'authenticated' });
}

/** One of the cast who has just signed in, as sensitive acts ask for; or who did so that many minutes ago. */
export async function afresh(who: string, minutesAgo = 0): Promise<Asker> {
	const sub = CAST.find(({ key }) => key === who)?.id ?? who;
	const [session] = await owner()<{ id: string }[]>`
		insert into auth.sessions (id, user_id, created_at, updated_at)
		values (gen_random_uuid(), ${sub}, now() - make_interval(mins => ${minutesAgo}), now()) returning id`;
	return asker(who, 'authenticated', { sub, role: 'authenticated', session_id: session?.id });
}

/** Who is not signed in. */
export const nobody: Asker = asker('nobody', 'anon', { role: 'anon' });

/** The secret key. Passes every policy, but holds only what is granted. */
export const service: Asker = asker('service', 'service_role', { role: 'service_role' });

/** Awaits a refusal with this code, and answers it. Codes of ours may be given with the field they are about. */
export async function refused(attempt: Promise<unknown>, code: string, field?: string) {
	const reason = await attempt.then(
		(answer) => {
			throw new Error(`not refused, but answered: ${JSON.stringify(answer)}`);
		},
		(reason: postgres.PostgresError) => reason
	);
	if (!(reason instanceof postgres.PostgresError)) throw reason;
	expect(`${reason.code} ${reason.message}`).toMatch(new RegExp(`^${code} `));
	if (field !== undefined) expect(reason.detail ?? '').toBe(field);
	return reason;
}

/**
 * Where the answer itself does not tell a no (a public page without the row, a command that quietly leaves another's
 * thing alone), the test that proves it says so here, for `npm run db:covered`.
 */
export function provedNo(name: string, who: string) {
	for (const thing of things.filter((one) => one.name === name))
		asked.push({ name, kind: thing.kind, who, answer: 'no', reads: true });
}

function asker(who: string, role: string, claims: object): Asker {
	async function run<T extends object>(statement: string, values: Values = []): Promise<T[]> {
		const reads = /^\s*(select|with)\b/i.test(statement);
		const note = (answer: Asked['answer']) =>
			asked.push(
				...thingsIn(statement, things).map(({ name, kind }) => ({ name, kind, who, answer, reads }))
			);
		try {
			const rows = await owner().begin(async (sql) => {
				await sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
				return sql.unsafe<Row[]>(statement, values as never[]);
			});
			const answers = rows.map((row) => (rows.columns.length === 1 ? Object.values(row)[0] : row));
			const wrote = rows.columns.length === 0 && rows.count > 0;
			note(!wrote && answers.every(isNothing) && !returnsVoid(statement) ? 'no' : 'yes');
			return [...rows] as unknown as T[];
		} catch (reason) {
			// Only a refusal to this person is a no: a mistake in a form is refused to everybody.
			if (['42501', 'P0002'].includes((reason as postgres.PostgresError).code)) note('no');
			throw reason;
		}
	}

	return {
		run,
		rows: (text, ...values) =>
			run(
				text.reduce((before, after, index) => `${before}$${index}${after}`),
				values
			),
		call: async <T>(name: string, arguments_: Row = {}) => {
			const given = Object.entries(arguments_).filter(([, value]) => value !== undefined);
			const list = given.map(([key], index) => `"${key}" => $${index + 1}`).join(', ');
			const { many = false, nothing = false } = shapes.get(name) ?? {};
			const statement = nothing
				? `select public.${name}(${list})`
				: `select to_jsonb(answer) as answer from public.${name}(${list}) as answer`;
			const rows = await run<{ answer: unknown }>(statement, given.map(([, value]) => value) as Values);
			if (nothing) return null as T;
			const answers = rows.map(({ answer }) => answer);
			return (many ? answers : (answers[0] ?? null)) as T;
		}
	};
}

/** A function that answers nothing has said yes by not refusing. */
function returnsVoid(statement: string) {
	const [, name] = /^\s*select\s+public\.(\w+)\(/.exec(statement) ?? [];
	return name !== undefined && (shapes.get(name)?.nothing ?? false);
}
