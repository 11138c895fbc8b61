// Breaks things on purpose and asks whether anything that must be true is not: npm run test:faults -- payments --seed 7
// [--kills 200] [--deliveries 1500] [--races 1000], or npm run test:faults -- log --seed 7 [--entries 30000] [--kills 80] [--crashes 2]
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stopWith } from './support/stop.ts';

type Amounts = { kills: number; deliveries: number; races: number; entries: number; crashes: number };
type Faults = { faults(seed: number, amounts: Amounts): Promise<boolean> };

const FAULTS: Record<string, { load(): Promise<Faults>; kills: string }> = {
	payments: { load: () => import('./faults/payments.ts'), kills: '200' },
	log: { load: () => import('./faults/log.ts'), kills: '80' }
};

try {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			seed: { type: 'string', default: String(randomInt(1_000_000)) },
			kills: { type: 'string' },
			deliveries: { type: 'string', default: '1500' },
			races: { type: 'string', default: '1000' },
			entries: { type: 'string', default: '30000' },
			crashes: { type: 'string', default: '2' }
		}
	});
	const chosen = FAULTS[positionals[0] ?? ''];
	if (!chosen) throw new Error(`Say which: ${Object.keys(FAULTS).join(', ')}`);
	const { faults } = await chosen.load();
	console.log(`Seed ${values.seed}`);
	const amounts = {
		kills: Number(values.kills ?? chosen.kills),
		deliveries: Number(values.deliveries),
		races: Number(values.races),
		entries: Number(values.entries),
		crashes: Number(values.crashes)
	};
	process.exitCode = (await faults(Number(values.seed), amounts)) ? 0 : 1;
} catch (reason) {
	stopWith(reason);
}
