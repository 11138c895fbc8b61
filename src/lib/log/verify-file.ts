// Whether the files that check are those that the book says were given out.
import { together } from './book.ts';
import type { PublishedFile } from './links.ts';
import { noted, passed, thePages, type Step } from './verify-words.ts';

/** A file that takes part in a check, and the SHA-256 of its bytes in hexadecimal. */
export type CheckingFile = { name: string; sha256: string };

/** In: what checks, and what the book names. */
export function ownFiles(files: CheckingFile[], published: PublishedFile[]): Step {
	const detail = files.map(({ name, sha256 }) => `${name}, SHA-256 ${sha256}`).join('; ');
	const found = files.map((one) =>
		published.find(({ file, sha256 }) => file === one.name && sha256 === one.sha256)
	);
	const strange = files.filter((_, nth) => !found[nth]).map(({ name }) => name);
	if (!strange.length) {
		const where = thePages(found.flatMap((one) => one?.index ?? []));
		return passed(
			'file',
			`What did this check is what the book names on ${where}. Compare its fingerprint with a printed one, or with that of somebody who seals the book.`,
			`${detail}: each in a verifier.published entry.`
		);
	}
	return noted(
		'file',
		`The book does not name this file, which did the check: ${together(strange)}. It may be newer than the last page, or another’s. Check with a second one: the command line, or the website of somebody who seals the book.`,
		`${detail}; ${published.length} verifier.published entries.`
	);
}
