// A trust's published reports: packs made for everyone.
import { error } from '@sveltejs/kit';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import * as packs from './packs.server';

export type ReportTrust = {
	id: string;
	slug: string;
	name: string;
	crisis: { name: string; contact: string }[];
};

/** The trust of an address; 404 for a partner, and for none. */
export async function trustOf(db: Db, slug: string): Promise<ReportTrust> {
	const found = await db
		.from('organisations')
		.select('id, slug, name, crisis')
		.eq('slug', slug)
		.eq('kind', 'trust')
		.single();
	return expectOk<unknown>(found) as ReportTrust;
}

/** One report; what was made for the board is none, whoever asks. */
export async function read(db: Db, trust: ReportTrust, id: string) {
	const found = await packs.read(db, trust.id, id);
	if (found.row.kind !== 'public') error(404, { code: 'not-found', message: 'Page not found' });
	return found;
}
