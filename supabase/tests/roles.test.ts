// How a role is paid is the trust's decision, role by role; the database refuses any route that it does not allow (R58).
import { describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused, type Row } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';

type Role = {
	id: string;
	name: string;
	for_workshops: boolean;
	ended_at: string | null;
	decision: { status: string; routes: string[]; starts_on: string } | null;
	decisions: { status: string; basis: string; starts_on: string; decided_by: string | null }[];
};

const WORKSHOPS = '00000000-0000-4000-f500-000000000001';
const PANEL = '00000000-0000-4000-f500-000000000002';
const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
const DECISION = {
	status: 'not employment',
	routes: ['cash', 'voucher'],
	basis: 'Asked once, with no duty to come',
	starts_on: '2026-01-01'
};

const roles = (who: string, organisation = NORTHBROOK) =>
	as(who).call<{ roles: Role[]; next: string | null }>('roles_of', { organisation });
const page = (who: string, involvement_role: string) => as(who).call<Role>('role_page', { involvement_role });
const addRole = (name: string, more: Row = {}, who = 'carys') =>
	as(who).call<string>('add_role', { organisation: NORTHBROOK, given: { name, ...more } });
async function decide(involvement_role: string, more: Row = {}, who = 'carys') {
	return (await afresh(who)).call<string>('decide_route', {
		involvement_role,
		given: { ...DECISION, ...more }
	});
}
async function aClaim(role: string | null, route: string | null, more: Row = {}) {
	const claim = { organisation_id: NORTHBROOK, programme_id: PCREF, person_id: MRS_BEGUM, ...more };
	const [made] = await owner()`
		insert into public.claims ${owner()({ reason: 'expenses', done_on: '2026-03-02', role_id: role, route, ...claim })} returning id`;
	return String(made?.id);
}
const allowed = async (role: string, day: string) =>
	(await owner()`select private.allowed_routes(${role}, ${day}) as routes`)[0]?.routes as string[];

describe('roles', () => {
	test('finance and administrators name a role; others do not', async () => {
		const id = await addRole('Reading documents');
		expect(await page('grace', id)).toMatchObject({
			name: 'Reading documents',
			decision: null,
			decisions: []
		});
		await addRole('Speaking at an event', {}, 'grace');
		await refused(addRole('Reading documents'), 'RU002', 'name');
		await refused(addRole('  '), 'TX001', 'name');
		for (const who of ['fatima', 'marcus', 'dev', 'olwen', 'amina'])
			await refused(addRole('Another', {}, who), '42501');
		await refused(nobody.call('add_role', { organisation: NORTHBROOK, given: {} }), '42501');
	});

	test('those who name, decide, lead or audit read them; others do not', async () => {
		for (const who of ['carys', 'grace', 'dev']) {
			expect((await roles(who)).roles).toContainEqual(expect.objectContaining({ id: PANEL }));
		}
		for (const who of ['fatima', 'marcus', 'sol', 'olwen', 'joy']) {
			await refused(roles(who), '42501');
			await refused(page(who, PANEL), '42501');
		}
		await refused(nobody.call('roles_of', { organisation: NORTHBROOK }), '42501');
		expect(await roles('olwen', EASTVALE)).toEqual({ roles: [], next: null });
	});

	test('one role is that of workshops, and cannot end while it is', async () => {
		const id = await addRole('Being at a workshop', { for_workshops: true });
		expect((await roles('carys')).roles.filter(({ for_workshops }) => for_workshops)).toMatchObject([{ id }]);
		await refused(as('grace').call('end_role', { involvement_role: id }), 'RU004');
		await refused(as('fatima').call('use_for_workshops', { involvement_role: WORKSHOPS }), '42501');
		await refused(as('fatima').call('end_role', { involvement_role: WORKSHOPS }), '42501');
		await as('grace').call('use_for_workshops', { involvement_role: WORKSHOPS });
		await as('grace').call('end_role', { involvement_role: id });
		await refused(as('grace').call('end_role', { involvement_role: id }), 'RU003');
		await refused(as('grace').call('use_for_workshops', { involvement_role: id }), 'RU003');
	});
});

describe('decisions', () => {
	test('a finance approver who has just signed in decides; the history stays', async () => {
		const id = await addRole('Helping with interviews');
		await decide(id);
		await decide(id, { status: 'taxed through payroll', routes: [], starts_on: '2026-06-01' });
		const role = await page('dev', id);
		expect(role.decision).toMatchObject({ status: 'taxed through payroll', routes: ['payroll'] });
		expect(role.decisions).toMatchObject([
			{ status: 'taxed through payroll', starts_on: '2026-06-01', decided_by: 'Carys' },
			{ status: 'not employment', starts_on: '2026-01-01', basis: DECISION.basis }
		]);
		await refused(as('carys').call('decide_route', { involvement_role: id, given: DECISION }), 'PF001');
		await refused(decide(id, {}, 'grace'), '42501');
		await refused(decide(crypto.randomUUID()), 'P0002');
	});

	test.each([
		[{ status: 'self-employed' }, 'RU005', 'status'],
		[{ routes: [] }, 'RU006', 'routes'],
		[{ routes: ['payroll'] }, 'RU006', 'routes'],
		[{ routes: ['cash', 'barter'] }, 'RU006', 'routes'],
		[{ basis: 'Because' }, 'TX001', 'basis'],
		[{ starts_on: null }, 'RU007', 'starts_on'],
		[{ starts_on: '1999-01-01' }, 'RU007', 'starts_on']
	])('%j is no decision', async (more, code, field) => {
		await refused(decide(PANEL, more), code, field);
	});

	test('the decision of the day of the work holds, not the latest', async () => {
		const id = await addRole('Taking notes');
		expect(await allowed(id, '2026-03-02')).toEqual([]);
		await decide(id);
		await decide(id, { status: 'worker or employee', starts_on: '2026-06-01' });
		expect(await allowed(id, '2025-12-31')).toEqual([]);
		expect(await allowed(id, '2026-05-31')).toEqual(['cash', 'voucher']);
		expect(await allowed(id, '2026-06-01')).toEqual(['payroll']);
		// Decided again for the same day: the later word holds.
		await decide(id, { starts_on: '2026-06-01' });
		expect(await allowed(id, '2026-06-01')).toEqual(['cash', 'voucher']);
	});
});

describe('the route of a claim and of a payment', () => {
	test('a Stripe payment for a role of the payroll is refused by the database', async () => {
		await refused(aClaim(PANEL, 'stripe'), 'RU001', 'route');
		const claim = await aClaim(PANEL, 'payroll');
		await refused(owner()`update public.claims set route = 'stripe' where id = ${claim}`, 'RU001', 'route');
		await refused(
			owner()`update public.claims set done_on = '2020-01-01' where id = ${claim}`,
			'RU001',
			'route'
		);
		await owner()`update public.claims set fee_pence = 5500 where id = ${claim}`;
		const [payment] = await owner()`select private.make_payment(${claim}, 5500, 0, '2026-03-10') as id`;
		await refused(
			owner()`update public.payments set route = 'stripe' where id = ${payment?.id}`,
			'RU001',
			'route'
		);
	});

	test('a claim without a role goes by the role for workshops; where nothing is decided it has no route', async () => {
		await aClaim(null, 'cash');
		await refused(aClaim(null, 'payroll'), 'RU001', 'route');
		const undecided = await addRole('Not thought of yet');
		await aClaim(undecided, null);
		const told = await refused(aClaim(undecided, 'cash'), 'RU001', 'route');
		expect(told.message).toBe('The trust has not decided yet how this role is paid');
	});
});
