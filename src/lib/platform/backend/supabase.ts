import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import type { Backend, Opened, PublicFiles } from './backend.ts';

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

	return {
		...addresses,
		createAccount,
		publicFiles: (bucket) => publicFiles(admin, bucket),
		close: async () => undefined
	};
}

/** A public bucket of Supabase Storage, made when it is first written to. Only the secret key may write. */
function publicFiles(admin: SupabaseClient, bucket: string): PublicFiles {
	const made = once(async () => {
		const { error } = await admin.storage.createBucket(bucket, { public: true });
		if (error && !/exists/i.test(error.message))
			throw new Error(`bucket: ${error.message}`, { cause: error });
	});
	return {
		async read(path) {
			const { data, error } = await admin.storage.from(bucket).download(path);
			if (data) return new Uint8Array(await data.arrayBuffer());
			// Storage answers 400 with 404 in its body. Anything else must not pass for 'nothing there': a log would begin anew.
			if ('statusCode' in error && Number(error.statusCode) === 404) return null;
			throw new Error(`bucket: ${error.message}`, { cause: error });
		},
		async write(path, bytes, type, maxAge) {
			await made();
			const { error } = await admin.storage
				.from(bucket)
				.upload(path, bytes, { upsert: true, contentType: type, cacheControl: String(maxAge) });
			if (error) throw new Error(`bucket: ${error.message}`, { cause: error });
		},
		async clear(folder) {
			const { data, error } = await admin.storage.from(bucket).list(folder, { limit: 1000 });
			if (error) throw new Error(`bucket: ${error.message}`, { cause: error });
			if (data.length === 0) return;
			const gone = await admin.storage.from(bucket).remove(data.map(({ name }) => `${folder}/${name}`));
			if (gone.error) throw new Error(`bucket: ${gone.error.message}`, { cause: gone.error });
		}
	};
}

/** Does it once; what failed is tried again. */
function once(work: () => Promise<void>): () => Promise<void> {
	let done: Promise<void> | undefined;
	return () =>
		(done ??= work().catch((reason: unknown) => {
			done = undefined;
			throw reason;
		}));
}
