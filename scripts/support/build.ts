import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** Builds the application if the build is missing or older than what it is made from. */
export function buildIfNeeded() {
	const built = changedAt(join('build', 'index.js'));
	if (built > 0 && SOURCES.every((source) => newest(source) <= built)) return;
	process.stderr.write('Building the application.\n');
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join('node_modules', 'vite', 'bin', 'vite.js'), 'build'],
		{ encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } }
	);
	if (status !== 0) throw new Error(`The application could not be built.\n${stdout}${stderr}`);
}

function newest(path: string): number {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
	return Math.max(...readdirSync(path).map((name) => newest(join(path, name))), 0);
}

function changedAt(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
