// The book as everyone reads it: what the database answers, and the head that was published last.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { logger } from '$lib/platform/log.server';
import { ABOUT, type About, type Sealed } from './book';
import { toBase64 } from './bytes';
import type { Erased } from './erased';
import { latestHead, type Head } from './head.server';
import type { Incident } from './incidents';
import type { Counts } from './counted';
import type { Opened } from './openings';
import type { Line } from './says';

type Trust = { slug: string; name: string };
type Organisation = Trust & { crisis: { name: string; contact: string }[] };
export type Book = { entries: number; trusts: Trust[]; open: string[] };
export type PageSeen = Line & {
	body: string;
	leaf: string;
	entries: number;
	before: (Line & { as: string })[];
	after: Line[];
	opened: Opened | null;
};

export type ProgrammeCounted = {
	slug: string;
	title: string;
	counted: { index: number; at: string; counts: Counts } | null;
};
export type TrustsPart = {
	organisation: Organisation;
	entries: number;
	programmes: {
		slug: string;
		title: string;
		counted: { index: number; at: string; counts: Counts } | null;
	}[];
	rows: Line[];
};

/** The head as pages show it. `broken`: what stands where the head should is not what our key signed. */
export async function sealedNow(): Promise<{ sealed: Sealed | null; broken: boolean }> {
	try {
		const head = await latestHead();
		return { sealed: head && plain(head), broken: false };
	} catch (reason) {
		logger.error({ err: reason }, 'the head of the log cannot be read');
		return { sealed: null, broken: true };
	}
}

const plain = ({ size, root, at, witnesses, outOf, quorum }: Head): Sealed => ({
	size,
	root: toBase64(root),
	at: at?.toISOString() ?? null,
	seals: witnesses.map(({ name, time }) => ({ name, time: time.toISOString() })),
	outOf,
	quorum
});

export async function book(db: Db): Promise<Book> {
	return expectOk(await db.rpc('log_book')) as Book;
}

const number = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const listQuery = z.strictObject({
	trust: z.string().optional(),
	about: z.enum(Object.keys(ABOUT) as [About, ...About[]]).optional(),
	/** The page that the list begins with; it goes down from there. */
	from: number.optional()
});
export type ListQuery = z.output<typeof listQuery>;

/** Reads what stands behind an address, or says that there is no such page. */
export function readQuery(url: URL): ListQuery {
	const parsed = listQuery.safeParse(
		Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''))
	);
	if (!parsed.success) error(404, { code: 'not-found', message: 'Page not found' });
	return parsed.data;
}

export type Listed = { rows: Line[]; next: number | null; organisation: Organisation | null };

/** Twenty pages, newest first. `next` is the number of the page that the following ones begin with. */
export async function list(db: Db, { trust, about, from }: ListQuery): Promise<Listed> {
	// A page's number is one more than its index, and so the first index that is left out.
	return expectOk(await db.rpc('log_pages', { trust, about, before: from })) as Listed;
}

/** The entry behind a page's number as it stands in an address; there is no such page for anything else. */
export async function page(db: Db, written: string): Promise<PageSeen> {
	const parsed = /^[1-9]\d*$/.test(written) ? number.safeParse(written) : null;
	if (!parsed?.success) error(404, { code: 'not-found', message: 'Page not found' });
	return expectOk(await db.rpc('log_page', { index: parsed.data - 1 })) as PageSeen;
}

export async function ofTrust(db: Db, trust: string): Promise<TrustsPart> {
	return expectOk(await db.rpc('log_of_trust', { trust })) as TrustsPart;
}

export async function incidents(db: Db): Promise<Incident[]> {
	return expectOk(await db.rpc('log_incidents')) as Incident[];
}

/** What each trust counted of each of its programmes. */
export async function counts(db: Db): Promise<(Trust & { programmes: ProgrammeCounted[] })[]> {
	return expectOk(await db.rpc('log_counts')) as (Trust & { programmes: ProgrammeCounted[] })[];
}

/** What was erased in each of the last 24 months, of one trust or of all. */
export async function erasures(db: Db, trust?: string): Promise<Erased[]> {
	return expectOk(await db.rpc('log_erasures', { trust })) as Erased[];
}

export const noteSchema = z.object({
	words: z
		.string()
		.trim()
		.min(1, 'Write what you found, for everybody to read')
		.max(2000, 'Write at most 2,000 characters'),
	ended: z.literal('yes').optional()
});

/** Adds what an administrator found about an incident, for everybody, and ends it where they say so. */
export async function noteIncident(db: Db, incident: number, { words, ended }: z.output<typeof noteSchema>) {
	return outcome(await db.rpc('note_log_incident', { incident, words, ended: ended === 'yes' }));
}
