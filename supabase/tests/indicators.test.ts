// The open file of indicators: published and taken back by a decision owner, of one form for each trust, and those of others brought in.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compared, indicatorFile, type IndicatorFile } from '../../src/lib/comparison/indicators.ts';
import { afresh, as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';

const SCHEMA = JSON.parse(
	readFileSync(new URL('../../static/indicators.v1.schema.json', import.meta.url), 'utf8')
) as object;
const standing = (organisation: string) =>
	nobody.rows<{ id: string; document: string; sha256: string }>`
		select id, document, sha256 from public.indicator_files where organisation_id = ${organisation}`;
const publish = async () => (await afresh('marcus')).call<string>('publish_indicators', { programme: PCREF });
const made = async (programme: string) =>
	(await owner()<{ told: unknown }[]>`select private.indicators(${programme}) as told`)[0]!.told;

beforeAll(async () => {
	await owner()`update public.programmes set starts_on = '2024-05-01' where id = ${PCREF}`;
});

describe('a file of indicators', () => {
	test('stands once published, as its very bytes, and anyone reads it', async () => {
		const id = await publish();
		const [file, ...more] = await standing(NORTHBROOK);
		expect(await as('olwen').rows`select id from public.indicator_files where id = ${id}`).toHaveLength(1);
		expect([file!.id, more]).toEqual([id, []]);
		expect(file!.sha256).toBe(createHash('sha256').update(file!.document).digest('hex'));
		const [entry] = await owner()<{ entry: object }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'indicators.published' order by entry ->> 'at' desc limit 1`;
		expect(entry!.entry).toMatchObject({ version: 1 });
	});

	test('is replaced by the next, and read no more once taken back', async () => {
		const first = await publish();
		const second = await publish();
		expect((await standing(NORTHBROOK)).map(({ id }) => id)).toEqual([second]);
		expect(first).not.toBe(second);
		await (await afresh('marcus')).call('take_back_indicators', { organisation: NORTHBROOK });
		expect(await standing(NORTHBROOK)).toEqual([]);
	});

	test('speaks for the trust: a decision owner who signed in a moment ago, and nobody else', async () => {
		const late = await afresh('marcus', 60);
		await refused(late.call('publish_indicators', { programme: PCREF }), 'PF001');
		for (const who of ['grace', 'dev', 'amina'])
			await refused((await afresh(who)).call('publish_indicators', { programme: PCREF }), '42501');
		await refused((await afresh('olwen')).call('publish_indicators', { programme: PCREF }), 'P0002');
		await refused(
			(await afresh('grace')).call('take_back_indicators', { organisation: NORTHBROOK }),
			'42501'
		);
	});

	test('has one form for two trusts: that of the schema, which is the one that is read', async () => {
		const other = crypto.randomUUID();
		await owner()`insert into public.programmes (id, organisation_id, slug, title, purpose, starts_on)
			values (${other}, ${EASTVALE}, ${`birds-${other.slice(0, 8)}`}, 'Birds', 'Birds', '2024-05-01')`;
		const { $id, title, ...schema } = SCHEMA as { $id: string; title: string };
		expect([$id, title]).toEqual(['/indicators.v1.schema.json', 'throughline-indicators/1']);
		expect(z.toJSONSchema(indicatorFile, { target: 'draft-7' })).toEqual(schema);
		const valid = new Ajv({ strict: false }).compile(SCHEMA);
		const files: IndicatorFile[] = [];
		for (const programme of [PCREF, other]) {
			const told = await made(programme);
			expect([valid(told), valid.errors]).toEqual([true, null]);
			files.push(indicatorFile.parse(told));
		}
		expect(files.map(({ periods }) => periods.length >= 2)).toEqual([true, true]);
		const [received] = compared(files.map((file, at) => ({ from: String(at), file })));
		expect(received!.rows[0]!.says).toBe('Hidden, or none');
	});
});

describe('files of other trusts', () => {
	const document = async () => (await made(PCREF)) as object;

	test('are brought in with where they came from, read by that trust’s board alone, and removed', async () => {
		const load = await as('dev').call<string>('load_indicators', {
			organisation: NORTHBROOK,
			source: 'Sent in a letter',
			document: await document()
		});
		const seen = async (who: string) =>
			(await as(who).call<{ loaded: { id: string; source: string }[] }>('comparison', {
				organisation: NORTHBROOK
			}))!.loaded.find(({ id }) => id === load);
		expect(await seen('amina')).toMatchObject({ source: 'Sent in a letter' });
		await refused(seen('olwen'), 'P0002');
		expect(await as('olwen').rows`select id from public.indicator_loads where id = ${load}`).toEqual([]);
		expect(await as('dev').rows`select id from public.indicator_loads where id = ${load}`).toHaveLength(1);
		await refused(as('amina').call('remove_indicators', { load }), '42501');
		await refused(as('olwen').call('remove_indicators', { load }), 'P0002');
		await as('dev').call('remove_indicators', { load });
		expect(await seen('dev')).toBeUndefined();
	});

	test('are files of this form, from somewhere', async () => {
		const load = async (who: string, source: string, given: object) =>
			as(who).call('load_indicators', { organisation: NORTHBROOK, source, document: given });
		await refused(load('dev', '', await document()), 'TX001');
		await refused(load('dev', 'A letter', { format: 'another' }), 'NI002');
		await refused(load('carys', 'A letter', await document()), '42501');
	});
});
