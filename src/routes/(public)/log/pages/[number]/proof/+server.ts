import { error } from '@sveltejs/kit';
import { proofOf } from '$lib/log/proofs.server';

/** A `.tlog-proof` of the page with this number: made from published files, asking no database. */
export async function GET({ params }) {
	const proof = /^[1-9]\d{0,14}$/.test(params.number) ? await proofOf(Number(params.number) - 1) : null;
	if (proof === null) error(404, { code: 'not-found', message: 'Page not found' });
	return new Response(proof, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="page-${params.number}.tlog-proof"`,
			'cache-control': 'public, max-age=60'
		}
	});
}
