// The data map of a database: what it holds of people, for what, on what ground, how long, and who reads it: the text of docs/data-map.md.
import type postgres from 'postgres';
import {
	byClass,
	CLASSES,
	DATA_MAP,
	GROUNDS,
	isPersonal,
	KEPT_OTHERWISE,
	PURPOSES,
	type TableMap
} from '../../src/lib/data-map/data-map.ts';

type Policy = { name: string; policy: string };
type Kind = { key: string; what: string; keep: number; unit: string };

/** Every column of our own tables, as "schema.table.column", in the order of their tables. */
export async function columnsOf(sql: postgres.Sql): Promise<string[]> {
	const rows = await sql<{ name: string }[]>`
		select n.nspname || '.' || c.relname || '.' || a.attname as name
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where n.nspname in ('public', 'private', 'tlog') and c.relkind in ('r', 'p')
		order by n.nspname, c.relname, a.attnum`;
	return rows.map(({ name }) => name);
}

export async function describeDataMap(sql: postgres.Sql): Promise<string> {
	const policies = await sql<Policy[]>`
		select schemaname || '.' || tablename as name, policyname as policy from pg_policies
		where schemaname in ('public', 'private', 'tlog') and cmd in ('SELECT', 'ALL') order by 1, 2`;
	const kinds = await sql<Kind[]>`select key, what, keep, unit from public.record_types order by position`;
	const tables = Object.entries(DATA_MAP).sort(([one], [other]) => one.localeCompare(other));
	const personal = tables.filter(([, table]) => isPersonal(table));
	const columns = personal.flatMap(([, table]) =>
		byClass(table).flatMap(({ kind, columns }) => (kind === 'no' ? [] : columns))
	);
	return [
		'# Data map\n',
		'Generated from the database and `src/lib/data-map` by `npm run db:map`; a test fails when a column is not in it, and',
		'when this file differs. Times are those we suggest: each trust sets its own, and its page of data protection shows them.\n',
		`${columns.length} columns of ${personal.length} tables say something about a person; ${tables.length - personal.length} tables hold nothing about anybody.\n`,
		'Accounts themselves (an email address, sessions) are kept by the authentication service of the backend, until the account is',
		'closed. Jobs that wait hold no words and no names. Files are not kept outside the database.\n',
		'## What is about people\n',
		...personal.flatMap(([name, table]) => sectionOf(name, table, policies, kinds)),
		'## What is about nobody\n',
		...tables.filter(([, table]) => !isPersonal(table)).map(([name, { about }]) => `- \`${name}\`: ${about}`),
		''
	].join('\n');
}

function sectionOf(name: string, table: TableMap, policies: readonly Policy[], kinds: readonly Kind[]) {
	const readers = policies.filter((one) => one.name === name).map(({ policy }) => policy);
	return [
		`### ${name}\n`,
		`${table.about}.\n`,
		`- For: ${PURPOSES[table.purpose]}`,
		`- Ground: ${GROUNDS[table.basis]}`,
		`- Kept: ${keptWords(table.kept, kinds)}`,
		`- Rows read by: ${readers.length ? readers.join('; or ') : 'nobody, but through functions that answer one question'}`,
		...byClass(table).map(
			({ kind, columns }) => `- ${CLASSES[kind]}: ${columns.map((one) => `\`${one}\``).join(', ')}`
		),
		''
	];
}

function keptWords(kept: string | null, kinds: readonly Kind[]): string {
	const kind = kinds.find(({ key }) => key === kept);
	return kind ? `${kind.keep} ${kind.unit} (${kind.what})` : (KEPT_OTHERWISE[kept ?? ''] ?? '');
}
