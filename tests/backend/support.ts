import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';

export type Running = Awaited<ReturnType<typeof startEmbedded>>;

/** A directory of this test alone. */
export function scratch(): { path: string; remove(): void } {
	const path = mkdtempSync(join(tmpdir(), 'throughline-test-'));
	// Started as root, PostgreSQL runs as another user, who must be able to walk through.
	chmodSync(path, 0o711);
	return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A migrations directory with one migration in it. */
export function migrationsWith(directory: string, sql: string): string {
	const path = join(directory, 'supabase', 'migrations');
	mkdirSync(path, { recursive: true });
	writeFileSync(join(path, '0001_test.sql'), sql);
	return path;
}

export const quiet = () => undefined;

/** A backend of this test alone, with one migration. */
export async function startWith(sql: string): Promise<{ backend: Running; end(): Promise<void> }> {
	const directory = scratch();
	const backend = await startEmbedded({
		migrationsDir: migrationsWith(directory.path, sql),
		durable: false,
		say: quiet
	});
	return {
		backend,
		end: async () => {
			await backend.close();
			directory.remove();
		}
	};
}

export function clientOf(backend: Running, key: string): SupabaseClient {
	return createClient(backend.url, key, {
		global: { fetch: backend.fetch },
		auth: { persistSession: false, autoRefreshToken: false }
	});
}

export const nobody = (backend: Running) => clientOf(backend, backend.publishableKey);
export const service = (backend: Running) => clientOf(backend, backend.secretKey);

/** Somebody new, signed in with a password. */
export async function signedIn(backend: Running, name: string): Promise<{ db: SupabaseClient; id: string }> {
	const account = { email: `${name}@northbrook.example`, password: 'throughline-cast' };
	const id = await backend.createAccount(account);
	const db = nobody(backend);
	const { error } = await db.auth.signInWithPassword(account);
	if (error) throw error;
	return { db, id };
}
