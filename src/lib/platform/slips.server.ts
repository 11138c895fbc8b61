import type { Cookies } from '@sveltejs/kit';
import { environment } from './env';
import { qr } from './qr';

/** What is printed: the code, and the address it leads to, also as a QR code; and what else was kept with it, to be shown once. */
export type Slip = { code: string; address: string; qr: { size: number; path: string }; beside?: string };

/** The address people use, whatever name a request came by. */
export const originOf = (url: URL) => environment().ORIGIN ?? url.origin;

/** Slips of one kind: the cookie a new code waits in, and what its address begins with ("/track"). */
export function slipsOf(cookie: string, leadsTo: string) {
	return {
		/**
		 * Keeps a new code for the page that prints it, for a quarter of an hour and for that page alone: the database
		 * has only its hash, and an address with a code in it would stay in the browser's history. `beside` has no dot in it.
		 */
		keepSlip(cookies: Cookies, url: URL, path: string, code: string, beside?: string) {
			cookies.set(cookie, beside ? `${code}.${beside}` : code, {
				path,
				maxAge: 15 * 60,
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:'
			});
		},

		/** What is printed on a slip; null when the quarter of an hour is over. */
		readSlip(cookies: Cookies, url: URL): Slip | null {
			const [code, beside] = cookies.get(cookie)?.split('.') ?? [];
			if (!code) return null;
			const address = `${originOf(url)}${leadsTo}/${code}`;
			return { code, address, qr: qr(address), ...(beside && { beside }) };
		}
	};
}
