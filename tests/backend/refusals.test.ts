import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nobody, service, signedIn, startWith, type Running } from './support.ts';

const SQL = `
create function public.refuse(code text) returns void language plpgsql set search_path = '' as $$
begin
    raise exception using errcode = code, message = 'Choose a later day', detail = 'starts_at', hint = 'tomorrow';
end $$;
create table public.slugs (slug text primary key check (slug <> 'no'), parent text references public.slugs);
alter table public.slugs enable row level security;
create policy "signed in" on public.slugs to authenticated using (true) with check (slug <> 'hidden');
`;

let backend: Running;
let end: () => Promise<void>;
let grace: SupabaseClient;
beforeAll(async () => {
	({ backend, end } = await startWith(SQL));
	grace = (await signedIn(backend, 'grace')).db;
});
afterAll(() => end());

describe('a refusal raised by our own SQL', () => {
	it.each([
		['IN001', 400],
		['WS409', 400],
		['P0001', 400],
		['P0002', 500],
		['23514', 400],
		['40001', 500],
		['57014', 500]
	])('%s keeps its code, message, detail and hint, with status %i', async (code, expected) => {
		const { error, status } = await grace.rpc('refuse', { code });
		expect(error).toMatchObject({
			code,
			message: 'Choose a later day',
			details: 'starts_at',
			hint: 'tomorrow'
		});
		expect(status).toBe(expected);
	});

	it('42501 is 401 for nobody and 403 for somebody', async () => {
		const anonymous = await nobody(backend).rpc('refuse', { code: '42501' });
		const known = await grace.rpc('refuse', { code: '42501' });
		expect([anonymous.error?.code, anonymous.status]).toEqual(['42501', 401]);
		expect([known.error?.code, known.status]).toEqual(['42501', 403]);
		expect(known.error).toMatchObject({ message: 'Choose a later day', details: 'starts_at' });
	});

	it('is printed without the words it holds', async () => {
		const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		const logged = vi.spyOn(console, 'error').mockReturnValue(undefined);
		await grace.rpc('refuse', { code: 'IN001' });
		const { inspect } = await import('node:util');
		const all = [...printed.mock.calls, ...logged.mock.calls].flat().map((one) => inspect(one));
		printed.mockRestore();
		logged.mockRestore();
		expect(all.join('\n')).toContain('IN001');
		expect(all.join('\n')).not.toContain('later day');
	});
});

describe('a refusal by a constraint or a policy', () => {
	it('23505 for what is there already', async () => {
		await grace.from('slugs').insert({ slug: 'northbrook' });
		const { error, status } = await grace.from('slugs').insert({ slug: 'northbrook' });
		expect([error?.code, status]).toEqual(['23505', 409]);
		// Which value it was is told only to who could read it anyway.
		expect(error?.details).toBeNull();
		const told = await service(backend).from('slugs').insert({ slug: 'northbrook' });
		expect(told.error?.details).toContain('northbrook');
	});

	it('23503 for what is not there', async () => {
		const { error, status } = await grace.from('slugs').insert({ slug: 'a', parent: 'none' });
		expect([error?.code, status]).toEqual(['23503', 409]);
	});

	it('23514 for a check, 42501 for row security', async () => {
		expect((await grace.from('slugs').insert({ slug: 'no' })).error?.code).toBe('23514');
		const { error, status } = await grace.from('slugs').insert({ slug: 'hidden' });
		expect([error?.code, status]).toEqual(['42501', 403]);
	});

	it('PGRST116 for one row that is not there', async () => {
		const { error, status } = await grace.from('slugs').select().eq('slug', 'nowhere').single();
		expect([error?.code, status]).toEqual(['PGRST116', 406]);
	});

	it('names for what does not exist', async () => {
		const db = service(backend);
		expect((await db.from('nothing').select()).error?.code).toBe('PGRST205');
		expect((await db.rpc('nothing')).error?.code).toBe('PGRST202');
		expect((await db.from('slugs').select('nothing')).error?.code).toBe('42703');
		expect((await db.from('slugs').insert({ nothing: 1 })).error?.code).toBe('PGRST204');
	});
});
