import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import { register } from './support/workshops.ts';

type Desk = {
	state: string;
	title: string;
	held_on: string;
	starts_at: string;
	ends_at: string;
	sequence: number;
	place?: string;
	online_link?: string;
	closed_reason?: string;
	runs: boolean;
	plans: boolean;
	lacks: { part: string; field: string; sentence: string }[];
	agenda: { id: string; title: string; minutes: number }[];
	hosts: { id: string; reserved: number; reserved_until: string | null }[];
	leads: { person_id: string; name: string; part: string }[];
	offer: { pence: number; rate_id?: string } | null;
	rates?: { id: string; pence: number }[];
	people?: { id: string; name: string }[];
	partners?: { id: string }[];
	counts?: Record<string, number>;
	unowned_needs?: number;
	read_by: string | null;
	series: { id: string; title: string } | null;
};

const FATIMA = '00000000-0000-4000-d000-000000000002';
const AMINA_AT_ROOTED = '00000000-0000-4000-d000-000000000012';
const OLWEN = '00000000-0000-4000-d000-000000000021';
/** They plan at the trust, and at the partner once it hosts. */
const PLANNERS = ['grace', 'fatima'];
/** Work on the programme or for the trust, and plan nothing. */
const OTHERS = ['marcus', 'carys', 'dev', 'sol', 'amina', 'tunde'];
const DAY = '2031-03-04';

const grace = as('grace');
const desk = (workshop: string, who = 'grace') => as(who).call<Desk>('workshop_desk', { workshop });
const plan = (who = 'grace', changes: object = {}) =>
	as(who).call<string>('plan_workshop', {
		organisation: NORTHBROOK,
		programme: PCREF,
		title: 'What care plans should ask',
		day: DAY,
		from_clock: '14:00',
		to_clock: '16:00',
		...changes
	});
const joyPlans = (changes: object = {}) => plan('joy', { organisation: ROOTED_VOICES, ...changes });

const ABOUT = {
	share_title: 'An afternoon at the library',
	purpose: 'To hear what a plan should ask',
	can_change: 'The questions',
	cannot_change: 'That there is a plan',
	ladder_step: '6'
};
const POWER = { principles: 'a', purpose: 'b', presence: 'c', process: 'd', impact: 'e' };
const CARE = { support_contact: 'Sol, in the room', debrief: 'A call the next day', choice: 'Breaks' };
const WHEN = { place: 'The library, room 4', area: 'Northbrook', capacity: '12' };
const OFFER = { task: 'Taking part', minutes: '120', preparation_minutes: '60', paid_within_days: '10' };

/** Everything that opening asks for. */
async function aWholePlan(who = 'grace', changes: object = {}): Promise<string> {
	const workshop = await (who === 'joy' ? joyPlans(changes) : plan(who, changes));
	await as(who).call('describe_workshop', { workshop, given: ABOUT });
	await as(who).call('share_power', { workshop, given: POWER });
	await as(who).call('arrange_care', { workshop, given: CARE });
	await as(who).call('place_workshop', { workshop, given: WHEN });
	return workshop;
}
async function anOpenWorkshop(who = 'grace', changes: object = {}): Promise<string> {
	const workshop = await aWholePlan(who, changes);
	await as(who).call('open_workshop', { workshop });
	return workshop;
}

const messagesOf = (workshop: string, kind: string) => owner()<
	{ facts: Record<string, unknown>; person_id: string; cancelled_at: string | null }[]
>`
	select facts, person_id, cancelled_at from public.messages
	where about_id = ${workshop} and kind = ${kind} order by queued_at, id`;
const logged = async (workshop: string) => {
	const rows = await owner()<{ entry: { type: string; due?: string; outcome?: string } }[]>`
		select s.entry from tlog.subjects t
		join tlog.staging s on s.entry ->> 'id' in (t.first_entry, t.last_entry) or s.entry -> 'prev' ->> 0 = t.first_entry
		where t.subject_id = ${workshop} order by s.id`;
	return rows.map(({ entry }) => entry);
};

let rate = '';
beforeAll(async () => {
	await grace.call('add_rates', {
		organisation: NORTHBROOK,
		given: [
			{ task: 'A meeting', minutes: 180, pence: 5000, starts_on: '2025-01-01', ends_on: '2025-12-15' },
			{ task: 'A meeting', minutes: 180, pence: 5500, starts_on: '2025-12-16', ends_on: null }
		]
	});
	const [found] = await grace.rows<{ id: string }>`select id from public.rates where pence = 5500`;
	rate = found?.id ?? '';
});

describe('starting a plan', () => {
	test('facilitators and engagement leads of the trust, and of a partner on its programme', async () => {
		for (const who of PLANNERS) expect((await desk(await plan(who), who)).state).toBe('draft');
		for (const who of [...OTHERS, 'joy', 'olwen']) await refused(plan(who), '42501');
		await refused(nobody.rows`select public.plan_workshop(null, null, null, null, null, null)`, '42501');

		const hers = await desk(await joyPlans(), 'joy');
		expect(hers.hosts.map(({ id }) => id)).toEqual([ROOTED_VOICES]);
		// The trust of the programme carries it, and plans it with her.
		expect((await desk((await joyPlans()) ?? '')).plans).toBe(true);
		for (const who of ['amina', 'tunde', 'grace', 'olwen'])
			await refused(plan(who, { organisation: ROOTED_VOICES }), '42501');
	});

	test('on a programme they work on, with a title, a day to come and hours in order', async () => {
		await refused(plan('grace', { programme: LISTENING }), 'WS002', 'programme');
		await refused(plan('olwen', { organisation: EASTVALE }), 'WS002', 'programme');
		await refused(plan('grace', { title: ' ' }), 'TX001', 'title');
		await refused(plan('grace', { day: '2020-01-01' }), 'WS003', 'day');
		await refused(plan('grace', { day: null }), 'WS003', 'day');
		await refused(plan('grace', { from_clock: '25:00' }), 'WS003', 'from_clock');
		await refused(plan('grace', { to_clock: '14:00' }), 'WS003', 'to_clock');
	});

	test('a bank holiday is known by its name', async () => {
		expect(await desk(await plan('grace', { day: '2028-12-26' }))).toMatchObject({ holiday: 'Boxing Day' });
		expect(await desk(await plan())).toMatchObject({ holiday: null });
	});

	test('hours are those of the clock of London, in winter and in summer', async () => {
		const utc = async (day: string) =>
			new Date((await desk(await plan('grace', { day }))).starts_at).toISOString();
		expect(await utc('2031-03-29')).toBe('2031-03-29T14:00:00.000Z');
		expect(await utc('2031-03-31')).toBe('2031-03-31T13:00:00.000Z');
		expect(await utc('2031-10-27')).toBe('2031-10-27T14:00:00.000Z');
	});
});

describe('who reads a workshop', () => {
	test('a draft: those who plan it; an open one: who works on its programme, and never where it is', async () => {
		const workshop = await aWholePlan();
		for (const who of PLANNERS) expect((await desk(workshop, who)).place).toBe(WHEN.place);
		for (const who of [...OTHERS, 'joy', 'olwen']) await refused(desk(workshop, who), 'P0002');
		await refused(nobody.call('workshop_desk', { workshop }), '42501');
		const rows = (who: string) => as(who).rows`select id, title from public.workshops where id = ${workshop}`;
		expect(await rows('grace')).toHaveLength(1);
		for (const who of [...OTHERS, 'joy', 'olwen']) expect(await rows(who)).toEqual([]);

		await grace.call('open_workshop', { workshop });
		for (const who of ['marcus', 'dev', 'amina', 'tunde', 'joy']) {
			const read = await desk(workshop, who);
			expect(read).toMatchObject({ state: 'open', runs: false, plans: false, leads: [] });
			expect(read).not.toHaveProperty('place');
			expect(read).not.toHaveProperty('online_link');
			expect(read).not.toHaveProperty('counts');
			expect(await rows(who)).toHaveLength(1);
		}
		await refused(desk(workshop, 'olwen'), 'P0002');
		expect(await rows('olwen')).toEqual([]);
		for (const column of [
			'place',
			'directions',
			'online_link',
			'closed_reason',
			'cancelled_reason',
			'created_by'
		])
			await refused(as('amina').run(`select ${column} from public.workshops`), '42501');
	});

	test('who is named to lead it reads it whole, and plans nothing', async () => {
		const workshop = await aWholePlan('joy');
		await as('joy').call('name_lead', { workshop, person: AMINA_AT_ROOTED, part: 'co_facilitator' });
		expect(await desk(workshop, 'amina')).toMatchObject({ runs: true, plans: false, place: WHEN.place });
		await refused(as('amina').call('describe_workshop', { workshop, given: ABOUT }), '42501');
		await refused(as('amina').call('open_workshop', { workshop }), '42501');
		const leads = (who: string) =>
			as(who).rows`select part from public.workshop_leads where workshop_id = ${workshop}`;
		for (const who of ['joy', 'grace', 'amina'])
			expect(await leads(who)).toEqual([{ part: 'co_facilitator' }]);
		for (const who of ['tunde', 'marcus', 'olwen']) expect(await leads(who)).toEqual([]);
	});

	test('its agenda, hosts and series, as the workshop itself', async () => {
		const workshop = await aWholePlan();
		await grace.call('add_agenda_item', { workshop, title: 'Welcome', minutes: 10 });
		await grace.call('repeat_workshop', { workshop, title: 'Tuesdays', days: ['2031-03-11'] });
		const [{ series_id } = { series_id: '' }] = await grace.rows<{ series_id: string }>`
			select series_id from public.workshops where id = ${workshop}`;
		for (const table of ['agenda_items', 'workshop_hosts']) {
			const rows = (who: string) =>
				as(who).run(`select 1 from public.${table} where workshop_id = $1`, [workshop]);
			expect(await rows('fatima')).toHaveLength(1);
			expect(await rows('tunde')).toEqual([]);
			expect(await rows('olwen')).toEqual([]);
		}
		const series = (who: string) =>
			as(who).rows`select title from public.workshop_series where id = ${series_id}`;
		expect(await series('fatima')).toEqual([{ title: 'Tuesdays' }]);
		expect(await series('olwen')).toEqual([]);
	});

	test('the list is of an organisation, by what is to come, past, planned and cancelled, 20 at a time', async () => {
		type List = {
			workshops: { id: string; state: string; coming: number }[];
			next: string | null;
			counts: Record<string, number>;
		};
		const list = (who: string, given: object = {}) =>
			as(who).call<List>('workshops_of', { organisation: NORTHBROOK, ...given });
		const [draft, open, cancelled] = [await plan(), await anOpenWorkshop(), await plan()];
		await grace.call('cancel_workshop', { workshop: cancelled, reason: 'No room' });
		const ids = async (show: string) => (await list('grace', { show })).workshops.map(({ id }) => id);
		expect(await ids('cancelled')).toContain(cancelled);
		expect(await ids('upcoming')).toContain(open);
		expect((await list('grace', { show: 'draft' })).counts.draft).toBeGreaterThan(0);

		// Amina is co-chair: she sees what is open, without numbers of people.
		await register(open);
		const hers = (await list('amina')).workshops.find(({ id }) => id === open);
		expect(hers?.coming).toBe(0);
		expect((await list('grace')).workshops.find(({ id }) => id === open)?.coming).toBe(1);
		expect((await list('amina', { show: 'draft' })).workshops.map(({ id }) => id)).not.toContain(draft);
		expect(
			(await as('joy').call<List>('workshops_of', { organisation: ROOTED_VOICES })).workshops.map(
				({ id }) => id
			)
		).toContain(open);
		await refused(list('olwen'), 'P0002');
		await refused(nobody.call('workshops_of', { organisation: NORTHBROOK }), '42501');

		await owner()`insert into public.workshops (organisation_id, programme_id, title, held_on)
			select ${NORTHBROOK}, ${PCREF}, 'Past ' || n, '2025-01-01'::date + n from generate_series(1, 25) n`;
		const first = await list('grace', { show: 'past' });
		expect(first.workshops).toHaveLength(20);
		const second = await list('grace', { show: 'past', beside: first.next });
		const all = [...first.workshops, ...second.workshops].map(({ id }) => id);
		expect(new Set(all).size).toBe(first.counts.past);
		expect(second.next).toBeNull();
		expect(all).not.toContain(draft);
	});
});

describe('the parts of the plan', () => {
	const PARTS: [command: string, given: object][] = [
		['describe_workshop', { given: ABOUT }],
		['share_power', { given: POWER }],
		['arrange_care', { given: CARE }],
		['place_workshop', { given: WHEN }],
		['add_agenda_item', { title: 'Welcome', minutes: 10 }],
		['set_workshop_reading', { reading: 'Two pages', read_by: DAY }],
		['set_workshop_offer', { given: null }],
		['set_workshop_host', { host: ROOTED_VOICES, reserved: 0 }],
		['remove_workshop_host', { host: ROOTED_VOICES }],
		['name_lead', { person: FATIMA, part: 'host' }],
		['remove_lead', { person: FATIMA }],
		['open_workshop', {}],
		['close_workshop', {}],
		['duplicate_workshop', { day: DAY }],
		['repeat_workshop', { title: 'Tuesdays', days: ['2031-03-11'] }],
		['cancel_workshop', { reason: 'No room' }]
	];

	test.each(PARTS)('%s: those who host it, and nobody else', async (command, given) => {
		const workshop = await plan();
		for (const who of [...OTHERS, 'joy', 'olwen'])
			await refused(as(who).call(command, { workshop, ...given }), 'P0002');
		await refused(nobody.call(command, { workshop, ...given }), '42501');
	});

	test('each is written by the trust, and by a partner that hosts it', async () => {
		for (const who of ['grace', 'fatima', 'joy']) {
			const workshop = await (who === 'joy' ? joyPlans() : plan(who));
			const person = who === 'joy' ? AMINA_AT_ROOTED : FATIMA;
			for (const [command, given] of PARTS.filter(([name]) => !/remove_workshop_host|close/.test(name))) {
				await as(who).call(command, { workshop, ...given, ...('person' in given && { person }) });
			}
			expect((await desk(workshop, who)).state).toBe('cancelled');
		}
	});

	test('what is not named stays, and what is too long is refused beside its field', async () => {
		const workshop = await aWholePlan();
		await grace.call('describe_workshop', { workshop, given: { title: 'Better' } });
		expect(await desk(workshop)).toMatchObject({ title: 'Better', lacks: [] });
		const describe_ = (given: object) => grace.call('describe_workshop', { workshop, given });
		await refused(describe_({ purpose: 'x'.repeat(4001) }), 'TX002', 'purpose');
		await refused(describe_({ title: 'x' }), 'TX001', 'title');
		await refused(describe_({ ladder_step: '9' }), 'WS005', 'ladder_step');
		const place = (given: object) => grace.call('place_workshop', { workshop, given });
		await refused(place({ how: 'by post' }), 'WS006', 'how');
		await refused(place({ online_link: 'http://x.example' }), 'WS006', 'online_link');
		await refused(place({ languages: [] }), 'WS006', 'languages');
		await refused(place({ languages: ['English!'] }), 'WS006', 'languages');
		await refused(place({ capacity: '0' }), 'WS006', 'capacity');
		await refused(place({ day: DAY, from_clock: '14:00', to_clock: '13:00' }), 'WS003', 'to_clock');
		await refused(place({ day: '2020-01-01', from_clock: '14:00', to_clock: '15:00' }), 'WS003', 'day');
		await refused(
			grace.call('set_workshop_reading', { workshop, reading: 'x', read_by: '2031-03-05' }),
			'WS012',
			'read_by'
		);
	});

	test('an agenda is added to, changed, moved within its ends, and taken from', async () => {
		const workshop = await plan();
		const titles = async () => (await desk(workshop)).agenda.map(({ title }) => title);
		const add = (title: string, minutes: number | null = 10) =>
			grace.call<string>('add_agenda_item', { workshop, title, minutes });
		const [welcome, talk] = [await add('Welcome'), await add('Talk')];
		await add('Break');
		const move = (item: string, up: boolean, who = 'grace') =>
			as(who).call('move_agenda_item', { agenda_item: item, up });
		await move(welcome, true);
		await move(talk, true);
		expect(await titles()).toEqual(['Talk', 'Welcome', 'Break']);
		await move(talk, false);
		await move(talk, false);
		await move(talk, false);
		expect(await titles()).toEqual(['Welcome', 'Break', 'Talk']);
		await grace.call('change_agenda_item', { agenda_item: talk, title: 'We talk', minutes: 40 });
		await grace.call('remove_agenda_item', { agenda_item: welcome });
		expect(await titles()).toEqual(['Break', 'We talk']);
		await refused(add('Too long', 601), 'WS007', 'minutes');
		await refused(add('No time', null), 'WS007', 'minutes');
		await refused(add(' '), 'TX001', 'title');
		for (const who of ['joy', 'amina', 'carys', 'olwen']) {
			await refused(move(talk, true, who), 'P0002');
			await refused(
				as(who).call('change_agenda_item', { agenda_item: talk, title: 'Mine', minutes: 5 }),
				'P0002'
			);
			await refused(as(who).call('remove_agenda_item', { agenda_item: talk }), 'P0002');
		}
	});

	test('each host names its own people to lead, and sees no others to choose from (R31)', async () => {
		const workshop = await plan();
		await grace.call('set_workshop_host', { workshop, host: ROOTED_VOICES });
		const name = (who: string, person: string, part = 'host') =>
			as(who).call('name_lead', { workshop, person, part });
		await refused(name('grace', AMINA_AT_ROOTED), 'WS008', 'person');
		await refused(name('joy', FATIMA), 'WS008', 'person');
		await refused(name('grace', OLWEN), 'WS008', 'person');
		await refused(name('grace', FATIMA, 'chief'), 'WS008', 'part');
		await name('grace', FATIMA);
		await name('joy', AMINA_AT_ROOTED);
		await name('joy', AMINA_AT_ROOTED, 'co_facilitator');
		const read = await desk(workshop);
		expect(read.leads.map(({ name, part }) => [name, part])).toEqual([
			['Fatima', 'host'],
			['Amina', 'co_facilitator']
		]);
		expect(read.people?.map(({ name }) => name)).not.toContain('Tunde');
		expect((await desk(workshop, 'joy')).people?.map(({ name }) => name)).toEqual(['Amina', 'Joy', 'Tunde']);
		await refused(grace.call('remove_lead', { workshop, person: OLWEN }), 'P0002');
	});

	test('places kept for hosts fit into those there are, end before the day, and one host stays', async () => {
		const workshop = await aWholePlan();
		const keep = (given: object) =>
			grace.call('set_workshop_host', {
				workshop,
				host: ROOTED_VOICES,
				reserved_until: '2031-03-01',
				...given
			});
		await keep({ reserved: 4 });
		expect((await desk(workshop)).hosts).toMatchObject([
			{ id: NORTHBROOK },
			{ id: ROOTED_VOICES, reserved: 4 }
		]);
		await refused(keep({ reserved: 13 }), 'WS009', 'reserved');
		await refused(keep({ reserved: -1 }), 'WS009', 'reserved');
		await refused(keep({ reserved: 4, reserved_until: null }), 'WS009', 'reserved_until');
		await refused(keep({ reserved: 4, reserved_until: DAY }), 'WS009', 'reserved_until');
		await refused(keep({ host: EASTVALE }), 'WS009', 'host');
		await refused(grace.call('place_workshop', { workshop, given: { capacity: '3' } }), 'WS006', 'capacity');
		await grace.call('remove_workshop_host', { workshop, host: NORTHBROOK });
		await refused(grace.call('remove_workshop_host', { workshop, host: ROOTED_VOICES }), 'WS009', 'host');
		await refused(grace.call('remove_workshop_host', { workshop, host: NORTHBROOK }), 'P0002');
		// Whom people came through stays a host.
		await grace.call('set_workshop_host', { workshop, host: NORTHBROOK });
		await grace.call('open_workshop', { workshop });
		await register(workshop, { by: 'rooted-voices' });
		await refused(grace.call('remove_workshop_host', { workshop, host: ROOTED_VOICES }), 'WS009', 'host');
	});
});

describe('the offer (R53, R54)', () => {
	const offer = (workshop: string, given: object | null, who = 'grace') =>
		as(who).call('set_workshop_offer', { workshop, given: given && { ...OFFER, ...given } });

	test('goes by the rate of the day of the workshop, on both sides of 16 December 2025', async () => {
		const workshop = await plan();
		const on = async (day: string) => {
			await owner()`update public.workshops set held_on = ${day}, starts_at = ${`${day}T14:00:00Z`}, ends_at = ${`${day}T16:00:00Z`} where id = ${workshop}`;
			return (await desk(workshop)).rates?.map(({ pence }) => pence);
		};
		expect(await on('2025-12-15')).toEqual([5000]);
		await refused(offer(workshop, { rate_id: rate }), 'WS011', 'rate_id');
		expect(await on('2025-12-16')).toEqual([5500]);
		// Its sum counts, whatever else was sent.
		await offer(workshop, { rate_id: rate, pence: '99999' });
		expect((await desk(workshop)).offer).toEqual({
			task: 'Taking part',
			minutes: 120,
			preparation_minutes: 60,
			pence: 5500,
			expenses: '',
			how: '',
			paid_within_days: 10,
			rate_id: rate
		});
		// On another day the rate is another one, and that is said before it opens.
		await on('2025-12-15');
		expect((await desk(workshop)).lacks).toContainEqual(
			expect.objectContaining({ part: 'offer', field: 'rate_id' })
		);
	});

	test('another sum is the trust’s to offer; a partner offers what is on the card', async () => {
		const workshop = await joyPlans();
		await refused(offer(workshop, { pence: '6000' }, 'joy'), 'WS011', 'rate_id');
		await offer(workshop, { rate_id: rate }, 'joy');
		await offer(workshop, { pence: '6000' });
		expect((await desk(workshop)).offer).toMatchObject({ pence: 6000 });
		expect((await desk(workshop)).offer).not.toHaveProperty('rate_id');
		await offer(workshop, null, 'joy');
		expect((await desk(workshop)).offer).toBeNull();
	});

	test.each([
		['task', { task: '' }, 'TX001'],
		['minutes', { minutes: '2' }, 'WS011'],
		['preparation_minutes', { preparation_minutes: 'some' }, 'WS011'],
		['paid_within_days', { paid_within_days: '0' }, 'WS011'],
		['pence', { pence: '-1' }, 'WS011'],
		['pence', { pence: '200001' }, 'WS011']
	])('is refused beside %s', async (field, given, code) => {
		await refused(offer(await plan(), { pence: '100', ...given }), code, field);
	});

	test('stays as it was once it is open, even to the owner of the tables and when the rate ends', async () => {
		const workshop = await aWholePlan();
		await offer(workshop, { rate_id: rate });
		await grace.call('open_workshop', { workshop });
		await refused(offer(workshop, { pence: '9000' }), 'WS010');
		await refused(offer(workshop, null), 'WS010');
		await expect(owner()`update public.workshops set offer = null where id = ${workshop}`).rejects.toThrow(
			/stays as it was/
		);
		await grace.call('add_rates', {
			organisation: NORTHBROOK,
			given: [{ task: 'Ending', minutes: 60, pence: 2000, starts_on: '2026-01-01', ends_on: null }]
		});
		await owner()`update public.rates set ends_on = '2026-12-31' where id = ${rate}`;
		expect(await desk(workshop)).toMatchObject({ offer: { pence: 5500 }, lacks: [] });
		await grace.call('arrange_care', { workshop, given: { content_note: 'Restraint is talked about' } });
		await owner()`update public.rates set ends_on = null where id = ${rate}`;
	});
});

describe('the rate card', () => {
	const add = (who: string, changes: object = {}, organisation = NORTHBROOK) =>
		as(who).call<number>('add_rates', {
			organisation,
			given: [{ task: 'A call', minutes: 30, pence: 1380, starts_on: '2026-01-01', ...changes }]
		});
	const read = (who: string) =>
		as(who).rows`select id from public.rates where organisation_id = ${NORTHBROOK}`;

	test('is kept by engagement leads, administrators and finance, and read by who works on the programme', async () => {
		for (const who of ['grace', 'carys']) expect(await add(who)).toBe(1);
		for (const who of ['fatima', 'marcus', 'dev', 'sol', 'amina', 'joy', 'tunde', 'olwen'])
			await refused(add(who), '42501');
		await refused(nobody.call('add_rates', { organisation: NORTHBROOK, given: [] }), '42501');
		await refused(add('joy', {}, ROOTED_VOICES), '42501');
		expect((await read('fatima')).length).toBeGreaterThan(0);
		expect(await read('olwen')).toEqual([]);
		await refused(nobody.rows`select id from public.rates`, '42501');
		for (const who of ['grace', 'carys']) {
			await refused(as(who).run(`update public.rates set pence = 1`), '42501');
		}
	});

	test.each([
		['task', { task: '' }, 'TX001'],
		['minutes', { minutes: 4 }, 'WS015'],
		['pence', { pence: 0 }, 'WS015'],
		['starts_on', { starts_on: null }, 'WS015'],
		['ends_on', { ends_on: '2025-12-31' }, 'WS015'],
		['programme_id', { programme_id: LISTENING }, 'WS015']
	])('is refused beside %s', async (field, given, code) => {
		await refused(add('grace', given), code, field);
	});

	test('a card is added whole or not at all', async () => {
		const before = (await read('grace')).length;
		const given = [
			{ task: 'Good', minutes: 30, pence: 1380, starts_on: '2026-01-01' },
			{ task: 'Bad', minutes: 30, pence: 0, starts_on: '2026-01-01' }
		];
		await refused(grace.call('add_rates', { organisation: NORTHBROOK, given }), 'WS015', 'pence');
		expect(await read('grace')).toHaveLength(before);
	});

	test('a rate ends on a day, not before its first', async () => {
		await add('carys', { task: 'To end' });
		const [found] = await grace.rows<{ id: string }>`select id from public.rates where task = 'To end'`;
		const end = (who: string, last_day: string | null) =>
			as(who).call('end_rate', { rate: found?.id, last_day });
		await refused(end('grace', '2025-12-31'), 'WS015', 'last_day');
		await refused(end('grace', null), 'WS015', 'last_day');
		for (const who of ['fatima', 'joy', 'olwen', 'dev']) await refused(end(who, '2026-12-31'), '42501');
		await refused(nobody.call('end_rate', { rate: found?.id, last_day: '2026-12-31' }), '42501');
		await end('carys', '2026-12-31');
		expect(await grace.rows`select ends_on from public.rates where id = ${found?.id ?? ''}`).toEqual([
			{ ends_on: '2026-12-31' }
		]);
	});
});

describe('opening', () => {
	test('names everything that is missing, each with its part (R23, R24, R49)', async () => {
		const workshop = await plan();
		const error = await refused(grace.call('open_workshop', { workshop }), 'WS004', 'share_title');
		expect(error.message).toContain('Still missing:');
		const { lacks } = await desk(workshop);
		for (const { sentence } of lacks) expect(error.message).toContain(sentence);
		expect(lacks.map(({ part, field }) => `${part}#${field}`)).toEqual([
			...['share_title', 'purpose', 'ladder_step', 'can_change', 'cannot_change'].map(
				(field) => `about#${field}`
			),
			...['principles', 'purpose', 'presence', 'process', 'impact'].map((field) => `power#${field}`),
			...['support_contact', 'debrief'].map((field) => `care#${field}`),
			...['place', 'capacity'].map((field) => `when#${field}`)
		]);
	});

	test.each([
		['the ladder step', 'describe_workshop', { ladder_step: '' }, 'ladder_step'],
		['what can change', 'describe_workshop', { can_change: '' }, 'can_change'],
		['what cannot change', 'describe_workshop', { cannot_change: ' ' }, 'cannot_change'],
		['one of the five standards', 'share_power', { presence: ' ' }, 'presence'],
		['the support contact', 'arrange_care', { support_contact: '' }, 'support_contact'],
		['the debrief', 'arrange_care', { debrief: '' }, 'debrief'],
		['the neutral title', 'describe_workshop', { share_title: '' }, 'share_title'],
		['the place', 'place_workshop', { place: '' }, 'place'],
		['the link of an online one', 'place_workshop', { how: 'online' }, 'online_link'],
		['the number of places', 'place_workshop', { capacity: '' }, 'capacity']
	])('is refused without %s', async (_, command, given, field) => {
		const workshop = await aWholePlan();
		await grace.call(command, { workshop, given });
		await refused(grace.call('open_workshop', { workshop }), 'WS004', field);
	});

	test('is refused when the day has passed', async () => {
		const workshop = await aWholePlan();
		await owner()`update public.workshops set held_on = '2026-01-05', starts_at = '2026-01-05T14:00:00Z', ends_at = '2026-01-05T16:00:00Z' where id = ${workshop}`;
		await refused(grace.call('open_workshop', { workshop }), 'WS004', 'day');
	});

	test('once, and the log says for which day, with commitments to what was promised', async () => {
		const workshop = await anOpenWorkshop();
		await refused(grace.call('open_workshop', { workshop }), 'WS001');
		const [opened] = await logged(workshop);
		expect(opened).toMatchObject({ type: 'workshop.opened', due: DAY });
		expect(Object.keys((opened as unknown as { c: object }).c)).toEqual(
			expect.arrayContaining(['can_change', 'cannot_change', 'ladder_step'])
		);
		// A draft says nothing in public.
		expect(await logged(await aWholePlan())).toEqual([]);
	});

	test('what was promised stays, and what it must have is kept; the rest may still be put right', async () => {
		const workshop = await anOpenWorkshop();
		const say = (given: object) => grace.call('describe_workshop', { workshop, given });
		await refused(say({ can_change: 'Everything' }), 'WS005', 'can_change');
		await refused(say({ ladder_step: '7' }), 'WS005', 'can_change');
		await refused(say({ share_title: '' }), 'WS004', 'share_title');
		await refused(grace.call('arrange_care', { workshop, given: { debrief: '' } }), 'WS004', 'debrief');
		await refused(grace.call('share_power', { workshop, given: POWER }), 'WS001');
		await say({ ...ABOUT, purpose: 'Better said' });
		// What anyone reads does not change in silence.
		const entry = (await logged(workshop)).at(-1) as unknown as { type: string; c: object };
		expect(entry.type).toBe('workshop.changed');
		expect(Object.keys(entry.c)).toEqual(['purpose']);
	});
});

describe('a change of day, time or place', () => {
	test('is told to all who come, are offered a place or wait, from what to what; others are told nothing', async () => {
		const workshop = await anOpenWorkshop();
		await grace.call('place_workshop', { workshop, given: { capacity: '1' } });
		await register(workshop, { called: 'Comes', contact: 'comes@people.example' });
		await register(workshop, { called: 'Waits', contact: 'waits@people.example' });
		const gone = await register(workshop, { called: 'Gone', contact: 'gone@people.example' });
		await nobody.call('cancel_registration', { key: gone.code });

		await grace.call('arrange_care', { workshop, given: { content_note: 'Said otherwise' } });
		await grace.call('place_workshop', { workshop, given: { access_notes: 'A lift' } });
		expect(await messagesOf(workshop, 'workshop_changed')).toEqual([]);
		expect((await desk(workshop)).sequence).toBe(0);

		await grace.call('place_workshop', {
			workshop,
			given: { day: DAY, from_clock: '15:00', to_clock: '17:00', place: 'The town hall' }
		});
		expect((await desk(workshop)).sequence).toBe(1);
		const told = await messagesOf(workshop, 'workshop_changed');
		expect(told).toHaveLength(2);
		const [comes, waits] = told.toSorted((one) => ('place_in_line' in one.facts ? 1 : -1));
		expect(comes?.facts).toMatchObject({ changed: ['time', 'place'], was_place: WHEN.place });
		expect(new Date(String(comes?.facts.was_starts_at)).toISOString()).toBe('2031-03-04T14:00:00.000Z');
		expect(waits?.facts).toMatchObject({ changed: ['time'], place_in_line: 1 });
		expect(waits?.facts).not.toHaveProperty('was_place');
		const entries = await logged(workshop);
		expect(entries.map(({ type }) => type)).toEqual(['workshop.opened', 'workshop.changed']);
		expect(JSON.stringify(entries)).not.toContain('hall');
	});

	test('two changes before anybody is told are told as one; one that is taken back is not told', async () => {
		const workshop = await anOpenWorkshop();
		await register(workshop);
		const move = (given: object) => grace.call('place_workshop', { workshop, given });
		const standing = async () =>
			(await messagesOf(workshop, 'workshop_changed')).filter(({ cancelled_at }) => cancelled_at === null);
		await move({ place: 'The town hall' });
		await move({ day: '2031-03-05', from_clock: '14:00', to_clock: '16:00' });
		const [once, ...more] = await standing();
		expect(more).toEqual([]);
		expect(once?.facts).toMatchObject({ changed: ['time', 'place'], was_place: WHEN.place });
		await move({ place: WHEN.place, day: DAY, from_clock: '14:00', to_clock: '16:00' });
		expect(await standing()).toEqual([]);
		expect((await desk(workshop)).sequence).toBe(3);
	});

	test('a new link is told without the link', async () => {
		const workshop = await aWholePlan();
		const move = (given: object) => grace.call('place_workshop', { workshop, given });
		await move({ how: 'online', online_link: 'https://meet.example/old' });
		await grace.call('open_workshop', { workshop });
		await register(workshop);
		await move({ online_link: 'https://meet.example/new' });
		const [told] = await messagesOf(workshop, 'workshop_changed');
		expect(told?.facts).toMatchObject({ changed: ['link'] });
		expect(JSON.stringify(told?.facts)).not.toContain('meet.example');
	});

	test('nobody loses a place, and more places go to those who wait', async () => {
		const workshop = await anOpenWorkshop();
		const seats = (capacity: string) => grace.call('place_workshop', { workshop, given: { capacity } });
		await seats('2');
		for (const called of ['One', 'Two', 'Three'])
			await register(workshop, { called, contact: `${called}@people.example` });
		await refused(seats('1'), 'WS006', 'capacity');
		expect((await desk(workshop)).counts).toMatchObject({ coming: 2, waiting: 1 });
		await seats('3');
		expect((await desk(workshop)).counts).toMatchObject({ coming: 2, waiting: 0, offered: 1 });
	});

	test('places that are no longer kept for a host go to those who wait', async () => {
		const workshop = await anOpenWorkshop();
		await grace.call('place_workshop', { workshop, given: { capacity: '1' } });
		const keep = (reserved: number) =>
			grace.call('set_workshop_host', {
				workshop,
				host: ROOTED_VOICES,
				reserved,
				reserved_until: '2031-03-01'
			});
		await keep(1);
		await register(workshop);
		expect((await desk(workshop)).counts).toMatchObject({ coming: 0, waiting: 1 });
		await keep(0);
		expect((await desk(workshop)).counts).toMatchObject({ offered: 1, waiting: 0 });
	});
});

describe('confirming', () => {
	test('is refused while a need has nobody who sees to it, unless a reason is written, which is kept (R69)', async () => {
		const workshop = await anOpenWorkshop();
		await register(workshop, { needs: { environment: 'A chair with arms', language: 'Bengali' } });
		expect(await desk(workshop)).toMatchObject({ unowned_needs: 2 });
		const close = (reason = '') => grace.call('close_workshop', { workshop, reason });
		await refused(close(), 'WS013', 'reason');
		await refused(close('  '), 'WS013', 'reason');
		await close('The interpreter is asked and answers tomorrow');
		expect(await desk(workshop)).toMatchObject({
			state: 'closed',
			closed_reason: 'The interpreter is asked and answers tomorrow'
		});
		expect((await logged(workshop)).at(-1)).toMatchObject({
			type: 'workshop.confirmed',
			outcome: 'needs_unmet'
		});
		await refused(close(), 'WS001');
	});

	test('needs that somebody sees to need no reason, and none is kept', async () => {
		const workshop = await anOpenWorkshop();
		await register(workshop, { needs: { environment: 'A chair with arms' } });
		const [need] = await owner()<{ id: string }[]>`
			select n.id from public.access_needs n join public.registrations r on r.id = n.registration_id where r.workshop_id = ${workshop}`;
		await grace.call('own_need', { need: need?.id, owner: FATIMA });
		await grace.call('close_workshop', { workshop, reason: 'Just so' });
		expect(await desk(workshop)).toMatchObject({ state: 'closed', closed_reason: null });
		expect((await logged(workshop)).at(-1)).toMatchObject({
			type: 'workshop.confirmed',
			outcome: 'needs_met'
		});
	});

	test('a draft is opened first', async () => {
		await refused(grace.call('close_workshop', { workshop: await aWholePlan() }), 'WS001');
	});
});

describe('cancelling', () => {
	test('everybody who came to know is told once, and nothing else is sent', async () => {
		const workshop = await anOpenWorkshop();
		await grace.call('place_workshop', { workshop, given: { capacity: '1' } });
		const { code } = await register(workshop, { called: 'Comes', contact: 'comes2@people.example' });
		await register(workshop, { called: 'Waits', contact: 'waits2@people.example' });
		await refused(grace.call('cancel_workshop', { workshop, reason: ' ' }), 'TX001', 'reason');
		await grace.call('cancel_workshop', { workshop, reason: 'The hall is flooded' });
		const read = await desk(workshop);
		expect(read).toMatchObject({ state: 'cancelled', cancelled_reason: 'The hall is flooded', sequence: 1 });
		const told = await messagesOf(workshop, 'workshop_cancelled');
		expect(told).toHaveLength(2);
		expect(JSON.stringify(told)).not.toContain('flooded');
		const [open] = await owner()<{ n: number }[]>`
			select count(*)::int as n from public.messages
			where about_id = ${workshop} and kind <> 'workshop_cancelled' and delivered_at is null and cancelled_at is null`;
		expect(open?.n).toBe(0);
		const how = await owner()`select cancelled_how from public.registrations where workshop_id = ${workshop}`;
		expect(how.map(({ cancelled_how }) => cancelled_how as string)).toEqual([
			'workshop cancelled',
			'workshop cancelled'
		]);
		expect((await logged(workshop)).at(-1)?.type).toBe('workshop.cancelled');
		// It stands, and cannot be taken up again by any command.
		await refused(grace.call('cancel_workshop', { workshop, reason: 'Again' }), 'WS001');
		await refused(grace.call('close_workshop', { workshop }), 'WS001');
		await refused(grace.call('place_workshop', { workshop, given: WHEN }), 'WS001');
		expect(code).toBeTruthy();
	});

	test('a draft is cancelled without a word in public; a held one not at all', async () => {
		const draft = await plan();
		await as('fatima').call('cancel_workshop', { workshop: draft, reason: 'A better day was found' });
		expect(await logged(draft)).toEqual([]);
		const held = await anOpenWorkshop();
		await owner()`update public.workshops set held_at = now() where id = ${held}`;
		await refused(grace.call('cancel_workshop', { workshop: held, reason: 'Too late' }), 'WS001');
		expect((await logged(held)).at(-1)?.type).toBe('workshop.held');
		await owner()`update public.workshops set summary = 'What was said', summary_by = 'Fatima', written_up_at = now() where id = ${held}`;
		expect((await logged(held)).at(-1)?.type).toBe('workshop.written_up');
	});
});

describe('the same again', () => {
	test('a copy has all parts and no people but those who host and lead it', async () => {
		const workshop = await anOpenWorkshop();
		await grace.call('add_agenda_item', { workshop, title: 'Welcome', minutes: 10 });
		await grace.call('set_workshop_host', {
			workshop,
			host: ROOTED_VOICES,
			reserved: 3,
			reserved_until: '2031-03-01'
		});
		await grace.call('name_lead', { workshop, person: FATIMA, part: 'host' });
		await grace.call('set_workshop_reading', { workshop, reading: 'Two pages', read_by: '2031-03-02' });
		await register(workshop);
		// The clocks have changed in between, and the hour on the clock is the same.
		const copy = await desk(await grace.call<string>('duplicate_workshop', { workshop, day: '2031-04-08' }));
		expect(copy).toMatchObject({ state: 'draft', lacks: [], sequence: 0, read_by: '2031-04-06' });
		expect(new Date(copy.starts_at).toISOString()).toBe('2031-04-08T13:00:00.000Z');
		expect(copy.agenda.map(({ title }) => title)).toEqual(['Welcome']);
		expect(copy.hosts).toContainEqual(
			expect.objectContaining({ id: ROOTED_VOICES, reserved: 3, reserved_until: '2031-04-05' })
		);
		expect(copy.leads.map(({ name }) => name)).toEqual(['Fatima']);
		expect(copy.counts).toMatchObject({ coming: 0, invited: 0 });
		await refused(grace.call('duplicate_workshop', { workshop, day: '2020-01-01' }), 'WS003', 'day');
	});

	test('a series is made, read by its name, and made longer', async () => {
		const workshop = await plan();
		const repeat = (given: object) =>
			grace.call<string>('repeat_workshop', { workshop, title: 'Four Tuesdays', ...given });
		const series = await repeat({ days: ['2031-03-11', '2031-03-18'] });
		expect(await repeat({ title: 'Five Tuesdays', days: ['2031-04-01'] })).toBe(series);
		expect((await desk(workshop)).series).toEqual({ id: series, title: 'Five Tuesdays' });
		const { workshops } = await grace.call<{ workshops: { starts_at: string }[] }>('workshops_of', {
			organisation: NORTHBROOK,
			series
		});
		expect(workshops).toHaveLength(4);
		await refused(repeat({ days: [] }), 'WS014', 'copies');
		await refused(repeat({ title: ' ', days: ['2031-05-06'] }), 'TX001', 'title');
		await refused(repeat({ days: ['2031-05-06', '2020-01-01'] }), 'WS003', 'day');
	});
});

test('no part is written but by a command', async () => {
	for (const table of [
		'workshops',
		'workshop_series',
		'agenda_items',
		'workshop_hosts',
		'workshop_leads',
		'rates'
	]) {
		await refused(grace.run(`insert into public.${table} default values`), '42501');
		await refused(grace.run(`delete from public.${table}`), '42501');
	}
	await refused(grace.run(`update public.workshops set title = 'x'`), '42501');
});
