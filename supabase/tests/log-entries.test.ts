// What may stand in the log is held to its form by a constraint, the same forms that everybody's verifier asks of it: whoever tries to put
// words, a name or a number of somebody into a leaf is refused, the owner of the tables included.
import { describe, expect, it } from 'vitest';
import { changed, example, SMUGGLED, type Example } from '../../src/lib/log/entry-types.fixtures.ts';
import { checkEntry, ENTRY_TYPES } from '../../src/lib/log/entry-types.ts';
import { CAST } from '../../src/lib/platform/cast.ts';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused, service } from './support/database.ts';
import { EASTVALE } from './support/ids.ts';

const TYPES = Object.keys(ENTRY_TYPES);
const stage = (entry: Example) =>
	owner()`insert into tlog.staging (entry) values (${owner().json(entry as never)})`;
const append = (type: string, facts: Example, texts: Example = {}) => owner()`
	select tlog.append(${type}, gen_random_uuid(), ${owner().json(facts as never)}, ${owner().json(texts as never)}) as id`;

/** Which of these the constraint's function lets in. */
async function allowed(entries: unknown[]): Promise<boolean[]> {
	const rows = await owner()<{ fits: boolean }[]>`
		select tlog.is_entry(e) as fits from jsonb_array_elements(${owner().json(entries as never)}) with ordinality as given (e, n) order by n`;
	return rows.map(({ fits }) => fits);
}

describe('the forms of entries', () => {
	it('are the same in the database and in the code that verifies', async () => {
		const [row] = await owner()<{ forms: object }[]>`select tlog.entry_schema() as forms`;
		expect(row!.forms).toEqual(JSON.parse(JSON.stringify(ENTRY_TYPES)));
	});

	it('are asked of an entry in the same way by both', async () => {
		const entries = TYPES.flatMap((type) => {
			const entry = example(type);
			const smuggled = SMUGGLED.flatMap(([, value]) => [
				...[...changed(entry, value)].map(([, one]) => one),
				{ ...entry, note: value }
			]);
			return [entry, example(type, false), { ...entry, prev: [] }, { ...entry, v: 2 }, ...smuggled];
		});
		const fits = await allowed([...entries, null, 7, 'entry', [], [example('action.done')]]);
		expect(fits.length).toBeGreaterThan(20_000);
		const differing = entries.filter((entry, place) => fits[place] !== (checkEntry(entry) === null));
		expect(differing).toEqual([]);
		expect(fits.filter(Boolean)).toHaveLength(TYPES.length * 3);
	});

	it('let a day pass that is far off, which somebody wrote by mistake', async () => {
		expect(await allowed([{ ...example('request.raised'), due: '2206-01-31' }])).toEqual([true]);
	});

	it('are asked of the text of numbers, as it will be written', async () => {
		const json = JSON.stringify(example('contribution.left_out'));
		// The third is kept as 12, the last as 0.
		for (const number of ['12.0', '12.5', '1.2e1', '1234567890', '-0']) {
			const [row] = await owner()<{ fits: boolean }[]>`
				select tlog.is_entry(${json.replace('"count":12', `"count":${number}`)}::text::jsonb) as fits`;
			expect([number, row!.fits]).toEqual([number, ['1.2e1', '-0'].includes(number)]);
		}
		const [version] = await owner()<{ fits: boolean }[]>`
			select tlog.is_entry(${json.replace('"v":1', '"v":1.0')}::text::jsonb) as fits`;
		expect(version!.fits).toBe(false);
	});
});

describe('a leaf with words in it', () => {
	it('is staged by no role of the application, for nobody may stage at all', async () => {
		const words = example('action.done');
		const statement = `insert into tlog.staging (entry) values ('${JSON.stringify({ ...words, note: 'Amina said' })}')`;
		for (const who of [nobody, service, ...CAST.map(({ key }) => as(key))]) {
			await refused(who.run(statement), '42501');
			await refused(
				who.run(`select tlog.append('action.done', gen_random_uuid(), '{"note": "Amina said"}')`),
				'42501'
			);
		}
	});

	it.each(SMUGGLED)('is refused even to the owner: %s', async (_what, value) => {
		const before = await owner()`select count(*)::int as n from tlog.staging`;
		for (const type of [
			'contribution.received',
			'insight.parts',
			'challenge.raised',
			'programme.tally',
			'disposal.done'
		]) {
			for (const [, entry] of changed(example(type), value)) await refused(stage(entry), '23514');
			await refused(stage({ ...example(type), note: value }), '23514');
		}
		expect([...(await owner()`select count(*)::int as n from tlog.staging`)]).toEqual([...before]);
	});

	it('is not made by the function that appends either, whatever it is given', async () => {
		await append('contribution.taken_back', { how: 'self' });
		await append('action.progress', {}, { note: 'Begun' });
		await refused(append('contribution.taken_back', { how: 'because Amina asked' }), '23514');
		await refused(append('contribution.taken_back', { how: 'self', by: 'amina' }), '23514');
		await refused(append('action.progress', { note: 'Amina came' }, { note: 'Begun' }), '23514');
		await refused(append('action.progress', {}, { note: 'Begun', by: 'Amina' }), '23514');
		await refused(append('amina.came', {}), '23514');
		await refused(append('action.done', { at: 'on Sunday' }), '23514');
		await refused(append('action.done', {}, { note: 'Begun' }), '23514');
	});

	it('is not made of the name of a trust that there is not', async () => {
		const started = example('programme.started');
		await refused(stage({ ...started, trust: 'amina-came-on-sunday' }), 'LG002');
		await stage({ ...started, id: 'AAAAAAAAAAAAAAAAAAAAAA' });
		await owner()`alter table tlog.staging disable trigger entries_are_not_lost`;
		await owner()`delete from tlog.staging where entry ->> 'id' = 'AAAAAAAAAAAAAAAAAAAAAA'`;
		await owner()`alter table tlog.staging enable trigger entries_are_not_lost`;
	});
});

describe('an entry', () => {
	it('names the trust of a programme by its address, and nobody else', async () => {
		const [row] = await owner()<{ entry: Example }[]>`
			with made as (insert into public.programmes (organisation_id, slug, title) values (${EASTVALE}, 'hedges', 'Hedges and birds') returning id)
			select 1 as entry from made`;
		expect(row).toBeDefined();
		const [started] = await owner()<
			{ entry: Example }[]
		>`select s.entry from tlog.staging s order by s.id desc limit 1`;
		expect(started!.entry).toMatchObject({ type: 'programme.started', trust: 'eastvale', answer_days: 84 });
	});

	it('says the day of what people did, and the hour of what an institution did', async () => {
		const { id } = await aContribution();
		const rows = await owner()<{ type: string; at: string }[]>`
			select s.entry ->> 'type' as type, s.entry ->> 'at' as at from tlog.staging s
			where s.entry ->> 'id' = (select first_entry from tlog.subjects where subject_id = ${id}) or s.entry ->> 'type' = 'programme.started'`;
		for (const { type, at } of rows) {
			expect(at).toMatch(
				type === 'contribution.received' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:00Z$/
			);
		}
		expect(new Set(rows.map(({ type }) => type)).size).toBe(2);
	});

	it('costs its transaction far less than a millisecond', async () => {
		const [took] = await owner()<{ ms: number }[]>`
			with started as materialized (select clock_timestamp() as at),
			appended as materialized (select tlog.append('response.told', gen_random_uuid(), '{"how": "by_phone"}', '{}',
				jsonb_build_object('contribution', s.subject_id)) from started, generate_series(1, 500),
				(select subject_id from tlog.subjects where programme_id is not null limit 1) s),
			all_of_them as materialized (select count(*) as n from appended)
			select (extract(epoch from clock_timestamp() - at) * 1000 / n)::float8 as ms from started, all_of_them`;
		expect(took!.ms).toBeLessThan(1);
	});
});
