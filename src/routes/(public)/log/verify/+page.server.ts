import { verifierFiles } from '$lib/log/verifier.server';

/** A head in the address, as printed square codes and a browser that was here before bring it. */
const HEAD = /^\d{1,15}:[A-Za-z0-9+/]{43}=$/;

export async function load({ url }) {
	const head = url.searchParams.get('head') ?? '';
	return {
		address: `${url.origin}/log`,
		files: await verifierFiles(),
		head: HEAD.test(head) ? head : undefined
	};
}
