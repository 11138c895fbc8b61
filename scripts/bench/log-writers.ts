// What the log costs those who write: the same transactions with the log and with the log's triggers off, turn by turn on the same
// database, by so many writers at once, each with 5 ms of further work before its commit (log.md 4).
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { round } from './measure.ts';

export type Written = { writers: number; kept: number; added_ms: number; on: Side; off: Side };
/** `cpu_ms`: what the server's processes worked for each transaction, whatever else the machine did meanwhile; null but on Linux. */
type Side = { per_second: number; p50: number; p95: number; cpu_ms: number | null };
type Turn = { took: number[]; cpu: number | null };

const TURNS = 4;
const TURN_MS = 3_000;
const WORK_SECONDS = 0.005;

/** Somebody's words are stored, as each way in does it; then whatever else the request has to do. */
const TRANSACTION = `
	select private.store_contribution(jsonb_build_object('organisation_id', '00000000-0000-4000-b000-000000000001',
		'programme_id', '00000000-0000-4000-c000-000000000001', 'given_on', '2026-11-20',
		'words', 'They moved the clinic and nobody told the people who use the bus. ' || gen_random_uuid()));
	select pg_sleep(${WORK_SECONDS})`;

/**
 * In: how many write at once, and how many milliseconds each leaves between the beginnings of two transactions. With 0 they write as fast
 * as they can: the processors are never idle, and each waits for what all the others work.
 */
export async function measureWriters(databaseUrl: string, writers: number, pace = 0): Promise<Written> {
	const sql = postgres(databaseUrl, {
		max: writers,
		connection: { application_name: 'measured writer' },
		onnotice: () => undefined
	});
	const own = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	const turns: Record<'on' | 'off', Turn[]> = { on: [], off: [] };
	try {
		const triggers = await logTriggers(own);
		await turn(sql, own, { writers, pace, ms: 1_000 });
		for (let n = 0; n < TURNS; n++) {
			// What the machine does beside this falls on both: each goes first as often.
			const order = n % 2 ? (['on', 'off'] as const) : (['off', 'on'] as const);
			for (const side of order) {
				if (side === 'off') await set(own, triggers, 'disable');
				const before = await worked(own);
				const took = await turn(sql, own, { writers, pace, ms: TURN_MS });
				const after = await worked(own);
				turns[side].push({ took, cpu: before === null || after === null ? null : after - before });
				if (side === 'off') await set(own, triggers, 'enable');
			}
		}
		const [on, off] = [sideOf(turns.on), sideOf(turns.off)];
		return {
			writers,
			kept: round(on.per_second / off.per_second),
			added_ms: round(on.p95 - off.p95),
			on,
			off
		};
	} finally {
		await sql.end({ timeout: 5 });
		await own.end({ timeout: 5 });
	}
}

/** Every trigger by which something of the business is written into the log. */
const logTriggers = (sql: postgres.Sql) => sql<{ name: string; of: string }[]>`
	select quote_ident(t.tgname) as name, t.tgrelid::regclass::text as of from pg_trigger t
	join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
	where p.pronamespace = 'tlog'::regnamespace and c.relnamespace <> 'tlog'::regnamespace and not t.tgisinternal`;

async function set(sql: postgres.Sql, triggers: { name: string; of: string }[], how: 'enable' | 'disable') {
	for (const { name, of } of triggers) await sql.unsafe(`alter table ${of} ${how} trigger ${name}`);
}

/** Everybody writes until the time is over, beside a sequencer. Out: how long each transaction took, in milliseconds. */
async function turn(
	sql: postgres.Sql,
	own: postgres.Sql,
	{ writers, pace, ms }: { writers: number; pace: number; ms: number }
): Promise<number[]> {
	const took: number[] = [];
	const end = performance.now() + ms;
	let over = false;
	const sequencing = (async () => {
		while (!over) {
			await own`select tlog.round(4096, interval '10 minutes')`;
			await sleep(200);
		}
	})();
	await Promise.all(
		Array.from({ length: writers }, async (_, nth) => {
			// Not all at the same moment.
			await sleep((pace * nth) / writers);
			while (performance.now() < end) {
				const began = performance.now();
				// One message and one transaction, so that the round trips of this process are not what is measured.
				await sql.unsafe(TRANSACTION);
				took.push(performance.now() - began);
				if (pace) await sleep(Math.max(0, began + pace - performance.now()));
			}
		})
	);
	over = true;
	await sequencing;
	return took;
}

/** Milliseconds that the processes of the writers' connections have worked until now (proc(5): ticks of 10 ms); null where that is not told. */
async function worked(own: postgres.Sql): Promise<number | null> {
	const pids = await own<{ pid: number }[]>`
		select pid from pg_stat_activity where application_name = 'measured writer'`;
	try {
		return pids.reduce((sum, { pid }) => {
			const [, told = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
			const [user, system] = told.split(' ').slice(11, 13).map(Number);
			return sum + (user! + system!) * 10;
		}, 0);
	} catch {
		return null;
	}
}

/** The pace is that of the middle turns; the times are those of all turns. */
function sideOf(turns: Turn[]): Side {
	const paces = turns.map(({ took }) => took.length / (TURN_MS / 1000)).sort((a, b) => a - b);
	const took = turns.flatMap((one) => one.took).sort((a, b) => a - b);
	const at = (share: number) => round(took[Math.floor(took.length * share)] ?? 0);
	const middle = paces.slice(1, -1);
	const cpu = turns.map((one) => one.cpu);
	return {
		per_second: round(middle.reduce((sum, pace) => sum + pace, 0) / middle.length),
		p50: at(0.5),
		p95: at(0.95),
		cpu_ms: cpu.includes(null) ? null : round(cpu.reduce<number>((sum, one) => sum + one!, 0) / took.length)
	};
}
