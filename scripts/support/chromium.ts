// A Chromium to test with: one that is here already, else one that we install if we may.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: the one that is named, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
	const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
	if (named) {
		if (!runs(named)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH is ${named}, which is not a program.`);
		return named;
	}
	const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
	const installed = places.flatMap((place) => NAMES.map((name) => join(place, name)));
	return [...installed, chromium.executablePath()].find(runs);
}

/** Finds one or installs one, and says what to run where that is not possible. */
export function requireChromium(): string {
	const found = findChromium();
	if (found) return found;

	process.stderr.write('No Chromium is installed. Installing one to test with.\n');
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update', '-qq']);
		// Ubuntu's package `chromium` may be there in name only, so what counts is what can be found afterwards.
		run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
	}
	if (!findChromium())
		run(process.execPath, [join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']);

	const installed = findChromium();
	if (installed) return installed;
	throw new Error(
		'Browser tests need Chromium, and it could not be installed. Run: npx playwright install --with-deps chromium, ' +
			'or install it yourself and set PLAYWRIGHT_CHROMIUM_PATH.'
	);
}

function runs(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function run(program: string, words: string[]) {
	spawnSync(program, words, {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		timeout: 300_000
	});
}
