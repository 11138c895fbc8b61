import { environment } from '$lib/platform/env';
import { qr } from '$lib/platform/qr';

/** What a slip with a sheet's code shows: the code, the address it leads to, and that as a square. */
export function slipOf(url: URL, path: string, code: string) {
	const address = `${environment().ORIGIN ?? url.origin}${path}`;
	return { code, address, qr: qr(address) };
}
