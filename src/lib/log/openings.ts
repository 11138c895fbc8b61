// Whether a text that this site shows is the one that was sealed: its commitment is made again, and compared. Pure.
import { fromBase64url } from './bytes.ts';
import { commitment } from './commitment.ts';
import { labelPlace, type Entry } from './says.ts';

/** What opens an entry, as the database gives it: where its texts stand on this site, and each with its salt. */
export type Opened = { path: string; openings: { label: string; salt: string; text: string }[] };
export type Checked = Opened['openings'][number] & { fits: boolean };

/** In: the entry and what opens it, or null. Out: the same, each with whether it comes to the commitment in the entry. */
export function checkOpenings(
	entry: Entry,
	opened: Opened | null
): { path: string; texts: Checked[] } | null {
	return (
		opened && {
			path: opened.path,
			texts: opened.openings
				.map((opening) => ({ ...opening, fits: fits(entry, opening) }))
				.sort((one, other) => labelPlace(one.label) - labelPlace(other.label))
		}
	);
}

function fits({ c }: Entry, { label, salt, text }: Opened['openings'][number]): boolean {
	const bytes = fromBase64url(salt);
	return (
		bytes?.length === 32 &&
		c !== undefined &&
		Object.hasOwn(c, label) &&
		c[label] === commitment(bytes, label, text)
	);
}
