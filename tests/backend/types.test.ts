import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service, startWith, type Running } from './support.ts';

const SQL = `
create type public.kind as enum ('adopted', 'deferred');
create table public.facts (
    id int primary key, at timestamptz, local_at timestamp, day date, amount numeric(10, 2), big bigint,
    words text[], times timestamptz[], content jsonb, kind public.kind, yes boolean
);
insert into public.facts values (
    1, '2026-03-29T01:30:00.25+01:00', '2026-03-29 01:30:00', '2026-03-29', 10.50, 9007199254740991,
    array['one', 'two, "three"', 'ﬁn ✓'], array['2026-01-01T00:00:00Z'::timestamptz],
    '{"deep": [1, "two", null, {"three": true}]}', 'deferred', true
);
create function public.echo_json(value jsonb) returns jsonb language sql as 'select value';
create function public.rows_of(list jsonb) returns table (n int, name text) language sql
as $$ select * from jsonb_to_recordset(list) as given(n int, name text) $$;
create function public.join_words(words text[]) returns text language sql as $$ select array_to_string(words, '|') $$;
create function public.pick(ids uuid[], since timestamptz, how public.kind default 'adopted') returns json language sql
as $$ select json_build_object('many', cardinality(ids), 'since', since at time zone 'UTC', 'how', how) $$;

create table public.programmes (organisation int, id int, name text, primary key (organisation, id));
create table public.insights (
    id int primary key, organisation int, programme int,
    foreign key (organisation, programme) references public.programmes (organisation, id)
);
insert into public.programmes values (1, 1, 'one'), (1, 2, 'two'), (2, 1, 'three');
insert into public.insights values (1, 1, 1), (2, 1, 2), (3, 2, 1), (4, 1, 1);
`;

let backend: Running;
let end: () => Promise<void>;
let db: SupabaseClient;
beforeAll(async () => {
	({ backend, end } = await startWith(SQL));
	db = service(backend);
});
afterAll(() => end());

describe('values', () => {
	it('come as PostgREST writes them', async () => {
		const { data } = await db.from('facts').select().single();
		expect(data).toEqual({
			id: 1,
			at: '2026-03-29T00:30:00.25+00:00',
			local_at: '2026-03-29T01:30:00',
			day: '2026-03-29',
			amount: 10.5,
			big: 9007199254740991,
			words: ['one', 'two, "three"', 'ﬁn ✓'],
			times: ['2026-01-01T00:00:00+00:00'],
			content: { deep: [1, 'two', null, { three: true }] },
			kind: 'deferred',
			yes: true
		});
	});

	it('are filtered and changed as they are', async () => {
		const { data } = await db
			.from('facts')
			.update({ words: ['four'], content: { list: [1] }, amount: 0.1 })
			.contains('words', ['one'])
			.gte('at', '2026-03-29T00:00:00Z')
			.select('words, content, amount')
			.single();
		expect(data).toEqual({ words: ['four'], content: { list: [1] }, amount: 0.1 });
	});
});

describe('arguments of functions', () => {
	it.each([[{ a: [1, { b: null }] }], [[1, 'two', [3]]], [[]], [{ text: 'it’s; "quoted" \\ and ✓' }], [42]])(
		'json %j arrives as it is',
		async (value) => {
			expect((await db.rpc('echo_json', { value })).data).toEqual(value);
		}
	);

	it('a json list of objects is rows', async () => {
		const list = [
			{ n: 1, name: 'one' },
			{ n: 2, name: null }
		];
		expect((await db.rpc('rows_of', { list })).data).toEqual(list);
	});

	it('arrays, enums, times and defaults arrive', async () => {
		expect((await db.rpc('join_words', { words: ['a', 'b,c', '"d"', ''] })).data).toBe('a|b,c|"d"|');
		expect((await db.rpc('join_words', { words: [] })).data).toBe('');
		const ids = ['00000000-0000-4000-a000-000000000001', '00000000-0000-4000-a000-000000000002'];
		const since = '2026-07-01T09:00:00+01:00';
		expect((await db.rpc('pick', { ids, since })).data).toEqual({
			many: 2,
			since: '2026-07-01T08:00:00',
			how: 'adopted'
		});
		expect((await db.rpc('pick', { ids, since, how: 'deferred' })).data).toMatchObject({ how: 'deferred' });
	});
});

describe('an embed through a composite foreign key, not hinted', () => {
	it('gives each row its own', async () => {
		const { data } = await db.from('insights').select('id, programmes(name)').order('id');
		expect(data?.map(({ programmes }) => (programmes as unknown as { name: string }).name)).toEqual([
			'one',
			'two',
			'three',
			'one'
		]);
	});
});
