// Data of other people that tests read where it is, and that is not part of the project: see THROUGHLINE_SHARED_DATA.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The directory of one data set, or null, said in one plain line, where it is not there. */
export function sharedData(name: string): string | null {
	const path = resolve(process.env.THROUGHLINE_SHARED_DATA || join('..', 'shared', 'data'), name);
	if (existsSync(path)) return path;
	process.stderr.write(
		`Not tested on ${name}: there is no ${path}. THROUGHLINE_SHARED_DATA names the directory it is in.\n`
	);
	return null;
}

export const bytesOf = (...path: string[]) => new Uint8Array(readFileSync(join(...path)));
