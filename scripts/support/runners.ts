// Runs one kind of tests and counts them. What a runner printed is shown when something in it failed;
// figures, which are lines that begin with a bar, are always shown.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';

/** `names`: of the tests that failed, so that the end of a long run says which. */
export type Counts = { passed: number; failed: number; skipped: number; names?: string[] };

const BIN = join('node_modules', '.bin');
const reports = mkdtempSync(join(tmpdir(), 'throughline-reports-'));
const running = new Set<ChildProcess>();
process.once('SIGTERM', () => {
	for (const child of running) child.kill('SIGTERM');
	process.exit(1);
});

/** Programs one after another, which together are right or not. */
export async function programs(...commands: string[][]): Promise<Counts> {
	let right = true;
	for (const words of commands) right = (await run(words)) && right;
	return right ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

type VitestReport = {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	testResults: {
		name: string;
		status: string;
		assertionResults: { status: string; fullName: string }[];
	}[];
};

export async function vitest(project: string): Promise<Counts> {
	const report = join(reports, `${project}.json`);
	const right = await run([
		...['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
		`--outputFile.json=${report}`
	]);
	if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
	const told = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
	// A file that could not be read has no tests that failed.
	const unread = told.testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	return honest(right, {
		passed: told.numPassedTests,
		failed: told.numFailedTests + unread.length,
		skipped: told.numPendingTests,
		names: told.testResults.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status }) => status === 'failed')
				.map(({ fullName }) => `${relative('.', name)}: ${fullName}`)
				.concat(unread.some((file) => file.name === name) ? [relative('.', name)] : [])
		)
	});
}

type Suite = {
	suites?: Suite[];
	specs?: { file: string; title: string; tests: { projectName: string; status: string }[] }[];
};
type PlaywrightReport = {
	suites: Suite[];
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
};

export async function browser(name: string, ...words: string[]): Promise<Counts> {
	const report = resolve(reports, `${name}.json`);
	const right = await run(['node', join('scripts', 'journeys.ts'), ...words, '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: report
	});
	if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
	const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
	return honest(right, {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped,
		names: suites.flatMap(failedIn)
	});
}

/** "a-person-signs-in.spec.ts [phone]: a person signs in", for each test of a suite that failed, or passed only the second time. */
const failedIn = ({ suites = [], specs = [] }: Suite): string[] => [
	...specs.flatMap(({ file, title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected' || status === 'flaky')
			.map(({ projectName }) => `${file} [${projectName}]: ${title}`)
	),
	...suites.flatMap(failedIn)
];

/** A runner that ended badly has failed, whatever it counted. */
const honest = (right: boolean, counts: Counts): Counts =>
	right || counts.failed > 0 ? counts : { ...counts, failed: 1 };

async function run(words: string[], more: Record<string, string> = {}): Promise<boolean> {
	const [program = '', ...rest] = words;
	const child = spawn(program, rest, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PATH: `${resolve(BIN)}${delimiter}${process.env.PATH}`,
			NO_COLOR: '1',
			FORCE_COLOR: undefined,
			...more
		}
	});
	running.add(child);
	let told = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told += String(chunk)));
	const code = await once(child, 'close').then(
		([code]) => code as number | null,
		(reason: unknown) => ((told += String(reason)), 1)
	);
	running.delete(child);
	if (code === 0) process.stdout.write(told.replace(/^(?!\|).*\n?/gm, ''));
	else process.stdout.write(`\n--- ${words.join(' ')}\n${told.trim()}\n---\n\n`);
	return code === 0;
}
