// Checks a whole book and says, one sentence after the other, what was checked and what came of it. The same in a browser, on the
// command line and in the tests that attack the log. Nothing here believes the book: only the policy, and what one brings along.
import { equal, toBase64 } from './bytes.ts';
import { figure } from './book.ts';
import type { Paper } from './papers.ts';
import { readBook, type Reader, type Reading } from './verify-book.ts';
import { readHead, readPolicy, type Head, type Source } from './verify-head.ts';
import type { CheckingFile } from './verify-file.ts';
import { failed, pages, passed, TELL, thePages, type Step } from './verify-words.ts';

export type { Source } from './verify-head.ts';
export type { Step } from './verify-words.ts';

export type Options = Reader & {
	/** Seconds since 1970. */
	now: number;
	/** The tlog-policy one trusts; without it the book's own is read, and the result says so. */
	policy?: string;
	/** Keys of those who promise, as vkeys one in a line; without it the book's own list is read. */
	vkeys?: string;
	papers?: Paper[];
	/** Only the head, its seals and the papers: the pages are not read. */
	light?: boolean;
	/** Only hashes: what the entries say is not looked at. */
	quick?: boolean;
	/** The files that do the checking. */
	files?: CheckingFile[];
};

/** `ok` where no step failed. `head` is null where there was none to believe. */
export type Result = { ok: boolean; steps: Step[]; head: Head | null };

/** Checks a log. In: what reads its files, and what one knows. Out: the steps in order. Throws only what `pause` rejects with. */
export async function verifyLog(source: Source, options: Options): Promise<Result> {
	const steps: Step[] = [];
	const careful = carefully(source);
	const { policy, steps: about } = await readPolicy(careful, options.policy);
	steps.push(...about);
	if (!policy) return result(steps, null);
	const { head, steps: heads } = await readHead(careful, policy, options.now);
	steps.push(...heads);
	if (!head) return result(steps, null);

	// Both are files of their own in a browser, which fetches what it needs.
	const papers = options.papers ?? [];
	const brought = papers.length ? await import('./verify-papers.ts') : null;
	let reading: Reading | undefined;
	if (options.light) {
		reading = await brought?.readLightly(careful, head, papers);
	} else {
		const said = options.quick ? null : new (await import('./verify-entries.ts')).Said();
		const wanted = brought?.wantedBy(papers) ?? { leaves: [], sizes: [] };
		reading = await readBook(careful, head.checkpoint.size, wanted, said, options);
		steps.push(...read(head, reading, options.quick ?? false));
		if (said && !reading.stopped) {
			steps.push(...said.steps(options.files ?? []));
		}
	}
	if (brought && reading)
		steps.push(...(await brought.judgeAll(careful, { head, reading }, papers, options)));
	return result(steps, head);
}

const result = (steps: Step[], head: Head | null): Result => ({
	ok: steps.every(({ ok }) => ok !== false),
	steps,
	head
});

/** A source that cannot be read has nothing there: what that means is the step's to say. */
function carefully({ read }: Source): Source {
	return {
		read: async (path) => {
			try {
				return await read(path);
			} catch {
				return null;
			}
		}
	};
}

/** What hashing every page again showed: that they are all there, that they give the head, and that the tiles agree. */
function read({ checkpoint }: Head, reading: Reading, quick: boolean): Step[] {
	const { size, root } = checkpoint;
	if (reading.stopped) {
		const { index, width, why } = reading.stopped;
		const first = index * 256;
		const where = width > 1 ? `pages ${figure(first + 1)} to ${figure(first + width)}` : thePages([first]);
		const says =
			why === 'missing'
				? `The book has no ${where}, or they could not be fetched. Try again; if it stays so, pages are missing. ${TELL}`
				: `What is given out as ${where} is no part of a book. ${TELL}`;
		return [
			failed(
				'pages',
				says,
				`Entry bundle ${index} (width ${width}) ${why}; ${reading.size} of ${size} entries read.`
			)
		];
	}
	const detail = `${size} entries hashed again (RFC 6962); root ${toBase64(reading.root)}, sealed root ${toBase64(root)}.`;
	const tiles = tiled(reading);
	if (equal(reading.root, root)) {
		const says = `Every one of the ${pages(size)} was read${quick ? ', not for what it says,' : ''} and together they give the sealed head. Not a letter is different.`;
		return [passed('pages', says, detail), tiles];
	}
	const suspect = reading.tiles.flatMap(({ level, first }) => (level === 0 && first !== null ? [first] : []));
	const where = suspect.length
		? `The fingerprints point to ${thePages(suspect)}.`
		: 'Which page, only an older copy can show: compare with a head you kept.';
	return [
		failed(
			'pages',
			`The pages do not give the sealed head: at least one was changed, cut or put in. ${where} ${TELL}`,
			detail
		),
		tiles
	];
}

/** The fingerprints that are published beside the pages. */
function tiled({ tiles, size }: Reading): Step {
	if (!tiles.length)
		return passed(
			'tiles',
			'The fingerprints published beside the pages are those of the pages.',
			`All hash tiles of ${size} entries equal those recomputed (C2SP tlog-tiles).`
		);
	const first = tiles[0];
	const known = tiles.flatMap((tile) => tile.first ?? []);
	const where = known.length ? `from page ${figure(Math.min(...known) + 1)} on` : 'at some pages';
	return failed(
		'tiles',
		`The fingerprints published beside the pages are not those of the pages ${where}, or are missing. ${TELL}`,
		`${tiles.length} hash tiles differ or are missing, first level ${first?.level} index ${first?.index}.`
	);
}
