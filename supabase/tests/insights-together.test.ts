// Insights made together: wordings that meet, voices left out, and the way from each contribution to what stands.
import { describe, expect, test } from 'vitest';
import { aContribution, aDraftInsight, anInsightInCheck } from './support/builders.ts';
import { as, owner, refused, type Row } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const desk = <T = Row>(insight: string) => as('grace').call<T>('insight_desk', { insight });

describe('two wordings that meet', () => {
	const propose = (
		who: string,
		insight: string,
		statement: string,
		version: number,
		state = 'draft',
		attempt?: string
	) =>
		as(who).call<string | null>('propose_wording', {
			insight,
			statement,
			from_version: version,
			from_state: state,
			attempt
		});
	const met = (who: string, attempt: string) => as(who).call<Row>('wording_attempt', { attempt });

	test('one stands, the other is kept for whoever wrote it, until they settle it', async () => {
		const { id } = await aDraftInsight({ statement: 'As it was' });
		expect(await propose('fatima', id, 'By Fatima', 1)).toBeNull();
		const kept = await propose('grace', id, 'By Grace', 1);
		expect(await met('grace', kept!)).toMatchObject({
			started_from: 'As it was',
			now: 'By Fatima',
			now_by: 'Fatima',
			mine: 'By Grace',
			version: 2
		});
		for (const who of ['fatima', 'marcus', 'dev', 'olwen']) await refused(met(who, kept!), 'P0002');
		expect((await desk(id)).statement).toBe('By Fatima');

		// Reworded a third time meanwhile: it meets that one too, under the same address.
		await propose('fatima', id, 'By Fatima again', 2);
		expect(await propose('grace', id, 'By both', 2, 'draft', kept!)).toBe(kept);
		expect(await met('grace', kept!)).toMatchObject({
			started_from: 'By Fatima',
			now: 'By Fatima again',
			mine: 'By both'
		});
		expect(await propose('grace', id, 'By both', 3, 'draft', kept!)).toBeNull();
		await refused(met('grace', kept!), 'P0002');
		const { wordings } = await desk<{ wordings: { statement: string; by: string }[] }>(id);
		expect(wordings.map(({ statement, by }) => [statement, by])).toEqual([
			['By both', 'Grace'],
			['By Fatima again', 'Fatima'],
			['By Fatima', 'Fatima'],
			['As it was', 'Grace']
		]);
	});

	test('so does one that was put to its people meanwhile, and one that was agreed', async () => {
		const { id, restsOn } = await aDraftInsight();
		await as('fatima').call('check_insight', { insight: id });
		const kept = await propose('grace', id, 'Better', 1);
		expect(await met('grace', kept!)).toMatchObject({ state: 'in_check', mine: 'Better' });
		await as('fatima').call('sign_insight', { insight: id });
		await as('fatima').call('record_check', {
			insight: id,
			contribution: restsOn[0]!.id,
			answer: 'agree',
			words: '',
			how: 'in person'
		});
		await as('grace').call('agree_insight', { insight: id });
		expect(await propose('grace', id, 'Better still', 1, 'in_check', kept!)).toBe(kept);
		expect(await met('grace', kept!)).toMatchObject({ state: 'agreed', mine: 'Better still' });
		await refused(as('fatima').call('drop_wording', { attempt: kept! }), 'P0002');
		await as('grace').call('drop_wording', { attempt: kept! });
		await refused(met('grace', kept!), 'P0002');
	});

	test('is for those who write insights, and never of nothing', async () => {
		const { id } = await aDraftInsight();
		for (const who of ['marcus', 'dev', 'amina']) await refused(propose(who, id, 'Mine', 1), '42501');
		await refused(propose('olwen', id, 'Mine', 1), 'P0002');
		await refused(propose('grace', id, ' ', 1), 'TX001', 'statement');
	});
});

describe('voices an insight leaves out', () => {
	type Voices = {
		coded: boolean;
		left_out: { id: string; hard: unknown; codes: string[]; against: boolean }[];
		passed_over: { id: string; hard: unknown; by: string }[];
	};
	const voices = (insight: string, who = 'grace') => as(who).call<Voices>('voices_left_out', { insight });
	const aCode = async (name: string) => {
		const [made] = await owner()<{ id: string }[]>`
			insert into public.codes (organisation_id, programme_id, name)
			select organisation_id, id, ${`${name} ${crypto.randomUUID().slice(0, 8)}`} from public.programmes where id = ${PCREF} returning id`;
		return made!.id;
	};
	const code = (contribution: string, codes: string[]) => owner()`
		insert into public.codings (contribution_id, code_id, starts, ends, coder_id)
		select ${contribution}, code, 0, 3, (select account_id from public.people where name = 'Fatima' limit 1)
		from unnest(${codes}::uuid[]) code`;

	test('carry the same codes, the most in common first, also those against; looked at, they are offered no more', async () => {
		const [late, letters] = [await aCode('Told late'), await aCode('By letter')];
		const said = [];
		for (const words of ['Quoted', 'Quoted against', 'Both codes', 'One code', 'No code', 'Taken back'])
			said.push(await aContribution({ words }));
		const [quoted, against, both, one, , gone] = said;
		await code(quoted!.id, [late]);
		await code(against!.id, [letters]);
		await code(both!.id, [late, letters]);
		await code(one!.id, [late]);
		await code(gone!.id, [late]);
		const { id } = await aDraftInsight({ restsOn: [quoted!] });
		await as('grace').call('add_quote', {
			insight: id,
			contribution: against!.id,
			starts: 0,
			ends: 6,
			stance: 'against'
		});
		await as('fatima').call('withdraw_contribution', { contribution: gone!.id });

		const found = await voices(id);
		expect(found.coded).toBe(true);
		expect(found.left_out.map((voice) => [voice.id, voice.codes.length, voice.against])).toEqual([
			[both!.id, 2, true],
			[one!.id, 1, false]
		]);
		for (const who of ['marcus', 'dev', 'amina', 'olwen']) await refused(voices(id, who), 'P0002');

		const pass = (who: string, contribution: string) =>
			as(who).call('pass_over', { insight: id, contribution });
		await refused(pass('dev', one!.id), '42501');
		await refused(pass('olwen', one!.id), 'P0002');
		await refused(pass('grace', gone!.id), 'P0002');
		await pass('fatima', one!.id);
		await pass('grace', one!.id);
		expect(await voices(id)).toMatchObject({
			left_out: [{ id: both!.id }],
			passed_over: [{ id: one!.id, by: 'Fatima' }]
		});
		const rows = (who: string) =>
			as(who).rows`select contribution_id from public.insight_passed_over where insight_id = ${id}`;
		expect(await rows('fatima')).toHaveLength(1);
		for (const who of ['dev', 'marcus', 'olwen']) expect(await rows(who)).toEqual([]);
		await refused(as('dev').call('look_again', { insight: id, contribution: one!.id }), '42501');
		await as('grace').call('look_again', { insight: id, contribution: one!.id });
		expect((await voices(id)).left_out).toHaveLength(2);
	});

	test('say first that they are hard to read, by a note or a flag, however they are found', async () => {
		const late = await aCode('Told late');
		const [quoted, flagged, noted, plain] = [
			await aContribution({ words: 'Quoted' }),
			await aContribution({ words: 'Flagged by a reader' }),
			await aContribution({ words: 'With a note' }),
			await aContribution({ words: 'Neither' })
		];
		for (const { id } of [quoted, flagged, noted, plain]) await code(id, [late]);
		await as('grace').call('flag_hard', { contribution: flagged.id, note: 'A night on a ward' });
		await owner().begin(async (sql) => {
			// Written down with the words; nobody changes it afterwards.
			await sql`alter table public.contributions disable trigger keep_the_original`;
			await sql`update public.contributions set content_note = 'A death' where id = ${noted.id}`;
			await sql`alter table public.contributions enable trigger keep_the_original`;
		});
		const { id } = await aDraftInsight({ restsOn: [quoted] });

		const byReader = { content_note: '', flags: 1, notes: ['A night on a ward'], mine: false };
		const hardOf = (found: { id: string; hard: unknown }[], which: { id: string }) =>
			found.find((voice) => voice.id === which.id)?.hard;
		const { left_out } = await voices(id, 'fatima');
		expect(hardOf(left_out, flagged)).toEqual(byReader);
		expect(hardOf(left_out, noted)).toMatchObject({ content_note: 'A death', flags: 0 });
		expect(hardOf(left_out, plain)).toBeNull();

		await as('fatima').call('pass_over', { insight: id, contribution: flagged.id });
		await as('fatima').call('pass_over', { insight: id, contribution: plain.id });
		const { passed_over } = await voices(id, 'fatima');
		expect(hardOf(passed_over, flagged)).toEqual(byReader);
		expect(hardOf(passed_over, plain)).toBeNull();
	});

	test('are those nearest in words where nothing is coded', async () => {
		const unusual = 'The trampoline beside the orangery creaks dreadfully';
		const [quoted, near] = [
			await aContribution({ words: unusual }),
			await aContribution({ words: `${unusual}, said my cousin` })
		];
		const { id } = await aDraftInsight({ restsOn: [quoted] });
		// The clock counts the words of a programme before any are compared.
		await owner()`select private.learn_codes(now())`;
		const found = await voices(id);
		expect(found.coded).toBe(false);
		expect(found.left_out).toContainEqual(expect.objectContaining({ id: near.id, hard: null }));

		await as('grace').call('flag_hard', { contribution: near.id });
		expect((await voices(id)).left_out).toContainEqual(
			expect.objectContaining({ id: near.id, hard: expect.objectContaining({ flags: 1 }) })
		);
	});
});

describe('the way from words to what stands', () => {
	test('is never lost, whatever is merged, split and put in other words', async () => {
		const grace = as('grace');
		let seed = 20261122;
		const next = (most: number) => (seed = (seed * 16807) % 2147483647) % most;
		const given = [];
		const open: string[] = [];
		for (let count = 0; count < 4; count++) {
			const said = await aContribution({ words: `Voice ${count}` });
			given.push(said);
			open.push((await aDraftInsight({ restsOn: [said], statement: `Insight ${count}` })).id);
		}
		const agreed = async (id: string) => {
			await grace.call('check_insight', { insight: id });
			await owner()`update public.insights set check_until = private.today() where id = ${id}`;
			await grace.call('sign_insight', { insight: id });
			await grace.call('agree_insight', { insight: id });
		};
		const take = () => open.splice(next(open.length), 1)[0]!;
		for (let step = 0; step < 18; step++) {
			const kind = ['merge', 'split', 'supersede'][next(3)];
			if (kind === 'merge' && open.length > 2) {
				open.push(
					await grace.call<string>('merge_insights', {
						insights: [take(), take()],
						statement: `Merged ${step}`
					})
				);
			} else if (kind === 'split') {
				const one = take();
				const { quotes } = await desk<{ quotes: { id: string }[] }>(one);
				const all = quotes.map(({ id }) => id);
				const parts = [
					{ statement: `Half ${step}`, quotes: all.filter((_, place) => place % 2 === 0) },
					{
						statement: `Other ${step}`,
						quotes: all.filter((_, place) => place % 2 === 1 || all.length === 1)
					}
				];
				const [row] = await grace.run<{ made: string[] }>(
					'select public.split_insight($1, $2::text::jsonb) as made',
					[one, JSON.stringify(parts)]
				);
				open.push(...row!.made);
			} else if (kind === 'supersede') {
				const one = take();
				await agreed(one);
				open.push(
					await grace.call<string>('supersede_insight', { insight: one, statement: `Better ${step}` })
				);
			}
		}
		for (const one of open) await agreed(one);

		// From each contribution, along quotes and lineage, to something that stands, is public, and rests on it still.
		for (const { id } of given) {
			const ways = await owner()<{ id: string; quoted: boolean }[]>`
				with recursive way as (
					select q.insight_id as id from public.quotes q where q.contribution_id = ${id}
					union select l.to_insight from public.insight_lineage l join way on way.id = l.from_insight)
				select i.id, exists (select 1 from public.quotes q where q.insight_id = i.id and q.contribution_id = ${id}) as quoted
				from way join public.insights i on i.id = way.id where i.published_at is not null and i.superseded_at is null`;
			expect(ways.filter(({ quoted }) => quoted).length).toBeGreaterThan(0);
			const [told] = await owner()<{ own: { checks: { became: Row[] }[]; subjects: Row[] } }[]>`
				select private.own_contribution(${id}) as own`;
			expect(told!.own.subjects.length).toBeGreaterThan(0);
		}
	});

	test('is told to whoever gave the words: with how many others, and into what', async () => {
		const mine = await aContribution({ by: 'tunde' });
		const one = await anInsightInCheck({ restsOn: [mine] });
		const merged = await as('grace').call<string>('merge_insights', {
			insights: [one.id, (await aDraftInsight()).id, (await aDraftInsight()).id],
			statement: 'Together'
		});
		type Mine = { insight_id: string; became: Row[] }[];
		const became = async () => (await as('tunde').call<Mine>('my_checks', { insight: one.id }))[0]!.became;
		// A draft is nobody's but the trust's; that there is one is told.
		expect(await became()).toEqual([{ kind: 'merged', with: 2, to: null, statement: null, standing: false }]);
		await as('grace').call('check_insight', { insight: merged });
		expect(await became()).toEqual([
			{ kind: 'merged', with: 2, to: merged, statement: 'Together', standing: false }
		]);
		const own = await as('tunde').call<{ checks: { insight: string; became: Row[] }[] }>('my_contribution', {
			contribution: mine.id
		});
		expect(own.checks.find(({ insight }) => insight === one.id)?.became).toMatchObject([
			{ kind: 'merged', with: 2 }
		]);
	});

	test('keeps what speaks against it on its side', async () => {
		const { id } = await aDraftInsight();
		const against = await aContribution({ words: 'Not so' });
		await as('grace').call('add_quote', {
			insight: id,
			contribution: against.id,
			starts: 0,
			ends: 6,
			stance: 'against'
		});
		const merged = await as('grace').call<string>('merge_insights', {
			insights: [id, (await aDraftInsight()).id],
			statement: 'Together'
		});
		expect(await desk(merged)).toMatchObject({ sides: { for: 2, against: 1 } });
	});
});
