// Breaks things on purpose and asks whether anything that must be true is not: npm run test:faults -- payments --seed 7
// [--kills 200] [--deliveries 1500] [--races 1000]
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stopWith } from './support/stop.ts';

const FAULTS = { payments: () => import('./faults/payments.ts') };

try {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			seed: { type: 'string', default: String(randomInt(1_000_000)) },
			kills: { type: 'string', default: '200' },
			deliveries: { type: 'string', default: '1500' },
			races: { type: 'string', default: '1000' }
		}
	});
	const [name] = positionals;
	if (!name || !(name in FAULTS)) throw new Error(`Say which: ${Object.keys(FAULTS).join(', ')}`);
	const { faults } = await FAULTS[name as keyof typeof FAULTS]();
	console.log(`Seed ${values.seed}`);
	const amounts = {
		kills: Number(values.kills),
		deliveries: Number(values.deliveries),
		races: Number(values.races)
	};
	process.exitCode = (await faults(Number(values.seed), amounts)) ? 0 : 1;
} catch (reason) {
	stopWith(reason);
}
