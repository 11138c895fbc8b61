// The worker as it really runs: woken by a command's own transaction, beside another one, and ended in good order.
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/lib/messages/delivery.server.ts';
import { MIGRATIONS } from '../../src/lib/platform/backend/migrate.ts';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { keepRunning, type Jobs } from '../../src/lib/platform/worker.server.ts';
import { quiet, scratch, type Running } from './support.ts';

const TUNDE = '00000000-0000-4000-d000-000000000013';
const directory = scratch();
let backend: Running;
let sql: postgres.Sql;

beforeAll(async () => {
	backend = await startEmbedded({
		dataDir: directory.path,
		data: 'cast',
		migrationsDir: MIGRATIONS,
		durable: false,
		say: quiet
	});
	sql = postgres(backend.databaseUrl, { max: 2, onnotice: quiet });
});
afterAll(async () => {
	await sql.end();
	await backend.close();
	directory.remove();
});

function jobsThat(sent: string[]): Jobs {
	return {
		deliver_messages: async (inTransaction) => {
			await deliverDue(
				inTransaction,
				async ({ id }) => void sent.push(id),
				'https://voices.northbrook.example'
			);
		}
	};
}

const queue = (how: postgres.Sql | postgres.TransactionSql = sql) =>
	how<{ id: string }[]>`
		select private.queue_message(${TUNDE}, 'workshop_reminder', 'workshop', gen_random_uuid()) as id`.then(
		([row]) => row?.id ?? ''
	);

async function until(done: () => boolean) {
	for (const end = Date.now() + 20_000; !done() && Date.now() < end;) await pause(20);
}

describe('the worker', () => {
	it('sends what a transaction queued once that is kept, and nothing of one that was undone', async () => {
		const sent: string[] = [];
		const end = keepRunning(backend.databaseUrl, jobsThat(sent));
		try {
			const undone = sql.begin(async (transaction) => {
				await queue(transaction);
				throw new Error('undone');
			});
			await expect(undone).rejects.toThrow('undone');
			const kept = await sql.begin((transaction) => queue(transaction));
			await until(() => sent.length > 0);
			await pause(200);
			expect(sent).toEqual([kept]);
		} finally {
			await end();
		}
	});

	it('may run twice, and each message is sent once', async () => {
		const sent: string[] = [];
		const ends = [1, 2].map(() => keepRunning(backend.databaseUrl, jobsThat(sent)));
		try {
			const queued = await Promise.all(Array.from({ length: 60 }, () => queue()));
			await until(() => sent.length >= queued.length);
			await pause(200);
			expect(sent.sort()).toEqual(queued.sort());
		} finally {
			await Promise.all(ends.map((end) => end()));
		}
	});

	it('does nothing after its end; the next one sends what was queued meanwhile', async () => {
		const [before, after]: [string[], string[]] = [[], []];
		await keepRunning(backend.databaseUrl, jobsThat(before))();
		const queued = await queue();
		await pause(300);
		expect(before).toEqual([]);
		const end = keepRunning(backend.databaseUrl, jobsThat(after));
		await until(() => after.length > 0);
		await end();
		expect(after).toEqual([queued]);
	});

	it('leaves no connection behind', async () => {
		// Ours and the API's tell their name to PostgreSQL; the worker's library does not.
		const connections = async () => {
			const [row] = await sql<{ n: number }[]>`
				select count(*)::int as n from pg_stat_activity where usename = 'postgres' and application_name = ''`;
			return row?.n ?? 0;
		};
		const untilThereAre = async (enough: (n: number) => boolean) => {
			for (const late = Date.now() + 10_000; !enough(await connections()) && Date.now() < late;)
				await pause(20);
		};
		// The server's side of a connection ends a moment after ours: those of the workers above, too.
		await untilThereAre((n) => n === 0);
		const end = keepRunning(backend.databaseUrl, jobsThat([]));
		let most = 0;
		await untilThereAre((n) => (most = Math.max(most, n)) > 0);
		expect(most).toBeGreaterThan(0);
		await end();
		await untilThereAre((n) => n === 0);
		expect(await connections()).toBe(0);
	});
});
