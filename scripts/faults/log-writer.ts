// Writers of the log in a process of its own: each commits, or undoes, one transaction after another, and says on standard output
// what it tried, what was answered as kept and what it undid, so that whoever kills it knows what must be there and what must not.
// In: one line of JSON; it goes on until its input ends.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { seeded } from './seeded.ts';

const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const given = JSON.parse(line) as { database: string; seed: number; writers: number };
const NORTHBROOK = '00000000-0000-4000-b000-000000000001';
const PCREF = '00000000-0000-4000-c000-000000000001';
/** How many transactions of ten are undone at their end. */
const UNDONE = 0.1;
/** Subjects that all writers share, so that they follow one another's entries. */
const SHARED = 200;

const writers = given.writers;
const sql = postgres(given.database, {
	max: writers,
	connection: { application_name: 'chaos writer' },
	connect_timeout: 5,
	backoff: false,
	onnotice: () => undefined
});
const random = seeded(given.seed);
let ending = false;

// To a pipe this is written before it returns, so what was said was said before a kill.
const say = (what: 'tries' | 'kept' | 'undid', ids: string[]) =>
	process.stdout.write(`${what} ${ids.join(' ')}\n`);
const shared = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Transaction = postgres.TransactionSql;
const append = async (on: Transaction, subject: string) =>
	(await on<{ id: string }[]>`select tlog.append('action.done', ${subject}) as id`)[0]!.id;

/** What a page does when somebody gives their words, with two answers to uses: three entries. */
async function contribution(on: Transaction): Promise<string[]> {
	const [{ before } = { before: '0' }] = await on<{ before: string }[]>`
		select last_value::text as before from tlog.staging_id_seq`;
	const [made] = await on<{ id: string }[]>`
		select private.store_contribution(${on.json({
			organisation_id: NORTHBROOK,
			programme_id: PCREF,
			words: `Redwing ${randomUUID()}`,
			given_on: '2026-11-20'
		})}) as id`;
	await on`select private.store_consents(${made!.id}, '{"board": true, "website": false}', 'recorded by a scribe', 'Made to be broken', 'en', private.today() + 90)`;
	const staged = await on<{ id: string }[]>`
		select entry ->> 'id' as id from tlog.staging where id > ${before} and xmin = pg_current_xact_id()::xid`;
	return staged.map(({ id }) => id);
}

async function transaction() {
	const kind = random();
	const undone = random() < UNDONE;
	const subject = shared(Math.floor(random() * SHARED));
	let ids: string[] = [];
	await sql.begin(async (on) => {
		if (kind < 0.4) ids = await contribution(on);
		else if (kind < 0.9) ids = [await append(on, kind < 0.65 ? subject : randomUUID())];
		else {
			// A part of it is undone, the rest is kept.
			await on
				.savepoint(async (part) => {
					say('undid', [await append(part, randomUUID())]);
					throw new Error('undone');
				})
				.catch((reason: Error) => {
					if (reason.message !== 'undone') throw reason;
				});
			ids = [await append(on, randomUUID())];
		}
		if (undone) {
			say('undid', ids);
			throw new Error('undone');
		}
		say('tries', ids);
	});
	say('kept', ids);
}

await Promise.all(
	Array.from({ length: writers }, async () => {
		while (!ending)
			await transaction().catch(async (reason: Error) => {
				// A connection or a server that was killed under us: go on when there is one again.
				if (reason.message === 'undone') return;
				process.stderr.write(`${(reason as { code?: string }).code ?? reason.message}\n`);
				await pause(50);
			});
	}).concat(
		new Promise<void>((done) => {
			process.stdin.once('end', () => {
				ending = true;
				done();
			});
		})
	)
);
await sql.end({ timeout: 5 });
