// A claim that waits for approval, as its tables hold it: making one is told in the tests of claims.
import { owner } from './database.ts';
import { NORTHBROOK, PCREF } from './ids.ts';

export type Waiting = { id: string; version: number; hash: string };

type Given = {
	/** Whom it pays, of those Northbrook knows; made where nobody has the name. */
	who?: string;
	/** The key of an account of the cast, whose row at Northbrook the person is. */
	raisedBy?: string | null;
	fee?: number;
	expenses?: number;
	route?: string | null;
	daysAgo?: number;
	programme?: string;
	registration?: string | null;
	payee?: string | null;
};

/** Raised by Grace for Redwing, £50 by BACS for a day three days ago, unless said. */
export async function aWaitingClaim(given: Given = {}): Promise<Waiting> {
	const {
		who = 'Redwing',
		raisedBy = 'grace',
		fee = 5000,
		expenses = 0,
		route = 'bacs',
		daysAgo = 3
	} = given;
	const { programme = PCREF, registration = null, payee = null } = given;
	const sql = owner();
	const [known] = await sql<{ id: string }[]>`
		select id from public.people where organisation_id = ${NORTHBROOK} and name = ${who} limit 1`;
	const person =
		known?.id ??
		(
			await sql<{ id: string }[]>`
			insert into public.people (organisation_id, name) values (${NORTHBROOK}, ${who}) returning id`
		)[0]!.id;
	const [claim] = await sql<{ id: string }[]>`
		insert into public.claims (organisation_id, programme_id, person_id, registration_id, reason, offer, done_on, role_id, route, payee_id,
			fee_pence, expense_pence, submitted_at, submitted_by)
		select ${NORTHBROOK}, ${programme}, ${person}, ${registration}, ${registration ? 'took part' : 'agreed task'}, ${sql.json({ pence: fee })},
			private.today() - ${daysAgo}::int, private.role_for(${NORTHBROOK}), ${route}, ${payee}, ${fee}, ${expenses}, now(),
			(select account_id from public.people where account_id is not null and lower(name) = ${raisedBy} limit 1)
		returning id`;
	return asSeen(claim!.id);
}

/** What a page shows of a claim at this moment. */
export async function asSeen(claim: string): Promise<Waiting> {
	const [row] = await owner()<{ version: number; hash: string }[]>`
		select version, encode(private.claim_hash(id), 'hex') as hash from public.claims where id = ${claim}`;
	return { id: claim, ...row! };
}

/** What the payments of a claim are, the oldest first. */
export const paymentsOf = (claim: string) =>
	owner()<{ id: string; state: string; pence: number; replaces_id: string | null }[]>`
		select id, state, pence, replaces_id from public.payments where claim_id = ${claim} order by created_at, id`;
