import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RoomDraft } from '../../src/lib/room/room.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';
import { aRoom, note, roomOf, writeDown, type ARoom } from './support/room.ts';
import { aWorkshop, OFFER, register } from './support/workshops.ts';

/** Everybody of the cast who runs no workshop of Northbrook's. */
const OTHERS = ['marcus', 'carys', 'dev', 'sol', 'amina', 'tunde', 'olwen'];

const facts = (registration: string | undefined) =>
	owner()<{ fact: string; recorded_by: string }[]>`
		select fact, recorded_by from public.attendance_facts where registration_id = ${registration ?? null} order by recorded_at`;
const placeOf = async (registration: string | undefined) =>
	(
		await owner()<
			{ state: string; attended_at: Date | null; left_early_at: Date | null; offer: object; how: string }[]
		>`select state, attended_at, left_early_at, offer, how from public.registrations where id = ${registration ?? null}`
	)[0]!;

describe('who may enter', () => {
	let room: ARoom;
	beforeAll(async () => {
		room = await aRoom();
	});

	test('facilitators and engagement leads of the trust and of a host; to everybody else there is no such room', async () => {
		for (const who of ['fatima', 'grace', 'joy']) {
			expect(await roomOf(who, room.id, { show: 'coming' })).toMatchObject({
				people: [{ called: 'Bittern' }, { called: 'Redwing' }]
			});
		}
		for (const who of OTHERS) {
			await refused(roomOf(who, room.id), 'P0002');
			await refused(as(who).call('room_draft', { workshop: room.id, draft: randomUUID() }), 'P0002');
		}
		await refused(nobody.call('room', { workshop: room.id }), '42501');
	});

	test('they are told what to call people, and nothing by which they could be found', async () => {
		const { people } = await roomOf('fatima', room.id, { show: 'coming' });
		expect(Object.keys(people[0]!).toSorted()).toEqual([
			'attended_at',
			'called',
			'how',
			'id',
			'left_early_at',
			'state'
		]);
	});

	test('nobody else notes anything', async () => {
		const draft = randomUUID();
		for (const who of OTHERS) {
			await refused(as(who).call('say_limits', { workshop: room.id }), 'P0002');
			await refused(note(who, room.places.Bittern, 'arrived'), 'P0002');
			await refused(
				as(who).call('check_in_by_code', {
					workshop: room.id,
					code: room.codes.Bittern,
					pressed: randomUUID()
				}),
				'P0002'
			);
			await refused(
				as(who).call('walk_in', {
					workshop: room.id,
					organisation: NORTHBROOK,
					called: '',
					pressed: randomUUID()
				}),
				'P0002'
			);
			await refused(
				as(who).call('count_people', { workshop: room.id, people: 3, note: '', pressed: randomUUID() }),
				'P0002'
			);
			await refused(as(who).call('save_room_draft', { draft, workshop: room.id, answers: {} }), 'P0002');
			await refused(writeDown(room.id, {}, who), 'P0002');
		}
		expect(await facts(room.places.Bittern)).toEqual([]);
	});

	test('before its day, and once it is closed or cancelled, nothing is noted', async () => {
		const early = await aWorkshop();
		await register(early, { called: 'Early' });
		const [place] = await owner()<
			{ id: string }[]
		>`select id from public.registrations where workshop_id = ${early}`;
		await refused(note('fatima', place!.id, 'arrived'), 'RM003');
		await refused(as('fatima').call('say_limits', { workshop: early }), 'RM003');
		const over = await aRoom();
		await as('fatima').call('close_attendance', { workshop: over.id });
		await refused(note('fatima', over.places.Bittern, 'arrived'), 'RM002');
		await refused(as('fatima').call('say_limits', { workshop: over.id }), 'RM002');
	});

	test('words that were begun in the room are not lost when somebody closes attendance', async () => {
		const { id } = await aRoom();
		const draft = randomUUID();
		await as('joy').call('save_room_draft', { draft, workshop: id, answers: { words: 'At night' } });
		await as('fatima').call('close_attendance', { workshop: id });
		const more = { draft, workshop: id, answers: { words: 'At night nobody comes' } };
		expect(await as('joy').call('save_room_draft', more)).not.toBeNull();
		expect((await writeDown(id, { id: draft, words: 'At night nobody comes' }, 'joy')).id).toBe(draft);
	});

	test('whoever is named to lead it runs the room too, without a role as facilitator', async () => {
		const { id, places } = await aRoom();
		await owner()`insert into public.workshop_leads select ${id}, p.id, 'co_facilitator' from public.people p where p.name = 'Tunde'`;
		await note('tunde', places.Bittern, 'arrived');
		expect(
			(await writeDown(id, { registration_id: places.Bittern, scribe_name: 'Tunde' }, 'tunde')).receipt
		).toMatch(/-/);
		const came = await as('tunde').call<{ registration: string }>('walk_in', {
			workshop: id,
			organisation: ROOTED_VOICES,
			called: '',
			pressed: randomUUID()
		});
		expect((await placeOf(came.registration)).state).toBe('attended');
	});
});

describe('the limits of confidentiality come first', () => {
	test('no words before they were said; checking in is possible', async () => {
		const { id, places } = await aRoom({ said: false });
		const draft = randomUUID();
		await refused(writeDown(id), 'RM001');
		await refused(
			as('fatima').call('save_room_draft', { draft, workshop: id, answers: { words: 'Too soon' } }),
			'RM001'
		);
		await note('fatima', places.Bittern, 'arrived');
		await as('joy').call('say_limits', { workshop: id });
		const { id: made } = await writeDown(id);
		const [said] = await owner()<{ told_at: Date; said_at: Date; by: string }[]>`
			select c.told_at, w.limits_said_at as said_at, u.email as by from public.contributions c
			join public.workshops w on w.id = c.workshop_id join auth.users u on u.id = w.limits_said_by where c.id = ${made}`;
		expect(said).toMatchObject({ by: 'joy@rooted-voices.example' });
		expect(said?.told_at).toEqual(said?.said_at);
	});

	test('said again, the first time stands', async () => {
		const { id } = await aRoom();
		const { workshop } = await roomOf('fatima', id);
		await as('grace').call('say_limits', { workshop: id });
		expect((await roomOf('fatima', id)).workshop.limits_said_at).toBe(workshop.limits_said_at);
	});
});

describe('who came', () => {
	test('two devices in the same moment make two facts and one attendance', async () => {
		const { id, places } = await aRoom();
		const { host, port, user, pass, database } = owner().options;
		const sql = postgres({ host: host[0], port: port[0], user, password: String(pass), database, max: 2 });
		const [fatima, joy] = await owner()<{ id: string }[]>`
			select id from auth.users where email in ('fatima@northbrook.example', 'joy@rooted-voices.example') order by email`;
		const press = (sub: string) =>
			sql.begin(async (device) => {
				const claims = JSON.stringify({ sub, role: 'authenticated' });
				await device`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
				await device`select public.record_attendance(${places.Bittern!}, 'arrived', ${randomUUID()})`;
			});
		try {
			await Promise.all([press(fatima!.id), press(joy!.id)]);
		} finally {
			await sql.end();
		}
		const seen = await facts(places.Bittern);
		expect(seen.map(({ fact }) => fact)).toEqual(['arrived', 'arrived']);
		expect(new Set(seen.map(({ recorded_by }) => recorded_by)).size).toBe(2);
		expect((await roomOf('fatima', id)).counts).toMatchObject({ here: 1, coming: 1 });
		await as('fatima').call('close_attendance', { workshop: id });
		expect(
			await owner()`select c.id from public.claims c where c.registration_id = ${places.Bittern!}`
		).toHaveLength(1);
	});

	test('one button pressed twice is one fact', async () => {
		const { places } = await aRoom();
		const pressed = randomUUID();
		await Promise.all([
			note('fatima', places.Bittern, 'arrived', pressed),
			note('fatima', places.Bittern, 'arrived', pressed)
		]);
		expect(await facts(places.Bittern)).toHaveLength(1);
	});

	test('a mistake is taken back, and both facts stay', async () => {
		const { places } = await aRoom();
		await note('fatima', places.Bittern, 'arrived');
		await note('fatima', places.Bittern, 'not_here_after_all');
		expect(await placeOf(places.Bittern)).toMatchObject({ state: 'accepted', attended_at: null });
		expect((await facts(places.Bittern)).map(({ fact }) => fact)).toEqual(['arrived', 'not_here_after_all']);
		expect(
			await as('joy')
				.rows`select fact from public.attendance_facts where registration_id = ${places.Bittern!}`
		).toHaveLength(2);
		for (const who of OTHERS) {
			expect(
				await as(who)
					.rows`select fact from public.attendance_facts where registration_id = ${places.Bittern!}`
			).toEqual([]);
		}
		await refused(note('fatima', places.Bittern, 'absent'), 'RM004');
	});

	test('whoever leaves early is asked nothing and is owed the same', async () => {
		const { id, places } = await aRoom();
		for (const name of ['Bittern', 'Redwing']) await note('fatima', places[name], 'arrived');
		await note('joy', places.Bittern, 'left_early');
		expect(await placeOf(places.Bittern)).toMatchObject({ state: 'left_early', offer: OFFER });
		await as('fatima').call('close_attendance', { workshop: id });
		const claims = await owner()<{ offer: object; reason: string }[]>`
			select c.offer, c.reason from public.claims c join public.registrations r on r.id = c.registration_id where r.workshop_id = ${id}`;
		expect(claims).toHaveLength(2);
		expect(claims[0]).toEqual(claims[1]);
		expect(claims[0]?.offer).toEqual(OFFER);
	});

	test('they may come back', async () => {
		const { places } = await aRoom();
		await note('fatima', places.Bittern, 'arrived');
		const { attended_at } = await placeOf(places.Bittern);
		await note('fatima', places.Bittern, 'left_early');
		await note('fatima', places.Bittern, 'arrived');
		expect(await placeOf(places.Bittern)).toMatchObject({
			state: 'attended',
			attended_at,
			left_early_at: null
		});
	});

	test('by the code of a registration, however it is typed; another workshop does not know it', async () => {
		const [here, elsewhere] = [await aRoom(), await aRoom()];
		const check = (workshop: string, code: string | undefined) =>
			as('fatima').call('check_in_by_code', { workshop, code, pressed: randomUUID() });
		expect(await check(here.id, here.codes.Bittern?.toLowerCase().replaceAll('-', ' '))).toBe('Bittern');
		expect((await placeOf(here.places.Bittern)).state).toBe('attended');
		await refused(check(elsewhere.id, here.codes.Redwing), 'RM005', 'code');
		await refused(check(here.id, 'nonsense'), 'RM005', 'code');
		expect((await placeOf(here.places.Redwing)).state).toBe('accepted');
	});

	test('a scanned code leads each of those who run it to the room, and nobody else', async () => {
		const { id, codes } = await aRoom();
		const door = (who: string) => as(who).call('door_of', { code: codes.Bittern });
		expect(await door('fatima')).toEqual({ workshop: id, organisation: 'northbrook' });
		expect(await door('joy')).toEqual({ workshop: id, organisation: 'rooted-voices' });
		for (const who of OTHERS) await refused(door(who), 'P0002');
		await refused(as('fatima').call('door_of', { code: 'nonsense' }), 'P0002');
	});

	test('whoever waits or gave their place back may come in all the same, with what they were offered', async () => {
		const { id, places, codes } = await aRoom({ capacity: 1, people: ['First', 'Second'] });
		expect((await roomOf('fatima', id, { show: 'others' })).people).toMatchObject([
			{ called: 'Second', state: 'waiting' }
		]);
		await note('fatima', places.Second, 'arrived');
		expect(await placeOf(places.Second)).toMatchObject({ state: 'attended', offer: OFFER });
		await note('fatima', places.Second, 'not_here_after_all');
		expect((await placeOf(places.Second)).state).toBe('waiting');
		await refused(nobody.call('cancel_registration', { key: codes.First }), 'RG006');
	});

	test('a name is found among all of them, and lists go on from page to page', async () => {
		const people = Array.from({ length: 23 }, (_, index) => `Guest ${String(index).padStart(2, '0')}`);
		const { id, places } = await aRoom({ people, capacity: 30 });
		await note('fatima', places['Guest 07'], 'arrived');
		const first = await roomOf('fatima', id, { show: 'coming' });
		expect(first.people).toHaveLength(20);
		const second = await roomOf('fatima', id, { show: 'coming', beside: first.next });
		expect(second).toMatchObject({ people: [{ called: 'Guest 21' }, { called: 'Guest 22' }], next: null });
		expect((await roomOf('fatima', id, { show: 'coming', find: ' GUEST 07 ' })).people).toMatchObject([
			{ called: 'Guest 07', state: 'attended' }
		]);
		expect((await roomOf('fatima', id, { show: 'coming', find: '%' })).people).toEqual([]);
	});
});

describe('people without a place', () => {
	const walkIn = (
		who: string,
		workshop: string,
		organisation: string,
		called = '',
		pressed: string = randomUUID()
	) =>
		as(who).call<{ registration: string; code: string }>('walk_in', {
			workshop,
			organisation,
			called,
			pressed
		});

	test('are there at once, with the same offer and a code of their own, and no account or contact', async () => {
		const { id } = await aRoom();
		const came = await walkIn('joy', id, ROOTED_VOICES, 'Skylark');
		expect(await placeOf(came.registration)).toMatchObject({
			state: 'attended',
			offer: OFFER,
			how: 'walked in'
		});
		expect(await nobody.call('my_place', { key: came.code })).toMatchObject({ state: 'attended' });
		const [person] = await owner()<
			{ organisation_id: string; contact_by: string; account_id: string | null }[]
		>`
			select p.organisation_id, p.contact_by, p.account_id from public.people p
			join public.registrations r on r.person_id = p.id where r.id = ${came.registration}`;
		// The partner's people are the partner's (R31).
		expect(person).toEqual({ organisation_id: ROOTED_VOICES, contact_by: 'none', account_id: null });
		await nobody.call('choose_pay', { key: came.code, pay: { choice: 'expenses_only' } });
		await as('fatima').call('close_attendance', { workshop: id });
		expect(
			await owner()`select id from public.claims where registration_id = ${came.registration}`
		).toHaveLength(1);
	});

	test('need not say a name; an organisation that has no part in it knows nobody by it', async () => {
		const { id } = await aRoom();
		const first = await walkIn('fatima', id, EASTVALE);
		await walkIn('fatima', id, NORTHBROOK);
		const { people } = await roomOf('fatima', id, { show: 'here' });
		expect(people.map(({ called }) => called)).toEqual(['Somebody, number 1', 'Somebody, number 2']);
		const [made] = await owner()<{ organisation_id: string; name: string | null }[]>`
			select p.organisation_id, p.name from public.people p join public.registrations r on r.person_id = p.id where r.id = ${first.registration}`;
		expect(made).toEqual({ organisation_id: NORTHBROOK, name: null });
	});

	test('pressed twice it is one person, and both codes lead there', async () => {
		const { id } = await aRoom();
		const pressed = randomUUID();
		const first = await walkIn('fatima', id, NORTHBROOK, 'Skylark', pressed);
		const second = await walkIn('fatima', id, NORTHBROOK, 'Skylark', pressed);
		expect(second.registration).toBe(first.registration);
		expect(await nobody.call('my_place', { key: second.code })).toMatchObject({ called: 'Skylark' });
		expect(await nobody.call('my_place', { key: first.code })).toMatchObject({ called: 'Skylark' });
		await refused(walkIn('fatima', id, NORTHBROOK, 'x'.repeat(81)), 'TX002', 'called');
	});

	test('a group is counted without names, and a wrong count is taken back and stays on record', async () => {
		const { id } = await aRoom();
		const count = (people: number, who = 'fatima', pressed: string = randomUUID()) =>
			as(who).call('count_people', { workshop: id, people, note: 'By the window', pressed });
		const pressed = randomUUID();
		await count(7, 'fatima', pressed);
		await count(7, 'fatima', pressed);
		await count(70, 'joy');
		expect((await roomOf('fatima', id)).counts.unnamed).toBe(77);
		const wrong = (await roomOf('fatima', id)).groups.find(({ people }) => people === 70)!;
		for (const who of OTHERS) await refused(as(who).call('undo_count', { group_count: wrong.id }), 'P0002');
		await as('fatima').call('undo_count', { group_count: wrong.id });
		expect((await roomOf('fatima', id)).counts.unnamed).toBe(7);
		expect(
			await as('joy')
				.rows`select people from public.group_counts where workshop_id = ${id} and undone_at is not null`
		).toEqual([{ people: 70 }]);
		expect(await as('dev').rows`select people from public.group_counts where workshop_id = ${id}`).toEqual(
			[]
		);
		await refused(count(0), 'RM006', 'people');
	});
});

describe('what is said', () => {
	const personBehind = (contribution: string) => owner()<{ same: boolean }[]>`
		select i.person_id = r.person_id as same from public.contributors i
		join public.registrations r on r.called = 'Bittern' and r.workshop_id = (select c.workshop_id from public.contributions c where c.id = i.contribution_id)
		where i.contribution_id = ${contribution}`;

	test('by somebody who is here: it is theirs, and nobody reads that back', async () => {
		const { id, places } = await aRoom();
		await note('fatima', places.Bittern, 'arrived');
		const { id: made, receipt } = await writeDown(id, {
			registration_id: places.Bittern,
			content_note: 'About being held down'
		});
		expect(await personBehind(made)).toEqual([{ same: true }]);
		for (const who of ['fatima', 'grace', 'joy']) {
			expect(
				await as(who).rows`select person_id from public.contributors where contribution_id = ${made}`
			).toEqual([]);
		}
		expect(await as('fatima').call('contribution_at', { contribution: made })).toMatchObject({
			content_note: 'About being held down',
			scribe_name: 'Fatima',
			confirmed_how: 'read back',
			attribution: 'anonymous',
			consents: [{ use: 'board', given: true, how: 'recorded by a scribe' }]
		});
		expect(await nobody.call('contribution_by_receipt', { code: receipt })).toMatchObject({
			words: 'Nobody told me who was in charge of the ward'
		});
		const [given] = await owner()<{ kept: boolean }[]>`
			select c.given_on = w.held_on as kept from public.contributions c join public.workshops w on w.id = c.workshop_id where c.id = ${made}`;
		expect(given?.kept).toBe(true);
	});

	test('a partner who co-leads writes down too; by nobody in particular there is no person', async () => {
		const { id } = await aRoom();
		const { id: made } = await writeDown(id, { kind: 'group_note', scribe_name: 'Joy' }, 'joy');
		expect(await owner()`select 1 from public.contributors where contribution_id = ${made}`).toEqual([]);
		expect(await as('joy').call('contribution_at', { contribution: made })).toMatchObject({
			kind: 'group_note'
		});
	});

	test('only of those who are here in this workshop', async () => {
		const [here, elsewhere] = [await aRoom(), await aRoom()];
		await note('fatima', elsewhere.places.Bittern, 'arrived');
		await refused(writeDown(here.id, { registration_id: here.places.Bittern }), 'RM007', 'who');
		await refused(writeDown(here.id, { registration_id: elsewhere.places.Bittern }), 'RM007', 'who');
	});

	test('what is missing is said beside its field', async () => {
		const { id } = await aRoom();
		await refused(writeDown(id, { words: ' ' }), 'TX001', 'words');
		await refused(writeDown(id, { kind: 'statement' }), 'WD001', 'kind');
		await refused(writeDown(id, { attribution: 'named' }), 'TX001', 'shown_as');
		await refused(writeDown(id, { consents: { press: true } }), 'WD006');
		await refused(writeDown(id, { content_note: 'x'.repeat(201) }), 'TX002', 'content_note');
	});

	test('a photo of a flip chart goes with a note of what a group said, and with nothing else', async () => {
		const { id } = await aRoom();
		const drawn = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
			.webp()
			.toBuffer();
		const picture = {
			base64: drawn.toString('base64'),
			alt: 'A list on a flip chart',
			width: 40,
			height: 30
		};
		const { id: made } = await writeDown(id, { kind: 'group_note', picture });
		expect(await as('grace').call('contribution_at', { contribution: made })).toMatchObject({
			picture: { alt: 'A list on a flip chart' }
		});
		await refused(writeDown(id, { kind: 'transcript', picture }), 'WP003', 'kind');
	});

	test('pressed twice it is one contribution with two slips; other words with its id are refused', async () => {
		const { id } = await aRoom();
		const one = randomUUID();
		const [first, second] = [await writeDown(id, { id: one }), await writeDown(id, { id: one })];
		expect([first.id, second.id]).toEqual([one, one]);
		expect(first.receipt).not.toBe(second.receipt);
		await refused(writeDown(id, { id: one, words: 'Something else' }), 'WD004');
		await refused(writeDown(id, { id: one }, 'joy'), 'WD004');
	});

	test('the content note falls with the words, and changes by nobody', async () => {
		const { id } = await aRoom();
		const { id: made, receipt } = await writeDown(id, { content_note: 'About restraint' });
		await refused(
			owner()`update public.contributions set content_note = 'Other' where id = ${made}`,
			'WD009'
		);
		await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await owner()`select words, content_note from public.contributions where id = ${made}`).toEqual([
			{ words: null, content_note: '' }
		]);
	});
});

describe('the same answers as before', () => {
	const before = async (who: string, workshop: string, registration: string | undefined) =>
		(await as(who).call<RoomDraft>('room_draft', { workshop, draft: randomUUID(), who: registration }))
			.before;

	test('are shown to whoever wrote the words before, and kept as they were shown', async () => {
		const { id, places } = await aRoom();
		await note('fatima', places.Bittern, 'arrived');
		expect(await before('fatima', id, places.Bittern)).toBeNull();
		const first = await writeDown(id, {
			registration_id: places.Bittern,
			consents: { board: true, website: false },
			consent_months: '12',
			attribution: 'pen_name',
			shown_as: 'A carer'
		});
		expect(await before('fatima', id, places.Bittern)).toEqual({
			contribution: first.id,
			consents: { board: true, website: false },
			months: '12',
			attribution: 'pen_name',
			shown_as: 'A carer'
		});
		// Nobody else learns from it which words are whose.
		expect(await before('joy', id, places.Bittern)).toBeNull();
		expect(await before('fatima', id, places.Redwing)).toBeNull();
		const second = await writeDown(id, { registration_id: places.Bittern, consents: {}, same_as: first.id });
		const kept = await owner()<{ id: string; answers: object; shown_as: string; months: number }[]>`
			select c.id, c.shown_as, jsonb_object_agg(k.use, k.given) as answers, count(distinct k.expires_on)::int as months
			from public.contributions c join public.consents k on k.contribution_id = c.id where c.workshop_id = ${id} group by 1, 2`;
		expect(kept.map(({ answers, shown_as }) => ({ answers, shown_as }))).toEqual([
			{ answers: { board: true, website: false }, shown_as: 'A carer' },
			{ answers: { board: true, website: false }, shown_as: 'A carer' }
		]);
		// What was shown is not what stands any more.
		await refused(writeDown(id, { registration_id: places.Bittern, same_as: first.id }), 'RM008');
		expect(second.id).not.toBe(first.id);
	});

	test('on the next day nobody learns from them whose words these were', async () => {
		const { id, places } = await aRoom();
		await note('fatima', places.Bittern, 'arrived');
		const { id: made } = await writeDown(id, { registration_id: places.Bittern });
		await owner()`alter table public.contributions disable trigger keep_the_original`;
		await owner()`update public.contributions set recorded_at = now() - interval '12 hours' where id = ${made}`;
		await owner()`alter table public.contributions enable trigger keep_the_original`;
		expect(await before('fatima', id, places.Bittern)).toBeNull();
		await refused(writeDown(id, { registration_id: places.Bittern, same_as: made }), 'RM008');
	});

	test('of another person they are never used', async () => {
		const { id, places } = await aRoom();
		for (const name of ['Bittern', 'Redwing']) await note('fatima', places[name], 'arrived');
		const first = await writeDown(id, { registration_id: places.Bittern });
		await refused(writeDown(id, { registration_id: places.Redwing, same_as: first.id }), 'RM008');
		await refused(writeDown(id, { same_as: first.id }), 'RM008');
	});
});

describe('words under way', () => {
	const keep = (who: string, workshop: string, draft: string, answers: object) =>
		as(who).call<string | null>('save_room_draft', { draft, workshop, answers });
	const draftOf = (who: string, workshop: string, draft: string) =>
		as(who).call<RoomDraft>('room_draft', { workshop, draft });

	test('are there again on another device, and are nobody else’s', async () => {
		const { id } = await aRoom();
		const draft = randomUUID();
		await keep('fatima', id, draft, { words: 'The night staff', kind: 'text' });
		await keep('fatima', id, draft, { words: 'The night staff were kind' });
		expect(await draftOf('fatima', id, draft)).toMatchObject({
			answers: { words: 'The night staff were kind', kind: 'text' }
		});
		expect((await roomOf('fatima', id)).drafts).toMatchObject([
			{ id: draft, beginning: 'The night staff were kind' }
		]);
		expect((await roomOf('joy', id)).drafts).toEqual([]);
		await refused(draftOf('joy', id, draft), 'P0002');
		await refused(keep('joy', id, draft, { words: 'Mine' }), 'P0002');
		await refused(writeDown(id, { id: draft }, 'joy'), 'WD004');
		await refused(keep('fatima', id, draft, { words: 'x'.repeat(500_001) }), 'TX002', 'words');
	});

	test('are gone once they are recorded, and a page that is still open keeps nothing more', async () => {
		const { id } = await aRoom();
		const draft = randomUUID();
		await keep('fatima', id, draft, { words: 'The night staff' });
		await writeDown(id, { id: draft, words: 'The night staff' });
		expect(await keep('fatima', id, draft, { words: 'The night staff' })).toBeNull();
		expect((await roomOf('fatima', id)).drafts).toEqual([]);
		expect(await draftOf('fatima', id, draft)).toMatchObject({ recorded: true, answers: {} });
		expect(await draftOf('joy', id, draft)).toMatchObject({ recorded: false, answers: {} });
	});

	test('are thrown away by whoever wrote them, or after two days', async () => {
		const { id } = await aRoom();
		const [thrown, old] = [randomUUID(), randomUUID()];
		for (const draft of [thrown, old]) await keep('fatima', id, draft, { words: 'The night staff' });
		await as('joy').call('discard_room_draft', { draft: thrown });
		expect((await roomOf('fatima', id)).drafts).toHaveLength(2);
		provedNo('discard_room_draft', 'joy');
		await as('fatima').call('discard_room_draft', { draft: thrown });
		expect((await roomOf('fatima', id)).drafts).toMatchObject([{ id: old }]);
		await owner()`select private.forget_room_drafts(now() + interval '49 hours')`;
		expect((await roomOf('fatima', id)).drafts).toEqual([]);
	});
});
