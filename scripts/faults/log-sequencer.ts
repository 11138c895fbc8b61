// A sequencer of the log in a process of its own, one of several that compete, which may be killed at any moment.
// node scripts/faults/log-sequencer.ts --database URL --seed 3
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { seeded } from './seeded.ts';

const { values } = parseArgs({
	options: { database: { type: 'string', default: '' }, seed: { type: 'string', default: '1' } }
});
const sql = postgres(values.database, {
	max: 1,
	connection: { application_name: 'chaos sequencer' },
	connect_timeout: 5,
	backoff: false,
	onnotice: () => undefined
});
const random = seeded(Number(values.seed));
let ending = false;
process.stdin.resume().once('end', () => (ending = true));

while (!ending) {
	try {
		const [taken] = await sql<{ n: number | null }[]>`
			select tlog.sequence(${1 + Math.floor(random() ** 3 * 4096)}) as n`;
		process.stdout.write(`${taken!.n ?? 'busy'}\n`);
	} catch (reason) {
		process.stderr.write(`${(reason as { code?: string }).code ?? String(reason)}\n`);
	}
	await pause(random() * 60);
}
await sql.end({ timeout: 5 });
