// Money that finance pays itself: handed over in a run, recorded by another person, confirmed by another again; once (R60, R64).
import { beforeAll, describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused, type Row } from './support/database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import {
	aRun,
	anApprovedPayment,
	byRootedVoices,
	idOf,
	PANEL_ROLE,
	runPage,
	stateOf,
	today
} from './support/manual-rail.ts';

type HandOuts = {
	to_give: { payment: string; name: string; pence: number; trust: string; mine: boolean }[];
	given: { reference: string; witness: string | null; by_code: boolean }[];
};

let day = '';
beforeAll(async () => {
	day = await today();
});

const record = async (payment: string, more: Row = {}, who = 'grace') =>
	(await afresh(who)).call('record_paid', {
		payment,
		given: {
			paid_on: day,
			method: 'bank transfer',
			reference: `BANK ${payment.slice(0, 8)}`,
			evidence: 'List 12',
			...more
		}
	});
const handOver = async (payment: string, more: Row = {}, who = 'joy') =>
	(await afresh(who)).call('record_hand_over', {
		payment,
		given: { given_on: day, witness: 'Nightingale', ...more }
	});
const reverse = async (payment: string, why = 'sent back by the bank', who = 'grace') =>
	(await afresh(who)).call('reverse_paid', { payment, why });
const confirm = (payment: string, who = 'carys') => as(who).call('confirm_paid', { payment });
const handOuts = (who: string, organisation = ROOTED_VOICES) =>
	as(who).call<HandOuts>('hand_outs', { organisation });
const setRef = async (payee: string, reference: string, who = 'carys') =>
	(await afresh(who)).call('set_finance_ref', { payee, reference });
const payeeOf = async (payment: string) =>
	String((await owner()`select payee_id from public.payments where id = ${payment}`)[0]?.payee_id);
const balances = async () =>
	Object.fromEntries(
		(await owner()`select account, sum(pence)::int as pence from public.ledger_entries group by 1`).map(
			(row) => [row.account, row.pence]
		)
	) as Record<string, number>;

/** A payment by the bank, in a run. */
async function handedToFinance(changes = {}) {
	const payment = await anApprovedPayment({ route: 'bacs', ...changes });
	await setRef(await payeeOf(payment.id), 'SUP-0014');
	return { ...payment, run: await aRun('bacs') };
}
/** Cash that Joy is to bring to Mrs Begum. */
async function cashForMrsBegum() {
	const payment = await anApprovedPayment();
	return { ...payment, run: await aRun('cash', byRootedVoices) };
}

describe('a run', () => {
	test('takes what is approved and due, says what it is made of, and numbers itself', async () => {
		const payment = await anApprovedPayment({ route: 'payroll', role: PANEL_ROLE });
		const later = await anApprovedPayment({ route: 'payroll', role: PANEL_ROLE, payOn: '2027-06-01' });
		const run = await runPage('grace', await aRun('payroll'));
		expect(run).toMatchObject({ count: 1, open: 1, pence: 5950 });
		expect(run.items).toMatchObject([
			{
				payment: payment.id,
				position: 1,
				name: 'Mrs Begum',
				role: 'Interview panel member',
				state: 'handed_to_finance',
				code: null
			}
		]);
		expect(await stateOf(payment.id)).toBe('handed_to_finance');
		expect(await stateOf(later.id)).toBe('approved');
		await refused(aRun('payroll'), 'PV013', 'due_by');
	});

	test('is made by finance or an administrator who has just signed in', async () => {
		const make = { organisation: NORTHBROOK, given: { route: 'cash', due_by: day } };
		await refused(as('carys').call('make_run', make), 'PF001');
		for (const who of ['fatima', 'dev', 'joy', 'olwen'])
			await refused((await afresh(who)).call('make_run', make), '42501');
		await refused(nobody.call('make_run', make), '42501');
		await refused(aRun('stripe'), 'PV012', 'route');
		await refused(aRun('cash', { due_by: null }), 'PV012', 'due_by');
		const { run } = await handedToFinance();
		for (const who of ['dev', 'joy', 'fatima', 'olwen']) await refused(runPage(who, run), '42501');
		await refused(runPage('carys', crypto.randomUUID()), 'P0002');
		expect(await as('dev').rows`select number from public.runs where id = ${run}`).toHaveLength(1);
		expect(await as('joy').rows`select number from public.runs where id = ${run}`).toEqual([]);
		expect(await as('dev').rows`select position from public.run_items where run_id = ${run}`).toHaveLength(1);
		expect(await as('olwen').rows`select position from public.run_items where run_id = ${run}`).toEqual([]);
	});

	test('leaves what changed, what is stopped, and whom finance does not know', async () => {
		const changed = await anApprovedPayment({ route: 'bacs' });
		await owner()`delete from public.payee_finance_refs where payee_id = ${await payeeOf(changed.id)}`;
		const waits = async () =>
			await as('carys').call<{ waiting: Row[]; refs: Row[] }>('runs_of', { organisation: NORTHBROOK });
		expect((await waits()).refs).toMatchObject([{ name: 'Mrs Begum' }]);
		await refused(aRun('bacs'), 'PV013');
		await setRef(await payeeOf(changed.id), 'SUP-0014');
		await owner()`insert into public.pay_settings (organisation_id, stopped_at, stopped_why) values (${NORTHBROOK}, now(), 'by a person')
			on conflict (organisation_id) do update set stopped_at = now(), stopped_why = 'by a person'`;
		expect((await waits()).waiting).toContainEqual(
			expect.objectContaining({ route: 'bacs', ready: 0, stopped: 1 })
		);
		await refused(aRun('bacs'), 'PV013');
		await owner()`update public.pay_settings set stopped_at = null, stopped_why = null`;
		await owner()`insert into public.claim_lines (claim_id, position, kind, pence) values (${changed.claim}, 1, 'fee', 1)`;
		expect((await waits()).waiting).toContainEqual(
			expect.objectContaining({ route: 'bacs', ready: 0, changed: 1 })
		);
		await refused(aRun('bacs'), 'PV013');
		await owner()`delete from public.claim_lines where claim_id = ${changed.claim}`;
		await aRun('bacs');
		await refused(as('dev').call('runs_of', { organisation: NORTHBROOK }), '42501');
	});

	test('a payment is taken back, and goes with a later run', async () => {
		const { id, run } = await handedToFinance();
		await refused(as('fatima').call('take_back_from_run', { payment: id }), '42501');
		await as('grace').call('take_back_from_run', { payment: id });
		expect(await stateOf(id)).toBe('approved');
		await refused(as('grace').call('take_back_from_run', { payment: id }), 'PV014');
		expect((await runPage('carys', run)).items).toMatchObject([{ state: 'taken back', record: null }]);
		const next = await aRun('bacs');
		expect((await runPage('carys', next)).items).toMatchObject([{ payment: id }]);
		await record(id);
	});

	test('what would cross a limit of the person’s own waits for them, and the others go', async () => {
		const tunde = '00000000-0000-4000-d000-000000000013';
		await owner()`insert into public.own_limits (account_id, week_pence) values (${idOf('tunde')}, 5000)`;
		const over = await anApprovedPayment({ person: tunde });
		// Nothing else goes: there is no run, and it waits all the same.
		expect(await aRun('cash', byRootedVoices)).toBeNull();
		expect(await stateOf(over.id)).toBe('held');
		const under = await anApprovedPayment();
		const { items } = await runPage('carys', await aRun('cash', byRootedVoices));
		expect(items.map(({ payment }) => payment)).toEqual([under.id]);
		await owner()`delete from public.own_limits`;
	});

	test('a programme is booked under the code of finance', async () => {
		const { run, id } = await handedToFinance();
		await as('carys').call('set_cost_code', { programme: PCREF, code: 'n41 / 2207' });
		expect((await runPage('grace', run)).items).toMatchObject([
			{ cost_code: 'N41 / 2207', finance_ref: 'SUP-0014' }
		]);
		await refused(as('carys').call('set_cost_code', { programme: PCREF, code: '=1' }), 'PV026', 'code');
		await refused(as('fatima').call('set_cost_code', { programme: PCREF, code: '' }), '42501');
		await refused(as('carys').call('set_cost_code', { programme: crypto.randomUUID(), code: '' }), 'P0002');
		await as('carys').call('set_cost_code', { programme: PCREF, code: '' });
		await record(id);
	});
});

describe('recording', () => {
	test('by a person who neither approved it nor handed it over; then confirmed by another', async () => {
		const before = await balances();
		const { id } = await handedToFinance({ by: 'marcus' });
		await refused(record(id, {}, 'carys'), 'PV020');
		await refused(record(id, {}, 'fatima'), '42501');
		const given = { paid_on: day, method: 'bank transfer', reference: 'X1234' };
		await refused(as('grace').call('record_paid', { payment: id, given }), 'PF001');
		await record(id);
		expect(await stateOf(id)).toBe('recorded_paid');
		const after = await balances();
		expect((after.bank ?? 0) - (before.bank ?? 0)).toBe(-5950);
		expect((after.owed ?? 0) - (before.owed ?? 0)).toBe(0);
		await refused(confirm(id, 'grace'), 'PV023');
		await refused(confirm(id, 'dev'), '42501');
		await confirm(id);
		expect(await stateOf(id)).toBe('confirmed');
		await refused(confirm(id), 'PV014');
		expect(await as('dev').rows`select method from public.payment_records where payment_id = ${id}`).toEqual([
			{ method: 'bank transfer' }
		]);
		expect(
			await as('olwen').rows`select method from public.payment_records where payment_id = ${id}`
		).toEqual([]);
	});

	test('not by the approver, though another made the run; nor by who is paid', async () => {
		const payment = await anApprovedPayment({
			route: 'bacs',
			by: 'grace',
			person: '00000000-0000-4000-d000-000000000012'
		});
		await setRef(await payeeOf(payment.id), 'SUP-0012');
		await aRun('bacs');
		await refused(record(payment.id, {}, 'grace'), 'PV020');
		await owner()`update public.claims set person_id = '00000000-0000-4000-d000-000000000001' where id = ${payment.claim}`;
		await owner()`delete from public.approvals where claim_id = ${payment.claim}`;
		await refused(record(payment.id, {}, 'grace'), 'PV020');
		await as('carys').call('take_back_from_run', { payment: payment.id });
		await owner()`update public.payments set pay_on = '2030-01-01' where id = ${payment.id}`;
	});

	test.each([
		[{ method: 'cash' }, 'PV019', 'method'],
		[{ paid_on: '2020-01-01' }, 'PV021', 'paid_on'],
		[{ paid_on: '2099-01-01' }, 'PV021', 'paid_on'],
		[{ paid_on: null }, 'PV021', 'paid_on'],
		[{ reference: ' ' }, 'PV022', 'reference']
	])('%j is refused', async (more, code, field) => {
		const { id } = await handedToFinance();
		await refused(record(id, more), code, field);
		await record(id);
	});

	test('matrix 37: a payment is recorded once, however many record it at the same moment', async () => {
		const { id } = await handedToFinance();
		const tries = await Promise.allSettled(
			Array.from({ length: 6 }, (_, n) => record(id, { reference: `Parallel ${n}` }))
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await owner()`select 1 from public.payment_records where payment_id = ${id}`).toHaveLength(1);
		const [posted] = await owner()`
			select count(*)::int as times from public.ledger_transactions t join public.payment_events e on e.id = t.event_id
			where e.payment_id = ${id} and e.to_state = 'recorded_paid'`;
		expect(posted?.times).toBe(1);
	});

	test('matrix 37: a reference is used once in a trust, however it is spelt', async () => {
		const one = await handedToFinance();
		const other = await handedToFinance();
		const both = await Promise.allSettled([
			record(one.id, { reference: 'Ref 2026/7' }),
			record(other.id, { reference: 'REF 2026/7' })
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const late = (await stateOf(one.id)) === 'handed_to_finance' ? one : other;
		await refused(record(late.id, { reference: ' ref 2026/7 ' }), 'PV022', 'reference');
		await record(late.id);
	});

	test('matrix 37: what Stripe pays is never recorded by hand, whoever writes it', async () => {
		const stripe = await anApprovedPayment({ route: 'stripe' });
		await refused(record(stripe.id), 'PV014');
		await refused(
			owner()`insert into public.payment_records (payment_id, organisation_id, paid_on, method, reference, recorded_by)
				values (${stripe.id}, ${NORTHBROOK}, ${day}, 'cash', 'By hand', ${idOf('grace')})`,
			'PV011'
		);
		// The same claim, handed to finance while Stripe may have sent it.
		const { id, claim } = await handedToFinance();
		await owner()`update public.payments set claim_id = ${claim}, state = 'unknown' where id = ${stripe.id}`;
		await refused(record(id), 'PV011');
		expect(await stateOf(id)).toBe('handed_to_finance');
	});

	test('matrix 37: what is recorded stays so: no second run, no taking back', async () => {
		const { id, run } = await handedToFinance();
		await record(id);
		await refused(as('grace').call('take_back_from_run', { payment: id }), 'PV014');
		await refused(
			(await afresh('grace')).call('record_run', { run, given: { paid_on: day, reference: 'Again' } }),
			'PV013'
		);
		await refused(record(id, { reference: 'Another' }), 'PV014');
	});

	test('a run that the bank paid at once is recorded at once, each by its place', async () => {
		const one = await anApprovedPayment({ route: 'payroll', role: PANEL_ROLE });
		const other = await anApprovedPayment({ route: 'payroll', role: PANEL_ROLE });
		const run = await aRun('payroll');
		const given = { paid_on: day, reference: 'Payroll November' };
		await refused((await afresh('carys')).call('record_run', { run, given }), 'PV020');
		await refused((await afresh('dev')).call('record_run', { run, given }), '42501');
		await refused(
			(await afresh('grace')).call('record_run', { run, given: { ...given, reference: '' } }),
			'PV022'
		);
		expect(await (await afresh('grace')).call('record_run', { run, given })).toBe(2);
		const { items } = await runPage('grace', run);
		expect(items.map(({ record: made }) => made?.reference)).toEqual([
			'Payroll November/1',
			'Payroll November/2'
		]);
		expect(items.map(({ payment }) => payment).toSorted()).toEqual([one.id, other.id].toSorted());
	});

	test('what came back is owed again, and is never recorded a second time', async () => {
		const before = await balances();
		const { id, claim } = await handedToFinance();
		await record(id);
		await refused(reverse(id, 'sent back by the bank', 'fatima'), '42501');
		await refused(as('grace').call('reverse_paid', { payment: id, why: 'sent back by the bank' }), 'PF001');
		await refused(reverse(id, 'because'), 'PV024', 'why');
		await reverse(id);
		const after = await balances();
		expect((after.bank ?? 0) - (before.bank ?? 0)).toBe(0);
		expect((after.owed ?? 0) - (before.owed ?? 0)).toBe(-5950);
		await refused(record(id), 'PV014');
		await refused(reverse(id), 'PV014');
		// It waits for a new approval, and then a new payment takes its place.
		const [asked] = await owner()`
			select state, version, encode(private.claim_hash(id), 'hex') as hash from public.claims where id = ${claim}`;
		expect(asked?.state).toBe('submitted');
		await (
			await afresh('carys')
		).call('approve_claim', { claim, version: asked?.version, hash: asked?.hash });
		expect(await stateOf(id)).toBe('replaced');
		const [next] = await owner()`select id, state, pence from public.payments where replaces_id = ${id}`;
		expect(next).toMatchObject({ state: 'approved', pence: 5950 });
	});
});

describe('cash through a partner', () => {
	test('Mrs Begum, who has neither bank nor e-mail, is paid by Joy, with a witness', async () => {
		const { id, run } = await cashForMrsBegum();
		const waiting = async (who: string, organisation: string) =>
			(await as(who).call<{ waiting: Row }>('organisation_home', { organisation })).waiting;
		expect(await waiting('joy', ROOTED_VOICES)).toHaveProperty('hand_outs');
		expect(await waiting('dev', NORTHBROOK)).not.toHaveProperty('hand_outs');
		const { to_give } = await handOuts('joy');
		expect(to_give).toContainEqual(
			expect.objectContaining({
				payment: id,
				name: 'Mrs Begum',
				pence: 5950,
				trust: 'Northbrook Mental Health NHS Trust',
				mine: false
			})
		);
		expect(JSON.stringify(to_give)).not.toContain('code');
		await refused(handOver(id, { witness: '' }), 'PV025', 'witness');
		await refused(handOver(id, { given_on: '2020-01-01' }), 'PV021', 'given_on');
		await refused(
			as('joy').call('record_hand_over', { payment: id, given: { given_on: day, witness: 'Nightingale' } }),
			'PF001'
		);
		await handOver(id);
		expect(await stateOf(id)).toBe('recorded_paid');
		// She was told that it is ready, without the code, since Joy passes her messages on.
		const told =
			await owner()`select facts from public.messages where kind = 'by_hand_ready' and dedupe_key = ${`by_hand:${id}`}`;
		expect(told).toEqual([{ facts: { path: '/my/handed' } }]);
		expect((await handOuts('joy')).given).toContainEqual(
			expect.objectContaining({ witness: 'Nightingale', by_code: false })
		);
		// Somebody of the trust confirms it; Joy cannot.
		await refused(confirm(id, 'joy'), '42501');
		await confirm(id);
		expect(await stateOf(id)).toBe('confirmed');
		expect((await runPage('grace', run)).open).toBe(0);
	});

	test('or by the code she was told; a wrong one is no proof', async () => {
		const { id, run } = await cashForMrsBegum();
		const code = String((await runPage('carys', run)).items.at(-1)?.code);
		const wrong = code === '00000' ? '00001' : '00000';
		await refused(handOver(id, { witness: '', code: wrong }), 'PV025', 'code');
		await handOver(id, { witness: '', code: `${code.slice(0, 2)} ${code.slice(2).toLowerCase()}` });
		expect((await handOuts('joy')).given).toContainEqual(
			expect.objectContaining({ witness: null, by_code: true })
		);
	});

	test('nobody else hands it over, and not who approved it or made the run', async () => {
		const { id } = await cashForMrsBegum();
		for (const who of ['fatima', 'grace', 'olwen', 'amina']) await refused(handOver(id, {}, who), 'P0002');
		for (const who of ['amina', 'olwen', 'fatima']) await refused(handOuts(who), '42501');
		await refused(nobody.call('hand_outs', { organisation: ROOTED_VOICES }), '42501');
		await as('carys').call('take_back_from_run', { payment: id });
		const { to_give } = await handOuts('joy');
		expect(to_give.map(({ payment }) => payment)).not.toContain(id);
		await refused(handOver(id), 'P0002');
	});

	test('where no partner brings it, the trust does: Fatima, and not Carys who approved it', async () => {
		const payment = await anApprovedPayment({ person: '00000000-0000-4000-d000-000000000015' });
		await aRun('cash');
		expect((await handOuts('fatima', NORTHBROOK)).to_give).toContainEqual(
			expect.objectContaining({ payment: payment.id, mine: false })
		);
		expect((await handOuts('carys', NORTHBROOK)).to_give).toContainEqual(
			expect.objectContaining({ payment: payment.id, mine: true })
		);
		await refused(handOver(payment.id, {}, 'carys'), 'PV020');
		const [mine] = await as('amina').call<{ payment: string; code: string }[]>('my_hand_outs');
		expect(mine).toMatchObject({ payment: payment.id, code: expect.stringMatching(/^[0-9A-Z]{5}$/) });
		expect(await as('tunde').call('my_hand_outs')).toEqual([]);
		await refused(nobody.call('my_hand_outs'), '42501');
		await handOver(payment.id, { witness: '', code: mine?.code }, 'fatima');
	});

	test('cash that is drawn stands in the ledger', async () => {
		const before = await balances();
		const draw = async (pence: number | null, who = 'carys') =>
			(await afresh(who)).call('draw_cash', { organisation: NORTHBROOK, pence });
		await draw(20000);
		const after = await balances();
		expect((after.cash ?? 0) - (before.cash ?? 0)).toBe(20000);
		await refused(draw(0), 'PV027', 'pence');
		await refused(draw(100, 'fatima'), '42501');
		await refused(as('carys').call('draw_cash', { organisation: NORTHBROOK, pence: 100 }), 'PF001');
		await refused(
			(await afresh('olwen')).call('draw_cash', { organisation: NORTHBROOK, pence: 100 }),
			'42501'
		);
	});
});
