// npm run test:mutations [-- note policy]: changes the log's pure modules one place at a time and looks whether a test notices. Writes
// docs/mutations.md: of modules that are not named, what their last run here showed. At least 95 % must be noticed of those that change anything (ADR 0032).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { report, type Mutant } from './support/mutations.ts';

const LEAST = 95;

/** Each module with the tests that are its own: what only others would notice does not count. */
const TESTS: Record<string, string> = {
	bytes: 'bytes',
	checkpoint: 'checkpoint',
	commitment: 'commitment',
	cosignature: 'note vectors-note',
	entry: 'entry vectors-note',
	erasure: 'commitment',
	hashes: 'merkle vectors-tree',
	keys: 'keys',
	merkle: 'merkle vectors-tree',
	note: 'note vectors-note',
	policy: 'policy',
	promise: 'promise',
	proof: 'proof vectors-tree',
	prove: 'merkle tiles',
	tiles: 'tiles vectors-tree',
	'witness-rules': 'witness-rules vectors-witness'
};

const RESULTS = join('.data', 'mutations-seen');
const chosen = process.argv.slice(2);
mkdirSync(RESULTS, { recursive: true });
for (const name of chosen.length ? chosen : Object.keys(TESTS)) {
	writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify(await mutate(name)));
}
const missing = Object.keys(TESTS).filter((name) => !existsSync(join(RESULTS, `${name}.json`)));
if (missing.length)
	throw new Error(`docs/mutations.md is written once these ran here too: ${missing.join(', ')}`);
const mutants = Object.keys(TESTS).flatMap(
	(name) => JSON.parse(readFileSync(join(RESULTS, `${name}.json`), 'utf8')) as Mutant[]
);
const { text, share, unexplained } = report(mutants);
writeFileSync('docs/mutations.md', text);
for (const one of unexplained) console.error(`Not noticed, and not explained: ${one}`);
console.log(`${share.toFixed(1)} % of the changes that change anything were noticed`);
process.exitCode = share < LEAST ? 1 : 0;

async function mutate(name: string): Promise<Mutant[]> {
	const tests = TESTS[name];
	if (!tests) throw new Error(`no pure module of the log: ${name}`);
	console.log(`${new Date().toISOString().slice(11, 19)} ${name}`);
	process.env.MUTATION_TESTS = tests;
	// Copies of the tree run the tests, and the vectors are beside the tree itself.
	process.env.THROUGHLINE_SHARED_DATA ||= resolve('..', 'shared', 'data');
	const stryker = new Stryker({
		testRunner: 'vitest',
		vitest: { configFile: 'scripts/support/mutations.vitest.ts' },
		plugins: ['@stryker-mutator/vitest-runner'],
		mutate: [`src/lib/log/${name}.ts`],
		concurrency: 2,
		coverageAnalysis: 'perTest',
		reporters: [],
		logLevel: 'error',
		warnings: false,
		tempDirName: `.data/mutations-${process.pid}`,
		// A copy holds what the tests need, and no more: the settings of TypeScript that SvelteKit writes are of that.
		ignorePatterns: [
			'**',
			...[
				'.svelte-kit/tsconfig.json',
				'package.json',
				'tsconfig.json',
				'src/lib/log/**',
				'tests/support/**',
				'scripts/support/**'
			].map((kept) => `!${kept}`)
		]
	} as ConstructorParameters<typeof Stryker>[0]);
	return (await stryker.runMutationTest()) as Mutant[];
}
