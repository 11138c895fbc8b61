import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
const TUNDE = '00000000-0000-4000-d000-000000000013';
const OLWEN_AT_EASTVALE = '00000000-0000-4000-d000-000000000021';

const wordsOf = async (who: string, id: string) =>
	(await as(who).call<{ words: string | null } | null>('contribution_at', { contribution: id }))?.words;
const given = (changes: object = {}) => ({
	programme_id: PCREF,
	words: 'The ward was loud',
	told: true,
	...changes
});
const record = (who: string, changes: object = {}) =>
	as(who).call<{ id: string; receipt: string }>('record_contribution', { given: given(changes) });
const forSomebody = { on_behalf: true, scribe_name: 'Fatima', read_back: true };

describe('reading words', () => {
	test('those who listen read; those who decide or audit read by consent; others never', async () => {
		const open = await aContribution({ by: 'tunde', consents: { board: true } });
		const closed = await aContribution({ by: 'tunde', consents: { website: true } });
		for (const who of ['fatima', 'grace', 'tunde']) {
			expect(await wordsOf(who, open.id)).toBe(open.words);
			expect(await wordsOf(who, closed.id)).toBe(closed.words);
		}
		for (const who of ['marcus', 'dev']) {
			expect(await wordsOf(who, open.id)).toBe(open.words);
			expect(await wordsOf(who, closed.id)).toBeUndefined();
		}
		for (const who of ['carys', 'sol', 'olwen', 'joy']) {
			expect(await wordsOf(who, open.id)).toBeUndefined();
			expect(await as(who).call('contribution_at', { contribution: open.id })).toBeNull();
		}
		// Words pass through functions, which leave out what was left out for others.
		await refused(nobody.rows`select id from public.contributions`, '42501');
		await refused(as('grace').rows`select words from public.contributions`, '42501');
		expect(await as('fatima').call('contribution_at', { contribution: closed.id })).toMatchObject({
			words: closed.words,
			may_see_to: true
		});
		expect(await as('dev').call('contribution_at', { contribution: open.id })).toMatchObject({
			may_see_to: false
		});
	});

	test('the row, without the words, stands for whom the words do', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { website: true } });
		const row = (who: string) => as(who).rows`select id, given_on from public.contributions where id = ${id}`;
		for (const who of ['fatima', 'grace', 'tunde']) expect(await row(who)).toHaveLength(1);
		for (const who of ['dev', 'carys', 'olwen', 'joy', 'amina']) expect(await row(who)).toEqual([]);
	});

	test("a partner's facilitator reads what they wrote down, while they are one", async () => {
		const { id } = await record('joy', { ...forSomebody, scribe_name: 'Joy', person_id: MRS_BEGUM });
		expect(await wordsOf('joy', id)).toBe('The ward was loud');
		await owner()`update public.members set ends_on = private.today() where id = '00000000-0000-4000-e000-000000000016'`;
		expect(await wordsOf('joy', id)).toBeUndefined();
		await owner()`update public.members set ends_on = null where id = '00000000-0000-4000-e000-000000000016'`;
	});

	test('who gave what is read by that person alone', async () => {
		const { id } = await aContribution({ by: 'tunde' });
		const whose = (who: string) =>
			as(who).rows`select person_id from public.contributors where contribution_id = ${id}`;
		expect(await whose('tunde')).toHaveLength(1);
		for (const who of ['grace', 'fatima', 'joy', 'dev', 'amina']) expect(await whose(who)).toEqual([]);
		await refused(nobody.rows`select person_id from public.contributors`, '42501');
		await refused(as('grace').rows`select recorded_by from public.contributions`, '42501');
	});

	test('lists show each reader what they may read, and say which words were never used', async () => {
		const unused = await aContribution({ by: 'tunde', words: 'Nobody has built on this', consents: {} });
		const used = await aContribution({ by: 'tunde', words: 'Somebody has built on this' });
		await anAgreedInsight({ restsOn: [used] });
		const listed = async (who: string, changes: object = {}) =>
			(
				await as(who).call<{ rows: { id: string }[] }>('find_contributions', {
					organisation: NORTHBROOK,
					query: changes
				})
			).rows.map(({ id }) => id);
		expect(await listed('fatima')).toEqual(expect.arrayContaining([unused.id, used.id]));
		expect(await listed('fatima', { use: 'unused' })).toContain(unused.id);
		expect(await listed('fatima', { use: 'unused' })).not.toContain(used.id);
		expect(await listed('fatima', { programme: LISTENING })).toEqual([]);
		expect(await listed('marcus')).not.toContain(unused.id);
		expect(await listed('carys')).toEqual([]);
		expect(await listed('olwen')).toEqual([]);
	});

	test('pages go on from the last row and lose none', async () => {
		for (let number = 0; number < 24; number += 1) {
			await record('fatima', { ...forSomebody, words: `Number ${number}`, given_on: '2026-01-02' });
		}
		type Place = { id: string; given_on: string };
		const seen: string[] = [];
		for (let after: Place | undefined, more = true; more;) {
			const { rows } = await as('fatima').call<{ rows: Place[] }>('find_contributions', {
				organisation: NORTHBROOK,
				before_on: after?.given_on,
				before_id: after?.id
			});
			more = rows.length > 20;
			seen.push(...rows.slice(0, 20).map(({ id }) => id));
			after = rows[19];
		}
		const all = await owner()`select id from public.contributions where programme_id = ${PCREF}`;
		expect(seen).toHaveLength(all.length);
		expect(new Set(seen).size).toBe(all.length);
	});

	test('workshops and consultations are read by those who listen, and once open by all who work on the programme', async () => {
		await owner()`insert into public.workshops (organisation_id, programme_id, title, held_on)
			values (${NORTHBROOK}, ${PCREF}, 'An evening at the library', '2026-05-01')`;
		await owner()`insert into public.consultations (organisation_id, programme_id, title, opens_on, closes_on)
			values (${NORTHBROOK}, ${PCREF}, 'How are you met at the door', '2026-05-01', '2026-06-01')`;
		for (const table of ['workshops', 'consultations']) {
			const mine = `select title from public.${table} where title ~ '^(An evening|How are you)'`;
			expect(await as('fatima').run(mine)).toHaveLength(1);
			expect(await as('tunde').run(mine)).toEqual([]);
			await owner().unsafe(`update public.${table} set opened_at = now()`);
			expect(await as('tunde').run(mine)).toHaveLength(1);
			expect(await as('olwen').run(mine)).toEqual([]);
			await refused(nobody.run(`select title from public.${table}`), '42501');
		}
		const choices = await as('joy').call<{ workshops: object[]; people: { name: string }[] }>(
			'writing_choices',
			{ organisation: ROOTED_VOICES }
		);
		expect(choices.workshops).toHaveLength(1);
		expect(choices.people.map(({ name }) => name)).toContain('Mrs Begum');
		const others = await as('olwen').call<{ workshops: object[]; people: object[] }>('writing_choices', {
			organisation: NORTHBROOK
		});
		expect([others.workshops, others.people]).toEqual([[], []]);
		await refused(nobody.call('writing_choices', { organisation: NORTHBROOK }), '42501');
	});

	test.each(['contributions', 'contributors', 'consents', 'receipts', 'votes', 'workshops', 'consultations'])(
		'nobody writes %s but by a command',
		async (table) => {
			for (const who of [as('grace'), nobody]) {
				await refused(who.run(`insert into public.${table} default values`), '42501');
				await refused(who.run(`delete from public.${table}`), '42501');
			}
		}
	);

	test('votes and receipts are read by nobody', async () => {
		for (const who of [as('grace'), as('dev'), nobody]) {
			await refused(who.run('select choice from public.votes'), '42501');
			await refused(who.run('select code_hash from public.receipts'), '42501');
		}
	});
});

describe('recording words', () => {
	test('every byte is kept, and a commitment to it that the salt opens', async () => {
		const words = ' \n 😢 “Ask us”\u00a0\tقبل\n\n';
		const { id } = await record('tunde', { words, lang: 'ar' });
		expect(await wordsOf('tunde', id)).toBe(words);
		const [row] = await owner()`
			select c.dir, c.told_at is not null as told, c.confirmed_how, c.commitment = private.base64url(
				sha256(s.salt || '\\x04'::bytea || convert_to('text', 'UTF8') || convert_to(c.words, 'UTF8'))) as opens
			from public.contributions c join private.salts s on s.contribution_id = c.id where c.id = ${id}`;
		expect(row).toEqual({ dir: 'rtl', told: true, confirmed_how: 'by the person', opens: true });
	});

	test('nothing is recorded before people are told who reads it', async () => {
		await refused(record('tunde', { told: false }), 'WD007', 'told');
		await refused(record('fatima', { ...forSomebody, told: null }), 'WD007', 'told');
	});

	test('what is missing or wrong is named by its field', async () => {
		await refused(record('tunde', { words: ' \n' }), 'TX001', 'words');
		await refused(record('tunde', { attribution: 'named' }), 'TX001', 'shown_as');
		await refused(record('tunde', { attribution: 'loudly' }), 'WD002', 'attribution');
		await refused(record('tunde', { given_on: '2999-01-01' }), 'WD003', 'given_on');
		await refused(record('tunde', { kind: 'statement' }), 'WD001', 'kind');
		await refused(record('tunde', { consents: { website: 'perhaps' } }), 'WD006');
		await refused(record('tunde', { consents: { everything: true } }), 'WD006');
		await refused(record('fatima', { ...forSomebody, scribe_name: '' }), 'TX001', 'scribe_name');
		await refused(record('fatima', { ...forSomebody, workshop_id: randomUUID() }), 'WD001', 'workshop_id');
	});

	test('only those who work on the programme give to it; only facilitators and leads write for others', async () => {
		await refused(record('olwen'), 'WD001', 'programme_id');
		for (const who of ['tunde', 'marcus', 'olwen', 'carys']) await refused(record(who, forSomebody), '42501');
		await refused(nobody.call('record_contribution', { given: given() }), '42501');
		expect((await record('fatima', forSomebody)).receipt).toMatch(/^.{5}-.{5}-.$/);
	});

	test('nobody is named as the speaker whom the facilitator does not work with', async () => {
		await refused(record('joy', { ...forSomebody, person_id: OLWEN_AT_EASTVALE }), 'WD001', 'person_id');
		await refused(record('fatima', { ...forSomebody, person_id: MRS_BEGUM }), 'WD001', 'person_id');
	});

	test('a new person is known to the organisation whose facilitator wrote, not to the other', async () => {
		await record('joy', {
			...forSomebody,
			person_name: 'A neighbour',
			contact_by: 'phone',
			contact: '020 7946 0999'
		});
		const known = (who: string) => as(who).rows`select id from public.people where name = 'A neighbour'`;
		expect(await known('joy')).toHaveLength(1);
		expect(await known('fatima')).toEqual([]);
	});

	test('the same words sent twice, even at once, are one contribution with a slip each time', async () => {
		const id = randomUUID();
		const answers = await Promise.all([record('tunde', { id }), record('tunde', { id })]);
		expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([id]));
		expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(2);
		await refused(record('tunde', { id, words: 'Other words' }), 'WD004');
		await refused(record('amina', { id }), 'WD004');
		expect(await owner()`select 1 from public.contributions where id = ${id}`).toHaveLength(1);
	});
});

describe('drafts', () => {
	const begin = (who: string, draft: string, programme = PCREF) =>
		as(who).call('begin_draft', { draft, programme });

	test('a draft is its writer’s alone, is given once, and is then gone', async () => {
		const draft = randomUUID();
		await begin('tunde', draft);
		await as('tunde').call('save_draft', { draft, answers: { words: 'Begun' } });
		await as('tunde').call('save_draft', { draft, answers: { consents: { board: true } } });
		expect(await as('tunde').call('my_draft', { draft })).toMatchObject({
			answers: { words: 'Begun', consents: { board: true } }
		});
		expect(await as('tunde').call('before_giving')).toMatchObject({ draft: { id: draft } });
		for (const who of ['grace', 'amina']) {
			expect(await as(who).call('my_draft', { draft })).toBeNull();
			await refused(as(who).call('save_draft', { draft, answers: { words: 'Mine' } }), 'P0002');
			await refused(as(who).call('give_draft', { draft }), 'P0002');
			await begin(who, draft);
			await as(who).call('discard_draft', { draft });
		}
		const both = await Promise.all(
			[1, 2].map(() => as('tunde').call<{ id: string }>('give_draft', { draft }))
		);
		expect(both.map(({ id }) => id)).toEqual([draft, draft]);
		expect(await wordsOf('tunde', draft)).toBe('Begun');
		expect(await owner()`select 1 from private.drafts where id = ${draft}`).toEqual([]);
	});

	test('nothing is kept when somebody keeps nothing, or after two days', async () => {
		const [one, other] = [randomUUID(), randomUUID()];
		await begin('tunde', one);
		await as('tunde').call('discard_draft', { draft: one });
		expect(await as('tunde').call('my_draft', { draft: one })).toBeNull();
		await begin('tunde', other);
		await owner()`update private.drafts set saved_at = now() - interval '49 hours' where id = ${other}`;
		expect(await as('tunde').call('my_draft', { draft: other })).toBeNull();
		await begin('tunde', randomUUID());
		expect(await owner()`select 1 from private.drafts where id = ${other}`).toEqual([]);
	});

	test('an empty draft is not given, and one for another trust is not begun', async () => {
		const draft = randomUUID();
		await begin('tunde', draft);
		await refused(as('tunde').call('give_draft', { draft }), 'TX001', 'words');
		await refused(begin('tunde', randomUUID(), LISTENING), 'WD001', 'programme_id');
		for (const [name, more] of [
			['begin_draft', { programme: PCREF }],
			['my_draft', {}],
			['save_draft', { answers: {} }],
			['give_draft', {}],
			['discard_draft', {}]
		] as const) {
			await refused(nobody.call(name, { draft, ...more }), '42501');
		}
		await refused(nobody.call('before_giving'), '42501');
	});
});

describe('words are never changed', () => {
	test.each([
		`words = 'Something nicer'`,
		`lang = 'fr'`,
		`given_on = '2020-01-01'`,
		`commitment = 'x'`,
		`kind = 'drawing'`,
		`attribution = 'named', shown_as = 'Tunde'`,
		`attribution = 'pen_name'`
	])('not even by the owner of the table: %s', async (change) => {
		const { id } = await aContribution({ by: 'tunde' });
		await refused(owner().unsafe(`update public.contributions set ${change} where id = '${id}'`), 'WD009');
	});

	test('nothing comes back after it was taken back', async () => {
		const { id } = await aContribution({ by: 'tunde' });
		await as('tunde').call('withdraw_contribution', { contribution: id });
		await refused(
			owner()`update public.contributions set words = 'Back', withdrawn_at = null, withdrawn_how = null where id = ${id}`,
			'WD009'
		);
	});
});

describe('taking words back', () => {
	test('destroys the words, the names and what opens the commitment; a stub stays', async () => {
		const { id } = await record('fatima', {
			...forSomebody,
			person_name: 'A carer',
			attribution: 'pen_name',
			shown_as: 'Sparrow'
		});
		await as('fatima').call('withdraw_contribution', { contribution: id });
		const [stub] = await owner()`
			select words, shown_as, scribe_name, attribution, withdrawn_how, commitment <> '' as committed
			from public.contributions where id = ${id}`;
		expect(stub).toEqual({
			words: null,
			shown_as: null,
			scribe_name: 'A scribe',
			attribution: 'anonymous',
			withdrawn_how: 'at their request',
			committed: true
		});
		expect(await owner()`select 1 from private.salts where contribution_id = ${id}`).toEqual([]);
		await refused(as('fatima').call('withdraw_contribution', { contribution: id }), 'WD005');
		await refused(as('fatima').call('issue_receipt', { contribution: id }), 'WD005');
	});

	test('only the giver, and those who listen, take words back', async () => {
		const { id } = await aContribution({ by: 'tunde' });
		for (const who of ['amina', 'joy', 'marcus', 'dev', 'carys', 'sol', 'olwen']) {
			await refused(as(who).call('withdraw_contribution', { contribution: id }), '42501');
		}
		await refused(nobody.call('withdraw_contribution', { contribution: id }), '42501');
		await as('tunde').call('withdraw_contribution', { contribution: id });
		const [{ withdrawn_how } = {}] =
			await owner()`select withdrawn_how from public.contributions where id = ${id}`;
		expect(withdrawn_how).toBe('by the person');
	});

	test('takes back at once what decision owners could read, and two at once succeed once', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { board: true } });
		const both = await Promise.allSettled(
			['tunde', 'fatima'].map((who) => as(who).call('withdraw_contribution', { contribution: id }))
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await wordsOf('marcus', id)).toBeNull();
	});
});

describe('showing words without a name', () => {
	const named = { attribution: 'named', shown_as: 'Tunde A.' };
	const shown = async (id: string) =>
		(await owner()`select attribution, shown_as, words from public.contributions where id = ${id}`)[0];
	const logged = async (id: string) => {
		const [row] = await owner()<{ entry: object; entries: number }[]>`
			select s.entry, (select count(*)::int from tlog.staging a where a.entry ->> 'type' = 'contribution.made_anonymous') as entries
			from tlog.subjects t join tlog.staging s on s.entry ->> 'id' = t.last_entry where t.subject_id = ${id}`;
		return row;
	};

	test.each(['tunde', 'fatima', 'grace'])('is done by %s, and the words stay', async (who) => {
		const { id, words } = await aContribution({ by: 'tunde', more: named });
		await as(who).call('make_anonymous', { contribution: id });
		expect(await shown(id)).toEqual({ attribution: 'anonymous', shown_as: null, words });
	});

	test('is done by whoever wrote them down at a partner', async () => {
		const { id } = await record('joy', { ...forSomebody, ...named });
		await as('joy').call('make_anonymous', { contribution: id });
		expect(await shown(id)).toMatchObject({ attribution: 'anonymous', shown_as: null });
	});

	test('is done by nobody else', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { board: true }, more: named });
		for (const who of ['amina', 'joy', 'marcus', 'dev', 'carys', 'sol', 'olwen']) {
			await refused(as(who).call('make_anonymous', { contribution: id }), '42501');
		}
		await refused(nobody.call('make_anonymous', { contribution: id }), '42501');
		await refused(as('grace').call('make_anonymous', { contribution: randomUUID() }), '42501');
		expect(await shown(id)).toMatchObject(named);
	});

	test('is logged once, without the name, and never turned round', async () => {
		const { id } = await aContribution({ by: 'tunde', more: named });
		await as('tunde').call('make_anonymous', { contribution: id });
		const first = await logged(id);
		expect(first?.entry).toMatchObject({ type: 'contribution.made_anonymous' });
		expect(Object.keys(first?.entry ?? {}).sort()).toEqual(['at', 'id', 'prev', 'type', 'v']);
		await as('tunde').call('make_anonymous', { contribution: id });
		expect(await logged(id)).toEqual(first);
		await refused(
			owner()`update public.contributions set attribution = 'named', shown_as = 'Tunde A.' where id = ${id}`,
			'WD009'
		);
		await as('tunde').call('withdraw_contribution', { contribution: id });
		await refused(as('tunde').call('make_anonymous', { contribution: id }), 'WD005');
	});

	test('takes the name off every public page and list at once', async () => {
		const said = await aContribution({ by: 'tunde', more: { ...named, shown_as: 'Zebedee Public' } });
		const { id } = await anAgreedInsight({ restsOn: [said] });
		const everywhere = async () =>
			JSON.stringify([
				await nobody.call('public_thread', { kind: 'insight', id }),
				await nobody.call('said_and_done', { trust: 'northbrook', tab: 'everything' }),
				await nobody.call('said_and_done_news', { trust: 'northbrook' }),
				await nobody.call('front_page'),
				await as('grace').call('thread', { kind: 'insight', id })
			]);
		expect((await everywhere()).match(/Zebedee Public/g)?.length).toBeGreaterThan(2);
		await as('tunde').call('make_anonymous', { contribution: said.id });
		expect(await everywhere()).not.toContain('Zebedee');
		expect(await everywhere()).toContain(said.words);
	});
});

describe('one’s own words', () => {
	test('are told to the giver alone, with all that follows', async () => {
		const mine = await aContribution({ by: 'tunde', words: 'Ask us first' });
		const insight = await anAgreedInsight({ restsOn: [mine] });
		const own = await as('tunde').call<{ subjects: object[]; checks: { answer: string }[] }>(
			'my_contribution',
			{
				contribution: mine.id
			}
		);
		expect(own).toMatchObject({
			words: 'Ask us first',
			organisation: { slug: 'northbrook' },
			challenges: []
		});
		expect(own.subjects).toEqual([expect.objectContaining({ kind: 'insight', id: insight.id })]);
		expect(own.checks.map(({ answer }) => answer)).toEqual(['agree']);
		for (const who of ['grace', 'fatima', 'amina', 'olwen']) {
			expect(await as(who).call('my_contribution', { contribution: mine.id })).toBeNull();
		}
		await refused(nobody.call('my_contribution', { contribution: mine.id }), '42501');
	});

	test('are listed newest first, and nobody else’s', async () => {
		const { id } = await aContribution({ by: 'amina' });
		const listed = await as('amina').call<{ id: string; insights: number }[]>('my_contributions');
		expect(listed[0]).toMatchObject({ id, insights: 0, checks_open: 0, to_confirm: false });
		expect(await as('carys').call('my_contributions')).toEqual([]);
		await refused(nobody.call('my_contributions'), '42501');
	});

	test('written down by a scribe are confirmed by the giver alone', async () => {
		const { id } = await record('joy', { ...forSomebody, read_back: false, person_id: TUNDE });
		const how = async () =>
			(await owner()`select confirmed_how from public.contributions where id = ${id}`)[0]?.confirmed_how;
		expect(await how()).toBeNull();
		await refused(as('joy').call('confirm_contribution', { contribution: id }), 'P0002');
		await as('tunde').call('confirm_contribution', { contribution: id });
		expect(await how()).toBe('by the person');
	});
});
