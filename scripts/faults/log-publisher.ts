// A publisher of the log in a process of its own, which now and then dies between two of its steps: SIGKILL, as a power cut. Only this
// file knows how; the application has no such switch. In: one line of JSON.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { publishLog } from '../../src/lib/log/publish.server.ts';
import { publishingOf, type Given } from '../support/published-log.ts';
import { seeded } from './seeded.ts';

const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const given = JSON.parse(line) as Given & { database: string; seed: number };
const random = seeded(given.seed);
/** How likely it is to die at a point that it passes: a round passes ten or so. */
const DIES = 0.002;

const sql = postgres(given.database, {
	max: 3,
	connection: { application_name: 'chaos publisher' },
	connect_timeout: 5,
	backoff: false,
	onnotice: () => undefined
});
const publishing = publishingOf(sql, given, async (wrong) => {
	process.stdout.write(`alarm ${JSON.stringify(wrong)}\n`);
});
let ending = false;
process.stdin.once('end', () => (ending = true));

while (!ending) {
	try {
		const round = await publishLog({
			...publishing,
			passing: async () => {
				if (random() >= DIES) return;
				process.stdout.write('died\n');
				process.kill(process.pid, 'SIGKILL');
				await new Promise(() => undefined);
			}
		});
		process.stdout.write(`${round}\n`);
	} catch (reason) {
		process.stderr.write(`${(reason as { code?: string }).code ?? String(reason)}\n`);
	}
	await pause(100 + random() * 400);
}
await sql.end({ timeout: 5 });
