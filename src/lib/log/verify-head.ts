// The head of a book: who signed it, and whose seals are on it.
import { together, witnessWords } from './book.ts';
import { fromUtf8, toBase64 } from './bytes.ts';
import { openCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Verified } from './note.ts';
import { namesOf, parsePolicy, quorumMet, type Policy } from './policy.ts';
import { failed, instant, moment, noted, pages, passed, TELL, type Step } from './verify-words.ts';

/** Answers with the bytes under a path of the log (`checkpoint`, `policy`, `tile/…`), or null where there are none. */
export type Source = { read(path: string): Promise<Uint8Array | null> };

export type Seal = { name: string; time: number };
export type Head = { checkpoint: Checkpoint; policy: Policy; seals: Seal[]; note: Uint8Array };

/** A seal that is older says nothing of today (log.md 6, the stale view). */
const STALE = 24 * 3600;

/**
 * The policy that decides whose signature and seals count. In: the text one trusts, or undefined for the log's own. Out: the policy or
 * null, with what there is to say of it.
 */
export async function readPolicy(
	source: Source,
	trusted: string | undefined
): Promise<{ policy: Policy | null; steps: Step[] }> {
	const own = trusted === undefined ? await source.read('policy') : null;
	const text = trusted ?? (own && fromUtf8(own));
	if (!text) {
		const step = failed(
			'policy',
			'The book does not say who signs and seals it. Ask the trust for its list, or bring one from elsewhere.',
			'No tlog-policy at `policy`.'
		);
		return { policy: null, steps: [step] };
	}
	const parsed = parsePolicy(text);
	if ('fault' in parsed) {
		const { line, why } = parsed.fault;
		const step = failed(
			'policy',
			'The list of who signs and seals the book cannot be believed. Ask for another copy of it.',
			`tlog-policy, line ${line}: ${why}.`
		);
		return { policy: null, steps: [step] };
	}
	const steps =
		trusted === undefined
			? [
					noted(
						'policy',
						'Who signs and seals the book was read from the book’s own address. To be surer, bring the list from somewhere else: a printed paper, or the website of one that seals it.',
						'tlog-policy read from the log itself, not given by the verifier.'
					)
				]
			: [];
	return { policy: parsed.policy, steps };
}

/** Reads the checkpoint and checks its signatures. In: the time in seconds since 1970. */
export async function readHead(
	source: Source,
	policy: Policy,
	now: number
): Promise<{ head: Head | null; steps: Step[] }> {
	const note = await source.read('checkpoint');
	if (!note) {
		const says =
			'There is no head of the book at this address. Look whether the address is right, and try again later.';
		return { head: null, steps: [failed('checkpoint', says, 'No checkpoint at `checkpoint`.')] };
	}
	const opened = await openWith(note, policy);
	if (opened.why !== null) {
		const says = `The head of this book is not rightly signed. Do not believe what it says. ${TELL}`;
		return { head: null, steps: [failed('checkpoint', says, `Checkpoint refused: ${opened.why}.`)] };
	}
	const { checkpoint } = opened;
	const seals = opened.seals.map((seal) => ({
		name: namesOf(policy, [seal])[0] ?? seal.verifier.name,
		time: seal.time ?? 0
	}));
	const first = passed(
		'checkpoint',
		`The book has ${pages(checkpoint.size)}, and its head is signed with the book’s own key.`,
		`Checkpoint of ${checkpoint.origin}, size ${checkpoint.size}, root ${toBase64(checkpoint.root)}; its Ed25519 signature is right.`
	);
	return {
		head: { checkpoint, policy, seals, note },
		steps: [first, sealed(policy, opened.seals, seals, now)]
	};
}

/** Opens a checkpoint with the first of a policy's logs whose key signed it. */
export async function openWith(note: Uint8Array, policy: Policy) {
	const witnesses = policy.witnesses.map(({ verifier }) => verifier);
	let opened: Awaited<ReturnType<typeof openCheckpoint>> = { why: 'no-known-key' };
	for (const { verifier } of policy.logs) {
		opened = await openCheckpoint(note, verifier, witnesses);
		if (opened.why === null) return opened;
	}
	return opened;
}

function sealed(policy: Policy, verified: Verified[], seals: Seal[], now: number): Step {
	const all = policy.witnesses.length;
	const detail = `Cosignatures (cosignature/v1): ${seals.map(({ name, time }) => `${name} at ${instant(time)}`).join(', ') || 'none'}; quorum ${policy.quorum ?? 'none'} of ${all} witnesses.`;
	if (policy.quorum === null) {
		const says =
			'Nobody else seals this book, so its keeper could show different people different books. Keep a copy of the head.';
		return noted('seals', says, detail);
	}
	const count = `${seals.length} of ${all}`;
	if (!quorumMet(policy, namesOf(policy, verified))) {
		return failed(
			'seals',
			`The head carries ${count} seals, which is too few. The book may have been changed, or those who seal it cannot be reached. Look again in an hour; if it stays so, ask those who seal it.`,
			detail
		);
	}
	const fresh = verified.filter(({ time }) => (time ?? 0) > now - STALE);
	const by = together(seals.map(({ name, time }) => `${witnessWords(name)} (${moment(time)})`));
	if (!quorumMet(policy, namesOf(policy, fresh))) {
		return failed(
			'seals',
			`The seals are more than a day old: ${by}. You may be shown an old copy while the book has moved on. Look again later, or ask one of those who seal it for its newest head.`,
			detail
		);
	}
	return passed('seals', `Sealed by ${count}: ${by}.`, detail);
}
