import { describe, expect, test } from 'vitest';
import { aContribution, type Given } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF } from './support/ids.ts';

type Page = {
	name: string;
	definition: string;
	replaced_at: string | null;
	merged: boolean;
	above: { name: string }[];
	below: { name: string }[];
	contributions: number;
	coders: number;
	passages: { contribution: string; hard: object | null; spans: { text: string }[] }[];
	next: { on: string; id: string } | null;
	history: {
		kind: string;
		other: { name: string } | null;
		before: object;
		after: object;
		why: string;
		by: string;
	}[];
};
type Book = {
	codes: { id: string; name: string; parent_id: string | null; contributions: number }[];
	replaced: object[];
};

const OUTSIDE = ['marcus', 'dev', 'amina', 'carys', 'sol', 'joy', 'tunde', 'olwen'];
let made = 0;
const unique = (name: string) => `${name} ${(made += 1)}`;
const aCode = (changes: object = {}, who = 'grace') =>
	as(who).call<string>('make_code', { programme: PCREF, name: unique('Food'), ...changes });
const put = (given: Given, code: string, who = 'fatima', ends = 6) =>
	as(who).call<string>('put_code', { contribution: given.id, code, starts: 0, ends });
const page = (code: string, who = 'grace') => as(who).call<Page>('code_page', { code });
const book = (who = 'grace') => as(who).call<Book>('code_book', { organisation: NORTHBROOK });
const standing = async (code: string) => (await page(code)).contributions;

describe('who reads and writes a code book', () => {
	test('facilitators and engagement leads of the trust; nobody else', async () => {
		const code = await aCode();
		const other = await aCode();
		const given = await aContribution();
		const coding = await put(given, code);
		for (const who of ['grace', 'fatima']) {
			expect((await book(who)).codes.map(({ id }) => id)).toContain(code);
			expect((await page(code, who)).passages).toHaveLength(1);
			expect(await as(who).rows`select id from public.codes where id = ${code}`).toHaveLength(1);
			expect(await as(who).rows`select id from public.codings where id = ${coding}`).toHaveLength(1);
			expect(await as(who).rows`select id from public.code_changes where code_id = ${code}`).toHaveLength(1);
		}
		for (const who of OUTSIDE) {
			await refused(book(who), 'P0002');
			await refused(page(code, who), 'P0002');
			expect(await as(who).rows`select id from public.codes where id = ${code}`).toEqual([]);
			expect(await as(who).rows`select id from public.codings where id = ${coding}`).toEqual([]);
			expect(await as(who).rows`select id from public.code_changes where code_id = ${code}`).toEqual([]);
			await refused(as(who).call('make_code', { programme: PCREF, name: 'No' }), 'P0002');
			const wording = { name: 'No', definition: '', examples: '', expected: {} };
			await refused(as(who).call('revise_code', { code, ...wording }), 'P0002');
			await refused(as(who).call('move_code', { code, parent: null }), 'P0002');
			await refused(as(who).call('merge_codes', { code, target: other, why: 'No' }), 'P0002');
			await refused(as(who).call('undo_merge', { code, why: 'No' }), 'P0002');
			await refused(as(who).call('split_code', { code, parts: [], shown: [], why: 'No' }), 'P0002');
			await refused(as(who).call('code_to_split', { code }), 'P0002');
			await refused(as(who).call('starter_sets', { programme: PCREF }), 'P0002');
			await refused(as(who).call('add_starter_set', { programme: PCREF, starter_set: 'pcref' }), 'P0002');
			await refused(put(given, code, who), 'P0002');
			await refused(as(who).call('take_off_code', { coding }), 'P0002');
		}
		for (const name of ['code_page', 'code_to_split']) await refused(nobody.call(name, { code }), '42501');
		await refused(as('grace').rows`select made_by from public.codes`, '42501');
		await refused(as('grace').rows`select coder_id from public.codings`, '42501');
		await refused(as('grace').rows`select changed_by from public.code_changes`, '42501');
		expect((await as('olwen').call<Book>('code_book', { organisation: EASTVALE })).codes).toEqual([]);
		await refused(as('grace').call('code_book', { organisation: NORTHBROOK, programme: 'no-such' }), 'P0002');
	});
});

describe('putting codes to words', () => {
	test('the same span again is the same coding; taken off it no longer stands, and can be put again', async () => {
		const code = await aCode();
		const given = await aContribution({ words: 'Halal food 🍲 came cold' });
		const coding = await put(given, code);
		expect(await put(given, code)).toBe(coding);
		expect((await page(code)).passages[0]?.spans).toEqual([{ starts: 0, ends: 6, text: 'Halal ' }]);
		await put(given, code, 'grace', 12);
		expect(await page(code)).toMatchObject({ contributions: 1, coders: 2 });
		await refused(as('grace').call('take_off_code', { coding }), '42501');
		await as('fatima').call('take_off_code', { coding });
		await as('fatima').call('take_off_code', { coding });
		expect(await page(code)).toMatchObject({ contributions: 1, coders: 1 });
		expect(await put(given, code)).not.toBe(coding);
	});

	test('only to words that stand, of the same programme, and to a span of them', async () => {
		const code = await aCode();
		const given = await aContribution({ words: 'Short' });
		await refused(put(given, code, 'fatima', 6), 'KO004', 'words');
		await refused(
			as('grace').call('put_code', { contribution: given.id, code, starts: 3, ends: 3 }),
			'KO004'
		);
		const elsewhere = await as('olwen').call<string>('make_code', { programme: LISTENING, name: 'Ours' });
		await refused(put(given, elsewhere), 'P0002');
		const kept = await aContribution();
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		await refused(put(kept, code), 'KO003');
		await nobody.call('withdraw_by_receipt', { code: given.receipt });
		await refused(put(given, code), 'KO003');
		const [asked] = await owner()<{ id: string }[]>`
			select private.store_contribution(jsonb_build_object('organisation_id', ${NORTHBROOK}::text, 'programme_id', ${PCREF}::text,
				'kind', 'put', 'words', 'Do you agree?', 'given_on', '2026-01-01')) as id`;
		await refused(
			as('grace').call('put_code', { contribution: asked!.id, code, starts: 0, ends: 2 }),
			'KO003'
		);
	});

	test('with the words go their codes, their settling and their counts', async () => {
		const code = await aCode();
		const given = await aContribution();
		await put(given, code);
		await owner()`insert into public.settlements (contribution_id, code_id, fits, settled_by)
			select ${given.id}, ${code}, true, coder_id from public.codings where code_id = ${code}`;
		expect(await as('grace').rows`select fits from public.settlements where code_id = ${code}`).toHaveLength(
			1
		);
		expect(await as('marcus').rows`select fits from public.settlements where code_id = ${code}`).toEqual([]);
		await nobody.call('withdraw_by_receipt', { code: given.receipt });
		expect(await page(code)).toMatchObject({ contributions: 0, coders: 0, passages: [] });
		for (const table of ['public.codings', 'public.settlements', 'private.code_stands'])
			expect(await owner().unsafe(`select 1 from ${table} where contribution_id = '${given.id}'`)).toEqual(
				[]
			);
	});

	test('with an import that is undone what was put to its words goes too', async () => {
		const code = await aCode();
		const [stored] = await owner()<{ id: string }[]>`
			select private.store_contribution(jsonb_build_object('organisation_id', ${NORTHBROOK}::text, 'programme_id', ${PCREF}::text,
				'words', 'From a table', 'given_on', '2026-01-01')) as id`;
		await as('fatima').call('put_code', { contribution: stored!.id, code, starts: 0, ends: 4 });
		expect(await standing(code)).toBe(1);
		await owner()`delete from private.salts where contribution_id = ${stored!.id}`;
		await owner()`delete from public.contributions where id = ${stored!.id}`;
		expect(await page(code)).toMatchObject({ contributions: 0, passages: [] });
	});

	test('before hard words their note stands', async () => {
		const code = await aCode();
		const given = await aContribution();
		await owner()`alter table public.contributions disable trigger keep_the_original`;
		await owner()`update public.contributions set content_note = 'Restraint' where id = ${given.id}`;
		await owner()`alter table public.contributions enable trigger keep_the_original`;
		await put(given, code);
		expect((await page(code)).passages[0]?.hard).toMatchObject({ content_note: 'Restraint' });
	});
});

describe('a code', () => {
	test('has a name of its own in its code book, in whatever case', async () => {
		const name = unique('Waiting');
		await aCode({ name });
		await refused(aCode({ name: name.toUpperCase() }), 'KO006', 'name');
		await refused(aCode({ name: ' ' }), 'TX001', 'name');
		await refused(aCode({ name: 'x'.repeat(81) }), 'TX002', 'name');
		await refused(aCode({ definition: 'x'.repeat(2001) }), 'TX002', 'definition');
		await refused(aCode({ examples: 'x'.repeat(2001) }), 'TX002', 'examples');
	});

	test('is reworded by whoever has read what it says now, and its wordings are kept', async () => {
		const name = unique('Meals');
		const code = await aCode({ name });
		const expected = { name, definition: '', examples: '' };
		const wording = { name, definition: 'What people eat', examples: 'Cold rice' };
		await as('fatima').call('revise_code', { code, ...wording, expected });
		await refused(
			as('grace').call('revise_code', { code, ...wording, definition: 'Mine', expected }),
			'KO002',
			'name'
		);
		await as('grace').call('revise_code', { code, ...wording, expected: wording });
		const [reworded, first] = (await page(code)).history;
		expect(reworded).toMatchObject({ kind: 'reworded', before: expected, after: wording, by: 'Fatima' });
		expect(first).toMatchObject({ kind: 'made', by: 'Grace' });
	});

	test('moves under another, never under itself, and four levels deep at most', async () => {
		const top = await aCode();
		const second = await aCode({ parent: top });
		const third = await aCode({ parent: second });
		const fourth = await aCode({ parent: third });
		await refused(aCode({ parent: fourth }), 'KO005', 'parent');
		await refused(as('grace').call('move_code', { code: top, parent: third }), 'KO005', 'parent');
		await refused(as('grace').call('move_code', { code: top, parent: top }), 'KO005', 'parent');
		const deeper = await aCode();
		await refused(as('grace').call('move_code', { code: top, parent: deeper }), 'KO005', 'parent');
		await as('fatima').call('move_code', { code: third, parent: null, why: 'It is about more' });
		expect((await page(fourth)).above).toHaveLength(1);
		await as('grace').call('move_code', { code: top, parent: deeper });
		expect((await page(second)).above).toHaveLength(2);
		expect((await page(third)).history[0]).toMatchObject({
			kind: 'moved',
			why: 'It is about more',
			after: { under: null },
			by: 'Fatima'
		});
		const elsewhere = await as('olwen').call<string>('make_code', {
			programme: LISTENING,
			name: unique('Ours')
		});
		await refused(as('grace').call('move_code', { code: third, parent: elsewhere }), 'KO005', 'parent');
	});

	test('two moves at once make no circle', async () => {
		const [one, two] = [await aCode(), await aCode()];
		const moves = await Promise.allSettled([
			as('grace').call('move_code', { code: one, parent: two }),
			as('fatima').call('move_code', { code: two, parent: one })
		]);
		expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

describe('merging and splitting', () => {
	test('a merge carries codings over, keeps what was settled against it, and is undone', async () => {
		const [meals, food] = [await aCode(), await aCode()];
		const child = await aCode({ parent: meals });
		const [one, both, against] = [await aContribution(), await aContribution(), await aContribution()];
		await put(one, meals);
		await put(both, meals, 'grace');
		await put(both, food, 'grace');
		await put(against, meals);
		await owner()`insert into public.settlements (contribution_id, code_id, fits, settled_by)
			select ${against.id}, ${food}, false, coder_id from public.codings where code_id = ${meals} limit 1`;
		await refused(
			as('grace').call('merge_codes', { code: meals, target: meals, why: 'Same' }),
			'KO008',
			'target'
		);
		await refused(
			as('grace').call('merge_codes', { code: meals, target: child, why: 'Same' }),
			'KO008',
			'target'
		);
		await refused(as('grace').call('merge_codes', { code: meals, target: food, why: '' }), 'TX001', 'why');
		await as('grace').call('merge_codes', { code: meals, target: food, why: 'They say the same' });

		expect(await standing(food)).toBe(2);
		expect((await page(child)).above.at(-1)?.name).toBe((await page(food)).name);
		const carried = await owner()<
			{ coder_id: string; how: string }[]
		>`select coder_id, how from public.codings
			where code_id = ${food} and contribution_id = ${one.id}`;
		expect(carried).toMatchObject([{ how: 'carried over' }]);
		const gone = await page(meals);
		expect(gone).toMatchObject({
			merged: true,
			history: [{ kind: 'merged', why: 'They say the same', by: 'Grace' }, {}]
		});
		expect((await page(food)).history[0]).toMatchObject({ kind: 'merged' });
		expect(gone.passages).toHaveLength(3);
		await refused(put(one, meals), 'KO001', 'code');
		await refused(as('grace').call('merge_codes', { code: meals, target: food, why: 'Again' }), 'KO001');
		const wording = { name: 'x', definition: '', examples: '', expected: {} };
		await refused(as('grace').call('revise_code', { code: meals, ...wording }), 'KO001');

		await refused(as('fatima').call('undo_merge', { code: meals, why: ' ' }), 'TX001', 'why');
		await as('fatima').call('undo_merge', { code: meals, why: 'They are two things' });
		expect(await standing(meals)).toBe(3);
		expect(await standing(food)).toBe(1);
		await refused(as('fatima').call('undo_merge', { code: meals, why: 'Again' }), 'P0002');
		await as('grace').call('merge_codes', { code: meals, target: food, why: 'One thing after all' });
		expect(await standing(food)).toBe(2);
	});

	test('what is settled as fitting is carried over, and what was settled as not fitting is not', async () => {
		const [from, to] = [await aCode(), await aCode()];
		const [fits, not] = [await aContribution(), await aContribution()];
		await put(fits, from);
		await put(not, from);
		await owner()`insert into public.settlements (contribution_id, code_id, fits, settled_by)
			select contribution_id, code_id, contribution_id = ${fits.id}, coder_id from public.codings where code_id = ${from}`;
		expect(await standing(from)).toBe(1);
		await as('grace').call('merge_codes', { code: from, target: to, why: 'Same' });
		expect((await page(to)).passages.map(({ contribution }) => contribution)).toEqual([fits.id]);
		await as('grace').call('undo_merge', { code: from, why: 'Not the same' });
		expect(await standing(to)).toBe(0);
	});

	test('a split takes the spans that were chosen, the rest where it was said, and keeps the old code', async () => {
		const name = unique('Staff');
		const code = await aCode({ name });
		const child = await aCode({ parent: code });
		const given = [await aContribution(), await aContribution(), await aContribution()];
		for (const one of given) await put(one, code);
		const { spans } = await as('grace').call<{
			spans: { contribution: string; starts: number; ends: number }[];
		}>('code_to_split', { code });
		expect(spans).toHaveLength(3);
		const of = (one: Given) => spans.filter(({ contribution }) => contribution === one.id);
		const shown = [...of(given[0]!), ...of(given[1]!)];
		const split = (parts: object[], why = 'Two things') =>
			as('grace').call<string[]>('split_code', { code, parts, shown, why });
		await refused(split([{ name: 'One' }]), 'KO009', 'name_1');
		await refused(split([{ name }, { name: name.toLowerCase() }]), 'KO006', 'name_2');
		await refused(split([{ name: unique('a') }, { name: '' }]), 'TX001', 'name_2');
		await refused(split([{ name: unique('a') }, { name: unique('b') }], ''), 'TX001', 'why');
		const parts = await split([
			{ name, definition: 'Kind staff', spans: of(given[0]!) },
			{ name: unique('Rough staff'), spans: [...of(given[0]!), ...of(given[1]!)], rest: true }
		]);
		expect(await standing(parts[0]!)).toBe(1);
		expect(await standing(parts[1]!)).toBe(3);
		expect((await page(child)).above).toEqual([]);
		expect(await page(code)).toMatchObject({ merged: false, contributions: 3 });
		expect((await page(code)).history.filter(({ kind }) => kind === 'split')).toHaveLength(2);
		expect((await page(parts[0]!)).history.map(({ kind }) => kind).sort()).toEqual(['made', 'split']);
		await refused(as('grace').call('undo_merge', { code, why: 'No merge' }), 'P0002');
		expect((await book()).codes.map(({ id }) => id)).not.toContain(code);
		expect(JSON.stringify((await book()).replaced)).toContain(code);
	});
});

describe('starter sets', () => {
	test('has exactly the six national competencies, in their order, and is added once', async () => {
		type Sets = { set: string; had: number; codes: { name: string }[] }[];
		const sets = () => as('olwen').call<Sets>('starter_sets', { programme: LISTENING });
		const [pcref] = await sets();
		expect(pcref!.codes.map(({ name }) => name)).toEqual([
			'Cultural awareness',
			'Staff knowledge and awareness',
			'Partnership working',
			'Workforce',
			'Co-learning',
			'Co-production'
		]);
		await as('olwen').call('make_code', { programme: LISTENING, name: 'workforce' });
		const add = (starter_set: string) =>
			as('olwen').call<number>('add_starter_set', { programme: LISTENING, starter_set });
		expect(await add('pcref')).toBe(5);
		expect(await add('pcref')).toBe(0);
		expect(await add('care')).toBe(12);
		await refused(add('none'), 'KO010', 'starter_set');
		expect((await sets()).map(({ had }) => had)).toEqual([5, 12]);
		const { codes } = await as('olwen').call<Book>('code_book', { organisation: EASTVALE });
		const access = codes.find(({ name }) => name === 'Access');
		expect(codes.filter(({ parent_id }) => parent_id === access!.id)).toHaveLength(3);
	});

	test('a code book is full at 300', async () => {
		await owner()`insert into public.codes (organisation_id, programme_id, name)
			select ${EASTVALE}, ${LISTENING}, 'Full ' || n from generate_series(1, 300) n`;
		await refused(as('olwen').call('make_code', { programme: LISTENING, name: 'One more' }), 'KO007');
	});
});

test('counts are what a recount says, after random changes and after the clock', async () => {
	const codes = [await aCode(), await aCode(), await aCode()];
	const given = await Promise.all([1, 2, 3, 4].map(() => aContribution()));
	let seed = 7;
	const pick = <T>(of: T[]) => of[(seed = (seed * 48271) % 2147483647) % of.length]!;
	for (let step = 0; step < 60; step += 1) {
		const [one, code, who] = [pick(given), pick(codes), pick(['grace', 'fatima'])];
		const act = pick(['put', 'put', 'off', 'settle', 'unsettle', 'clock', 'merge']);
		if (act === 'put') await put(one, code, who).catch(() => undefined);
		if (act === 'off')
			await owner()`update public.codings set taken_off_at = now() where taken_off_at is null and code_id = ${code}
				and contribution_id = ${one.id}`;
		if (act === 'settle')
			await owner()`insert into public.settlements (contribution_id, code_id, fits, settled_by)
				select ${one.id}, ${code}, ${pick([true, false])}, coder_id from public.codings limit 1
				on conflict (contribution_id, code_id) do update set fits = excluded.fits`;
		if (act === 'unsettle')
			await owner()`delete from public.settlements where code_id = ${code} and contribution_id = ${one.id}`;
		if (act === 'clock') await owner()`select private.fold_code_counts(now())`;
		if (act === 'merge' && step > 40)
			await as('grace')
				.call('merge_codes', { code, target: pick(codes), why: 'Same' })
				.catch(() => undefined);
	}
	for (const code of codes) {
		const [recount] = await owner()<{ counted: number; standing: number; replaced: boolean }[]>`
			select private.code_count(${code}) as counted, (
				select count(*) from public.contributions c left join public.settlements s on s.contribution_id = c.id and s.code_id = ${code}
				where coalesce(s.fits, exists (select 1 from public.codings k
					where k.contribution_id = c.id and k.code_id = ${code} and k.taken_off_at is null))) as standing,
				(select replaced_at is not null from public.codes where id = ${code}) as replaced`;
		expect(recount!.counted).toBe(recount!.standing);
	}
	const [twice] = await owner()`select code_id from private.code_counts group by code_id having count(*) > 1`;
	if (twice) await owner()`select private.fold_code_counts(now())`;
	expect(
		await owner()`select code_id from private.code_counts group by code_id having count(*) > 1`
	).toHaveLength(0);
});
