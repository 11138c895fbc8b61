// Words taken out for one use: only what may be put to it, nothing that would find somebody, and never what has ended.
import { describe, expect, test } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

type Row = { number: number; month: string; words: string; shown_as: string | null; from: string | null };
type Listed = { id: string; number: number; contributions: number; ended: number; made_by_name: string };

// A programme of each test's own, so that an export holds what the test put there.
async function aProgramme() {
	const [row] = await owner()<{ id: string }[]>`
		insert into public.programmes (organisation_id, slug, title, starts_on)
		values (${NORTHBROOK}, ${`p-${crypto.randomUUID().slice(0, 8)}`}, 'Nightingale', '2025-09-01') returning id`;
	await owner()`insert into public.programme_partners (programme_id, organisation_id) values (${row!.id}, ${ROOTED_VOICES})`;
	return row!.id;
}
const given = async (programme: string, words: string, changes: object = {}) =>
	aContribution({
		programme,
		words,
		consents: { staff_training: true },
		more: { given_on: '2026-03-14' },
		...changes
	});
const make = (programme: string, changes: object = {}, who = 'grace') =>
	as(who).call<string>('make_export', {
		programme,
		use: 'staff_training',
		from_on: '2026-03-09',
		to_on: '2026-03-09',
		purpose: 'The induction of new staff',
		...changes
	});
const words = (id: string, who = 'grace') => as(who).call<Row[]>('export_words', { export: id });
const list = (who: string) => as(who).call<Listed[]>('exports_of', { organisation: NORTHBROOK });

describe('what goes out', () => {
	test('is what may be put to this use, of these months and this programme', async () => {
		const programme = await aProgramme();
		await given(programme, 'Yes to training');
		await given(programme, 'No to training', { consents: { staff_training: false, board: true } });
		await given(programme, 'Another month', { more: { given_on: '2026-04-01' } });
		await given(await aProgramme(), 'Another programme');
		const kept = await given(programme, 'Kept back');
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		const id = await make(programme);
		expect((await words(id)).map((row) => row.words)).toEqual(['Yes to training']);
		const both = await make(programme, { to_on: '2026-04-02' });
		expect((await words(both)).map((row) => row.words).sort()).toEqual(['Another month', 'Yes to training']);
	});

	test('has a month and no day, no id, and a name only where somebody chose one', async () => {
		const programme = await aProgramme();
		const one = await given(programme, 'Without a name', { name: 'Swift' });
		await given(programme, 'With a name', {
			more: { given_on: '2026-03-02', attribution: 'pen_name', shown_as: 'Redwing' }
		});
		const rows = await words(await make(programme));
		expect(rows.map(({ month }) => month)).toEqual(['2026-03', '2026-03']);
		expect(Object.fromEntries(rows.map((row) => [row.words, row.shown_as]))).toEqual({
			'Without a name': null,
			'With a name': 'Redwing'
		});
		const text = JSON.stringify(rows);
		for (const told of [one.id, 'Swift', '2026-03-14', '2026-03-02']) expect(text).not.toContain(told);
	});

	test('names a workshop only from ten people on', async () => {
		const programme = await aProgramme();
		const workshop = async (title: string, people: number) => {
			const [row] = await owner()<{ id: string }[]>`
				insert into public.workshops (organisation_id, programme_id, title, held_on)
				values (${NORTHBROOK}, ${programme}, ${title}, '2026-03-14') returning id`;
			for (let n = 0; n < people; n += 1) {
				const made = await given(programme, `${title} ${n}`);
				await owner()`update public.contributions set workshop_id = ${row!.id} where id = ${made.id}`;
			}
		};
		await workshop('The large hall', 10);
		await workshop('The small room', 9);
		const rows = await words(await make(programme));
		const from = (title: string) => rows.filter((row) => row.words.startsWith(title)).map((row) => row.from);
		expect(new Set(from('The large hall'))).toEqual(new Set(['The large hall']));
		expect(new Set(from('The small room'))).toEqual(new Set([null]));
	});
});

describe('what has ended', () => {
	test('is in no file made later, and the export says how many and who made it is told', async () => {
		const programme = await aProgramme();
		const [gone, no, stays] = [
			await given(programme, 'Taken back', { by: 'tunde' }),
			await given(programme, 'A later no', { by: 'tunde' }),
			await given(programme, 'Stays', { by: 'tunde' })
		];
		const id = await make(programme);
		await owner()`delete from public.messages where kind = 'words_ended'`;
		await as('tunde').call('withdraw_contribution', { contribution: gone.id });
		await as('tunde').call('change_consent', { contribution: no.id, answers: { staff_training: false } });
		await as('tunde').call('change_consent', { contribution: stays.id, answers: { board: false } });

		expect((await words(id)).map((row) => row.words)).toEqual(['Stays']);
		const page = await as('grace').call<Listed & { marks: object[] }>('export_page', { export: id });
		expect(page).toMatchObject({ contributions: 3, ended: 2 });
		expect(page.marks).toMatchObject([
			{ why: 'consent_ended', use: 'staff_training' },
			{ why: 'taken_back', use: 'every' }
		]);
		const told =
			await owner()`select p.name from public.messages m join public.people p on p.id = m.person_id where m.kind = 'words_ended'`;
		expect(told.map(({ name }) => name)).toEqual(['Grace']);
		expect((await list('dev')).find((row) => row.id === id)).toMatchObject({ ended: 2 });

		await as('tunde').call('change_consent', { contribution: no.id, answers: { staff_training: true } });
		expect((await words(id)).map((row) => row.words).sort()).toEqual(['A later no', 'Stays']);
		expect((await list('grace')).find((row) => row.id === id)).toMatchObject({ ended: 1 });
	});

	test('stays counted, and the log says that words went out', async () => {
		const programme = await aProgramme();
		await given(programme, 'One');
		await make(programme);
		const [logged] =
			await owner()`select entry from tlog.staging where entry ->> 'type' = 'export.made' order by id desc limit 1`;
		expect(logged!.entry).toMatchObject({ use: 'staff_training', count: 1 });
	});
});

describe('who may', () => {
	test('engagement leads make them; auditors read that they were made, and no words', async () => {
		const programme = await aProgramme();
		await given(programme, 'One');
		for (const who of ['fatima', 'marcus', 'dev', 'olwen', 'tunde']) {
			await refused(make(programme, {}, who), '42501');
		}
		await refused(
			nobody.call('make_export', {
				programme,
				use: 'board',
				from_on: '2026-03-01',
				to_on: '2026-03-01',
				purpose: 'x'
			}),
			'42501'
		);
		const id = await make(programme);
		expect((await list('dev'))[0]).toMatchObject({ made_by_name: 'Grace', contributions: 1 });
		await refused(words(id, 'dev'), '42501');
		for (const who of ['fatima', 'marcus', 'olwen']) {
			await refused(words(id, who), 'P0002');
			await refused(list(who), 'P0002');
			await refused(as(who).call('export_page', { export: id }), 'P0002');
			expect(await as(who).rows`select id from public.exports`).toEqual([]);
		}
		expect(await as('dev').rows`select id from public.exports where id = ${id}`).toHaveLength(1);
	});

	test('with a use, months that have begun, a reason, and something to take', async () => {
		const programme = await aProgramme();
		await refused(make(programme), 'XP003', 'use');
		await given(programme, 'One');
		await refused(make(programme, { use: 'photo_video' }), 'XP001', 'use');
		await refused(make(programme, { from_on: '2126-01-01' }), 'XP002', 'from');
		await refused(make(programme, { to_on: '2026-02-01' }), 'XP002', 'to');
		await refused(make(programme, { purpose: '  ' }), 'TX001', 'purpose');
	});
});
