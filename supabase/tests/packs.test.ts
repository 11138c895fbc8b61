// Evidence packs: frozen in one step, said in the log by their hash, never changed, and the same bytes in every form each time.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverOf } from '../../src/lib/pack/cover.ts';
import { packOf } from '../../src/lib/pack/model.ts';
import { onPaper } from '../../src/lib/pack/paper.server.ts';
import { workbook } from '../../src/lib/pack/workbook.server.ts';
import { readAloud } from '../../src/lib/platform/pdf/reader.fixtures.ts';
import { aContribution, aDraftInsight, aMadeDecision, anInsightInCheck } from './support/builders.ts';
import { afresh, as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import { aDraftItem, TEXT } from './support/plan.ts';

type Row = { id: string; snapshot: string; sha256: string; head_size: null; head_root: null };
const asked = (kind: string, until = '2026-03-01') => ({
	programme: PCREF,
	from_month: '2025-04-01',
	until_month: until,
	kind
});
const make = async (who: string, kind: string, until?: string) =>
	(await afresh(who)).call<string>('make_pack', asked(kind, until));
const rowOf = async (id: string) => (await owner()<Row[]>`select * from public.packs where id = ${id}`)[0]!;
const day = () => new Date().toISOString().slice(0, 8) + '01';

beforeAll(async () => {
	await aMadeDecision();
	await aDraftItem();
});

describe('a pack', () => {
	test('has the hash of its own bytes, which the log says too', async () => {
		const id = await make('dev', 'board');
		const { snapshot, sha256 } = await rowOf(id);
		expect(sha256).toBe(createHash('sha256').update(snapshot).digest('hex'));
		const said = await owner()<{ entry: object }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'pack.made' and entry ->> 'sha256' = ${sha256}`;
		expect(said.map(({ entry }) => entry)).toMatchObject([
			{ kind: 'board', from: '2025-04-01', until: '2026-03-31' }
		]);
	});

	test('is never changed', async () => {
		const id = await make('dev', 'board');
		await refused(owner()`update public.packs set kind = 'foi' where id = ${id}`, 'NK001');
	});

	test('is read by the board of its trust; a public one by anyone', async () => {
		const [board, open] = [await make('dev', 'board'), await make('marcus', 'public')];
		const seen = (who: typeof nobody) =>
			who.rows<{ id: string }>`select id from public.packs where id in (${board}, ${open})`;
		expect(await seen(as('amina'))).toHaveLength(2);
		for (const who of [nobody, as('olwen'), as('carys')]) expect(await seen(who)).toEqual([{ id: open }]);
		expect(await as('carys').rows`select id from public.packs where id = ${board}`).toEqual([]);
		expect(await nobody.call('pack_in_log', { pack: open })).toBeNull();
		await owner()`select tlog.sequence()`;
		expect(await nobody.call('pack_in_log', { pack: open })).toMatchObject({ index: expect.any(Number) });
		await refused(nobody.call('pack_in_log', { pack: board }), 'P0002');
	});

	test('for everyone needs a decision owner who signed in afresh, and months that are over', async () => {
		await refused(make('dev', 'public'), '42501');
		await refused((await afresh('marcus', 60)).call('make_pack', asked('public')), 'PF001');
		await refused(make('marcus', 'public', day()), 'NK003');
		await refused(make('dev', 'friends'), 'NK002');
		await refused(make('olwen', 'board'), 'P0002');
		const far = { ...asked('board'), head_size: 999_999_999 };
		await refused(as('dev').call('make_pack', far), 'NK004');
	});

	test('without names and what is not public holds no draft of the plan and no owner’s name', async () => {
		const [board, foi, open] = await Promise.all(
			['board', 'foi', 'public'].map(async (kind) =>
				rowOf(await make(kind === 'public' ? 'marcus' : 'dev', kind, kind === 'public' ? undefined : day()))
			)
		);
		expect(board!.snapshot).toContain(TEXT.title);
		for (const one of [foi!, open!]) expect(one.snapshot).not.toContain(TEXT.title);
		for (const one of [board!, foi!, open!]) expect(one.snapshot).not.toMatch(/@northbrook|@example/);
		expect(
			JSON.stringify((JSON.parse(foi!.snapshot) as { parts: { actions: object } }).parts.actions)
		).not.toContain('Marcus');
	});

	test('for others than the board holds nothing of what was planted where it does not belong', async () => {
		const restsOn = [
			await aContribution({ name: 'Nightjar Canary', words: 'CANARY words', consents: {} }),
			await aContribution({ name: 'Redstart Canary', words: 'CANARY more words', consents: {} })
		];
		await aDraftInsight({ statement: 'CANARY draft statement', restsOn });
		await anInsightInCheck({ statement: 'CANARY statement in check', restsOn });
		await owner()`insert into public.people (organisation_id, name, contact_by, contact)
			values (${NORTHBROOK}, 'Wheatear Canary', 'email', 'canary@birds.example'), (${NORTHBROOK}, 'Dunlin Canary', 'phone', '07700 900123')`;
		const [committee] = await owner()<{ id: string }[]>`
			insert into public.committees (organisation_id, name, remit, starts_on) values (${NORTHBROOK}, 'Quality', 'Quality', '2025-01-01') returning id`;
		await owner()`insert into public.committee_meetings (committee_id, met_on, staff_chair, community_chair, minutes)
			values (${committee!.id}, '2025-06-01', true, true, 'CANARY minutes')`;
		for (const kind of ['foi', 'public']) {
			const { snapshot } = await rowOf(await make('marcus', kind));
			expect(snapshot).not.toMatch(/canary|07700 900123/i);
		}
	});

	test.each([
		[3, null],
		[5, 5],
		[7, 5],
		[8, 10]
	])('for others than the board says of %i that were told: %s', async (n, said) => {
		const money = {
			paid: { n: 0, pence: 0 },
			paid_in_ten: { n: 0 },
			paid_in_thirty: { n: 0 },
			spent: { pence: 0 }
		};
		const [shown] = await owner()<{ told: { n: number | null }; open: { n: number } }[]>`
			select f -> 'told' as told, f -> 'answered' as open
			from private.board_figures_shown(${{ told: { n }, answered: { n: 3 }, ...money } as never}::jsonb) f`;
		expect(shown).toEqual({ told: { n: said }, open: { n: 3 } });
		const { snapshot } = await rowOf(await make('marcus', 'public'));
		type Figures = { parts: { figures: { figures: Record<string, { n: number | null }> } } };
		const { figures } = (JSON.parse(snapshot) as Figures).parts.figures;
		const few = ['received', 'taken_back', 'told', 'never_told', 'took_part', 'paid'].map(
			(key) => figures[key]!.n
		);
		for (const one of few) expect(one === null || (one >= 5 && one % 5 === 0)).toBe(true);
	});
});

test('the same snapshot is the same paper and the same workbook, and the paper says all sections in order', async () => {
	const row = await rowOf(await make('dev', 'board', day()));
	const pack = packOf(row.snapshot);
	const cover = coverOf(pack, row);
	const paper = onPaper(pack, cover);
	expect(Buffer.compare(paper, onPaper(packOf(row.snapshot), cover))).toBe(0);
	expect(Buffer.compare(await workbook(pack, cover), await workbook(packOf(row.snapshot), cover))).toBe(0);
	const read = await readAloud(paper);
	expect(read).toMatchObject({ language: 'en-GB', tagged: true });
	expect(read.aloud[0]).toEqual(['H1', read.title]);
});
