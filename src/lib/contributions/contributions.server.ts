import type { z } from 'zod';
import type { checkAnswer } from '$lib/insights/schema';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { slipsOf } from '$lib/platform/slips.server';
import type {
	After,
	BeforeGiving,
	ContributionAt,
	Draft,
	MyContribution,
	OwnContribution,
	Use,
	WritingChoices
} from './contribution';
import { answersFrom, type authorVerb, type challenge, type WriteForSomeone } from './schema';
import type { Prepared } from '$lib/platform/picture.server';
import type { RecordingType } from './recording';
import type { PreparedRecording } from './recording.server';

/** What leads to a contribution: its giver's account, or the code on a slip. */
export type Key = { id: string } | { code: string };

type Answers = Partial<Record<Use, boolean>>;
type Recorded = { id: string; receipt: string };
type KeptPicture = Omit<Extract<Prepared, { ok: true }>, 'ok'>;
type KeptRecording = Omit<Extract<PreparedRecording, { ok: true }>, 'ok'>;

const asArgument = ({ bytes, type, seconds }: KeptRecording) => ({
	base64: Buffer.from(bytes).toString('base64'),
	type,
	seconds
});

const PAGE = 20;

// Reading

/** What the giver is told of their own words; null when the code or the account leads to none. */
export async function own(db: Db, key: Key): Promise<OwnContribution | null> {
	return expectOk(
		'code' in key
			? await db.rpc('contribution_by_receipt', { code: key.code })
			: await db.rpc('my_contribution', { contribution: key.id })
	) as OwnContribution | null;
}

/** One's own contributions, newest first. */
export async function listMine(db: Db, { after = null, most = PAGE }: { after?: After; most?: number } = {}) {
	const rows = expectOk(
		await db.rpc('my_contributions', {
			before_on: after?.given_on ?? null,
			before_id: after?.id ?? null,
			most: most + 1
		})
	) as MyContribution[];
	return paged(rows, most);
}

/** One contribution as staff may read it, or null. */
export async function at(db: Db, contribution: string): Promise<ContributionAt | null> {
	return expectOk(await db.rpc('contribution_at', { contribution })) as ContributionAt | null;
}

/** The bytes of a picture for those who may see it, or null. `key` as for `own`; or the public, at a trust. */
export async function picture(
	db: Db,
	key: Key | { trust: string; id: string }
): Promise<Uint8Array<ArrayBuffer> | null> {
	const found = expectOk(
		'code' in key
			? await db.rpc('picture_by_receipt', { code: key.code })
			: 'trust' in key
				? await db.rpc('public_picture', { trust: key.trust, contribution: key.id })
				: await db.rpc('picture', { contribution: key.id })
	) as string | null;
	return found === null ? null : new Uint8Array(Buffer.from(found, 'base64'));
}

/** The sound of what was said for those who may hear it, or null. */
export async function recording(
	db: Db,
	key: Key
): Promise<{ type: RecordingType; bytes: Uint8Array<ArrayBuffer> } | null> {
	const found = expectOk(
		'code' in key
			? await db.rpc('recording_by_receipt', { code: key.code })
			: await db.rpc('recording', { contribution: key.id })
	) as { type: RecordingType; base64: string } | null;
	return found && { type: found.type, bytes: new Uint8Array(Buffer.from(found.base64, 'base64')) };
}

export async function beforeGiving(db: Db): Promise<BeforeGiving> {
	return expectOk(await db.rpc('before_giving'));
}

export async function writingChoices(db: Db, organisation: string): Promise<WritingChoices> {
	return expectOk(await db.rpc('writing_choices', { organisation }));
}

// Giving

export const beginDraft = async (db: Db, draft: string, programme: string) =>
	outcome(await db.rpc('begin_draft', { draft, programme }));

export async function readDraft(db: Db, draft: string): Promise<Draft | null> {
	return expectOk(await db.rpc('my_draft', { draft })) as Draft | null;
}

export const saveDraft = async (db: Db, draft: string, answers: Draft['answers']) =>
	outcome(await db.rpc('save_draft', { draft, answers }));

export const giveDraft = async (
	db: Db,
	draft: string,
	{ recording = null, erasureKey }: { recording?: KeptRecording | null; erasureKey?: string } = {}
) =>
	outcome<Recorded>(
		await db.rpc('give_draft', {
			draft,
			recording: recording ? asArgument(recording) : null,
			erasure_key: erasureKey ?? null
		})
	);

export const discardDraft = async (db: Db, draft: string) =>
	expectOk(await db.rpc('discard_draft', { draft }));

/** Records what a facilitator wrote down for somebody, with the picture or the recording of it if there is one. */
export async function record(
	db: Db,
	form: WriteForSomeone,
	picture: KeptPicture | null = null,
	recording: KeptRecording | null = null,
	erasureKey?: string
) {
	const given = {
		erasure_key: erasureKey,
		id: form.id,
		programme_id: form.programme_id,
		workshop_id: form.workshop_id,
		kind: form.kind,
		words: form.words,
		lang: form.lang,
		given_on: form.given_on,
		attribution: form.attribution,
		shown_as: form.attribution === 'anonymous' ? undefined : form.shown_as,
		consents: answersFrom(form),
		consent_months: form.consent_months,
		told: true,
		on_behalf: true,
		scribe_name: form.scribe_name,
		read_back: form.read_back === 'yes',
		...(picture && {
			picture: {
				base64: Buffer.from(picture.bytes).toString('base64'),
				alt: form.picture_alt,
				width: picture.width,
				height: picture.height
			}
		}),
		...(recording && { recording: asArgument(recording) }),
		...(form.who === 'known' && { person_id: form.person_id }),
		...(form.who === 'new' && {
			person_name: form.person_name,
			contact_by: form.contact_by,
			contact: form.contact
		})
	};
	return outcome<Recorded>(await db.rpc('record_contribution', { given }));
}

// Afterwards

export const issueReceipt = async (db: Db, contribution: string) =>
	outcome<string>(await db.rpc('issue_receipt', { contribution }));

export const changeConsent = async (db: Db, key: Key, answers: Answers, months: string = '24') =>
	outcome(
		'code' in key
			? await db.rpc('change_consent_by_receipt', { code: key.code, answers, months })
			: await db.rpc('change_consent', { contribution: key.id, answers, months })
	);

/** `token`: what the taking-back key of the slip stands for, where they show it. */
export const withdraw = async (db: Db, key: Key, token: string | null = null) =>
	outcome(
		'code' in key
			? await db.rpc('withdraw_by_receipt', { code: key.code, token })
			: await db.rpc('withdraw_contribution', { contribution: key.id, token })
	);

export const makeAnonymous = async (db: Db, key: Key) =>
	outcome(
		'code' in key
			? await db.rpc('make_anonymous_by_receipt', { code: key.code })
			: await db.rpc('make_anonymous', { contribution: key.id })
	);

export const confirm = async (db: Db, key: Key) =>
	outcome(
		'code' in key
			? await db.rpc('confirm_by_receipt', { code: key.code })
			: await db.rpc('confirm_contribution', { contribution: key.id })
	);

// By receipt: what whoever holds a slip says of what was made of the words

export const answerCheck = async (
	db: Db,
	code: string,
	insight: string,
	{ answer, words }: z.output<typeof checkAnswer>
) => outcome(await db.rpc('answer_check_by_receipt', { code, insight, answer, words }));

export const signCheck = async (
	db: Db,
	code: string,
	insight: string,
	given: { signs: string; sign_as: string }
) => outcome(await db.rpc('sign_check_by_receipt', { code, insight, ...given }));

export const raiseChallenge = async (
	db: Db,
	code: string,
	subject: { kind: string; id: string },
	{ words, shown_as }: z.output<typeof challenge>
) =>
	outcome(
		await db.rpc('raise_challenge_by_receipt', {
			code,
			kind: subject.kind,
			subject: subject.id,
			words,
			shown_as
		})
	);

export const authorChallenge = async (
	db: Db,
	code: string,
	{ challenge, verb }: z.output<typeof authorVerb>
) => outcome(await db.rpc('author_challenge_by_receipt', { code, challenge, verb }));

// Slips

export const { keepSlip, readSlip } = slipsOf('throughline-slip', '/track');

function paged<T>(rows: T[], most: number): { rows: T[]; next: T | null } {
	return { rows: rows.slice(0, most), next: rows.length > most ? (rows[most - 1] ?? null) : null };
}
