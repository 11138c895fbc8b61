// Attacks on claims: approving what one wrote oneself, money twice, and what was paid ahead kept. Each of these worked once.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { afresh, as, owner, refused, type Asker } from './support/database.ts';
import { asSeen, aWaitingClaim } from './support/approving.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import { aPayment } from './support/paid.ts';

const AMINA = '00000000-0000-4000-d000-000000000012';
const northbrook = { organisation_id: NORTHBROOK };

let carys: Asker;
beforeAll(async () => {
	carys = await afresh('carys');
});

const personOf = async (name: string) =>
	(
		await owner()<{ id: string }[]>`
			select id from public.people where organisation_id = ${NORTHBROOK} and lower(name) = ${name} and account_id is not null`
	)[0]!.id;
const approve = async (who: Asker, claim: string) => {
	const { id, version, hash } = await asSeen(claim);
	return who.call<string>('approve_claim', { claim: id, version, hash });
};
const send = async (who: string, claim: string) =>
	as(who).call('submit_claim', {
		claim,
		seen: (await asSeen(claim)).version,
		given: { route: 'bacs' }
	});
const limitFor = async (name: string, pence = 100_000) =>
	carys.call<string>('give_limit', {
		organisation: NORTHBROOK,
		given: { person: await personOf(name), pence, ends_on: null }
	});

describe('approving what one wrote for somebody', () => {
	const aBird = async () =>
		String(
			(
				await owner()`insert into public.people ${owner()({ ...northbrook, name: `Nightjar ${randomUUID().slice(0, 4)}` })} returning id`
			)[0]!.id
		);
	const expenses = (who: string, person: string) =>
		as(who).call<string>('claim_expenses', {
			programme: PCREF,
			done_on: '2026-09-01',
			pressed: randomUUID(),
			for_person: person
		});
	/** With a waiver in place of the receipt, without which nobody approves it. */
	const spent = async (who: string, claim: string, pence = 4000) => {
		const id = randomUUID();
		const given = { id, expense: 'travel', spent_on: '2026-09-01', what: 'A taxi', pence };
		await as(who).call('add_expense', { claim, given });
		await owner()`update public.claim_lines set waived_why = 'lost', waived_by = (select account_id from public.people where id = ${await personOf('sol')}) where claim_id = ${claim} and waived_by is null and kind = 'expense'`;
	};

	test('is refused also where somebody else sent it, or it was given back and sent by another', async () => {
		const bird = await aBird();
		await limitFor('fatima');
		const opened = await expenses('fatima', bird);
		await spent('grace', opened);
		await send('grace', opened);
		await refused(approve(await afresh('fatima'), opened), 'PA003');
		const added = await expenses('grace', bird);
		await spent('fatima', added);
		await send('grace', added);
		await refused(approve(await afresh('fatima'), added), 'PA003');
		expect(await approve(carys, added)).toBe('approved');
	});

	test('who noted that somebody came does not approve what they are owed for it', async () => {
		const [workshop] = await owner()`
			insert into public.workshops (organisation_id, programme_id, title, held_on, opened_at)
			values (${NORTHBROOK}, ${PCREF}, 'Noted by another', '2026-09-02', now()) returning id`;
		const [place] = await owner()`
			insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, offer)
			values (${workshop!.id}, ${NORTHBROOK}, ${await aBird()}, 'Swift', 'by the person', ${randomUUID()}, now(), ${owner().json({ pence: 5000 })})
			returning id`;
		await owner()`insert into public.attendance_facts (registration_id, fact, pressed, recorded_by)
			select ${place!.id}, 'arrived', ${randomUUID()}, account_id from public.people where name = 'Carys' and account_id is not null limit 1`;
		const claim = await aWaitingClaim({ registration: place!.id as string });
		await refused(approve(carys, claim.id), 'PA005');
	});

	test('whoever says which group is paid does not approve that it is', async () => {
		const [choir] = await owner()`insert into public.payees ${owner()({
			...northbrook,
			kind: 'group',
			name: `Harbour choir ${randomUUID().slice(0, 4)}`
		})} returning id`;
		const { id: claim } = await aWaitingClaim();
		await owner()`insert into public.claim_lines (claim_id, position, kind, pence) values (${claim}, 1, 'fee', 5000)`;
		await owner()`insert into public.pay_choices (claim_id, choice, payee, how) values (${claim}, 'charity', 'The choir', 'by the person')`;
		await carys.call('match_claim_payee', { claim, payee: choir!.id });
		await refused(approve(carys, claim), 'PA003');
		await limitFor('marcus');
		expect(await approve(await afresh('marcus'), claim)).toBe('approved');
	});

	const chooses = async (who: string, person: string) => {
		const [workshop] = await owner()`
			insert into public.workshops (organisation_id, programme_id, title, held_on, opened_at)
			values (${NORTHBROOK}, ${PCREF}, 'Chosen by another', '2026-09-02', now()) returning id`;
		const [place] = await owner()`
			insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, attended_at, offer)
			values (${workshop!.id}, ${NORTHBROOK}, ${person}, 'Swift', 'by the person', ${randomUUID()}, now(), now(), ${owner().json({ pence: 5000 })})
			returning id`;
		const [claim] = await owner()`
			insert into public.claims ${owner()({
				...northbrook,
				programme_id: PCREF,
				person_id: person,
				registration_id: place!.id as string,
				reason: 'took part',
				offer: owner().json({ pence: 5000 }) as never,
				done_on: '2026-09-02',
				route: 'bacs',
				submitted_at: new Date()
			})} returning id`;
		await owner()`insert into public.claim_lines (claim_id, position, kind, pence) values (${claim!.id}, 1, 'fee', 5000)`;
		await owner()`insert into public.pay_choices (registration_id, choice, how) values (${place!.id}, 'full', 'by the person')`;
		return {
			claim: String(claim!.id),
			turned: as(who).call('choose_pay', {
				key: place!.id,
				pay: { choice: 'less', pence: 4000 }
			})
		};
	};

	test('nobody who works with somebody turns round what they sent in; nor approves what they chose for them', async () => {
		await limitFor('fatima');
		const { turned } = await chooses('fatima', await personOf('marcus'));
		await refused(turned, 'RG019');
		const bird = await chooses('fatima', await aBird());
		await bird.turned;
		await refused(approve(await afresh('fatima'), bird.claim), 'PA003');
	});

	test('nobody raises the sum for one person, approves alone and sets it back', async () => {
		const { id } = await aWaitingClaim({ fee: 60_000 });
		const over = (second_approver_over: number) =>
			carys.call('change_pay_settings', {
				organisation: NORTHBROOK,
				given: { second_approver_over }
			});
		await over(100_000);
		expect(await approve(carys, id)).toBe('submitted');
		await over(50_000);
	});

	test('nobody ends a limit that was set for them', async () => {
		await owner()`update public.approval_limits set ended_at = now() where ended_at is null`;
		const [mine] = await owner()`
			insert into public.approval_limits ${owner()({ ...northbrook, person_id: await personOf('carys'), most_pence: 1000 })} returning id`;
		await refused(carys.call('end_limit', { one: mine!.id }), 'PA014');
		await refused(approve(carys, (await aWaitingClaim()).id), 'PA007');
		await owner()`update public.approval_limits set ended_at = now() where id = ${mine!.id as string}`;
	});
});

describe('money twice', () => {
	/** Held since the key was refused, while nobody knows whether the attempt before went. */
	async function heldInDoubt(attempt: string) {
		const paid = await aPayment({ who: 'Amina', route: 'stripe', moves: ['queued', 'sending'] });
		await owner()`insert into private.payment_attempts (payment_id, n, idem_key, request, state)
			values (${paid.id}, 1, ${`op:${paid.id}:1`}, '{}', ${attempt})`;
		await owner()`select private.move_payment(${paid.id}, 'held', null, 'stopped')`;
		return paid;
	}
	const rowOf = async (id: string) =>
		(await owner()`select state, version from public.payments where id = ${id}`)[0]!;

	test.each(['sending', 'unknown'])(
		'a payment whose attempt is %s takes no other in its place',
		async (attempt) => {
			const { id, claim } = await heldInDoubt(attempt);
			const amina = as('amina');
			const { version: seen } = await rowOf(id);
			const today = (await owner()`select private.today()::text as day`)[0]!.day;
			const parts = [2000, 3000].map((pence) => ({ pence, pay_on: today }));
			await refused(amina.call('split_payment', { payment: id, seen, parts }), 'PL004');
			await refused(amina.call('take_less', { payment: id, seen, pence: 1000 }), 'PL004');
			await refused(amina.call('give_up_payment', { payment: id, seen }), 'PL004');
			await refused(amina.call('withdraw_claim', { claim }), 'PA010');
			await refused(amina.call('choose_claim_pay', { claim, pay: { choice: 'less', pence: 1000 } }), 'PA010');
			await owner()`select private.reopen_approvals(${claim}, 'changed')`;
			await refused(owner()`select private.move_payment(${id}, 'voided')`, 'PM001');
			expect(await rowOf(id)).toMatchObject({ state: 'held' });
			expect(await amina.call('my_payment', { payment: id })).toMatchObject({ mine: false });
		}
	);

	const hoursOf = async (given: object = {}) =>
		String(
			(
				await owner()`insert into public.hours ${owner()({
					...northbrook,
					programme_id: PCREF,
					person_id: AMINA,
					activity: 'training',
					done_on: '2026-03-05',
					session_minutes: 60,
					confirmed_at: new Date(),
					...given
				})} returning id`
			)[0]!.id
		);
	const aRate = async () =>
		String(
			(
				await owner()`insert into public.rates ${owner()({ ...northbrook, task: `Hours ${randomUUID().slice(0, 6)}`, minutes: 60, pence: 2500, starts_on: '2026-01-01' })} returning id`
			)[0]!.id
		);

	test('hours that were claimed are not claimed again as their correction', async () => {
		const rate = await aRate();
		const hours = await hoursOf();
		const claim = await as('amina').call<string>('claim_hours', { hours, rate });
		const corrected = await hoursOf({ corrects_id: hours });
		await owner()`update public.hours set corrected_at = now() where id = ${hours}`;
		const again = await hoursOf({ corrects_id: corrected });
		for (const row of [corrected, again])
			await refused(as('amina').call('claim_hours', { hours: row, rate }), 'PC014');
		await as('amina').call('withdraw_claim', { claim });
		await as('amina').call('claim_hours', { hours: corrected, rate });
		await refused(as('amina').call('take_up_claim', { claim }), 'PC014');
	});

	test('hours at a workshop that pays are not claimed before its attendance is closed', async () => {
		const [workshop] = await owner()`
			insert into public.workshops (organisation_id, programme_id, title, held_on, opened_at)
			values (${NORTHBROOK}, ${PCREF}, 'Hours first', '2026-03-05', now()) returning id`;
		const [place] = await owner()`
			insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, offer)
			values (${workshop!.id}, ${NORTHBROOK}, ${AMINA}, 'Swift', 'by the person', ${randomUUID()}, now(), ${owner().json({ pence: 5000 })})
			returning id`;
		const hours = await hoursOf({ registration_id: place!.id, activity: 'workshop' });
		await refused(as('amina').call('claim_hours', { hours, rate: await aRate() }), 'PC009');
	});
});

test('a claim that is never sent does not use up what was paid ahead', async () => {
	const tunde = as('tunde');
	const open = (ahead = false) =>
		tunde.call<string>('claim_expenses', {
			programme: PCREF,
			done_on: '2026-09-01',
			pressed: randomUUID(),
			ahead
		});
	const spent = (claim: string, pence: number) =>
		tunde.call('add_expense', {
			claim,
			given: { id: randomUUID(), expense: 'travel', spent_on: '2026-09-01', what: 'Train', pence }
		});
	const owed = async (claim: string) =>
		(await owner()`select expense_pence from public.claims where id = ${claim}`)[0]!.expense_pence;
	const ahead = await open(true);
	await spent(ahead, 2000);
	await send('tunde', ahead);
	await owner()`update public.claims set approved_at = now() where id = ${ahead}`;
	const [made] = await owner()`select private.make_payment(${ahead}, 0, 2000, private.today()) as id`;
	for (const state of ['handed_to_finance', 'recorded_paid'])
		await owner()`select private.move_payment(${made!.id}, ${state})`;
	const left = await open();
	await spent(left, 2000);
	const real = await open();
	await spent(real, 1500);
	await send('tunde', real);
	expect(await owed(real)).toBe(0);
	await spent(real, 1000);
	expect(await owed(real)).toBe(500);
	await send('tunde', left);
	expect(await owed(left)).toBe(2000);
});

test('finance and the auditor cannot tell a limit of somebody’s own from a later day they chose', async () => {
	const [limited, later] = await Promise.all([aPayment({ who: 'Tunde' }), aPayment({ who: 'Tunde' })]);
	await owner()`select private.move_payment(${limited.id}, 'held', null, 'over their own limit')`;
	await owner()`update public.payments set pay_on = private.today() + 9 where id = ${later.id}`;
	for (const who of ['carys', 'dev']) {
		for (const column of ['state', 'pay_on', 'version', 'changed_at'])
			await refused(as(who).run(`select ${column} from public.payments`), '42501');
		expect(
			await as(who).rows`select to_state from public.payment_events where payment_id = ${limited.id}`
		).toEqual([]);
		const [one, other] = await Promise.all(
			[limited, later].map(async ({ id }) => {
				const told = await as(who).call<Record<string, unknown> & { moves: object[] }>('payment_of', {
					payment: id
				});
				const { state, group, held, sent_at, attempts, late, moves } = told;
				return { keys: Object.keys(told), state, group, held, sent_at, attempts, late, moves: moves.length };
			})
		);
		expect(one).toEqual(other);
		expect(one).toMatchObject({ state: 'held', held: 'the person', moves: 1 });
		const { rows } = await as(who).call<{ rows: { id: string; state: string; held: string }[] }>(
			'payments_of',
			{ organisation: NORTHBROOK, filter: { group: 'held' } }
		);
		for (const { id } of [limited, later])
			expect(rows.find((row) => row.id === id)).toMatchObject({ state: 'held', held: 'the person' });
	}
	const { waiting } = await as('carys').call<{ waiting: { route: string; later: number }[] }>('runs_of', {
		organisation: NORTHBROOK
	});
	expect(waiting.find(({ route }) => route === 'bacs')?.later).toBeGreaterThanOrEqual(2);
});

test('what would cross a limit is held before finance makes a run, so that no run leaves it out before their eyes', async () => {
	await as('marcus').call('set_own_limits', { given: { week_pence: 100 } });
	const { id: his } = await aPayment({ who: 'Marcus' });
	const { id: hers } = await aPayment({ who: 'Redwing' });
	await owner()`select private.look_at_own_limits(now())`;
	const state = async (one: string) =>
		(await owner()`select state from public.payments where id = ${one}`)[0]!.state;
	expect(await state(his)).toBe('held');
	expect(await state(hers)).toBe('approved');
	await as('marcus').call('set_own_limits', { given: {} });
	await owner()`select private.look_at_own_limits(now())`;
	expect(await state(his)).toBe('approved');
});

test('what somebody left of a payment is not owed again when it is approved anew', async () => {
	const { id: claim } = await aWaitingClaim({ who: 'Marcus', fee: 6000, raisedBy: null });
	await approve(carys, claim);
	const unsent = async () =>
		(
			await owner()`select id, version, pence from public.payments where claim_id = ${claim} and state = 'approved'`
		)[0]!;
	const first = await unsent();
	await as('marcus').call('take_less', { payment: first.id, seen: first.version, pence: 2000 });
	expect((await unsent()).pence).toBe(2000);
	await owner()`select private.reopen_approvals(${claim}, 'changed')`;
	await approve(carys, claim);
	expect((await unsent()).pence).toBe(2000);
});

test('that somebody is told of their limit is read by nobody who works with them', async () => {
	const marcus = await personOf('marcus');
	const [before] = await owner()`select contact_by, contact from public.people where id = ${marcus}`;
	const told = async (contact_by: string, contact: string) => {
		await owner()`update public.people set contact_by = ${contact_by}, contact = ${contact} where id = ${marcus}`;
		const { id } = await aPayment({ who: 'Marcus' });
		await owner()`delete from public.messages where person_id = ${marcus} and kind = 'bank_needs_you'`;
		await owner()`select private.move_payment(${id}, 'held', null, 'over their own limit')`;
		return {
			made: (
				await owner()`select 1 from public.messages where person_id = ${marcus} and kind = 'bank_needs_you'`
			).length,
			read: (
				await as('grace')
					.rows`select 1 from public.messages where person_id = ${marcus} and kind = 'bank_needs_you'`
			).length
		};
	};
	expect(await told('email', 'marcus@northbrook.example')).toEqual({ made: 1, read: 0 });
	expect(await told('phone', '01632 960001')).toEqual({ made: 0, read: 0 });
	await owner()`update public.people set contact_by = ${before!.contact_by as string}, contact = ${before!.contact as string} where id = ${marcus}`;
});

test('an administrator does not make themselves a finance approver', async () => {
	const [grace] =
		await owner()`select u.email from auth.users u join public.people p on p.account_id = u.id where p.name = 'Grace' limit 1`;
	const { token } = await as('grace').call<{ token: string }>('invite_member', {
		organisation: NORTHBROOK,
		role: 'finance_approver',
		name: 'Grace',
		email: grace!.email
	});
	await refused(as('grace').call('accept_invitation', { token }), 'OR012');
	const [ended] = await owner()`
		insert into public.members (organisation_id, person_id, role, ends_on)
		values (${NORTHBROOK}, ${await personOf('grace')}, 'finance_approver', private.today()) returning id`;
	await refused(as('grace').call('restore_membership', { member: ended!.id }), 'OR012');
	await owner()`delete from public.members where id = ${ended!.id as string}`;
});
