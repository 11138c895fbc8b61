// Lets one of the four local witnesses be away for a while, from any process: a file of its name in `witnesses/away` of the data directory.
// Whoever shows the demonstration may make that file by hand.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type WitnessName = 'council' | 'university' | 'paper' | 'law-centre';

export const awayDir = (witnessesDir: string) => join(witnessesDir, 'away');
export const isAway = (witnessesDir: string, name: string) => existsSync(join(awayDir(witnessesDir), name));

/** Sends one away or asks it back, and waits until that is so. */
export async function setAway(dataDir: string, name: WitnessName, away: boolean): Promise<void> {
	const dir = join(dataDir, 'witnesses');
	mkdirSync(awayDir(dir), { recursive: true });
	if (away) writeFileSync(join(awayDir(dir), name), '');
	else rmSync(join(awayDir(dir), name), { force: true });
	const url = `http://127.0.0.1:${readFileSync(join(dir, name, 'port'), 'utf8')}/`;
	for (const end = Date.now() + 10_000; Date.now() < end; await pause(50)) {
		if ((await answers(url)) !== away) return;
	}
	throw new Error(`the witness ${name} is ${away ? 'still there' : 'not back'} after ten seconds`);
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
