// What a list of payments is cut by, from the address of the page and back.
import { z } from 'zod';
import { GROUPS, ROUTES } from './payment.ts';

const PLACE = /^([0-9T:.+-]+)_([0-9a-f-]{36}|\d{1,15})$/;

const day = z.iso.date().optional().catch(undefined);
const filter = z.object({
	group: z.enum(GROUPS).optional().catch(undefined),
	route: z.enum(ROUTES).optional().catch(undefined),
	programme: z
		.string()
		.regex(/^[a-z0-9-]{1,80}$/)
		.optional()
		.catch(undefined),
	from: day,
	until: day
});
export type Filter = z.output<typeof filter>;

/** What the address says, and nothing that no list knows. Dates come as one field, or as the three of a DateInput. */
export function filterFrom(query: URLSearchParams): Filter {
	const dated = (name: string) => {
		const parts = ['-year', '-month', '-day'].map((part) => query.get(name + part)?.trim() ?? '');
		const [year = '', month = '', date = ''] = parts;
		return query.get(name) ?? (year && [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'));
	};
	return filter.parse({
		group: query.get('group') ?? undefined,
		route: query.get('route') ?? undefined,
		programme: query.get('programme') ?? undefined,
		from: dated('from') || undefined,
		until: dated('until') || undefined
	});
}

/** The last row of the page before: "moment_id" in `before`. */
export function placeFrom(query: URLSearchParams): { at: string; id: string } | null {
	const [, at, id] = PLACE.exec(query.get('before') ?? '') ?? [];
	return at && id ? { at, id } : null;
}

/** The address of the same list, with something changed. */
export function withFilter(of: Filter, more: Record<string, string> = {}): string {
	const parts = Object.entries({ ...of, ...more }).filter(([, value]) => value);
	return `?${new URLSearchParams(Object.fromEntries(parts) as Record<string, string>)}`;
}
