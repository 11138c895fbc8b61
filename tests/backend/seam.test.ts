import { createClient } from '@supabase/supabase-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CAST, CAST_PASSWORD } from '../../src/lib/platform/cast.ts';
import { scratch } from './support.ts';

let directory: ReturnType<typeof scratch>;
beforeEach(() => {
	directory = scratch();
	vi.resetModules();
	for (const name of [
		'PUBLIC_SUPABASE_URL',
		'SUPABASE_PUBLISHABLE_KEY',
		'SUPABASE_SECRET_KEY',
		'DATABASE_URL'
	])
		vi.stubEnv(name, '');
	vi.stubEnv('THROUGHLINE_DATA_DIR', directory.path);
});
afterEach(() => {
	vi.unstubAllEnvs();
	directory.remove();
});

const seam = async () => (await import('../../src/lib/platform/backend/backend.ts')).backend;

describe('the backend', () => {
	it('is the Supabase of the settings, where they name one', async () => {
		vi.stubEnv('PUBLIC_SUPABASE_URL', 'https://abcdefgh.supabase.co');
		vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_a');
		vi.stubEnv('SUPABASE_SECRET_KEY', 'sb_secret_a');
		vi.stubEnv('DATABASE_URL', 'postgresql://postgres:password@127.0.0.1:1/postgres');
		vi.stubEnv('THROUGHLINE_SECRET', 'x'.repeat(32));
		const backend = await seam();
		const found = await backend();
		expect(found).toMatchObject({ url: 'https://abcdefgh.supabase.co', secretKey: 'sb_secret_a' });
		expect([found.fetch, found.mailbox]).toEqual([undefined, undefined]);
		await found.close();
		delete (globalThis as { [key: symbol]: unknown })[Symbol.for('throughline.backend')];
	});

	it('is otherwise an embedded one with our own migrations and the cast, started once', async () => {
		vi.stubEnv('THROUGHLINE_DATA', 'cast');
		vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		const backend = await seam();
		const [found, same] = await Promise.all([backend(), backend()]);
		expect(same).toBe(found);
		for (const { id, email } of CAST) {
			const db = createClient(found.url, found.publishableKey, {
				global: { fetch: found.fetch },
				auth: { persistSession: false }
			});
			const { data } = await db.auth.signInWithPassword({ email, password: CAST_PASSWORD });
			expect([email, data.user?.id]).toEqual([email, id]);
		}
		await found.close();
		const again = await backend();
		expect(again).not.toBe(found);
		expect(again.secretKey).toBe(found.secretKey);
		await again.close();
		vi.restoreAllMocks();
	});
});
