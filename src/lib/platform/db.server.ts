import { createServerClient } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import { backend } from './backend/backend.ts';
import type { Database } from './database.types.ts';

export type Db = SupabaseClient<Database>;

/** Whether the browser brought a session at all: public pages ask nothing of the database to know. */
export function hasSession(cookies: Cookies): boolean {
	return cookies.getAll().some(({ name }) => name.startsWith('throughline-session'));
}

/** The database as the person whose session is in the cookies, or as nobody. Refreshed sessions go back to the browser. */
export async function connect(cookies: Cookies, secure: boolean): Promise<Db> {
	const { url, publishableKey, fetch } = await backend();
	return createServerClient(url, publishableKey, {
		...(fetch && { global: { fetch } }),
		cookieOptions: { name: 'throughline-session' },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll: (changed) => {
				for (const { name, value, options } of changed) {
					cookies.set(name, value, { ...options, path: '/', httpOnly: true, sameSite: 'lax', secure });
				}
			}
		}
	}) as unknown as Db;
}

/**
 * The same person's database, for work that goes on after the answer has gone out. It never refreshes the session,
 * since the new one could not be given back to the browser: such work ends, refused, with the access token.
 */
export async function connectForLater(db: Db): Promise<Db> {
	const { url, publishableKey, fetch } = await backend();
	const { data } = await db.auth.getSession();
	const token = data.session?.access_token ?? null;
	return createClient(url, publishableKey, {
		accessToken: () => Promise.resolve(token),
		...(fetch && { global: { fetch } })
	}) as unknown as Db;
}
