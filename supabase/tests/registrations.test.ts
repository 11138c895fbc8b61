import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';
import { aForm, aWorkshop, OFFER, register, type Registered } from './support/workshops.ts';

type Place = {
	id: string;
	state: string;
	place_in_line: number | null;
	answer_by: string | null;
	pay: object | null;
	whole: boolean;
	workshop: Record<string, unknown>;
	needs: { id: string; category: string; detail: string; met: string | null }[];
};
type People = {
	registrations: Record<string, unknown>[];
	counts: Record<string, unknown>[];
	next: number | null;
	unowned: number;
};

const placeOf = (key: string, who = nobody) => who.call<Place>('my_place', { key });
const stateOf = async (key: string) => (await placeOf(key)).state;
const peopleOf = (who: string, workshop: string, organisation: string, which = 'coming') =>
	as(who).call<People>('workshop_people', { workshop, organisation, which });
const messagesOf = (registration: string) => owner()<{ kind: string; told: string; due_at: string }[]>`
	select m.kind, case when m.cancelled_at is null then 'to tell' else m.cancelled_why end as told, m.due_at
	from public.messages m join public.registrations r on r.person_id = m.person_id and m.about_id = r.workshop_id
	where r.id = ${registration} order by m.due_at, m.kind`;
const personOf = async (registration: string) =>
	(
		await owner()<
			{ person_id: string }[]
		>`select person_id from public.registrations where id = ${registration}`
	)[0]!.person_id;
const onBehalf = (who: string, given: object) => as(who).call<Registered>('register_somebody', { given });

describe('what anyone reads of a workshop', () => {
	test('an open one says what it is for and never where; a draft says nothing at all', async () => {
		const open = await aWorkshop();
		const seen = await nobody.call<Record<string, unknown>>('workshop', { workshop: open });
		expect(seen).toMatchObject({
			share_title: 'An afternoon in March',
			area: 'Northbrook centre',
			open: true,
			full: false
		});
		expect(JSON.stringify(seen)).not.toMatch(/Mill Lane|library/);
		const draft = await aWorkshop({ open: false });
		for (const who of [nobody, as('grace')]) {
			expect(await who.call('workshop', { workshop: draft })).toBeNull();
			expect(await who.call('before_registering', { workshop: draft })).toBeNull();
		}
		await refused(register(draft), 'P0002');
	});

	test('a trust lists what one may take part in, and so does a host of it; others do not', async () => {
		const id = await aWorkshop();
		const draft = await aWorkshop({ open: false });
		for (const slug of ['northbrook', 'rooted-voices']) {
			const { workshops } = await nobody.call<{ workshops: { id: string }[] }>('take_part', { slug });
			expect(workshops).toContainEqual(expect.objectContaining({ id, paid: true, full: false }));
			expect(JSON.stringify(workshops)).not.toContain(draft);
		}
		const other = await nobody.call<{ workshops: object[] }>('take_part', { slug: 'eastvale' });
		expect(other.workshops).toEqual([]);
		await refused(nobody.call('take_part', { slug: 'nowhere' }), 'P0002');
		expect(await as('amina').call('take_part', { slug: 'northbrook' })).not.toBeNull();
		await refused(as('amina').call('take_part', { slug: 'nowhere' }), 'P0002');
	});

	test('the form begins with what is known of whoever is signed in, and of nobody else', async () => {
		const workshop = await aWorkshop();
		const form = { workshop, partner: 'rooted-voices' };
		expect(await nobody.call('before_registering', form)).toMatchObject({
			me: null,
			by: { slug: 'rooted-voices' }
		});
		expect(await as('amina').call('before_registering', form)).toMatchObject({
			me: { called: 'Amina' },
			registration: null
		});
		expect(await as('amina').call('before_registering', { workshop, partner: 'eastvale' })).toMatchObject({
			by: { slug: 'northbrook' }
		});
		await as('amina').call('save_passport', {
			given: { needs: [{ category: 'environment', detail: 'Low light' }], pay_choice: 'expenses_only' }
		});
		expect(await as('amina').call('before_registering', form)).toMatchObject({
			me: { needs: [{ category: 'environment', detail: 'Low light' }], pay: { choice: 'expenses_only' } }
		});
		expect(await as('tunde').call('before_registering', form)).toMatchObject({
			me: { needs: [], pay: null }
		});
	});
});

describe('registering', () => {
	test('without an account: a place, a code that leads to it, and the offer as it was shown', async () => {
		const workshop = await aWorkshop();
		const { code, state } = await register(workshop, {
			needs: { environment: 'No steps', community_language: 'Sylheti' },
			pay: { choice: 'less', pence: 2000 }
		});
		expect(state).toBe('accepted');
		const place = await placeOf(code);
		expect(place).toMatchObject({
			state: 'accepted',
			whole: true,
			offer: OFFER,
			pay: { choice: 'less', pence: 2000 }
		});
		expect(place.workshop).toMatchObject({
			place: 'The hall in Mill Lane',
			directions: 'Behind the library'
		});
		expect(place.needs.map(({ category, detail }) => [category, detail]).sort()).toEqual([
			['community_language', 'Sylheti'],
			['environment', 'No steps']
		]);
		const [row] =
			await owner()`select organisation_id, how, code_hash from public.registrations where id = ${place.id}`;
		expect(row).toMatchObject({ organisation_id: NORTHBROOK, how: 'by the person' });
		expect(row!.code_hash).not.toContain(code.slice(0, 5));
	});

	test('a code nobody was given, an empty one and an id lead nowhere', async () => {
		const { code } = await register(await aWorkshop());
		const { id } = await placeOf(code);
		for (const key of ['00000-00000-0', '', id, id.toUpperCase()]) {
			expect(await placeOf(key)).toBeNull();
			expect(await placeOf(key, as('amina'))).toBeNull();
			expect(await nobody.call('registration_calendar', { key })).toEqual([]);
			expect(await as('amina').call('registration_calendar', { key })).toEqual([]);
			for (const who of [nobody, as('amina')]) {
				await refused(who.call('accept_place', { key }), 'P0002');
				await refused(who.call('cancel_registration', { key }), 'P0002');
				await refused(who.call('change_needs', { key, needs: {} }), 'P0002');
				await refused(who.call('choose_pay', { key, pay: { choice: 'full' } }), 'P0002');
				await refused(who.call('say_need_met', { key, need: id, met: 'yes' }), 'P0002');
			}
		}
		expect(await stateOf(code.toLowerCase().replaceAll('-', ' '))).toBe('accepted');
	});

	test('with an account: by id or code, once, and how to be reached is changed with it', async () => {
		const workshop = await aWorkshop();
		const given = { called: 'Amina', contact_by: 'text', contact: '07700 900000', by: 'rooted-voices' };
		const { code } = await register(workshop, given, 'amina');
		const { id } = await placeOf(code);
		expect(await placeOf(id, as('amina'))).toMatchObject({
			whole: true,
			contact_by: 'text',
			known_by: 'Rooted Voices CIC'
		});
		expect(await placeOf(id, as('tunde'))).toBeNull();
		await refused(register(workshop, given, 'amina'), 'RG005');
		expect(await as('amina').call('before_registering', { workshop })).toMatchObject({ registration: id });
		const mine = await as('amina').call<{ registrations: { id: string }[] }>('my_registrations');
		expect(mine.registrations).toContainEqual(expect.objectContaining({ id, state: 'accepted' }));
		expect(JSON.stringify(await as('tunde').call('my_registrations'))).not.toContain(id);
		await as('amina').call('cancel_registration', { key: id });
		expect((await register(workshop, given, 'amina')).state).toBe('accepted');
	});

	test('the link of a host makes somebody known to the host; that of another to the trust', async () => {
		const workshop = await aWorkshop();
		for (const [by, known] of [
			['rooted-voices', ROOTED_VOICES],
			['eastvale', NORTHBROOK]
		] as const) {
			const { id } = await placeOf((await register(workshop, { by })).code);
			const [row] = await owner()`
				select p.organisation_id from public.registrations r join public.people p on p.id = r.person_id where r.id = ${id}`;
			expect(row).toEqual({ organisation_id: known });
		}
	});

	test.each([
		[{ called: ' ' }, 'TX001', 'called'],
		[{ contact_by: 'owl' }, 'RG003', 'contact_by'],
		[{ contact: '' }, 'TX001', 'contact'],
		[{ contact: 'swift at home' }, 'RG004', 'contact'],
		[{ needs: { lodging: 'yes' } }, 'RG007', 'needs'],
		[{ needs: { bespoke: 'x'.repeat(1001) } }, 'TX002', 'need_bespoke'],
		[{ pay: { choice: 'double' } }, 'RG008', 'pay'],
		[{ pay: { choice: 'less', pence: 5500 } }, 'RG009', 'pay_sum'],
		[{ pay: { choice: 'charity', payee: ' ' } }, 'RG010', 'pay_payee']
	])('%o is refused beside its field, and leaves nobody behind', async (changes, code, field) => {
		const workshop = await aWorkshop();
		const [before] = await owner()`select count(*) from public.people`;
		await refused(register(workshop, changes), code, field);
		expect(await owner()`select count(*) from public.people`).toEqual([before]);
	});

	test('no reason for a choice of pay is kept anywhere (R56)', async () => {
		const columns =
			await owner()`select column_name from information_schema.columns where table_name = 'pay_choices'`;
		expect(columns.map(({ column_name }) => column_name as string).join()).not.toMatch(/reason|why|because/);
	});

	test('nobody registers for one that is cancelled, closed or begun; a form sent again is not a second place', async () => {
		const workshop = await aWorkshop();
		const given = aForm(workshop);
		const [first, again] = [
			await nobody.call<Registered>('register_for_workshop', { given }),
			await nobody.call<Registered>('register_for_workshop', { given })
		];
		expect((await placeOf(again.code)).id).toBe((await placeOf(first.code)).id);
		await owner()`update public.workshops set closed_at = now() where id = ${workshop}`;
		await refused(register(workshop), 'RG002');
		await owner()`update public.workshops set cancelled_at = now(), cancelled_reason = 'Snow' where id = ${workshop}`;
		await refused(register(workshop), 'RG001');
		await refused(register(await aWorkshop({ starts_at: '2026-01-05T10:00:00Z' })), 'RG002');
	});
});

describe('the waiting list', () => {
	test('is in the order of asking; a place given back is offered to the first, who takes it', async () => {
		const workshop = await aWorkshop({ capacity: 1 });
		const holder = await register(workshop);
		const [one, two] = [await register(workshop), await register(workshop)];
		expect([one, two].map(({ state, place_in_line }) => [state, place_in_line])).toEqual([
			['waiting', 1],
			['waiting', 2]
		]);
		expect((await placeOf(one.code)).workshop).not.toHaveProperty('place');
		await refused(nobody.call('accept_place', { key: two.code }), 'RG012');
		await nobody.call('cancel_registration', { key: holder.code });
		const offered = await placeOf(one.code);
		expect(offered).toMatchObject({ state: 'offered' });
		expect(Date.parse(offered.answer_by!) - Date.now()).toBeGreaterThan(47 * 3_600_000);
		expect(await placeOf(two.code)).toMatchObject({ state: 'waiting', place_in_line: 1 });
		await nobody.call('accept_place', { key: one.code });
		expect(await placeOf(one.code)).toMatchObject({
			state: 'accepted',
			workshop: { place: 'The hall in Mill Lane' }
		});
		await nobody.call('accept_place', { key: one.code });
		// The record of who gave it back stays.
		expect(await placeOf(holder.code)).toMatchObject({ state: 'cancelled', cancelled_how: 'by the person' });
	});

	test('passing an offer on gives it to the next', async () => {
		const workshop = await aWorkshop({ capacity: 1 });
		const codes = [await register(workshop), await register(workshop), await register(workshop)];
		await nobody.call('cancel_registration', { key: codes[0]!.code });
		await nobody.call('cancel_registration', { key: codes[1]!.code });
		expect(await stateOf(codes[2]!.code)).toBe('offered');
	});

	test('an offer nobody answers lapses by the clock, and the next has it; who lapsed may ask again', async () => {
		const workshop = await aWorkshop({ capacity: 1 });
		const [holder, one, two] = [await register(workshop), await register(workshop), await register(workshop)];
		await nobody.call('cancel_registration', { key: holder.code });
		const { answer_by } = await placeOf(one.code);
		await owner()`select private.expire_place_offers(${answer_by}::timestamptz - interval '1 second')`;
		expect(await stateOf(one.code)).toBe('offered');
		await owner()`select private.run_clock(${answer_by})`;
		expect([await stateOf(one.code), await stateOf(two.code)]).toEqual(['lapsed', 'offered']);
		await refused(nobody.call('accept_place', { key: one.code }), 'RG006');
		expect((await register(workshop)).state).toBe('waiting');
	});

	test.each([
		// The workshop begins, the moment of the offer, by when to answer: all by the clock of London.
		['48 hours', '2027-03-29 10:00', '2027-03-20 09:00', '2027-03-22 09:00'],
		[
			'48 hours also over the night the clocks go forward',
			'2027-04-10 10:00',
			'2027-03-27 12:00',
			'2027-03-29 13:00'
		],
		['a day before it begins', '2027-03-10 10:00', '2027-03-08 09:00', '2027-03-09 10:00'],
		['two hours when that day has passed', '2027-03-10 10:00', '2027-03-09 20:00', '2027-03-09 22:00'],
		['when it begins, at the latest', '2027-03-10 10:00', '2027-03-10 09:00', '2027-03-10 10:00']
	])('the time to answer is %s', async (_what, starts, at, expected) => {
		const [row] =
			await owner()`select private.answer_by(${starts}::timestamp at time zone 'Europe/London', 48,
			${at}::timestamp at time zone 'Europe/London') = ${expected}::timestamp at time zone 'Europe/London' as right`;
		expect(row).toEqual({ right: true });
	});

	test('more places are offered to as many who wait, and none once it has begun', async () => {
		const workshop = await aWorkshop({ capacity: 1 });
		await register(workshop);
		const waiting = [await register(workshop), await register(workshop), await register(workshop)];
		await owner()`update public.workshops set capacity = 3 where id = ${workshop}`;
		expect(await Promise.all(waiting.map(({ code }) => stateOf(code)))).toEqual([
			'offered',
			'offered',
			'waiting'
		]);
		const [row] = await owner()`
			update public.workshops set capacity = 9 where id = ${workshop} returning private.promote_waiting(id, starts_at) as n`;
		expect(row).toEqual({ n: 0 });
	});

	test('places kept for a host go to its people until the day, and then to whoever waits', async () => {
		const workshop = await aWorkshop({ capacity: 3, reserved: 2, reserved_until: '2099-01-01' });
		expect((await register(workshop)).state).toBe('accepted');
		const trusts = await register(workshop);
		expect(trusts.state).toBe('waiting');
		expect((await register(workshop, { by: 'rooted-voices' })).state).toBe('accepted');
		await owner()`update public.workshop_hosts set reserved_until = current_date - 2 where workshop_id = ${workshop}`;
		await owner()`select private.expire_place_offers(now())`;
		expect(await stateOf(trusts.code)).toBe('offered');
		expect((await register(workshop, { by: 'rooted-voices' })).state).toBe('waiting');
	});
});

describe('what people are told', () => {
	test('a confirmation and two reminders at nine in the morning; nothing after they cancel', async () => {
		// A week before, the clocks have not gone forward yet.
		const workshop = await aWorkshop({ starts_at: '2027-03-30T13:00:00Z' });
		const { code } = await register(workshop);
		const { id } = await placeOf(code);
		const told = await messagesOf(id);
		expect(told.map(({ kind }) => kind)).toEqual([
			'registration_confirmed',
			'workshop_reminder',
			'workshop_reminder'
		]);
		expect(told.slice(1).map(({ due_at }) => new Date(due_at).toISOString())).toEqual([
			'2027-03-23T09:00:00.000Z',
			'2027-03-29T08:00:00.000Z'
		]);
		await nobody.call('cancel_registration', { key: code });
		await nobody.call('cancel_registration', { key: code });
		expect((await messagesOf(id)).filter(({ told }) => told === 'to tell')).toEqual([]);
	});

	test('a new day has new reminders, and the old ones are not sent', async () => {
		const workshop = await aWorkshop({ starts_at: '2027-06-10T13:00:00Z' });
		const { id } = await placeOf((await register(workshop)).code);
		await owner()`update public.workshops set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days',
			held_on = held_on + 7, sequence = sequence + 1 where id = ${workshop}`;
		const reminders = (await messagesOf(id)).filter(({ kind }) => kind === 'workshop_reminder');
		expect(reminders.map(({ told, due_at }) => [told, new Date(due_at).toISOString()])).toEqual([
			['changed', '2027-06-03T08:00:00.000Z'],
			['changed', '2027-06-09T08:00:00.000Z'],
			['to tell', '2027-06-10T08:00:00.000Z'],
			['to tell', '2027-06-16T08:00:00.000Z']
		]);
	});

	test('an offer, that it lapsed, and a place cancelled at their request', async () => {
		const workshop = await aWorkshop({ capacity: 1 });
		const [holder, one] = [await register(workshop), await register(workshop)];
		const { id } = await placeOf(one.code);
		await as('grace').call('cancel_registration', { key: (await placeOf(holder.code)).id });
		expect(
			(await messagesOf((await placeOf(holder.code)).id)).filter(({ told }) => told === 'to tell')
		).toMatchObject([{ kind: 'place_cancelled' }]);
		expect(await messagesOf(id)).toMatchObject([
			{ kind: 'waiting_listed', told: 'no longer needed' },
			{ kind: 'place_offered', told: 'to tell' }
		]);
		await owner()`select private.expire_place_offers(now() + interval '3 days')`;
		expect((await messagesOf(id)).filter(({ told }) => told === 'to tell')).toMatchObject([
			{ kind: 'offer_lapsed' }
		]);
	});

	test('the code of a message opens everything but what they chose to be paid', async () => {
		const workshop = await aWorkshop();
		const { code } = await register(workshop, { pay: { choice: 'none' } });
		const { id } = await placeOf(code);
		const [message] = await owner()<{ code: string }[]>`
			select facts ->> 'code' as code from public.messages where person_id = ${await personOf(id)} and kind = 'registration_confirmed'`;
		expect(await placeOf(message!.code)).toMatchObject({ id, whole: false, pay: null });
		await nobody.call('choose_pay', {
			key: message!.code,
			pay: { choice: 'charity', payee: 'The food bank' }
		});
		expect(await placeOf(code)).toMatchObject({ pay: { choice: 'charity', payee: 'The food bank' } });
	});

	test('a message says where it is at the moment of telling, and not what the workshop is about', async () => {
		const workshop = await aWorkshop();
		const [row] = await owner()<{ facts: object }[]>`select private.workshop_facts(${workshop}) as facts`;
		expect(row!.facts).toMatchObject({
			title: 'An afternoon in March',
			place: 'The hall in Mill Lane',
			online: false
		});
		expect(JSON.stringify(row!.facts)).not.toContain('ward');
	});
});

describe('on behalf', () => {
	let workshop: string;
	beforeAll(async () => {
		workshop = await aWorkshop();
	});
	const begum = (changes: object = {}) =>
		aForm(workshop, {
			organisation_id: ROOTED_VOICES,
			name: 'Mrs Begum',
			called: 'Mrs Begum',
			contact_by: 'partner',
			contact: 'Joy tells her',
			...changes
		});

	test('Joy registers Mrs Begum, who has no phone and no email, and sees to her place', async () => {
		const given = begum({ needs: { community_language: 'Sylheti' }, pay: { choice: 'full' } });
		const { code, state } = await onBehalf('joy', given);
		expect(state).toBe('accepted');
		const { id } = await placeOf(code);
		expect((await placeOf((await onBehalf('joy', given)).code)).id).toBe(id);
		const seen = await as('joy').call('registration_at', { registration: id });
		expect(seen).toMatchObject({
			name: 'Mrs Begum',
			standing: true,
			needs: [{ category: 'community_language' }]
		});
		expect(JSON.stringify(seen)).not.toMatch(/full|choice/);
		await as('joy').call('change_needs', {
			key: id,
			needs: { additional_support: 'Her daughter comes too' }
		});
		await as('joy').call('choose_pay', { key: id, pay: { choice: 'expenses_only' } });
		// Staff have seen the code of a slip that they hand over: it shows no choice.
		expect(await placeOf(code)).toMatchObject({ whole: false, pay: null });
		expect(await owner()`select how from public.pay_choices where registration_id = ${id}`).toEqual([
			{ how: 'on behalf' },
			{ how: 'on behalf' }
		]);
		// Even Joy, who wrote it down, reads no choice of pay.
		expect(await as('joy').rows`select 1 from public.pay_choices where registration_id = ${id}`).toEqual([]);
		const slip = await as('joy').call<string>('print_registration', { registration: id });
		expect(await placeOf(slip)).toMatchObject({ id, whole: false, pay: null });
		await as('joy').call('cancel_registration', { key: id });
		expect(await placeOf(code)).toMatchObject({ state: 'cancelled', cancelled_how: 'at their request' });
	});

	test.each(['grace', 'fatima', 'olwen', 'amina', 'marcus'])(
		'%s registers nobody for Rooted Voices, and touches none of its people',
		async (who) => {
			await refused(onBehalf(who, begum()), '42501');
			const { code } = await onBehalf('joy', begum({ called: `Known to Joy, not ${who}` }));
			const { id } = await placeOf(code);
			await refused(as(who).call('cancel_registration', { key: id }), 'P0002');
			await refused(as(who).call('accept_place', { key: id }), 'P0002');
			await refused(as(who).call('change_needs', { key: id, needs: {} }), 'P0002');
			await refused(as(who).call('choose_pay', { key: id, pay: { choice: 'none' } }), 'P0002');
			await refused(as(who).call('registration_at', { registration: id }), 'P0002');
			await refused(as(who).call('print_registration', { registration: id }), 'P0002');
			expect(await placeOf(id, as(who))).toBeNull();
		}
	);

	test("somebody else's person is not one to choose, nor a workshop that is not hosted", async () => {
		const [stranger] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, name) values (${NORTHBROOK}, 'Known to Northbrook') returning id`;
		await refused(onBehalf('joy', begum({ person_id: stranger!.id })), 'RG011', 'person_id');
		await refused(onBehalf('joy', begum({ workshop_id: await aWorkshop({ reserved: null }) })), 'P0002');
		await refused(onBehalf('olwen', begum({ organisation_id: EASTVALE })), 'P0002');
	});

	test('staff register somebody after registration closed, who cannot do it themselves any more', async () => {
		const closed = await aWorkshop();
		await owner()`update public.workshops set closed_at = now() where id = ${closed}`;
		await refused(register(closed), 'RG002');
		expect((await onBehalf('joy', begum({ workshop_id: closed }))).state).toBe('accepted');
	});
});

describe('who reads who comes', () => {
	let workshop: string;
	let partners: Registered;
	let trusts: Registered;
	beforeAll(async () => {
		workshop = await aWorkshop();
		partners = await onBehalf(
			'joy',
			aForm(workshop, {
				organisation_id: ROOTED_VOICES,
				name: 'Nightingale, in full',
				called: 'Nightingale',
				contact_by: 'phone',
				contact: '020 7946 0001'
			})
		);
		trusts = await register(workshop, {
			called: 'Swift',
			contact: 'swift.private@people.example',
			pay: { choice: 'none' }
		});
	});

	test("the trust sees the partner's people by the name for the day, and no name, contact or person", async () => {
		const seen = await peopleOf('grace', workshop, NORTHBROOK);
		expect(seen.registrations).toMatchObject([
			{ called: 'Nightingale', mine: false, name: null, contact_by: null, known_by: 'Rooted Voices CIC' },
			{ called: 'Swift', mine: true, name: 'Swift', contact_by: 'email' }
		]);
		expect(JSON.stringify(seen)).not.toMatch(/Rahman|7946/);
		const joys = await peopleOf('joy', workshop, ROOTED_VOICES);
		expect(joys.registrations).toMatchObject([
			{ called: 'Nightingale', mine: true, name: 'Nightingale, in full' },
			{ called: 'Swift', mine: false, name: null, contact_by: null }
		]);
		expect(joys.counts).toMatchObject([
			{ slug: 'northbrook', coming: 1 },
			{ slug: 'rooted-voices', coming: 1 }
		]);
		expect(
			await as('grace')
				.rows`select called from public.registrations where workshop_id = ${workshop} order by number`
		).toEqual([{ called: 'Nightingale' }, { called: 'Swift' }]);
		await refused(as('grace').rows`select person_id from public.registrations`, '42501');
		await refused(as('grace').rows`select code_hash from public.registrations`, '42501');
		await refused(as('grace').rows`select pressed from public.registrations`, '42501');
	});

	test.each(['olwen', 'amina', 'marcus', 'dev', 'sol', 'tunde'])('%s reads none of it', async (who) => {
		for (const organisation of [NORTHBROOK, ROOTED_VOICES]) {
			await refused(as(who).call('workshop_people', { workshop, organisation }), '42501');
			await refused(as(who).call('people_to_invite', { workshop, organisation }), '42501');
			await refused(as(who).call('workshop_needs', { workshop, organisation }), '42501');
		}
		expect(await as(who).rows`select 1 from public.registrations where workshop_id = ${workshop}`).toEqual(
			[]
		);
		expect(await as(who).rows`select 1 from public.access_needs`).toEqual([]);
	});

	test('what somebody chose to be paid is read by them and by finance of the trust alone', async () => {
		const { id } = await placeOf(trusts.code);
		for (const who of ['grace', 'fatima', 'joy', 'olwen', 'dev']) {
			expect(await as(who).rows`select 1 from public.pay_choices where registration_id = ${id}`).toEqual([]);
			expect(JSON.stringify(await as(who).call('my_registrations'))).not.toContain(id);
		}
		expect(
			await as('carys').rows`select choice from public.pay_choices where registration_id = ${id}`
		).toEqual([{ choice: 'none' }]);
		expect(
			await as('joy').call('registration_at', { registration: (await placeOf(partners.code)).id })
		).not.toHaveProperty('pay');
	});

	test('twenty at a time, the waiting apart and in order, and those who gave their place back', async () => {
		const full = await aWorkshop({ capacity: 22 });
		for (let index = 0; index < 24; index++) await register(full, { called: `Person ${index}` });
		const first = await peopleOf('grace', full, NORTHBROOK);
		expect(first.registrations).toHaveLength(20);
		const second = await as('grace').call<People>('workshop_people', {
			workshop: full,
			organisation: NORTHBROOK,
			which: 'coming',
			after_number: first.next
		});
		expect(second).toMatchObject({
			registrations: [{ called: 'Person 20' }, { called: 'Person 21' }],
			next: null
		});
		expect((await peopleOf('grace', full, NORTHBROOK, 'waiting')).registrations).toMatchObject([
			{ called: 'Person 22', place_in_line: 1 },
			{ called: 'Person 23', place_in_line: 2 }
		]);
		await as('grace').call('cancel_registration', { key: first.registrations[0]!.id as string });
		expect((await peopleOf('grace', full, NORTHBROOK, 'gone')).registrations).toMatchObject([
			{ called: 'Person 0' }
		]);
	});
});

describe('invitations', () => {
	test('an organisation invites its own people; the others see how many', async () => {
		const workshop = await aWorkshop();
		const [nadia, tunde] = await owner()<{ id: string }[]>`
			select id from public.people where organisation_id = ${ROOTED_VOICES} order by name desc limit 2`;
		const [northbrooks] = await owner()<
			{ id: string }[]
		>`select id from public.people where organisation_id = ${NORTHBROOK} limit 1`;
		const invite = (who: string, organisation: string, people: string[]) =>
			as(who).call<number>('invite_people', { workshop, organisation, people });
		expect(await invite('joy', ROOTED_VOICES, [nadia!.id, tunde!.id, northbrooks!.id])).toBe(2);
		expect(await invite('joy', ROOTED_VOICES, [nadia!.id])).toBe(0);
		await refused(invite('joy', ROOTED_VOICES, []), 'RG015', 'people');
		await refused(invite('grace', ROOTED_VOICES, [nadia!.id]), '42501');
		await refused(invite('olwen', EASTVALE, [nadia!.id]), 'P0002');
		const [numbered] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, reference) values (${ROOTED_VOICES}, 'a-file:1') returning id`;
		const own = await as('joy').call<{ people: { id: string; invited_at: string | null }[] }>(
			'people_to_invite',
			{
				workshop,
				organisation: ROOTED_VOICES
			}
		);
		expect(own.people.map(({ id }) => id)).not.toContain(numbered!.id);
		expect(
			own.people
				.filter(({ invited_at }) => invited_at)
				.map(({ id }) => id)
				.sort()
		).toEqual([nadia!.id, tunde!.id].sort());
		expect((await peopleOf('grace', workshop, NORTHBROOK)).counts).toMatchObject([
			{ invited: 0 },
			{ slug: 'rooted-voices', invited: 2 }
		]);
		expect(
			await as('grace').rows`select 1 from public.workshop_invitations where workshop_id = ${workshop}`
		).toEqual([]);
		expect(
			await as('joy').rows`select 1 from public.workshop_invitations where workshop_id = ${workshop}`
		).toHaveLength(2);
	});

	test('whoever is invited is told once it is open, and not any more when they come or say not this time', async () => {
		const draft = await aWorkshop({ open: false });
		const people = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, name, contact_by, contact)
			select ${ROOTED_VOICES}, 'Somebody ' || way, way, 'here' from unnest(array['phone', 'letter', 'none']) way returning id`;
		const told = () => owner()<{ name: string; told: boolean }[]>`
			select p.name, m.cancelled_at is null as told from public.messages m join public.people p on p.id = m.person_id
			where m.about_id = ${draft} and m.kind = 'workshop_invited' order by p.name`;
		const invite = { workshop: draft, organisation: ROOTED_VOICES, people: people.map(({ id }) => id) };
		await as('joy').call('invite_people', invite);
		expect(await told()).toEqual([]);
		await owner()`update public.workshops set opened_at = now() where id = ${draft}`;
		await as('joy').call('invite_people', invite);
		expect(await told()).toEqual([
			{ name: 'Somebody letter', told: true },
			{ name: 'Somebody phone', told: true }
		]);
		await onBehalf('joy', aForm(draft, { organisation_id: ROOTED_VOICES, person_id: people[0]!.id }));
		const [declined] = await owner()<{ id: string }[]>`
			select id from public.workshop_invitations where person_id = ${people[1]!.id}`;
		await as('joy').call('decline_invitation', { invitation: declined!.id });
		expect((await told()).map((one) => one.told)).toEqual([false, false]);
	});

	test('whoever is invited sees it until they say not this time, or register', async () => {
		const workshop = await aWorkshop();
		const people = await owner()<{ id: string }[]>`
			select p.id from public.people p join auth.users u on u.id = p.account_id
			where p.organisation_id = ${ROOTED_VOICES} and p.name in ('Amina', 'Tunde') order by p.name`;
		await as('joy').call('invite_people', {
			workshop,
			organisation: ROOTED_VOICES,
			people: people.map(({ id }) => id)
		});
		const invitationOf = async (who: string) => {
			const { invitations } = await as(who).call<{
				invitations: { id: string; by: string; workshop: { id: string } }[];
			}>('my_registrations');
			return invitations.find((one) => one.workshop.id === workshop);
		};
		expect(await invitationOf('amina')).toMatchObject({ by: 'rooted-voices' });
		const tundes = (await invitationOf('tunde'))!.id;
		await refused(as('amina').call('decline_invitation', { invitation: tundes }), 'P0002');
		await as('tunde').call('decline_invitation', { invitation: tundes });
		expect(await invitationOf('tunde')).toBeUndefined();
		await register(workshop, { by: 'rooted-voices' }, 'amina');
		expect(await invitationOf('amina')).toBeUndefined();
	});
});

describe('needs', () => {
	let workshop: string;
	let place: Place;
	let code: string;
	const owners = async (who = 'grace') =>
		(
			await as(who).call<{ owners: { id: string; name: string }[] }>('workshop_needs', {
				workshop,
				organisation: NORTHBROOK
			})
		).owners;
	beforeAll(async () => {
		workshop = await aWorkshop();
		({ code } = await register(workshop, {
			called: 'Nightingale',
			by: 'rooted-voices',
			needs: { environment: 'No steps', bespoke: '' }
		}));
		place = await placeOf(code);
	});

	test('are tasks: owned, arranged, met, looked at again', async () => {
		expect((await peopleOf('grace', workshop, NORTHBROOK)).unowned).toBe(2);
		const need = place.needs.find(({ category }) => category === 'environment')!.id;
		await refused(as('grace').call('arrange_need', { need }), 'RG017', 'owner');
		const fatima = (await owners()).find(({ name }) => name === 'Fatima')!.id;
		await refused(as('grace').call('own_need', { need, owner: await personOf(place.id) }), 'RG016', 'owner');
		await as('grace').call('own_need', { need, owner: fatima });
		await as('joy').call('arrange_need', { need });
		expect((await peopleOf('joy', workshop, ROOTED_VOICES)).unowned).toBe(1);
		await refused(as('grace').call('note_need_met', { need, met: 'yes' }), 'RG014');
		await refused(nobody.call('say_need_met', { key: code, need, met: 'yes' }), 'RG014');
		await refused(as('grace').call('review_need', { need }), 'RG018');
		await owner()`update public.workshops set held_on = current_date - 1, starts_at = (current_date - 1 + time '10:00') at time zone 'Europe/London',
			ends_at = (current_date - 1 + time '12:00') at time zone 'Europe/London' where id = ${workshop}`;
		await as('grace').call('note_need_met', { need, met: 'yes' });
		await nobody.call('say_need_met', { key: code, need, met: 'partly' });
		await refused(nobody.call('say_need_met', { key: code, need, met: 'perhaps' }), 'RG014', 'met');
		await refused(nobody.call('say_need_met', { key: code, need: randomUUID(), met: 'no' }), 'RG014', 'met');
		// What they said themselves stands.
		await as('grace').call('note_need_met', { need, met: 'yes' });
		await as('grace').call('review_need', { need });
		const { needs } = await as('grace').call<{ needs: object[] }>('workshop_needs', {
			workshop,
			organisation: NORTHBROOK
		});
		expect(needs).toContainEqual(
			expect.objectContaining({
				id: need,
				called: 'Nightingale',
				owner: { id: fatima, name: 'Fatima' },
				met: 'partly',
				met_said_by: 'the person'
			})
		);
	});

	test('what is said anew is to be arranged anew; what is not said any more is kept, and nobody sees to it', async () => {
		const other = await aWorkshop();
		const mine = await register(other, { needs: { environment: 'No steps', language: 'Bengali' } });
		const { needs } = await placeOf(mine.code);
		const fatima = (await owners()).find(({ name }) => name === 'Fatima')!.id;
		for (const { id: need } of needs) {
			await as('grace').call('own_need', { need, owner: fatima });
			await as('grace').call('arrange_need', { need });
		}
		await nobody.call('change_needs', { key: mine.code, needs: { environment: 'No steps, and low light' } });
		expect((await placeOf(mine.code)).needs).toMatchObject([
			{ detail: 'No steps, and low light', arranged_at: null }
		]);
		const gone = needs.find(({ category }) => category === 'language')!.id;
		await refused(as('grace').call('arrange_need', { need: gone }), 'P0002');
		expect(
			await owner()`select dropped_at is not null as dropped from public.access_needs where id = ${gone}`
		).toEqual([{ dropped: true }]);
		expect((await owner()`select private.unowned_needs(${other}) as n`)[0]).toEqual({ n: 0 });
	});

	test.each(['olwen', 'marcus', 'tunde', 'sol'])('%s sees to none of them', async (who) => {
		const need = place.needs[0]!.id;
		const fatima = (await owners())[0]!.id;
		await refused(as(who).call('own_need', { need, owner: fatima }), 'P0002');
		await refused(as(who).call('arrange_need', { need }), 'P0002');
		await refused(as(who).call('note_need_met', { need, met: 'yes' }), 'P0002');
		await refused(as(who).call('review_need', { need }), 'P0002');
	});

	test('whoever waits or gave their place back needs no owner', async () => {
		const full = await aWorkshop({ capacity: 1 });
		const holder = await register(full, { needs: { environment: '' } });
		const next = await register(full, { needs: { bespoke: '' } });
		const unowned = async () => (await owner()`select private.unowned_needs(${full}) as n`)[0];
		expect(await unowned()).toEqual({ n: 1 });
		await nobody.call('cancel_registration', { key: holder.code });
		expect(await unowned()).toEqual({ n: 1 });
		await nobody.call('cancel_registration', { key: next.code });
		expect(await unowned()).toEqual({ n: 0 });
	});

	test('people read their own needs and those who run it read all; nobody else', async () => {
		const own = await register(
			await aWorkshop(),
			{ by: 'rooted-voices', needs: { environment: 'Low light' } },
			'amina'
		);
		const { id } = await placeOf(own.code);
		const read = (who: string) =>
			as(who).rows`select detail from public.access_needs where registration_id = ${id}`;
		for (const who of ['amina', 'grace', 'joy']) expect(await read(who)).toEqual([{ detail: 'Low light' }]);
		for (const who of ['olwen', 'tunde', 'carys']) expect(await read(who)).toEqual([]);
	});
});

describe('afterwards and in calendars', () => {
	test('a place given back stays in the calendar as cancelled, with a higher sequence, and the feed has all of theirs', async () => {
		const [one, two] = [await aWorkshop(), await aWorkshop({ capacity: 1 })];
		const first = await register(one, {}, 'tunde');
		const second = await register(two, {}, 'tunde');
		const calendar = (every: boolean) =>
			nobody.call<{ id: string; sequence: number; cancelled: boolean; place: string | null }[]>(
				'registration_calendar',
				{
					key: first.code,
					every
				}
			);
		expect(await calendar(false)).toMatchObject([
			{ id: one, sequence: 0, cancelled: false, place: 'The hall in Mill Lane' }
		]);
		expect((await calendar(true)).map(({ id }) => id)).toEqual(expect.arrayContaining([one, two]));
		await nobody.call('cancel_registration', { key: first.code });
		expect(await calendar(false)).toMatchObject([{ sequence: 1, cancelled: true, place: null }]);
		await register(one, {}, 'tunde');
		expect((await calendar(true)).find(({ id }) => id === one)).toMatchObject({
			sequence: 2,
			cancelled: false
		});
		expect(JSON.stringify(await calendar(true))).not.toContain('ward');
		await nobody.call('cancel_registration', { key: second.code });
	});

	test('nothing is changed once it has begun, but what is done with the money', async () => {
		const workshop = await aWorkshop();
		const { code } = await register(workshop);
		await owner()`update public.workshops set held_at = now() where id = ${workshop}`;
		await refused(nobody.call('cancel_registration', { key: code }), 'RG006');
		await refused(nobody.call('change_needs', { key: code, needs: {} }), 'RG006');
		await nobody.call('choose_pay', { key: code, pay: { choice: 'none' } });
		expect(await placeOf(code)).toMatchObject({ pay: { choice: 'none', pence: null, payee: null } });
	});

	test('who gave their place back has nothing to choose, and nothing was offered where nothing is paid', async () => {
		const { code } = await register(await aWorkshop());
		await nobody.call('cancel_registration', { key: code });
		await refused(nobody.call('choose_pay', { key: code, pay: { choice: 'full' } }), 'RG013');
		const unpaid = await register(await aWorkshop({ offer: null }));
		await refused(nobody.call('choose_pay', { key: unpaid.code, pay: { choice: 'full' } }), 'RG008', 'pay');
	});
});
