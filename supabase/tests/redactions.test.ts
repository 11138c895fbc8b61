// What is left out of words for others: those who listen, who wrote it down and the giver read all of it; the board and everyone "[…]".
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { wordsOut } from '../../src/lib/renderings/left-out.ts';
import { aContribution, aDraftInsight, anAgreedInsight, type Given } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';

const NAME = 'Sister Nightingale';
const WORDS = `I asked ${NAME} twice. Nobody came. 🙂 Then ${NAME} did.`;
const at = (phrase: string, from = 0) => {
	const before = WORDS.slice(0, WORDS.indexOf(phrase, from));
	return { starts: [...before].length, ends: [...before].length + [...phrase].length };
};
const [FIRST, SECOND] = [at(NAME), at(NAME, 30)];

const spoken = (more: object = {}) =>
	aContribution({
		words: WORDS,
		consents: { website: true, board: true, photo_video: true },
		more: { ...more }
	});
const leaveOut = (
	contribution: string,
	spans: object[] = [FIRST, SECOND],
	reason = 'names somebody',
	who = 'fatima'
) => as(who).call('leave_out', { contribution, spans, reason });
const out = async (id: string, starts?: number, ends?: number) =>
	(
		await owner()<{ shown: string }[]>`
			select private.words_out(c, ${starts ?? 0}, ${ends ?? null}::int) as shown from public.contributions c where id = ${id}`
	)[0]?.shown;
const page = (who: string, contribution: string) =>
	as(who).call<{ words: string | null; left_out: { id: string; words: string; reason: string }[] } | null>(
		'contribution_at',
		{ contribution }
	);

describe('what others read in its place', () => {
	test('each stretch is one gap, in the whole and in a quote of it', async () => {
		const { id } = await spoken();
		expect(await out(id)).toBe(WORDS);
		await leaveOut(id);
		expect(await out(id)).toBe('I asked […] twice. Nobody came. 🙂 Then […] did.');
		expect(await out(id, 0, FIRST.starts + 3)).toBe('I asked […]');
		expect(await out(id, FIRST.starts, FIRST.ends)).toBe('[…]');
		expect(await out(id, FIRST.starts + 2, FIRST.ends + 6)).toBe('[…] twice');
		expect(await out(id, FIRST.ends + 1, SECOND.starts)).toBe('twice. Nobody came. 🙂 Then ');
	});

	test('what overlaps or follows at once is one gap, wherever it begins', async () => {
		const { id } = await aContribution({ words: 'abcdefghij' });
		await leaveOut(id, [
			{ starts: 0, ends: 2 },
			{ starts: 1, ends: 4 },
			{ starts: 4, ends: 5 },
			{ starts: 7, ends: 10 }
		]);
		expect(await out(id)).toBe('[…]fg[…]');
		expect(await out(id, 4, 6)).toBe('[…]f');
	});

	test('is what the preview of the page says, for any stretches', async () => {
		const words = '0123456789🙂abcdefghij';
		for (let seed = 1; seed <= 12; seed += 1) {
			const stretches = Array.from({ length: 1 + (seed % 5) }, (_none, n) => {
				const starts = (seed * 7 + n * 5) % 20;
				return { starts, ends: starts + 1 + ((seed + n) % (21 - starts)) };
			});
			const { id } = await aContribution({ words });
			await leaveOut(id, stretches);
			expect(await out(id)).toBe(wordsOut(words, stretches));
		}
	});

	test.each(['board', 'public'])('nobody who reads by consent sees it: %s', async (audience) => {
		const given = await spoken();
		const insight = await anAgreedInsight({ restsOn: [given] });
		await leaveOut(given.id);
		const answers =
			audience === 'board'
				? [
						await page('dev', given.id),
						await as('dev').call('find_contributions', { organisation: NORTHBROOK }),
						await as('marcus').call('insight_desk', { insight: insight.id }),
						await as('dev').call('thread', { kind: 'insight', id: insight.id }),
						await as('dev').call('thread', { kind: 'contribution', id: given.id })
					]
				: [
						await nobody.call('public_thread', { kind: 'insight', id: insight.id }),
						await nobody.call('said_and_done', { trust: 'northbrook' }),
						await nobody.call('said_and_done_news', { trust: 'northbrook' }),
						await nobody.call('front_page')
					];
		expect(JSON.stringify(answers)).not.toContain(NAME);
		expect(JSON.stringify(answers)).toContain('Nobody came');
	});

	test('those who listen, the giver and whoever wrote it down read it whole, and see what is left out', async () => {
		const given = await spoken();
		const insight = await aDraftInsight({ restsOn: [given] });
		await leaveOut(given.id);
		for (const who of ['fatima', 'grace']) {
			expect(await page(who, given.id)).toMatchObject({
				words: WORDS,
				left_out: [{ words: NAME, reason: 'names somebody' }, { words: NAME }]
			});
			expect(JSON.stringify(await as(who).call('insight_desk', { insight: insight.id }))).toContain(NAME);
		}
		expect(await nobody.call('contribution_by_receipt', { code: given.receipt })).toMatchObject({
			words: WORDS,
			left_out: [{ words: NAME }, { words: NAME }]
		});
		expect(JSON.stringify(await nobody.call('track', { code: given.receipt }))).toContain(NAME);
		expect(await page('dev', given.id)).toMatchObject({ left_out: [] });
	});

	test('a picture that may show it is not shown to others', async () => {
		const picture = {
			base64: 'UklGRjgAAABXRUJQVlA4ICwAAACQAQCdASoCAAIAAUAmJaACdLoAA5gA/vBTH+j64RZGX/7Gb/56P/z0f6hgAA==',
			alt: 'A flip chart',
			width: 2,
			height: 2
		};
		const given = await spoken({ kind: 'group_note', picture });
		await anAgreedInsight({ restsOn: [given] });
		const seen = async () => [
			await as('dev').call('picture', { contribution: given.id }),
			await nobody.call('public_picture', { trust: 'northbrook', contribution: given.id })
		];
		expect(await seen()).toEqual([picture.base64, picture.base64]);
		await leaveOut(given.id);
		expect(await seen()).toEqual([null, null]);
		expect(await as('grace').call('picture', { contribution: given.id })).toBe(picture.base64);
	});
});

describe('leaving out', () => {
	test('by those who see to the words, and nobody else', async () => {
		const { id } = await spoken();
		for (const who of ['marcus', 'dev', 'carys', 'sol', 'olwen', 'joy', 'amina'])
			await refused(leaveOut(id, [FIRST], 'names somebody', who), '42501');
		await refused(
			nobody.call('leave_out', { contribution: id, spans: [FIRST], reason: 'names somebody' }),
			'42501'
		);
		await leaveOut(id, [FIRST], 'could point to somebody', 'grace');
		await refused(as('grace').rows`select * from public.redactions`, '42501');
	});

	test.each([
		['nothing', [], 'names somebody', 'RC001', 'sentences'],
		['what is not there', [{ starts: 0, ends: 900 }], 'names somebody', 'RC002', 'sentences'],
		['backwards', [{ starts: 5, ends: 5 }], 'names somebody', 'RC002', 'sentences'],
		['no number', [{ starts: 0 }], 'names somebody', 'RC002', 'sentences'],
		['for no reason we know', [FIRST], 'it is unkind to us', 'RC003', 'reason']
	])('refused: %s', async (_what, spans, reason, code, field) => {
		const { id } = await spoken();
		await refused(leaveOut(id, spans, reason), code, field);
	});

	test('the same stretch is left out once; the original and its hash stay', async () => {
		const { id } = await spoken();
		const [before] = await owner()`select words, commitment from public.contributions where id = ${id}`;
		await leaveOut(id);
		await leaveOut(id, [FIRST, { starts: FIRST.starts + 1, ends: FIRST.ends }]);
		expect((await page('grace', id))?.left_out).toHaveLength(2);
		expect([...(await owner()`select words, commitment from public.contributions where id = ${id}`)]).toEqual(
			[before]
		);
	});

	test('put back, everybody reads it again; the log says how many stretches were left out, and not which', async () => {
		const { id } = await spoken();
		await leaveOut(id);
		const [first] = (await page('grace', id))?.left_out ?? [];
		await refused(as('dev').call('put_back', { redaction: first?.id }), '42501');
		await refused(as('grace').call('put_back', { redaction: randomUUID() }), '42501');
		await as('grace').call('put_back', { redaction: first?.id });
		await refused(as('grace').call('put_back', { redaction: first?.id }), 'RC004');
		expect((await page('dev', id))?.words).toBe(`I asked ${NAME} twice. Nobody came. 🙂 Then […] did.`);
		const entries = await owner()<{ entry: { type: string; count: number } }[]>`
			select entry from tlog.staging where entry ->> 'type' in ('contribution.left_out', 'contribution.put_back') order by id desc limit 2`;
		expect(entries.map(({ entry: { type, count } }) => [type, count])).toEqual([
			['contribution.put_back', 1],
			['contribution.left_out', 2]
		]);
		expect(JSON.stringify(entries)).not.toMatch(/names|starts|Nightingale/);
	});

	test('taken back, the words leave no trace of where something was left out', async () => {
		const given: Given = await spoken();
		await leaveOut(given.id);
		await nobody.call('withdraw_by_receipt', { code: given.receipt });
		expect([...(await owner()`select 1 from public.redactions where contribution_id = ${given.id}`)]).toEqual(
			[]
		);
		await refused(leaveOut(given.id), 'WD005');
	});
});
