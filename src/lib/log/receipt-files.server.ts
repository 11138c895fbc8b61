// What one takes away to check one's words without us: files for one person, which nothing on the way keeps.
import type { Key } from '../contributions/contributions.server';
import { proofOf } from './proofs.server.ts';
import { error } from '@sveltejs/kit';
import type { Db } from '../platform/db.server';
import { inLog, promiseOf } from './receipts.server';

function notFound(): never {
	error(404, { code: 'not-found', message: 'Page not found' });
}

const entryOf = async (db: Db, key: Key) => (await inLog(db, key)) ?? notFound();

/** The promise as a signed note. "Not found" where there are no words, or this installation promises nothing. */
export async function promise(db: Db, key: Key): Promise<Response> {
	return file('promise.txt', 'text/plain; charset=utf-8', await promiseOf(await entryOf(db, key)));
}

/** The proof that the words stand in the published log (C2SP tlog-proof). "Not found" while they do not. */
export async function proof(db: Db, key: Key): Promise<Response> {
	const { index } = await entryOf(db, key);
	return file('words.tlog-proof', 'text/plain; charset=utf-8', index === null ? null : await proofOf(index));
}

/**
 * A carbon copy: the entry as it stands in the log, its number, the proof and the promise as texts, and what opens the words while they
 * stand. src/lib/log/papers.ts reads it, on the page that checks and in the command.
 */
export async function copy(db: Db, key: Key): Promise<Response> {
	const entry = await entryOf(db, key);
	const { body, index, opens } = entry;
	const [proof, promise] = await Promise.all([index === null ? null : proofOf(index), promiseOf(entry)]);
	const whole = { entry: body, index, proof, promise, opens };
	return file('copy.json', 'application/json; charset=utf-8', `${JSON.stringify(whole, null, '\t')}\n`);
}

const file = (name: string, type: string, text: string | null) =>
	new Response(text ?? notFound(), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
