// A database that cannot be copied is emptied before each file, down to what the migrations put there.
import { readFileSync } from 'node:fs';
import postgres from 'postgres';

const TABLES = `
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'private', 'tlog') order by 1`;

/** Notes which tables the migrations filled, the first time, before anything else is loaded. */
export async function rememberReference(sql: postgres.Sql) {
	const [known] = await sql`select to_regclass('backstage.reference_tables') is not null as done`;
	if (known?.done) return;
	await sql.unsafe(
		'create schema if not exists backstage; create table backstage.reference_tables (name text)'
	);
	for (const { name } of await sql.unsafe<{ name: string }[]>(TABLES)) {
		await sql.unsafe(
			`insert into backstage.reference_tables select '${name}' where exists (select 1 from ${name})`
		);
	}
}

/** Empties what tests filled, so that the seed can be loaded again. */
export async function forgetSeeds(sql: postgres.Sql) {
	const filled = await sql.unsafe<{ name: string }[]>(
		`select name from (${TABLES}) as found where name not in (select name from backstage.reference_tables)`
	);
	// What is otherwise kept whole for ever says so by a trigger of its own.
	const kept = await sql<{ name: string; trigger: string }[]>`
		select t.tgrelid::regclass::text as name, quote_ident(t.tgname) as trigger from pg_trigger t
		join pg_class c on c.oid = t.tgrelid
		where not t.tgisinternal and t.tgtype & 32 = 32 and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'tlog'::regnamespace)`;
	const switchThem = (how: string) =>
		sql.unsafe(kept.map(({ name, trigger }) => `alter table ${name} ${how} trigger ${trigger};`).join(' '));
	// A table of the migrations may point at one that is emptied: it is emptied too, and its rows are put back.
	const pointing = await sql<{ name: string }[]>`
		select distinct k.conrelid::regclass::text as name from pg_constraint k
		where k.contype = 'f' and k.conrelid::regclass::text in (
				select regexp_replace(name, '^public\\.', '') from backstage.reference_tables union select name from backstage.reference_tables)
			and k.confrelid::regclass::text not in (
				select regexp_replace(name, '^public\\.', '') from backstage.reference_tables union select name from backstage.reference_tables)`;
	await switchThem('disable');
	for (const [place, { name }] of pointing.entries())
		await sql.unsafe(`create table if not exists backstage.reference_${place} as table ${name}`);
	await sql.unsafe(`truncate ${[...filled, ...pointing].map(({ name }) => name).join(', ')}`);
	for (const [place, { name }] of pointing.entries())
		await sql.unsafe(`insert into ${name} select * from backstage.reference_${place}`);
	await switchThem('enable');
	const [loaded] = await sql`select to_regclass('backstage.loaded') is not null as any`;
	if (loaded?.any) await sql`delete from backstage.loaded`;
}

export async function loadSeed(sql: postgres.Sql) {
	await forgetSeeds(sql);
	await sql.unsafe(readFileSync('supabase/seed.sql', 'utf8')).simple();
}
