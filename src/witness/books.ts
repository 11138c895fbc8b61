// Which books a witness seals: a verifier key for each origin, given by hand. It never learns of a book by being asked.
import { ED25519, parseVkey, type Verifier } from '../lib/log/keys.ts';
import { parsePolicy } from '../lib/log/policy.ts';

/** By origin: the keys it is trusted by, of which there are two while its key is being changed; and where people find it. */
export type Books = Map<string, { keys: Verifier[]; address: string }>;

/**
 * In: `logs`, each the verifier key of a book, whose name is the book's origin; `policy`, the text of a tlog-policy, whose log lines
 * count. Throws with the line that is wrong.
 */
export function booksOf(logs: string[], policy?: string): Books {
	const books: Books = new Map();
	const add = (verifier: Verifier, url: string | null) => {
		const known = books.get(verifier.name);
		// C2SP tlog-checkpoint recommends the address without its scheme as the origin.
		const address = url ?? known?.address ?? `https://${verifier.name}`;
		books.set(verifier.name, { keys: [...(known?.keys ?? []), verifier], address });
	};
	for (const line of logs) {
		const verifier = parseVkey(line.trim());
		if (verifier?.type !== ED25519) throw new Error(`This is no key of a log: ${line}`);
		add(verifier, null);
	}
	if (policy !== undefined) {
		const parsed = parsePolicy(policy);
		if ('fault' in parsed)
			throw new Error(`The policy is not right in line ${parsed.fault.line}: ${parsed.fault.why}.`);
		for (const log of parsed.policy.logs) add(log.verifier, log.url);
	}
	if (books.size === 0) throw new Error('A witness needs a book to seal: --log <key>, or --policy <file>.');
	return books;
}
