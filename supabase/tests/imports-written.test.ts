import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import {
	aCheckedImport,
	anAgreedImport,
	contributionsOf,
	grace,
	hash,
	OTHERS,
	read,
	run,
	SOME,
	start
} from './support/imports.ts';

describe('agreeing', () => {
	test('only an engagement lead agrees, and nothing is a contribution before', async () => {
		const id = await aCheckedImport(hash('2'));
		for (const who of OTHERS) {
			await refused(
				as(who).call('agree_import', { batch: id, terms: {} }),
				who === 'fatima' ? '42501' : 'P0002'
			);
		}
		await refused(run(id), 'IM001');
		expect(await contributionsOf(id)).toEqual([]);
	});

	test('a use needs its wording, an unknown use is refused, and an empty import is not agreed', async () => {
		const id = await aCheckedImport(hash('3'));
		const agree = (terms: object) => grace.call('agree_import', { batch: id, terms });
		await refused(agree({ uses: ['website'] }), 'TX001', 'wording');
		await refused(agree({ uses: ['everything'], wording: 'yes' }), 'IM006', 'uses');
		const empty = await aCheckedImport(hash('4'), [{ problem: 'No words' }]);
		await refused(grace.call('agree_import', { batch: empty, terms: {} }), 'IM005');
	});
});

describe('writing', () => {
	test('what people said, who they are, what they agreed to and their votes are written, the words byte for byte', async () => {
		const words = ' =no formula here? “quotes” \r\n اردو 👩🏾‍🦱 ';
		const id = await anAgreedImport(hash('5'), [{ words, person: 'p9' }, ...SOME.slice(1)]);
		expect(await run(id)).toMatchObject({ written: 4, finished: true });
		const [statement, moderated] = await contributionsOf(id);
		expect(statement?.words).toBe(words);
		expect(moderated?.moderated_out_at).not.toBeNull();
		expect(
			await grace.rows`
			select use, given, how, wording from public.consents where contribution_id = ${statement?.id ?? ''}`
		).toEqual([{ use: 'website', given: true, how: 'recorded with an import', wording: 'CC BY 4.0' }]);
		expect((await read(id))?.figures).toEqual({
			statements: 1,
			moderated_out: 1,
			votes: 2,
			voters: 2,
			authors: 2,
			rejected: 1
		});
		const [consultation] = await owner()`
			select c.title, c.opens_on, c.closes_on, c.source from public.consultations c
			join public.import_batches b on b.consultation_id = c.id where b.id = ${id}`;
		expect(consultation).toEqual({
			title: 'What would help',
			opens_on: '2025-03-04',
			closes_on: '2025-03-05',
			source: 'CC BY 4.0\nhttps://pol.is/x'
		});
	});

	test('nobody agreed to anything unless it was said', async () => {
		const id = await anAgreedImport(hash('6'), SOME, {});
		await run(id);
		expect(
			await owner()`select 1 from public.consents v join public.import_rows r on r.contribution_id = v.contribution_id where r.batch_id = ${id}`
		).toEqual([]);
	});

	test('only those who lead make it go on', async () => {
		const id = await anAgreedImport(hash('7'));
		for (const who of OTHERS)
			await refused(as(who).call('run_import', { batch: id }), who === 'fatima' ? '42501' : 'P0002');
		await refused(nobody.call('run_import', { batch: id }), '42501');
	});

	test('a step that dies half way leaves nothing, and the next goes on without writing anything twice', async () => {
		const many = Array.from({ length: 25 }, (_, index) => ({ words: `Said ${index}`, person: `p${index}` }));
		const id = await anAgreedImport(hash('8'), many);
		await run(id, 10);
		const dying = owner().begin(async (sql) => {
			await sql`select set_config('role', 'authenticated', true),
				set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-a000-000000000001", "role": "authenticated"}', true)`;
			await sql`select public.run_import(${id}, 10)`;
			throw new Error('the process died');
		});
		await expect(dying).rejects.toThrow('the process died');
		expect(await read(id)).toMatchObject({ state: 'running', written: 10 });
		// Two at once, as when the page is opened while the import still runs.
		await Promise.all([run(id, 10), run(id, 10), run(id, 10)]);
		expect(await run(id)).toMatchObject({ written: 25, finished: true });
		expect((await contributionsOf(id)).map(({ words }) => words)).toEqual(many.map(({ words }) => words));
	});

	test('the words are kept by the contribution alone', async () => {
		const id = await anAgreedImport(hash('9'));
		await run(id);
		const rows =
			await owner()`select record, cells, problem from public.import_rows where batch_id = ${id} order by position`;
		expect(
			rows.filter(({ problem }) => !problem).every(({ record, cells }) => record === null && cells === null)
		).toBe(true);
		await refused(as('olwen').call('discard_refused_rows', { batch: id }), 'P0002');
		await refused(as('fatima').call('discard_refused_rows', { batch: id }), '42501');
		await grace.call('discard_refused_rows', { batch: id });
		expect(await read(id)).toMatchObject({ problems: [], problems_kept: false, rejected: 1 });
	});
});

describe('undoing and discarding', () => {
	test('an undone import is gone with its people, and the same files can be brought in again', async () => {
		const fingerprint = hash('ab').slice(0, 64);
		const id = await anAgreedImport(fingerprint);
		await run(id);
		const before = await contributionsOf(id);
		for (const who of OTHERS)
			await refused(as(who).call('undo_import', { batch: id }), who === 'fatima' ? '42501' : 'P0002');
		await grace.call('undo_import', { batch: id });
		expect(await read(id)).toMatchObject({ state: 'undone' });
		expect(
			await owner()`select id from public.contributions where id = any(${before.map((one) => one.id)})`
		).toEqual([]);
		expect(
			await owner()`select id from public.people where organisation_id = ${NORTHBROOK} and reference like ${`polis-${fingerprint.slice(0, 6)}:%`}`
		).toEqual([]);
		await refused(run(id), 'IM001');
		expect(await start(fingerprint)).toMatchObject({ existing: false });
	});

	test('an import that is quoted stays, and the sentence says how much of it', async () => {
		const id = await anAgreedImport(hash('cd').slice(0, 64));
		await run(id);
		const [quoted] = await contributionsOf(id);
		const insight = await grace.call<string>('draft_insight', {
			programme: PCREF,
			statement: 'People want to be asked'
		});
		await grace.call('add_quote', { insight, contribution: quoted?.id, starts: 0, ends: 6 });
		const reason = await refused(grace.call('undo_import', { batch: id }), 'IM007');
		expect(reason.message).toContain('1 contribution is already quoted');
		expect(await contributionsOf(id)).toHaveLength(2);
	});

	test.each([
		['ef', 'somebody holds a receipt', 'issue_receipt'],
		['12', 'somebody took words back', 'withdraw_contribution']
	])('an import stays once %s %s', async (letters, _, command) => {
		const id = await anAgreedImport(letters.repeat(32));
		await run(id);
		const [one] = await contributionsOf(id);
		await grace.call(command, { contribution: one?.id });
		await refused(grace.call('undo_import', { batch: id }), 'IM008');
	});

	test('an import nobody agreed to is discarded with all it held; an agreed one is not', async () => {
		const id = await aCheckedImport('34'.repeat(32));
		for (const who of OTHERS)
			await refused(as(who).call('discard_import', { batch: id }), who === 'fatima' ? '42501' : 'P0002');
		await grace.call('discard_import', { batch: id });
		expect(await owner()`select 1 from public.import_rows where batch_id = ${id}`).toEqual([]);
		expect(await read(id)).toMatchObject({ state: 'discarded' });
		await refused(grace.call('discard_import', { batch: await anAgreedImport('56'.repeat(32)) }), 'IM001');
	});
});
