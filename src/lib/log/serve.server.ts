// The published files of the log, as C2SP tlog-tiles serves them: for any client, on any site, without a session or a database.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { FULL, decodeBundle, encodeBundle, entriesPath, parseTilePath, tilePath } from './tiles.ts';
import { shelf, type Shelf } from './shelf.server.ts';

const compress = promisify(gzip);

/** A verifier that another site serves, a witness's for example, must be able to read everything. */
const OPEN = { 'access-control-allow-origin': '*' };
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_SECONDS = 'public, max-age=5';

/** Text that changes: the head, the policy, the keys. 404 where there is none yet. */
export function asText(text: string | Uint8Array | null): Response {
	if (text === null) return absent();
	return new Response(text as BodyInit, {
		headers: { ...OPEN, 'content-type': 'text/plain; charset=utf-8', 'cache-control': FOR_SECONDS }
	});
}

/** The head, as it was published. */
export const checkpoint = async (): Promise<Response> =>
	asText((await (await shelf())?.read('checkpoint')) ?? null);

/**
 * A tile or a bundle. 404 for what is not on the shelf and for every address that is not exactly as the format writes it. A tile that
 * was not full, and is no longer kept since it is, is cut from the full one. Bundles are compressed for whoever can read that.
 */
export async function tile(path: string, request: Request, from = shelf): Promise<Response> {
	const on = parseTilePath(path) && (await from());
	const bytes = on && (await tileBytes(on, path));
	if (!bytes) return absent();
	const headers = new Headers({
		...OPEN,
		'content-type': 'application/octet-stream',
		'cache-control': FOR_EVER
	});
	const zipped =
		path.startsWith('tile/entries/') && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	if (zipped) headers.set('content-encoding', 'gzip');
	return new Response(new Uint8Array(zipped ? await compress(bytes) : bytes), { headers });
}

/** The bytes of a tile or a bundle from a shelf, or null. */
export async function tileBytes(on: Pick<Shelf, 'read'>, path: string): Promise<Uint8Array | null> {
	const place = parseTilePath(path);
	if (!place) return null;
	const kept = await on.read(path);
	if (kept || place.width === FULL) return kept;
	if (place.level !== 'entries') {
		const full = await on.read(tilePath(place.level, place.index));
		return full && full.subarray(0, place.width * 32);
	}
	const entries = decodeBundle((await on.read(entriesPath(place.index))) ?? new Uint8Array());
	return entries && entries.length > 0 ? encodeBundle(entries.slice(0, place.width)) : null;
}

const absent = () =>
	new Response('There is no such file in the log.\n', {
		status: 404,
		headers: { ...OPEN, 'content-type': 'text/plain; charset=utf-8', 'cache-control': FOR_SECONDS }
	});
