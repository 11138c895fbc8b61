// Who asked what of the database, and whether it answered: kept for each test file, so that a table, view or
// function which no test shows a yes and a no of can be found (scripts/db-covered.ts).
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type postgres from 'postgres';

const KEPT = join('node_modules', '.cache', 'throughline', 'asked');
const CATALOGUE = join(KEPT, 'catalogue.json');

/** A table, view or function of `public`, and the application roles that hold something on it. */
export type Thing = {
	name: string;
	kind: 'table' | 'function';
	anon: boolean;
	authenticated: boolean;
	/** A table of which every row is for whoever may read it at all. */
	open: boolean;
};
export type Asked = { name: string; kind: Thing['kind']; who: string; answer: 'yes' | 'no'; reads: boolean };

const THINGS = `
    select c.relname as name, 'table' as kind,
        has_any_column_privilege('anon', c.oid, 'select') as anon,
        has_any_column_privilege('authenticated', c.oid, 'select') as authenticated,
        exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.qual = 'true') as open
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    union all
    select p.proname, 'function', bool_or(has_function_privilege('anon', p.oid, 'execute')),
        bool_or(has_function_privilege('authenticated', p.oid, 'execute')), false
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
    group by 1
    order by 2, 1`;

export async function keepCatalogue(sql: postgres.Sql) {
	mkdirSync(KEPT, { recursive: true });
	writeFileSync(CATALOGUE, JSON.stringify(await sql.unsafe(THINGS)));
}

export const readCatalogue = () => JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Thing[];

/** The things of `public` that a statement speaks of. */
export function thingsIn(statement: string, things: Thing[]): Thing[] {
	return things.filter(({ name, kind }) =>
		kind === 'function'
			? new RegExp(`\\b${name}\\s*\\(`).test(statement)
			: new RegExp(`\\b(from|join|into|update|table|only)\\s+(public\\.)?${name}\\b(?!\\s*\\()`, 'i').test(
					statement
				)
	);
}

/** Nothing at all: no rows, null, or a json answer in which every list is empty. */
export function isNothing(answer: unknown): boolean {
	if (answer === null || answer === undefined) return true;
	if (Array.isArray(answer)) return answer.every(isNothing);
	if (typeof answer !== 'object') return false;
	const lists = Object.values(answer).filter(Array.isArray);
	return lists.length > 0 && lists.every((list) => list.length === 0);
}

export function keepAsked(testFile: string, asked: Asked[]) {
	const lines = [...new Set(asked.map((one) => JSON.stringify(one)))].sort();
	writeFileSync(join(KEPT, `${basename(testFile)}.jsonl`), lines.join('\n'));
}

/** What the test files that are still there asked when they last ran. */
export function readAsked(): Asked[] {
	return readdirSync(KEPT)
		.filter(
			(file) => file.endsWith('.jsonl') && existsSync(join('supabase', 'tests', file.replace(/\.jsonl$/, '')))
		)
		.flatMap((file) => readFileSync(join(KEPT, file), 'utf8').split('\n').filter(Boolean))
		.map((line) => JSON.parse(line) as Asked);
}
