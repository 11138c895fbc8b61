// An open workshop as its tables hold it, for tests of who comes to it: planning one is told in workshops.test.ts.
import { randomUUID } from 'node:crypto';
import { as, nobody, owner } from './database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './ids.ts';

export const OFFER = {
	task: 'Workshop',
	minutes: 120,
	preparation_minutes: 30,
	pence: 5500,
	paid_within_days: 10
};

type Workshop = {
	capacity?: number;
	/** When it begins, and how long before now it opened does not matter. */
	starts_at?: string;
	/** Places kept for people of Rooted Voices, which hosts it too; null when it does not. */
	reserved?: number | null;
	reserved_until?: string | null;
	offer?: object | null;
	open?: boolean;
};

/** Northbrook's, with Rooted Voices as a host. Answers its id. */
export async function aWorkshop(changes: Workshop = {}): Promise<string> {
	const {
		capacity = 10,
		starts_at,
		reserved = 0,
		reserved_until = null,
		offer = OFFER,
		open = true
	} = changes;
	const starts = starts_at ?? new Date(Date.now() + 30 * 86_400_000).toISOString();
	const [made] = await owner()<{ id: string }[]>`
		insert into public.workshops (organisation_id, programme_id, title, share_title, purpose, held_on, starts_at, ends_at, place,
			directions, area, capacity, offer, support_contact, debrief, opened_at)
		values (${NORTHBROOK}, ${PCREF}, 'How the ward asks people', 'An afternoon in March', 'To hear what would help',
			(${starts}::timestamptz at time zone 'Europe/London')::date, ${starts}, ${starts}::timestamptz + interval '2 hours',
			'The hall in Mill Lane', 'Behind the library', 'Northbrook centre', ${capacity}, ${offer ? owner().json(offer as never) : null},
			'Sol, in the room', 'A call the next day', ${open ? owner()`now() - interval '60 days'` : null})
		returning id`;
	if (reserved !== null) {
		await owner()`insert into public.workshop_hosts values (${made!.id}, ${ROOTED_VOICES}, ${reserved}, ${reserved_until})`;
	}
	return made!.id;
}

export type Registered = { code: string; state: string; place_in_line: number | null };

export const aForm = (workshop_id: string, changes: object = {}) => ({
	workshop_id,
	pressed: randomUUID(),
	called: 'Swift',
	contact_by: 'email',
	contact: 'swift@people.example',
	language: 'en',
	needs: {},
	...changes
});

/** Registers somebody without an account, or whoever is named. */
export const register = (workshop: string, changes: object = {}, who?: string) =>
	(who ? as(who) : nobody).call<Registered>('register_for_workshop', { given: aForm(workshop, changes) });
