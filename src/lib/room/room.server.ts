// The room, in the database. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import { answersFrom } from '$lib/contributions/schema';
import type { Prepared } from '$lib/platform/picture.server';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Room, RoomDraft, Show } from './room';
import type * as schema from './schema';

type Given<S extends z.ZodType> = z.output<S>;
type KeptPicture = Omit<Extract<Prepared, { ok: true }>, 'ok'>;
type Which = { show?: Show; find?: string; beside?: string | null };

/** The room as it is now, with 20 of its people where `show` is said. */
export async function read(db: Db, workshop: string, { show, find, beside }: Which = {}): Promise<Room> {
	return expectOk(
		await db.rpc('room', { workshop, show: show ?? null, find: find ?? null, beside: beside ?? null })
	) as Room;
}

export const sayLimits = async (db: Db, workshop: string) =>
	outcome<null>(await db.rpc('say_limits', { workshop }));

export const attend = async (db: Db, { registration, fact, pressed }: Given<typeof schema.attend>) =>
	outcome<null>(await db.rpc('record_attendance', { registration, fact, pressed }));

/** Answers what the room calls them. */
export const checkIn = async (db: Db, workshop: string, given: Given<typeof schema.checkIn>) =>
	outcome<string>(await db.rpc('check_in_by_code', { workshop, ...given }));

/** Where a scanned code is checked in: the workshop, and the slug of one's own organisation. */
export async function doorOf(db: Db, code: string): Promise<{ workshop: string; organisation: string }> {
	return expectOk(await db.rpc('door_of', { code })) as { workshop: string; organisation: string };
}

/** `organisation`: by which they are known from now on, where it hosts the workshop. */
export const walkIn = async (
	db: Db,
	workshop: string,
	organisation: string,
	given: Given<typeof schema.walkIn>
) =>
	outcome<{ registration: string; code: string }>(
		await db.rpc('walk_in', { workshop, organisation, ...given })
	);

export const countPeople = async (db: Db, workshop: string, given: Given<typeof schema.count>) =>
	outcome<null>(await db.rpc('count_people', { workshop, ...given }));

export const undoCount = async (db: Db, group: string) =>
	outcome<null>(await db.rpc('undo_count', { group_count: group }));

// Words

export async function readDraft(
	db: Db,
	workshop: string,
	draft: string,
	who: string | null
): Promise<RoomDraft> {
	return expectOk(await db.rpc('room_draft', { workshop, draft, who })) as RoomDraft;
}

/** Answers when the words were kept, or null where they are recorded already. */
export async function saveDraft(
	db: Db,
	workshop: string,
	draft: string,
	answers: Partial<Given<typeof schema.keepWords>>
) {
	return outcome<string | null>(await db.rpc('save_room_draft', { draft, workshop, answers }));
}

export const discardDraft = async (db: Db, draft: string) =>
	expectOk(await db.rpc('discard_room_draft', { draft }));

type Recording = {
	id: string;
	scribe: string;
	answers: RoomDraft['answers'];
	form: Given<typeof schema.recordWords>;
	erasureKey: string;
};

/** Records words that were kept, with what the person answered to each use. Answers the id and the code of the slip. */
export async function record(
	db: Db,
	workshop: string,
	{ id, scribe, answers, form, erasureKey }: Recording,
	picture: KeptPicture | null
) {
	const given = {
		id,
		erasure_key: erasureKey,
		kind: answers.kind,
		words: answers.words,
		lang: answers.lang,
		content_note: answers.content_note,
		registration_id: answers.who || undefined,
		scribe_name: scribe,
		read_back: form.read_back === 'yes',
		attribution: form.attribution,
		shown_as: form.attribution === 'anonymous' ? undefined : form.shown_as,
		consents: answersFrom(form),
		consent_months: form.consent_months,
		same_as: form.same === 'yes' ? form.same_as : undefined,
		...(picture && {
			picture: {
				base64: Buffer.from(picture.bytes).toString('base64'),
				alt: form.picture_alt,
				width: picture.width,
				height: picture.height
			}
		})
	};
	return outcome<{ id: string; receipt: string }>(await db.rpc('record_in_room', { workshop, given }));
}
