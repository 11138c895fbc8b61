import { createHash } from 'node:crypto';
import { notFound } from './slip-code.server';

const AS_PICTURE = {
	'content-type': 'image/webp',
	// A picture, whatever else somebody may have got into it.
	'content-security-policy': "default-src 'none'",
	'cross-origin-resource-policy': 'same-origin'
};

/** A picture for one person: nothing on the way keeps it. Stops with "not found" where there is none for them. */
export function forOne(bytes: Uint8Array<ArrayBuffer> | null): Response {
	return new Response(bytes ?? notFound(), {
		headers: { ...AS_PICTURE, 'cache-control': 'private, no-store' }
	});
}

/** The same for everyone: asked for again each time it is shown, and sent again only if the browser no longer has it. */
export function forAnyone(bytes: Uint8Array<ArrayBuffer> | null, request: Request): Response {
	const found = bytes ?? notFound();
	const etag = `"${createHash('sha256').update(found).digest('base64url').slice(0, 22)}"`;
	const headers = { ...AS_PICTURE, 'cache-control': 'public, no-cache', etag };
	return request.headers.get('if-none-match') === etag
		? new Response(null, { status: 304, headers })
		: new Response(found, { headers });
}
