// What the worker does for the log. It may run in many processes: one at a time publishes.
import { logger } from '../platform/log.server.ts';
import { alone, type Jobs } from '../platform/worker.server.ts';
import { reportIncident } from './incidents.server.ts';
import { logKeys } from './keys.server.ts';
import { logPolicy, putPolicy } from './policy.server.ts';
import { publishLog } from './publish.server.ts';
import { sequence } from './sequence.server.ts';
import { shelf } from './shelf.server.ts';
import { publishVerifier } from './verifier.server.ts';

/** The jobs of the log. Without a key nothing is signed, and the log's own page says so. */
export function logJobs(): Jobs {
	let said = false;
	return {
		publish_log: alone(async (inTransaction) => {
			const [keys, policy, on] = [await logKeys(), await logPolicy(), await shelf()];
			if (!keys || !policy || !on) {
				if (!said)
					logger.warn('the accountability log is not signed: set THROUGHLINE_LOG_KEY (docs/runbook.md)');
				said = true;
				// Numbers are given all the same, unless something was signed once: then it must be compared with that first.
				if (!(await on?.read('signed'))) await sequence(inTransaction);
				return;
			}
			const done = await publishLog({
				inTransaction,
				shelf: on,
				keys,
				policy: policy.policy,
				prepare: () => publishVerifier(inTransaction),
				alarm: (wrong) => reportIncident(inTransaction, wrong)
			});
			if (done !== 'elsewhere') await putPolicy(on, keys, policy);
			if (done === 'refused' || done === 'waiting')
				logger.warn({ round: done }, 'the head of the log was not published');
		})
	};
}
