import { error } from '@sveltejs/kit';
import * as comparison from '$lib/comparison/comparison.server';

export async function GET({ locals, params }) {
	const document = await comparison.published(locals.db, params.trust);
	if (!document) error(404, { code: 'not-found', message: 'This trust does not publish its indicators' });
	return new Response(document, {
		headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' }
	});
}
