// The worker's own jobs of payments in a process of its own, which may be told to die at a named point: SIGKILL, as a power cut.
// Only this file knows how; the application has no such switch. node scripts/faults/worker.ts --die before_record --nth 2
import { parseArgs } from 'node:util';
import { paymentJobs } from '../../src/lib/payments/jobs.server.ts';
import { accountChanged } from '../../src/lib/payee-accounts/look.server.ts';
import { keepRunning } from '../../src/lib/platform/worker.server.ts';

const { values } = parseArgs({
	options: { database: { type: 'string' }, die: { type: 'string' }, nth: { type: 'string', default: '1' } }
});

let left = Number(values.nth);
const passing = async (point: string) => {
	if ((values.die !== point && values.die !== 'anywhere') || --left > 0) return;
	process.kill(process.pid, 'SIGKILL');
	// The signal is on its way: nothing more happens here.
	await new Promise(() => undefined);
};

keepRunning(values.database ?? '', paymentJobs({ accountChanged, passing }));
process.stdout.write('working\n');
// Whoever started it holds the other end; it ends with them.
process.stdin.resume().once('end', () => process.exit(0));
