// What entries say of one another, followed from the first to the last: that each points only to earlier ones, that no two follow the
// same one, and which words were taken back by whoever held their slip. Pure and streaming: one short line is kept for each entry.
import { fromBase64url } from './bytes.ts';
import { erasureKey } from './erasure.ts';

/** The parts of an entry that link it. */
export type Linked = {
	id: string;
	type: string;
	prev: string[];
	refs?: Record<string, string>;
	[fact: string]: unknown;
};

/** What is wrong with the entry of an index: `other` is the index of the entry it gets into trouble with, where there is one. */
export type LinkProblem = {
	index: number;
	kind: 'points-ahead' | 'same-id' | 'fork' | 'wrong-token';
	other?: number;
};

/** A file that checks the log, as an entry names it. */
export type PublishedFile = { file: string; sha256: string; index: number };

export class Links {
	readonly problems: LinkProblem[] = [];
	/** Contributions taken back, by how; `proven` are those whose entry shows the token of their slip. */
	readonly takenBack = new Map<string, { all: number; proven: number }>();
	readonly files: PublishedFile[] = [];
	/** Where an entry stands. */
	readonly #places = new Map<string, number>();
	/** By an entry that was followed, the index of what follows it. */
	readonly #followed = new Map<string, number>();
	/** By the last entry about a contribution, the key that its slip's token opens. */
	readonly #keys = new Map<string, string>();

	add(entry: Linked, index: number): void {
		const twin = this.#places.get(entry.id);
		if (twin !== undefined) this.problems.push({ index, kind: 'same-id', other: twin });
		for (const id of [...entry.prev, ...Object.values(entry.refs ?? {})]) {
			if (!this.#places.has(id)) this.problems.push({ index, kind: 'points-ahead' });
		}
		let key = typeof entry.ek === 'string' ? entry.ek : undefined;
		for (const id of entry.prev) {
			const other = this.#followed.get(id);
			if (other !== undefined) this.problems.push({ index, kind: 'fork', other });
			else this.#followed.set(id, index);
			key ??= this.#keys.get(id);
			this.#keys.delete(id);
		}
		if (key) this.#keys.set(entry.id, key);
		this.#places.set(entry.id, index);
		if (entry.type === 'contribution.taken_back') this.#takeBack(entry, index, key);
		if (entry.type === 'verifier.published') {
			this.files.push({ file: word(entry.file), sha256: word(entry.sha256), index });
		}
	}

	#takeBack(entry: Linked, index: number, key: string | undefined): void {
		const how = word(entry.how);
		const count = this.takenBack.get(how) ?? { all: 0, proven: 0 };
		this.takenBack.set(how, count);
		count.all++;
		if (typeof entry.token !== 'string') return;
		const token = fromBase64url(entry.token);
		if (token?.length === 16 && key !== undefined && erasureKey(token) === key) count.proven++;
		else this.problems.push({ index, kind: 'wrong-token' });
	}
}

/** A fact of an entry that nobody held against its form yet: an object could even refuse to become a text. */
const word = (fact: unknown): string => (typeof fact === 'string' ? fact : '');
