import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { aContribution, aMadeDecision, anAgreedInsight, anInsightInCheck } from './support/builders.ts';
import { EASTVALE, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';

type Home = {
	waiting: Record<string, number> & { ask_first?: string[] };
	programmes: { slug: string; organisation_slug: string }[];
};
const home = (who: string, organisation = NORTHBROOK) =>
	as(who).call<Home>('organisation_home', { organisation });

describe('what waits at an organisation', () => {
	test('is told by role: who listens, who reads, who gives roles', async () => {
		const counts = async (who: string, organisation?: string) =>
			Object.keys((await home(who, organisation)).waiting).sort();
		const reads = [
			'actions_late',
			'challenges',
			'check_over',
			'ended',
			'in_check',
			'longest_late',
			'overdue',
			'proposed',
			'to_answer'
		];
		const afterwards = ['attendance_open', 'summaries_due', 'summaries_late', 'hours'];
		const listens = [...reads, ...afterwards, 'messages', 'objections', 'to_tell'];
		expect(await counts('grace')).toEqual([...listens, 'invitations', 'requests', 'requests_late'].sort());
		expect(await counts('fatima')).toEqual(listens.sort());
		expect(await counts('joy', ROOTED_VOICES)).toEqual(
			expect.arrayContaining(['ask_first', 'messages', 'to_ask', 'to_tell'])
		);
		for (const who of ['dev', 'amina']) expect(await counts(who)).toEqual(reads);
		// Marcus may approve up to a sum, and Carys looks after money.
		expect(await counts('marcus')).toEqual([...reads, 'claims', 'claims_late'].sort());
		expect(await counts('carys')).toEqual(['claims', 'claims_late']);
		expect(await counts('sol')).toEqual([]);
		expect(await counts('tunde', ROOTED_VOICES)).toEqual([]);
	});

	test('is told to nobody from elsewhere', async () => {
		for (const who of ['olwen', 'joy', 'tunde']) await refused(home(who), 'P0002');
		await refused(home('grace', EASTVALE), 'P0002');
		await refused(nobody.call('organisation_home', { organisation: NORTHBROOK }), '42501');
	});

	test('counts what waits, once each', async () => {
		const { waiting: before } = await home('grace');
		await anInsightInCheck();
		const late = await anAgreedInsight();
		await anAgreedInsight();
		await owner()`update public.insights set due_on = private.today() - 5 where id = ${late.id}`;
		const given = await aContribution({ by: 'amina' });
		await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: [given] })] });

		const { waiting } = await home('grace');
		const more = (name: string) => (waiting[name] ?? 0) - (before[name] ?? 0);
		expect({
			in_check: more('in_check'),
			to_answer: more('to_answer'),
			overdue: more('overdue'),
			to_tell: more('to_tell')
		}).toEqual({ in_check: 1, to_answer: 2, overdue: 1, to_tell: 1 });
		expect(waiting.longest_late).toBe(5);
	});

	test('counts the objections that have no written answer', async () => {
		const objections = async () => (await home('fatima')).waiting.objections ?? 0;
		const before = await objections();
		const said = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [said] });
		await as('tunde').call('answer_check', { insight: id, answer: 'object', words: 'Not like that' });
		expect(await objections()).toBe(before + 1);
		const [check] = await owner()`select id from public.insight_checks where insight_id = ${id}`;
		await as('grace').call('reply_to_check', { to_check: check?.id, reply: 'We will reword it' });
		expect(await objections()).toBe(before);
	});

	test('tells a partner which of its people are to be asked, each once', async () => {
		const asked = async () => (await home('joy', ROOTED_VOICES)).waiting;
		expect(await asked()).toMatchObject({ to_ask: 0, ask_first: [] });
		const given = async () => ({
			...(await as('joy').call<{ id: string; receipt: string }>('record_contribution', {
				given: {
					programme_id: PCREF,
					words: 'Ring me',
					told: true,
					on_behalf: true,
					scribe_name: 'Joy',
					person_id: MRS_BEGUM
				}
			})),
			words: 'Ring me'
		});
		await anInsightInCheck({ restsOn: [await given()] });
		await anInsightInCheck({ restsOn: [await given()] });
		expect(await asked()).toMatchObject({ to_ask: 1, ask_first: ['Mrs Begum'] });
		expect((await home('grace')).waiting.to_ask).toBeUndefined();
	});

	test('shows a partner the programmes it works on', async () => {
		expect(
			(await home('joy', ROOTED_VOICES)).programmes.map(({ slug, organisation_slug }) => [
				slug,
				organisation_slug
			])
		).toEqual([['pcref', 'northbrook']]);
	});
});

describe('the people an organisation knows', () => {
	type Page = {
		people: { name: string; has_account: boolean; id: string }[];
		earlier: boolean;
		later: boolean;
	};
	const page = (who: string, organisation: string, beside: object = {}) =>
		as(who).call<Page>('people_of', { organisation, ...beside });

	test("are listed by name to those who work with them, and the trust is not shown a partner's (R31)", async () => {
		expect(
			(await page('joy', ROOTED_VOICES)).people.map(({ name, has_account }) => [name, has_account])
		).toEqual([
			['Amina', true],
			['Joy', true],
			['Mrs Begum', false],
			['Tunde', true]
		]);
		for (const who of ['grace', 'fatima', 'tunde', 'amina', 'olwen'])
			await refused(page(who, ROOTED_VOICES), '42501');
		for (const who of ['marcus', 'carys', 'dev', 'sol', 'amina', 'joy'])
			await refused(page(who, NORTHBROOK), '42501');
		await refused(nobody.call('people_of', { organisation: NORTHBROOK }), '42501');
	});

	test('come 20 at a time, both ways, each once', async () => {
		for (let number = 0; number < 45; number++) {
			// Some share a name, as people do.
			const name = number % 3 ? `Person ${number}` : 'Somebody';
			await as('olwen').call('add_person', { organisation: EASTVALE, name, contact_by: 'none' });
		}
		const first = await page('olwen', EASTVALE);
		const second = await page('olwen', EASTVALE, { beside: first.people.at(-1)?.id });
		const third = await page('olwen', EASTVALE, { beside: second.people.at(-1)?.id });
		expect(
			[first, second, third].map(({ people, earlier, later }) => [people.length, earlier, later])
		).toEqual([
			[20, false, true],
			[20, true, true],
			[6, true, false]
		]);
		const ids = [first, second, third].flatMap(({ people }) => people.map(({ id }) => id));
		expect(new Set(ids).size).toBe(46);

		const back = await page('olwen', EASTVALE, { beside: third.people[0]?.id, backwards: true });
		expect(back).toEqual(second);
		const start = await page('olwen', EASTVALE, { beside: second.people[0]?.id, backwards: true });
		expect(start).toEqual(first);
	});

	test('a person of another organisation is no place to start from', async () => {
		const [joy] = (await page('joy', ROOTED_VOICES)).people;
		expect(await page('grace', NORTHBROOK, { beside: joy?.id })).toEqual(await page('grace', NORTHBROOK));
	});

	test('what is missing to reach somebody is told beside its field', async () => {
		const person = { organisation: NORTHBROOK, name: 'Mr Okafor', contact_by: 'phone' };
		await refused(as('fatima').call('add_person', person), 'TX001', 'contact');
		await refused(
			as('fatima').call('add_person', { ...person, contact: '0'.repeat(401) }),
			'TX002',
			'contact'
		);
		await refused(as('fatima').call('add_person', { ...person, name: ' ' }), 'TX001', 'name');
	});
});

describe('a session that has ended', () => {
	const GRACE = '00000000-0000-4000-a000-000000000001';

	async function grace<T>(session: string | null, statement: string): Promise<T> {
		return owner().begin(async (sql) => {
			const claims = JSON.stringify({
				sub: GRACE,
				role: 'authenticated',
				...(session && { session_id: session })
			});
			await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
			const [row] = await sql.unsafe<{ answer: T }[]>(statement);
			return row?.answer as T;
		}) as Promise<T>;
	}

	test('opens nothing any more, although its token still runs', async () => {
		const [made] = await owner()<{ id: string }[]>`
			insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${GRACE}) returning id`;
		const session = made?.id ?? '';
		const me = `select public.me() is not null as answer`;
		const people = `select count(*)::int as answer from public.people`;
		expect(await grace(session, me)).toBe(true);
		expect(await grace(session, people)).toBeGreaterThan(0);

		await owner()`delete from auth.sessions where id = ${session}`;
		expect(await grace(session, me)).toBe(false);
		expect(await grace(session, people)).toBe(0);
		await expect(
			grace(session, `select public.organisation_home('${NORTHBROOK}') as answer`)
		).rejects.toMatchObject({
			code: 'P0002'
		});
	});
});
