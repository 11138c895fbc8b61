// Lists as v2 gives them: pages with the address of the next one, and filters by time.
import { invalid } from './errors.ts';
import type { Call } from './world.ts';

const MOST = 100;
const USUAL = 20;

/** One page of what there is. The next address carries the same filters, and how many were seen. */
export function page<T>(all: T[], { path, query }: Call) {
	const limit = Number(query.limit ?? USUAL);
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw invalid(`limit is from 1 to ${MOST}`);
	const from = Number(query.page ?? 0);
	const to = (at: number) => {
		const filters = flat({ ...query, page: String(at) });
		return `${path}?${new URLSearchParams(filters).toString()}`;
	};
	return {
		data: all.slice(from, from + limit),
		next_page_url: from + limit < all.length ? to(from + limit) : null,
		previous_page_url: from > 0 ? to(Math.max(0, from - limit)) : null
	};
}

/** Whether a time lies within `created`: seconds since 1970 as the SDK's types say, or an RFC 3339 time (assumption `created-range`). */
export function within(created: string, range: unknown): boolean {
	if (typeof range !== 'object' || range === null) return true;
	const at = Date.parse(created);
	return Object.entries(range as Record<string, unknown>).every(([how, value]) => {
		const bound = /^\d+(\.\d+)?$/.test(String(value)) ? Number(value) * 1000 : Date.parse(String(value));
		if (Number.isNaN(bound)) throw invalid(`created[${how}] is no time`);
		if (how === 'gte') return at >= bound;
		if (how === 'gt') return at > bound;
		if (how === 'lte') return at <= bound;
		return at < bound;
	});
}

/** `a[b][0]=c` as the SDK writes it, read back into objects and lists. */
export function readQuery(search: URLSearchParams): Record<string, unknown> {
	const found: Record<string, unknown> = {};
	for (const [name, value] of search) {
		const parts = name.replace(/\]/g, '').split('[');
		let at = found;
		for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>;
		at[parts.at(-1) ?? ''] = value;
	}
	return lists(found) as Record<string, unknown>;
}

function lists(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value);
	if (entries.length > 0 && entries.every(([name]) => /^\d*$/.test(name)))
		return entries.map(([, one]) => lists(one));
	return Object.fromEntries(entries.map(([name, one]) => [name, lists(one)]));
}

function flat(query: Record<string, unknown>, before = ''): [string, string][] {
	return Object.entries(query).flatMap(([name, value]): [string, string][] => {
		const full = before ? `${before}[${name}]` : name;
		if (typeof value === 'object' && value !== null) return flat(value as Record<string, unknown>, full);
		return [[full, String(value)]];
	});
}
