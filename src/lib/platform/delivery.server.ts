import type { Handle } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
const TEXT = /^(text\/|application\/(json|atom\+xml|xml)|image\/svg)/;

/**
 * How a page travels: safe headers, compressed, and either private or checked again each time it is shown,
 * so that words which were taken back are gone from a browser's memory of the page too.
 */
export const deliver: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const headers = new Headers(response.headers);
	headers.set('x-content-type-options', 'nosniff');
	// `no-referrer` would make browsers send `Origin: null` with a plain form, which the CSRF check refuses.
	headers.set('referrer-policy', 'same-origin');
	headers.set('permissions-policy', 'interest-cohort=()');
	headers.append('vary', 'accept-encoding');
	if (!headers.has('cache-control')) {
		headers.set(
			'cache-control',
			isPublic(event.route.id) && event.request.method === 'GET' ? 'public, no-cache' : 'private, no-store'
		);
	}

	if (!TEXT.test(headers.get('content-type') ?? '') || !response.body) {
		return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
	}
	const body = Buffer.from(await response.arrayBuffer());
	if (headers.get('cache-control')?.startsWith('public') && response.status === 200) {
		const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
		headers.set('etag', etag);
		if (event.request.headers.get('if-none-match') === etag)
			return new Response(null, { status: 304, headers });
	}
	const accepts = event.request.headers.get('accept-encoding') ?? '';
	if (body.length < 860 || !/\bgzip\b/.test(accepts)) {
		return new Response(body, { status: response.status, headers });
	}
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	return new Response(new Uint8Array(await compress(body)), { status: response.status, headers });
};

const isPublic = (route: string | null) => route?.startsWith('/(public)') ?? false;
