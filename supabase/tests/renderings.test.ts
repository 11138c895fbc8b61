// Other forms of what somebody gave, which are never the record: who makes them, looks them over, confirms and corrects them (R33).
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aContribution, anAgreedInsight, type Given } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

const URDU = 'کسی نے مجھ سے نہیں پوچھا';
const ENGLISH = 'Nobody asked me';
const ALL = { website: true, board: true };

type Rendering = {
	id: string;
	kind: string;
	words: string;
	lang: string;
	dir: string;
	reviewed_at: string | null;
	reviewer_name: string | null;
	answer: string | null;
	answered_how: string | null;
	correction: string | null;
	replaced_by: string | null;
	taken_off_at: string | null;
	mine: boolean;
};

/** Fatima writes down what somebody said in Urdu. */
const inUrdu = ({ consents = ALL as Record<string, boolean>, by }: { consents?: object; by?: string } = {}) =>
	aContribution({ words: URDU, consents: { ...consents }, ...(by && { by }), more: { lang: 'ur' } });

const rendering = (changes: object = {}) => ({
	kind: 'translation',
	words: ENGLISH,
	lang: 'en',
	method: 'by a person',
	author_name: 'Fatima',
	...changes
});
const add = (contribution: string, changes: object = {}, who = 'fatima') =>
	as(who).call<string>('add_rendering', { contribution, given: rendering(changes) });
const review = (id: string, who = 'grace') =>
	as(who).call('review_rendering', { rendering: id, reviewer_name: 'Grace' });

const readBy = async (who: string, contribution: string) =>
	(await as(who).call<{ renderings: Rendering[] } | null>('contribution_at', { contribution }))?.renderings;
const bySlip = async ({ receipt }: Given) =>
	(await nobody.call<{ renderings: Rendering[] }>('contribution_by_receipt', { code: receipt })).renderings;
const publicly = async (insight: string) => {
	const seen = await nobody.call<{ insights: { quotes: { rendering: object | null }[] }[] }>(
		'public_thread',
		{ kind: 'insight', id: insight }
	);
	return seen.insights[0]?.quotes[0]?.rendering;
};
const logged = async (contribution: string) =>
	(
		await owner()<{ type: string }[]>`
			select s.entry ->> 'type' as type from tlog.staging s
			where s.entry ->> 'type' like 'rendering.%' and s.entry -> 'prev' <> '[]'
				and exists (with recursive chain (id) as (
					select t.last_entry from tlog.subjects t where t.subject_id = ${contribution}
					union select p.before #>> '{}' from chain c join tlog.staging e on e.entry ->> 'id' = c.id
						cross join lateral jsonb_array_elements(e.entry -> 'prev') p (before)
				) select from chain where chain.id = s.entry ->> 'id')
			order by s.id`
	).map(({ type }) => type);

describe('adding', () => {
	test('those who see to the words write a rendering; the record and its hash stay as they were', async () => {
		const given = await inUrdu();
		const [before] = await owner()`select words, commitment from public.contributions where id = ${given.id}`;
		const id = await add(given.id);
		expect(await readBy('grace', given.id)).toMatchObject([
			{
				id,
				kind: 'translation',
				words: ENGLISH,
				lang: 'en',
				dir: 'ltr',
				answer: null,
				reviewed_at: null,
				mine: false
			}
		]);
		expect(await readBy('fatima', given.id)).toMatchObject([{ mine: true }]);
		await as('fatima').call('add_rendering', {
			contribution: given.id,
			given: rendering({ words: 'Nobody did', replaces: id })
		});
		const [after] = await owner()`select words, commitment from public.contributions where id = ${given.id}`;
		expect(after).toEqual(before);
		expect(await logged(given.id)).toEqual(['rendering.made', 'rendering.made']);
	});

	test('a partner who wrote the words down translates them; nobody else does', async () => {
		const hers = await as('joy').call<Given>('record_contribution', {
			given: {
				programme_id: '00000000-0000-4000-c000-000000000001',
				words: URDU,
				lang: 'ur',
				consents: ALL,
				told: true,
				on_behalf: true,
				scribe_name: 'Joy',
				person_name: 'Wren'
			}
		});
		expect(await add(hers.id, { author_name: 'Joy' }, 'joy')).toBeTruthy();
		const others = await inUrdu();
		for (const who of ['joy', 'marcus', 'dev', 'carys', 'sol', 'olwen', 'amina'])
			await refused(add(others.id, {}, who), '42501');
		await refused(nobody.call('add_rendering', { contribution: others.id, given: rendering() }), '42501');
	});

	test('sent twice with one id it is one', async () => {
		const given = await inUrdu();
		const id = randomUUID();
		expect([await add(given.id, { id }), await add(given.id, { id })]).toEqual([id, id]);
		expect(await readBy('grace', given.id)).toHaveLength(1);
	});

	test.each([
		['of no kind', { kind: 'poem' }, 'RN001', 'kind'],
		['empty', { words: ' \n' }, 'TX001', 'words'],
		['too long', { words: 'a'.repeat(100_001) }, 'TX002', 'words'],
		['in the language of the words', { lang: 'ur' }, 'RN002', 'lang'],
		['in no language', { lang: 'English!' }, 'RN002', 'lang'],
		['that does not say whether a machine helped', { method: undefined }, 'RN004', 'method'],
		['by nobody', { author_name: '' }, 'TX001', 'author_name']
	])('refused: %s', async (_what, changes, code, field) => {
		const given = await inUrdu();
		await refused(add(given.id, changes), code, field);
	});

	test('refused: in the place of one that does not stand, or of other words', async () => {
		const [given, other] = [await inUrdu(), await inUrdu()];
		const first = await add(given.id);
		const elsewhere = await add(other.id);
		await add(given.id, { replaces: first });
		await refused(add(given.id, { replaces: first }), 'RN003');
		await refused(add(given.id, { replaces: elsewhere }), 'P0002');
	});

	test('what was written is never changed, not even by the owner of the table', async () => {
		const given = await inUrdu();
		const id = await add(given.id);
		await refused(owner()`update public.renderings set words = 'Other' where id = ${id}`, 'RN009');
		await refused(as('grace').rows`select words from public.renderings`, '42501');
	});
});

describe('looking over', () => {
	test('somebody else than its author, once, by name', async () => {
		const given = await inUrdu();
		const id = await add(given.id);
		await refused(review(id, 'fatima'), 'RN005');
		await refused(review(id, 'dev'), '42501');
		await refused(review(randomUUID()), '42501');
		await review(id);
		expect(await readBy('fatima', given.id)).toMatchObject([{ reviewer_name: 'Grace' }]);
		await refused(review(id), 'RN006');
		const blank = await add(given.id);
		await refused(
			as('grace').call('review_rendering', { rendering: blank, reviewer_name: ' ' }),
			'TX001',
			'reviewer_name'
		);
		expect(await logged(given.id)).toContain('rendering.looked_over');
	});
});

describe('what the giver says of it', () => {
	test('by receipt: right, then corrected in their own words, until a newer one answers', async () => {
		const given = await inUrdu();
		const id = await add(given.id);
		const say = (answer: string, correction?: string) =>
			nobody.call('answer_rendering_by_receipt', { code: given.receipt, rendering: id, answer, correction });
		await say('confirmed');
		expect(await bySlip(given)).toMatchObject([{ answer: 'confirmed', answered_how: 'by receipt' }]);
		await refused(say('corrected', ' '), 'TX001', 'correction');
		await refused(say('perhaps'), 'RN007', 'answer');
		await say('corrected', 'I said nobody, not no one of them');
		expect(await readBy('grace', given.id)).toMatchObject([
			{ answer: 'corrected', correction: 'I said nobody, not no one of them' }
		]);
		const newer = await add(given.id, { replaces: id, words: 'Nobody at all asked me' });
		expect(await bySlip(given)).toMatchObject([
			{ id: newer, answer: null },
			{ id, replaced_by: newer, correction: 'I said nobody, not no one of them' }
		]);
		await refused(say('confirmed'), 'RN003');
		expect(await logged(given.id)).toEqual([
			'rendering.made',
			'rendering.confirmed',
			'rendering.corrected',
			'rendering.made'
		]);
	});

	test('on their page: the giver alone', async () => {
		const given = await inUrdu({ by: 'tunde' });
		const id = await add(given.id);
		const say = (who: string) => as(who).call('answer_rendering', { rendering: id, answer: 'confirmed' });
		for (const who of ['fatima', 'grace', 'amina', 'olwen', 'dev']) await refused(say(who), 'P0002');
		await say('tunde');
		expect(await readBy('tunde', given.id)).toMatchObject([
			{ answer: 'confirmed', answered_how: 'on their page' }
		]);
		await refused(nobody.call('answer_rendering', { rendering: id, answer: 'confirmed' }), '42501');
	});

	test('read to them: written down by those who see to the words, and never over their own answer', async () => {
		const given = await inUrdu();
		const id = await add(given.id);
		const write = (who: string, answer: string, correction?: string) =>
			as(who).call('record_rendering_answer', { rendering: id, answer, correction });
		await refused(write('dev', 'confirmed'), '42501');
		await write('fatima', 'corrected', 'Nobody asked me anything');
		expect(await bySlip(given)).toMatchObject([{ answer: 'corrected', answered_how: 'read to them' }]);
		await nobody.call('answer_rendering_by_receipt', {
			code: given.receipt,
			rendering: id,
			answer: 'confirmed'
		});
		await refused(write('fatima', 'corrected', 'No'), 'RN008');
	});

	test('with a slip of other words, or one printed again by staff, nothing is answered', async () => {
		const [given, other] = [await inUrdu(), await inUrdu()];
		const id = await add(given.id);
		const say = (code: string) =>
			nobody.call('answer_rendering_by_receipt', { code, rendering: id, answer: 'confirmed' });
		await refused(say(other.receipt), 'P0002');
		await refused(say('00000-00000-0'), 'P0002', 'code');
		await refused(say(await as('grace').call<string>('issue_receipt', { contribution: given.id })), 'WD010');
	});
});

describe('who reads a rendering', () => {
	test('whoever reads the whole words; the board by consent those that stand; nobody else', async () => {
		const [open, closed] = [await inUrdu(), await inUrdu({ consents: { board: false } })];
		const id = await add(open.id);
		await add(closed.id);
		const newer = await add(open.id, { replaces: id });
		for (const who of ['fatima', 'grace']) expect(await readBy(who, open.id)).toHaveLength(2);
		for (const who of ['marcus', 'dev']) {
			expect(await readBy(who, open.id)).toMatchObject([{ id: newer }]);
			expect(await readBy(who, closed.id)).toBeUndefined();
		}
		for (const who of ['carys', 'sol', 'olwen', 'joy']) expect(await readBy(who, open.id)).toBeUndefined();
		await as('grace').call('leave_out', {
			contribution: open.id,
			spans: [{ starts: 0, ends: 3 }],
			reason: 'names somebody'
		});
		expect(await readBy('dev', open.id)).toEqual([]);
		expect(await readBy('grace', open.id)).toHaveLength(2);
	});

	test('everyone: beside a quote, in English, once it was looked over, while nobody corrects it', async () => {
		const given = await inUrdu();
		const insight = await anAgreedInsight({ restsOn: [given] });
		const id = await add(given.id, { method: 'machine-assisted' });
		expect(await publicly(insight.id)).toBeNull();
		await review(id);
		expect(await publicly(insight.id)).toMatchObject({
			words: ENGLISH,
			reviewer_name: 'Grace',
			method: 'machine-assisted',
			confirmed: false
		});
		await nobody.call('answer_rendering_by_receipt', {
			code: given.receipt,
			rendering: id,
			answer: 'corrected',
			correction: 'Not so'
		});
		expect(await publicly(insight.id)).toBeNull();
		await nobody.call('answer_rendering_by_receipt', {
			code: given.receipt,
			rendering: id,
			answer: 'confirmed'
		});
		expect(await publicly(insight.id)).toMatchObject({ confirmed: true });
		await nobody.call('change_consent_by_receipt', { code: given.receipt, answers: { website: false } });
		expect(
			JSON.stringify(await nobody.call('public_thread', { kind: 'insight', id: insight.id }))
		).not.toContain(ENGLISH);
	});

	test('taken off, it is for nobody but those who see to the words and their giver', async () => {
		const given = await inUrdu();
		const insight = await anAgreedInsight({ restsOn: [given] });
		const id = await add(given.id);
		await review(id);
		await refused(as('dev').call('take_off_rendering', { rendering: id }), '42501');
		await as('fatima').call('take_off_rendering', { rendering: id });
		expect(await publicly(insight.id)).toBeNull();
		expect(await readBy('dev', given.id)).toEqual([]);
		expect(await bySlip(given)).toHaveLength(1);
		await refused(as('fatima').call('take_off_rendering', { rendering: id }), 'RN003');
		await refused(review(id), 'RN003');
	});
});

describe('what waits', () => {
	const waitingFor = async (who: string, organisation = NORTHBROOK, after_id?: string) =>
		as(who).call<{ id: string; corrected: boolean; mine: boolean }[]>('renderings_waiting', {
			organisation,
			after_id
		});
	/** The whole list, page by page, however long it is by now. */
	async function waiting(who: string, organisation?: string) {
		const found: Awaited<ReturnType<typeof waitingFor>> = [];
		for (;;) {
			const page = await waitingFor(who, organisation, found.at(-1)?.id);
			found.push(...page.slice(0, 20));
			if (page.length < 21) return found;
		}
	}

	test('what nobody else looked over, and what was corrected, until a new one answers it', async () => {
		const given = await inUrdu();
		const id = await add(given.id);
		const mine = async () => (await waiting('fatima')).find((one) => one.id === id);
		expect(await mine()).toMatchObject({ corrected: false, mine: true });
		await review(id);
		expect(await mine()).toBeUndefined();
		await nobody.call('answer_rendering_by_receipt', {
			code: given.receipt,
			rendering: id,
			answer: 'corrected',
			correction: 'Not so'
		});
		expect(await mine()).toMatchObject({ corrected: true });
		const newer = await add(given.id, { replaces: id });
		expect((await waiting('grace')).map((one) => one.id)).toContain(newer);
		expect(await mine()).toBeUndefined();
	});

	test('for those who listen; a partner sees what it wrote down, and nobody else anything', async () => {
		const hers = await as('joy').call<Given>('record_contribution', {
			given: {
				programme_id: '00000000-0000-4000-c000-000000000001',
				words: URDU,
				lang: 'ur',
				consents: ALL,
				told: true,
				on_behalf: true,
				scribe_name: 'Joy',
				person_name: 'Wren'
			}
		});
		const id = await add(hers.id, { author_name: 'Joy' }, 'joy');
		const other = await add((await inUrdu()).id);
		const joys = (await waiting('joy', ROOTED_VOICES)).map((one) => one.id);
		expect(joys).toContain(id);
		expect(joys).not.toContain(other);
		for (const who of ['joy', 'marcus', 'dev', 'carys', 'sol', 'olwen', 'amina'])
			await refused(waitingFor(who), 'P0002');
		await refused(waitingFor('grace', EASTVALE), 'P0002');
		await refused(nobody.call('renderings_waiting', { organisation: NORTHBROOK }), '42501');
	});
});

test('taken back, the words take their renderings, their corrections and what links them to the log with them', async () => {
	const given = await inUrdu();
	const id = await add(given.id);
	await add(given.id, { replaces: id, words: 'Nobody asked' });
	const [row] = await owner()<
		{ logged_as: string }[]
	>`select logged_as from public.renderings where id = ${id}`;
	await nobody.call('withdraw_by_receipt', { code: given.receipt });
	expect([...(await owner()`select 1 from public.renderings where contribution_id = ${given.id}`)]).toEqual(
		[]
	);
	expect([...(await owner()`select 1 from tlog.salts where entry_id = ${row?.logged_as ?? ''}`)]).toEqual([]);
	expect(await readBy('grace', given.id)).toEqual([]);
	await refused(add(given.id), 'WD005');
});
