// npm run test:mutations [-- note policy]: changes the log's pure modules one place at a time and looks whether a test notices. Writes
// docs/mutations.md when it ran over all of them. At least 95 % must be noticed of those that change anything (ADR 0032).
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { report, type Mutant } from './support/mutations.ts';

const MODULES =
	'bytes checkpoint commitment cosignature entry erasure hashes keys merkle note policy promise proof prove tiles witness-rules'.split(
		' '
	);
const LEAST = 95;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !MODULES.includes(name));
if (unknown.length) throw new Error(`no pure module of the log: ${unknown.join(', ')}`);

// Copies of the tree run the tests, and the vectors are beside the tree itself.
process.env.THROUGHLINE_SHARED_DATA ||= resolve('..', 'shared', 'data');
const stryker = new Stryker({
	testRunner: 'vitest',
	vitest: { configFile: 'scripts/support/mutations.vitest.ts' },
	plugins: ['@stryker-mutator/vitest-runner'],
	mutate: (chosen.length ? chosen : MODULES).map((name) => `src/lib/log/${name}.ts`),
	concurrency: 2,
	coverageAnalysis: 'perTest',
	reporters: ['progress-append-only'],
	tempDirName: '.data/mutations',
	// Left out of the copies are builds and other people's databases; the settings of TypeScript are needed in them.
	ignorePatterns: ['!.svelte-kit', '.data', 'build', 'docs', 'supabase', 'test-results', 'tests/journeys']
} as ConstructorParameters<typeof Stryker>[0]);

const mutants = (await stryker.runMutationTest()) as Mutant[];
const { text, share, unexplained } = report(mutants);
if (chosen.length) console.log(text);
else writeFileSync('docs/mutations.md', text);
for (const one of unexplained) console.error(`Not noticed, and not explained: ${one}`);
console.log(`${share.toFixed(1)} % of the changes that change anything were noticed`);
process.exitCode = share < LEAST ? 1 : 0;
