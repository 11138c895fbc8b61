// throughline-verify: checks a log from a command line, out of a directory or over the network, and says so in lines for a board paper.
import { parseArgs } from 'node:util';
import { readFile, stat } from 'node:fs/promises';
import { sha256 } from '#sha256';
import { toHex } from '../lib/log/bytes.ts';
import { readPaper, type Paper } from '../lib/log/papers.ts';
import type { CheckingFile } from '../lib/log/verify-file.ts';
import { verifyLog } from '../lib/log/verify.ts';
import { report } from './report.ts';
import { sourceAt } from './source.ts';

const USAGE = `Checks a book of Throughline, or any log of C2SP tiles.

  throughline-verify [options] <address or directory>

  --policy FILE     whose signature and seals you trust (tlog-policy); else the book's own list
  --vkeys FILE      the keys that promise for the book; else its own list
  --old FILE        an earlier head that you kept (checkpoint)
  --head SIZE:ROOT  an earlier head from print: number of pages, and 44 characters
  --proof FILE      a proof (.tlog-proof)
  --copy FILE       a carbon copy (copy.json)
  --slip FILE       the promise on a slip; or the address in its square code
  --quick           hash everything, but do not look at what pages say
  --as-of TIME      check as if it were then, for a book from an archive (2026-11-22T16:40Z)
  --terms           the exact terms below each line
  --json            everything as JSON

Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be checked.
`;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

/** Runs with these words. Out: how the process ends. */
async function main(words: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: words,
		allowPositionals: true,
		options: {
			...{ policy: text, vkeys: text, old: many, head: many, proof: many, copy: many, slip: many },
			...{ 'as-of': text, quick: flag, json: flag, terms: flag, help: { ...flag, short: 'h' } }
		}
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const [place, ...more] = positionals;
	if (!place || more.length) throw new Error(`Say which book to check.\n\n${USAGE}`);
	const now = values['as-of'] ? Date.parse(values['as-of']) : Date.now();
	if (Number.isNaN(now)) throw new Error('--as-of takes a time like 2026-11-22T16:40Z');

	const papers = [
		...(values.head ?? []).map((head) => readPaper('the head in print', head)),
		...(await Promise.all(
			[values.old, values.proof, values.copy, values.slip].flatMap((names) => (names ?? []).map(paperOf))
		))
	];
	const own = await ownFile();
	const [policy, vkeys] = await Promise.all([textOf(values.policy), textOf(values.vkeys)]);
	const shown = process.stderr.isTTY && !values.json;
	const result = await verifyLog(await sourceAt(place), {
		now: Math.floor(now / 1000),
		...(policy !== undefined && { policy }),
		...(vkeys !== undefined && { vkeys }),
		files: own,
		papers,
		quick: values.quick,
		atOnce: 16,
		...(shown && { onProgress: (done: number, total: number) => progress(done, total) })
	});
	if (shown) process.stderr.write('\r\x1b[K');
	process.stdout.write(report(result, { place, now: new Date(now), json: values.json, terms: values.terms }));
	// Without a head nothing of the book was checked.
	return result.ok ? 0 : result.head ? 1 : 2;
}

function progress(done: number, total: number): void {
	process.stderr.write(`\r${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} pages`);
}

const textOf = async (path: string | undefined) => (path === undefined ? undefined : readFile(path, 'utf8'));

/** A file, or for a slip the address in its square code. */
async function paperOf(named: string): Promise<Paper> {
	if (named.includes('#') && !(await stat(named).catch(() => null))) return readPaper('the slip', named);
	return readPaper(named, await readFile(named, 'utf8'));
}

/** The file that runs, where it is the one that is given out and not its sources. */
async function ownFile(): Promise<CheckingFile[]> {
	const path = import.meta.filename;
	if (!path.endsWith('.mjs')) return [];
	return [{ name: 'throughline-verify.mjs', sha256: toHex(sha256(await readFile(path))) }];
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (reason) {
	process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
	process.exitCode = 2;
}
