// Time that people gave: written down by themselves, confirmed by those who run the programme, never by the same person.
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Logged = {
	id: string;
	state: string;
	minutes: number;
	return_note: string | null;
	corrected_by: string | null;
};
type Mine = {
	hours: Logged[];
	next: string | null;
	totals: { month: string; confirmed: number; waiting: number }[];
	suggested: { registration: string; session: number; preparation: number; title: string }[];
	programmes: { id: string }[];
};
type ToConfirm = {
	hours: { id: string; version: number; name: string; mine: boolean; seen: boolean }[];
	next: string | null;
	waiting: number;
};

const AMINA_ADVISES = '00000000-0000-4000-d000-000000000012';
const OFFER = { task: 'Taking part', minutes: 120, preparation_minutes: 60, pence: 5500 };
const given = (more = {}) => ({
	programme_id: PCREF,
	activity: 'meeting',
	what: 'Read the draft plan with the group',
	done_on: '2026-03-02',
	session: 90,
	preparation: 30,
	travel: 20,
	follow_up: 0,
	...more
});
const log = (who: string, more = {}) => as(who).call<string>('log_hours', { given: given(more) });
const mine = (who: string, more = {}) => as(who).call<Mine>('my_hours', more);
const waiting = (who = 'fatima', organisation = NORTHBROOK, more = {}) =>
	as(who).call<ToConfirm>('hours_to_confirm', { organisation, ...more });

async function seen(...ids: string[]) {
	const rows = await owner()`select id, version from public.hours where id in ${owner()(ids)}`;
	return rows.map(({ id, version }) => ({ id, version }));
}
const confirm = async (who: string, ...ids: string[]) =>
	as(who).call<number>('confirm_hours', { seen: await seen(...ids) });

/** A workshop that was held, and Amina came. */
async function attended(title: string, fact: 'attended_at' | 'left_early_at' | 'absent_at' = 'attended_at') {
	const [workshop] = await owner()`
		insert into public.workshops (organisation_id, programme_id, title, held_on, starts_at, ends_at, opened_at)
		values (${NORTHBROOK}, ${PCREF}, ${title}, '2026-03-03', '2026-03-03 10:00Z', '2026-03-03 12:00Z', '2026-02-01') returning id`;
	const [registration] = await owner()`
		insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, offer, ${owner()(fact)})
		values (${workshop?.id}, ${ROOTED_VOICES}, ${AMINA_ADVISES}, 'Amina', 'by the person', ${crypto.randomUUID()}, now(),
			${owner().json(OFFER)}, now()) returning id`;
	return { workshop: String(workshop?.id), registration: String(registration?.id) };
}

describe('logging', () => {
	test('Amina logs what she did, and it waits; nobody else reads it as theirs', async () => {
		const id = await log('amina');
		const { hours } = await mine('amina', { only_one: id });
		expect(hours).toMatchObject([{ id, state: 'logged', minutes: 140 }]);
		expect((await mine('tunde', { only_one: id })).hours).toEqual([]);
		expect((await mine('olwen')).hours).toEqual([]);
		expect(await as('tunde').rows`select id from public.hours where id = ${id}`).toEqual([]);
		expect(await as('carys').rows`select id from public.hours where id = ${id}`).toEqual([]);
		expect(await as('olwen').rows`select id from public.hours where id = ${id}`).toEqual([]);
		expect(await as('amina').rows`select state from public.hours where id = ${id}`).toEqual([
			{ state: 'logged' }
		]);
		await refused(as('fatima').run('select person_id from public.hours'), '42501');
		await refused(nobody.call('my_hours'), '42501');
		provedNo('my_hours', 'tunde');
	});

	test('the same form sent twice is one row', async () => {
		const id = crypto.randomUUID();
		expect(await log('amina', { id })).toBe(id);
		expect(await log('amina', { id })).toBe(id);
		await refused(log('tunde', { id }), '23505');
	});

	test.each([
		['TH001', 'activity', { activity: 'resting' }],
		['TH002', 'done_on', { done_on: '2999-01-01' }],
		['TH002', 'done_on', { done_on: '2019-01-01' }],
		['TH002', 'done_on', { done_on: null }],
		['TH003', 'session', { session: 0, preparation: 0, travel: 0 }],
		['TH003', 'session', { session: 1440, preparation: 1 }],
		['TH003', 'session', { session: -30, preparation: 90 }],
		['TH004', 'programme_id', { programme_id: LISTENING }],
		['TH009', 'workshop_id', { workshop_id: '00000000-0000-4000-c000-00000000dead' }],
		['TX002', 'what', { what: 'x'.repeat(301) }]
	])('%s beside %s', async (code, field, more) => {
		await refused(log('amina', more), code, field);
	});

	test('whoever is not known to the programme logs nothing on it', async () => {
		await refused(log('olwen'), 'TH004', 'programme_id');
		await refused(nobody.call('log_hours', { given: given() }), '42501');
		provedNo('log_hours', 'olwen');
	});

	test('an attendance is suggested, logged with one press, and suggested no more', async () => {
		const { registration, workshop } = await attended('The first hour');
		const { suggested } = await mine('amina');
		expect(suggested).toContainEqual(
			expect.objectContaining({ registration, title: 'The first hour', session: 120, preparation: 60 })
		);
		await refused(as('tunde').call('log_attended', { registration }), 'P0002');
		const id = await as('amina').call<string>('log_attended', { registration });
		expect(await as('amina').call('log_attended', { registration })).toBe(id);
		expect(
			await owner()`select minutes, workshop_id, activity, done_on from public.hours where id = ${id}`
		).toEqual([{ minutes: 180, workshop_id: workshop, activity: 'workshop', done_on: '2026-03-03' }]);
		expect((await mine('amina')).suggested.map((one) => one.registration)).not.toContain(registration);
	});

	test('whoever left early gave the whole session (R50); whoever did not come is suggested nothing', async () => {
		const early = await attended('Left before the end', 'left_early_at');
		const absent = await attended('Not there', 'absent_at');
		const registrations = (await mine('amina')).suggested;
		expect(registrations).toContainEqual(
			expect.objectContaining({ registration: early.registration, session: 120 })
		);
		expect(registrations.map(({ registration }) => registration)).not.toContain(absent.registration);
		await refused(as('amina').call('log_attended', { registration: absent.registration }), 'P0002');
	});

	test('a workshop logged by hand is not suggested again', async () => {
		const { workshop, registration } = await attended('By hand');
		await log('amina', { activity: 'workshop', workshop_id: workshop });
		expect((await mine('amina')).suggested.map((one) => one.registration)).not.toContain(registration);
	});

	test('what is not confirmed can be changed and taken out, by its owner alone', async () => {
		const id = await log('amina');
		await as('amina').call('change_hours', { hours: id, given: given({ session: 60 }) });
		expect((await mine('amina', { only_one: id })).hours[0]?.minutes).toBe(110);
		await refused(as('tunde').call('change_hours', { hours: id, given: given() }), 'P0002');
		await refused(as('fatima').call('remove_hours', { hours: id }), 'P0002');
		await as('amina').call('remove_hours', { hours: id });
		expect((await mine('amina', { only_one: id })).hours).toEqual([]);
	});
});

/** Also those that are kept for ever once they are confirmed. Nothing else leads to them here. */
const emptyHours = () =>
	owner().begin(async (sql) => {
		await sql`alter table public.hours disable trigger user`;
		await sql`delete from public.hours`;
		await sql`alter table public.hours enable trigger user`;
	});

describe('confirming', () => {
	beforeAll(async () => {
		await emptyHours();
	});

	test('Fatima confirms what she saw; Amina is told once, in her own way', async () => {
		const [first, second] = [await log('amina'), await log('amina', { done_on: '2026-03-09' })];
		const list = await waiting();
		expect(list.hours.map(({ name, mine }) => [name, mine])).toEqual([
			['Amina', false],
			['Amina', false]
		]);
		expect(list.waiting).toBe(2);
		expect(await confirm('fatima', first, second)).toBe(2);
		const { totals } = await mine('amina');
		expect(totals).toEqual([{ month: '2026-03', confirmed: 280, waiting: 0 }]);
		const told = await owner()`select facts, channel from public.messages where kind = 'hours_confirmed'`;
		expect(told).toMatchObject([{ facts: { minutes: 280 }, channel: 'text' }]);
		expect((await waiting('fatima', NORTHBROOK, { confirmed: true })).hours).toHaveLength(2);
		await refused(confirm('fatima', first), 'TH006', 'seen');
	});

	test('a partner confirms for its own people alone; another trust and other roles see nothing', async () => {
		const id = await log('tunde');
		const graces = await log('grace');
		expect((await waiting('joy', ROOTED_VOICES)).hours).toMatchObject([{ id, name: 'Tunde' }]);
		expect(await as('joy').rows`select id from public.hours where id = ${graces}`).toEqual([]);
		expect(await as('joy').rows`select id from public.hours where id = ${id}`).toHaveLength(1);
		await refused(confirm('joy', graces), '42501');
		await refused(as('joy').call('return_hours', { hours: graces, note: 'No' }), '42501');
		await as('grace').call('remove_hours', { hours: graces });
		await refused(waiting('marcus'), '42501');
		await refused(waiting('olwen'), '42501');
		expect((await waiting('olwen', EASTVALE)).hours).toEqual([]);
		await refused(confirm('olwen', id), '42501');
		await refused(confirm('amina', id), '42501');
		await refused(as('amina').call('return_hours', { hours: id, note: 'No' }), '42501');
		expect(await confirm('joy', id)).toBe(1);
	});

	test('nobody confirms their own', async () => {
		const id = await log('fatima');
		expect((await waiting()).hours).toMatchObject([{ id, mine: true }]);
		await refused(confirm('fatima', id), 'TH007', 'seen');
		expect(await confirm('grace', id)).toBe(1);
	});

	test('what changed while somebody looked is not confirmed unseen', async () => {
		const id = await log('amina');
		const before = await seen(id);
		await as('amina').call('change_hours', { hours: id, given: given({ session: 600 }) });
		await refused(as('fatima').call('confirm_hours', { seen: before }), 'TH006', 'seen');
		await refused(as('fatima').call('confirm_hours', { seen: [] }), 'TH008', 'seen');
		await as('amina').call('remove_hours', { hours: id });
	});

	test('returned with a note, it is changed and comes back', async () => {
		const id = await log('amina');
		await refused(as('fatima').call('return_hours', { hours: id, note: ' ' }), 'TX001', 'note');
		await as('fatima').call('return_hours', { hours: id, note: 'Was it not the 9th?' });
		expect((await mine('amina', { only_one: id })).hours).toMatchObject([
			{ state: 'returned', return_note: 'Was it not the 9th?' }
		]);
		expect((await waiting()).hours).toEqual([]);
		await refused(as('fatima').call('return_hours', { hours: id, note: 'Again' }), 'TH006');
		await as('amina').call('change_hours', { hours: id, given: given({ done_on: '2026-03-09' }) });
		expect((await waiting()).hours).toMatchObject([{ id, version: 2 }]);
		await as('amina').call('remove_hours', { hours: id });
	});

	test('what is confirmed stays, whoever asks; a correction stands in its place once it is confirmed', async () => {
		const id = await log('amina', { done_on: '2026-05-04' });
		await confirm('fatima', id);
		await refused(as('amina').call('change_hours', { hours: id, given: given() }), 'TH005');
		await refused(as('amina').call('remove_hours', { hours: id }), 'TH005');
		await refused(owner()`update public.hours set session_minutes = 1 where id = ${id}`, 'TH005');
		await refused(owner()`delete from public.hours where id = ${id}`, 'TH005');

		const right = { done_on: '2026-05-04', session: 30, preparation: 0, travel: 0, corrects_id: id };
		await refused(log('tunde', right), 'TH010');
		const correction = await log('amina', right);
		await refused(log('amina', right), 'TH010');
		expect((await mine('amina', { only_one: id })).hours).toMatchObject([
			{ state: 'confirmed', corrected_by: correction }
		]);
		await confirm('fatima', correction);
		const may = (await mine('amina')).totals.find(({ month }) => month === '2026-05');
		expect(may).toEqual({ month: '2026-05', confirmed: 30, waiting: 0 });
		expect((await mine('amina', { only_one: id })).hours).toMatchObject([{ state: 'corrected' }]);
	});

	test('two who confirm at once count it once', async () => {
		const id = await log('amina', { done_on: '2026-06-01' });
		const answers = await Promise.allSettled([
			confirm('fatima', id),
			confirm('grace', id),
			confirm('joy', id)
		]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

test('lists go on where the page before ended', async () => {
	await emptyHours();
	await owner()`insert into public.hours (organisation_id, programme_id, person_id, activity, done_on, session_minutes)
		select ${NORTHBROOK}, ${PCREF}, ${AMINA_ADVISES}, 'other', date '2026-01-01' + n / 3, 10 from generate_series(1, 45) n`;
	for (const read of [
		(beside: string | null) => mine('amina', { beside }),
		(beside: string | null) => waiting('fatima', NORTHBROOK, { beside })
	]) {
		const all: string[] = [];
		let page: { hours: { id: string }[]; next: string | null } = await read(null);
		const sizes = [page.hours.length];
		all.push(...page.hours.map(({ id }) => id));
		while (page.next) {
			page = await read(page.next);
			sizes.push(page.hours.length);
			all.push(...page.hours.map(({ id }) => id));
		}
		expect(sizes).toEqual([20, 20, 5]);
		expect(new Set(all).size).toBe(45);
	}
});
