// From what was offered to a claim: chosen, sent, changed, taken back and taken up; by the person, or by those who write it down for
// somebody without an account (R53-R56, R60).
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { as, nobody, owner, provedNo, refused, type Row } from './support/database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const AMINA = '00000000-0000-4000-d000-000000000012';
const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
const OFFER = {
	task: 'Taking part',
	minutes: 120,
	preparation_minutes: 30,
	pence: 5500,
	paid_within_days: 10,
	expenses: '',
	how: ''
};

type Claim = {
	id: string;
	version: number;
	state: string;
	fee: number;
	expenses: number;
	declined: number;
	choice: string | null;
	route: string | null;
	routes: string[];
	due_on: string;
	return_note: string | null;
};

/** What opens when attendance is closed. */
async function aClaim(person = AMINA): Promise<string> {
	const [workshop] = await owner()`
		insert into public.workshops (organisation_id, programme_id, title, held_on, opened_at)
		values (${NORTHBROOK}, ${PCREF}, 'The first hour on a ward', '2026-03-02', now()) returning id`;
	const [place] = await owner()`
		insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, offer)
		values (${workshop!.id}, ${ROOTED_VOICES}, ${person}, 'Swift', 'by the person', ${randomUUID()}, now(), ${owner().json(OFFER)}) returning id`;
	await owner()`select private.open_claim(${place!.id}, 'took part')`;
	const [claim] = await owner()`select id from public.claims where registration_id = ${place!.id}`;
	return String(claim!.id);
}
const look = async (claim: string, who = 'amina') =>
	(await as(who).call<{ claims: Claim[] }>('my_claims', { only_one: claim })).claims[0]!;
const send = async (claim: string, given: Row = {}, who = 'amina', seen?: number) =>
	as(who).call<number>('submit_claim', {
		claim,
		seen: seen ?? (await owner()`select version from public.claims where id = ${claim}`)[0]!.version,
		given
	});

describe('what is claimed', () => {
	test('opens with the fee as it was offered, and nothing taken before the person says so', async () => {
		const claim = await aClaim();
		expect(await look(claim)).toMatchObject({
			state: 'draft',
			fee: 0,
			declined: 5500,
			choice: null,
			due_on: '2026-03-16',
			routes: expect.arrayContaining(['cash', 'stripe'])
		});
		const lines =
			await owner()`select kind, pence, session_minutes, preparation_minutes from public.claim_lines where claim_id = ${claim}`;
		expect(lines).toEqual([{ kind: 'fee', pence: 5500, session_minutes: 120, preparation_minutes: 30 }]);
	});

	test.each([
		[{ choice: 'full' }, 5500, 0],
		[{ choice: 'less', pence: 2000 }, 2000, 3500],
		[{ choice: 'none' }, 0, 5500],
		[{ choice: 'expenses_only' }, 0, 5500],
		[{ choice: 'charity', payee: 'The hardship fund' }, 5500, 0]
	])('%j is the sum that is claimed, and no other', async (pay, fee, declined) => {
		const claim = await aClaim();
		await send(claim, { pay, route: 'cash' });
		expect(await look(claim)).toMatchObject({ state: 'submitted', fee, declined });
	});

	test('no table has a place for why somebody takes less', async () => {
		const columns = await owner()<{ name: string }[]>`
			select column_name as name from information_schema.columns
			where table_schema = 'public' and table_name in ('claims', 'claim_lines', 'pay_choices', 'tasks')`;
		expect(
			columns
				.filter(({ name }) => /reason|why|benefit/.test(name))
				.map(({ name }) => name)
				.toSorted()
		).toEqual([
			// Why it is owed ("took part"), and why no receipt is needed: closed words both.
			'reason',
			'waived_why'
		]);
	});
});

describe('sending', () => {
	test('asks for a choice and a way that the role is paid in', async () => {
		const claim = await aClaim();
		await refused(send(claim), 'PC001', 'pay');
		await refused(send(claim, { pay: { choice: 'full' } }), 'PC005', 'route');
		await refused(send(claim, { pay: { choice: 'full' }, route: 'payroll' }), 'RU001', 'route');
		expect(await look(claim)).toMatchObject({ state: 'draft', choice: null });
		// Whoever takes nothing is asked for no way.
		await send(claim, { pay: { choice: 'none' } });
		expect((await look(claim)).state).toBe('submitted');
	});

	test('is the person’s alone, and of nobody who has not seen it as it is', async () => {
		const claim = await aClaim();
		for (const who of ['tunde', 'grace', 'carys', 'olwen']) await refused(send(claim, {}, who), 'P0002');
		await refused(nobody.call('submit_claim', { claim, seen: 1 }), '42501');
		await refused(send(claim, { pay: { choice: 'full' }, route: 'cash' }, 'amina', 99), 'PC002');
	});

	test('matrix 1: sent twice at once, or again, it is sent once', async () => {
		const claim = await aClaim();
		const { version } = await look(claim);
		const given = { pay: { choice: 'full' }, route: 'cash' };
		const pressed = await Promise.allSettled([1, 2, 3].map(() => send(claim, given, 'amina', version)));
		expect(pressed.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
		expect(new Set(pressed.map((one) => one.status === 'fulfilled' && one.value)).size).toBe(1);
		const choices =
			await owner()`select 1 from public.pay_choices p join public.claims c on c.registration_id = p.registration_id where c.id = ${claim}`;
		expect(choices).toHaveLength(1);

		const press = { programme: PCREF, done_on: '2026-11-01', pressed: randomUUID() };
		const opened = await Promise.all([1, 2, 3].map(() => as('amina').call<string>('claim_expenses', press)));
		expect(new Set(opened).size).toBe(1);
		expect(opened[0]).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('what came back with a question is sent again, and the note is gone', async () => {
		const claim = await aClaim();
		await send(claim, { pay: { choice: 'full' }, route: 'cash' });
		const { version } = await look(claim);
		await as('carys').call('return_claim', { claim, version, note: 'Was it the whole day?' });
		expect(await look(claim)).toMatchObject({ state: 'returned', return_note: 'Was it the whole day?' });
		await send(claim);
		expect(await look(claim)).toMatchObject({ state: 'submitted', return_note: null });
	});
});

describe('through an organisation', () => {
	test('the partner that knows the person is paid, and the person again once they choose another way', async () => {
		const claim = await aClaim();
		const payee = async () =>
			(
				await owner()`select y.partner_id as partner, y.kind from public.claims c left join public.payees y on y.id = c.payee_id where c.id = ${claim}`
			)[0];
		await send(claim, { pay: { choice: 'full' }, route: 'organisation' });
		expect(await payee()).toEqual({ partner: ROOTED_VOICES, kind: 'organisation' });
		await as('amina').call('choose_claim_pay', { claim, pay: { choice: 'less', pence: 1000 } });
		expect(await payee()).toEqual({ partner: ROOTED_VOICES, kind: 'organisation' });
		await send(claim, { route: 'cash' });
		expect(await payee()).toEqual({ partner: null, kind: null });
		const known =
			await owner()`select 1 from public.payees where partner_id = ${ROOTED_VOICES} and organisation_id = ${NORTHBROOK} and ended_at is null`;
		expect(known).toHaveLength(1);
	});

	test('where none knows the person, another way is asked for', async () => {
		const [who] = await owner()`
			select id from public.people where organisation_id = ${NORTHBROOK} and name = 'Amina'`;
		const claim = await aClaim(String(who!.id));
		await refused(send(claim, { pay: { choice: 'full' }, route: 'organisation' }), 'PC005', 'route');
	});
});

describe('changing one’s mind', () => {
	test('until the money leaves, also by the code of the place', async () => {
		const claim = await aClaim();
		await send(claim, { pay: { choice: 'full' }, route: 'cash' });
		await as('amina').call('choose_claim_pay', { claim, pay: { choice: 'less', pence: 1000 } });
		expect(await look(claim)).toMatchObject({ state: 'submitted', fee: 1000, declined: 4500 });
		const [place] = await owner()`select registration_id as id from public.claims where id = ${claim}`;
		await as('amina').call('choose_pay', { key: place!.id, pay: { choice: 'none' } });
		expect(await look(claim)).toMatchObject({ fee: 0, declined: 5500 });
		await refused(as('tunde').call('choose_claim_pay', { claim, pay: { choice: 'full' } }), 'P0002');
	});

	test('it is taken back and taken up again, and nothing is lost', async () => {
		const claim = await aClaim();
		await send(claim, { pay: { choice: 'less', pence: 1500 }, route: 'cash' });
		for (const who of ['tunde', 'grace', 'carys']) {
			await refused(as(who).call('withdraw_claim', { claim }), 'P0002');
			await refused(as(who).call('take_up_claim', { claim }), 'P0002');
		}
		await as('amina').call('withdraw_claim', { claim });
		expect((await look(claim)).state).toBe('withdrawn');
		const { claims } = await as('amina').call<{ claims: Claim[] }>('my_claims');
		expect(claims.map(({ id }) => id)).not.toContain(claim);
		await refused(as('amina').call('withdraw_claim', { claim }), 'PC003');
		await refused(send(claim), 'PC003');
		await refused(as('amina').call('choose_claim_pay', { claim, pay: { choice: 'full' } }), 'PC003');
		await as('amina').call('take_up_claim', { claim });
		expect(await look(claim)).toMatchObject({ state: 'draft', fee: 1500, choice: 'less', route: 'cash' });
		await refused(as('amina').call('take_up_claim', { claim }), 'PC007');
	});
});

describe('for somebody without an account', () => {
	test('Joy, who works with Mrs Begum, writes it down; those who do not know her do not see it', async () => {
		const claim = await aClaim(MRS_BEGUM);
		const list = (who: string) =>
			as(who).call<{ claims: (Claim & { who: string })[] }>('claims_written_for', {
				organisation: ROOTED_VOICES
			});
		expect((await list('joy')).claims).toContainEqual(
			expect.objectContaining({ id: claim, who: 'Mrs Begum' })
		);
		for (const who of ['grace', 'amina', 'olwen']) await refused(list(who), '42501');
		await refused(nobody.call('claims_written_for', { organisation: ROOTED_VOICES }), '42501');
		for (const who of ['grace', 'fatima', 'tunde', 'olwen']) {
			await refused(as(who).call('claim_written_for', { claim }), 'P0002');
			await refused(send(claim, { pay: { choice: 'full' }, route: 'cash' }, who), 'P0002');
		}
		await send(claim, { pay: { choice: 'full' }, route: 'cash' }, 'joy');
		expect(await as('joy').call('claim_written_for', { claim })).toMatchObject({
			state: 'submitted',
			fee: 5500,
			who: 'Mrs Begum'
		});
		// What was said for her stands as said for her; and who raised it is Joy.
		const [row] = await owner()`
			select p.how, c.submitted_by from public.claims c join public.pay_choices p on p.registration_id = c.registration_id where c.id = ${claim}`;
		const [joy] =
			await owner()`select account_id as id from public.people where name = 'Joy' and organisation_id = ${ROOTED_VOICES}`;
		expect(row).toEqual({ how: 'on behalf', submitted_by: joy!.id });
	});

	test('nobody writes for those who can themselves', async () => {
		const claim = await aClaim();
		await refused(as('joy').call('claim_written_for', { claim }), 'P0002');
		await refused(send(claim, { pay: { choice: 'full' }, route: 'cash' }, 'joy'), 'P0002');
	});

	test('what she spent is claimed for her, and for nobody who is not hers', async () => {
		const press = () => ({
			programme: PCREF,
			done_on: '2026-11-01',
			pressed: randomUUID(),
			for_person: MRS_BEGUM
		});
		const claim = await as('joy').call<string>('claim_expenses', press());
		expect(await as('joy').call('claim_written_for', { claim })).toMatchObject({
			reason: 'expenses',
			offer: null
		});
		for (const who of ['grace', 'amina', 'olwen'])
			await refused(as(who).call('claim_expenses', press()), 'P0002');
		const forWhom = await as('joy').call<{ people: { name: string }[] }>('to_claim_for', {
			organisation: ROOTED_VOICES
		});
		expect(forWhom.people.map(({ name }) => name)).toContain('Mrs Begum');
		await refused(as('amina').call('to_claim_for', { organisation: ROOTED_VOICES }), '42501');
	});
});

describe('hours and what was spent', () => {
	async function confirmedHours(changes: Row = {}) {
		const [row] = await owner()`
			insert into public.hours ${owner()({
				organisation_id: NORTHBROOK,
				programme_id: PCREF,
				person_id: AMINA,
				activity: 'reading',
				what: 'The leaflet',
				done_on: '2026-03-05',
				session_minutes: 60,
				travel_minutes: 30,
				confirmed_at: new Date().toISOString(),
				...changes
			})} returning id`;
		return String(row!.id);
	}
	const rateOn = async (from: string, until: string | null, pence: number) => {
		const [row] = await owner()`
			insert into public.rates (organisation_id, task, minutes, pence, starts_on, ends_on)
			values (${NORTHBROOK}, 'Reading', 60, ${pence}, ${from}, ${until}) returning id`;
		return String(row!.id);
	};

	test('confirmed hours become one claim, at a rate of their day (R54, R55)', async () => {
		const hours = await confirmedHours();
		const [old, now] = [
			await rateOn('2025-01-01', '2025-12-15', 2500),
			await rateOn('2025-12-16', null, 2750)
		];
		const rates = await as('amina').call<{ rates: { id: string }[] }>('rates_for_hours', { hours });
		expect(rates.rates.map(({ id }) => id)).toContain(now);
		expect(rates.rates.map(({ id }) => id)).not.toContain(old);
		await refused(as('amina').call('claim_hours', { hours, rate: old }), 'PC010', 'rate');
		await refused(as('tunde').call('claim_hours', { hours, rate: now }), 'P0002');
		await refused(as('tunde').call('rates_for_hours', { hours }), 'P0002');
		const tundes = await as('tunde').call<{ hours: { id: string }[] }>('to_claim');
		expect(tundes.hours.map(({ id }) => id)).not.toContain(hours);
		provedNo('to_claim', 'tunde');
		const claim = await as('amina').call<string>('claim_hours', { hours, rate: now });
		expect(await as('amina').call('claim_hours', { hours, rate: now })).toBe(claim);
		await send(claim, { pay: { choice: 'full' }, route: 'cash' });
		expect(await look(claim)).toMatchObject({ fee: 2750, state: 'submitted' });
		const [line] =
			await owner()`select session_minutes, travel_minutes from public.claim_lines where claim_id = ${claim}`;
		expect(line).toEqual({ session_minutes: 60, travel_minutes: 30 });
	});

	test('hours nobody confirmed are not claimed', async () => {
		const hours = await confirmedHours({ confirmed_at: null });
		await refused(
			as('amina').call('claim_hours', { hours, rate: await rateOn('2025-12-16', null, 2750) }),
			'PC009'
		);
		const waiting = await as('amina').call<{ hours: { id: string }[] }>('to_claim');
		expect(waiting.hours.map(({ id }) => id)).not.toContain(hours);
		await refused(nobody.call('to_claim'), '42501');
	});

	test('what was spent is claimed where one is known, within a year, and sent with something on it', async () => {
		const press = (changes: Row = {}) => ({
			programme: PCREF,
			done_on: '2026-11-01',
			pressed: randomUUID(),
			...changes
		});
		await refused(as('amina').call('claim_expenses', press({ done_on: '2020-01-01' })), 'PC008', 'done_on');
		await refused(as('olwen').call('claim_expenses', press()), 'P0002');
		const claim = await as('amina').call<string>('claim_expenses', press());
		await refused(send(claim, { route: 'cash' }), 'PC006');
	});
});
