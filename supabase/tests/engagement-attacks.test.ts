// What somebody could try on workshops and consultations with commands of their own making, past what pages offer.
import { describe, expect, test } from 'vitest';
import { asAsked, toSend } from '../../src/lib/consultations/sheets.ts';
import { aConsultation } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import { aWorkshop, register } from './support/workshops.ts';

const grace = as('grace');
const joy = as('joy');

// First, since below they ask the trust for places, and are known to it from then on.
describe('hours', () => {
	test("do not tell the trust the names of a partner's people, but of those it knows itself", async () => {
		for (const who of ['tunde', 'amina']) {
			await as(who).call('log_hours', {
				given: { programme_id: PCREF, activity: 'meeting', done_on: '2026-03-02', session: 60 }
			});
		}
		const namesFor = async (who: string, organisation: string) =>
			(await as(who).call<{ hours: { name: string }[] }>('hours_to_confirm', { organisation })).hours
				.map(({ name }) => name)
				.sort();
		expect(await namesFor('fatima', NORTHBROOK)).toEqual(['Amina', 'Somebody known to Rooted Voices CIC']);
		expect(await namesFor('joy', ROOTED_VOICES)).toEqual(['Amina', 'Tunde']);
	});
});

describe('a sheet whose answers were made by hand', () => {
	const QUESTIONS = [
		{
			id: 'ways',
			kind: 'multiple_choice',
			title: 'Which ways suit you?',
			required: false,
			own_words: false,
			options: [
				{ id: 'phone', label: 'Phone' },
				{ id: 'text', label: 'Text' }
			]
		},
		{ id: 'years', kind: 'number', title: 'For how long?', required: false }
	];

	async function send(answers: object) {
		const consultation = await aConsultation({ questions: QUESTIONS });
		const code = await nobody.call<string>('begin_sheet', {
			consultation,
			lang: 'en',
			easy_read: false,
			told: true
		});
		await nobody.call('save_sheet', { code, changes: { answers } });
		const asked = Object.fromEntries(Object.keys(answers).map((id) => [id, {}]));
		await nobody.call('send_sheet', { code, words: 'Which ways suit you?', asked });
	}

	test('does not count one choice many times', async () => {
		await refused(send({ ways: { chosen: ['phone', 'phone', 'phone'] } }), 'SH006');
		await send({ ways: { chosen: ['phone', 'text'] } });
	});

	test('does not fill the results with a number of a hundred thousand figures', async () => {
		const consultation = await aConsultation({ questions: QUESTIONS });
		const code = await nobody.call<string>('begin_sheet', {
			consultation,
			lang: 'en',
			easy_read: false,
			told: true
		});
		for (const number of ['1e100000', '1e-10000', '-1e16']) {
			await nobody.run(`select public.save_sheet($1, '{"answers": {"years": {"number": ${number}}}}')`, [
				code
			]);
			await refused(nobody.call('send_sheet', { code, words: 'Long', asked: { years: {} } }), 'SH006');
		}
		await nobody.call('save_sheet', { code, changes: { answers: { years: { number: 12.5 } } } });
		const sheet = await nobody.call<never>('sheet_by_code', { code });
		await nobody.call('send_sheet', {
			code,
			...toSend(asAsked(sheet), { years: { number: 12.5 } })
		});
	});
});

describe('a consultation', () => {
	test('can still print forms after somebody typed in a number that is none', async () => {
		const consultation = await aConsultation();
		const key = (number: string) =>
			as('fatima').call('key_sheet', {
				consultation,
				number,
				lang: 'en',
				easy_read: false,
				scribe_name: 'Fatima',
				draft: {}
			});
		const print = () =>
			as('fatima').call<{ number: string }[]>('issue_paper_sheets', {
				consultation,
				how_many: 2,
				lang: 'en',
				easy_read: false
			});
		await refused(key('P99999999'), 'SH012', 'number');
		await refused(key('p100000'), 'SH012', 'number');
		await key('P7');
		expect((await print()).map(({ number }) => number)).toEqual(['P8', 'P9']);
		expect((await print()).map(({ number }) => number)).toEqual(['P10', 'P11']);
	});

	test('shows nobody what was heard before it is published, nor who of us pressed the switch', async () => {
		const consultation = await aConsultation();
		await grace.call('close_consultation', { consultation, reason: 'All were heard' });
		await grace.call('save_consultation_report', {
			consultation,
			report: 'Half written',
			report_by: 'Grace'
		});
		for (const who of ['marcus', 'dev', 'tunde', 'grace']) {
			for (const column of ['report', 'stopped_by', 'created_by'])
				await refused(as(who).run(`select ${column} from public.consultations`), '42501');
			expect(
				await as(who).rows`select title from public.consultations where id = ${consultation}`
			).toHaveLength(1);
		}
	});
});

describe('the code of a message, which others may have seen', () => {
	async function codes() {
		const workshop = await aWorkshop();
		const { code } = await register(workshop, {}, 'tunde');
		const [message] = await owner()<{ code: string }[]>`select facts ->> 'code' as code from public.messages
			where about_id = ${workshop} and kind = 'registration_confirmed'`;
		return { workshop, code, told: message!.code };
	}

	test('does not put a choice of pay into the mouth of the person', async () => {
		const { workshop, code, told } = await codes();
		await nobody.call('choose_pay', { key: told, pay: { choice: 'none' } });
		await nobody.call('choose_pay', { key: code, pay: { choice: 'full' } });
		const made = await owner()`select c.choice, c.how from public.pay_choices c
			join public.registrations r on r.id = c.registration_id where r.workshop_id = ${workshop} order by c.chosen_at`;
		expect(made).toEqual([
			{ choice: 'none', how: 'on behalf' },
			{ choice: 'full', how: 'by the person' }
		]);
	});

	test('does not give a place back behind the back of the person: they are told', async () => {
		const told = async (workshop: string) =>
			(await owner()`select 1 from public.messages where about_id = ${workshop} and kind = 'place_cancelled'`)
				.length;
		const [one, two] = [await codes(), await codes()];
		await nobody.call('cancel_registration', { key: one.told });
		expect(await told(one.workshop)).toBe(1);
		await nobody.call('cancel_registration', { key: two.code });
		expect(await told(two.workshop)).toBe(0);
	});

	test('does not lead from one meeting to all others that somebody goes to', async () => {
		const { workshop, code, told } = await codes();
		const other = await aWorkshop();
		await register(other, {}, 'tunde');
		const feed = async (key: string) =>
			(await nobody.call<{ id: string }[]>('registration_calendar', { key, every: true })).map(
				({ id }) => id
			);
		expect(await feed(told)).toEqual([workshop]);
		expect(await feed(code)).toEqual(expect.arrayContaining([workshop, other]));
	});
});

describe('a worry about somebody', () => {
	test('cannot be followed in the list of messages, by whoever raised it or anybody else', async () => {
		const alert = await as('fatima').call<string>('raise_alert', {
			organisation: NORTHBROOK,
			given: { about: 'Somebody', words: 'They did not want to go home', urgent: true }
		});
		const seen = (who: string) => as(who).rows`select kind from public.messages where about_id = ${alert}`;
		for (const who of ['fatima', 'grace', 'joy', 'olwen']) expect(await seen(who)).toEqual([]);
		expect(await seen('sol')).toEqual([{ kind: 'alert_waiting' }]);
	});
});

describe('what somebody needs', () => {
	const words = (registration: string) =>
		as('fatima').rows<{ category: string; detail: string }>`
			select category, detail from public.access_needs where registration_id = ${registration} order by category`;
	async function aPlace() {
		const { code } = await register(await aWorkshop(), {
			needs: { environment: 'Canary: low light', individual_care: 'Canary: my medicine' }
		});
		const { id } = await nobody.call<{ id: string }>('my_place', { key: code });
		return { code, id };
	}

	test('is not read any more once they say they do not need it', async () => {
		const { code, id } = await aPlace();
		await nobody.call('change_needs', { key: code, needs: { environment: 'Canary: low light' } });
		expect(await words(id)).toEqual([
			{ category: 'environment', detail: 'Canary: low light' },
			{ category: 'individual_care', detail: '' }
		]);
	});

	test('nor once they gave their place back', async () => {
		const { code, id } = await aPlace();
		await nobody.call('cancel_registration', { key: code });
		expect(JSON.stringify(await words(id))).not.toContain('Canary');
		expect(JSON.stringify(await nobody.call('my_place', { key: code }))).not.toContain('Canary');
	});
});

describe('those who run a workshop', () => {
	test('run it no longer once they have left, although they are named to lead it', async () => {
		const workshop = await aWorkshop();
		await register(workshop, { called: 'Redwing' });
		const [{ id: account } = { id: '' }] = await owner()<{ id: string }[]>`
			insert into auth.users (id, aud, role, email)
			values (gen_random_uuid(), 'authenticated', 'authenticated', 'nasra@rooted-voices.example') returning id`;
		const [{ id: person } = { id: '' }] = await owner()<{ id: string }[]>`
			insert into public.people (organisation_id, account_id, name) values (${ROOTED_VOICES}, ${account}, 'Nasra') returning id`;
		const nasra = as(account);
		const seen = async () => {
			const rows = await nasra.rows`select called from public.registrations where workshop_id = ${workshop}`;
			return rows.length;
		};
		await joy.call('name_lead', { workshop, person, part: 'host' });
		await owner()`insert into public.members (organisation_id, person_id, role) values (${ROOTED_VOICES}, ${person}, 'advisor')`;
		expect(await seen()).toBe(1);
		await owner()`update public.members set ends_on = private.today() where person_id = ${person}`;
		expect(await seen()).toBe(0);
		await refused(nasra.call('room', { workshop }), 'P0002');
		await refused(nasra.call('save_summary', { workshop, words: 'a', written_by: 'Nasra' }), 'P0002');
	});

	test('say nobody was there before it was held', async () => {
		const workshop = await aWorkshop();
		await register(workshop);
		const [place] = await owner()<{ id: string }[]>`
			select id from public.registrations where workshop_id = ${workshop}`;
		await refused(as('fatima').call('note_was_there', { registration: place!.id }), 'WA003');
		const [row] = await owner()`select state from public.registrations where id = ${place!.id}`;
		expect(row).toEqual({ state: 'accepted' });
	});

	test('of a partner do not offer a sum of the trust for another day', async () => {
		const workshop = await joy.call<string>('plan_workshop', {
			organisation: ROOTED_VOICES,
			programme: PCREF,
			title: 'A sum of its own',
			day: '2031-03-04',
			from_clock: '14:00',
			to_clock: '16:00'
		});
		await grace.call('set_workshop_offer', {
			workshop,
			given: {
				task: 'Taking part',
				minutes: '120',
				preparation_minutes: '0',
				paid_within_days: '10',
				pence: '150000'
			}
		});
		const offerOf = async (id: string, who = joy) =>
			(await who.call<{ offer: { pence: number } | null }>('workshop_desk', { workshop: id })).offer;
		const day = '2031-03-11';
		expect(await offerOf(await joy.call('duplicate_workshop', { workshop, day }))).toBeNull();
		await joy.call('repeat_workshop', { workshop, title: 'Tuesdays', days: [day] });
		const series = await owner()<{ offer: object | null }[]>`
			select offer from public.workshops where title = 'A sum of its own' and id <> ${workshop}`;
		expect(series.map(({ offer }) => offer)).toEqual([null, null]);
		const copy = await grace.call<string>('duplicate_workshop', { workshop, day });
		expect(await offerOf(copy, grace)).toMatchObject({ pence: 150000 });
		const [rate] = await owner()<
			{ id: string }[]
		>`insert into public.rates (organisation_id, task, minutes, pence, starts_on)
			values (${NORTHBROOK}, 'Taking part', 120, 5500, '2020-01-01') returning id`;
		const rated = { task: 'Taking part', minutes: '120', preparation_minutes: '0', paid_within_days: '10' };
		await joy.call('set_workshop_offer', { workshop, given: { ...rated, rate_id: rate!.id } });
		expect(await offerOf(await joy.call('duplicate_workshop', { workshop, day }))).toMatchObject({
			pence: 5500
		});
	});
});
