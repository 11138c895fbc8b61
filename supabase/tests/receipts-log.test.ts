// What a receipt shows of the log, and to whom: the entry of one's own words, what opens it, and whether the promise was kept.
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	aConsultation,
	aContribution,
	aMadeDecision,
	anAgreedInsight,
	anInsightInCheck
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { MARCUS_DECIDES } from './support/ids.ts';

type InLog = {
	entry_id: string;
	leaf: string;
	body: string;
	index: number | null;
	received_unix: number;
	due_unix: number;
	opens: { text?: { salt: string; content: string } };
};

const bySlip = (code: string) => nobody.call<InLog | null>('receipt_in_log', { code });
const sha256 = (...parts: (Buffer | string)[]) => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};
const leafOf = ({ body }: InLog) => sha256(Buffer.of(0), body).toString('base64');
const commitmentOf = (salt: string, content: string) =>
	sha256(Buffer.from(salt, 'base64'), Buffer.of(4), 'text', content).toString('base64url');

describe('the entry of one’s own words', () => {
	test('is read with the slip, with what opens it, before and after it has its number', async () => {
		const { receipt, words } = await aContribution();
		const staged = (await bySlip(receipt))!;
		expect(staged).toMatchObject({ index: null, leaf: leafOf(staged) });
		expect(staged.due_unix - staged.received_unix).toBe(3600);
		const entry = JSON.parse(staged.body) as { id: string; type: string; c: { text: string } };
		expect(entry).toMatchObject({ id: staged.entry_id, type: 'contribution.received' });
		expect(staged.opens.text!.content).toBe(words);
		expect(commitmentOf(staged.opens.text!.salt, words)).toBe(entry.c.text);
		expect(commitmentOf(staged.opens.text!.salt, `${words}!`)).not.toBe(entry.c.text);

		await owner()`select tlog.sequence(100000)`;
		const numbered = (await bySlip(receipt))!;
		expect(numbered).toEqual({ ...staged, index: numbered.index });
		expect(numbered.index).toBeTypeOf('number');
	});

	test('is read by whoever gave the words and is signed in, and by nobody else', async () => {
		const { id, receipt } = await aContribution({ by: 'tunde' });
		const mine = await as('tunde').call<InLog>('own_contribution_in_log', { contribution: id });
		expect(mine).toEqual(await bySlip(receipt));
		for (const who of ['grace', 'fatima', 'olwen', 'marcus']) {
			expect(await as(who).call('own_contribution_in_log', { contribution: id })).toBeNull();
		}
	});

	test('is not read with a code that nobody knows', async () => {
		for (const code of ['00000-00000-0', '', '%']) expect(await bySlip(code)).toBeNull();
		expect(await as('grace').call('receipt_in_log', { code: '00000-00000-0' })).toBeNull();
	});

	test('stays when the words are taken back, and is opened by nothing any more', async () => {
		const { receipt } = await aContribution();
		const before = (await bySlip(receipt))!;
		await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await bySlip(receipt)).toEqual({ ...before, opens: {} });
	});
});

test('answers that are given for somebody carry the key of their slip too', async () => {
	const ek = 'a'.repeat(42) + 'A';
	const consultation = await aConsultation();
	const sent = await as('fatima').call<{ receipt: string }>('send_sheet_for_somebody', {
		given: {
			id: randomUUID(),
			consultation,
			lang: 'en',
			easy_read: false,
			scribe_name: 'Fatima',
			told: true,
			read_back: true,
			draft: { answers: { words: { words: 'Hello' } } },
			words: 'What should the first words be?\nHello',
			asked: { words: { starts: 32, ends: 37 } },
			erasure_key: ek
		}
	});
	expect(JSON.parse((await bySlip(sent.receipt))!.body)).toMatchObject({ ek });
});

type Late = {
	stops: { stop: string; count: number; longest: number }[];
	stop: string | null;
	rows: {
		id: string;
		at: string;
		days: number;
		title: string | null;
		subject: string | null;
		who: string | null;
	}[];
	next: string | null;
};
const late = (more: Record<string, unknown> = {}) =>
	nobody.call<Late>('late', { trust: 'northbrook', ...more });
const at = ({ stops }: Late, stop: string) => stops.find((one) => one.stop === stop)!;
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe('what waits past its day', () => {
	test('is read by anybody, stop by stop, longest late first', async () => {
		const before = await late();
		const insights = [await anAgreedInsight(), await anAgreedInsight(), await anAgreedInsight()];
		for (const [index, days] of [3, 40, -1].entries()) {
			await owner()`update public.insights set due_on = ${ago(days)} where id = ${insights[index]!.id}`;
		}
		const seen = await late({ stop: 'answer', most: 1 });
		expect(at(seen, 'answer').count).toBe(at(before, 'answer').count + 2);
		expect(at(seen, 'answer').longest).toBeGreaterThanOrEqual(40);
		const walked = [...seen.rows];
		for (let { next } = seen; next;) {
			const page = await late({ stop: 'answer', most: 1, after: next });
			walked.push(...page.rows);
			next = page.next;
		}
		const own = walked.filter(({ id }) => insights.some((insight) => insight.id === id));
		expect(own.map(({ id, days }) => [id, days])).toEqual([
			[insights[1]!.id, 40],
			[insights[0]!.id, 3]
		]);
		for (const who of ['grace', 'olwen']) {
			expect(await as(who).call('late', { trust: 'northbrook', stop: 'answer', most: 1 })).toEqual(seen);
		}
	});

	test('names no words that are not public, and nobody who was to be told', async () => {
		const statement = 'Words that nobody has agreed to yet';
		const { id } = await anInsightInCheck({ statement });
		await owner()`update public.insights set check_until = ${ago(2)} where id = ${id}`;
		const check = await late({ stop: 'check' });
		expect(check.rows.find((row) => row.id === id)).toMatchObject({ days: 2, title: null, subject: null });
		expect(JSON.stringify(check)).not.toContain(statement);

		const decision = await aMadeDecision();
		await owner()`update public.responses set due_on = ${ago(9)} where decision_id = ${decision.id}`;
		const tell = await late({ stop: 'tell' });
		expect(tell.rows.filter((row) => row.id === decision.id)).toHaveLength(1);
		expect(Object.keys(tell.rows[0]!).sort()).toEqual(
			['at', 'days', 'id', 'kind', 'programme', 'subject', 'title', 'who'].sort()
		);
	});

	test('holds actions with who promised them, and challenges from the day after they were raised', async () => {
		const insight = await anAgreedInsight();
		const decision = await aMadeDecision({ insights: [insight] });
		const action = await as('grace').call<string>('add_action', {
			decision: decision.id,
			what: 'Put up a list of what people need',
			owner_id: MARCUS_DECIDES,
			due_on: ago(-5)
		});
		await owner()`update public.actions set due_on = ${ago(5)} where id = ${action}`;
		const actions = await late({ stop: 'action' });
		expect(actions.rows.find(({ id }) => id === action)).toMatchObject({ days: 5, subject: decision.id });

		const raised = await nobody.call<string>('raise_challenge_by_receipt', {
			code: insight.restsOn[0]!.receipt,
			kind: 'decision',
			subject: decision.id,
			words: 'This is not what we asked for',
			shown_as: ''
		});
		expect((await late({ stop: 'challenge' })).rows.map(({ id }) => id)).not.toContain(raised);
		await owner()`update public.challenges set raised_at = now() - interval '4 days' where id = ${raised}`;
		const challenges = await late({ stop: 'challenge' });
		expect(challenges.rows.find(({ id }) => id === raised)).toMatchObject({ days: 4, subject: decision.id });
		expect(JSON.stringify(challenges)).not.toContain('not what we asked for');
	});

	test.each([
		{ trust: 'nowhere' },
		{ trust: 'rooted-voices' },
		{ stop: 'secret' },
		{ stop: 'answer', after: 'x_y' }
	])('is nowhere else: %j', async (wrong) => {
		await refused(late(wrong), 'P0002');
		await refused(as('grace').call('late', { trust: 'northbrook', ...wrong }), 'P0002');
	});
});

describe('a promise that was not kept', () => {
	test('is counted once its hour is over and the published log does not hold it', async () => {
		await owner()`select tlog.sequence(100000)`;
		const [{ size }] = (await owner()`select tlog.size() as size`) as unknown as [{ size: number }];
		const broken = async (published: number, later: string) => {
			const [row] = await owner()<{ n: number }[]>`
				select tlog.report_broken_promises(${published}, now() + ${later}::interval) as n`;
			return row!.n;
		};
		expect(await broken(size, '2 hours')).toBe(0);
		const { receipt } = await aContribution();
		expect(await broken(size, '59 minutes')).toBe(0);
		const reported = await owner().begin(async (sql) => {
			const [row] = await sql<{ n: number }[]>`
				select tlog.report_broken_promises(${size}, now() + interval '61 minutes') as n`;
			const open = await sql`select kind from tlog.incidents where kind = 'promise_broken'`;
			return { n: row!.n, open: open.length };
		});
		expect(reported).toEqual({ n: 1, open: 1 });
		await owner()`select tlog.sequence(100000)`;
		const { index } = (await bySlip(receipt))!;
		expect(await broken(index! + 1, '2 hours')).toBe(0);
	});
});
