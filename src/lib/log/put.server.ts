// The files of a log that grew, from the database to the shelf; each bundle was compared with the tree.
import type { InTransaction, Query } from '../platform/worker.server.ts';
import { OtherBytes, type Shelf } from './shelf.server.ts';
import { bundlesBetween, entriesPath, FULL, tilePath, tilesBetween } from './tiles.ts';
import { bundleFile, Changed, tileFile, type LogFile } from './tree.server.ts';

type Putting = {
	inTransaction: InTransaction;
	shelf: Shelf;
	passing?: (point: 'tile') => void | Promise<void>;
};

/**
 * Writes the files that the log of a size has and that of the size before had not. Out: null, or the path of the first that is not as the
 * tree says, or not as it was published; what was written before it stays, and is right.
 */
export async function putFiles(
	{ inTransaction, shelf, passing }: Putting,
	before: number,
	now: number
): Promise<string | null> {
	const write = async (read: (query: Query) => Promise<LogFile>) => {
		const { path, bytes } = await inTransaction(read);
		await shelf.write(path, bytes);
		await passing?.('tile');
	};
	try {
		for (const { index, width } of bundlesBetween(before, now))
			await write((query) => bundleFile(query, index, width));
		for (const { level, index, width } of tilesBetween(before, now))
			await write((query) => tileFile(query, level, index, width));
		return null;
	} catch (reason) {
		if (reason instanceof Changed || reason instanceof OtherBytes) return reason.path;
		throw reason;
	}
}

/** Takes away what was published of tiles before they were full. Who still asks for it reads the full one (C2SP tlog-tiles). */
export async function clearPartial(shelf: Shelf, before: number, now: number) {
	const full = (had: number, has: number) =>
		had % FULL > 0 && Math.floor(has / FULL) > Math.floor(had / FULL);
	if (full(before, now)) await shelf.clear(`${entriesPath(Math.floor(before / FULL))}.p`);
	for (let level = 0, had = before, has = now; has > 0; level++) {
		if (full(had, has)) await shelf.clear(`${tilePath(level, Math.floor(had / FULL))}.p`);
		had = Math.floor(had / FULL);
		has = Math.floor(has / FULL);
	}
}
