import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, PCREF } from './support/ids.ts';
import {
	aCheckedImport,
	anAgreedImport,
	grace,
	hash,
	OTHERS,
	read,
	start,
	toRow
} from './support/imports.ts';

describe('reading imports', () => {
	let batch: string;
	beforeAll(async () => {
		batch = await aCheckedImport(hash('0'));
	});

	test('those who listen at the trust read its imports; nobody else does', async () => {
		for (const who of ['grace', 'fatima']) {
			expect(await as(who).rows`select id from public.import_batches where id = ${batch}`).toHaveLength(1);
			expect(
				await as(who).rows`select position from public.import_rows where batch_id = ${batch}`
			).toHaveLength(5);
			expect(await read(batch, who)).toMatchObject({ state: 'checked', rejected: 1, to_write: 4 });
			expect(await as(who).call('refused_rows', { batch })).toMatchObject([{ row: 6, cells: ['a', 'b'] }]);
		}
		for (const who of ['marcus', 'carys', 'dev', 'joy', 'amina', 'olwen']) {
			expect(await as(who).rows`select id from public.import_batches`).toEqual([]);
			expect(await as(who).rows`select position from public.import_rows`).toEqual([]);
			expect(await read(batch, who)).toBeNull();
			expect(await as(who).call('refused_rows', { batch })).toEqual([]);
		}
		await refused(nobody.rows`select id from public.import_batches`, '42501');
		await refused(nobody.call('import_batch', { batch }), '42501');
	});

	test.each(['import_batches', 'import_files', 'import_rows'])(
		'nobody writes %s but by a command',
		async (table) => {
			await refused(grace.run(`insert into public.${table} default values`), '42501');
			await refused(grace.run(`delete from public.${table}`), '42501');
		}
	);

	test('who pressed the buttons, and the files as such, are read by nobody', async () => {
		await refused(grace.rows`select created_by from public.import_batches`, '42501');
		await refused(grace.rows`select content from public.import_files`, '42501');
	});
});

describe('starting an import', () => {
	test('only an engagement lead of the trust starts one', async () => {
		const given = {
			programme: PCREF,
			kind: 'table',
			name: 'Survey',
			source: 'survey',
			fingerprint: hash('a')
		};
		for (const who of OTHERS) await refused(as(who).call('start_import', given), '42501');
		await refused(nobody.call('start_import', given), '42501');
		await refused(as('grace').call('start_import', { ...given, programme: LISTENING }), '42501');
		await refused(start(hash('a'), { name: ' ' }), 'TX001', 'name');
		await refused(start('short'), 'IM002');
	});

	test('the same content in the same programme is the import it was, in another programme a new one', async () => {
		const first = await start(hash('b'));
		expect(first).toMatchObject({ existing: false, state: 'uploading' });
		expect(await start(hash('b'))).toMatchObject({ id: first.id, existing: true });
		const elsewhere = await as('olwen').call<{ existing: boolean }>('start_import', {
			programme: LISTENING,
			kind: 'table',
			name: 'Survey',
			source: 'survey',
			fingerprint: hash('b')
		});
		expect(elsewhere.existing).toBe(false);
		const [other] =
			await owner()`select organisation_id from public.import_batches where programme_id = ${LISTENING}`;
		expect(other?.organisation_id).toBe(EASTVALE);
	});

	test('files arrive in parts, are read back by those who lead, and go when somebody agrees', async () => {
		const { id } = await start(hash('c'), { kind: 'table' });
		const part = {
			batch: id,
			file: 'table',
			part: 0,
			content: Buffer.from('words\nHello').toString('base64')
		};
		for (const who of OTHERS) {
			await refused(as(who).call('add_import_file', part), who === 'fatima' ? '42501' : 'P0002');
		}
		await grace.call('add_import_file', part);
		await grace.call('add_import_file', part);
		await refused(grace.call('add_import_file', { ...part, part: 10 }), 'IM003');
		expect(await grace.call('import_file', { batch: id, file: 'table', part: 0 })).toBe(part.content);
		for (const who of OTHERS)
			expect(await as(who).call('import_file', { batch: id, file: 'table', part: 0 })).toBeNull();

		const sample = { header: ['words'], rows: [['Hello']], delimiter: ',' };
		await refused(as('olwen').call('describe_import', { batch: id, sample }), 'P0002');
		await refused(as('fatima').call('describe_import', { batch: id, sample }), '42501');
		await grace.call('describe_import', { batch: id, sample });
		expect(await read(id)).toMatchObject({ state: 'uploaded', sample });
		await refused(grace.call('add_import_file', part), 'IM001');

		await grace.call('start_import_check', { batch: id, settings: {} });
		await grace.call('add_import_rows', { batch: id, rows: [toRow({ words: 'Hello' }, 0)] });
		await grace.call('finish_import_check', { batch: id, expected: {} });
		await grace.call('agree_import', { batch: id, terms: {} });
		expect(await owner()`select part from public.import_files where batch_id = ${id}`).toEqual([]);
		expect((await read(id))?.sample).toBeNull();
	});
});

describe('checking rows', () => {
	test('only those who lead check, and only before somebody has agreed', async () => {
		const { id } = await start(hash('d'));
		for (const [name, more] of [
			['start_import_check', { settings: {} }],
			['add_import_rows', { rows: [] }],
			['finish_import_check', { expected: {} }]
		] as const) {
			await refused(as('olwen').call(name, { batch: id, ...more }), 'P0002');
			await refused(as('fatima').call(name, { batch: id, ...more }), '42501');
			await refused(nobody.call(name, { batch: id, ...more }), '42501');
		}
		const agreed = await anAgreedImport(hash('e'));
		await refused(grace.call('start_import_check', { batch: agreed, settings: {} }), 'IM001');
		await refused(
			grace.call('add_import_rows', { batch: agreed, rows: [toRow({ words: 'One more' }, 9)] }),
			'IM001'
		);
	});

	test.each([
		['no words', { words: ' \n' }],
		['too many words', { words: 'a'.repeat(10_000) }],
		['a day to come', { given_on: '2999-01-01' }],
		['no language', { lang: 'English' }],
		[
			'a vote that is none',
			{ what: 'vote', choice: 2, cast_at: '2025-03-04T10:00:00Z', reference: '1', person: '2' }
		],
		['nothing', { what: 'something' }]
	])('a record with %s is refused before it could stop the import', async (_, changes) => {
		const { id } = await start(hash('f'));
		await grace.call('start_import_check', { batch: id, settings: {} });
		const row = toRow({ words: 'Fine' }, 0);
		await refused(
			grace.call('add_import_rows', { batch: id, rows: [{ ...row, record: { ...row.record, ...changes } }] }),
			'IM004'
		);
	});

	test('checking again forgets the check before', async () => {
		const id = await aCheckedImport(hash('1'));
		await grace.call('start_import_check', { batch: id, settings: {} });
		expect(await read(id)).toMatchObject({ state: 'uploaded', first: [] });
	});
});
