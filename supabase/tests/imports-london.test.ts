// A real engagement, through the same code as the pages and the command line.
import { describe, expect, test } from 'vitest';
import Papa from 'papaparse';
import * as imports from '../../src/lib/imports/imports.server.ts';
import { bytesOf, sharedData } from '../../tests/support/shared-data.ts';
import { as, owner } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const london = sharedData('london-youth-policing');
const ask: imports.Ask = (name, given) => as('grace').call(name, given);
const now = new Date('2026-11-22T12:00:00Z');

describe.skipIf(!london)('London, 2022', () => {
	const parts = () => ({
		'comments.csv': bytesOf(london ?? '', 'comments.csv'),
		'votes.csv': bytesOf(london ?? '', 'votes.csv'),
		'summary.csv': bytesOf(london ?? '', 'summary.csv')
	});

	test('36 statements, 3 kept back, 638 votes of 26 people, 16 authors; every word byte for byte', async () => {
		const { id } = await imports.startPolis(ask, PCREF, parts(), 'en', now);
		await imports.agree(ask, id, { uses: [], wording: 'CC BY 4.0' });
		await imports.run(ask, id);
		const batch = await imports.find(ask, id);
		expect(batch?.figures).toEqual({
			statements: 36,
			moderated_out: 3,
			votes: 638,
			voters: 26,
			authors: 16,
			rejected: 0
		});
		expect(batch?.figures).toEqual(batch?.expected);

		const text = new TextDecoder().decode(parts()['comments.csv']);
		const given = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
		const kept = await owner()<
			{ source_reference: string; words: Buffer; given_on: string; moderated: boolean }[]
		>`
			select c.source_reference, convert_to(c.words, 'UTF8') as words, c.given_on, c.moderated_out_at is not null as moderated
			from public.contributions c join public.import_rows r on r.contribution_id = c.id where r.batch_id = ${id}`;
		expect(kept).toHaveLength(given.length);
		for (const row of given) {
			const found = kept.find(({ source_reference }) => source_reference === row['comment-id']);
			expect(found?.words.equals(Buffer.from(row['comment-body'] ?? ''))).toBe(true);
			expect(found?.moderated).toBe(row.moderated === '-1');
		}
		const [votes] =
			await owner()`select count(*)::int as all, count(*) filter (where superseded)::int as superseded from public.votes`;
		expect(votes).toEqual({ all: 640, superseded: 2 });
	});

	test('the same files again are the import that is there', async () => {
		const again = await imports.startPolis(ask, PCREF, parts(), 'en', now);
		expect(again).toMatchObject({ existing: true, state: 'done' });
		expect(await owner()`select count(*)::int as n from public.import_batches`).toEqual([{ n: 1 }]);
	});

	test('undone, it leaves no word, vote or person behind', async () => {
		const { id } = await imports.startPolis(ask, PCREF, parts(), 'en', now);
		await imports.undo(ask, id);
		const [left] = await owner()`
			select (select count(*)::int from public.contributions where kind <> 'put') as contributions, (select count(*)::int from public.votes) as votes,
				(select count(*)::int from public.people where reference is not null) as people,
				(select count(*)::int from public.consultations where imported) as consultations`;
		expect(left).toEqual({ contributions: 0, votes: 0, people: 0, consultations: 0 });
	});
});
