// Where insight went, as the database answers it: one round trip each.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { COMPETENCIES, PARTS } from '$lib/insights/pcref';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import type { BoardChoice } from './choice.server';
import { spanOf } from './period';
import { STOPS, wordsOf, type Trace, type TraceRow, type TraceStop } from './trace';

const id = z.uuid().optional();
const filters = z.object({
	workshop: id,
	consultation: id,
	community: id,
	part: z.enum(PARTS).optional(),
	competency: z.enum(COMPETENCIES).optional()
});
export type Asked = z.infer<typeof filters>;

/** What an address asks to look at; empty fields of a form are nothing. 404 where it is not to be read. */
export function readAsked(url: URL): Asked {
	const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''));
	const parsed = filters.safeParse(given);
	if (!parsed.success) error(404, { code: 'not-found', message: 'Page not found' });
	return parsed.data;
}

/** The stops that rows are looked for by, as they stand in an address. */
export function readStops(url: URL): Partial<Record<TraceStop, string>> {
	const asked = STOPS.flatMap((stop) => {
		const value = url.searchParams.get(stop);
		return value === null ? [] : [[stop, value] as const];
	});
	if (asked.length === 0 || asked.some(([stop, value]) => wordsOf(stop, value) === value)) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return Object.fromEntries(asked);
}

/** The ways; or, where too few people are behind a community, the sentence that says so, and all the ways. */
export async function read(db: Db, choice: BoardChoice, asked: Asked) {
	const found = outcome(await db.rpc('trace', { ...spanOf(choice), asked }));
	if (found.ok) return { trace: found.data as unknown as Trace, asked, refused: null };
	const all = expectOk(await db.rpc('trace', { ...spanOf(choice) })) as unknown as Trace;
	return { trace: all, asked: {}, refused: found };
}

const place = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
	.transform((text) => ({ given_on: text.slice(0, 10), id: text.slice(11) }))
	.nullable()
	.catch(null);

export async function rows(
	db: Db,
	choice: BoardChoice,
	stops: Partial<Record<TraceStop, string>>,
	asked: Asked,
	after: string | null
): Promise<{ n: number; rows: TraceRow[]; next: string | null }> {
	const found = expectOk(
		await db.rpc('trace_rows', { ...spanOf(choice), stops, asked, after: place.parse(after) ?? undefined })
	) as unknown as { n: number; rows: TraceRow[]; next: { given_on: string; id: string } | null };
	return { ...found, next: found.next && `${found.next.given_on}_${found.next.id}` };
}
