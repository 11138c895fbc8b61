// Approved payments of the manual rail, and what is done with them, for tests.
import { CAST } from '../../../src/lib/platform/cast.ts';
import { afresh, as, owner, type Row } from './database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './ids.ts';

export const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
export const AMINA_ADVISES = '00000000-0000-4000-d000-000000000012';
export const WORKSHOP_ROLE = '00000000-0000-4000-f500-000000000001';
export const PANEL_ROLE = '00000000-0000-4000-f500-000000000002';

export const idOf = (key: string) => String(CAST.find((one) => one.key === key)?.id);
export const today = async () => String((await owner()`select private.today()::text as day`)[0]?.day);

type Given = {
	route?: string;
	person?: string;
	payee?: string | null;
	fee?: number;
	expenses?: number;
	/** Who approved it. */
	by?: string;
	role?: string | null;
	payOn?: string;
};

/** A claim that was approved, and its payment, which waits to be handed over. */
export async function anApprovedPayment(changes: Given = {}) {
	const {
		route = 'cash',
		person = MRS_BEGUM,
		payee = null,
		fee = 5500,
		expenses = 450,
		by = 'carys'
	} = changes;
	const { role = WORKSHOP_ROLE, payOn = '2026-03-16' } = changes;
	const [claim] = await owner()`
		insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, route, payee_id, fee_pence,
			expense_pence, submitted_at, approved_at)
		values (${NORTHBROOK}, ${PCREF}, ${person}, 'agreed task', ${owner().json({ task: 'Taking part', pence: fee })}, '2026-03-02', ${role},
			${route}, ${payee}, ${fee}, ${expenses}, now(), now()) returning id`;
	// Only who may approve does: where it is not Carys, they are of finance too from now on.
	await owner()`
		insert into public.members (organisation_id, person_id, role)
		select p.organisation_id, p.id, 'finance_approver' from public.people p
		where p.account_id = ${idOf(by)} and p.organisation_id = ${NORTHBROOK} and not exists (
			select from public.members m where m.person_id = p.id and m.role = 'finance_approver')`;
	await owner()`
		insert into public.approvals (claim_id, version, decision, hash, decided_by)
		values (${claim?.id}, 1, 'approved', private.claim_hash(${claim?.id}), ${idOf(by)})`;
	await owner()`select private.make_payment(${claim?.id}, ${fee}, ${expenses}, ${payOn})`;
	const [made] = await owner()`select id, reference from public.payments where claim_id = ${claim?.id}`;
	return { id: String(made?.id), reference: String(made?.reference), claim: String(claim?.id) };
}

export const stateOf = async (payment: string) =>
	(await owner()`select state from public.payments where id = ${payment}`)[0]?.state as string;

/** Hands over what is approved of a route. Answers the run's id. */
export async function aRun(route: string, more: Row = {}, who = 'carys') {
	const given = { route, due_by: await today(), ...more };
	return (await afresh(who)).call<string>('make_run', { organisation: NORTHBROOK, given });
}
export const byRootedVoices = { partner_id: ROOTED_VOICES };

export type Item = {
	payment: string;
	position: number;
	name: string;
	role: string;
	state: string;
	code: string | null;
	finance_ref: string | null;
	cost_code: string | null;
	record: { reference: string; method: string; witness: string | null; mine: boolean } | null;
};
export type Run = {
	id: string;
	number: number;
	count: number;
	open: number;
	pence: number;
	items: Item[];
	next: number | null;
};
export const runPage = (who: string, run: string, more: Row = {}) =>
	as(who).call<Run>('run_page', { run, ...more });
