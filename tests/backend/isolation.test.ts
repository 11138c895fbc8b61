import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import { nobody, service, signedIn, startWith, type Running } from './support.ts';

const SQL = `
create table public.notes (
    id int generated always as identity primary key,
    author uuid default auth.uid(),
    is_public boolean not null default false
);
alter table public.notes enable row level security;
create policy "nobody reads public notes" on public.notes for select to anon using (is_public);
create policy "each reads their own" on public.notes for select to authenticated using (author = auth.uid());
create policy "each writes their own" on public.notes for insert to authenticated with check (author = auth.uid());
insert into public.notes (author, is_public) select null, n <= 10 from generate_series(1, 30) n;
create function public.my_notes() returns int language sql stable set search_path = ''
as 'select count(*)::int from public.notes';
`;

let backend: Running;
let end: () => Promise<void>;
beforeAll(async () => {
	({ backend, end } = await startWith(SQL));
});
afterAll(() => end());

describe('calls of different people at the same time', () => {
	it('never see each other’s rows, and lose none', async () => {
		const people: { db: SupabaseClient; id: string }[] = [];
		for (const name of ['amina', 'tunde', 'joy']) people.push(await signedIn(backend, name));

		const written = await Promise.all(
			people.flatMap(({ db }) =>
				Array.from({ length: 20 }, () => db.from('notes').insert({ is_public: false }))
			)
		);
		expect(written.filter(({ error }) => error)).toEqual([]);

		const calls: Promise<[who: string, seen: unknown]>[] = [];
		for (let round = 0; round < 50; round++) {
			calls.push(count('nobody', nobody(backend)), count('service', service(backend)));
			for (const { db } of people) calls.push(count('one of them', db));
			calls.push(rpc('nobody', nobody(backend)), rpc('service', service(backend)));
			for (const { db } of people) calls.push(rpc('one of them', db));
		}
		const seen = new Map<string, Set<unknown>>();
		for (const [who, what] of await Promise.all(calls)) seen.set(who, (seen.get(who) ?? new Set()).add(what));

		expect(calls).toHaveLength(500);
		expect(Object.fromEntries([...seen].map(([who, what]) => [who, [...what]]))).toEqual({
			nobody: [10],
			service: [90],
			'one of them': [20]
		});
	});
});

async function count(who: string, db: SupabaseClient): Promise<[string, unknown]> {
	const { data, error } = await db.from('notes').select('id');
	return [who, error ?? data?.length];
}

async function rpc(who: string, db: SupabaseClient): Promise<[string, unknown]> {
	const { data, error } = await db.rpc('my_notes');
	return [who, error ?? data];
}
