// Which books a witness seals: a verifier key for each origin, given by hand. It never learns of a book by being asked.
import { ED25519, parseVkey, type Verifier } from '../lib/log/keys.ts';
import { parsePolicy } from '../lib/log/policy.ts';

/** The keys trusted for each origin: more than one while a book's key is being changed. */
export type Books = Map<string, Verifier[]>;

/**
 * In: `logs`, each the verifier key of a book, whose name is the book's origin; `policy`, the text of a tlog-policy, whose log lines
 * count. Throws with the line that is wrong.
 */
export function booksOf(logs: string[], policy?: string): Books {
	const books: Books = new Map();
	const add = (verifier: Verifier) => {
		books.set(verifier.name, [...(books.get(verifier.name) ?? []), verifier]);
	};
	for (const line of logs) {
		const verifier = parseVkey(line.trim());
		if (verifier?.type !== ED25519) throw new Error(`This is no key of a log: ${line}`);
		add(verifier);
	}
	if (policy !== undefined) {
		const parsed = parsePolicy(policy);
		if ('fault' in parsed)
			throw new Error(`The policy is not right in line ${parsed.fault.line}: ${parsed.fault.why}.`);
		for (const log of parsed.policy.logs) add(log.verifier);
	}
	if (books.size === 0) throw new Error('A witness needs a book to seal: --log <key>, or --policy <file>.');
	return books;
}
