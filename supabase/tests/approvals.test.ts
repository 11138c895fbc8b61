// Who approves, up to how much, and that an approval holds only for what was seen (R64).
import { beforeAll, describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused, type Asker } from './support/database.ts';
import { aWaitingClaim, asSeen, paymentsOf, type Waiting } from './support/approving.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';
import { aWorkshop, register } from './support/workshops.ts';

let carys: Asker;
let marcus: Asker;
beforeAll(async () => {
	carys = await afresh('carys');
	marcus = await afresh('marcus');
	await owner()`update public.approval_limits set ended_at = now() where ended_at is null`;
	await carys.call('give_limit', {
		organisation: NORTHBROOK,
		given: { person: await personOf('marcus'), pence: 100_000, ends_on: null }
	});
});

const personOf = async (name: string) =>
	(
		await owner()<{ id: string }[]>`
			select id from public.people where organisation_id = ${NORTHBROOK} and lower(name) = ${name} and account_id is not null`
	)[0]!.id;
const accountOf = async (name: string) =>
	(
		await owner()<{ id: string }[]>`
			select account_id as id from public.people where lower(name) = ${name} and account_id is not null limit 1`
	)[0]!.id;
const approve = (who: Asker, { id, version, hash }: Waiting) =>
	who.call<string>('approve_claim', { claim: id, version, hash });

test('a finance approver who has just signed in approves what waits, and it is owed from then on', async () => {
	const claim = await aWaitingClaim({ fee: 5000, expenses: 640 });
	expect(await approve(carys, claim)).toBe('approved');
	expect(await paymentsOf(claim.id)).toMatchObject([{ state: 'approved', pence: 5640 }]);
	await refused(approve(carys, claim), 'PA001');
	// That it was is read with the claim; by whom, only through the pages of those who approve.
	const decisions = (who: string) =>
		as(who).rows`select decision from public.approvals where claim_id = ${claim.id}`;
	expect(await decisions('carys')).toEqual([{ decision: 'approved' }]);
	expect(await decisions('olwen')).toEqual([]);
	await refused(as('carys').rows`select decided_by from public.approvals`, '42501');
});

test('without a fresh sign-in nothing is approved', async () => {
	const claim = await aWaitingClaim();
	expect(await as('carys').call('fresh_until')).toBeNull();
	expect(await carys.call('fresh_until')).not.toBeNull();
	await refused(approve(as('carys'), claim), 'PF001');
	await refused(approve(await afresh('carys', 11), claim), 'PF001');
	expect(await paymentsOf(claim.id)).toHaveLength(0);
});

test('nobody else may: not the auditor, not who leads engagement, not another trust, not who is not signed in', async () => {
	const claim = await aWaitingClaim();
	for (const who of ['dev', 'grace', 'fatima', 'olwen', 'joy', 'amina'])
		await refused(approve(await afresh(who), claim), 'P0002');
	await refused(approve(nobody, claim), '42501');
	await refused(carys.call('approve_claim', { claim: NORTHBROOK, version: 1 }), 'P0002');
});

test('a claim of no money is closed by its approval, and nothing is sent', async () => {
	const claim = await aWaitingClaim({ fee: 0, route: null });
	expect(await approve(carys, claim)).toBe('approved');
	expect(await paymentsOf(claim.id)).toHaveLength(0);
});

describe('matrix 2: two approvers at once, and nobody approves what is theirs', () => {
	test('matrix 2: of two who approve in the same moment one does, and there is one payment', async () => {
		const claim = await aWaitingClaim();
		const answers = await Promise.allSettled([approve(carys, claim), approve(marcus, claim)]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await paymentsOf(claim.id)).toHaveLength(1);
	});

	test('matrix 2: who raised it does not approve it, by the page or by the table', async () => {
		const claim = await aWaitingClaim({ raisedBy: 'carys' });
		await refused(approve(carys, claim), 'PA003');
		await refused(byTheTable(claim, 'carys'), 'PA003');
	});

	test('matrix 2: nobody approves their own money, by whichever row they are known', async () => {
		const own = await aWaitingClaim({ who: 'Carys' });
		await refused(approve(carys, own), 'PA004');
		await refused(byTheTable(own, 'carys'), 'PA004');
		// Known to the partner too, under another name, and paid there.
		const [row] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, account_id, name) values (${ROOTED_VOICES}, ${await accountOf('carys')}, 'C.') returning id`;
		const [payee] = await owner()<{ id: string }[]>`
			insert into public.payees (organisation_id, kind, person_id) values (${NORTHBROOK}, 'person', ${row!.id}) returning id`;
		await refused(approve(carys, await aWaitingClaim({ payee: payee!.id })), 'PA004');
	});

	test('matrix 2: nor money of an organisation they work for', async () => {
		const [payee] = await owner()<{ id: string }[]>`
			insert into public.payees (organisation_id, kind, partner_id, name) values (${NORTHBROOK}, 'organisation', ${ROOTED_VOICES}, 'Rooted Voices')
			returning id`;
		const claim = await aWaitingClaim({ payee: payee!.id, route: 'organisation' });
		const [row] = await owner()<{ id: string }[]>`
			select id from public.people where organisation_id = ${ROOTED_VOICES} and account_id = ${await accountOf('carys')}`;
		await owner()`insert into public.members (organisation_id, person_id, role, starts_on)
			values (${ROOTED_VOICES}, ${row!.id}, 'administrator', private.today())`;
		await refused(approve(carys, claim), 'PA004');
		await owner()`delete from public.members where person_id = ${row!.id}`;
		expect(await approve(carys, claim)).toBe('approved');
	});

	test('matrix 2: whoever runs a workshop does not approve what it pays', async () => {
		const workshop = await aWorkshop();
		await register(workshop);
		const [place] = await owner()<
			{ id: string }[]
		>`select id from public.registrations where workshop_id = ${workshop}`;
		const led = await aWaitingClaim({ registration: place!.id });
		await owner()`insert into public.workshop_leads values (${workshop}, ${await personOf('carys')}, 'support')`;
		await refused(approve(carys, led), 'PA005');
		await refused(byTheTable(led, 'carys'), 'PA005');
		await owner()`delete from public.workshop_leads where workshop_id = ${workshop}`;
		await owner()`update public.workshops set created_by = ${await accountOf('carys')} where id = ${workshop}`;
		await refused(approve(carys, led), 'PA005');
		expect(await approve(marcus, led)).toBe('approved');
	});

	test('matrix 2: nor who offered the task, or confirmed the hours', async () => {
		const claim = await aWaitingClaim();
		const [task] = await owner()<{ id: string }[]>`
			insert into public.tasks (organisation_id, programme_id, person_id, offer, done_by, pressed, offered_by)
			select organisation_id, programme_id, person_id, '{"pence": 5000}', done_on, gen_random_uuid(), ${await accountOf('carys')}
			from public.claims where id = ${claim.id} returning id`;
		await owner()`update public.claims set task_id = ${task!.id} where id = ${claim.id}`;
		await refused(approve(carys, await asSeen(claim.id)), 'PA005');
		const given = await aWaitingClaim();
		const [hours] = await owner()<{ id: string }[]>`
			insert into public.hours (organisation_id, programme_id, person_id, activity, done_on, session_minutes, confirmed_at, confirmed_by)
			select organisation_id, programme_id, person_id, 'reading', done_on, 60, now(), ${await accountOf('carys')}
			from public.claims where id = ${given.id} returning id`;
		await owner()`update public.claims set reason = 'hours given', hours_id = ${hours!.id} where id = ${given.id}`;
		await refused(approve(carys, await asSeen(given.id)), 'PA005');
		expect(await approve(marcus, await asSeen(given.id))).toBe('approved');
	});

	const byTheTable = async ({ id, version, hash }: Waiting, who: string) =>
		owner()`insert into public.approvals (claim_id, version, decision, hash, decided_by)
			values (${id}, ${version}, 'approved', decode(${hash}, 'hex'), ${await accountOf(who)})`;
});

describe('how much', () => {
	test('over the sum of the trust two people approve, and not one person twice', async () => {
		const claim = await aWaitingClaim({ fee: 60_000 });
		expect(await approve(carys, claim)).toBe('submitted');
		expect(await paymentsOf(claim.id)).toHaveLength(0);
		await refused(approve(carys, claim), 'PA006');
		expect(await approve(marcus, claim)).toBe('approved');
		expect(await paymentsOf(claim.id)).toMatchObject([{ pence: 60_000 }]);
	});

	test('whoever has a limit approves up to it, on its days', async () => {
		await refused(approve(marcus, await aWaitingClaim({ fee: 100_001 })), 'PA007');
		await owner()`update public.approval_limits set starts_on = private.today() + 1 where ended_at is null`;
		await refused(approve(marcus, await aWaitingClaim()), 'P0002');
		await owner()`update public.approval_limits set starts_on = private.today() where ended_at is null`;
		expect(await approve(marcus, await aWaitingClaim())).toBe('approved');
		await refused(approve(carys, await aWaitingClaim({ fee: 200_001 })), 'PA007');
	});

	test('finance gives limits to others of the trust, never to themselves, an auditor or above their own', async () => {
		const give = (person: string, pence: number, more: object = {}, who = carys) =>
			who.call('give_limit', { organisation: NORTHBROOK, given: { person, pence, ends_on: null, ...more } });
		await refused(give(await personOf('carys'), 100), 'PA014', 'person');
		await refused(give(await personOf('dev'), 100_000), 'PA014', 'person');
		await refused(give(await personOf('grace'), 200_001), 'PA015', 'pence');
		await refused(give(await personOf('grace'), 50_000, { ends_on: '2020-01-01' }), 'PA016', 'ends_on');
		await refused(give(await personOf('grace'), 50_000, {}, as('carys')), 'PF001');
		await refused(give(await personOf('grace'), 50_000, {}, marcus), '42501');
		const limits = await carys.call<{ limits: { name: string; id: string }[] }>('limits_of', {
			organisation: NORTHBROOK
		});
		expect(limits.limits.map(({ name }) => name)).toContain('Marcus');
		await refused(as('fatima').call('limits_of', { organisation: NORTHBROOK }), '42501');
		await refused((await afresh('olwen')).call('end_limit', { one: limits.limits[0]!.id }), 'P0002');
		expect(await as('carys').rows`select id from public.approval_limits`).not.toHaveLength(0);
		expect(await as('olwen').rows`select id from public.approval_limits`).toHaveLength(0);
	});

	test('a limit that ended approves nothing more', async () => {
		const fatima = await afresh('fatima');
		await carys.call('give_limit', {
			organisation: NORTHBROOK,
			given: { person: await personOf('fatima'), pence: 10_000, ends_on: null }
		});
		expect(await approve(fatima, await aWaitingClaim())).toBe('approved');
		const [row] = await owner()<{ id: string }[]>`
			select id from public.approval_limits where person_id = ${await personOf('fatima')} and ended_at is null`;
		await carys.call('end_limit', { one: row!.id });
		await refused(approve(fatima, await aWaitingClaim()), 'P0002');
	});
});

describe('matrix 3: what was approved is what is paid', () => {
	test('matrix 3: a claim that changed after it was looked at is not approved', async () => {
		const claim = await aWaitingClaim();
		await owner()`update public.claims set fee_pence = 9000 where id = ${claim.id}`;
		await refused(approve(carys, claim), 'PA002');
		await owner()`update public.claims set fee_pence = 5000, version = 2 where id = ${claim.id}`;
		await refused(approve(carys, claim), 'PA002');
	});

	test('matrix 3: details changed between approval and sending void it, and it is approved anew', async () => {
		const claim = await aWaitingClaim();
		await approve(carys, claim);
		await owner()`select private.void_approvals(${claim.id}, 'changed')`;
		expect(await paymentsOf(claim.id)).toMatchObject([{ state: 'voided' }]);
		await owner()`update public.claims set fee_pence = 4000, version = version + 1 where id = ${claim.id}`;
		expect(await approve(carys, await asSeen(claim.id))).toBe('approved');
		expect((await paymentsOf(claim.id)).map(({ state, pence }) => [state, pence])).toEqual([
			['voided', 5000],
			['approved', 4000]
		]);
	});

	test('matrix 3: another account at the rail voids what was approved for the old one', async () => {
		const claim = await aWaitingClaim({ who: 'Swift', route: 'stripe' });
		await refused(approve(carys, claim), 'PA008');
		const account = await anAccount(claim.id, 'acct_sim_one');
		const ready = await asSeen(claim.id);
		await approve(carys, ready);
		await owner()`update public.payee_accounts set last4 = '1234' where id = ${account}`;
		expect(await paymentsOf(claim.id)).toMatchObject([{ state: 'approved' }]);
		await owner()`update public.payee_accounts set method_ref = 'method_two' where id = ${account}`;
		expect(await paymentsOf(claim.id)).toMatchObject([{ state: 'voided' }]);
		await refused(approve(carys, ready), 'PA002');
		expect(await approve(carys, await asSeen(claim.id))).toBe('approved');
	});

	test('matrix 3: what is on its way is not taken back; what came back is paid again after a new approval', async () => {
		const claim = await aWaitingClaim({ who: 'Nightingale', route: 'stripe' });
		const account = await anAccount(claim.id, 'acct_sim_three');
		await approve(carys, await asSeen(claim.id));
		const [payment] = await paymentsOf(claim.id);
		for (const to of ['queued', 'sending', 'accepted'])
			await owner()`select private.move_payment(${payment!.id}, ${to})`;
		await refused(owner()`select private.void_approvals(${claim.id}, 'changed')`, 'PA010');
		for (const to of ['paid', 'returned']) await owner()`select private.move_payment(${payment!.id}, ${to})`;
		await owner()`update public.payee_accounts set method_ref = 'method_four' where id = ${account}`;
		expect(await approve(carys, await asSeen(claim.id))).toBe('approved');
		expect(await paymentsOf(claim.id)).toMatchObject([
			{ state: 'replaced' },
			{ state: 'approved', pence: 5000, replaces_id: payment!.id }
		]);
	});

	async function anAccount(claim: string, ref: string): Promise<string> {
		const [row] = await owner()<{ id: string }[]>`
			insert into public.payee_accounts (payee_id, rail, n, account_ref, method_ref, last4, ready)
			select private.payee_of(c), 'stripe', 1, ${ref}, 'method_one', '0001', 'ready' from public.claims c where c.id = ${claim} returning id`;
		return row!.id;
	}
});

test('matrix 33: who declines after approval and before it is sent is not paid; while it is sent, they are', async () => {
	const claim = await aWaitingClaim();
	await approve(carys, claim);
	const [payment] = await paymentsOf(claim.id);
	const both = await Promise.allSettled([
		owner()`select private.void_approvals(${claim.id}, 'by a person')`,
		owner()`select private.move_payment(${payment!.id}, 'handed_to_finance')`
	]);
	expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	const [now] = await paymentsOf(claim.id);
	expect(now!.state).toBe(both[0].status === 'fulfilled' ? 'voided' : 'handed_to_finance');
});

test('matrix 33: the choice itself takes the approval back, and pays no more than was chosen', async () => {
	const claim = await aWaitingClaim();
	const choose = (choice: string, pence: number | null = null) =>
		owner()`insert into public.pay_choices (claim_id, choice, pence) values (${claim.id}, ${choice}, ${pence})`;
	await choose('full');
	await approve(carys, claim);
	await choose('none');
	expect(await paymentsOf(claim.id)).toMatchObject([{ state: 'voided' }]);
	await refused(approve(carys, claim), 'PA008');
	await choose('less', 3000);
	await refused(approve(carys, claim), 'PA008');
	await owner()`insert into public.pay_choices (claim_id, choice, payee) values (${claim.id}, 'charity', 'The Mill Lane choir')`;
	expect((await refused(approve(carys, claim), 'PA008')).message).toContain('which payee');
	await choose('less', 5000);
	expect(await approve(carys, claim)).toBe('approved');
	const [, payment] = await paymentsOf(claim.id);
	await owner()`select private.move_payment(${payment!.id}, 'handed_to_finance')`;
	await refused(choose('none'), 'PA010');
	expect((await paymentsOf(claim.id))[1]).toMatchObject({ state: 'handed_to_finance' });
});

test('a claim is given back with a note, and approvals it had are void', async () => {
	const claim = await aWaitingClaim({ fee: 60_000 });
	await approve(carys, claim);
	const back = { claim: claim.id, version: claim.version, note: 'Which bus was it?' };
	await refused(as('grace').call('return_claim', back), 'P0002');
	await refused(marcus.call('return_claim', { ...back, note: ' ' }), 'TX001', 'note');
	await refused(marcus.call('return_claim', { ...back, version: 7 }), 'PA002');
	await as('marcus').call('return_claim', back);
	const [row] = await owner()<{ state: string; return_note: string; standing: number }[]>`
		select c.state, c.return_note, (select count(*)::int from public.approvals a
			where a.claim_id = c.id and a.decision = 'approved' and a.voided_at is null) as standing
		from public.claims c where c.id = ${claim.id}`;
	expect(row).toEqual({ state: 'returned', return_note: 'Which bus was it?', standing: 0 });
	await refused(approve(carys, claim), 'PA001');
});

test('an approval is never changed', async () => {
	const claim = await aWaitingClaim();
	await approve(carys, claim);
	await refused(owner()`update public.approvals set version = 2 where claim_id = ${claim.id}`, 'PA013');
});

test('several at once are approved each by itself, and each that cannot be says why', async () => {
	const [one, theirs, two] = [
		await aWaitingClaim(),
		await aWaitingClaim({ raisedBy: 'carys' }),
		await aWaitingClaim()
	];
	const seen = [one, theirs, two];
	await refused(as('carys').call('approve_claims', { seen }), 'PF001');
	await refused((await afresh('grace')).call('approve_claims', { seen }), 'P0002');
	await refused(carys.call('approve_claims', { seen: [] }), 'PA012', 'claim');
	const answers = await carys.call<{ id: string; state?: string; code?: string }[]>('approve_claims', {
		seen
	});
	expect(answers).toMatchObject([
		{ id: one.id, state: 'approved' },
		{ id: theirs.id, code: 'PA003' },
		{ id: two.id, state: 'approved' }
	]);
});

test('the queue says of each claim why it waits; only those who may approve read it', async () => {
	await owner()`update public.claims set withdrawn_at = now() where state = 'submitted'`;
	const ready = await aWaitingClaim({ daysAgo: 40 });
	const mine = await aWaitingClaim({ raisedBy: 'carys' });
	const noRoute = await aWaitingClaim({ route: null });
	const large = await aWaitingClaim({ fee: 250_000 });
	const queue = await carys.call<{ claims: { id: string; why: string | null; late: boolean }[] }>(
		'claims_to_approve',
		{ organisation: NORTHBROOK }
	);
	expect(queue.claims.map(({ id, why, late }) => [id, why, late])).toEqual([
		[ready.id, null, true],
		[mine.id, 'raised by you', false],
		[noRoute.id, 'no route chosen', false],
		[large.id, 'over your limit', false]
	]);
	const late = await carys.call<{ claims: { id: string }[] }>('claims_to_approve', {
		organisation: NORTHBROOK,
		show: 'late'
	});
	expect(late.claims.map(({ id }) => id)).toEqual([ready.id]);
	await refused(as('dev').call('claims_to_approve', { organisation: NORTHBROOK }), 'P0002');
	await refused(as('olwen').call('claims_to_approve', { organisation: NORTHBROOK }), 'P0002');
	await refused(carys.call('claims_to_approve', { organisation: EASTVALE }), 'P0002');
	const one = await carys.call<{ hash: string; who: string }>('claim_to_approve', { claim: ready.id });
	expect(one).toMatchObject({ hash: ready.hash, who: 'Redwing' });
	await refused(as('grace').call('claim_to_approve', { claim: ready.id }), 'P0002');
	// The same fare for the same day in two claims of one person is said, and not refused.
	await owner()`insert into public.claim_lines (claim_id, position, kind, pence, expense, spent_on)
		select id, 1, 'expense', 480, 'travel', '2026-10-02' from public.claims where id in (${mine.id}, ${noRoute.id})`;
	expect(await carys.call('claim_to_approve', { claim: mine.id })).toMatchObject({
		lines: [{ expense: 'travel', pence: 480, twice: true, waived_by: null }]
	});
	const [receipt] = await owner()<{ id: string }[]>`
		insert into public.expense_receipts (line_id, type, bytes, sha256)
		select id, 'application/pdf', '%PDF', sha256('%PDF') from public.claim_lines where claim_id = ${mine.id} returning id`;
	const kept = { type: 'application/pdf', base64: 'JVBERg==' };
	expect(await as('marcus').call('receipt_to_approve', { receipt: receipt!.id })).toEqual(kept);
	for (const who of ['dev', 'grace', 'olwen'])
		await refused(as(who).call('receipt_to_approve', { receipt: receipt!.id }), 'P0002');
	const chosen = await carys.call<{ id: string }[]>('claims_chosen', { ids: [ready.id, mine.id] });
	expect(chosen.map(({ id }) => id).toSorted()).toEqual([ready.id, mine.id].toSorted());
	expect(await as('dev').call('claims_chosen', { ids: [ready.id] })).toEqual([]);
});
