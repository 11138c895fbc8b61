// After a workshop: who came, what they are owed, the summary back to the room, and how it felt without a name.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Afterwards = {
	state: string;
	unseen: { id: string; called: string }[];
	absent: { id: string; called: string }[];
	counts: Record<string, number>;
	claims: number;
	due_on: string;
	draft: { words: string } | null;
	versions: { version: number; correction: string | null }[];
	told: Record<string, { told: number; waiting: number }>;
	felt: { answers: number; step: number; safe_of_ten: number; needs_of_ten: number } | null;
};

const OFFER = { task: 'Taking part', minutes: 120, preparation_minutes: 30, pence: 5500 };
const AMINA = '00000000-0000-4000-d000-000000000012';
const TUNDE = '00000000-0000-4000-d000-000000000013';
const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';

/** Held by Northbrook and Rooted Voices, from one hour before now unless said. */
async function aWorkshop(
	changes: { held_on?: string; offer?: object | null; starts?: string; capacity?: number } = {}
) {
	const { offer = OFFER, starts = '-1 hour', capacity = 20 } = changes;
	const [made] = await owner()<{ id: string }[]>`
		insert into public.workshops (organisation_id, programme_id, title, share_title, held_on, starts_at, ends_at, capacity, offer,
			support_contact, debrief, ladder_step, opened_at)
		select ${NORTHBROOK}, ${PCREF}, 'The first hour on a ward', 'A conversation', (t at time zone 'Europe/London')::date, t,
			t + interval '2 hours', ${capacity}, ${offer ? owner().json(offer as never) : null}, 'Joy, 020 7946 0011', 'A call on the day after.', 6,
			now() - interval '60 days'
		from (select ${changes.held_on ? owner()`${`${changes.held_on} 10:00`}::timestamp at time zone 'Europe/London'` : owner()`now() + ${starts}::interval`} as t) s
		returning id`;
	await owner()`insert into public.workshop_hosts values (${made!.id}, ${ROOTED_VOICES}, 0, null)`;
	return made!.id;
}

async function aPlace(workshop: string, person: string, facts: Record<string, string> = {}) {
	const [{ code } = { code: '' }] = await owner()<
		{ code: string }[]
	>`select private.new_receipt_code() as code`;
	const [made] = await owner()<{ id: string }[]>`
		insert into public.registrations ${owner()({
			workshop_id: workshop,
			organisation_id: ROOTED_VOICES,
			person_id: person,
			called: person === MRS_BEGUM ? 'Mrs Begum' : person === AMINA ? 'Amina' : 'Tunde',
			how: 'by the person',
			code_hash: randomUUID(),
			accepted_at: new Date().toISOString(),
			...facts
		})} returning id`;
	await owner()`update public.registrations r set code_hash = private.receipt_hash(${code}), offer = w.offer
		from public.workshops w where w.id = r.workshop_id and r.id = ${made!.id}`;
	return { id: made!.id, code };
}
const now = () => new Date().toISOString();
const look = (workshop: string, who = 'fatima') =>
	as(who).call<Afterwards>('workshop_afterwards', { workshop });
const close = (workshop: string, came: string[] = [], who = 'fatima') =>
	as(who).call('close_attendance', { workshop, came });
const giveBack = (workshop: string, words: string, more = {}, who = 'fatima') =>
	as(who).call('give_back_summary', { workshop, words, written_by: 'Fatima', ...more });

describe('closing attendance', () => {
	test('who was seen came, who was named came after all, the others are absent; claims open and thanks go out', async () => {
		const workshop = await aWorkshop();
		const amina = await aPlace(workshop, AMINA, { attended_at: now() });
		const tunde = await aPlace(workshop, TUNDE);
		const begum = await aPlace(workshop, MRS_BEGUM);
		expect((await look(workshop)).unseen.map(({ called }) => called)).toEqual(['Mrs Begum', 'Tunde']);

		await close(workshop, [begum.id]);
		expect(await look(workshop)).toMatchObject({
			state: 'held',
			unseen: [],
			absent: [{ id: tunde.id, called: 'Tunde' }],
			counts: { came: 2, absent: 1 },
			claims: 2,
			told: { thanks: { told: 0, waiting: 2 } }
		});
		const facts =
			await owner()`select registration_id as id, fact from public.attendance_facts where registration_id in
			${owner()([tunde.id, begum.id])} order by fact`;
		expect(facts).toEqual([
			{ id: tunde.id, fact: 'absent' },
			{ id: begum.id, fact: 'arrived' }
		]);
		const thanks = await owner()`select channel, facts ->> 'support' as support from public.messages
			where kind = 'thanks' and about_id = ${workshop} order by channel`;
		expect(thanks).toEqual([
			{ channel: 'phone', support: 'Joy, 020 7946 0011. A call on the day after' },
			{ channel: 'text', support: 'Joy, 020 7946 0011. A call on the day after' }
		]);
		await refused(close(workshop), 'WA002');
		expect(amina.code).not.toBe('');
	});

	test('leaving early does not change what is owed (R50)', async () => {
		const workshop = await aWorkshop();
		await aPlace(workshop, AMINA, { attended_at: now(), left_early_at: now() });
		await close(workshop);
		const { claims } = await as('amina').call<{ claims: { offer: object; reason: string }[] }>('my_claims');
		expect(claims[0]).toMatchObject({ offer: OFFER, reason: 'took part', state: 'draft', choice: null });
	});

	test('a partner that hosts closes it too; others may not, and it must have begun', async () => {
		const workshop = await aWorkshop();
		for (const who of ['olwen', 'carys', 'marcus', 'amina']) await refused(close(workshop, [], who), 'P0002');
		await refused(nobody.call('close_attendance', { workshop }), '42501');
		await refused(look(workshop, 'olwen'), 'P0002');
		await refused(look(workshop, 'amina'), 'P0002');
		await refused(close(workshop, [randomUUID()]), 'WA003', 'came');
		await close(workshop, [], 'joy');
		await refused(close(await aWorkshop({ starts: '1 hour' })), 'WA001');
	});

	test('who was marked absent by mistake is put right, with a claim and thanks; nobody else may', async () => {
		const workshop = await aWorkshop();
		const tunde = await aPlace(workshop, TUNDE);
		await close(workshop);
		await refused(as('olwen').call('note_was_there', { registration: tunde.id }), 'P0002');
		await as('fatima').call('note_was_there', { registration: tunde.id });
		expect(await look(workshop)).toMatchObject({
			counts: { came: 1, absent: 0 },
			claims: 1,
			told: { thanks: { waiting: 1 } }
		});
		await refused(as('fatima').call('note_was_there', { registration: tunde.id }), 'WA003');
	});

	test('where nothing was offered nobody has a claim', async () => {
		const workshop = await aWorkshop({ offer: null });
		await aPlace(workshop, AMINA, { attended_at: now() });
		await close(workshop);
		expect((await look(workshop)).claims).toBe(0);
	});

	test('two who close it at once close it once', async () => {
		const workshop = await aWorkshop();
		await aPlace(workshop, AMINA, { attended_at: now() });
		const closed = await Promise.allSettled([
			close(workshop),
			close(workshop, [], 'grace'),
			close(workshop, [], 'joy')
		]);
		expect(closed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await look(workshop)).claims).toBe(1);
	});
});

describe('cancelled late', () => {
	// The week of the early May bank holiday, Monday 4 May 2026: five working days before Friday 8 May is Thursday 30 April.
	test.each([
		['2026-04-30 12:00Z', 0],
		// After midnight in England, and still the day before by UTC.
		['2026-04-30 23:30Z', 1],
		['2026-05-06 09:00Z', 1]
	])('cancelled %s a workshop of 8 May opens %i claim', async (at, claims) => {
		const workshop = await aWorkshop({ held_on: '2026-05-08' });
		const amina = await aPlace(workshop, AMINA);
		const tunde = await aPlace(workshop, TUNDE);
		await owner()`update public.registrations set cancelled_at = now(), cancelled_how = 'by the person' where id = ${tunde.id}`;
		await owner()`update public.workshops set cancelled_at = ${at}, cancelled_reason = 'The hall flooded' where id = ${workshop}`;
		const opened =
			await owner()`select reason, registration_id from public.claims where registration_id in ${owner()([amina.id, tunde.id])}`;
		expect(opened).toEqual(claims ? [{ reason: 'cancelled late', registration_id: amina.id }] : []);
		const place = await as('amina').call<{ paid_late: boolean }>('my_place', { key: amina.id });
		expect(place.paid_late).toBe(claims === 1);
	});

	test('what was promised when it opened stands, whatever the programme promises later', async () => {
		const workshop = await aWorkshop({ held_on: '2026-05-08' });
		const amina = await aPlace(workshop, AMINA);
		await owner()`update public.programmes set late_cancel_days = 0, summary_days = 90 where id = ${PCREF}`;
		expect((await look(workshop)).due_on).toBe('2026-06-05');
		expect(await nobody.call('workshop', { workshop })).toMatchObject({ hear_by: '2026-06-05' });
		await owner()`update public.workshops set cancelled_at = '2026-05-06 09:00Z', cancelled_reason = 'The hall flooded' where id = ${workshop}`;
		expect(await owner()`select reason from public.claims where registration_id = ${amina.id}`).toEqual([
			{ reason: 'cancelled late' }
		]);
		await owner()`update public.programmes set late_cancel_days = 5, summary_days = 28 where id = ${PCREF}`;
	});
});

describe('claims', () => {
	test('a person reads their own, finance and the auditor of the trust that pays read it without a name, and nobody else does', async () => {
		const workshop = await aWorkshop();
		const tunde = await aPlace(workshop, TUNDE, { attended_at: now() });
		await close(workshop);
		const mine = (who: string) =>
			as(who).run<{ registration_id: string }>('select registration_id from public.claims');
		expect(await mine('tunde')).toContainEqual({ registration_id: tunde.id });
		for (const who of ['carys', 'dev']) expect(await mine(who)).toContainEqual({ registration_id: tunde.id });
		for (const who of ['amina', 'fatima', 'grace', 'joy', 'olwen']) {
			expect(await mine(who)).not.toContainEqual({ registration_id: tunde.id });
		}
		await refused(as('carys').run('select person_id from public.claims'), '42501');
		expect(await as('tunde').call('my_claims')).toMatchObject({ claims: [{ registration: tunde.id }, {}] });
		expect(await as('olwen').call('my_claims')).toEqual({ claims: [], next: null });
		await refused(nobody.call('my_claims'), '42501');
	});

	test('the person chooses what is done with it, again and again, with no reason asked', async () => {
		const { claims } = await as('tunde').call<{ claims: { id: string }[] }>('my_claims');
		const claim = claims[0]!.id;
		const choose = (pay: object, who = 'tunde') => as(who).call('choose_claim_pay', { claim, pay });
		await choose({ choice: 'less', pence: 2000 });
		await choose({ choice: 'charity', payee: 'Rooted Voices hardship fund' });
		expect(await as('tunde').call('my_claims', { only_one: claim })).toMatchObject({
			claims: [{ choice: 'charity', pence: null, payee: 'Rooted Voices hardship fund' }]
		});
		await refused(choose({ choice: 'less', pence: 5500 }), 'RG009', 'pay_sum');
		await refused(choose({ choice: 'full' }, 'carys'), 'P0002');
		await refused(choose({ choice: 'full' }, 'joy'), 'P0002');
		await refused(nobody.call('choose_claim_pay', { claim, pay: { choice: 'full' } }), '42501');
	});
});

describe('the summary', () => {
	test('is kept while it is written, given back once attendance is closed, and everybody who came is told', async () => {
		const workshop = await aWorkshop();
		const amina = await aPlace(workshop, AMINA, { attended_at: now() });
		const tunde = await aPlace(workshop, TUNDE);
		const draft = (words: string, who = 'fatima') =>
			as(who).call('save_summary', { workshop, words, written_by: 'Fatima' });
		await draft('We spoke about');
		await draft('We spoke about the first hour', 'joy');
		expect((await look(workshop)).draft).toMatchObject({ words: 'We spoke about the first hour' });
		await refused(draft('x', 'amina'), 'P0002');
		await refused(draft('x', 'olwen'), 'P0002');
		expect(await as('amina').rows`select words from public.summary_drafts`).toEqual([]);
		expect(await as('fatima').rows`select words from public.summary_drafts`).toHaveLength(1);
		await refused(giveBack(workshop, 'The first hour'), 'WA004');

		await close(workshop);
		expect(await nobody.call('workshop_summary', { key: amina.code })).toMatchObject({
			words: null,
			felt: true
		});
		await refused(giveBack(workshop, ' '), 'TX001', 'words');
		await refused(giveBack(workshop, 'The first hour', {}, 'olwen'), 'P0002');
		await giveBack(workshop, 'Ask first. Explain. Telephone somebody.');
		expect(await look(workshop)).toMatchObject({
			state: 'written_up',
			draft: null,
			told: { summary_ready: { waiting: 1 } }
		});
		expect(await nobody.call('workshop_summary', { key: amina.code })).toMatchObject({
			words: 'Ask first. Explain. Telephone somebody.',
			written_by: 'Fatima'
		});
		expect(await nobody.call('workshop_summary', { key: tunde.code })).toMatchObject({
			written_by: 'Fatima'
		});
		expect(await as('amina').call('workshop_summary', { key: amina.id })).toMatchObject({
			written_by: 'Fatima'
		});
		expect(await as('tunde').call('workshop_summary', { key: amina.id })).toBeNull();
		expect(await nobody.call('workshop_summary', { key: '00000-00000-0' })).toBeNull();
	});

	test('a correction stands beside it, says what was wrong, tells everybody again and is in the log', async () => {
		const workshop = await aWorkshop();
		await aPlace(workshop, AMINA, { attended_at: now() });
		await close(workshop);
		await giveBack(workshop, 'Nine people came.');
		await refused(giveBack(workshop, 'Nine people came.'), 'WA005', 'words');
		await refused(giveBack(workshop, 'Ten people came.'), 'TX001', 'correction');
		await giveBack(workshop, 'Ten people came.', { correction: 'Ten came, not nine.' });
		expect((await look(workshop)).versions).toMatchObject([
			{ version: 2, correction: 'Ten came, not nine.' },
			{ version: 1, correction: null }
		]);
		expect((await look(workshop)).told.summary_ready).toEqual({ told: 0, waiting: 2 });
		const logged =
			await owner()`select entry ->> 'type' as type from tlog.staging s join tlog.subjects j on j.last_entry = s.entry ->> 'id'
			where j.subject_id = ${workshop}`;
		expect(logged).toEqual([{ type: 'workshop.summary_corrected' }]);
		expect(await as('dev').rows`select version from public.summary_versions`).not.toEqual([]);
		expect(await as('olwen').rows`select version from public.summary_versions`).toEqual([]);
	});

	test('what waits and what is late shows to those who run it, on a fixed day', async () => {
		const before = await as('fatima').call<{ waiting: Record<string, number> }>('organisation_home', {
			organisation: NORTHBROOK
		});
		const late = await aWorkshop({ held_on: '2026-01-05' });
		await close(late);
		expect((await look(late)).due_on).toBe('2026-02-02');
		const open = await aWorkshop({ starts: '-1 day' });
		const after = await as('fatima').call<{ waiting: Record<string, number> }>('organisation_home', {
			organisation: NORTHBROOK
		});
		expect(after.waiting.summaries_late).toBe((before.waiting.summaries_late ?? 0) + 1);
		expect(after.waiting.attendance_open).toBe((before.waiting.attendance_open ?? 0) + 1);
		const other = await as('olwen').call<{ waiting: Record<string, number> }>('organisation_home', {
			organisation: EASTVALE
		});
		expect(other.waiting).toMatchObject({ summaries_late: 0, attendance_open: 0 });
		expect(
			(await as('marcus').call<{ waiting: object }>('organisation_home', { organisation: NORTHBROOK }))
				.waiting
		).not.toHaveProperty('summaries_late');
		await close(open);
	});
});

describe('three questions', () => {
	const answer = (key: string, answers: object, workshop?: string) =>
		nobody.call('give_felt', { key, answers, workshop });
	const FINE = { step: '4', safe: 'yes', needs: 'yes' };

	test('one answer for a registration, without its name; nobody reads answers', async () => {
		const workshop = await aWorkshop();
		const amina = await aPlace(workshop, AMINA, { attended_at: now() });
		expect(await nobody.call('felt_questions', { key: amina.code })).toMatchObject({
			title: 'A conversation',
			state: 'open'
		});
		await answer(amina.code, FINE);
		expect(await nobody.call('felt_questions', { key: amina.code })).toMatchObject({ state: 'given' });
		await refused(answer(amina.code, FINE), 'WA011');
		await refused(answer('00000-00000-0', FINE), 'P0002');
		expect(await nobody.call('felt_questions', { key: '00000-00000-0' })).toBeNull();
		for (const table of ['felt_answers', 'felt_given']) {
			for (const who of ['grace', 'fatima', 'dev', 'amina'])
				await refused(as(who).run(`select * from public.${table}`), '42501');
		}
		const columns = await owner()`select column_name as name from information_schema.columns
			where table_name in ('felt_answers', 'felt_given') order by 1`;
		expect(columns.map(({ name }) => name).sort()).toEqual(
			['answered_on', 'id', 'needs', 'registration_id', 'safe', 'step', 'workshop_id'].sort()
		);
		provedNo('felt_questions', 'nobody');
	});

	test.each([
		['step', {}],
		['step', { step: '8' }],
		['safe', { safe: 'perhaps' }],
		['needs', { needs: 'perhaps' }]
	])('WA010 beside %s', async (field, answers) => {
		const { code } = await aPlace(await aWorkshop(), AMINA, { attended_at: now() });
		await refused(answer(code, answers), 'WA010', field);
	});

	test('the screen of the room opens them by a key for those who came without a name, on the day', async () => {
		const workshop = await aWorkshop();
		const key = await as('fatima').call<string>('felt_key', { workshop });
		expect(await as('joy').call('felt_key', { workshop })).toBe(key);
		await refused(as('olwen').call('felt_key', { workshop }), 'P0002');
		await refused(as('amina').call('felt_key', { workshop }), 'P0002');
		await refused(answer('guess', FINE, workshop), 'P0002');
		await refused(answer(key, FINE, await aWorkshop()), 'P0002');
		await answer(key, { safe: 'no' }, workshop);
		await answer(key, FINE, workshop);
		const past = await aWorkshop({ starts: '-3 days' });
		await refused(answer(await as('fatima').call('felt_key', { workshop: past }), FINE, past), 'WA012');
		const begun = await aWorkshop({ starts: '1 hour' });
		await refused(answer(await as('fatima').call('felt_key', { workshop: begun }), FINE, begun), 'WA012');
	});

	test('under five nothing is shown, and then only every fifth: no single answer can be worked out', async () => {
		const workshop = await aWorkshop();
		const key = await as('fatima').call<string>('felt_key', { workshop });
		const give = async (...steps: number[]) => {
			for (const step of steps)
				await answer(
					key,
					{ step: String(step), safe: step > 2 ? 'mostly' : 'no', needs: 'had_none' },
					workshop
				);
		};
		await give(2, 3, 3, 4);
		expect((await look(workshop)).felt).toBeNull();
		await give(7);
		expect((await look(workshop)).felt).toEqual({ answers: 5, step: 3, safe_of_ten: 8, needs_of_ten: null });
		await give(1, 1, 1, 1);
		expect((await look(workshop)).felt).toMatchObject({ answers: 5, step: 3 });
		await give(1);
		expect((await look(workshop)).felt).toMatchObject({ answers: 10, step: 1.5, safe_of_ten: 4 });
		expect(
			await as('dev').rows`select answers from public.felt_shown where workshop_id = ${workshop}`
		).toEqual([{ answers: 10 }]);
		expect(await as('olwen').rows`select answers from public.felt_shown`).toEqual([]);
	});

	test('five at the same moment are five, and the figure is made once', async () => {
		const workshop = await aWorkshop();
		const key = await as('fatima').call<string>('felt_key', { workshop });
		await Promise.all(Array.from({ length: 5 }, () => answer(key, FINE, workshop)));
		expect((await look(workshop)).felt).toEqual({ answers: 5, step: 4, safe_of_ten: 10, needs_of_ten: 10 });
	});
});

describe('my page', () => {
	test('says what is asked, what is coming, and what is owed, to the person alone', async () => {
		const soon = await aWorkshop({ starts: '3 days' });
		await aPlace(soon, TUNDE);
		const page = await as('tunde').call<Record<string, object[]>>('my_page');
		expect(page.places).toContainEqual(
			expect.objectContaining({ title: 'The first hour on a ward', state: 'accepted' })
		);
		expect(page.claims).not.toEqual([]);
		expect(page.claims!.length).toBeLessThanOrEqual(3);
		expect(await as('olwen').call('my_page')).toMatchObject({
			places: [],
			claims: [],
			invitations: [],
			asked: [],
			passport: null
		});
		await refused(nobody.call('my_page'), '42501');
		provedNo('my_page', 'olwen');
	});
});
