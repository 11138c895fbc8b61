// The accountability log from the command line, for operators (docs/runbook.md):
// npm run log -- keys <origin> [--dir keys]   two new keys, each in a file that only you read
// npm run log -- verify                       whether the database and what is published are one log
// npm run log -- publish                      one round now; the application does one each minute
// npm run log -- restore --from <dir|url>     puts published entries back into a database from a backup
// Without a Supabase the application must be stopped first, since it holds the embedded database.
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toBase64 } from '../src/lib/log/bytes.ts';
import { findWrong, reportIncident } from '../src/lib/log/incidents.server.ts';
import { formatVkey, isKeyName } from '../src/lib/log/keys.ts';
import { logKeys, receiptsName, writeKey } from '../src/lib/log/keys.server.ts';
import { logPolicy, putPolicy } from '../src/lib/log/policy.server.ts';
import { publishLog } from '../src/lib/log/publish.server.ts';
import { readWhole, restoreLog, sourceAt } from '../src/lib/log/restore.server.ts';
import { shelf } from '../src/lib/log/shelf.server.ts';
import { makeSkey, verifierFor } from '../src/lib/log/sign.server.ts';
import { backend } from '../src/lib/platform/backend/backend.ts';
import { asOwner } from '../src/lib/platform/owner.server.ts';
import { stopWith } from './support/stop.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { dir: { type: 'string', default: 'keys' }, from: { type: 'string' } }
	});
	const [command, name] = positionals;
	if (command === 'keys') makeKeys(name, values.dir);
	else if (command === 'verify') await withLog(verify);
	else if (command === 'publish') await withLog(publish);
	else if (command === 'restore') await withLog((log) => restore(log, values.from));
	else
		throw new Error(
			'Say what to do: keys <origin>, verify, publish, or restore --from <directory or address>'
		);
} catch (reason) {
	stopWith(reason);
}

function makeKeys(origin: string | undefined, directory: string) {
	if (!origin || !isKeyName(origin))
		throw new Error('Name the log, for example: npm run log -- keys voices.northbrook.example/log');
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	for (const [file, named, setting] of [
		['log.key', origin, 'THROUGHLINE_LOG_KEY'],
		['receipts.key', receiptsName(origin), 'THROUGHLINE_LOG_RECEIPTS_KEY']
	] as const) {
		const skey = makeSkey(named);
		const path = resolve(directory, file);
		if (existsSync(path))
			throw new Error(`There is a key already: ${path}. A key is never written over; choose another --dir.`);
		writeKey(path, skey);
		say(`${setting}=${path}\n  everybody may know: ${formatVkey(verifierFor(skey))}`);
	}
	say('Keep a copy of both files where neither the database nor its backups are.');
}

type Log = Awaited<ReturnType<typeof openLog>>;

async function openLog() {
	const [keys, policy, on] = [await logKeys(), await logPolicy(), await shelf()];
	if (!keys || !policy || !on)
		throw new Error('The log has no key here: set THROUGHLINE_LOG_KEY (.env.example).');
	return { keys, ...policy, on };
}

async function withLog(work: (log: Log) => Promise<void>) {
	const { close } = await backend();
	try {
		await work(await openLog());
	} finally {
		await close();
	}
}

async function publish({ keys, policy, text, on }: Log) {
	const alarm = (wrong: Parameters<typeof reportIncident>[1]) => reportIncident(asOwner, wrong);
	say(await publishLog({ inTransaction: asOwner, shelf: on, keys, policy, alarm }));
	await putPolicy(on, keys, { text, policy });
}

async function verify({ keys, policy, on }: Log) {
	const { head, leaves } = await readWhole(on, { keys, policy });
	const wrong = await findWrong(asOwner, [head]);
	const lines: [boolean, string][] = [
		[true, `${leaves.length} published entries have the root ${toBase64(head.root)}, which our key signed`],
		head.outOf === 0
			? [false, 'somebody else seals it: THROUGHLINE_LOG_POLICY names no witness']
			: [head.quorum, `${head.witnesses.length} of ${head.outOf} witnesses sealed it`],
		[wrong?.kind !== 'smaller', 'the database has all that was published'],
		[wrong?.kind !== 'inconsistent', 'what the database has begins with what was published']
	];
	for (const [well, line] of lines) say(`${well ? 'PASS' : 'FAIL'}  ${line}`);
	if (lines.some(([well]) => !well)) process.exitCode = 1;
}

async function restore({ keys, policy }: Log, from: string | undefined) {
	if (!from) throw new Error('Say where from: --from <directory or address>');
	const { had, has } = await restoreLog(asOwner, sourceAt(from), { keys, policy }, (done, of) => {
		if (done % 25_600 === 0) say(`${done} of ${of}`);
	});
	say(`The database had ${had} entries of the log and has ${has}, as they were published.`);
}
