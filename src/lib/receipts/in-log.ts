// Where one's own words stand in the accountability log: promised, in a sealed book, or not there when they should be.
import { fromBase64, toBase64url } from '../log/bytes.ts';
import type { Sealed } from '../log/book.ts';
import { isoDate, longTime } from '../platform/dates.ts';

/** The first entry about a contribution, as the database answers it (0155). Times in seconds since 1970. */
export type InLog = {
	entry_id: string;
	/** Base 64 of the leaf hash. */
	leaf: string;
	/** The canonical text that the leaf is the hash of. */
	body: string;
	/** Null until it has its number. */
	index: number | null;
	received_unix: number;
	due_unix: number;
	/** What opens its commitments; empty once the words are gone. */
	opens: { text?: { salt: string; content: string } };
};

export type Standing =
	/** This installation signs nothing, so it promised nothing. */
	| { kind: 'unsigned' }
	| { kind: 'promised'; by: string }
	| { kind: 'in'; index: number; sealed: Sealed }
	| { kind: 'broken'; by: string };

/** How an entry stands. In: the entry; whether there are keys to promise with; the head that was published last, or null before there was one. */
export function standing(entry: InLog, signs: boolean, sealed: Sealed | null, now: Date): Standing {
	if (entry.index !== null && sealed && entry.index < sealed.size) {
		return { kind: 'in', index: entry.index, sealed };
	}
	if (!signs) return { kind: 'unsigned' };
	const by = timeOf(entry.due_unix, now);
	return { kind: entry.due_unix * 1000 < now.getTime() ? 'broken' : 'promised', by };
}

/** "4:40 pm today", or the whole date: when something is due, for people in England. */
export function timeOf(seconds: number, now: Date): string {
	const moment = new Date(seconds * 1000);
	const words = longTime(moment.toISOString());
	return isoDate(moment) === isoDate(now) ? `${words.split(' at ')[1]} today` : words;
}

/** The erasure key that an entry carries (43 letters), or null: the hash of the key on the slip. */
export function erasureKeyIn({ body }: InLog): string | null {
	const { ek } = JSON.parse(body) as { ek?: unknown };
	return typeof ek === 'string' ? ek : null;
}

type SlipFragment = { leaf: Uint8Array; received: number; signature: Uint8Array };

/** What the square "to check without us" holds behind the `#`, which no browser sends to a server: 141 letters (src/lib/log/papers.ts reads it). */
export function formatFragment({ leaf, received, signature }: SlipFragment): string {
	return `${toBase64url(leaf)}.${received}.${toBase64url(signature)}`;
}

/** The leaf hash of an entry as bytes. */
export const leafOf = ({ leaf }: Pick<InLog, 'leaf'>): Uint8Array => fromBase64(leaf) as Uint8Array;
