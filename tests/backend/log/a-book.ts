// A book in memory with a key of its own, whose heads can be cut short, forked and signed as a dishonest writer would.
import { utf8 } from '../../../src/lib/log/bytes.ts';
import { formatCheckpoint } from '../../../src/lib/log/checkpoint.ts';
import { formatVkey } from '../../../src/lib/log/keys.ts';
import { leafHash, proveConsistency, rootFrom, type HashReader } from '../../../src/lib/log/merkle.ts';
import { noteWith, signatureLine } from '../../../src/lib/log/note.ts';
import { makeSkey, signEd25519, verifierFor } from '../../../src/lib/log/sign.server.ts';

export const ORIGIN = 'northbrook.example/log';

export class Book {
	readonly leaves: Uint8Array[] = [];
	readonly skey;

	constructor(skey = makeSkey(ORIGIN)) {
		this.skey = skey;
	}

	get verifier() {
		return verifierFor(this.skey);
	}

	get vkey() {
		return formatVkey(this.verifier);
	}

	/** Adds pages; `of` makes those of one view differ from those of another. */
	grow(count: number, of = 'a page'): this {
		for (let added = 0; added < count; added++)
			this.leaves.push(leafHash(utf8(`${of} ${this.leaves.length}`)));
		return this;
	}

	/** The same key and the same first pages: the beginning of a second view. */
	fork(at: number): Book {
		const other = new Book(this.skey);
		other.leaves.push(...this.leaves.slice(0, at));
		return other;
	}

	root(size = this.leaves.length): Uint8Array {
		return rootFrom(this.leaves.slice(0, size));
	}

	/** The head of the first pages, as its key signs it. */
	note(size = this.leaves.length): Uint8Array {
		const text = formatCheckpoint({ origin: this.skey.name, size, root: this.root(size) });
		return noteWith(text, [signatureLine(this.skey, signEd25519(this.skey, utf8(text)))]);
	}

	readonly read: HashReader = (level, index) =>
		Promise.resolve(rootFrom(this.leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));

	prove(from: number, to = this.leaves.length): Promise<Uint8Array[]> {
		return proveConsistency(this.read, from, to);
	}

	/** What cosign() needs to know of it. */
	shown(size = this.leaves.length) {
		return { note: this.note(size), oldSize: 0, proveFrom: (from: number) => this.prove(from, size) };
	}
}
