// Every column of the live schema is in the data map, and nothing else is (R45).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnsOf, describeDataMap } from '../../scripts/support/data-map.ts';
import { DATA_MAP, differences, KEPT_OTHERWISE } from '../../src/lib/data-map/data-map.ts';
import { owner } from './support/database.ts';

test('every column of the live schema is classified, once, and no column that is gone', async () => {
	expect(differences(DATA_MAP, await columnsOf(owner()))).toEqual({ lacking: [], gone: [], twice: [] });
});

test('a column that somebody adds is found lacking', async () => {
	await owner()`alter table public.people add column born_on date`;
	expect(differences(DATA_MAP, await columnsOf(owner())).lacking).toEqual(['public.people.born_on']);
	await owner()`alter table public.people drop column born_on`;
});

test('each rule a table is kept by is one that there is', async () => {
	const kinds = await owner()<{ key: string }[]>`select key from public.record_types`;
	const known = [...kinds.map(({ key }) => key), ...Object.keys(KEPT_OTHERWISE)];
	const unknown = Object.entries(DATA_MAP).filter(([, { kept }]) => kept !== null && !known.includes(kept));
	expect(unknown).toEqual([]);
});

test('a column that leads to an account is never called nothing about a person', async () => {
	const accounts = await owner()<{ name: string }[]>`
		select n.nspname || '.' || c.relname || ' ' || a.attname as name
		from pg_constraint k
		join pg_class c on c.oid = k.conrelid
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
		where k.contype = 'f' and k.confrelid in ('auth.users'::regclass, 'public.people'::regclass)
			and n.nspname in ('public', 'private', 'tlog')`;
	const hidden = accounts.filter(({ name }) => {
		const [table = '', column = ''] = name.split(' ');
		return DATA_MAP[table]?.no?.split(' ').includes(column);
	});
	expect(accounts.length).toBeGreaterThan(50);
	expect(hidden).toEqual([]);
});

test('docs/data-map.md is what the database says (npm run db:map)', async () => {
	expect(readFileSync('docs/data-map.md', 'utf8')).toBe(await describeDataMap(owner()));
});
