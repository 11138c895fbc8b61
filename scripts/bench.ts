// Measures, prints a table, and ends with one line of JSON: npm run bench -- thread [--sizes 1000,100000] [--requests 200],
// npm run bench -- engagement, npm run bench -- contributions (by itself at 1,000, 100,000 and 1,000,000), or npm run bench --
// payments (batches of 100 and of 1,000), or npm run bench -- log (at 10,000, 100,000 and 1,000,000 entries), or npm run bench --
// board (at 1,000 and 1,000,000 contributions), or npm run bench -- pack (of the demo year)
import { parseArgs } from 'node:util';
import { stopWith } from './support/stop.ts';

const BENCHES = {
	thread: () => import('./bench/thread.ts'),
	engagement: () => import('./bench/engagement.ts'),
	contributions: () => import('./bench/contributions.ts'),
	payments: () => import('./bench/payments.ts'),
	log: () => import('./bench/log.ts'),
	board: () => import('./bench/board.ts'),
	pack: () => import('./bench/pack.ts')
};
const SIZES: Record<string, string> = {
	contributions: '1000,100000,1000000',
	payments: '100,1000',
	log: '10000,100000,1000000',
	board: '1000,1000000'
};

try {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			sizes: { type: 'string' },
			requests: { type: 'string', default: '200' }
		}
	});
	const [name] = positionals;
	if (!name || !(name in BENCHES)) throw new Error(`Say which: ${Object.keys(BENCHES).join(', ')}`);
	const { bench } = await BENCHES[name as keyof typeof BENCHES]();
	const sizes = values.sizes ?? SIZES[name] ?? '1000,100000';
	const enough = await bench(sizes.split(',').map(Number), Number(values.requests));
	process.exitCode = enough ? 0 : 1;
} catch (reason) {
	stopWith(reason);
}
