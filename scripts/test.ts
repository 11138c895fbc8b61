// npm test: everything that is checked, each step named; later steps run even if an earlier one failed.
import { browser, programs, vitest, type Counts } from './support/runners.ts';

type Step = [name: string, run: () => Promise<Counts>];

const results: [string, Counts][] = [];
const began = Date.now();

// Types of routes are written once, before several programs read them.
await programs(['svelte-kit', 'sync']);

// Two processor cores: the two lists of each pair run side by side.
await Promise.all([
	inTurn(
		['lint', () => programs(['prettier', '--check', '.'], ['eslint', '.'])],
		['types', () => programs(['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'])]
	),
	inTurn(
		['build', () => programs(['vite', 'build'])],
		['unit', () => vitest('unit')],
		['database', () => vitest('database')],
		['covered', () => programs(['node', 'scripts/db-covered.ts'])]
	)
]);
await inTurn(
	['backend', () => vitest('backend')],
	['journeys', () => browser('journeys', '--data', 'cast')],
	['accessibility', () => browser('accessibility', '--data', 'demo', '--project=accessibility')],
	['weight', () => browser('weight', '--data', 'demo', '--project=weight')]
);

const total = { passed: 0, failed: 0, skipped: 0 };
process.stdout.write(`\nAll of it, in ${Math.round((Date.now() - began) / 1000)} seconds:\n`);
for (const [name, counts] of results) {
	process.stdout.write(`${line(name, counts)}\n`);
	for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += counts[kind];
}
for (const name of results.flatMap(([, { names = [] }]) => names)) process.stdout.write(`failed: ${name}\n`);
process.stdout.write(`${line('total', total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function inTurn(...steps: Step[]) {
	for (const [name, run] of steps) {
		const counts = await run();
		results.push([name, counts]);
		process.stdout.write(`${line(name, counts)}\n`);
	}
}

function line(name: string, { passed, failed, skipped }: Counts): string {
	return `${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
