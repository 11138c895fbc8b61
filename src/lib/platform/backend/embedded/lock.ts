import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const held = new Set<string>();

/** One process at a time uses a data directory. Answers how to let go of it; a lock left by a dead process is removed. */
export function lock(dataDir: string): () => void {
	const path = join(dataDir, 'lock');
	const mine = `${process.pid} ${startedAt(process.pid)}`;
	const draft = `${path}.${randomUUID()}`;
	// Written beside and then linked, so that nobody ever reads half a lock.
	writeFileSync(draft, mine, { mode: 0o600 });
	try {
		while (!linked(draft, path)) {
			const theirs = read(path);
			if (theirs === undefined) continue;
			if (isLive(theirs, path)) {
				throw new Error(
					`The data directory ${dataDir} is in use by process ${theirs.split(' ')[0]}. ` +
						'Stop that one first, or set THROUGHLINE_DATA_DIR to another directory.'
				);
			}
			setAside(path, theirs);
		}
	} finally {
		rmSync(draft, { force: true });
	}
	held.add(path);
	return () => {
		if (!held.delete(path)) return;
		if (read(path) === mine) rmSync(path, { force: true });
	};
}

function linked(draft: string, path: string): boolean {
	try {
		linkSync(draft, path);
		return true;
	} catch (reason) {
		if ((reason as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw reason;
	}
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

/** Two processes may find the same dead lock at once: the one that moves it must see that it moved the dead one. */
function setAside(path: string, dead: string) {
	const aside = `${path}.${randomUUID()}`;
	try {
		renameSync(path, aside);
	} catch {
		return;
	}
	if (read(aside) !== dead) linked(aside, path);
	rmSync(aside, { force: true });
}

function isLive(content: string, path: string): boolean {
	const [pid, started] = content.split(/ (.*)/);
	const number = Number(pid);
	if (!Number.isSafeInteger(number) || number <= 0) return false;
	// In a container the same small number comes back at each start, so a number alone proves nothing.
	if (number === process.pid) return held.has(path);
	return isRunning(number) && startedAt(number) === started;
}

export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return statOf(pid)[0] !== 'Z';
	} catch (reason) {
		return (reason as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** When a process began, in whatever form the system tells it; only ever compared with itself. */
function startedAt(pid: number): string {
	return statOf(pid)[19] ?? toldByPs(pid, 'lstart');
}

/** The fields of proc_pid_stat(5) from the third on, after the name, which may hold spaces. None where Linux is not. */
function statOf(pid: number): string[] {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	} catch {
		return [];
	}
}

/** The command line of a process, empty if there is none or nobody tells. */
export function commandOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
	} catch {
		return toldByPs(pid, 'args');
	}
}

function toldByPs(pid: number, column: 'lstart' | 'args'): string {
	try {
		return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
			encoding: 'utf8',
			stdio: 'pipe'
		}).trim();
	} catch {
		return '';
	}
}
