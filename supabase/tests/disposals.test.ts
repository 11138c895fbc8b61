// What was kept long enough goes, by a fixed clock; what is not due or held stays, and so do the stubs (R44).
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Due, Register } from '../../src/lib/retention/retention.ts';
import type { ThreadSeen } from '../../src/lib/thread/thread.ts';
import { aConsultation, aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import { aWorkshop, register } from './support/workshops.ts';

/** So many months from now. */
const inMonths = (months: number) =>
	new Date(new Date().setMonth(new Date().getMonth() + months)).toISOString();
const dispose = async (kind: string, at: string, organisation = NORTHBROOK) => {
	const [row] = await owner()<
		{ gone: number }[]
	>`select private.dispose(${organisation}, ${kind}, ${at}) as gone`;
	return row!.gone;
};
const due = async (kind: string, at: string, who = 'grace') => {
	const { kinds } = await as(who).call<{ kinds: Due[] }>('disposals_due', { organisation: NORTHBROOK, at });
	return kinds.find(({ key }) => key === kind)!;
};
const linesOf = (who: string, more: object = {}) =>
	as(who).call<Register>('disposals_of', { organisation: NORTHBROOK, ...more });
const wordsOf = async (id: string) => {
	const [row] = await owner()`select words, withdrawn_how from public.contributions where id = ${id}`;
	return row;
};
// The cast comes with an invitation that was over long ago.
beforeAll(() => owner()`delete from public.invitations where name = 'Nightingale'`);

const noConsent = { website: false, board: false };

describe('words', () => {
	test('go 24 months after the day they were given where there was no yes, and leave a stub', async () => {
		const given = await aContribution({ consents: noConsent });
		expect(await due('words', inMonths(23))).toMatchObject({ due: 0 });
		expect(await dispose('words', inMonths(23))).toBe(0);
		expect(await due('words', inMonths(25))).toMatchObject({ due: 1, held: 0, keep: 24 });
		expect(await wordsOf(given.id)).toMatchObject({ words: given.words });

		expect(await dispose('words', inMonths(25))).toBe(1);
		expect(await wordsOf(given.id)).toEqual({ words: null, withdrawn_how: 'kept long enough' });
		expect(await owner()`select 1 from private.salts where contribution_id = ${given.id}`).toEqual([]);
		expect(await nobody.call('contribution_by_receipt', { code: given.receipt })).toMatchObject({
			words: null,
			withdrawn_how: 'kept long enough'
		});
		expect(await dispose('words', inMonths(25))).toBe(0);
		const [line] = (await linesOf('dev')).lines;
		expect(line).toMatchObject({ record_type: 'words', number: 1, keep: 24, unit: 'months', by: null });
		expect(
			await as('dev').rows`select contribution_id from public.disposal_stubs where disposal_id = ${line!.id}`
		).toEqual([{ contribution_id: given.id }]);
		expect(await as('dev').rows`select number from public.disposals`).not.toEqual([]);
	});

	test('are kept from the day the last yes ends, or from the no that came before it', async () => {
		const yes = await aContribution({ consents: { board: true }, by: 'tunde' });
		expect(await dispose('words', inMonths(47))).toBe(0);
		await as('tunde').call('change_consent', { contribution: yes.id, answers: { board: false } });
		expect(await dispose('words', inMonths(25))).toBe(1);
		const kept = await aContribution({ consents: { board: true } });
		expect(await dispose('words', inMonths(47))).toBe(0);
		expect(await dispose('words', inMonths(49))).toBe(1);
		expect(await wordsOf(kept.id)).toMatchObject({ words: null });
	});

	test('that an insight rests on leave a quote that still counts one', async () => {
		const insight = await anAgreedInsight();
		const [{ id = '' } = {}] = insight.restsOn;
		await dispose('words', inMonths(49));
		expect(await wordsOf(id)).toMatchObject({ words: null });
		expect(await owner()`select 1 from public.quotes where insight_id = ${insight.id}`).toHaveLength(1);
		const thread = await nobody.call<ThreadSeen>('public_thread', { kind: 'insight', id: insight.id });
		expect(thread.insights[0]).toMatchObject({
			taken_back: 1,
			marks: [{ why: 'kept_long_enough', use: 'every', contributions: 1 }]
		});
		expect(JSON.stringify(thread)).not.toContain('Nobody asked me what I needed');
	});

	test('stay while a challenge about them has no answer', async () => {
		const insight = await anAgreedInsight();
		const [given] = insight.restsOn;
		const challenge = await nobody.call<string>('raise_challenge_by_receipt', {
			code: given!.receipt,
			kind: 'insight',
			subject: insight.id,
			words: 'That is not what I said'
		});
		expect(await due('words', inMonths(49))).toMatchObject({ due: 1, held: 1 });
		expect(await dispose('words', inMonths(49))).toBe(0);
		expect(await wordsOf(given!.id)).toMatchObject({ words: given!.words });
		await as('grace').call('answer_challenge', { challenge, outcome: 'upheld', answer: 'You are right' });
		expect(await dispose('words', inMonths(49))).toBe(1);
	});

	test('stay while somebody holds them, and while a request about them is open', async () => {
		const given = await aContribution({ consents: noConsent });
		const hold = await as('grace').call<string>('put_hold', {
			organisation: NORTHBROOK,
			record_type: null,
			reason: 'The inquiry of 2026'
		});
		expect(await due('words', inMonths(25))).toMatchObject({ due: 1, hold: 'The inquiry of 2026' });
		expect(await dispose('words', inMonths(25))).toBe(0);
		await refused(
			as('grace').call('dispose_now', { organisation: NORTHBROOK, record_type: 'words' }),
			'RT007'
		);
		await as('grace').call('lift_hold', { hold });

		await owner()`
			insert into public.requests (organisation_id, kind, words, how, contribution_id, received_on, acknowledge_by, answer_by)
			values (${NORTHBROOK}, 'access', 'All of it', 'by receipt', ${given.id}, private.today(), private.today(), private.today())`;
		expect(await due('words', inMonths(25))).toMatchObject({ due: 1, held: 1 });
		expect(await dispose('words', inMonths(25))).toBe(0);
		await owner()`update public.requests set withdrawn_at = now() where contribution_id = ${given.id}`;
		expect(await dispose('words', inMonths(25))).toBe(1);
	});

	test('of a consultation go five years after it closed; the organisers own statements stay', async () => {
		const consultation = await aConsultation({ closes: 40 });
		const [row] = await owner()<{ id: string }[]>`
			select private.store_contribution(jsonb_build_object('organisation_id', ${NORTHBROOK}::uuid, 'programme_id', ${PCREF}::uuid,
				'consultation_id', ${consultation}::uuid, 'kind', 'answers', 'words', 'A wide door', 'lang', 'en',
				'given_on', private.today())) as id`;
		expect(await dispose('consultation_words', inMonths(62))).toBe(0);
		await as('grace').call('close_consultation', { consultation, reason: 'Enough people answered' });
		expect(await dispose('consultation_words', inMonths(59))).toBe(0);
		expect(await dispose('words', inMonths(61))).toBe(0);
		expect(await dispose('consultation_words', inMonths(61))).toBe(1);
		expect(await wordsOf(row!.id)).toMatchObject({ words: null });
	});
});

test('a rule that comes says what it would make due, and nothing goes before it begins', async () => {
	const at = inMonths(20);
	const { id } = await aContribution({ consents: noConsent });
	await as('grace').call('set_retention', {
		organisation: NORTHBROOK,
		record_type: 'words',
		keep: 1,
		unit: 'days',
		reason: 'A slip of the hand'
	});
	expect(await due('words', inMonths(0))).toMatchObject({ due: 0, keep: 24, coming: { due: 1 } });
	await as('grace').call('set_retention', {
		organisation: NORTHBROOK,
		record_type: 'words',
		keep: 24,
		unit: 'months',
		reason: 'As it was'
	});
	expect(await dispose('words', at)).toBe(0);
	expect(await dispose('words', inMonths(25))).toBe(1);
	expect(await wordsOf(id)).toMatchObject({ words: null });
});

describe('other kinds', () => {
	test('names and contacts of whoever was not seen, but not of members, nor of whom something is owed to', async () => {
		const person = await as('joy').call<string>('add_person', {
			organisation: ROOTED_VOICES,
			name: 'Nightingale',
			contact_by: 'phone',
			contact: '020 7946 0099'
		});
		expect(await dispose('contacts', inMonths(23), ROOTED_VOICES)).toBe(0);
		await dispose('contacts', inMonths(25), ROOTED_VOICES);
		const [row] = await owner()`select name, contact, contact_by from public.people where id = ${person}`;
		expect(row).toEqual({ name: 'No longer kept', contact: null, contact_by: 'none' });
		const members = await owner()`
			select p.name from public.people p join public.members m on m.person_id = p.id and m.ends_on is null
			where p.organisation_id = ${ROOTED_VOICES} and p.name = 'No longer kept'`;
		expect(members).toEqual([]);
		expect(await dispose('contacts', inMonths(25), ROOTED_VOICES)).toBe(0);
	});

	test('nobody is forgotten while a yes of theirs goes on, since they are to be asked about it', async () => {
		const { id } = await aContribution({ name: 'Fieldfare', consents: { board: true } });
		const [person] = await owner()<{ id: string }[]>`
			select person_id as id from public.contributors where contribution_id = ${id}`;
		const name = async () => {
			const [row] = await owner()<
				{ name: string }[]
			>`select name from public.people where id = ${person!.id}`;
			return row?.name;
		};
		await dispose('contacts', inMonths(47));
		expect(await name()).toBe('Fieldfare');
		await dispose('contacts', inMonths(49));
		expect(await name()).toBe('No longer kept');
	});

	test('whoever takes part again is kept from that day', async () => {
		const [person] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, name) values (${NORTHBROOK}, 'Redwing') returning id`;
		await owner()`update private.last_seen set seen_on = seen_on - 800 where person_id = ${person!.id}`;
		expect((await due('contacts', inMonths(0))).due).toBe(1);
		const { id } = await aContribution();
		await owner()`update public.contributors set person_id = ${person!.id} where contribution_id = ${id}`;
		await owner()`select private.see_person(${person!.id})`;
		expect((await due('contacts', inMonths(0))).due).toBe(0);
	});

	test('the name for the day and what somebody needed; that they came stays', async () => {
		const workshop = await aWorkshop();
		await register(workshop, { called: 'Swift', needs: { environment: 'A seat by the door' } });
		await dispose('places', inMonths(11));
		const read = () => owner()`
			select r.called, n.category, n.detail from public.registrations r
			left join public.access_needs n on n.registration_id = r.id where r.workshop_id = ${workshop}`;
		expect(await read()).toMatchObject([{ called: 'Swift', detail: 'A seat by the door' }]);
		await dispose('places', inMonths(14));
		expect(await read()).toEqual([{ called: 'No longer kept', category: 'environment', detail: '' }]);
		expect(
			await owner()`select 1 from private.registration_codes k join public.registrations r on r.id = k.registration_id where r.workshop_id = ${workshop}`
		).toEqual([]);
	});

	test('messages that were told, answers about equality, invitations, what was not agreed of an import', async () => {
		const [person] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, name, contact_by, contact)
			values (${NORTHBROOK}, 'Bittern', 'phone', '020 7946 0098') returning id`;
		await owner()`
			insert into public.messages (organisation_id, person_id, kind, about_kind, about_id, channel, try_at, delivered_at, delivered_how, delivered_by)
			select ${NORTHBROOK}, ${person!.id}, 'thanks', 'workshop', gen_random_uuid(), 'phone', now(), now(), 'by phone',
				account_id from public.people where name = 'Fatima'`;
		await owner()`insert into private.equality_answers (person_id, gender) values (${person!.id}, 'woman')`;
		await owner()`
			insert into public.invitations (organisation_id, role, name, email, token_hash, withdrawn_at)
			values (${NORTHBROOK}, 'facilitator', 'Nightingale', 'n@people.example', ${randomUUID()}, now())`;
		await owner()`
			insert into public.import_batches (organisation_id, programme_id, kind, name, source, fingerprint)
			values (${NORTHBROOK}, ${PCREF}, 'table', 'Cards', 'cards', repeat('a', 64))`;
		for (const [kind, early, late] of [
			['messages', 11, 13],
			['equality', 23, 25],
			['invitations', 2, 4],
			['imports', 0, 2]
		] as const) {
			expect(await dispose(kind, inMonths(early)), kind).toBe(0);
			expect(await due(kind, inMonths(late)), kind).toMatchObject({ due: 1 });
			expect(await dispose(kind, inMonths(late)), kind).toBe(1);
			expect(await due(kind, inMonths(late)), kind).toMatchObject({ due: 0, next: null });
		}
		expect(await owner()`select 1 from public.import_batches where source = 'cards'`).toEqual([]);
	});

	test('money, hours and worries, each after its years', async () => {
		const workshop = await aWorkshop();
		await register(workshop, { called: 'Swift' });
		await owner()`
			insert into public.claims (organisation_id, programme_id, person_id, registration_id, reason, offer, done_on)
			select ${NORTHBROOK}, ${PCREF}, r.person_id, r.id, 'took part', '{}', private.today() from public.registrations r where r.workshop_id = ${workshop}`;
		await owner()`
			insert into public.hours (organisation_id, programme_id, person_id, activity, what, done_on, session_minutes, confirmed_at, confirmed_by)
			select ${NORTHBROOK}, ${PCREF}, p.id, 'meeting', 'With the ward sister', private.today(), 60, now(), p.account_id
			from public.people p where p.name = 'Fatima'`;
		await owner()`
			insert into public.alerts (organisation_id, about, words, pressed, due_at, acknowledged_at, acknowledged_by, closed_at, outcome)
			select ${NORTHBROOK}, 'Somebody', 'A worry', gen_random_uuid(), now(), now(), p.account_id, now(), 'no_action'
			from public.people p where p.name = 'Sol'`;
		for (const [kind, years] of [
			['money', 6],
			['hours', 6],
			['alerts', 10]
		] as const) {
			expect(await dispose(kind, inMonths(years * 12 - 1)), kind).toBe(0);
			expect(await dispose(kind, inMonths(years * 12 + 1)), kind).toBe(1);
		}
		const [row] = await owner()`select what, minutes from public.hours where activity = 'meeting'`;
		expect(row).toEqual({ what: '', minutes: 60 });
		await refused(owner()`update public.hours set what = 'More' where activity = 'meeting'`, 'TH005');
	});

	test('requests and complaints go by their own rules; looks by theirs', async () => {
		const given = await aContribution({ consents: noConsent });
		await owner()`
			insert into public.requests (organisation_id, kind, words, how, contribution_id, received_on, acknowledge_by, answer_by,
				acknowledged_at, answered_at, outcome, answer)
			select ${NORTHBROOK}, kind, 'Please', 'by receipt', ${given.id}, private.today(), private.today(), private.today(),
				now(), now(), 'granted', 'Yes' from unnest('{access,complaint}'::text[]) kind`;
		await owner()`
			insert into public.looks (contribution_id, looker_id, role, name, why)
			select ${given.id}, p.account_id, 'facilitator', 'Fatima', 'to make an insight' from public.people p where p.name = 'Fatima'`;
		expect(await dispose('looks', inMonths(23))).toBe(0);
		expect(await dispose('looks', inMonths(25))).toBe(1);
		// One was taken back in an earlier test.
		expect(await dispose('requests', inMonths(37))).toBe(2);
		expect(await dispose('complaints', inMonths(119))).toBe(0);
		expect(await dispose('complaints', inMonths(121))).toBe(1);
		expect(await owner()`select 1 from public.requests`).toEqual([]);
	});

	test('the public record is counted for a person, and never goes by the clock', async () => {
		await refused(
			as('grace').call('dispose_now', { organisation: NORTHBROOK, record_type: 'public_record' }),
			'RT001'
		);
	});
});

describe('who sees and does it', () => {
	test('administrators and auditors read what is due and what went; nobody else', async () => {
		expect(await due('words', inMonths(0), 'dev')).toMatchObject({ how: 'clock' });
		for (const who of ['fatima', 'marcus', 'carys', 'sol', 'joy', 'amina', 'olwen']) {
			await refused(as(who).call('disposals_due', { organisation: NORTHBROOK }), '42501');
			await refused(linesOf(who), '42501');
			await refused(as(who).call('dispose_now', { organisation: NORTHBROOK, record_type: 'words' }), '42501');
			expect(
				await as(who).rows`select id from public.disposals where organisation_id = ${NORTHBROOK}`
			).toEqual([]);
			expect(await as(who).rows`select 1 from public.disposal_stubs`).toEqual([]);
		}
		await refused(as('dev').call('dispose_now', { organisation: NORTHBROOK, record_type: 'words' }), '42501');
	});

	test('an administrator need not wait for the clock, and the register says who', async () => {
		await refused(
			as('grace').call('dispose_now', { organisation: NORTHBROOK, record_type: 'invitations' }),
			'RT008'
		);
		await owner()`
			insert into public.invitations (organisation_id, role, name, email, token_hash, withdrawn_at)
			values (${NORTHBROOK}, 'facilitator', 'Redwing', 'r@people.example', ${randomUUID()}, now() - interval '91 days')`;
		expect(
			await as('grace').call('dispose_now', { organisation: NORTHBROOK, record_type: 'invitations' })
		).toBe(1);
		expect((await linesOf('grace', { most: 2000 })).lines.find(({ by }) => by)).toMatchObject({
			record_type: 'invitations',
			number: 1,
			by: 'Grace'
		});
	});

	test('the register has pages of 20', async () => {
		await owner()`
			insert into public.disposals (organisation_id, record_type, disposed_at, number, keep, unit, first_on, last_on)
			select ${NORTHBROOK}, 'messages', now() - make_interval(days => 100 + n), n, 12, 'months', '2020-01-01', '2020-01-01'
			from generate_series(1, 45) n`;
		const first = await linesOf('grace');
		const second = await linesOf('grace', { beside: first.next });
		expect([first.lines.length, second.lines.length]).toEqual([20, 20]);
		expect(first.lines.map(({ id }) => id)).not.toContain(second.lines[0]!.id);
		expect((await linesOf('grace', { most: 2000 })).next).toBeNull();
	});
});

describe('the clock', () => {
	const run = (at: string) => owner()`select private.dispose_due(${at})`;

	test('disposes once a day of each kind in batches, and again on the day of a new rule', async () => {
		const at = inMonths(26);
		const given = await aContribution({ consents: noConsent });
		await run(at);
		expect(await wordsOf(given.id)).toMatchObject({ words: null });
		const later = await aContribution({ consents: noConsent });
		await run(at);
		expect(await wordsOf(later.id)).toMatchObject({ words: later.words });
		await as('grace').call('set_retention', {
			organisation: NORTHBROOK,
			record_type: 'words',
			keep: 25,
			unit: 'months',
			reason: 'Answers take longer',
			basis: 'Board minute 7'
		});
		await run(at);
		expect(await wordsOf(later.id)).toMatchObject({ words: null });
	});

	test('what fails stops no other kind, is told, and is tried again the next day', async () => {
		await owner()`
			insert into public.invitations (organisation_id, role, name, email, token_hash, withdrawn_at)
			values (${NORTHBROOK}, 'facilitator', 'Swift', 's@people.example', ${randomUUID()}, now())`;
		await owner().unsafe(`
			create function public.no_more() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
			create trigger no_more before delete on public.invitations for each row execute function public.no_more()`);
		const { id } = await aContribution({ consents: noConsent });
		await run(inMonths(30));
		expect(await wordsOf(id)).toMatchObject({ words: null });
		expect(await due('invitations', inMonths(30))).toMatchObject({ due: 1, failed: true });
		await owner().unsafe('drop trigger no_more on public.invitations; drop function public.no_more()');
		await run(inMonths(31));
		expect(await due('invitations', inMonths(31))).toMatchObject({ due: 0, failed: false });
	});

	test('words begun and not given are gone after two days', async () => {
		const draft = randomUUID();
		await as('tunde').call('begin_draft', { draft, programme: PCREF });
		await owner()`select private.forget_drafts(now() + interval '47 hours')`;
		expect(await as('tunde').call('my_draft', { draft })).not.toBeNull();
		await owner()`select private.forget_drafts(now() + interval '49 hours')`;
		expect(await as('tunde').call('my_draft', { draft })).toBeNull();
	});
});

test('each disposal is in the log by its kind and number, and every chain of entries holds', async () => {
	const entries = await owner()<{ entry: { id: string; type: string; prev: string[]; kind?: string } }[]>`
		select entry from tlog.staging order by id`;
	const disposed = entries.filter(({ entry }) => entry.type === 'disposal.done');
	expect(disposed.length).toBeGreaterThan(10);
	expect(disposed[0]?.entry).toMatchObject({ kind: 'words', count: 1, how: 'clock' });
	const ids = new Set<string>();
	const followed = new Set<string>();
	for (const { entry } of entries) {
		for (const before of entry.prev) {
			expect(ids).toContain(before);
			expect(followed).not.toContain(before);
			followed.add(before);
		}
		ids.add(entry.id);
	}
	const [gone] = await owner()<{ how: string }[]>`
		select entry ->> 'how' as how from tlog.staging
		where entry ->> 'type' = 'contribution.taken_back' order by id limit 1`;
	expect(gone).toEqual({ how: 'retention' });
});
