// Asks the witnesses of a policy for their seals (C2SP tlog-witness, add-checkpoint). What they answer is believed only where it is
// checked: a seal by its signature, and everything else as a claim of theirs.
import { post, Silent } from './ask.server.ts';
import { concat, parseSize, utf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseNote, parseSignatureLine, verify } from './note.ts';
import { quorumMet, type Policy, type Witness } from './policy.ts';
import { formatRequest } from './witness-rules.ts';

/**
 * What a witness said. `sealed`: its seal is true. `ahead`: it sealed more of this book than it is shown now. `does-not-follow`: what
 * it is shown does not grow out of what it sealed; either way, an incident. The others are seals that are missing for a while.
 */
export type Said =
	| 'sealed'
	| 'ahead'
	| 'does-not-follow'
	| 'no-address'
	| 'silent'
	| 'unknown-book'
	| 'unknown-key'
	| 'busy'
	| 'bad-answer';

export type Answered = {
	/** As the policy names it. */
	name: string;
	says: Said;
	/** Its signature line, and the Unix seconds that it sealed at. */
	line: string | null;
	time: number | null;
	/** The size it says it sealed last, where it said one. */
	size: number | null;
	status: number | null;
};

export type Asking = {
	/** The head that the book's own key signed, as a note. */
	note: Uint8Array;
	policy: Policy;
	/** The size to begin from: the last head published. A witness that stands elsewhere says so, and is asked again from there. */
	oldSize: number;
	/** The consistency proof from a size that is above 0 and at most that of the head (RFC 6962 2.1.2). */
	proveFrom(size: number): Promise<Uint8Array[]>;
	/** How long one witness may take, in all. */
	timeoutMs?: number;
	fetch?: typeof fetch;
	now?: Date;
};

export type Cosigned = {
	/** The note with every true seal under it. */
	note: Uint8Array;
	/** Whether the seals are enough for the policy. */
	met: boolean;
	answers: Answered[];
	/** Witnesses whose answer needs people to look: `tlog.report_incident('witness_conflict', …)`. */
	conflicts: Answered[];
};

/** Who seals a minute ahead has a clock that is a little fast; further ahead, a seal would stay fresh for longer than it is. */
const FAST_CLOCK = 10 * 60;

/** Asks all at once. Never throws for what a witness does; throws where the note is no head. */
export async function cosign(asking: Asking): Promise<Cosigned> {
	const text = parseNote(asking.note)?.text;
	const head = text === undefined ? null : parseCheckpoint(text);
	if (text === undefined || !head) throw new Error('what is to be sealed is not a head');
	const answers = await Promise.all(
		asking.policy.witnesses.map((witness) => seal(asking, witness, text, head.size))
	);
	const sealed = answers.filter(({ says }) => says === 'sealed');
	return {
		note: concat(asking.note, ...sealed.map(({ line }) => utf8(line ?? ''))),
		met: quorumMet(
			asking.policy,
			sealed.map(({ name }) => name)
		),
		answers,
		conflicts: answers.filter(({ says }) => says === 'ahead' || says === 'does-not-follow')
	};
}

async function seal(asking: Asking, witness: Witness, text: string, size: number): Promise<Answered> {
	const { name, url } = witness;
	const told = (says: Said, status: number | null = null, known: number | null = null): Answered => ({
		name,
		says,
		line: null,
		time: null,
		size: known,
		status
	});
	if (!url) return told('no-address');
	const signal = AbortSignal.timeout(asking.timeoutMs ?? 5_000);
	const via = asking.fetch ?? fetch;
	const address = `${url.replace(/\/$/, '')}/add-checkpoint`;
	let old = Math.min(asking.oldSize, size);
	try {
		// It may have moved on between two answers, when another of our workers asks too.
		for (let turn = 0; turn < 3; turn++) {
			const proof = old === 0 || old === size ? [] : await asking.proveFrom(old);
			const request = utf8(formatRequest({ old, proof, checkpoint: asking.note }));
			const { status, body } = await post(via, address, request, signal);
			if (status === 200) {
				const found = await trueLine(body, witness, text, asking.now ?? new Date());
				return found ? { ...told('sealed', status, size), ...found } : told('bad-answer', status);
			}
			const theirs = /^\d+\n$/.test(body) ? parseSize(body.trimEnd()) : null;
			if (status === 409 && theirs !== null && theirs !== old) {
				if (theirs > size) return told('ahead', status, theirs);
				old = theirs;
				continue;
			}
			// 409 for another root of the same size is what newer texts of tlog-witness ask for, 422 is in older ones.
			if (status === 422 || status === 409) return told('does-not-follow', status, old);
			return told(SAID[status] ?? 'bad-answer', status);
		}
		return told('busy', 409, old);
	} catch (reason) {
		if (!(reason instanceof Silent)) throw reason;
		return told('silent');
	}
}

const SAID: Record<number, Said> = {
	403: 'unknown-key',
	404: 'unknown-book',
	429: 'busy',
	503: 'busy'
};

/** The line of its answer that is the witness's own and true. Lines of others are none of ours to believe. */
async function trueLine(
	body: string,
	{ verifier }: Witness,
	text: string,
	now: Date
): Promise<{ line: string; time: number } | null> {
	for (const line of body.split('\n').slice(0, 100)) {
		const signature = parseSignatureLine(line);
		if (signature?.name !== verifier.name || signature.id !== verifier.id) continue;
		const verified = await verify(text, verifier, signature.signature);
		if (!verified?.time || verified.time > now.getTime() / 1000 + FAST_CLOCK) continue;
		return { line: `${line}\n`, time: verified.time };
	}
	return null;
}
