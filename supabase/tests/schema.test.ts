// What must hold for every table, view and function, also for those that are not written yet.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeAccess } from '../../scripts/support/access.ts';
import { describeRows } from '../../scripts/support/row-types.ts';
import { owner } from './support/database.ts';

const APPLICATION = ['anon', 'authenticated'];

/** The one column of a query, as a list of names. */
async function names(query: string): Promise<string[]> {
	const rows = await owner().unsafe<{ name: string }[]>(query);
	return rows.map(({ name }) => name);
}

describe('tables', () => {
	test('row level security is on for every table', async () => {
		expect(
			await names(`
				select relname as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`)
		).toEqual([]);
	});

	test('a view shows nobody more than they may read of its tables, or is made for the public by name', async () => {
		expect(
			await names(`
				select relname as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
					and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)`)
		).toEqual([]);
	});

	test('application roles write no table and no column: every change is a command', async () => {
		expect(
			await owner()`
				select c.relname as name, role, kind
				from pg_class c, unnest(${APPLICATION}::text[]) role, unnest('{insert,update,delete,truncate,references,trigger}'::text[]) kind
				where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
					and (has_table_privilege(role, c.oid, kind)
						or kind in ('insert', 'update', 'references') and has_any_column_privilege(role, c.oid, kind))`
		).toEqual([]);
	});

	test('application roles reach no table outside public', async () => {
		expect(
			await owner()`
				select n.nspname || '.' || c.relname as name, role
				from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(${APPLICATION}::text[]) role
				where n.nspname in ('private', 'backstage', 'accountability', 'supabase_migrations', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'm')
					and has_schema_privilege(role, n.oid, 'usage') and has_any_column_privilege(role, c.oid, 'select')`
		).toEqual([]);
	});

	// NHS number, diagnosis, immigration, benefits: as a column, a key of an object, or a word of a closed list.
	const PATIENT_RECORD =
		'(nhs_?(no|num)|diagnos|icd_?10|snomed|immigration|visa|asylum|benefit_?(type|kind|name)|universal_credit|(^|_)pip(_|$))';

	test('no column could hold what a patient record holds (R42)', async () => {
		expect(
			await names(`
				select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
				where table_schema in ('public', 'private', 'tlog', 'graphile_worker', 'accountability') and column_name ~* '${PATIENT_RECORD}'`)
		).toEqual([]);
	});

	test('no closed list of words or keys, nor what a command is given, has a place for it either (R42)', async () => {
		expect(
			await names(`
				select k.conrelid::regclass || ': ' || k.conname as name from pg_constraint k
				join pg_namespace n on n.oid = k.connamespace
				where n.nspname in ('public', 'private', 'tlog') and k.contype = 'c' and pg_get_constraintdef(k.oid) ~* '${PATIENT_RECORD}'
				union all
				select p.oid::regprocedure::text from pg_proc p
				join pg_namespace n on n.oid = p.pronamespace
				where n.nspname in ('public', 'private', 'tlog') and p.prolang <> (select oid from pg_language where lanname = 'c')
					and (p.prosrc ~* '''[a-z_]*${PATIENT_RECORD}[a-z_]*''' or array_to_string(p.proargnames, ' ') ~* '${PATIENT_RECORD}')`)
		).toEqual([]);
	});

	test('every foreign key has an index that begins with it', async () => {
		expect(
			await names(`
				select k.conrelid::regclass || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')' as name
				from pg_constraint k
				join pg_class c on c.oid = k.conrelid and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
				where k.contype = 'f'
					-- Who did something is looked up from the row and never the other way; accounts are rarely deleted.
					and k.confrelid <> 'auth.users'::regclass
					and not exists (
						select 1 from pg_index i
						where i.indrelid = k.conrelid
							and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
							and k.conkey @> (i.indkey::int2[])[0:cardinality(k.conkey) - 1])
				group by k.oid, k.conrelid
				order by 1`)
		).toEqual([]);
	});
});

describe('policies', () => {
	test('no policy has a name that Postgres would cut', async () => {
		// Cut names have 63 bytes exactly.
		expect(
			await names(`select policyname as name from pg_policies where octet_length(policyname) >= 63`)
		).toEqual([]);
	});

	test('policies let people read, and nothing else', async () => {
		expect(
			await names(
				`select tablename || ': ' || policyname as name from pg_policies where schemaname = 'public' and cmd <> 'SELECT'`
			)
		).toEqual([]);
	});
});

describe('functions', () => {
	test('every function of ours finds names in no schema but those it writes out', async () => {
		expect(
			await names(`
				select p.oid::regprocedure::text as name from pg_proc p
				where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
					and not coalesce('search_path=""' = any (p.proconfig), false)
				order by 1`)
		).toEqual([]);
	});

	test('nothing may be called by everybody unless it is granted by name', async () => {
		expect(
			await names(`
				select p.oid::regprocedure::text as name from pg_proc p
				where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
					and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))
				order by 1`)
		).toEqual([]);
	});

	test('no argument has a name that SQL keeps for itself: not every API quotes it', async () => {
		expect(
			await names(`
				select p.proname || ': ' || argument as name
				from pg_proc p
				cross join unnest(p.proargnames) argument
				join pg_get_keywords() k on k.word = argument and k.catcode in ('R', 'T')
				where p.pronamespace = 'public'::regnamespace
				order by 1`)
		).toEqual([]);
	});

	test('a function of public has one shape, so that the API never has to guess', async () => {
		expect(
			await names(`
				select proname as name from pg_proc where pronamespace = 'public'::regnamespace group by 1 having count(*) > 1`)
		).toEqual([]);
	});
});

describe('what is generated from the database is what the database says', () => {
	test('docs/access.md (npm run db:access)', async () => {
		expect(readFileSync('docs/access.md', 'utf8')).toBe(await describeAccess(owner()));
	});

	test('src/lib/platform/database.types.ts (npm run db:types)', async () => {
		expect(readFileSync('src/lib/platform/database.types.ts', 'utf8')).toBe(await describeRows(owner()));
	});
});
