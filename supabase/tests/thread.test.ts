// The thread: what each person sees of it, and that no words pass without consent.
import { describe, expect, it, beforeAll } from 'vitest';
import type { ThreadSeen } from '../../src/lib/thread/thread.ts';
import {
	aContribution,
	aMadeDecision,
	anAgreedInsight,
	anInsightInCheck,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { MARCUS_DECIDES } from './support/ids.ts';

const WEBSITE = 'CANARY-website asked for the plan';
const BOARD = 'CANARY-board asked for the plan';
const SILENT = 'CANARY-silent asked for the plan';
const TUNDES = 'CANARY-tunde asked for the plan';

let given: Record<'website' | 'board' | 'silent' | 'tundes', Given>;
let insight: string;
let decision: string;
let action: string;

const seen = (who: string, kind: string, id: string) => as(who).call<ThreadSeen>('thread', { kind, id });
const open = (kind: string, id: string) => nobody.call<ThreadSeen>('public_thread', { kind, id });
const canaries = (thread: ThreadSeen) =>
	[...new Set(JSON.stringify(thread).match(/CANARY-\w+/g) ?? [])].sort();

beforeAll(async () => {
	given = {
		website: await aContribution({ words: WEBSITE, consents: { website: true } }),
		board: await aContribution({ words: BOARD, consents: { board: true } }),
		silent: await aContribution({ words: SILENT, consents: {} }),
		tundes: await aContribution({ words: TUNDES, by: 'tunde', consents: {} })
	};
	({ id: insight } = await anAgreedInsight({ restsOn: Object.values(given) }));
	({ id: decision } = await aMadeDecision({ insights: [{ id: insight }] }));
	action = await as('grace').call<string>('add_action', {
		decision,
		what: 'Change the form',
		owner_id: MARCUS_DECIDES,
		due_on: '2027-03-01'
	});
});

describe('whose words are seen in a thread', () => {
	const ALL = ['CANARY-board', 'CANARY-silent', 'CANARY-tunde', 'CANARY-website'];
	it.each([
		['olwen', ['CANARY-website']],
		['carys', ['CANARY-website']],
		['sol', ['CANARY-website']],
		['joy', ['CANARY-website']],
		['tunde', ['CANARY-tunde', 'CANARY-website']],
		['dev', ['CANARY-board']],
		['marcus', ['CANARY-board']],
		['amina', ['CANARY-board']],
		['fatima', ALL],
		['grace', ALL]
	])('%s sees %j', async (who, words) => {
		for (const [kind, id] of [
			['insight', insight],
			['decision', decision],
			['action', action]
		] as const) {
			expect(canaries(await seen(who, kind, id)), kind).toEqual(words);
		}
	});

	it('nobody signed in sees what was agreed to for the website, from each part', async () => {
		expect(canaries(await open('insight', insight))).toEqual(['CANARY-website']);
		expect(canaries(await open('decision', decision))).toEqual(['CANARY-website']);
		expect(canaries(await open('action', action))).toEqual(['CANARY-website']);
		await refused(nobody.call('public_thread', { kind: 'contribution', id: given.website.id }), 'P0002');
		await refused(nobody.call('thread', { kind: 'insight', id: insight }), '42501');
	});

	it('the public is told no ids of contributions', async () => {
		expect(JSON.stringify(await open('insight', insight))).not.toContain(given.website.id);
	});
});

describe('the thread of a contribution', () => {
	it.each(['olwen', 'carys', 'sol', 'joy', 'tunde'])(
		'is hidden from %s, whose words they are not',
		async (who) => {
			for (const { id } of [given.website, given.board, given.silent]) {
				await refused(seen(who, 'contribution', id), 'P0002');
			}
		}
	);

	it.each(['dev', 'marcus', 'amina'])('is open to %s where it was agreed to for the board', async (who) => {
		expect((await seen(who, 'contribution', given.board.id)).contribution?.words).toBe(BOARD);
		await refused(seen(who, 'contribution', given.silent.id), 'P0002');
		await refused(seen(who, 'contribution', given.website.id), 'P0002');
	});

	it('is open to those who listen, and says nothing of having been told', async () => {
		expect((await seen('fatima', 'contribution', given.silent.id)).contribution?.words).toBe(SILENT);
		const [row] =
			await owner()`select told_at from public.responses where contribution_id = ${given.silent.id}`;
		expect(row?.told_at).toBeNull();
	});

	it('is open to its contributor, and counts as having been told', async () => {
		const thread = await seen('tunde', 'contribution', given.tundes.id);
		expect(thread.contribution).toMatchObject({ words: TUNDES, mine: true });
		expect(thread.decisions[0]?.told?.how).toBe('on their page');
	});

	it('is open to whoever holds its slip, who sees others’ words as everyone does', async () => {
		const thread = await nobody.call<ThreadSeen>('track', { code: given.silent.receipt });
		expect(thread.contribution).toMatchObject({ words: SILENT, mine: true });
		expect(canaries(thread)).toEqual(['CANARY-silent', 'CANARY-website']);
		expect(thread.decisions[0]?.told?.how).toBe('by receipt');
		expect(thread.insights[0]?.my_check).toMatchObject({ answer: 'agree', open: false });
		await refused(nobody.call('track', { code: '00000-00000-0' }), 'P0002', 'code');
	});

	it('does not change how somebody was told when they read it again', async () => {
		await as('olwen').call('track', { code: given.tundes.receipt });
		const [row] = await owner()`select how from public.responses where contribution_id = ${given.tundes.id}`;
		expect(row?.how).toBe('on their page');
	});
});

describe('how many said the same', () => {
	it('is told beside one’s own words in full, whatever others agreed to show', async () => {
		const person = { by: 'tunde', consents: {} };
		const mine = await aContribution(person);
		const mineToo = await aContribution({ ...person, words: 'And nobody asked my mother' });
		const shown = [];
		for (let index = 0; index < 5; index++) shown.push(await aContribution({ words: `Said ${index}` }));
		const silent = await aContribution({ consents: {} });
		const kept = await aContribution({ words: 'Kept back' });
		const { id } = await anInsightInCheck({ restsOn: [...shown, silent, kept, mine] });
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;

		for (const thread of [
			await nobody.call<ThreadSeen>('track', { code: mine.receipt }),
			await seen('tunde', 'contribution', mine.id)
		]) {
			expect(thread.insights[0]).toMatchObject({ id, said: 7, own: 1 });
		}
		await as('grace').call('add_quote', { insight: id, contribution: mineToo.id, starts: 0, ends: 3 });
		for (const thread of [
			await nobody.call<ThreadSeen>('track', { code: mine.receipt }),
			await seen('tunde', 'contribution', mineToo.id)
		]) {
			expect(thread.insights[0]).toMatchObject({ said: 8, own: 2 });
		}
		// Staff are not told that two contributions are by one person.
		expect((await seen('grace', 'contribution', mine.id)).insights[0]).toMatchObject({ said: 8, own: 0 });
	});
});

describe('an insight that is put in other words', () => {
	it('waits in public until they are agreed; until then only the trust sees them', async () => {
		const { id, restsOn } = await anAgreedInsight();
		const draft = await as('grace').call<string>('supersede_insight', {
			insight: id,
			statement: 'Put better'
		});
		expect((await open('insight', id)).insights[0]).toMatchObject({ state: 'agreed', to: [] });
		expect((await seen('grace', 'insight', id)).insights[0]).toMatchObject({
			state: 'agreed',
			to: [{ id: draft, kind: 'superseded', published: false }]
		});

		await as('grace').call('check_insight', { insight: draft });
		const agreed = { code: restsOn[0]!.receipt, insight: draft, answer: 'agree' };
		await nobody.call('answer_check_by_receipt', agreed);
		await as('grace').call('sign_insight', { insight: draft });
		await as('grace').call('agree_insight', { insight: draft });
		expect((await open('insight', id)).insights[0]).toMatchObject({
			state: 'superseded',
			to: [{ id: draft, published: true }]
		});
	});
});

describe('what is not published', () => {
	it('is seen by the trust, and by those it rests on once it was put to them', async () => {
		const mine = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [mine] });
		for (const who of ['fatima', 'grace', 'marcus', 'dev', 'amina']) {
			expect((await seen(who, 'insight', id)).insights[0]?.state).toBe('in_check');
		}
		expect((await seen('tunde', 'insight', id)).insights[0]?.my_check).toMatchObject({
			answer: null,
			open: true
		});
		for (const who of ['olwen', 'carys', 'sol', 'joy']) await refused(seen(who, 'insight', id), 'P0002');
		await refused(open('insight', id), 'P0002');
	});

	it('stays out of a contributor’s thread while it is a draft', async () => {
		const mine = await aContribution({ by: 'tunde' });
		const draft = await as('grace').call<string>('draft_insight', {
			programme: '00000000-0000-4000-c000-000000000001',
			statement: 'Only a draft'
		});
		await as('grace').call('add_quote', { insight: draft, contribution: mine.id, starts: 0, ends: 3 });
		expect((await seen('tunde', 'contribution', mine.id)).insights).toEqual([]);
		expect((await seen('grace', 'contribution', mine.id)).insights).toHaveLength(1);
	});
});

describe('words that are gone', () => {
	it('leave a count where they stood, and nothing else', async () => {
		const gone = await aContribution({
			words: 'CANARY-gone away',
			by: 'tunde',
			more: { attribution: 'named', shown_as: 'CANARY-name' }
		});
		const { id } = await anAgreedInsight({ restsOn: [gone, await aContribution()] });
		expect(canaries(await open('insight', id))).toEqual(['CANARY-gone', 'CANARY-name']);

		await as('tunde').call('withdraw_contribution', { contribution: gone.id });
		for (const thread of [
			await open('insight', id),
			await seen('grace', 'insight', id),
			await seen('tunde', 'contribution', gone.id),
			await nobody.call<ThreadSeen>('track', { code: gone.receipt })
		]) {
			expect(canaries(thread)).toEqual([]);
		}
		expect((await open('insight', id)).insights[0]).toMatchObject({ taken_back: 1, others: 0 });
	});

	it('are shown to nobody else when the trust kept them back', async () => {
		const kept = await aContribution({ words: 'CANARY-kept back' });
		const { id } = await anAgreedInsight({ restsOn: [kept, await aContribution()] });
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		expect(canaries(await seen('grace', 'insight', id))).toEqual([]);
		expect((await seen('grace', 'insight', id)).insights[0]).toMatchObject({ others: 0, taken_back: 0 });
	});

	it('go when consent ends', async () => {
		const ends = await aContribution({ words: 'CANARY-ends soon', by: 'tunde' });
		const { id } = await anAgreedInsight({ restsOn: [ends] });
		expect(canaries(await open('insight', id))).toEqual(['CANARY-ends']);
		await as('tunde').call('change_consent', { contribution: ends.id, answers: { website: false } });
		expect(canaries(await open('insight', id))).toEqual([]);
	});
});

describe('the size of a thread', () => {
	it('is bounded: five quotes, and a count of the rest', async () => {
		const many = [];
		for (let index = 0; index < 8; index++) many.push(await aContribution({ words: `Said ${index}` }));
		const { id } = await anAgreedInsight({ restsOn: many });
		const [shown] = (await open('insight', id)).insights;
		expect(shown?.quotes).toHaveLength(5);
		expect(shown?.others).toBe(3);
	});

	it('leads with the action it is about', async () => {
		const many = await aMadeDecision();
		const ids: string[] = [];
		for (let index = 1; index <= 7; index++) {
			ids.push(
				await as('grace').call<string>('add_action', {
					decision: many.id,
					what: `Action ${index}`,
					owner_id: MARCUS_DECIDES,
					due_on: `2027-03-0${index}`
				})
			);
		}
		const thread = await open('action', ids[6]!);
		expect(thread.decisions[0]?.actions.map(({ id }) => id)).toContain(ids[6]);
		expect(thread.decisions[0]?.more_actions).toBe(2);
	});
});

describe('a decision in its thread', () => {
	it('says that it came before the listening ended', async () => {
		const early = await aMadeDecision({ more: { decided_on: '2026-01-02', equality_on: '2026-01-01' } });
		expect((await open('decision', early.id)).decisions[0]?.influences[0]?.early).toBe(true);
	});

	it('keeps the corrected one and leads to it both ways', async () => {
		const first = await aMadeDecision();
		const second = await as('grace').call<string>('correct_decision', { decision: first.id });
		expect((await open('decision', first.id)).decisions[0]?.superseded_by).toBeNull();
		await as('marcus').call('make_decision', { decision: second });
		expect((await open('decision', first.id)).decisions[0]?.superseded_by?.id).toBe(second);
		expect((await open('decision', second)).decisions[0]?.supersedes?.id).toBe(first.id);
	});

	it('has challenges beside it, without the words of those taken back', async () => {
		const challenged = await aMadeDecision();
		const challenge = await as('amina').call<string>('raise_challenge', {
			kind: 'decision',
			subject: challenged.id,
			words: 'Not what we asked',
			shown_as: 'Amina'
		});
		expect((await open('decision', challenged.id)).decisions[0]?.challenges[0]).toMatchObject({
			words: 'Not what we asked',
			standing: 'co_chair'
		});
		await as('amina').call('author_challenge', { challenge, verb: 'take_back' });
		expect((await open('decision', challenged.id)).decisions[0]?.challenges[0]?.words).toBeNull();
	});

	it('names who holds what nobody has answered', async () => {
		const { id } = await anAgreedInsight();
		expect((await open('insight', id)).holders).toEqual(['Marcus']);
	});
});
