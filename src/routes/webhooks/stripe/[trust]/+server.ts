import { receive } from '$lib/payments/deliveries.server';

export async function POST({ params, request }) {
	return new Response(null, { status: await receive(params.trust, request) });
}
