// A payment that went so far, made by the functions that make and move payments; for tests of what is read and kept of it.
import { owner } from './database.ts';
import { NORTHBROOK, PCREF } from './ids.ts';

export type Payment = { id: string; claim: string; reference: string };

type Given = {
	/** Of the cast, by name. */
	who?: string;
	route?: string;
	fee?: number;
	expenses?: number;
	/** The day of the activity, as days before today. */
	daysAgo?: number;
	/** The moves after `approved`. */
	moves?: string[];
	programme?: string;
	organisation?: string;
	held?: string;
};

export const BY_STRIPE = ['queued', 'sending', 'accepted', 'paid'];
export const BY_HAND = ['handed_to_finance', 'recorded_paid'];

/** An approved claim of somebody at Northbrook and its payment, moved on as far as `moves` say. */
export async function aPayment(given: Given = {}): Promise<Payment> {
	const { who = 'Amina', route = 'bacs', fee = 5000, expenses = 0, daysAgo = 3, moves = [] } = given;
	const { programme = PCREF, organisation = NORTHBROOK, held = 'stopped' } = given;
	const sql = owner();
	const [person] = await sql<{ id: string }[]>`
		select p.id from public.people p
		where p.organisation_id = ${organisation} and p.name = ${who} order by p.account_id is null, p.id limit 1`;
	const person_id =
		person?.id ??
		(
			await sql<{ id: string }[]>`
			insert into public.people (organisation_id, name) values (${organisation}, ${who}) returning id`
		)[0]!.id;
	const status = route === 'payroll' ? 'taxed through payroll' : 'not employment';
	const [role] = await sql<{ id: string }[]>`
		insert into public.involvement_roles (organisation_id, name) values (${organisation}, ${`Paid by ${route}`})
		on conflict (organisation_id, name) do update set name = excluded.name returning id`;
	await sql`
		insert into public.route_decisions (role_id, status, routes, basis, starts_on)
		select ${role!.id}, ${status}, array[${route}]::text[], 'Decided for the tests of payments', '2020-01-01'
		where not exists (select from public.route_decisions d where d.role_id = ${role!.id})`;
	const [claim] = await sql<{ id: string }[]>`
		insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, route, fee_pence, expense_pence,
			submitted_at, approved_at)
		values (${organisation}, ${programme}, ${person_id}, 'agreed task', ${sql.json({ pence: fee })}, private.today() - ${daysAgo}::int,
			${role!.id}, ${route}, ${fee}, ${expenses}, now(), now())
		returning id`;
	const [made] = await sql<{ id: string }[]>`
		select private.make_payment(${claim!.id}, ${fee}, ${expenses}, private.today()) as id`;
	for (const move of moves)
		await sql`select private.move_payment(${made!.id}, ${move}, null, ${move === 'held' ? held : null})`;
	const [row] = await sql<
		{ reference: string }[]
	>`select reference from public.payments where id = ${made!.id}`;
	return { id: made!.id, claim: claim!.id, reference: row!.reference };
}
