// Answers add-checkpoint: the rules decide (src/lib/log/witness-rules.ts), and here is what they leave to a server: one request of
// a book at a time, the head on the disk before the answer, and no more answers than a book needs.
import { fromUtf8, toBase64 } from '../lib/log/bytes.ts';
import type { Verifier } from '../lib/log/keys.ts';
import { noteWith, parseNote, signatureLine } from '../lib/log/note.ts';
import { decide, parseRequest, type AddCheckpoint, type Answer } from '../lib/log/witness-rules.ts';
import type { Books } from './books.ts';
import type { State } from './state.ts';

/** What is sent: plain text unless another type is named. `after`: seconds to wait. */
export type Told = { status: number; body: string; type?: string; allow?: string; after?: number };

export type Sealing = {
	state: State;
	books: Books;
	/** Rightly signed requests of one book that are answered in a minute. */
	rate: number;
	now: () => Date;
	/** What an operator should read. */
	say: (line: string) => void;
};

export function addCheckpoint(sealing: Sealing): (body: Uint8Array) => Promise<Told> {
	const { state, books, rate, now } = sealing;
	const turns = new Map<string, Promise<unknown>>();
	const asked = new Map<string, { minute: number; count: number }>();

	return async (body) => {
		const request = parseRequest(body);
		const keys = (request && books.get(request.origin)?.keys) ?? [];
		if (!request || keys.length === 0) return refusalOf(await decide({ request, log: null, known: null }));
		// One after the other: between reading the last head and keeping the next, nobody else of this book is heard.
		const before = turns.get(request.origin) ?? Promise.resolve();
		const turn = before.catch(() => undefined).then(() => one(request, keys));
		turns.set(request.origin, turn);
		return turn;
	};

	async function one(request: AddCheckpoint, keys: Verifier[]): Promise<Told> {
		const known = state.head(request.origin);
		const { answer, key } = await decideWith(request, keys, known);
		// Only what the book itself signed counts, so that nobody else can use up its turns.
		if (key && isTooMany(request.origin)) return { status: 429, body: 'too many requests\n', after: 60 };
		if (answer.status === 200) return seal(answer.next, request, key);
		if (answer.status === 422) refuse(request);
		return refusalOf(answer);
	}

	function seal(next: NonNullable<Answer['next']>, request: AddCheckpoint, key: Verifier | null): Told {
		const time = Math.floor(now().getTime() / 1000);
		const line = state.cosigner.cosign(next.text, time);
		const signed = parseNote(request.checkpoint)?.signatures ?? [];
		const own = signed.filter(({ name, id }) => name === key?.name && id === key.id);
		const lines = [...own.slice(0, 1).map((each) => signatureLine(each, each.signature)), line];
		const { origin, size, root, text } = next;
		// On the disk before it is answered: whoever has a seal must never meet a witness that knows nothing of it.
		state.keep({ origin, size, root, time, note: fromUtf8(noteWith(text, lines)) ?? '' });
		return { status: 200, body: line };
	}

	/** A head that its book signed and that does not follow is what witnesses are for: kept, said, and never sealed. */
	function refuse({ origin, checkpoint }: AddCheckpoint) {
		const known = state.head(origin);
		const kept = state.keepRefused(origin, checkpoint);
		sealing.say(
			`${now().toISOString()} ${origin} does not follow from page ${known?.size ?? 0}, ` +
				`fingerprint ${known ? toBase64(known.root) : 'none'}. ${kept ? `Kept in ${kept}` : 'Known already'}`
		);
	}

	function isTooMany(origin: string): boolean {
		const minute = Math.floor(now().getTime() / 60_000);
		const before = asked.get(origin);
		const count = before?.minute === minute ? before.count + 1 : 1;
		asked.set(origin, { minute, count });
		return count > rate;
	}
}

/** By the key that signed it, of those that the book is trusted by; 403 where none did. */
async function decideWith(request: AddCheckpoint, keys: Verifier[], known: ReturnType<State['head']>) {
	let answer: Answer | undefined;
	for (const key of keys) {
		answer = await decide({ request, log: key, known });
		if (answer.status !== 403) return { answer, key };
	}
	return { answer: answer as Answer, key: null };
}

function refusalOf(answer: Answer): Told {
	if (answer.status === 200) throw new Error('a refusal was expected');
	return { status: answer.status, body: answer.body, type: answer.type };
}
