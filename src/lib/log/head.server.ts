// The head of the log that was published last, as anyone may read it.
import { fromUtf8 } from './bytes.ts';
import { openCheckpoint } from './checkpoint.ts';
import { logKeys, type LogKeys } from './keys.server.ts';
import { logPolicy } from './policy.server.ts';
import { namesOf, quorumMet, type Policy } from './policy.ts';
import { shelf, type Shelf } from './shelf.server.ts';
import { parseNote, verify, type Verified } from './note.ts';

export type Seal = {
	/** As the policy calls the witness. */
	name: string;
	/** When it saw this head. */
	time: Date;
};

export type Head = {
	size: number;
	root: Uint8Array;
	/** What was signed, and the whole note with every signature. */
	text: string;
	note: Uint8Array;
	/** When it was published; where that is not known, when the last witness saw it. */
	at: Date | null;
	witnesses: Seal[];
	/** Whether enough of them sealed it, and how many there are. */
	quorum: boolean;
	outOf: number;
};

/** A head that stands where ours should, and that no key of ours signed. */
export class NotOurs extends Error {
	constructor(path: string, why: string) {
		super(`the file ${path} of the log is not a head that our key signed (${why})`);
		this.name = 'NotOurs';
	}
}

/** Reads a head from the shelf; null where there is none. Throws NotOurs where the log's key, or the one before it, did not sign it. */
export async function readHead(
	on: Shelf,
	path: string,
	keys: Pick<LogKeys, 'verifiers'>,
	policy: Policy
): Promise<Head | null> {
	const note = await on.read(path);
	if (!note) return null;
	const { at } = await readState(on);
	const head = await openHead(path, note, keys, policy);
	return { ...head, at: at ?? head.at };
}

/** What a note says, once the log's key is seen to have signed it. Its seals are checked, and those that are not true left out. */
export async function openHead(
	path: string,
	note: Uint8Array,
	{ verifiers }: Pick<LogKeys, 'verifiers'>,
	policy: Policy
): Promise<Head> {
	let opened = await openCheckpoint(note, verifiers.log);
	if (opened.why === 'no-known-key' && verifiers.before)
		opened = await openCheckpoint(note, verifiers.before);
	if (opened.why) throw new NotOurs(path, opened.why);
	const { checkpoint, text } = opened;
	const seals = await sealsOn(note, text, policy);
	const times = seals.map(({ time }) => time ?? 0);
	return {
		size: checkpoint.size,
		root: checkpoint.root,
		text,
		note,
		at: times.length > 0 ? new Date(Math.max(...times) * 1000) : null,
		witnesses: seals.map((seal) => ({
			name: namesOf(policy, [seal])[0] ?? seal.verifier.name,
			time: new Date((seal.time ?? 0) * 1000)
		})),
		quorum: quorumMet(policy, namesOf(policy, seals)),
		outOf: policy.witnesses.length
	};
}

/** The cosignatures of witnesses of the policy that are true. One that is not is left out, and takes nothing from the others. */
async function sealsOn(note: Uint8Array, text: string, policy: Policy): Promise<Verified[]> {
	const seals: Verified[] = [];
	for (const { name, id, signature } of parseNote(note)?.signatures ?? []) {
		const witness = policy.witnesses.find(({ verifier }) => verifier.name === name && verifier.id === id);
		if (!witness || seals.some(({ verifier }) => verifier === witness.verifier)) continue;
		const seal = await verify(text, witness.verifier, signature);
		if (seal) seals.push(seal);
	}
	return seals;
}

/** What the publisher remembers beside the head. Losing it loses no more than when something was. */
export type State = {
	/** When the head that stands there was published. */
	at: Date | null;
	/** Since when a signed head waits for its seals, and when the witnesses were asked last. */
	waiting: Date | null;
	asked: Date | null;
};

const STATE = 'publisher.json';

export async function readState(on: Shelf): Promise<State> {
	const text = fromUtf8((await on.read(STATE)) ?? new Uint8Array());
	let told: Record<string, unknown> = {};
	try {
		told = JSON.parse(text ?? '') as Record<string, unknown>;
	} catch {
		// None yet, or half of one from another time.
	}
	const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : null);
	return { at: date(told.at), waiting: date(told.waiting), asked: date(told.asked) };
}

export async function writeState(on: Shelf, state: State): Promise<void> {
	await on.write(STATE, new TextEncoder().encode(`${JSON.stringify(state)}\n`));
}

const FRESH = 2000;
let last: { on: number; head: Promise<Head | null> } | undefined;

/** The head that this installation published last; null where there is none yet, or no key. Read anew every two seconds at most. */
export async function latestHead(): Promise<Head | null> {
	if (last && Date.now() - last.on < FRESH) return last.head;
	const head = readLatest();
	last = { on: Date.now(), head };
	head.catch(() => (last = undefined));
	return head;
}

async function readLatest(): Promise<Head | null> {
	const [on, keys, policy] = [await shelf(), await logKeys(), await logPolicy()];
	return on && keys && policy ? readHead(on, 'checkpoint', keys, policy.policy) : null;
}
