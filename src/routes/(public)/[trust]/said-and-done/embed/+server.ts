import { createHash } from 'node:crypto';
import { embed, EMBED_STYLE } from '$lib/said-and-done/embed';
import * as saidAndDone from '$lib/said-and-done/said-and-done.server';

const STYLE = createHash('sha256').update(EMBED_STYLE).digest('base64');
// Any site may frame it: it has nothing to press and knows nobody.
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE}'; base-uri 'none'; form-action 'none'; frame-ancestors *`;

export async function GET({ locals, params, url }) {
	const query = saidAndDone.readQuery(url);
	const seen = await saidAndDone.list(locals.db, params.trust, query);
	return new Response(embed(seen, query.tab, url.origin, new Date()), {
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
	});
}
