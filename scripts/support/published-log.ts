// A log that is really published: a database with entries, a directory, four witnesses of which three must seal, each with a
// directory of its own. For tests, measurements and storms.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeSkey } from '../../src/lib/log/sign.server.ts';
import { formatSkey } from '../../src/lib/log/keys.ts';
import { keysFrom, receiptsName } from '../../src/lib/log/keys.server.ts';
import { policyFor } from '../../src/lib/log/policy.server.ts';
import { publishLog, type Publishing, type Round } from '../../src/lib/log/publish.server.ts';
import { directoryShelf } from '../../src/lib/log/shelf.server.ts';
import type { InTransaction } from '../../src/lib/platform/worker.server.ts';
import { startWitness } from '../../src/witness/start.ts';

export const ORIGIN = 'northbrook.example/log';
const WITNESSES = ['council', 'university', 'paper', 'law-centre'];

export type PublishedLog = Awaited<ReturnType<typeof startLog>>;

/** Starts the witnesses and makes the keys. In: the owner's address of a database with the migrations. */
export async function startLog(databaseUrl: string) {
	const directory = mkdtempSync(join(tmpdir(), 'throughline-log-'));
	chmodSync(directory, 0o711);
	const sql = postgres(databaseUrl, { max: 4, onnotice: () => undefined });
	const keys = keysFrom(formatSkey(makeSkey(ORIGIN)), formatSkey(makeSkey(receiptsName(ORIGIN))));
	const witnesses = await Promise.all(
		WITNESSES.map((name) =>
			startWitness({
				name: `${name}.example`,
				dir: join(directory, name),
				logs: [keys.vkeys.log],
				// As many rounds in a minute as a test likes.
				rate: 1_000_000,
				say: () => undefined
			})
		)
	);
	const lines = witnesses.map(({ vkey, url }, at) => `witness ${WITNESSES[at]} ${vkey} ${url}`);
	const { text, policy } = policyFor(
		keys,
		`https://${ORIGIN}`,
		[...lines, `group seals 3 ${WITNESSES.join(' ')}`, 'quorum seals', ''].join('\n')
	);
	const published = join(directory, 'published');
	const alarms: object[] = [];
	const given = { log: formatSkey(keys.log), receipts: formatSkey(keys.receipts), policy: text, published };
	const publishing = publishingOf(sql, given, async (wrong) => void alarms.push(wrong));
	return {
		sql,
		keys,
		policy,
		policyText: text,
		witnesses,
		/** What another process needs to publish the same log. */
		given,
		/** Where the files are. */
		published,
		/** What went wrong, as the publisher told it. */
		alarms,
		publishing,
		/** One round of the worker. */
		publish: (): Promise<Round> => publishLog(publishing),
		close: async () => {
			await Promise.all(witnesses.map((witness) => witness.close()));
			await sql.end({ timeout: 5 });
			rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

/** The keys, the policy and the directory of a log, as text. */
export type Given = { log: string; receipts: string; policy: string; published: string };

/** What publishes it. In: a connection, and what is told when something goes wrong. */
export function publishingOf(sql: postgres.Sql, given: Given, alarm: Publishing['alarm']): Publishing {
	const keys = keysFrom(given.log, given.receipts);
	const { policy } = policyFor(keys, `https://${ORIGIN}`, given.policy);
	return { inTransaction: overSql(sql), shelf: directoryShelf(given.published), keys, policy, alarm };
}

/** Transactions of the worker's kind over a connection of one's own. */
const overSql =
	(sql: postgres.Sql): InTransaction =>
	<T>(work: Parameters<InTransaction>[0]) =>
		sql.begin((transaction) =>
			work(async (text, values) => [...(await transaction.unsafe(text, values as never[]))] as never)
		) as Promise<T>;

/** Stages entries that nobody wrote, without going through the business; each follows the entry that is named, if one is. */
export const stage = (sql: postgres.Sql, many: number, prev: string[] = []) => sql`
	insert into tlog.staging (entry)
	select jsonb_build_object('v', 1, 'type', 'action.done', 'at', '2026-11-22T05:00Z', 'id',
		private.base64url(extensions.gen_random_bytes(16)), 'prev', ${sql.json(prev)}::jsonb)
	from generate_series(1, ${many})`;
