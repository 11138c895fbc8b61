// A board's figures and the rows behind them, as the database answers them: one round trip each.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import type { Board } from './board';
import type { BoardChoice } from './choice.server';
import { FIGURE_KEYS, HONESTY_KEYS } from './figures';
import { spanOf } from './period';
import type { RowPage, RowsKey } from './rows';

export async function read(db: Db, choice: BoardChoice): Promise<Board> {
	return expectOk(await db.rpc('board', spanOf(choice))) as Board;
}

/** The figure or honesty check of an address; 404 where there is none of that name. */
export function keyOf(figure: string): RowsKey {
	const keys: readonly string[] = [...FIGURE_KEYS, ...HONESTY_KEYS.map((key) => `honesty:${key}`)];
	if (!keys.includes(figure)) error(404, { code: 'not-found', message: 'Page not found' });
	return figure as RowsKey;
}

const place = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d(_[0-9a-f-]{36})?$/)
	.transform((text) => ({ place: text.slice(0, 10), id: text.slice(11) || null }))
	.nullable()
	.catch(null);

/** Twenty rows behind a figure, from a place in the list on ("2026-03-01_…", as the page before gave it). */
export async function rows(
	db: Db,
	choice: BoardChoice,
	figure: RowsKey,
	after: string | null
): Promise<RowPage> {
	const found = expectOk(
		await db.rpc('board_rows', { ...spanOf(choice), figure, after: place.parse(after) ?? undefined })
	) as unknown as Omit<RowPage, 'next'> & { next: { place: string; id: string | null } | null };
	const { next } = found;
	return { rows: found.rows, next: next && (next.id ? `${next.place}_${next.id}` : next.place) };
}

/** All rows behind a figure, for a file: page after page, so that no request holds more than one. */
export async function* allRows(db: Db, choice: BoardChoice, figure: RowsKey) {
	let after: string | null = null;
	do {
		const page: RowPage = await rows(db, choice, figure, after);
		yield* page.rows;
		after = page.next;
	} while (after);
}
