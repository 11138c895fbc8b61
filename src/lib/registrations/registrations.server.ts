import { error, redirect, type Cookies } from '@sveltejs/kit';
import { receiptFrom } from '../contributions/receipt';
import { hasSession, type Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { mayTry } from '$lib/platform/rate-limit.server';
import { originOf, slipsOf } from '$lib/platform/slips.server';
import { calendar, type CalendarWorkshop } from '../workshops/calendar';
import type {
	BeforeRegistering,
	Mine,
	MyPlace,
	PublicWorkshop,
	RegistrationAt,
	TakePart,
	ToInvite,
	Which,
	WorkshopNeeds,
	WorkshopPeople
} from './registration';
import { needsFrom, payFrom, type Registering, type RegisteringSomebody } from './schema';

type Registered = { code: string; state: 'accepted' | 'waiting'; place_in_line: number | null };
type Needs = ReturnType<typeof needsFrom>;
type Pay = ReturnType<typeof payFrom>;

// For anyone

/** What an opened workshop says in public; null for a draft and for none. */
export async function publicWorkshop(db: Db, workshop: string): Promise<PublicWorkshop | null> {
	return expectOk(await db.rpc('workshop', { workshop })) as PublicWorkshop | null;
}

export async function takePart(db: Db, slug: string): Promise<TakePart> {
	return expectOk(await db.rpc('take_part', { slug })) as TakePart;
}

/** What the form to register begins with; null where there is nothing to register for. */
export async function beforeRegistering(
	db: Db,
	workshop: string,
	partner: string | null
): Promise<BeforeRegistering | null> {
	return expectOk(await db.rpc('before_registering', { workshop, partner })) as BeforeRegistering | null;
}

export const register = async (db: Db, workshop: string, by: string | null, form: Registering) =>
	outcome<Registered>(
		await db.rpc('register_for_workshop', {
			given: {
				workshop_id: workshop,
				by,
				pressed: form.pressed,
				called: form.called,
				contact_by: form.contact_by,
				contact: form.contact,
				language: form.language,
				needs: needsFrom(form),
				pay: payFrom(form)
			}
		})
	);

// One's own place, by its code or, signed in, by its id

type Asked = {
	params: { code: string };
	locals: App.Locals;
	cookies: Cookies;
	url: URL;
	getClientAddress: () => string;
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The code in an address as it is printed, or one's own registration's id; stops where it is neither, or somebody is guessing. */
export async function keyOf({ params, cookies, url, getClientAddress }: Asked): Promise<string> {
	if (ID.test(params.code)) {
		if (!hasSession(cookies)) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
		return params.code;
	}
	if (!(await mayTry('slip', getClientAddress()))) {
		error(429, { code: 'not-allowed', message: 'Too many codes were tried from here. Wait 10 minutes.' });
	}
	return receiptFrom(params.code) ?? notFound();
}

export function notFound(): never {
	error(404, { code: 'not-found', message: 'Page not found' });
}

/** What a registration's own page shows; null where the key leads nowhere. */
export async function place(db: Db, key: string): Promise<MyPlace | null> {
	return expectOk(await db.rpc('my_place', { key })) as MyPlace | null;
}

export const accept = async (db: Db, key: string) => outcome(await db.rpc('accept_place', { key }));

export const cancel = async (db: Db, key: string) => outcome(await db.rpc('cancel_registration', { key }));

export const changeNeeds = async (db: Db, key: string, needs: Needs) =>
	outcome(await db.rpc('change_needs', { key, needs }));

export const choosePay = async (db: Db, key: string, pay: Pay) =>
	outcome(await db.rpc('choose_pay', { key, pay: pay ?? {} }));

export const sayNeedMet = async (db: Db, key: string, need: string, met: string) =>
	outcome(await db.rpc('say_need_met', { key, need, met }));

/** The signed-in person's registrations and invitations: what is to come by day, then what was. */
export async function listMine(db: Db): Promise<Mine> {
	return expectOk(await db.rpc('my_registrations')) as Mine;
}

/** "Not this time", to one of one's own invitations or at somebody's request. */
export const decline = async (db: Db, invitation: string) =>
	outcome(await db.rpc('decline_invitation', { invitation }));

/** The calendar of one registration, or of all that its person was given; null where there is no place. */
export async function calendarOf(db: Db, key: string, site: URL, every = false): Promise<string | null> {
	const rows = expectOk(await db.rpc('registration_calendar', { key, every })) as Omit<
		CalendarWorkshop,
		'url'
	>[];
	if (!rows.length) return null;
	const origin = originOf(site);
	// Calendars are shared: an entry leads to the page that asks for the code, and never holds it.
	const url = `${origin}/registrations${ID.test(key) ? `/${key}` : ''}`;
	return calendar(
		rows.map((row) => ({ ...row, url })),
		{ host: new URL(origin).host, ...(every && { name: 'Workshops' }) }
	);
}

// For those who run it

type People = { which: Which; after: number };

/** Who comes, waits or gave their place back, 20 at a time. */
export async function people(
	db: Db,
	workshop: string,
	organisation: string,
	{ which, after }: People
): Promise<WorkshopPeople> {
	return expectOk(
		await db.rpc('workshop_people', { workshop, organisation, which, after_number: after })
	) as WorkshopPeople;
}

/** One's own people by name, 20 at a time: to invite and to register. */
export async function toInvite(
	db: Db,
	workshop: string,
	organisation: string,
	beside: string | null
): Promise<ToInvite> {
	return expectOk(await db.rpc('people_to_invite', { workshop, organisation, beside })) as ToInvite;
}

export const invite = async (db: Db, workshop: string, organisation: string, chosen: string[]) =>
	outcome<number>(await db.rpc('invite_people', { workshop, organisation, people: chosen }));

export const registerSomebody = async (
	db: Db,
	workshop: string,
	organisation: string,
	form: RegisteringSomebody
) =>
	outcome<Registered>(
		await db.rpc('register_somebody', {
			given: {
				workshop_id: workshop,
				organisation_id: organisation,
				pressed: form.pressed,
				called: form.called,
				needs: needsFrom(form),
				pay: payFrom(form),
				...(form.person_id
					? { person_id: form.person_id }
					: {
							name: form.name,
							contact_by: form.contact_by,
							contact: form.contact,
							language: form.language
						})
			}
		})
	);

/** What somebody of one's own list is called; stops where they are of another's, or of none. */
export async function nameOf(db: Db, organisation: string, person: string): Promise<string> {
	const { name, reference } = expectOk(
		await db
			.from('people')
			.select('name, reference')
			.eq('id', person)
			.eq('organisation_id', organisation)
			.single()
	);
	return name ?? reference ?? 'No name given';
}

/** The link by which people become known to this organisation, and to no other. */
export const invitationLink = (url: URL, workshop: string, slug: string) =>
	`${originOf(url)}/workshops/${workshop}?by=${slug}`;

/** The registration of somebody of one's own list. */
export async function at(db: Db, registration: string): Promise<RegistrationAt> {
	return expectOk(await db.rpc('registration_at', { registration })) as RegistrationAt;
}

export const print = async (db: Db, registration: string) =>
	outcome<string>(await db.rpc('print_registration', { registration }));

/** What people who come need, as tasks, 20 at a time. */
export async function needs(
	db: Db,
	workshop: string,
	organisation: string,
	beside: string | null
): Promise<WorkshopNeeds> {
	return expectOk(await db.rpc('workshop_needs', { workshop, organisation, beside })) as WorkshopNeeds;
}

export const ownNeed = async (db: Db, need: string, owner: string) =>
	outcome(await db.rpc('own_need', { need, owner }));

export const arrangeNeed = async (db: Db, need: string) => outcome(await db.rpc('arrange_need', { need }));

export const noteNeedMet = async (db: Db, need: string, met: string) =>
	outcome(await db.rpc('note_need_met', { need, met }));

export const reviewNeed = async (db: Db, need: string) => outcome(await db.rpc('review_need', { need }));

// Slips

export const { keepSlip, readSlip } = slipsOf('throughline-place', '/registrations');
