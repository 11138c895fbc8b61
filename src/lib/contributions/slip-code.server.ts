import { error } from '@sveltejs/kit';
import { mayTry } from '$lib/platform/rate-limit.server';
import { receiptFrom } from './receipt';

type Asked = { params: { code: string }; getClientAddress: () => string };

/** The code in an address, as it is printed; stops where it cannot be one, or where somebody is guessing. */
export async function codeOf({ params, getClientAddress }: Asked): Promise<string> {
	if (!(await mayTry('slip', getClientAddress()))) {
		error(429, { code: 'not-allowed', message: 'Too many codes were tried from here. Wait 10 minutes.' });
	}
	return receiptFrom(params.code) ?? notFound();
}

export function notFound(): never {
	error(404, { code: 'not-found', message: 'Page not found' });
}
