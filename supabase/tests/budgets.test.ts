// What programmes may spend: set, reserved, committed, spent, and never over, however many ask at once (R64).
import { beforeAll, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { afresh, as, nobody, owner, refused, type Asker } from './support/database.ts';
import { aWaitingClaim, asSeen, paymentsOf, type Waiting } from './support/approving.ts';
import { EASTVALE, NORTHBROOK } from './support/ids.ts';
import { aWorkshop, register } from './support/workshops.ts';

type Figures = { set: number; reserved: number; committed: number; spent: number; short: number };

let carys: Asker;
beforeAll(async () => {
	carys = await afresh('carys');
});

/** A programme of its own, so that nothing else counts on its budget. */
async function aProgramme(): Promise<string> {
	const [row] = await owner()<{ id: string }[]>`
		insert into public.programmes (organisation_id, slug, title, purpose, starts_on)
		values (${NORTHBROOK}, ${`b-${crypto.randomUUID().slice(0, 8)}`}, 'Budgeted', 'To be paid from a budget', '2025-09-01') returning id`;
	return row!.id;
}

const budgetOf = (programme: string, pence: number, who = carys) =>
	who.call<string>('set_budget', {
		programme,
		given: { starts_on: '2026-01-01', ends_on: '2027-12-31', pence, why: 'The board agreed it' }
	});

async function figures(budget: string): Promise<Figures> {
	const { budget: row } = await carys.call<{ budget: Figures }>('budget_at', { budget });
	const { set, reserved, committed, spent, short } = row;
	return { set, reserved, committed, spent, short };
}

const approve = (who: Asker, { id, version, hash }: Waiting) =>
	who.call<string>('approve_claim', { claim: id, version, hash });

/** The figures of every budget are the sums of what is on it. */
async function recount() {
	expect(
		await owner()`
			select b.id from public.budgets b left join private.budget_items i on i.budget_id = b.id
			group by b.id having b.reserved_pence <> coalesce(sum(i.reserved_pence), 0) or b.committed_pence <> coalesce(sum(i.committed_pence), 0)
				or b.spent_pence <> coalesce(sum(i.spent_pence), 0)`
	).toEqual([]);
}

test('finance sets a budget; others of the trust read it, and nobody else', async () => {
	const programme = await aProgramme();
	await refused(budgetOf(programme, 100_000, as('carys')), 'PF001');
	await refused(budgetOf(programme, 100_000, await afresh('grace')), '42501');
	await refused(budgetOf(programme, 0), 'PB005', 'pence');
	const budget = await budgetOf(programme, 100_000);
	await refused(budgetOf(programme, 5), 'PB003', 'starts_on');
	expect(await figures(budget)).toMatchObject({ set: 100_000, reserved: 0 });
	for (const who of ['dev', 'grace']) {
		expect(await as(who).rows`select id from public.budgets where id = ${budget}`).toHaveLength(1);
		expect(await as(who).rows`select what from public.budget_moves where budget_id = ${budget}`).toEqual([
			{ what: 'set' }
		]);
	}
	expect(await as('olwen').rows`select id from public.budgets`).toHaveLength(0);
	expect(await as('olwen').rows`select what from public.budget_moves`).toHaveLength(0);
	await refused(as('olwen').call('budget_at', { budget }), 'P0002');
	await refused(as('fatima').call('budgets_of', { organisation: NORTHBROOK }), '42501');
	await refused(carys.call('budgets_of', { organisation: EASTVALE }), '42501');
	const all = await as('dev').call<{ budgets: { id: string }[]; unlimited: { id: string }[] }>('budgets_of', {
		organisation: NORTHBROOK
	});
	expect(all.budgets.map(({ id }) => id)).toContain(budget);
	expect(all.unlimited.map(({ id }) => id)).not.toContain(programme);
});

describe('from the place to the money', () => {
	test('reserved with the place, committed at approval, spent when it is given, owed again when it comes back', async () => {
		const programme = await aProgramme();
		const budget = await budgetOf(programme, 20_000);
		const workshop = await aWorkshop({ reserved: null });
		await owner()`update public.workshops set programme_id = ${programme} where id = ${workshop}`;
		await register(workshop);
		expect(await figures(budget)).toMatchObject({ reserved: 5500, committed: 0 });
		const [place] = await owner()<{ id: string }[]>`
			update public.registrations set attended_at = now() where workshop_id = ${workshop} returning id`;
		const claim = await aWaitingClaim({ programme, registration: place!.id, fee: 5500, expenses: 300 });
		expect(await figures(budget)).toMatchObject({ reserved: 5500, committed: 0 });
		await approve(carys, claim);
		expect(await figures(budget)).toMatchObject({ reserved: 0, committed: 5800, spent: 0 });
		const [payment] = await paymentsOf(claim.id);
		for (const to of ['handed_to_finance', 'recorded_paid'])
			await owner()`select private.move_payment(${payment!.id}, ${to})`;
		expect(await figures(budget)).toMatchObject({ reserved: 0, committed: 0, spent: 5800 });
		await owner()`select private.move_payment(${payment!.id}, 'reversed')`;
		expect(await figures(budget)).toMatchObject({ committed: 5800, spent: 0 });
		await owner()`select private.reopen_approvals(${claim.id}, 'changed')`;
		await approve(carys, await asSeen(claim.id));
		expect(await figures(budget)).toMatchObject({ reserved: 0, committed: 5800, spent: 0 });
		await recount();
	});

	test('what is approved and then taken back is reserved for the place again', async () => {
		const programme = await aProgramme();
		const budget = await budgetOf(programme, 5500);
		const workshop = await aWorkshop({ reserved: null });
		await owner()`update public.workshops set programme_id = ${programme} where id = ${workshop}`;
		await register(workshop);
		const [place] = await owner()<{ id: string }[]>`
			update public.registrations set attended_at = now() where workshop_id = ${workshop} returning id`;
		const claim = await aWaitingClaim({ programme, registration: place!.id, fee: 5500 });
		await approve(carys, claim);
		await owner()`select private.void_approvals(${claim.id}, 'by a person')`;
		expect(await figures(budget)).toMatchObject({ reserved: 5500, committed: 0 });
		await recount();
	});

	test('a place given back, or a workshop cancelled, frees what was reserved', async () => {
		const programme = await aProgramme();
		const budget = await budgetOf(programme, 20_000);
		const workshop = await aWorkshop({ reserved: null });
		await owner()`update public.workshops set programme_id = ${programme} where id = ${workshop}`;
		const { code } = await register(workshop);
		await register(workshop);
		expect(await figures(budget)).toMatchObject({ reserved: 11_000 });
		await as('fatima').call('cancel_registration', { key: code });
		expect(await figures(budget)).toMatchObject({ reserved: 5500 });
		await owner()`update public.registrations set absent_at = now() where workshop_id = ${workshop} and cancelled_at is null`;
		expect(await figures(budget)).toMatchObject({ reserved: 0 });
	});

	test('whoever asks for a place that cannot be paid for waits, and has it once there is money', async () => {
		const programme = await aProgramme();
		const budget = await budgetOf(programme, 8000);
		const workshop = await aWorkshop({ reserved: null });
		await owner()`update public.workshops set programme_id = ${programme} where id = ${workshop}`;
		expect((await register(workshop)).state).toBe('accepted');
		const waits = await register(workshop);
		expect(waits.state).toBe('waiting');
		expect(await nobody.call('my_place', { key: waits.code })).toMatchObject({ for_money: true });
		const told = await owner()<{ kind: string; for_money: boolean | null }[]>`
			select kind, (facts ->> 'for_money')::boolean as for_money from public.messages
			where about_id = ${workshop} and kind in ('waiting_listed', 'budget_short') order by kind`;
		// Finance is told once, however many wait.
		await register(workshop);
		expect(told).toEqual([
			{ kind: 'budget_short', for_money: null },
			{ kind: 'waiting_listed', for_money: true }
		]);
		await owner()`update public.registrations set cancelled_at = now(), cancelled_how = 'by the person'
			where workshop_id = ${workshop} and number = (select max(number) from public.registrations where workshop_id = ${workshop})`;
		await carys.call('change_budget', { budget, by_pence: 3000, why: 'More people want to come' });
		await owner()`select private.expire_place_offers(now())`;
		expect(await figures(budget)).toMatchObject({ set: 11_000, reserved: 11_000, short: 0 });
		expect(
			await owner()`select state from public.registrations where workshop_id = ${workshop} order by number`
		).toEqual([{ state: 'accepted' }, { state: 'offered' }, { state: 'cancelled' }]);
		expect(await nobody.call('my_place', { key: waits.code })).toMatchObject({ for_money: false });
	});

	test('who was there is never refused: what the budget does not reach is shown as short', async () => {
		const programme = await aProgramme();
		const workshop = await aWorkshop({ reserved: null });
		await owner()`update public.workshops set programme_id = ${programme} where id = ${workshop}`;
		await register(workshop);
		await register(workshop);
		const budget = await budgetOf(programme, 8000);
		expect(await figures(budget)).toMatchObject({ reserved: 8000, short: 3000 });
		await carys.call('change_budget', { budget, by_pence: 3000, why: 'More was agreed' });
		expect(await figures(budget)).toMatchObject({ reserved: 11_000, short: 0 });
	});
});

test('approval stops where the budget does, and says so', async () => {
	const programme = await aProgramme();
	const budget = await budgetOf(programme, 7000);
	await approve(carys, await aWaitingClaim({ programme }));
	const more = await aWaitingClaim({ programme });
	await refused(approve(carys, more), 'PB001');
	expect(await paymentsOf(more.id)).toHaveLength(0);
	expect(await figures(budget)).toMatchObject({ committed: 5000 });
	const queue = await carys.call<{ why: string }>('claim_to_approve', { claim: more.id });
	expect(queue.why).toBe('budget short');
	// Without a budget nothing limits.
	await approve(carys, await aWaitingClaim({ programme: await aProgramme() }));
});

test('a virement is written down on both sides, and takes only what is left', async () => {
	const from = await budgetOf(await aProgramme(), 10_000);
	const into = await budgetOf(await aProgramme(), 1000);
	const move = (pence: number, who = carys, to = into) =>
		who.call('move_budget', { out_of: from, into_budget: to, pence, why: 'Fewer wards take part' });
	await refused(move(500, as('carys')), 'PF001');
	await refused(move(500, await afresh('dev')), '42501');
	await refused(move(10_001), 'PB006', 'pence');
	await refused(move(500, carys, from), 'PB007', 'into');
	await refused(
		carys.call('change_budget', { budget: from, by_pence: -10_001, why: 'Less' }),
		'PB006',
		'pence'
	);
	await refused(
		(await afresh('grace')).call('change_budget', { budget: from, by_pence: 1, why: 'M' }),
		'42501'
	);
	await move(4000);
	expect([await figures(from), await figures(into)]).toMatchObject([{ set: 6000 }, { set: 5000 }]);
	expect(
		await owner()`select what, pence, other_id from public.budget_moves where budget_id in (${from}, ${into}) and other_id is not null order by pence`
	).toEqual([
		{ what: 'moved out', pence: -4000, other_id: into },
		{ what: 'moved in', pence: 4000, other_id: from }
	]);
	await refused(owner()`update public.budget_moves set pence = 1 where budget_id = ${into}`, 'LG002');
});

test('a budget counts what was approved before it was set, and is never set below it', async () => {
	const programme = await aProgramme();
	await approve(carys, await aWaitingClaim({ programme }));
	await refused(budgetOf(programme, 4999), 'PB002', 'pence');
	expect(await figures(await budgetOf(programme, 5000))).toMatchObject({ committed: 5000 });
});

test('of 100 claims approved in the same moment against money for 60, 60 are, and nothing is over', async () => {
	const programme = await aProgramme();
	const budget = await budgetOf(programme, 60 * 5000);
	const claims: Waiting[] = [];
	for (let n = 0; n < 100; n++) claims.push(await aWaitingClaim({ programme, who: `Person ${n}` }));
	const [row] = await owner()<{ account_id: string; session: string }[]>`
		select s.user_id as account_id, s.id as session from auth.sessions s
		where s.user_id = (select account_id from public.people where name = 'Carys' and organisation_id = ${NORTHBROOK})
		order by s.created_at desc limit 1`;
	const claim = JSON.stringify({ sub: row!.account_id, role: 'authenticated', session_id: row!.session });
	const { host, port, user, pass, database } = owner().options;
	const sql = postgres({
		host: host[0],
		port: port[0],
		user,
		password: String(pass),
		database,
		max: 60,
		onnotice: () => undefined
	});
	try {
		const answers = await Promise.allSettled(
			claims.map(({ id, version, hash }) =>
				sql.begin(async (asked) => {
					await asked`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claim}, true)`;
					return asked`select public.approve_claim(${id}, ${version}, ${hash})`;
				})
			)
		);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(60);
		const codes = answers.flatMap((answer) =>
			answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []
		);
		expect(new Set(codes)).toEqual(new Set(['PB001']));
	} finally {
		await sql.end();
	}
	expect(await figures(budget)).toMatchObject({ committed: 300_000, reserved: 0 });
	const [paid] =
		await owner()`select count(*)::int as n from public.payments where programme_id = ${programme}`;
	expect(paid).toEqual({ n: 60 });
	await recount();
});
