// Groups and organisations are paid, unincorporated ones too (R62), once two of their people are named.
import { describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused, type Row } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import {
	anApprovedPayment,
	aRun,
	MRS_BEGUM,
	runPage,
	stateOf,
	WORKSHOP_ROLE
} from './support/manual-rail.ts';

const CONTACTS = [
	{ name: 'Redwing', contact: '020 7946 0100' },
	{ name: 'Swift', contact: 'swift@choir.example' }
];
type Page = {
	lacks: string | null;
	finance_ref: string | null;
	company_number: string | null;
	contacts: { name: string }[];
	agreements: { title: string; paid: { from: string; pence: number }[] }[];
};

const add = (more: Row = {}, who = 'carys') =>
	as(who).call<string>('add_payee', {
		organisation: NORTHBROOK,
		given: { kind: 'group', name: 'The Harbour choir', contacts: CONTACTS, ...more }
	});
const page = (payee: string, who = 'carys') => as(who).call<Page>('payee_page', { payee });
const list = (who = 'carys') =>
	as(who).call<{ payees: { id: string; name: string }[]; to_match: { claim: string; named: string }[] }>(
		'payees_of',
		{
			organisation: NORTHBROOK
		}
	);
const setRef = async (payee: string, reference: string, who = 'carys') =>
	(await afresh(who)).call('set_finance_ref', { payee, reference });

describe('a group', () => {
	test('is written down without a company number, with two people who can be reached', async () => {
		const id = await add();
		expect(await page(id)).toMatchObject({
			company_number: null,
			lacks: null,
			contacts: [{ name: 'Redwing' }, { name: 'Swift' }]
		});
		expect((await list('grace')).payees).toContainEqual(
			expect.objectContaining({ id, name: 'The Harbour choir' })
		);
		for (const who of ['fatima', 'dev', 'joy', 'olwen']) {
			await refused(add({}, who), '42501');
			await refused(page(id, who), '42501');
			await refused(list(who), '42501');
			await refused(as(who).call('end_payee', { payee: id }), '42501');
			await refused(as(who).call('save_payee_contacts', { payee: id, contacts: CONTACTS }), '42501');
		}
		await refused(nobody.call('payees_of', { organisation: NORTHBROOK }), '42501');
		await refused(page(crypto.randomUUID()), 'P0002');
		await refused(as('carys').run('select name from public.payee_contacts'), '42501');
		await refused(as('carys').run('select reference from public.payee_finance_refs'), '42501');
	});

	test.each([
		[{ kind: 'person' }, 'PV003', 'kind'],
		[{ name: ' ' }, 'TX001', 'name'],
		[{ company_number: '12' }, 'PV004', 'company_number'],
		[{ contacts: [CONTACTS[0]] }, 'PV002', 'name2'],
		[{ contacts: [CONTACTS[0], { name: 'redwing', contact: 'elsewhere' }] }, 'PV002', 'name2'],
		[{ contacts: [{ name: 'Redwing' }, CONTACTS[1]] }, 'PV002', 'contact1']
	])('%j is refused', async (more, code, field) => {
		await refused(add(more), code, field);
	});

	test('its people change, and it ends', async () => {
		const id = await add({ name: 'The Quay allotment', company_number: 'ce 123456' });
		await as('grace').call('save_payee_contacts', {
			payee: id,
			contacts: [CONTACTS[1], { name: 'Nightingale', contact: 'by post' }]
		});
		expect(await page(id)).toMatchObject({
			company_number: 'CE123456',
			contacts: [{ name: 'Swift' }, { name: 'Nightingale' }]
		});
		await as('grace').call('end_payee', { payee: id });
		expect((await page(id)).lacks).toBe('ended');
	});

	test('no money leaves for it before two people are named', async () => {
		const [row] = await owner()`
			insert into public.payees (organisation_id, kind, name) values (${NORTHBROOK}, 'group', 'A group nobody knows') returning id`;
		const payment = await anApprovedPayment({ route: 'organisation', payee: String(row?.id) });
		await setRef(String(row?.id), 'GRP-1');
		await refused(aRun('organisation'), 'PV013');
		await refused(owner()`select private.move_payment(${payment.id}, 'handed_to_finance')`, 'PV001');
		await as('carys').call('save_payee_contacts', { payee: row?.id, contacts: CONTACTS });
		const run = await runPage('grace', await aRun('organisation'));
		expect(run.items).toMatchObject([{ name: 'A group nobody knows', finance_ref: 'GRP-1' }]);
	});
});

describe('agreements', () => {
	const agree = (payee: string, more: Row = {}, who = 'carys') =>
		as(who).call<string>('add_agreement', {
			payee,
			given: {
				title: 'Singing on the wards',
				starts_on: '2025-04-01',
				ends_on: '2028-03-31',
				pence_per_year: 480000,
				...more
			}
		});

	test('stand over years, with what was paid in each', async () => {
		const id = await add({ name: 'The Estuary choir' });
		await agree(id);
		const { agreements } = await page(id);
		expect(agreements).toMatchObject([{ title: 'Singing on the wards' }]);
		expect(agreements[0]?.paid[0]).toEqual({ from: '2025-04-01', pence: 0 });
		expect(await as('dev').rows`select title from public.agreements where payee_id = ${id}`).toHaveLength(1);
		expect(await as('olwen').rows`select title from public.agreements where payee_id = ${id}`).toEqual([]);
		const [held] = await owner()`select private.agreement_on(${id}, '2026-05-01') ->> 'title' as title,
			private.agreement_on(${id}, '2030-05-01') as none`;
		expect(held).toEqual({ title: 'Singing on the wards', none: null });
		await refused(agree(id, {}, 'fatima'), '42501');
	});

	test.each([
		[{ title: '' }, 'TX001', 'title'],
		[{ starts_on: null }, 'PV006', 'starts_on'],
		[{ ends_on: '2025-03-31' }, 'PV006', 'ends_on'],
		[{ pence_per_year: null }, 'PV007', 'pence_per_year']
	])('%j is refused', async (more, code, field) => {
		await refused(agree(await add({ name: `Choir ${code} ${field}` }), more), code, field);
	});
});

describe('the reference of the finance system', () => {
	test('is set by who has just signed in, is never bank details, and a change takes approvals back', async () => {
		const id = await add({ name: 'The Tidal band' });
		await refused(as('carys').call('set_finance_ref', { payee: id, reference: 'SUP-1' }), 'PF001');
		await refused(setRef(id, 'SUP-1', 'fatima'), '42501');
		for (const account of ['12345678', '10-88-00', '10-88-00/12345678', 'a', 'not this']) {
			await refused(setRef(id, account), 'PV008', 'reference');
		}
		await setRef(id, 'sup-1');
		expect((await page(id)).finance_ref).toBe('SUP-1');
		const payment = await anApprovedPayment({ route: 'organisation', payee: id });
		await setRef(id, 'SUP-1');
		expect(await stateOf(payment.id)).toBe('approved');
		await setRef(id, 'SUP-2');
		expect(await stateOf(payment.id)).toBe('voided');
	});
});

describe('a charity somebody named', () => {
	async function aClaimForCharity(state: 'submitted' | 'approved' = 'submitted') {
		const [claim] = await owner()`
			insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, submitted_at)
			values (${NORTHBROOK}, ${PCREF}, ${MRS_BEGUM}, 'agreed task', '{"pence": 5500}', '2026-03-02', ${WORKSHOP_ROLE}, now()) returning id`;
		await owner()`
			insert into public.pay_choices (claim_id, choice, payee, how) values (${claim?.id}, 'charity', 'The harbour choir', 'by the person')`;
		if (state === 'approved')
			await owner()`update public.claims set approved_at = now() where id = ${claim?.id}`;
		return String(claim?.id);
	}

	test('is matched by finance to one it pays', async () => {
		const payee = await add({ name: 'Harbour Choir (matched)' });
		const claim = await aClaimForCharity();
		expect((await list()).to_match).toContainEqual(
			expect.objectContaining({ claim, named: 'The harbour choir' })
		);
		const match = (who: string, more: Row = {}) =>
			as(who).call('match_claim_payee', { claim, payee, ...more });
		await refused(match('grace'), '42501');
		await refused(match('carys', { payee: crypto.randomUUID() }), 'PV010', 'payee');
		await refused(match('carys', { claim: crypto.randomUUID() }), 'P0002');
		await match('carys');
		const [row] = await owner()`select payee_id from public.claims where id = ${claim}`;
		expect(row?.payee_id).toBe(payee);
		expect((await list()).to_match.map((one) => one.claim)).not.toContain(claim);
		await refused(match('carys', { claim: await aClaimForCharity('approved') }), 'PV009');
	});
});

describe('its statement', () => {
	type Statement = {
		name: string;
		lines: { day: string; reference: string; to_me: boolean; came_back: boolean }[];
		fee_pence: number;
		expense_pence: number;
		agreements: { title: string }[];
	};
	const DAYS = { from_day: '2026-01-01', to_day: '2027-12-31' };
	const statement = (payee: string, who: string, days: Row = DAYS) =>
		as(who).call<Statement>('payee_statement', { payee, ...days });
	const paid = async (payee: string, fee: number, expenses: number) => {
		const payment = await anApprovedPayment({ route: 'organisation', payee, fee, expenses });
		await owner()`select private.move_payment(${payment.id}, 'handed_to_finance')`;
		await owner()`select private.move_payment(${payment.id}, 'recorded_paid')`;
		return payment;
	};

	test('names the agreement and sums what was paid; finance reads it, and no other trust', async () => {
		const payee = await add({ name: 'The Lantern choir' });
		await as('carys').call('add_agreement', {
			payee,
			given: {
				title: 'Singing, again',
				starts_on: '2025-04-01',
				ends_on: '2028-03-31',
				pence_per_year: 480000
			}
		});
		const { reference } = await paid(payee, 5500, 450);
		const back = await paid(payee, 1000, 0);
		await owner()`select private.move_payment(${back.id}, 'reversed')`;
		await anApprovedPayment({ route: 'organisation', payee });
		const read = await statement(payee, 'carys');
		expect(read).toMatchObject({
			name: 'The Lantern choir',
			fee_pence: 5500,
			expense_pence: 450,
			agreements: [{ title: 'Singing, again' }]
		});
		expect(read.lines).toHaveLength(3);
		expect(read.lines).toContainEqual(expect.objectContaining({ reference, to_me: true }));
		const later = { from_day: '2029-01-01', to_day: '2029-12-31' };
		expect(await statement(payee, 'grace', later)).toMatchObject({ fee_pence: 0, agreements: [] });
		for (const who of ['fatima', 'dev', 'joy', 'olwen', 'amina'])
			await refused(statement(payee, who), 'P0002');
		await refused(nobody.call('payee_statement', { payee, ...DAYS }), '42501');
		await refused(statement(payee, 'carys', { ...DAYS, to_day: '2025-01-01' }), 'PS001', 'to');
		const [person] = await owner()`select id from public.payees where kind = 'person' limit 1`;
		if (person) await refused(statement(String(person.id), 'carys'), 'P0002');
	});

	test('of a partner is read by its administrator, and is no part of their own', async () => {
		const [row] = await owner()`
			insert into public.payees (organisation_id, kind, name, partner_id)
			select ${NORTHBROOK}, 'organisation', 'Rooted Voices (paid)', o.id from public.organisations o where o.slug = 'rooted-voices' returning id`;
		const own = () => as('joy').call<Statement>('my_statement', DAYS);
		const before = await own();
		await paid(String(row?.id), 7000, 0);
		expect(await statement(String(row?.id), 'joy')).toMatchObject({ fee_pence: 7000 });
		expect(await own()).toEqual(before);
		expect(await as('joy').call('payees_i_speak_for')).toContainEqual({
			id: row?.id,
			name: 'Rooted Voices (paid)',
			paid_by: expect.any(String)
		});
		expect(await as('amina').call('payees_i_speak_for')).toEqual([]);
		await refused(statement(String(row?.id), 'amina'), 'P0002');
		await refused(nobody.call('payees_i_speak_for'), '42501');
	});
});
