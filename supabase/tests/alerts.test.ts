import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Alert, AlertList, Handed } from '../../src/lib/safeguarding/alert.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';
import { aRoom } from './support/room.ts';

/** Everybody but Sol. */
const OTHERS = ['grace', 'fatima', 'marcus', 'carys', 'dev', 'joy', 'amina', 'tunde', 'olwen'];
const SECRET = 'She said that he has a knife at home';

const raise = (who: string, changes: object = {}, organisation = NORTHBROOK) =>
	as(who).call<string>('raise_alert', {
		organisation,
		given: {
			about: 'A woman in a green scarf',
			words: SECRET,
			reach: '07700 900011',
			pressed: randomUUID(),
			...changes
		}
	});
/** As raised at another moment. */
const raisedAt = async (at: string, urgent = false) => {
	const id = await raise('fatima', { urgent });
	await owner()`alter table public.alerts disable trigger keep_the_alert`;
	await owner()`update public.alerts set raised_at = ${at}, due_at = private.alert_due(${at}, ${urgent}) where id = ${id}`;
	await owner()`alter table public.alerts enable trigger keep_the_alert`;
	return id;
};
const listOf = (who: string, more: object = {}, organisation = NORTHBROOK) =>
	as(who).call<AlertList>('alerts_of', { organisation, ...more });
const at = (who: string, alert: string) => as(who).call<Alert>('alert_at', { alert });
const waitingFor = (alert: string) => owner()<
	{ key: string; facts: object; name: string; cancelled: boolean }[]
>`
	select split_part(m.dedupe_key, '/', 3) as key, m.facts, p.name, m.cancelled_at is not null as cancelled
	from public.messages m join public.people p on p.id = m.person_id
	where m.about_kind = 'alert' and m.about_id = ${alert} order by 1, p.name`;

describe('who reads a worry', () => {
	let alert: string;
	beforeAll(async () => {
		const { id } = await aRoom();
		alert = await raise('fatima', { workshop_id: id });
		await as('sol').call('acknowledge_alert', { alert });
		await as('sol').call('note_alert', { alert, note: 'Rang her', pressed: randomUUID() });
	});

	test('the safeguarding lead, all of it', async () => {
		expect(await at('sol', alert)).toMatchObject({
			words: SECRET,
			about: 'A woman in a green scarf',
			reach: '07700 900011',
			raised_by: 'Fatima',
			workshop: 'How the ward asks people',
			acknowledged_by: 'Sol',
			notes: [{ words: 'Rang her', written_by: 'Sol' }]
		});
		expect((await listOf('sol')).alerts.map(({ id }) => id)).toContain(alert);
		expect(await as('sol').rows`select words from public.alerts where id = ${alert}`).toEqual([
			{ words: SECRET }
		]);
		expect(await as('sol').rows`select words from public.alert_notes where alert_id = ${alert}`).toHaveLength(
			1
		);
	});

	test('nobody else, by no table and no function: not whoever raised it, no administrator, no auditor, no partner', async () => {
		for (const who of OTHERS) {
			expect(await as(who).rows`select id from public.alerts`).toEqual([]);
			expect(await as(who).rows`select id from public.alert_notes`).toEqual([]);
			await refused(at(who, alert), 'P0002');
			await refused(as(who).call('acknowledge_alert', { alert }), 'P0002');
			await refused(
				as(who).call('note_alert', { alert, note: 'I was here', pressed: randomUUID() }),
				'P0002'
			);
			await refused(as(who).call('close_alert', { alert, outcome: 'no_action' }), 'P0002');
			if (who !== 'fatima') await refused(as(who).call('alert_handed', { alert }), 'P0002');
			if (who !== 'grace') await refused(listOf(who), '42501');
		}
		for (const table of ['alerts', 'alert_notes']) {
			await refused(nobody.run(`select id from public.${table}`), '42501');
			await refused(as('sol').run(`select raised_by from public.alerts`), '42501');
		}
		await refused(nobody.call('alert_at', { alert }), '42501');
	});

	test('an administrator is told two numbers', async () => {
		const told = await listOf('grace');
		expect(told.alerts).toEqual([]);
		expect(told.open).toBeGreaterThan(0);
		expect(JSON.stringify(told)).not.toContain('scarf');
	});

	test('whoever raised it reads to whom it was handed and when, for a day, and not what they wrote', async () => {
		const handed = await as('fatima').call<Handed>('alert_handed', { alert });
		expect(handed).toMatchObject({
			to: ['Sol'],
			urgent: false,
			organisation: expect.stringContaining('Northbrook')
		});
		expect(Object.keys(handed).toSorted()).toEqual(['due_at', 'organisation', 'raised_at', 'to', 'urgent']);
		await refused(
			as('fatima').call('alert_handed', { alert: await raisedAt('2026-01-05T10:00:00Z') }),
			'P0002'
		);
	});

	test('nothing that was written of it goes into messages, the log or the record of who asked', async () => {
		for (const one of await waitingFor(alert)) expect(one.facts).toEqual({});
		const [log] = await owner()<{ entries: { type: string }[]; whole: string }[]>`
			select jsonb_agg(s.entry order by s.id) as entries, string_agg(s.entry::text, '') as whole
			from tlog.staging s where s.entry ->> 'type' like 'alert.%'`;
		expect(log?.entries[0]?.type).toBe('alert.raised');
		for (const entry of log?.entries ?? []) {
			expect(Object.keys(entry).toSorted()).toEqual(['at', 'id', 'prev', 'type', 'v']);
		}
		const [{ id: workshop } = { id: '' }] = await owner()<
			{ id: string }[]
		>`select workshop_id as id from public.alerts where id = ${alert}`;
		expect(log?.whole).not.toContain(workshop);
		expect(log?.whole).not.toContain(alert);
	});
});

describe('who may raise one', () => {
	test('anyone with a role in the trust or a partner of it; not from outside, and not to a partner', async () => {
		for (const who of OTHERS.filter((one) => one !== 'olwen'))
			expect(await raise(who)).toMatch(/^[0-9a-f-]{36}$/);
		await refused(raise('olwen'), '42501');
		await refused(raise('fatima', {}, EASTVALE), '42501');
		await refused(raise('joy', {}, ROOTED_VOICES), '42501');
		await refused(nobody.call('raise_alert', { organisation: NORTHBROOK, given: {} }), '42501');
	});

	test('of a workshop only those who run it', async () => {
		const { id } = await aRoom();
		expect(await raise('joy', { workshop_id: id })).toMatch(/^[0-9a-f-]{36}$/);
		await refused(raise('dev', { workshop_id: id }), 'P0002');
	});

	test('sent twice it is one, and what is missing is said beside its field', async () => {
		const pressed = randomUUID();
		expect(await raise('fatima', { pressed })).toBe(await raise('fatima', { pressed }));
		await refused(raise('joy', { pressed }), 'P0002');
		await refused(raise('fatima', { words: ' ' }), 'TX001', 'words');
		await refused(raise('fatima', { about: '' }), 'TX001', 'about');
	});

	test('what was written is never changed', async () => {
		const alert = await raise('fatima');
		await refused(owner()`update public.alerts set words = 'Other' where id = ${alert}`, 'SG004');
	});
});

describe('its clock', () => {
	const due = async (raised: string, urgent = false) => {
		const [row] = await owner()<{ due: string }[]>`select private.alert_due(${raised}, ${urgent}) as due`;
		return new Date(row!.due).toISOString();
	};

	test('is one working day, by the same hour on the clock of London', async () => {
		expect(await due('2026-03-02T14:05:00Z')).toBe('2026-03-03T14:05:00.000Z');
		// Friday before the clocks go forward: Monday at the same hour is an hour less away.
		expect(await due('2026-03-27T14:05:00Z')).toBe('2026-03-30T13:05:00.000Z');
		// Friday before they go back.
		expect(await due('2026-10-23T14:05:00Z')).toBe('2026-10-26T15:05:00.000Z');
		// Christmas Eve: Friday the 25th, the weekend and Monday the 28th are not worked.
		expect(await due('2026-12-24T10:00:00Z')).toBe('2026-12-29T10:00:00.000Z');
	});

	test('is two hours where somebody may be in danger now, whatever the hour of the night', async () => {
		expect(await due('2026-03-29T00:30:00Z', true)).toBe('2026-03-29T02:30:00.000Z');
		expect(await due('2026-12-25T03:00:00Z', true)).toBe('2026-12-25T05:00:00.000Z');
	});

	test('the safeguarding lead is told that something waits, and not what', async () => {
		const alert = await raise('fatima');
		expect(await waitingFor(alert)).toEqual([{ key: 'raised', facts: {}, name: 'Sol', cancelled: false }]);
		await as('sol').call('acknowledge_alert', { alert });
		expect(await waitingFor(alert)).toMatchObject([{ cancelled: true }]);
	});

	test('what nobody acknowledged in time is told again, once, and to the administrators too', async () => {
		const late = await raisedAt('2026-03-02T14:05:00Z');
		const had = await raisedAt('2026-03-02T14:05:00Z');
		await as('sol').call('acknowledge_alert', { alert: had });
		const run = (moment: string) => owner()`select private.escalate_alerts(${moment})`;
		await run('2026-03-03T14:04:59Z');
		expect((await at('sol', late)).escalated_at).toBeNull();
		await run('2026-03-03T14:05:00Z');
		await run('2026-03-03T14:06:00Z');
		expect((await at('sol', late)).escalated_at).toBe('2026-03-03T14:05:00+00:00');
		expect((await waitingFor(late)).map(({ key, name }) => `${key} ${name}`)).toEqual([
			'escalated Grace',
			'escalated Sol',
			'raised Sol'
		]);
		expect((await at('sol', had)).escalated_at).toBeNull();
		expect((await listOf('grace')).waiting_too_long).toBeGreaterThan(0);
		const [entry] = await owner()<{ type: string }[]>`
			select s.entry ->> 'type' as type from tlog.staging s join tlog.subjects t on s.entry ->> 'id' = t.last_entry where t.subject_id = ${late}`;
		expect(entry?.type).toBe('alert.escalated');
	});
});

describe('what is done about it', () => {
	test('is noted and closed with a closed word, after which nothing is added', async () => {
		const alert = await raise('joy');
		const pressed = randomUUID();
		await refused(as('sol').call('close_alert', { alert, outcome: 'referred' }), 'SG002');
		await as('sol').call('acknowledge_alert', { alert });
		const { acknowledged_at } = await at('sol', alert);
		await as('sol').call('acknowledge_alert', { alert });
		expect((await at('sol', alert)).acknowledged_at).toBe(acknowledged_at);
		for (let press = 0; press < 2; press++) {
			await as('sol').call('note_alert', { alert, note: 'Rang her; she is safe', pressed });
		}
		await refused(as('sol').call('note_alert', { alert, note: ' ', pressed: randomUUID() }), 'TX001', 'note');
		await refused(as('sol').call('close_alert', { alert, outcome: 'forgotten' }), 'SG003', 'outcome');
		await as('sol').call('close_alert', { alert, outcome: 'support_offered' });
		expect(await at('sol', alert)).toMatchObject({
			outcome: 'support_offered',
			closed_by: 'Sol',
			notes: [{}]
		});
		await refused(as('sol').call('close_alert', { alert, outcome: 'referred' }), 'SG001');
		await refused(as('sol').call('note_alert', { alert, note: 'More', pressed: randomUUID() }), 'SG001');
		await refused(owner()`update public.alert_notes set words = 'Other' where alert_id = ${alert}`, 'SG004');
		expect((await listOf('sol', { show: 'closed' })).alerts[0]).toMatchObject({ id: alert });
	});

	test('open ones are listed by what is due first, 20 a page, and none is missed', async () => {
		for (let made = 0; made < 22; made++) await raise('fatima', { urgent: made % 2 === 0 });
		const seen: AlertList['alerts'] = [];
		let beside: string | null = null;
		do {
			const page: AlertList = await listOf('sol', { show: 'open', beside });
			seen.push(...page.alerts);
			beside = page.next;
		} while (beside);
		expect(seen).toHaveLength((await listOf('sol')).open);
		expect(seen.map(({ due_at }) => due_at)).toEqual(seen.map(({ due_at }) => due_at).toSorted());
		expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
	});
});
