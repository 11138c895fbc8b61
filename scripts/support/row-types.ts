// The types of rows and functions as supabase-js wants them, read from a database: our own small `supabase gen types`.
import type postgres from 'postgres';

type Column = { table: string; view: boolean; name: string; type: string; nullable: boolean };
type Link = { table: string; name: string; columns: string[]; to: string; toColumns: string[]; one: boolean };
type Argument = { name: string; type: string; optional: boolean };
type Function_ = { name: string; arguments: Argument[]; returns: string; many: boolean };

const TYPES: Record<string, string> = {
	bool: 'boolean',
	int2: 'number',
	int4: 'number',
	int8: 'number',
	float4: 'number',
	float8: 'number',
	numeric: 'number',
	json: 'Told',
	jsonb: 'Told',
	void: 'null'
};

/** Texts, ids, dates and times travel as strings; an array's name begins with an underscore. */
const typeOf = (name: string): string =>
	name.startsWith('_') ? `${typeOf(name.slice(1))}[]` : (TYPES[name] ?? 'string');

export async function describeRows(sql: postgres.Sql): Promise<string> {
	const columns = await sql<Column[]>`
		select c.relname as "table", c.relkind in ('v', 'm') as view, a.attname as name, t.typname as type,
			not a.attnotnull as nullable
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		join pg_type t on t.oid = a.atttypid
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
		order by 1, a.attname`;
	const links = await sql<Link[]>`
		select k.conrelid::regclass::text as "table", k.conname as name, to_.relname as to,
			array(select attname::text from unnest(k.conkey) n join pg_attribute on attrelid = k.conrelid and attnum = n) as columns,
			array(select attname::text from unnest(k.confkey) n join pg_attribute on attrelid = k.confrelid and attnum = n) as "toColumns",
			exists (select from pg_constraint u where u.conrelid = k.conrelid and u.contype in ('p', 'u') and u.conkey = k.conkey) as one
		from pg_constraint k join pg_class to_ on to_.oid = k.confrelid
		where k.contype = 'f' and k.connamespace = 'public'::regnamespace and to_.relnamespace = 'public'::regnamespace
		order by 1, 2`;
	const functions = await sql<Function_[]>`
		select p.proname as name, t.typname as returns, p.proretset as many, coalesce((
			select jsonb_agg(jsonb_build_object('name', p.proargnames[n], 'type', a.typname,
				'optional', n > p.pronargs - p.pronargdefaults) order by p.proargnames[n])
			from generate_subscripts(p.proargtypes, 1) at cross join lateral (select at + 1 as n) position
			join pg_type a on a.oid = p.proargtypes[at]), '[]') as arguments
		from pg_proc p join pg_type t on t.oid = p.prorettype
		where p.pronamespace = 'public'::regnamespace and t.typname <> 'trigger'
		order by 1`;

	const tables = Map.groupBy(columns, ({ table }) => table);
	const parts = (views: boolean) =>
		[...tables].filter(([, [first]]) => first?.view === views).map(([name, rows]) => part(name, rows, links));
	return `// Generated from the database by \`npm run db:types\`; a test fails when it differs.

/** A json answer: what it holds is declared by its domain, beside the rules about it. */
type Told = any;

/** Nothing is written to a table but by a function. */
type Nothing = { [column: string]: never };

export type Database = {
	public: {
		Tables: {
${parts(false).join('\n')}
		};
		Views: {
${parts(true).join('\n')}
		};
		Functions: {
${functions.map(signature).join('\n')}
		};
		Enums: { [name: string]: never };
		CompositeTypes: { [name: string]: never };
	};
};
`;
}

function part(name: string, columns: Column[], links: Link[]): string {
	const row = columns.map((one) => `${one.name}: ${typeOf(one.type)}${one.nullable ? ' | null' : ''}`);
	const relationships = links
		.filter(({ table }) => table === name)
		.map(
			(link) =>
				`{ foreignKeyName: '${link.name}'; columns: ${list(link.columns)}; isOneToOne: ${link.one}; ` +
				`referencedRelation: '${link.to}'; referencedColumns: ${list(link.toColumns)} }`
		);
	return `			${name}: {
				Row: { ${row.join('; ')} };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [${relationships.join(', ')}];
			};`;
}

function signature({ name, arguments: given, returns, many }: Function_): string {
	// Every command treats null as not given.
	const types = given.map(
		(one) => `${one.name}${one.optional ? '?' : ''}: ${typeOf(one.type)}${one.optional ? ' | null' : ''}`
	);
	const arguments_ = types.length > 0 ? `{ ${types.join('; ')} }` : 'Record<PropertyKey, never>';
	return `			${name}: { Args: ${arguments_}; Returns: ${typeOf(returns)}${many ? '[]' : ''} };`;
}

const list = (names: string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
