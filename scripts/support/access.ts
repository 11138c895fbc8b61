// Who may do what, as the grants and policies of a database say it: the text of docs/access.md.
import type postgres from 'postgres';

const ROLES = ['anon', 'authenticated', 'service_role'];
const KINDS = ['select', 'insert', 'update', 'delete'];

type Table = { name: string; secured: boolean; columns: number };
type Grant = { name: string; role: string; kind: string; columns: string[] };
type Policy = { name: string; policy: string; kind: string; roles: string[] };
type Function_ = { name: string; arguments: string; definer: boolean; roles: string[] };

export async function describeAccess(sql: postgres.Sql): Promise<string> {
	const tables = await sql<Table[]>`
		select c.relname as name, c.relrowsecurity or c.relkind <> 'r' as secured,
			(select count(*)::int from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
		from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
		order by 1`;
	const grants = await sql<Grant[]>`
		select c.relname as name, role, kind, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		cross join unnest(${ROLES}::text[]) role
		cross join unnest(${KINDS}::text[]) kind
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
			and case kind when 'delete' then has_table_privilege(role, c.oid, kind)
				else has_column_privilege(role, c.oid, a.attnum, kind) end
		group by 1, 2, 3`;
	const policies = await sql<Policy[]>`
		select tablename as name, policyname as policy, lower(cmd) as kind, roles::text[] from pg_policies
		where schemaname = 'public' order by 1, 2`;
	const functions = await functionsOf(sql, 'public');
	const helpers = (await functionsOf(sql, 'private')).filter(({ roles }) => roles.length > 0);

	return [
		'# Who may do what\n',
		'Generated from the database by `npm run db:access`; a test fails when it differs. `anon` is who is not signed in,',
		'`authenticated` who is. Application roles write no table: they call functions, which check who may. The secret key',
		'(`service_role`) may do everything with a table unless a line here says less.\n',
		'## Tables and views\n',
		'| table | role | may | of which columns | of which rows |',
		'| --- | --- | --- | --- | --- |',
		...tables.flatMap((table) => linesOf(table, grants, policies)),
		'\n## Functions\n',
		...tableOf(functions),
		'\n## Helpers that policies call\n',
		...tableOf(helpers),
		''
	].join('\n');
}

function functionsOf(sql: postgres.Sql, schema: string) {
	return sql<Function_[]>`
		select p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments, p.prosecdef as definer,
			array(select role from unnest(${ROLES}::text[]) role where has_function_privilege(role, p.oid, 'execute')) as roles
		from pg_proc p
		where p.pronamespace = ${schema}::regnamespace and p.prorettype <> 'trigger'::regtype
		order by 1, 2`;
}

function linesOf({ name, columns, secured }: Table, grants: Grant[], policies: Policy[]): string[] {
	const lines = grants
		.filter((grant) => grant.name === name)
		.filter(({ role, columns: held }) => role !== 'service_role' || held.length < columns)
		.sort((one, other) => `${one.role}${one.kind}`.localeCompare(`${other.role}${other.kind}`))
		.map((grant) => {
			const which = grant.columns.length === columns ? 'all' : grant.columns.join(', ');
			return row(name, grant.role, grant.kind, which, rowsOf(grant, policies, secured));
		});
	return lines.length > 0 ? lines : [row(name, 'nobody', '', '', '')];
}

function rowsOf({ name, role, kind }: Grant, policies: Policy[], secured: boolean): string {
	if (!secured) return '**no row level security**';
	if (role === 'service_role') return 'all';
	const those = policies.filter(
		(policy) =>
			policy.name === name &&
			['all', kind].includes(policy.kind) &&
			policy.roles.some((to) => to === 'public' || to === role)
	);
	return those.length > 0 ? those.map(({ policy }) => policy).join('; or ') : 'none, or as its query says';
}

function tableOf(functions: Function_[]): string[] {
	return [
		'| function | anon | authenticated | service_role | runs as |',
		'| --- | --- | --- | --- | --- |',
		...functions.map((one) =>
			row(
				`${one.name}(${one.arguments})`,
				...ROLES.map((role) => (one.roles.includes(role) ? 'yes' : '')),
				one.definer ? 'owner' : 'caller'
			)
		)
	];
}

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
