import type { Cookies } from '@sveltejs/kit';
import { environment } from './env';
import { qr } from './qr';

/** What is printed: the code, and the address it leads to, also as a QR code. */
export type Slip = { code: string; address: string; qr: { size: number; path: string } };

/** The address people use, whatever name a request came by. */
export const originOf = (url: URL) => environment().ORIGIN ?? url.origin;

/** Slips of one kind: the cookie a new code waits in, and what its address begins with ("/track"). */
export function slipsOf(cookie: string, leadsTo: string) {
	return {
		/**
		 * Keeps a new code for the page that prints it, for a quarter of an hour and for that page alone: the database
		 * has only its hash, and an address with a code in it would stay in the browser's history.
		 */
		keepSlip(cookies: Cookies, url: URL, path: string, code: string) {
			cookies.set(cookie, code, {
				path,
				maxAge: 15 * 60,
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:'
			});
		},

		/** What is printed on a slip; null when the quarter of an hour is over. */
		readSlip(cookies: Cookies, url: URL): Slip | null {
			const code = cookies.get(cookie);
			if (!code) return null;
			const address = `${originOf(url)}${leadsTo}/${code}`;
			return { code, address, qr: qr(address) };
		}
	};
}
