// Tests in a real browser, against the built application with a fresh database; or against BASE_URL, if that is set.
// npm run test:journeys -- [--data cast | demo] [--project phone …] [anything else that Playwright takes]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Data } from '../src/lib/platform/backend/seeds.ts';
import { startApplication, type Application } from './support/application.ts';
import { buildIfNeeded } from './support/build.ts';
import { requireChromium } from './support/chromium.ts';
import { stopWith } from './support/stop.ts';

const JOURNEYS = ['phone', 'desktop', 'no-js', 'alone'];

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (reason) {
	stopWith(reason);
}

async function main(words: string[]): Promise<number> {
	const data = taken(words, '--data') ?? 'cast';
	if (data !== 'cast' && data !== 'demo') throw new Error('--data takes cast or demo.');
	const chosen = words.some((word) => word.startsWith('--project'));
	const projects = chosen ? [] : JOURNEYS.map((name) => `--project=${name}`);
	const chromium = requireChromium();
	if (process.env.BASE_URL) return playwright([...projects, ...words], process.env.BASE_URL, chromium);

	buildIfNeeded();
	const application = await startApplication(data satisfies Data);
	const alone = chosen ? application : await startApplication(data);
	try {
		const code = await playwright([...projects, ...words], application.url, chromium, {
			ALONE_URL: alone.url,
			SIMULATOR_URL: application.simulator,
			ALONE_SIMULATOR_URL: alone.simulator,
			DATA_DIR: application.dataDir,
			ALONE_DATA_DIR: alone.dataDir
		});
		return code || (await moneyIsTrue([...new Set([application, alone])]));
	} finally {
		await application.close();
		if (alone !== application) await alone.close();
	}
}

/** After all that people did: what must always be true of money (tests/invariants). Out: 0, or 1 and what is not. */
async function moneyIsTrue(applications: Application[]): Promise<number> {
	const found = (await Promise.all(applications.map((one) => one.broken()))).flat();
	for (const one of found) console.error(`tests/invariants/${one.file} returns rows:`, one.rows);
	return found.length ? 1 : 0;
}

/** Takes an option and its value out of the words, so that Playwright gets the rest. */
function taken(words: string[], name: string): string | undefined {
	const at = words.indexOf(name);
	return at < 0 ? undefined : words.splice(at, 2)[1];
}

async function playwright(
	words: string[],
	url: string,
	chromium: string,
	more: Record<string, string> = { ALONE_URL: url }
): Promise<number> {
	const cli = join('node_modules', '@playwright', 'test', 'cli.js');
	const child = spawn(process.execPath, [cli, 'test', '--pass-with-no-tests', ...words], {
		stdio: 'inherit',
		env: { ...process.env, BASE_URL: url, ...more, PLAYWRIGHT_CHROMIUM_PATH: chromium }
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}
