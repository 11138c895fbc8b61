import { describe, expect, test } from 'vitest';
import { aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Page = {
	rows: { id: string; found: string | null; unused: string | null }[];
	query: object;
	view: { id: string; name: string | null } | null;
	community_too_small: boolean;
};

const find = (who: string, query: object = {}, organisation = NORTHBROOK) =>
	as(who).call<Page>('find_contributions', { organisation, query });
const found = async (who: string, query: object, organisation = NORTHBROOK) =>
	(await find(who, query, organisation)).rows.map(({ id }) => id);
const keep = (who: string, query: object = { words: 'kettle' }) =>
	as(who).call<string>('keep_view', { organisation: NORTHBROOK, query });

describe('words', () => {
	test('are found by their stem, as exact words, by either of two, and without one', async () => {
		const asked = await aContribution({ words: 'The magpies were asked for their nests' });
		const told = await aContribution({ words: 'A magpie was told that nests are asked for their keep' });
		expect(await found('grace', { words: 'magpie' })).toEqual(expect.arrayContaining([asked.id, told.id]));
		expect(await found('grace', { words: 'magpie "asked for their nests"' })).toEqual([asked.id]);
		expect(await found('grace', { words: 'magpie “asked for their nests”' })).toEqual([asked.id]);
		expect(await found('grace', { words: 'magpie -told' })).toEqual([asked.id]);
		expect((await found('grace', { words: 'nestling or magpie' })).sort()).toEqual(
			[asked.id, told.id].sort()
		);
		expect(await found('grace', { words: 'magpie swan' })).toEqual([]);
	});

	test('are read by the rules of their own language, and a minus holds in each', async () => {
		const french = await aContribution({
			words: 'Les infirmières écoutaient les goélands',
			more: { lang: 'fr' }
		});
		const urdu = await aContribution({ words: 'مجھے بگلا پسند ہے', more: { lang: 'ur' } });
		const english = await aContribution({ words: 'The gannets were listening' });
		expect(await found('grace', { words: 'goéland' })).toEqual([french.id]);
		expect(await found('grace', { words: 'goéland', lang: 'fr' })).toEqual([french.id]);
		expect(await found('grace', { words: 'goéland', lang: 'en' })).toEqual([]);
		expect(await found('grace', { words: 'بگلا' })).toEqual([urdu.id]);
		expect(await found('grace', { words: 'gannet -listened' })).toEqual([]);
		expect(await found('grace', { words: 'gannet' })).toEqual([english.id]);
	});

	test('are marked where they were found, and nothing that stands in the words can be such a mark', async () => {
		const { id } = await aContribution({ words: 'A <b>heron</b> \uE000stands\uE001 by the door' });
		const [row] = (await find('grace', { words: 'herons' })).rows;
		expect(row).toMatchObject({ id, found: 'A <b>\uE000heron\uE001</b> stands by the door' });
	});

	test('are gone from what is found as soon as they are taken back', async () => {
		const { id, receipt } = await aContribution({ words: 'Only the bittern knows' });
		expect(await found('grace', { words: 'bittern' })).toEqual([id]);
		await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await found('grace', { words: 'bittern' })).toEqual([]);
		expect(await owner()`select 1 from private.contribution_words where contribution_id = ${id}`).toEqual([]);
	});

	test('that were left out are found by those who listen alone, also by what they are not', async () => {
		const words = 'My neighbour Fieldfare came along to the cuckoo clock';
		const { id } = await aContribution({ words });
		expect(await found('dev', { words: 'fieldfare' })).toEqual([id]);
		await owner()`insert into public.redactions (contribution_id, starts, ends, reason, made_by)
			select ${id}, 13, 22, 'names somebody', id from auth.users limit 1`;
		expect(await found('dev', { words: 'fieldfare' })).toEqual([]);
		expect(await found('dev', { words: 'cuckoo -fieldfare' })).toEqual([id]);
		expect(await found('dev', { words: 'cuckoo' })).toEqual([id]);
		expect(JSON.stringify(await find('dev', { words: 'cuckoo' }))).not.toContain('Fieldfare');
		expect(await found('grace', { words: 'fieldfare' })).toEqual([id]);
	});
});

describe('who finds what', () => {
	test('those who decide or audit find what the board may read, and no more from the moment of a no', async () => {
		const yes = await aContribution({ words: 'The pied wagtail of the yard', consents: { board: true } });
		const no = await aContribution({ words: 'The grey wagtail of the brook', consents: { board: false } });
		for (const who of ['grace', 'fatima'])
			expect((await found(who, { words: 'wagtail' })).sort()).toEqual([yes.id, no.id].sort());
		for (const who of ['marcus', 'dev']) expect(await found(who, { words: 'wagtail' })).toEqual([yes.id]);
		for (const who of ['carys', 'sol', 'olwen']) expect(await found(who, { words: 'wagtail' })).toEqual([]);
		expect(await found('olwen', { words: 'wagtail' }, EASTVALE)).toEqual([]);
		await refused(nobody.call('find_contributions', { organisation: NORTHBROOK }), '42501');
		await nobody.call('change_consent_by_receipt', { code: yes.receipt, answers: { board: false } });
		expect(await found('dev', { words: 'wagtail' })).toEqual([]);
	});

	test('a yes that has expired finds nothing, whatever is marked', async () => {
		const { id } = await aContribution({ words: 'The turnstone on the shingle', consents: { board: true } });
		await owner()`update public.consents set expires_on = private.today() where contribution_id = ${id}`;
		expect(await found('dev', { words: 'turnstone' })).toEqual([]);
		expect(await found('grace', { words: 'turnstone' })).toEqual([id]);
	});

	test("a partner's facilitator and a giver find their own", async () => {
		const mine = await aContribution({ by: 'tunde', words: 'The sandpiper is mine' });
		await aContribution({ words: 'Another sandpiper is not' });
		expect(await found('tunde', { words: 'sandpiper' })).toEqual([mine.id]);
		const scribed = await aContribution({
			by: 'joy',
			words: 'Joy wrote down a sandpiper',
			more: { on_behalf: true, scribe_name: 'Joy', read_back: true }
		});
		expect(await found('joy', { words: 'sandpiper' }, ROOTED_VOICES)).toEqual([scribed.id]);
	});
});

describe('filters', () => {
	test('by programme, day, kind, language and what became of it', async () => {
		const used = await aContribution({ words: 'A dunnock in spring', more: { given_on: '2026-03-01' } });
		const unused = await aContribution({
			words: 'A dunnock in autumn',
			more: { given_on: '2026-09-01', kind: 'one_to_one' }
		});
		await anAgreedInsight({ restsOn: [used] });
		const of = (query: object) => found('grace', { words: 'dunnock', ...query });
		expect(await of({ programme: PCREF })).toHaveLength(2);
		expect(await of({ programme: LISTENING })).toEqual([]);
		expect(await of({ from: '2026-09-01' })).toEqual([unused.id]);
		expect(await of({ to: '2026-03-01' })).toEqual([used.id]);
		expect(await of({ from: '2026-03-02', to: '2026-08-31' })).toEqual([]);
		expect(await of({ kind: 'one_to_one' })).toEqual([unused.id]);
		expect(await of({ lang: 'so' })).toEqual([]);
		expect(await of({ use: 'unused' })).toEqual([unused.id]);
		expect(await of({ use: 'in_an_insight' })).toEqual([used.id]);
		expect(await of({ use: 'answered' })).toEqual([]);
	});

	test('by a code and the codes under it, as long as they stand', async () => {
		const { id, words } = await aContribution({ words: 'The siskin at the feeder' });
		const code = async (name: string, parent: string | null) =>
			(
				await owner()<
					{ id: string }[]
				>`insert into public.codes (organisation_id, programme_id, name, parent_id)
					values (${NORTHBROOK}, ${PCREF}, ${name}, ${parent}) returning id`
			)[0]!.id;
		const birds = await code('Garden birds', null);
		const finches = await code('Finches', birds);
		const coding = await as('grace').call<string>('put_code', {
			contribution: id,
			code: finches,
			starts: 0,
			ends: words.length
		});
		expect(await found('grace', { code: finches })).toEqual([id]);
		expect(await found('grace', { code: birds })).toEqual([id]);
		// What somebody made of the words is for those who listen: asked by others, it is not asked.
		expect((await find('dev', { code: birds, words: 'siskin' })).query).toEqual({ words: 'siskin' });
		await as('grace').call('take_off_code', { coding });
		expect(await found('grace', { code: birds })).toEqual([]);
	});

	test('by community only where ten people stand behind it', async () => {
		const [partner] = await owner()<{ id: string }[]>`insert into public.organisations (kind, slug, name)
			values ('partner', 'the-hall', 'The hall') returning id`;
		const [workshop] = await owner()<
			{ id: string }[]
		>`insert into public.workshops (organisation_id, programme_id, title, held_on)
			values (${NORTHBROOK}, ${PCREF}, 'At the hall', private.today()) returning id`;
		await owner()`insert into public.workshop_hosts (workshop_id, organisation_id) values (${workshop!.id}, ${partner!.id})`;
		const give = (name: string) =>
			aContribution({ words: 'A chough at the hall', name, more: { workshop_id: workshop!.id } });
		for (let number = 0; number < 9; number += 1) await give(`Bird ${number}`);
		const asked = { community: partner!.id, words: 'chough' };
		expect(await find('grace', asked)).toMatchObject({ community_too_small: true, rows: [] });
		await give('Bird 10');
		expect((await find('grace', asked)).rows).toHaveLength(10);
		// Others do not look by it at all.
		expect((await find('dev', asked)).query).toEqual({ words: 'chough' });
	});

	test('what is no question is refused', async () => {
		await refused(find('grace', { colour: 'red' }), 'SF001');
		await refused(find('grace', { words: 'x'.repeat(401) }), 'SF001');
		expect(await found('grace', { words: 'the and of', lang: 'en' })).toEqual([]);
	});
});

describe('pages', () => {
	test('go on from the last row and lose none, however the rows were found', async () => {
		const given = [];
		for (let number = 0; number < 45; number += 1)
			given.push(await aContribution({ words: `Knot number ${number}`, more: { given_on: '2026-02-02' } }));
		const seen: string[] = [];
		for (let after: { id: string; given_on: string } | undefined, more = true; more;) {
			const { rows } = await as('grace').call<{ rows: { id: string; given_on: string }[] }>(
				'find_contributions',
				{
					organisation: NORTHBROOK,
					query: { words: 'knot' },
					before_on: after?.given_on,
					before_id: after?.id
				}
			);
			more = rows.length > 20;
			seen.push(...rows.slice(0, 20).map(({ id }) => id));
			after = rows[19];
		}
		expect(seen.sort()).toEqual(given.map(({ id }) => id).sort());
	});

	test('a rare word deep in the record is found through the index', async () => {
		const { id } = await aContribution({ words: 'The only nightjar', more: { given_on: '2025-01-01' } });
		// Past the hundred and the five hundred newest that are walked first.
		await owner()`with many as (
				insert into public.contributions (organisation_id, programme_id, words, commitment, given_on)
				select ${NORTHBROOK}, ${PCREF}, 'Sparrow ' || n, repeat('x', 42) || 'A', '2026-01-05' from generate_series(1, 700) n returning id)
			select count(*) from many`;
		expect(await found('grace', { words: 'nightjar' })).toEqual([id]);
	});
});

describe('views', () => {
	test('keep what was looked for out of the address, for their owner alone', async () => {
		const view = await keep('grace');
		const opened = await as('grace').call<Page>('find_contributions', { organisation: NORTHBROOK, view });
		expect(opened).toMatchObject({ query: { words: 'kettle' }, view: { id: view, name: null, mine: true } });
		for (const who of ['fatima', 'dev', 'olwen'])
			await refused(as(who).call('find_contributions', { organisation: NORTHBROOK, view }), 'P0002');
		await refused(as('grace').call('find_contributions', { organisation: ROOTED_VOICES, view }), 'P0002');
	});

	test('have a name once and can be shared with those who listen, renamed and removed', async () => {
		const view = await keep('grace');
		const open = (who: string) =>
			as(who).call<Page>('find_contributions', { organisation: NORTHBROOK, view });
		const offered = async (who: string) =>
			(
				await as(who).call<{ views: { id: string; mine: boolean }[] }>('finding_choices', {
					organisation: NORTHBROOK
				})
			).views.filter(({ id }) => id === view);
		await refused(as('grace').call('name_view', { view, name: ' ' }), 'TX001', 'name');
		await as('grace').call('name_view', { view, name: 'Kettles', shared: false });
		await refused(open('fatima'), 'P0002');
		expect(await offered('fatima')).toEqual([]);
		await as('grace').call('name_view', { view, name: 'Kettles', shared: true });
		expect(await open('fatima')).toMatchObject({ view: { name: 'Kettles', mine: false } });
		expect(await offered('fatima')).toMatchObject([{ mine: false }]);
		expect(await offered('grace')).toMatchObject([{ mine: true }]);
		await refused(open('dev'), 'P0002');
		const another = await keep('grace');
		await refused(as('grace').call('name_view', { view: another, name: 'kettles' }), 'SF003', 'name');
		await refused(as('fatima').call('name_view', { view, name: 'Mine now' }), 'P0002');
		await refused(as('fatima').call('remove_view', { view }), 'P0002');
		const auditors = await keep('dev');
		await refused(
			as('dev').call('name_view', { view: auditors, name: 'Ours', shared: true }),
			'SF004',
			'shared'
		);
		await as('grace').call('remove_view', { view });
		await refused(open('grace'), 'P0002');
		expect(await as('olwen').call('finding_choices', { organisation: NORTHBROOK })).toMatchObject({
			programmes: [],
			views: []
		});
	});

	test('are refused for what cannot be looked for, and by others', async () => {
		await refused(keep('grace', { words: '“”' }), 'SF002', 'words');
		await refused(keep('grace', { words: 'the', lang: 'en' }), 'SF002', 'words');
		await refused(keep('grace', { nhs: '1' }), 'SF001', 'words');
		await refused(keep('olwen'), '42501');
		await refused(nobody.call('keep_view', { organisation: NORTHBROOK, query: {} }), '42501');
	});

	test('without a name are gone after two days, and no role reads them', async () => {
		const unnamed = await keep('grace');
		const named = await keep('grace', { words: 'teapot' });
		await as('grace').call('name_view', { view: named, name: 'Teapots' });
		await owner()`select private.forget_searches(now() + interval '47 hours')`;
		const left = async () =>
			(
				await owner()<
					{ id: string }[]
				>`select id from private.contribution_views where id in (${unnamed}, ${named})`
			).length;
		expect(await left()).toBe(2);
		await owner()`select private.forget_searches(now() + interval '49 hours')`;
		expect(await left()).toBe(1);
		await refused(as('grace').run('select 1 from private.contribution_views'), '42501');
	});
});
