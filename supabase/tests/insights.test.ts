import { beforeAll, describe, expect, test } from 'vitest';
import {
	aContribution,
	aDraftInsight,
	anAgreedInsight,
	anInsightInCheck,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, refused, type Row } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Desk = {
	statement: string;
	state: string;
	quotes: { id: string; words: string | null; taken_back: boolean }[];
	checks: { id: string; answer: string; words: string | null; earlier_wording: boolean }[] | null;
	tally: Record<string, number>;
	rests_on: Record<string, number>;
	wordings: { statement: string }[];
	came_from: { id: string; kind: string }[];
	became: { id: string; kind: string }[];
	never_used: { count: number; of: number };
};
const desk = (insight: string, who = 'grace') => as(who).call<Desk>('insight_desk', { insight });
const answer = (who: string, insight: string, given: object) =>
	as(who).call('answer_check', { insight, ...given });

const OUTSIDE = ['carys', 'sol', 'joy', 'tunde', 'olwen'];

describe('who reads insights', () => {
	let draft: { id: string; restsOn: Given[] };
	let agreed: { id: string };
	beforeAll(async () => {
		draft = await aDraftInsight({ restsOn: [await aContribution({ by: 'amina', words: 'Ask us first' })] });
		agreed = await anAgreedInsight();
	});

	test('drafts are for those who listen, decide or audit at the trust; agreed ones for everyone', async () => {
		const found = (who: ReturnType<typeof as>) =>
			who.rows`select id from public.insights where id in (${draft.id}, ${agreed.id})`;
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina'])
			expect(await found(as(who))).toHaveLength(2);
		for (const who of OUTSIDE) expect(await found(as(who))).toEqual([{ id: agreed.id }]);
		expect(await found(nobody)).toEqual([{ id: agreed.id }]);
		await refused(as('grace').rows`select drafted_by from public.insights`, '42501');
	});

	test('wordings and quotes are for the same people, and quotes for whose words they are', async () => {
		const wordings = (who: string) =>
			as(who).rows`select version from public.insight_statements where insight_id = ${draft.id}`;
		const quotes = (who: string) => as(who).rows`select id from public.quotes where insight_id = ${draft.id}`;
		for (const who of ['grace', 'fatima', 'marcus', 'dev']) {
			expect(await wordings(who)).toHaveLength(1);
			expect(await quotes(who)).toHaveLength(1);
		}
		for (const who of OUTSIDE) {
			expect(await wordings(who)).toEqual([]);
			expect(await quotes(who)).toEqual([]);
		}
		await refused(nobody.rows`select id from public.quotes`, '42501');
		await refused(nobody.rows`select version from public.insight_statements`, '42501');
	});

	test.each(['insights', 'insight_statements', 'quotes', 'insight_checks', 'insight_lineage'])(
		'not even an engagement lead writes %s but by a command',
		async (table) => {
			await refused(as('grace').run(`insert into public.${table} default values`), '42501');
			await refused(as('grace').run(`delete from public.${table}`), '42501');
			await refused(nobody.run(`delete from public.${table}`), '42501');
		}
	);

	test('the list and the desk are for the same people', async () => {
		const list = (who: string, organisation = NORTHBROOK) =>
			as(who).call<{ insights: unknown[] }>('insights_of', { organisation });
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina']) {
			expect((await list(who)).insights.length).toBeGreaterThan(0);
			expect((await desk(draft.id, who)).quotes[0]?.words).toBe('Ask us first');
		}
		for (const who of OUTSIDE) {
			await refused(list(who), 'P0002');
			await refused(desk(draft.id, who), 'P0002');
			await refused(desk(agreed.id, who), 'P0002');
		}
		await refused(nobody.call('insights_of', { organisation: NORTHBROOK }), '42501');
		await refused(nobody.call('insight_desk', { insight: draft.id }), '42501');
		await refused(
			as('grace').call('insights_of', { organisation: NORTHBROOK, programme: 'not-there' }),
			'P0002'
		);
		expect(
			(await as('olwen').call<{ insights: unknown[] }>('insights_of', { organisation: EASTVALE })).insights
		).toEqual([]);
	});

	test('words that were not given for the board are not read by those who decide', async () => {
		const restsOn = [await aContribution({ words: 'Not for the board', consents: {} })];
		const { id } = await aDraftInsight({ restsOn });
		expect((await desk(id, 'fatima')).quotes[0]?.words).toBe('Not for the board');
		for (const who of ['marcus', 'dev', 'amina']) expect((await desk(id, who)).quotes[0]?.words).toBeNull();
	});

	test('who decides does not read what single people answered', async () => {
		const { id } = await anInsightInCheck({ restsOn: [await aContribution({ by: 'tunde' })] });
		await answer('tunde', id, { answer: 'correct', words: 'Nearly' });
		expect((await desk(id, 'dev')).checks).toHaveLength(1);
		expect((await desk(id, 'marcus')).checks).toBeNull();
	});

	test('nobody on the staff reads which words an answer belongs to', async () => {
		const restsOn = [await aContribution({ by: 'tunde' })];
		const { id } = await anInsightInCheck({ restsOn });
		await answer('tunde', id, { answer: 'agree' });
		expect(JSON.stringify((await desk(id)).checks)).not.toContain(restsOn[0]!.id);
		await refused(as('grace').rows`select contribution_id from public.insight_checks`, '42501');
	});
});

describe('reading what people said', () => {
	type Reading = {
		contributions: { id: string; words: string; cut: boolean }[];
		next: { on: string; id: string } | null;
	};
	async function read(who: string, { search, ...given }: Row & { search?: string }) {
		const query = { words: search };
		const view = search && (await as(who).call<string>('keep_view', { organisation: NORTHBROOK, query }));
		return as(who).call<Reading>('contributions_to_read', { ...given, ...(view && { view }) });
	}

	test('facilitators and engagement leads look for words; nobody else does', async () => {
		const found = await aContribution({ words: 'The 100%_ward was loud at night' });
		const { id } = await aDraftInsight();
		for (const who of ['grace', 'fatima']) {
			const { contributions } = await read(who, { insight: id, search: '100%_WARD' });
			expect(contributions.map((one) => one.id)).toEqual([found.id]);
		}
		for (const who of ['marcus', 'dev', 'amina', ...OUTSIDE])
			await refused(read(who, { insight: id }), 'P0002');
		await refused(nobody.call('contributions_to_read', { insight: id }), '42501');
		expect((await read('grace', { insight: id, search: 'nobody ever said this' })).contributions).toEqual([]);
	});

	test('what was never used can be read alone, and what was taken back not at all', async () => {
		const unused = await aContribution({ words: 'Never used, zebra' });
		const gone = await aContribution({ words: 'Gone soon, zebra' });
		const used = await aDraftInsight({ restsOn: [await aContribution({ words: 'Used, zebra' })] });
		await nobody.call('withdraw_by_receipt', { code: gone.receipt });
		const words = async (only: boolean) =>
			(await read('fatima', { insight: used.id, search: 'zebra', unused: only })).contributions
				.map((one) => one.words)
				.sort();
		expect(await words(true)).toEqual(['Never used, zebra']);
		expect(await words(false)).toEqual(['Never used, zebra', 'Used, zebra']);
		expect((await read('fatima', { insight: used.id, only_one: unused.id })).contributions).toHaveLength(1);
		const before = (await desk(used.id)).never_used;
		await as('grace').call('add_quote', { insight: used.id, contribution: unused.id, starts: 0, ends: 5 });
		expect((await desk(used.id)).never_used).toEqual({ count: before.count - 1, of: before.of });
	});

	test('pages follow each other without a gap or a double, and long words are cut until asked for', async () => {
		const long = await aContribution({ words: `Long ${'word '.repeat(1200)}giraffe` });
		for (let made = 0; made < 12; made++) await aContribution({ words: `giraffe ${made}` });
		const { id } = await aDraftInsight();
		const first = await read('grace', { insight: id, search: 'giraffe' });
		const second = await read('grace', {
			insight: id,
			search: 'giraffe',
			before_on: first.next?.on,
			before_id: first.next?.id
		});
		const ids = [...first.contributions, ...second.contributions].map((one) => one.id);
		expect(first.contributions).toHaveLength(10);
		expect(new Set(ids).size).toBe(13);
		expect(second.next).toBeNull();
		const [cut] = (await read('grace', { insight: id, search: 'Long word' })).contributions;
		expect([cut?.cut, cut?.words.length]).toEqual([true, 4000]);
		const [whole] = (await read('grace', { insight: id, only_one: long.id })).contributions;
		expect(whole?.words).toBe(long.words);
	});
});

describe('writing an insight', () => {
	const draft = (who: string, programme = PCREF, statement = 'People want to be asked') =>
		as(who).call<string>('draft_insight', { programme, statement });

	test('facilitators and engagement leads of the trust draft, with the next number', async () => {
		const numbers = [];
		for (const who of ['grace', 'fatima']) {
			const id = await draft(who);
			const [row] = await owner()<{ number: number }[]>`select number from public.insights where id = ${id}`;
			numbers.push(row!.number);
		}
		expect(numbers[1]).toBe(numbers[0]! + 1);
		for (const who of ['marcus', 'dev', 'amina', ...OUTSIDE]) await refused(draft(who), '42501');
		await refused(nobody.call('draft_insight', { programme: PCREF, statement: 'x' }), '42501');
		await refused(draft('grace', LISTENING), '42501');
		await refused(draft('grace', PCREF, ' '), 'TX001', 'statement');
	});

	test('a statement is reworded, and the wording before is kept', async () => {
		const { id } = await aDraftInsight({ statement: 'First' });
		const revise = (who: string, statement: string, expected: string) =>
			as(who).call('revise_insight', { insight: id, statement, expected });
		await revise('fatima', 'Second', 'First');
		expect((await desk(id)).wordings.map(({ statement }) => statement)).toEqual(['Second', 'First']);
		await refused(revise('grace', 'Third', 'First'), 'IN002', 'statement');
		for (const who of ['marcus', 'dev', 'amina']) await refused(revise(who, 'Mine', 'Second'), '42501');
		for (const who of OUTSIDE) await refused(revise(who, 'Mine', 'Second'), 'P0002');
		expect((await desk(id)).statement).toBe('Second');
	});

	test('quotes are spans of words of the same programme that still stand', async () => {
		const { id } = await aDraftInsight();
		const said = await aContribution({ words: 'Ask us. 😢 Not after.' });
		const quote = (who: string, contribution: string, starts: number, ends: number) =>
			as(who).call<string>('add_quote', { insight: id, contribution, starts, ends });
		const made = await quote('fatima', said.id, 8, 9);
		expect((await desk(id)).quotes.find((one) => one.id === made)?.words).toBe('😢');
		expect(await quote('fatima', said.id, 8, 9)).toBe(made);

		for (const [starts, ends] of [
			[-1, 3],
			[3, 3],
			[0, 99]
		] as const) {
			await refused(quote('grace', said.id, starts, ends), 'IN004', 'words');
		}
		await refused(quote('marcus', said.id, 0, 3), '42501');
		await refused(quote('olwen', said.id, 0, 3), 'P0002');
		const elsewhere = await as('olwen').call<{ id: string }>('record_contribution', {
			given: {
				programme_id: LISTENING,
				words: 'Eastvale',
				told: true,
				on_behalf: true,
				scribe_name: 'Olwen',
				person_name: 'Somebody'
			}
		});
		await refused(quote('grace', elsewhere.id, 0, 3), 'P0002');
		const gone = await aContribution();
		await nobody.call('withdraw_by_receipt', { code: gone.receipt });
		await refused(quote('grace', gone.id, 0, 3), 'IN003');
	});

	test('several spans become quotes together, or none does', async () => {
		const said = await aContribution({ words: 'One. Two. Three.' });
		const { id } = await aDraftInsight();
		const quotes = (who: string, spans: object[]) =>
			as(who).run(`select public.add_quotes($1, $2, $3::text::jsonb)`, [id, said.id, JSON.stringify(spans)]);
		await quotes('fatima', [
			{ starts: 0, ends: 4 },
			{ starts: 10, ends: 16 }
		]);
		expect((await desk(id)).quotes).toHaveLength(3);
		await refused(
			quotes('fatima', [
				{ starts: 5, ends: 9 },
				{ starts: 0, ends: 99 }
			]),
			'IN004'
		);
		await refused(quotes('fatima', []), 'IN004', 'words');
		expect((await desk(id)).quotes).toHaveLength(3);
		await refused(quotes('dev', [{ starts: 5, ends: 9 }]), '42501');
	});

	test('a quote is taken off a draft, by those who write it', async () => {
		const { id } = await aDraftInsight();
		const [quote] = (await desk(id)).quotes;
		await refused(as('dev').call('remove_quote', { quote: quote!.id }), '42501');
		await refused(as('olwen').call('remove_quote', { quote: quote!.id }), 'P0002');
		await as('grace').call('remove_quote', { quote: quote!.id });
		expect((await desk(id)).quotes).toEqual([]);
		await refused(as('grace').call('remove_quote', { quote: quote!.id }), 'P0002');
		const checked = await anInsightInCheck();
		await refused(
			as('grace').call('remove_quote', { quote: (await desk(checked.id)).quotes[0]!.id }),
			'IN001'
		);
	});
});

describe('checking it with the people it rests on', () => {
	test('each person is asked once, whatever they gave', async () => {
		const restsOn = [
			await aContribution({ by: 'tunde', words: 'First' }),
			await aContribution({ by: 'tunde', words: 'Second' }),
			await aContribution({ name: 'Mrs Khan' })
		];
		const { id } = await aDraftInsight({ restsOn });
		const check = (who: string, insight = id) => as(who).call('check_insight', { insight });
		await refused(check('marcus'), '42501');
		await refused(check('olwen'), 'P0002');
		await check('fatima');
		expect((await desk(id)).tally).toMatchObject({ asked: 2, waiting: 2 });
		await refused(check('fatima'), 'IN001');
		const empty = await as('grace').call<string>('draft_insight', {
			programme: PCREF,
			statement: 'On nothing'
		});
		await refused(check('grace', empty), 'IN005');

		// A quote added during the check asks the person behind it, and nobody twice.
		const more = await aContribution({ words: 'Third' });
		await as('grace').call('add_quote', { insight: id, contribution: more.id, starts: 0, ends: 5 });
		await as('grace').call('add_quote', { insight: id, contribution: restsOn[1]!.id, starts: 0, ends: 3 });
		expect((await desk(id)).tally).toMatchObject({ asked: 3 });
	});

	test('Tunde agrees, corrects or objects on his own page; others do not answer for him', async () => {
		const { id } = await anInsightInCheck({ restsOn: [await aContribution({ by: 'tunde' })] });
		type Mine = { insight_id: string; open: boolean; answer: string | null; quotes: { words: string }[] };
		const mine = (who: string) => as(who).call<Mine[]>('my_checks', { insight: id });
		expect(await mine('tunde')).toMatchObject([
			{ open: true, answer: null, quotes: [{ words: 'Nobody asked me what I needed' }] }
		]);
		expect(await mine('amina')).toEqual([]);
		await refused(nobody.call('my_checks'), '42501');

		for (const who of ['amina', 'grace', 'olwen'])
			await refused(answer(who, id, { answer: 'agree' }), 'P0002');
		await refused(nobody.call('answer_check', { insight: id, answer: 'agree' }), '42501');
		await refused(answer('tunde', id, { answer: 'perhaps' }), 'IN006', 'answer');
		await refused(answer('tunde', id, { answer: 'object' }), 'TX001', 'words');
		await answer('tunde', id, { answer: 'object', words: 'I said loud, not unsafe' });
		expect(await mine('tunde')).toMatchObject([{ answer: 'object', words: 'I said loud, not unsafe' }]);

		const checks = (who: string) =>
			as(who).rows`select answer from public.insight_checks where insight_id = ${id}`;
		for (const who of ['tunde', 'grace', 'fatima', 'dev', 'amina'])
			expect(await checks(who)).toEqual([{ answer: 'object' }]);
		for (const who of ['marcus', 'carys', 'olwen', 'joy']) expect(await checks(who)).toEqual([]);
		await refused(as('grace').rows`select recorded_by from public.insight_checks`, '42501');
	});

	test('the holder of a slip answers without an account, for these words alone', async () => {
		const insight = await anInsightInCheck();
		const elsewhere = await aContribution();
		const by = (code: string) =>
			nobody.call('answer_check_by_receipt', { code, insight: insight.id, answer: 'agree' });
		await refused(by('00000-00000-0'), 'P0002', 'code');
		await refused(by(elsewhere.receipt), 'P0002');
		await by(insight.restsOn[0]!.receipt);
		// The slip is enough, whoever is signed in beside it.
		await as('olwen').call('answer_check_by_receipt', {
			code: insight.restsOn[0]!.receipt,
			insight: insight.id,
			answer: 'agree'
		});
		expect((await desk(insight.id)).tally).toMatchObject({ agree: 1, waiting: 0 });
		await refused(
			as('olwen').call('answer_check_by_receipt', { code: 'x', insight: insight.id, answer: 'agree' }),
			'P0002'
		);
	});

	test('an answer by phone is written down by those who write the insight', async () => {
		const insight = await anInsightInCheck();
		const contribution = insight.restsOn[0]!.id;
		const record = (who: string, given: object = {}) =>
			as(who).call('record_check', {
				insight: insight.id,
				contribution,
				answer: 'correct',
				words: 'Only at night',
				how: 'by phone',
				...given
			});
		for (const who of ['marcus', 'dev', 'amina']) await refused(record(who), '42501');
		await refused(record('olwen'), 'P0002');
		await refused(record('grace', { how: 'by pigeon' }), 'IN008', 'how');
		await record('fatima');
		expect((await desk(insight.id)).checks).toMatchObject([{ answer: 'correct', words: 'Only at night' }]);
	});

	test('whoever holds the contact asks, without being told which words were whose', async () => {
		const begum = '00000000-0000-4000-d000-000000000014';
		const said = await as('joy').call<{ id: string; receipt: string }>('record_contribution', {
			given: {
				programme_id: PCREF,
				words: 'Ring me, do not write',
				told: true,
				on_behalf: true,
				scribe_name: 'Joy',
				person_id: begum
			}
		});
		const { id } = await anInsightInCheck({ restsOn: [{ ...said, words: 'Ring me' }] });
		const toAsk = (who: string, organisation: string) =>
			as(who).call<{ insight_id: string; name: string; days_over: number }[]>('people_to_ask', {
				organisation
			});
		const asked = async () => (await toAsk('joy', ROOTED_VOICES)).find((one) => one.insight_id === id);
		expect(await asked()).toMatchObject({ name: 'Mrs Begum', contact: '020 7946 0014' });
		expect((await asked())!.days_over).toBeLessThan(0);
		await owner()`update public.insights set check_until = private.today() - 1 where id = ${id}`;
		expect((await asked())!.days_over).toBe(1);
		expect(JSON.stringify(await toAsk('joy', ROOTED_VOICES))).not.toContain(said.id);
		expect((await toAsk('grace', NORTHBROOK)).filter((one) => one.name === 'Mrs Begum')).toEqual([]);
		for (const who of ['marcus', 'dev', 'tunde']) await refused(toAsk(who, NORTHBROOK), 'P0002');
		await refused(toAsk('grace', ROOTED_VOICES), 'P0002');
		await refused(nobody.call('people_to_ask', { organisation: NORTHBROOK }), '42501');

		const record = (who: string, given: object = {}) =>
			as(who).call('record_person_check', {
				insight: id,
				person: begum,
				answer: 'agree',
				words: '',
				how: 'by phone',
				...given
			});
		for (const who of ['grace', 'fatima', 'tunde', 'olwen']) await refused(record(who), 'P0002');
		await refused(record('joy', { how: '' }), 'IN008', 'how');
		await record('joy');
		expect((await desk(id)).tally).toMatchObject({ agree: 1, waiting: 0 });
	});

	test('an objection is answered in writing before anything is agreed', async () => {
		const restsOn = [await aContribution({ by: 'tunde' })];
		const { id } = await anInsightInCheck({ restsOn });
		await answer('tunde', id, { answer: 'object', words: 'No' });
		await refused(as('grace').call('agree_insight', { insight: id }), 'IN009');

		const check = (await desk(id)).checks![0]!.id;
		const reply = (who: string, words = 'We have reworded it') =>
			as(who).call('reply_to_check', { to_check: check, reply: words });
		for (const who of ['marcus', 'dev']) await refused(reply(who), '42501');
		await refused(reply('tunde'), 'P0002');
		await refused(reply('grace', ''), 'TX001', 'reply');
		await reply('fatima');
		expect(await as('tunde').call('my_checks', { insight: id })).toMatchObject([
			{ reply: 'We have reworded it' }
		]);

		// Reworded since, so the answer counts as one to an earlier wording.
		await as('grace').call('revise_insight', {
			insight: id,
			statement: 'Better',
			expected: 'People are not asked what they need'
		});
		expect((await desk(id)).checks?.[0]?.earlier_wording).toBe(true);
		// Nobody has signed words they have not read.
		await refused(as('grace').call('agree_insight', { insight: id }), 'IN017');
		await as('fatima').call('sign_insight', { insight: id });
		await as('grace').call('agree_insight', { insight: id });
		await refused(answer('tunde', id, { answer: 'agree' }), 'IN007');
	});

	test('an engagement lead agrees when all have answered, or the days have run; it is public at once', async () => {
		const { id } = await anInsightInCheck();
		const agree = (who: string) => as(who).call('agree_insight', { insight: id });
		for (const who of ['fatima', 'marcus', 'dev', 'amina']) await refused(agree(who), '42501');
		await refused(agree('olwen'), 'P0002');
		await refused(agree('grace'), 'IN010');
		await owner()`update public.insights set check_until = private.today() where id = ${id}`;
		await agree('grace');
		await refused(agree('grace'), 'IN001');
		const [row] =
			await nobody.rows`select state, due_on - private.today() as days from public.insights where id = ${id}`;
		expect(row).toEqual({ state: 'agreed', days: 84 });
	});

	test('nothing is agreed that rests on nothing any more', async () => {
		const { id, restsOn } = await anInsightInCheck();
		await nobody.call('withdraw_by_receipt', { code: restsOn[0]!.receipt });
		await refused(as('grace').call('agree_insight', { insight: id }), 'IN005');
	});

	test('what somebody wrote in a check goes when they take their words back', async () => {
		const { id, restsOn } = await anInsightInCheck({
			restsOn: [await aContribution({ by: 'tunde' }), await aContribution()]
		});
		await answer('tunde', id, { answer: 'object', words: 'Secret canary' });
		await as('tunde').call('withdraw_contribution', { contribution: restsOn[0]!.id });
		expect(JSON.stringify(await desk(id))).not.toContain('canary');
		expect((await desk(id)).rests_on).toMatchObject({ quotes: 1, people: 1, taken_back: 1 });
	});
});

describe('merging, splitting and replacing', () => {
	test('several become one draft with all of their quotes, and lead to it', async () => {
		const [one, two] = [await aDraftInsight(), await anAgreedInsight()];
		const merge = (who: string, insights: string[]) =>
			as(who).call<string>('merge_insights', { insights, statement: 'Together' });
		for (const who of ['marcus', 'dev', 'olwen', 'tunde'])
			await refused(merge(who, [one.id, two.id]), '42501');
		await refused(merge('grace', [one.id, one.id]), 'IN011', 'insights');
		const eastvale = await as('olwen').call<string>('draft_insight', {
			programme: LISTENING,
			statement: 'Elsewhere'
		});
		await refused(merge('grace', [one.id, eastvale]), 'IN012', 'insights');

		// What everyone can read is only replaced by an engagement lead.
		await refused(merge('fatima', [one.id, two.id]), '42501');
		const made = await merge('grace', [one.id, two.id]);
		expect(await desk(made)).toMatchObject({ state: 'draft', rests_on: { quotes: 2 }, became: [] });
		expect((await desk(made)).came_from.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
		expect(await desk(one.id)).toMatchObject({ state: 'superseded', became: [{ id: made, kind: 'merged' }] });
		// What was agreed goes on waiting where everyone sees it, until the other is agreed too.
		expect(await desk(two.id)).toMatchObject({ state: 'agreed', became: [{ id: made, kind: 'merged' }] });
		expect(await nobody.rows`select state from public.insights where id = ${two.id}`).toEqual([
			{ state: 'agreed' }
		]);
		await refused(as('grace').call('supersede_insight', { insight: two.id, statement: 'Again' }), 'IN015');
		const lineage = (who: ReturnType<typeof as>) =>
			who.rows`select kind from public.insight_lineage where to_insight = ${made}`;
		expect(await lineage(nobody)).toEqual([]);
		expect(await lineage(as('olwen'))).toEqual([]);
		expect(await lineage(as('dev'))).toHaveLength(2);
		await refused(merge('grace', [one.id, made]), 'IN001');
	});

	test('one becomes several drafts, each with the quotes chosen for it', async () => {
		const insight = await aDraftInsight({ restsOn: [await aContribution(), await aContribution()] });
		const quotes = (await desk(insight.id)).quotes.map(({ id }) => id);
		const split = (who: string, parts: object[]) =>
			as(who).run<{ ids: string[] }>(`select public.split_insight($1, $2::text::jsonb) as ids`, [
				insight.id,
				JSON.stringify(parts)
			]);
		const parts = [
			{ statement: 'First', quotes: [quotes[0]] },
			{ statement: 'Second', quotes }
		];
		for (const who of ['marcus', 'dev']) await refused(split(who, parts), '42501');
		await refused(split('olwen', parts), 'P0002');
		await refused(split('grace', parts.slice(1)), 'IN013', 'parts');
		await refused(split('grace', [parts[0]!, { statement: ' ', quotes: [] }]), 'TX001', 'statement');
		const [made] = await split('grace', parts);
		expect((await desk(made!.ids[0]!)).rests_on.quotes).toBe(1);
		expect((await desk(made!.ids[1]!)).rests_on.quotes).toBe(2);
		expect((await desk(insight.id)).became.map(({ kind }) => kind)).toEqual(['split', 'split']);
	});

	test('an agreed one is replaced by a draft with the same quotes, and stays to be read', async () => {
		const insight = await anAgreedInsight();
		const supersede = (who: string) =>
			as(who).call<string>('supersede_insight', { insight: insight.id, statement: 'Better' });
		for (const who of ['marcus', 'dev', 'amina']) await refused(supersede(who), '42501');
		await refused(supersede('olwen'), 'P0002');
		const made = await supersede('grace');
		expect(await desk(made)).toMatchObject({
			state: 'draft',
			came_from: [{ id: insight.id, kind: 'superseded' }],
			rests_on: { quotes: 1 }
		});
		await refused(supersede('grace'), 'IN015');
		const publicly = () => nobody.rows`select state from public.insights where id = ${insight.id}`;
		expect(await publicly()).toEqual([{ state: 'agreed' }]);

		// Once the new one is agreed too, everyone reads what took the place of what.
		const lineage = () => nobody.rows`select kind from public.insight_lineage where to_insight = ${made}`;
		expect(await lineage()).toEqual([]);
		await as('grace').call('check_insight', { insight: made });
		await owner()`update public.insights set check_until = private.today() where id = ${made}`;
		await as('grace').call('sign_insight', { insight: made });
		await as('grace').call('agree_insight', { insight: made });
		expect(await lineage()).toEqual([{ kind: 'superseded' }]);
		expect(await publicly()).toEqual([{ state: 'superseded' }]);

		// The answer is due on the day that was promised first.
		const due = async (id: string) =>
			(await nobody.rows<{ due_on: string }>`select due_on::text from public.insights where id = ${id}`)[0]!;
		expect(await due(made)).toEqual(await due(insight.id));
	});

	test('one whose replacement was itself replaced gives way when the last is agreed', async () => {
		const insight = await anAgreedInsight();
		const grace = as('grace');
		const second = await grace.call<string>('supersede_insight', {
			insight: insight.id,
			statement: 'Second'
		});
		const parts = [
			{ statement: 'One half', quotes: [] },
			{ statement: 'Other half', quotes: [] }
		];
		await refused(
			grace.run('select public.split_insight($1, $2::text::jsonb)', [insight.id, JSON.stringify(parts)]),
			'IN015'
		);
		const third = await grace.call<string>('merge_insights', {
			insights: [second, (await aDraftInsight()).id],
			statement: 'Third'
		});
		await grace.call('check_insight', { insight: third });
		await owner()`update public.insights set check_until = private.today() where id = ${third}`;
		await grace.call('sign_insight', { insight: third });
		await grace.call('agree_insight', { insight: third });
		expect(await nobody.rows`select state from public.insights where id = ${insight.id}`).toEqual([
			{ state: 'superseded' }
		]);
		const days = await nobody.rows`
			select due_on from public.insights where id in (${insight.id}, ${third}) group by due_on`;
		expect(days).toHaveLength(1);
	});
});
