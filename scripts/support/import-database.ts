// The database an operator imports into, and the person who does it: the same rules hold for them as on the pages.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { Refusal, type Ask } from '../../src/lib/imports/imports.server.ts';
import { backend } from '../../src/lib/platform/backend/backend.ts';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';

type Opened = { databaseUrl: string; close(): Promise<void> };
type Person = { programme: string; ask: Ask };

/** `fresh`: a temporary one with the cast. Otherwise DATABASE_URL, or the embedded one of this environment. */
export async function openToImport(fresh: boolean) {
	const { databaseUrl, close } = fresh ? await openFresh() : await openGiven();
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	return {
		as: (programme: string, email?: string) => actAs(sql, programme, email),
		close: async () => {
			await sql.end();
			await close();
		}
	};
}

async function openFresh(): Promise<Opened> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-import-'));
	const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	const started = await startEmbedded({ dataDir, data: 'cast', durable: false }).catch((reason: unknown) => {
		remove();
		throw reason;
	});
	const close = async () => {
		await started.close();
		remove();
	};
	return { databaseUrl: started.databaseUrl, close };
}

async function openGiven(): Promise<Opened> {
	if (existsSync('.env')) process.loadEnvFile('.env');
	// A database alone is enough here: nothing is asked of the Supabase API.
	const databaseUrl = process.env.DATABASE_URL;
	return databaseUrl ? { databaseUrl, close: () => Promise.resolve() } : backend();
}

async function actAs(sql: postgres.Sql, programme: string, email?: string): Promise<Person> {
	const found = await sql<{ id: string; organisation_id: string }[]>`
		select id, organisation_id from public.programmes where slug = ${programme} or id::text = ${programme}`;
	const [only, another] = found;
	if (!only) throw new Error(`There is no programme ${programme}.`);
	if (another)
		throw new Error(`More than one organisation has a programme ${programme}. Give its id instead.`);

	const [account] = email
		? await sql<{ id: string }[]>`select id from auth.users where lower(email) = ${email.toLowerCase()}`
		: await sql<{ id: string }[]>`
			select p.account_id as id from public.members m join public.people p on p.id = m.person_id
			where m.organisation_id = ${only.organisation_id} and m.role = 'engagement_lead' and p.account_id is not null
				and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
			order by m.starts_on, m.created_at, m.id limit 1`;
	if (!account) {
		throw new Error(
			email
				? `Nobody has the address ${email}.`
				: 'The trust has no engagement lead. Say who imports: --as <email>'
		);
	}
	return { programme: only.id, ask: askingAs(sql, account.id) };
}

/** As PostgREST asks: one function in one transaction, with the role and the claims of the person. */
export function askingAs(sql: postgres.Sql, account: string): Ask {
	const claims = JSON.stringify({ sub: account, role: 'authenticated' });
	return async <T>(name: string, given: Record<string, unknown>) => {
		const names = Object.keys(given).map((key, index) => `${key} => $${index + 1}`);
		try {
			const rows = await sql.begin(async (transaction) => {
				await transaction`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
				return transaction.unsafe<{ answer: T }[]>(
					`select public.${name}(${names.join(', ')}) as answer`,
					Object.values(given) as postgres.ParameterOrJSON<never>[]
				);
			});
			return rows[0]?.answer as T;
		} catch (reason) {
			if (!(reason instanceof postgres.PostgresError)) throw reason;
			// Codes of ours begin with a letter from I to Z; the others are bugs.
			if (!/^([I-Z][A-Z]\d{3}|42501|P0002)$/.test(reason.code)) throw reason;
			throw new Refusal(400, { [reason.detail || 'form']: [reason.message] });
		}
	};
}
