import { describe, expect, test } from 'vitest';
import { aContribution, aMadeDecision, anAgreedInsight, aProposedDecision } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, MARCUS_DECIDES, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Desk = {
	state: string;
	lacks: { field: string; sentence: string }[];
	early: boolean;
	influences: { insight_id: string; kind: string; listened_until: string }[];
	actions: { id: string; what: string }[];
	corrects: { id: string } | null;
	corrected_by: { id: string; state: string } | null;
	told: { owed: number; told: number };
	decided_by: string[];
};
const desk = (decision: string, who = 'grace') => as(who).call<Desk>('decision_desk', { decision });
const make = (decision: string, who = 'marcus') => as(who).call('make_decision', { decision });
const DUE = '2027-01-31';
const FATIMA = '00000000-0000-4000-e000-000000000002';
/** Carys approves payments, Dev audits, Sol safeguards, Amina is co-chair; Olwen works for another trust. */
const NO_OWNERS = ['04', '05', '06', '15', '21'].map((end) => `00000000-0000-4000-e000-0000000000${end}`);
/** Grace as engagement lead and as administrator, Fatima as facilitator, Marcus as decision owner. */
const OWNERS = ['01', '07', '02', '03'].map((end) => `00000000-0000-4000-e000-0000000000${end}`);

const LISTENERS = ['grace', 'fatima', 'marcus', 'dev', 'amina'];
const OUTSIDE = ['carys', 'sol', 'joy', 'tunde', 'olwen'];

async function anAction(decision: string, changes: object = {}) {
	return as('grace').call<string>('add_action', {
		decision,
		what: 'Ask on all wards',
		owner_id: MARCUS_DECIDES,
		due_on: DUE,
		...changes
	});
}

describe('who reads decisions', () => {
	test('proposals are for those who listen, decide or audit; made ones, with all that belongs to them, for everyone', async () => {
		const proposed = await aProposedDecision();
		const made = await aMadeDecision();
		for (const { id } of [proposed, made]) {
			await as('grace').call('note_progress', { action: await anAction(id), note: 'Begun' });
		}
		const asked = {
			decisions: (id: string) => [`select id from public.decisions where id = $1`, [id]],
			influences: (id: string) => [`select kind from public.influences where decision_id = $1`, [id]],
			actions: (id: string) => [`select id from public.actions where decision_id = $1`, [id]],
			progress: (id: string) => [
				`select g.note from public.progress g join public.actions a on a.id = g.action_id where a.decision_id = $1`,
				[id]
			]
		} satisfies Record<string, (id: string) => [string, string[]]>;
		for (const statement of Object.values(asked)) {
			const found = async (who: ReturnType<typeof as>, id: string) =>
				(await who.run(...(statement(id) as [string, string[]]))).length;
			for (const who of [...LISTENERS, ...OUTSIDE]) expect(await found(as(who), made.id)).toBe(1);
			expect(await found(nobody, made.id)).toBe(1);
			for (const who of LISTENERS) expect(await found(as(who), proposed.id)).toBe(1);
			for (const who of OUTSIDE) expect(await found(as(who), proposed.id)).toBe(0);
			expect(await found(nobody, proposed.id)).toBe(0);
		}
		for (const column of ['made_by', 'proposed_by']) {
			await refused(as('dev').run(`select ${column} from public.decisions`), '42501');
		}
		await refused(nobody.rows`select owner_id from public.decisions`, '42501');
	});

	test.each([
		['decisions', 'title'],
		['influences', 'reason'],
		['actions', 'what'],
		['progress', 'note'],
		['responses', 'how']
	])('not even a decision owner writes %s but by a command', async (table, column) => {
		await refused(as('marcus').run(`insert into public.${table} default values`), '42501');
		await refused(as('marcus').run(`update public.${table} set ${column} = 'x'`), '42501');
		await refused(as('marcus').run(`delete from public.${table}`), '42501');
	});

	test('the list, the desk and what waits are for the same people', async () => {
		const { id } = await aProposedDecision();
		const list = (who: string, given: object = {}) =>
			as(who).call<{ decisions: { id: string }[] }>('decisions_of', { organisation: NORTHBROOK, ...given });
		const waiting = (who: string, organisation = NORTHBROOK) =>
			as(who).call<{ insights: unknown[]; programmes: unknown[] }>('insights_waiting', { organisation });
		await anAgreedInsight();
		for (const who of LISTENERS) {
			expect((await list(who, { filter: 'proposed' })).decisions.map((one) => one.id)).toContain(id);
			expect((await desk(id, who)).decided_by).toEqual(['Marcus']);
			expect((await waiting(who)).insights.length).toBeGreaterThan(0);
		}
		for (const who of OUTSIDE) {
			await refused(list(who), 'P0002');
			await refused(desk(id, who), 'P0002');
			await refused(waiting(who), 'P0002');
		}
		await refused(nobody.call('decisions_of', { organisation: NORTHBROOK }), '42501');
		await refused(nobody.call('decision_desk', { decision: id }), '42501');
		await refused(nobody.call('insights_waiting', { organisation: NORTHBROOK }), '42501');
		await refused(list('grace', { programme: 'not-there' }), 'P0002');
		expect((await waiting('olwen', EASTVALE)).insights).toEqual([]);
	});
});

describe('preparing a decision', () => {
	test('engagement leads and decision owners propose, for agreed insights alone', async () => {
		const propose = (who: string, changes: object = {}) =>
			as(who).call<string>('propose_decision', {
				programme: PCREF,
				title: 'Ask first',
				summary: 'Staff ask',
				insights: [],
				...changes
			});
		for (const who of ['grace', 'marcus']) expect((await desk(await propose(who))).state).toBe('proposed');
		for (const who of ['fatima', 'dev', 'amina', ...OUTSIDE]) await refused(propose(who), '42501');
		await refused(propose('grace', { programme: LISTENING }), '42501');
		await refused(propose('grace', { title: '' }), 'TX001', 'title');
		const draft = await as('grace').call<string>('draft_insight', {
			programme: PCREF,
			statement: 'Not agreed'
		});
		await refused(propose('grace', { insights: [draft] }), 'MK005', 'insights');
		await refused(nobody.call('propose_decision', { programme: PCREF, title: 'x', summary: 'x' }), '42501');
	});

	test('they revise it until it is made', async () => {
		const { id } = await aProposedDecision();
		const revise = (who: string, given: object) => as(who).call('revise_decision', { decision: id, given });
		await revise('marcus', { title: 'Better' });
		for (const who of ['fatima', 'dev', 'amina']) await refused(revise(who, { title: 'Mine' }), '42501');
		for (const who of OUTSIDE) await refused(revise(who, { title: 'Mine' }), 'P0002');
		await refused(revise('grace', { decided_on: '2999-01-01' }), 'MK003', 'decided_on');
		for (const owner_id of NO_OWNERS) await refused(revise('grace', { owner_id }), 'MK002', 'owner_id');
		for (const owner_id of OWNERS) await revise('grace', { owner_id });
		await make(id);
		await refused(revise('grace', { title: 'After' }), 'MK001');
	});

	test('equality is considered before the decision, not after it (R27)', async () => {
		const { id } = await aProposedDecision();
		const given = { equality_on: '2026-06-03' };
		await refused(as('grace').call('revise_decision', { decision: id, given }), 'MK004', 'equality_on');
		// Not by any other way either.
		await expect(
			owner()`update public.decisions set equality_on = '2026-06-03' where id = ${id}`
		).rejects.toThrow(/check constraint/);
		await expect(
			owner()`update public.decisions set state = 'made', made_at = now(), equality = '' where id = ${id}`
		).rejects.toThrow(/check constraint/);
	});

	test('insights are attached and taken off', async () => {
		const { id } = await aProposedDecision();
		const [one, two] = [await anAgreedInsight(), await anAgreedInsight()];
		const attach = (who: string, insight = one.id) =>
			as(who).call('attach_insight', { decision: id, insight });
		const attachAll = (who: string, insights: string[]) =>
			as(who).call('attach_insights', { decision: id, insights });
		const detach = (who: string, insight = one.id) =>
			as(who).call('detach_insight', { decision: id, insight });
		for (const who of ['fatima', 'dev']) {
			await refused(attach(who), '42501');
			await refused(attachAll(who, [one.id]), '42501');
			await refused(detach(who), '42501');
		}
		await refused(attach('olwen'), 'P0002');
		await refused(attachAll('olwen', [one.id]), 'P0002');
		await refused(detach('olwen'), 'P0002');
		await attach('grace');
		await refused(attachAll('marcus', []), 'MK005', 'insights');
		await attachAll('marcus', [one.id, two.id]);
		expect((await desk(id)).influences).toHaveLength(3);
		await detach('grace');
		expect((await desk(id)).influences).toHaveLength(2);
	});

	test('every answer but adopted has its reason, and cannot be kept without (R2)', async () => {
		const { id, insights } = await aProposedDecision();
		const insight = insights[0]!.id;
		const set = (who: string, given: object) =>
			as(who).call('set_influence', { decision: id, insight, ...given });
		await set('grace', { kind: 'adopted' });
		for (const kind of ['partly_adopted', 'not_adopted', 'deferred', 'referred']) {
			await refused(
				set('grace', { kind, reason: ' ', review_on: DUE, referred_to: 'The council' }),
				'TX001',
				'reason'
			);
			await expect(
				owner()`update public.influences set kind = ${kind}, reason = '', review_on = ${DUE}, referred_to = 'x' where decision_id = ${id}`
			).rejects.toThrow(/check constraint/);
		}
		await refused(set('grace', { kind: 'perhaps' }), 'MK006', 'kind');
		await refused(
			set('grace', { kind: 'deferred', reason: 'Later', review_on: '2020-01-01' }),
			'MK007',
			'review_on'
		);
		await refused(set('grace', { kind: 'referred', reason: 'Not ours' }), 'TX001', 'referred_to');
		await set('marcus', { kind: 'deferred', reason: 'Later', review_on: DUE });
		await set('marcus', { kind: 'referred', reason: 'Not ours', referred_to: 'The council' });
		for (const who of ['fatima', 'dev', 'amina']) await refused(set(who, { kind: 'adopted' }), '42501');
		await refused(set('olwen', { kind: 'adopted' }), 'P0002');
		const [row] = await as('dev')
			.rows`select kind, reason, review_on, referred_to from public.influences where decision_id = ${id}`;
		expect(row).toEqual({
			kind: 'referred',
			reason: 'Not ours',
			review_on: null,
			referred_to: 'The council'
		});
	});
});

describe('making a decision', () => {
	test('is refused until everything is there, and says what is missing', async () => {
		const id = await as('grace').call<string>('propose_decision', {
			programme: PCREF,
			title: 'Bare',
			summary: 'Ask'
		});
		const missing = async () => (await desk(id)).lacks.map(({ field }) => field);
		const duty = ['equality', 'due_regard', 'mitigation', 'impact_review_on'];
		expect(await missing()).toEqual(['body', 'decided_on', 'owner_id', ...duty, 'insights']);
		await refused(make(id), 'MK008', 'body');
		const { id: insight } = await anAgreedInsight();
		await as('grace').call('attach_insight', { decision: id, insight });
		expect(await missing()).toContain('kind');
		const given = {
			body: 'Board',
			decided_on: '2026-06-02',
			owner_id: MARCUS_DECIDES,
			equality: 'Looked at who gains',
			equality_by: 'Grace',
			equality_on: '2026-06-01',
			due_regard: 'Weighed who gains',
			mitigation: 'Nobody loses a place',
			impact_review_on: '2026-12-01'
		};
		await as('grace').call('revise_decision', { decision: id, given });
		await refused(make(id), 'MK008', 'kind');
		await as('grace').call('set_influence', { decision: id, insight, kind: 'adopted' });
		expect(await missing()).toEqual([]);
		await owner()`update public.insights set state = 'superseded', superseded_at = now() where id = ${insight}`;
		await refused(make(id), 'MK008', 'insights');
	});

	test('only a decision owner of the trust makes it; it answers its insights and owes people word', async () => {
		const restsOn = [await aContribution({ by: 'tunde' }), await aContribution()];
		const insight = await anAgreedInsight({ restsOn });
		const { id } = await aProposedDecision({ insights: [insight] });
		for (const who of ['grace', 'fatima', 'dev', 'amina']) await refused(make(id, who), '42501');
		for (const who of OUTSIDE) await refused(make(id, who), 'P0002');
		await refused(nobody.call('make_decision', { decision: id }), '42501');
		await make(id);
		await refused(make(id), 'MK001');
		expect(await nobody.rows`select state from public.insights where id = ${insight.id}`).toEqual([
			{ state: 'answered' }
		]);
		expect((await desk(id)).told).toMatchObject({ owed: 2, told: 0 });

		const owed = (who: string) =>
			as(who).rows`select contribution_id from public.responses where decision_id = ${id}`;
		// By contribution it would tell staff whose words were whose: they read it by person.
		expect(await owed('tunde')).toHaveLength(1);
		for (const who of ['grace', 'fatima', 'dev', 'amina', 'marcus', 'carys', 'joy', 'olwen'])
			expect(await owed(who)).toEqual([]);
		await refused(nobody.rows`select told_at from public.responses`, '42501');
		await refused(as('grace').rows`select told_by from public.responses`, '42501');
	});

	test('one taken before the listening ended says so (R3), before and after it is made', async () => {
		const early = await aProposedDecision();
		expect(await desk(early.id)).toMatchObject({ early: true });
		await make(early.id);
		expect(await desk(early.id)).toMatchObject({ early: true });

		const [{ today } = { today: '' }] = await owner()<{ today: string }[]>`select private.today() as today`;
		const inTime = await aProposedDecision({ more: { decided_on: today } });
		expect((await desk(inTime.id)).influences[0]?.listened_until).toBe(today);
		await make(inTime.id);
		expect(await desk(inTime.id)).toMatchObject({ early: false });
		const list = await as('dev').call<{ decisions: { id: string; early: boolean }[] }>('decisions_of', {
			organisation: NORTHBROOK
		});
		expect(list.decisions.filter((one) => one.early).map(({ id }) => id)).toContain(early.id);
		expect(list.decisions.filter((one) => one.early).map(({ id }) => id)).not.toContain(inTime.id);
	});

	test('a made decision is changed by nobody, only corrected; both versions stay (R5)', async () => {
		const { id, insights } = await aMadeDecision({ title: 'As first made' });
		const correct = (who: string) => as(who).call<string>('correct_decision', { decision: id });
		for (const who of ['fatima', 'dev', 'amina']) await refused(correct(who), '42501');
		for (const who of OUTSIDE) await refused(correct(who), 'P0002');
		const correction = await correct('grace');
		expect(await correct('marcus')).toBe(correction);
		expect((await desk(id)).corrected_by).toMatchObject({ id: correction, state: 'proposed' });
		await as('grace').call('revise_decision', { decision: correction, given: { title: 'Corrected' } });
		await make(correction);
		expect(
			await nobody.rows`select title, superseded_at is null as current from public.decisions where id in (${id}, ${correction}) order by number`
		).toEqual([
			{ title: 'As first made', current: false },
			{ title: 'Corrected', current: true }
		]);
		expect(await desk(correction)).toMatchObject({
			corrects: { id },
			influences: [{ insight_id: insights[0]!.id, kind: 'partly_adopted' }]
		});
		await refused(correct('grace'), 'MK009');
		await refused(as('marcus').call('reverse_decision', { decision: id, reason: 'Wrong' }), 'MK009');
	});

	test('a correction of what was taken back meanwhile is not made', async () => {
		const { id } = await aMadeDecision();
		const correction = await as('grace').call<string>('correct_decision', { decision: id });
		await as('marcus').call('reverse_decision', { decision: id, reason: 'No longer' });
		await refused(make(correction), 'MK009');
	});

	test('taken back with a reason, its insights wait again with a new promise', async () => {
		const { id, insights } = await aMadeDecision();
		const reverse = (who: string, reason = 'The money went elsewhere') =>
			as(who).call('reverse_decision', { decision: id, reason });
		for (const who of ['grace', 'fatima', 'dev', 'amina']) await refused(reverse(who), '42501');
		await refused(reverse('olwen'), 'P0002');
		await refused(reverse('marcus', ''), 'TX001', 'reason');
		await reverse('marcus');
		await refused(reverse('marcus'), 'MK001');
		expect(await nobody.rows`select state, reversed_reason from public.decisions where id = ${id}`).toEqual([
			{ state: 'reversed', reversed_reason: 'The money went elsewhere' }
		]);
		const [insight] = await nobody.rows`
			select state, answered_at, due_on - private.today() as days from public.insights where id = ${insights[0]!.id}`;
		expect(insight).toEqual({ state: 'agreed', answered_at: null, days: 84 });
	});

	test('an insight that another standing decision answers does not wait again', async () => {
		const insight = await anAgreedInsight();
		const one = await aMadeDecision({ insights: [insight] });
		await aMadeDecision({ insights: [insight] });
		await as('marcus').call('reverse_decision', { decision: one.id, reason: 'Twice' });
		expect(await nobody.rows`select state from public.insights where id = ${insight.id}`).toEqual([
			{ state: 'answered' }
		]);
	});
});

describe('actions', () => {
	test('have a named owner and a day, by those who prepare decisions', async () => {
		const { id } = await aMadeDecision();
		const add = (who: string, changes: object = {}) =>
			as(who).call<string>('add_action', {
				decision: id,
				what: 'Ask',
				owner_id: MARCUS_DECIDES,
				due_on: DUE,
				...changes
			});
		await add('grace');
		expect((await desk(id)).state).toBe('in_action');
		await add('marcus');
		for (const who of ['fatima', 'dev', 'amina']) await refused(add(who), '42501');
		for (const who of OUTSIDE) await refused(add(who), 'P0002');
		await refused(add('grace', { what: '' }), 'TX001', 'what');
		await refused(add('grace', { due_on: null }), 'MK010', 'due_on');
		for (const owner_id of [null, ...NO_OWNERS])
			await refused(add('grace', { owner_id }), 'MK002', 'owner_id');
		for (const owner_id of OWNERS) await add('grace', { owner_id });
	});

	test('their owner, an engagement lead or a decision owner notes progress and says that it is done', async () => {
		const { id, insights } = await aMadeDecision({ kind: 'adopted' });
		const action = await anAction(id, { owner_id: FATIMA });
		const note = (who: string, text = 'Six of nine wards') =>
			as(who).call('note_progress', { action, note: text });
		const complete = (who: string) => as(who).call('complete_action', { action, note: 'All nine' });
		for (const who of ['sol', 'dev', 'amina', 'carys']) {
			await refused(note(who), '42501');
			await refused(complete(who), '42501');
		}
		for (const who of ['joy', 'olwen']) {
			await refused(note(who), 'P0002');
			await refused(complete(who), 'P0002');
		}
		await refused(note('fatima', ''), 'TX001', 'note');
		for (const who of ['fatima', 'grace', 'marcus']) await note(who);

		type Page = { may_note: boolean; progress: unknown[] };
		const page = (who: string) => as(who).call<Page>('action_page', { action });
		expect(await page('fatima')).toMatchObject({ may_note: true, progress: [{}, {}, {}] });
		expect((await page('dev')).may_note).toBe(false);
		for (const who of ['joy', 'olwen']) await refused(page(who), 'P0002');
		await refused(nobody.call('action_page', { action }), '42501');

		await complete('fatima');
		expect((await desk(id)).state).toBe('done');
		const [insight] =
			await nobody.rows`select changed_at is not null as changed from public.insights where id = ${insights[0]!.id}`;
		expect(insight).toEqual({ changed: true });
		await refused(note('fatima'), 'MK011');
		await refused(complete('grace'), 'MK011');
	});

	test('the list shows open ones of decisions that stand: mine apart, and page by page', async () => {
		const { id } = await aMadeDecision();
		for (let made = 0; made < 22; made++) await anAction(id);
		const gone = await aMadeDecision();
		const stopped = await anAction(gone.id);
		await as('marcus').call('reverse_decision', { decision: gone.id, reason: 'No' });
		type List = {
			mine: { id: string }[];
			open: { id: string; due_on: string }[];
			next: { due: string; id: string } | null;
		};
		const list = (who: string, given: object = {}) =>
			as(who).call<List>('actions_of', { organisation: NORTHBROOK, ...given });
		const first = await list('marcus');
		expect(first.mine.length).toBeGreaterThan(20);
		expect((await list('dev')).mine).toEqual([]);
		const seen: string[] = [];
		for (let page: List | null = first; page;) {
			seen.push(...page.open.map((one) => one.id));
			page = page.next ? await list('dev', { after_due: page.next.due, after_id: page.next.id }) : null;
		}
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).not.toContain(stopped);
		await refused(as('grace').call('note_progress', { action: stopped, note: 'On' }), 'MK013');
		for (const who of ['joy', 'olwen']) await refused(list(who), 'P0002');
		await refused(nobody.call('actions_of', { organisation: NORTHBROOK }), '42501');
	});

	test('written down before the decision was made, they are in action with it', async () => {
		const { id } = await aProposedDecision();
		const action = await anAction(id);
		await refused(as('sol').call('action_page', { action }), 'P0002');
		await make(id);
		expect((await desk(id)).state).toBe('in_action');
	});
});

describe('telling people', () => {
	const BEGUM = '00000000-0000-4000-d000-000000000014';
	async function decided() {
		const said = await as('joy').call<{ id: string; receipt: string }>('record_contribution', {
			given: {
				programme_id: PCREF,
				words: 'Ring me',
				told: true,
				on_behalf: true,
				scribe_name: 'Joy',
				person_id: BEGUM
			}
		});
		const restsOn = [
			{ ...said, words: 'Ring me' },
			await aContribution({ name: 'Mr Hill' }),
			await aContribution({ name: 'Ms Rowe' })
		];
		const { id } = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn })] });
		return { id, restsOn };
	}
	type ToTell = {
		people: { person_id: string; name: string }[];
		through: { name: string; people: number }[];
		told: number;
	};
	const toTell = (who: string, organisation: string, decision: string, after_id?: string) =>
		as(who).call<ToTell>('people_to_tell', { organisation, decision, after_id });

	test('each organisation sees its own people, and of others only how many', async () => {
		const { id, restsOn } = await decided();
		const trusts = await toTell('fatima', NORTHBROOK, id);
		expect(trusts.people.map(({ name }) => name)).toEqual(['Mr Hill', 'Ms Rowe']);
		expect(trusts.through).toEqual([{ name: 'Rooted Voices CIC', people: 1 }]);
		const partners = await toTell('joy', ROOTED_VOICES, id);
		expect(partners.people.map(({ name }) => name)).toEqual(['Mrs Begum']);
		expect(partners.through).toEqual([{ name: 'Northbrook Mental Health NHS Trust', people: 2 }]);
		// Names come without the words they gave.
		for (const said of restsOn) expect(JSON.stringify([trusts, partners])).not.toContain(said.id);
		const second = await toTell('fatima', NORTHBROOK, id, trusts.people[0]!.person_id);
		expect(second.people.map(({ name }) => name)).toEqual(['Ms Rowe']);

		for (const who of ['marcus', 'dev', 'amina', 'carys'])
			await refused(toTell(who, NORTHBROOK, id), 'P0002');
		await refused(toTell('grace', ROOTED_VOICES, id), 'P0002');
		await refused(toTell('olwen', EASTVALE, id), 'P0002');
		await refused(nobody.call('people_to_tell', { organisation: NORTHBROOK, decision: id }), '42501');

		const list = (who: string, organisation: string) =>
			as(who).call<{ id: string; people: number }[]>('decisions_to_tell', { organisation });
		expect((await list('grace', NORTHBROOK)).find((one) => one.id === id)?.people).toBe(2);
		expect((await list('joy', ROOTED_VOICES)).find((one) => one.id === id)?.people).toBe(1);
		expect(await list('olwen', EASTVALE)).toEqual([]);
		for (const who of ['marcus', 'dev']) await refused(list(who, NORTHBROOK), 'P0002');
		await refused(nobody.call('decisions_to_tell', { organisation: NORTHBROOK }), '42501');
	});

	test('whoever holds the contact notes that a person was told, and how', async () => {
		const { id } = await decided();
		const note = (who: string, person = BEGUM, how = 'by phone') =>
			as(who).call('note_person_told', { decision: id, person, how });
		for (const who of ['grace', 'marcus', 'tunde', 'olwen']) await refused(note(who), 'P0002');
		await refused(note('joy', BEGUM, 'by pigeon'), 'MK012', 'how');
		await note('joy');
		expect((await desk(id)).told).toMatchObject({ owed: 3, told: 1 });
		await refused(note('joy'), 'P0002');
		expect((await toTell('joy', ROOTED_VOICES, id)).people).toEqual([]);
	});

	test('or that somebody with a slip was', async () => {
		const { id, restsOn } = await decided();
		const note = (who: string, how = 'in person') =>
			as(who).call('note_told', { decision: id, contribution: restsOn[1]!.id, how });
		for (const who of ['marcus', 'dev', 'joy', 'olwen']) await refused(note(who), '42501');
		await refused(note('fatima', ''), 'MK012', 'how');
		await note('fatima');
		await refused(note('fatima'), 'P0002');
		await refused(
			nobody.call('note_told', { decision: id, contribution: restsOn[1]!.id, how: 'in person' }),
			'42501'
		);
	});
});
