import postgres from 'postgres';
import type { NewAccount, Opened } from '../backend.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';
import { loadData, type Data } from '../seeds.ts';
import { openLite } from './lite.ts';
import { keepCode, keepMail, newestMail } from './mailbox.ts';
import { sayOnStderr, startPostgres, type Postgres } from './postgres.ts';

export { startPostgres, type Postgres };

export type EmbeddedOptions = {
	/** Without one, a temporary directory that is removed at the end. */
	dataDir?: string;
	data?: Data;
	migrationsDir?: string;
	/** The address that mails speak of. */
	siteUrl?: string;
	/** For keyed hashes; otherwise one is made and kept beside the keys. */
	secret?: string;
	/** False gives up safety against a power cut, for tests only. */
	durable?: boolean;
	say?: (line: string) => void;
};

// Nothing listens there: requests are answered in process.
const URL = 'http://embedded.localhost';

/** PostgreSQL and the Supabase API over it, in this process, migrated and with the data asked for. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Opened & { fetch: typeof fetch }> {
	const {
		dataDir,
		data = 'empty',
		migrationsDir = MIGRATIONS,
		siteUrl,
		durable,
		say = sayOnStderr
	} = options;
	const server = await startPostgres({ dataDir, durable, say });
	const sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
	try {
		const createAccount = (account: NewAccount) => insertAccount(sql, account);
		const applied = await migrate(server.databaseUrl, migrationsDir);
		if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
		for (const file of await loadData(server.databaseUrl, data, createAccount, migrationsDir))
			say(`Loaded ${file}.`);

		const { settings } = server;
		const lite = await openLite(server.databaseUrl, settings, siteUrl ?? 'http://localhost:3000', (mail) =>
			keepCode(sql, mail)
		);
		return {
			url: URL,
			publishableKey: settings.publishableKey,
			secretKey: settings.secretKey,
			databaseUrl: server.databaseUrl,
			secret: options.secret ?? settings.secret,
			fetch: lite.fetch,
			notice:
				'This is a trial installation with an embedded database: for trying out, development and tests.',
			mailbox: () => newestMail(sql),
			...(dataDir && { dataDir }),
			keepMail: (mail) => keepMail(sql, mail),
			createAccount,
			close: async () => {
				await lite.close();
				await sql.end({ timeout: 5 });
				await server.close();
			}
		};
	} catch (reason) {
		await sql.end({ timeout: 1 });
		await server.close();
		throw reason;
	}
}

/** As the admin API of Supabase does, which lite does not have. */
async function insertAccount(sql: postgres.Sql, { id, email, password }: NewAccount): Promise<string> {
	const address = email.toLowerCase();
	return sql.begin(async (transaction) => {
		const [made] = await transaction<{ id: string }[]>`
			insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
				raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
			values (
				coalesce(${id ?? null}::uuid, gen_random_uuid()), 'authenticated', 'authenticated', ${address},
				extensions.crypt(${password ?? null}, extensions.gen_salt('bf', 8)), now(),
				'{"provider": "email", "providers": ["email"]}', '{"email_verified": true}', now(), now()
			)
			on conflict do nothing
			returning id`;
		if (!made) {
			const [found] = await transaction<{ id: string }[]>`select id from auth.users where email = ${address}`;
			if (!found) throw new Error('account: the id is taken by another address');
			return found.id;
		}
		await transaction`
			insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
			values (
				gen_random_uuid(), 'email', ${made.id}, ${made.id},
				jsonb_build_object('sub', ${made.id}::text, 'email', ${address}::text, 'email_verified', true), now(), now()
			)`;
		return made.id;
	});
}
