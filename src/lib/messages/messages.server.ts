// Who is to be told something by a person. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { ToTell, ToTellList } from './message';
import type { told } from './schema';
import { write } from './templates';

type Teller = { id: string; name: string; crisis: { name: string; contact: string }[] };

export type Told = ToTell & { paragraphs: string[] };

/** A page of people to tell, with what to say to each; `site` is the address that links begin with. */
export async function toTell(
	db: Db,
	organisation: Teller,
	{ way, beside, site }: { way: string | null; beside: string | null; site: string }
): Promise<Omit<ToTellList, 'messages'> & { messages: Told[] }> {
	const list: ToTellList = expectOk(
		await db.rpc('messages_to_tell', { organisation: organisation.id, way, beside })
	);
	const teller = { organisation: organisation.name, crisis: organisation.crisis };
	return {
		...list,
		messages: list.messages.map((message) => ({
			...message,
			paragraphs: write(message.kind, message.facts, teller, site).paragraphs
		}))
	};
}

export async function noteTold(db: Db, given: z.output<typeof told>) {
	return outcome<null>(await db.rpc('note_message_told', given));
}

export async function noteNotReached(db: Db, message: string) {
	return outcome<null>(await db.rpc('note_message_not_reached', { message }));
}

/** Answers how many of the letters were still to be told. */
export async function notePosted(db: Db, organisation: string, messages: string[]) {
	return outcome<number>(await db.rpc('note_letters_posted', { organisation, messages }));
}
