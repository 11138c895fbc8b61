// Go and its module x/mod from Debian's packages: what is here already, else what we install if we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = '/usr/share/gocode';
const PACKAGES = ['golang-go', 'golang-golang-x-mod-dev'];

const isHere = () =>
	existsSync(join(SOURCES, 'src/golang.org/x/mod/sumdb/tlog')) &&
	spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;

/** Whether programs with x/mod can be built here; says in one line where they cannot. */
export function hasGo(): boolean {
	if (isHere()) return true;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		for (const words of [
			['update', '-qq'],
			['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]
		])
			spawnSync('apt-get', words, {
				stdio: 'ignore',
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
				timeout: 180_000
			});
		if (isHere()) return true;
	}
	process.stderr.write(
		`Not tested with Go's own client: install ${PACKAGES.join(' and ')} (Debian, Ubuntu).\n`
	);
	return false;
}

/** Runs the program that reads a published log. In: its directory, and what it is told. Out: what it counted; throws what it found wrong. */
export function checkWithGo<T>(directory: string, told: object): T {
	const { status, stdout, stderr } = spawnSync(
		'go',
		['run', join(import.meta.dirname, 'go', 'check.go'), directory],
		{
			input: JSON.stringify(told),
			encoding: 'utf8',
			maxBuffer: 64_000_000,
			env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: SOURCES }
		}
	);
	if (status !== 0) throw new Error(stderr.replace(/\nexit status 1\n?$/, ''));
	return JSON.parse(stdout) as T;
}
