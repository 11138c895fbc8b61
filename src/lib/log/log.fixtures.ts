// Keys and small logs for tests. A key's seed is made of its name, so that a test reads the same each time.
import { sha256 } from '#sha256';
import { toBase64url, utf8 } from './bytes.ts';
import { cosignedMessage, formatCosignature } from './cosignature.ts';
import { canonical } from './entry.ts';
import { COSIGNATURE, ED25519, type Skey, type Verifier } from './keys.ts';
import { leafHash, rootFrom, type HashReader } from './merkle.ts';
import { noteWith, signatureLine } from './note.ts';
import { signEd25519, verifierFor } from './sign.server.ts';

export type Signer = Skey & { verifier: Verifier };

/** Who signs as a log or for its receipts, unless another type of key is asked for. */
export function signer(name: string, type: number = ED25519): Signer {
	const seed = sha256(utf8(name));
	const verifier = verifierFor({ name, type, seed });
	return { name, type, seed, id: verifier.id, verifier };
}

export const witness = (name: string): Signer => signer(name, COSIGNATURE);

/** The line of a log's or of receipts' signature, or of a witness's at a time in seconds. */
export function lineBy(by: Signer, text: string, time = 1_795_000_000): string {
	const signature =
		by.type === COSIGNATURE
			? formatCosignature(time, signEd25519(by, cosignedMessage(time, text)))
			: signEd25519(by, utf8(text));
	return signatureLine(by, signature);
}

export const noteBy = (text: string, ...signers: Signer[]): Uint8Array =>
	noteWith(
		text,
		signers.map((by) => lineBy(by, text))
	);

/** Leaf hashes of so many entries, which differ. */
export const leavesOf = (count: number): Uint8Array[] =>
	Array.from({ length: count }, (_, index) => leafHash(utf8(`entry ${index}`)));

/** Reads the hashes of full subtrees from leaf hashes that are all there. */
export const hashesIn =
	(leaves: Uint8Array[]): HashReader =>
	async (level, index) => {
		const width = 2 ** level;
		const under = leaves.slice(index * width, (index + 1) * width);
		if (under.length < width) throw new RangeError(`no hash ${index} of level ${level}`);
		return rootFrom(under);
	};

/** The bytes of an entry with the five things that every entry has, and what else is given. */
export function entry(nth: number, facts: Record<string, unknown> = {}): Uint8Array {
	const id = toBase64url(sha256(utf8(`entry ${nth}`)).slice(0, 16));
	return utf8(
		canonical({ v: 1, type: 'contribution.received', at: '2026-11-22T05:00Z', id, prev: [], ...facts })
	);
}
