// A workshop on its day, with people who have a place, as those who run it find it in the room.
import { randomUUID } from 'node:crypto';
import type { Room } from '../../../src/lib/room/room.ts';
import { as, owner } from './database.ts';
import { aWorkshop, register } from './workshops.ts';

type Changes = Parameters<typeof aWorkshop>[0] & {
	/** The people who have asked for a place, by the name for the day. */
	people?: string[];
	/** Whether the limits of confidentiality were said. */
	said?: boolean;
};

export type ARoom = {
	id: string;
	/** Codes of the registrations, by name. */
	codes: Record<string, string>;
	/** Registrations, by name. */
	places: Record<string, string>;
};

/** It began ten minutes ago. */
export async function aRoom({
	people = ['Redwing', 'Bittern'],
	said = true,
	...changes
}: Changes = {}): Promise<ARoom> {
	const id = await aWorkshop(changes);
	const codes: Record<string, string> = {};
	for (const called of people) {
		codes[called] = (await register(id, { called, contact_by: 'none', contact: '' })).code;
	}
	await owner()`
		update public.workshops set starts_at = now() - interval '10 minutes', ends_at = now() + interval '110 minutes',
			held_on = ((now() - interval '10 minutes') at time zone 'Europe/London')::date
		where id = ${id}`;
	const rows = await owner()<{ id: string; called: string }[]>`
		select id, called from public.registrations where workshop_id = ${id}`;
	if (said) await as('fatima').call('say_limits', { workshop: id });
	return { id, codes, places: Object.fromEntries(rows.map((row) => [row.called, row.id])) };
}

export const note = (
	who: string,
	registration: string | undefined,
	fact: string,
	pressed: string = randomUUID()
) => as(who).call('record_attendance', { registration, fact, pressed });

export const roomOf = (who: string, workshop: string, more: object = {}) =>
	as(who).call<Room>('room', { workshop, ...more });

type Given = { id: string; receipt: string };

/** What is written down in a room, by Fatima unless said. */
export const writeDown = (workshop: string, changes: object = {}, who = 'fatima') =>
	as(who).call<Given>('record_in_room', {
		workshop,
		given: {
			id: randomUUID(),
			kind: 'transcript',
			words: 'Nobody told me who was in charge of the ward',
			consents: { board: true },
			scribe_name: 'Fatima',
			read_back: true,
			...changes
		}
	});
