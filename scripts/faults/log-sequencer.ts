// A sequencer of the log in a process of its own, one of several that compete, which may be killed at any moment.
// In: one line of JSON; it goes on until its input ends.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { seeded } from './seeded.ts';

const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const given = JSON.parse(line) as { database: string; seed: number };
const sql = postgres(given.database, {
	max: 1,
	connection: { application_name: 'chaos sequencer' },
	connect_timeout: 5,
	backoff: false,
	onnotice: () => undefined
});
const random = seeded(given.seed);
let ending = false;
process.stdin.once('end', () => (ending = true));

while (!ending) {
	try {
		const most = 1 + Math.floor(random() ** 3 * 4096);
		// As the worker does it, with the counts of programmes, and without.
		const [taken] =
			random() < 0.5
				? await sql<{ n: number | null }[]>`
						select (tlog.round(${most}, interval '3 seconds') ->> 'sequenced')::int as n`
				: await sql<{ n: number | null }[]>`select tlog.sequence(${most}) as n`;
		process.stdout.write(`${taken!.n ?? 'busy'}\n`);
	} catch (reason) {
		process.stderr.write(`${(reason as { code?: string }).code ?? String(reason)}\n`);
	}
	await pause(random() * 60);
}
await sql.end({ timeout: 5 });
