// One round of publishing in a process of its own, which kills itself where it is told to: publisher.ts <point> <nth>
import { join } from 'node:path';
import { keysIn } from '../../../src/lib/log/keys.server.ts';
import { policyFor } from '../../../src/lib/log/policy.server.ts';
import { publishLog } from '../../../src/lib/log/publish.server.ts';
import { directoryShelf } from '../../../src/lib/log/shelf.server.ts';
import { connect, over } from './publishing.ts';

const { DATABASE = '', DIRECTORY = '', POLICY = '' } = process.env;
const [, , die = '', nth = '1'] = process.argv;
const keys = keysIn(DIRECTORY, 'northbrook.example/log');
const sql = connect(DATABASE);
let passed = 0;
const round = await publishLog({
	inTransaction: over(sql),
	shelf: directoryShelf(join(DIRECTORY, 'log')),
	keys,
	policy: policyFor(keys, 'https://northbrook.example/log', POLICY).policy,
	timeoutMs: 20_000,
	alarm: ({ kind }) => Promise.reject(new Error(kind)),
	passing: (point) => {
		if (point === die && ++passed === Number(nth)) process.kill(process.pid, 'SIGKILL');
	}
});
await sql.end();
// Whoever was to die did not come to the point.
process.stderr.write(`the round came to its end: ${round}\n`);
