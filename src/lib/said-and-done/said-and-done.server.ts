// What everyone may read, as the database answers it: one round trip each.
import { error } from '@sveltejs/kit';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import { listQuery, type ListQuery } from './schema';
import type { FrontPage, Row, SaidAndDone, TrustSeen } from './said-and-done';

/** Reads what stands behind an address, or says that there is no such page. */
export function readQuery(url: URL): ListQuery {
	const parsed = listQuery.safeParse(Object.fromEntries(url.searchParams));
	if (!parsed.success) error(404, { code: 'not-found', message: 'Page not found' });
	return parsed.data;
}

/** As many rows as a page of 5 kB holds on its way to an old phone, with some to spare. */
const ON_A_PAGE = 12;

export async function list(db: Db, trust: string, query: ListQuery, most = ON_A_PAGE): Promise<SaidAndDone> {
	return expectOk(await db.rpc('said_and_done', { trust, ...query, most })) as SaidAndDone;
}

/** What changed lately, newest first. */
export async function news(
	db: Db,
	trust: string
): Promise<{ organisation: TrustSeen; created_at: string; rows: Row[] }> {
	return expectOk(await db.rpc('said_and_done_news', { trust }));
}

export async function frontPage(db: Db): Promise<FrontPage> {
	return expectOk(await db.rpc('front_page')) as FrontPage;
}
