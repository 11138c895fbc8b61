import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import type { Backend, Opened } from './backend.ts';

type Addresses = Pick<Backend, 'url' | 'publishableKey' | 'secretKey' | 'databaseUrl' | 'secret'>;

/** Any Supabase, hosted or self-hosted. */
export function connectSupabase(addresses: Addresses): Opened {
	const admin = createClient(addresses.url, addresses.secretKey, {
		auth: { persistSession: false, autoRefreshToken: false }
	});

	async function createAccount({ id, email, password }: Parameters<Backend['createAccount']>[0]) {
		const { data, error } = await admin.auth.admin.createUser({ id, email, password, email_confirm: true });
		if (data.user) return data.user.id;
		if (error?.code !== 'email_exists') throw new Error(`account: ${error?.message}`, { cause: error });

		const sql = postgres(addresses.databaseUrl, { max: 1 });
		try {
			const [account] = await sql<{ id: string }[]>`
				select id from auth.users where email = ${email.toLowerCase()} and not is_sso_user`;
			if (!account) throw new Error('account: the address is taken, and hidden from us', { cause: error });
			return account.id;
		} finally {
			await sql.end();
		}
	}

	return { ...addresses, createAccount, close: async () => undefined };
}
