// The book as everyone reads it (0156, 0157): all of its pages and what links them, nothing of what is beside them, and a salt only
// for a text that anyone may read at that moment.
import { beforeAll, describe, expect, it } from 'vitest';
import { checkOpenings, type Opened } from '../../src/lib/log/openings.ts';
import type { Listed, PageSeen, TrustsPart } from '../../src/lib/log/pages.server.ts';
import type { Entry } from '../../src/lib/log/says.ts';
import {
	aContribution,
	aDraftInsight,
	aMadeDecision,
	anAgreedInsight,
	aProposedDecision
} from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { MARCUS_DECIDES } from './support/ids.ts';

type Counted = { slug: string; programmes: { counted: { counts: Record<string, number> } | null }[] }[];

const list = (query: object = {}) => nobody.call<Listed>('log_pages', { ...query });
const read = (index: number) => nobody.call<PageSeen>('log_page', { index });
const opened = (entryId: string) => nobody.call<Opened | null>('log_openings', { entry_id: entryId });
const round = () => owner()`select tlog.round(4096, interval '0')`;

/** The entries about a row, oldest first, of those that name it or follow one that does. */
async function entriesOf(subject: string): Promise<(Entry & { index: number })[]> {
	const rows = await owner()<{ index: number; entry: Entry }[]>`
		with recursive chain as (
			select e.index, e.entry_id, convert_from(e.body, 'UTF8')::jsonb as entry from tlog.entries e
			join tlog.subjects s on s.last_entry = e.entry_id where s.subject_id = ${subject}
			union all
			select e.index, e.entry_id, convert_from(e.body, 'UTF8')::jsonb from chain c
			join tlog.entries e on e.entry_id = c.entry -> 'prev' ->> 0)
		select index, entry from chain order by index`;
	return rows.map(({ index, entry }) => ({ ...entry, index }));
}
async function the(type: string, subject: string) {
	const found = (await entriesOf(subject)).findLast((entry) => entry.type === type);
	if (!found) throw new Error(`there is no ${type}`);
	return found;
}

let insight: { id: string; restsOn: { id: string; words: string }[] };
let decision: { id: string };

beforeAll(async () => {
	insight = await anAgreedInsight({ restsOn: [await aContribution({ words: 'Nobody asked me at night' })] });
	decision = await aMadeDecision({ insights: [insight] });
	await round();
});

describe('the pages', () => {
	it('are read by anyone, newest first, every one once', async () => {
		const { entries } = await nobody.call<{ entries: number }>('log_book');
		const indexes: number[] = [];
		for (let before: number | null | undefined; before !== null;) {
			const { rows, next } = await list({ before, most: 7 });
			indexes.push(...rows.map(({ index }) => index));
			before = next;
		}
		expect(indexes).toEqual(Array.from({ length: entries }, (_, place) => entries - 1 - place));
	});

	it('are chosen by trust and by what they are about', async () => {
		const { rows } = await list({ trust: 'northbrook', about: 'decisions', most: 100 });
		expect(rows.length).toBeGreaterThan(2);
		expect(rows.every(({ entry }) => /^(decision|influence|response|equality)\./.test(entry.type))).toBe(
			true
		);
		expect(rows.every(({ trust }) => trust?.slug === 'northbrook')).toBe(true);
		const eastvale = await list({ trust: 'eastvale', most: 100 });
		expect(eastvale.rows.every(({ trust }) => trust?.slug === 'eastvale')).toBe(true);
		await refused(list({ trust: 'nowhere' }), 'P0002');
		await refused(list({ trust: 'rooted-voices' }), 'P0002');
		await refused(list({ about: 'secrets' }), 'P0002');
	});

	it('say what is in the log, and nothing that is beside it', async () => {
		const made = await the('decision.made', decision.id);
		const page = await read(made.index);
		const [row] = await owner()<{ body: string; leaf: string }[]>`
			select convert_from(body, 'UTF8') as body, encode(leaf_hash, 'base64') as leaf from tlog.entries where index = ${made.index}`;
		expect(page).toMatchObject({
			index: made.index,
			body: row?.body,
			leaf: row?.leaf,
			trust: { slug: 'northbrook' }
		});
		expect(JSON.stringify(page)).not.toMatch(/staged_at|sequenced_at|programme_id/);
		const received = await the('contribution.received', insight.restsOn[0]!.id);
		expect(JSON.stringify(await read(received.index))).not.toContain(insight.restsOn[0]!.id);
		await refused(read(1_000_000), 'P0002');
		await refused(read(-1), 'P0002');
	});

	it('lead to what came before and to what came after', async () => {
		const [drafted] = await entriesOf(insight.id);
		const page = await read(drafted!.index);
		expect(page.before.map((line) => [line.as, line.entry.type])).toEqual([
			['programme', 'programme.started']
		]);
		const after = page.after.map(({ entry }) => entry.type);
		expect(after).toContain('insight.in_check');
		expect(after).toContain('influence.partly_adopted');
		for (const { index, entry } of page.after) {
			expect(JSON.stringify(entry)).toContain(drafted!.id);
			expect((await read(index)).before.map((line) => line.index)).toContain(page.index);
		}
	});

	it('what an entry follows is cut out of its text as JSON has it', async () => {
		const rows = await owner()<{ entry: Entry; follows: string[] | null; about: string }[]>`
			select convert_from(body, 'UTF8')::jsonb as entry, follows, about from tlog.entries`;
		for (const { entry, follows, about } of rows) {
			const { programme: _, ...refs } = entry.refs ?? {};
			expect(follows ?? []).toEqual([
				...entry.prev,
				...Object.keys(refs)
					.sort()
					.map((word) => refs[word])
			]);
			if (entry.type === 'programme.tally') expect(about).toBe('counts');
		}
		expect(new Set(rows.map(({ about }) => about)).size).toBeGreaterThan(5);
	});

	it('a programme’s page does not list the thousands that belong to it', async () => {
		const [started] = await owner()<{ index: number }[]>`
			select index from tlog.entries where convert_from(body, 'UTF8') like '%"programme.started"%' order by index limit 1`;
		const { after } = await read(started!.index);
		expect(after.every(({ entry }) => entry.prev.length > 0)).toBe(true);
	});
});

describe('the counts', () => {
	it('are those that stand in the book, by programme', async () => {
		const { programmes, rows, organisation } = await nobody.call<TrustsPart>('log_of_trust', {
			trust: 'northbrook'
		});
		expect(organisation).toMatchObject({ slug: 'northbrook' });
		expect(rows).toHaveLength(10);
		const counted = programmes.find(({ slug }) => slug === 'pcref')?.counted;
		expect(counted).toBeTruthy();
		expect((await read(counted!.index)).entry['counts']).toEqual(counted!.counts);
		expect(counted!.counts['given']).toBeGreaterThan(0);
		const all = await nobody.call<Counted>('log_counts');
		expect(all.find(({ slug }) => slug === 'northbrook')?.programmes[0]?.counted).toEqual(
			programmes[0]?.counted
		);
		await refused(nobody.call('log_of_trust', { trust: 'rooted-voices' }), 'P0002');
		// Both are the same for everybody and hold no row of anybody: there is nobody to refuse.
		provedNo('log_counts', 'nobody');
		provedNo('log_book', 'nobody');
	});
});

describe('an open incident', () => {
	it('is on every page about the book', async () => {
		expect(await nobody.call('log_book')).toMatchObject({ open: [] });
		await owner()`select tlog.report_incident('quorum', '{"seals": 2, "needed": 3}')`;
		expect(await nobody.call('log_book')).toMatchObject({ open: ['quorum'] });
	});
});

describe('what opens a commitment', () => {
	const fits = async (type: string, subject: string) => {
		const entry = await the(type, subject);
		const checked = checkOpenings(entry, await opened(entry.id));
		return checked && Object.fromEntries(checked.texts.map(({ label, fits }) => [label, fits]));
	};

	it('is there for an agreed insight, a made decision, its answers and its actions', async () => {
		await as('marcus').call('add_action', {
			decision: decision.id,
			what: 'Train the night staff',
			owner_id: MARCUS_DECIDES,
			due_on: '2027-05-01'
		});
		const [action] = await owner()<
			{ id: string }[]
		>`select id from public.actions where decision_id = ${decision.id}`;
		await as('marcus').call('note_progress', { action: action!.id, note: 'Four of nine wards' });
		await as('marcus').call('note_progress', { action: action!.id, note: 'Five of nine wards' });
		await round();
		expect(await fits('insight.drafted', insight.id)).toEqual({ statement: true });
		expect(await fits('decision.made', decision.id)).toEqual({
			body: true,
			equality: true,
			grounds: true,
			owner: true,
			summary: true,
			title: true
		});
		expect(await fits('influence.partly_adopted', decision.id)).toEqual({ reason: true });
		expect(await fits('action.promised', action!.id)).toEqual({ owner: true, what: true });
		for (const entry of (await entriesOf(action!.id)).filter(({ type }) => type === 'action.progress'))
			expect(checkOpenings(entry, await opened(entry.id))?.texts).toMatchObject([
				{ label: 'note', fits: true }
			]);
		const made = await the('decision.made', decision.id);
		expect((await opened(made.id))?.path).toBe(`/northbrook/said-and-done/decisions/${decision.id}`);
		expect((await read(made.index)).opened).toEqual(await opened(made.id));
	});

	it('shows that a text was changed behind the book’s back', async () => {
		await owner()`alter table public.decisions disable trigger user`;
		await owner()`update public.decisions set summary = 'Staff ask whom they like' where id = ${decision.id}`;
		await owner()`alter table public.decisions enable trigger user`;
		expect(await fits('decision.made', decision.id)).toMatchObject({ summary: false, title: true });
		expect(await fits('insight.drafted', insight.id)).toEqual({ statement: true });
	});

	it('is not given for a draft, a proposal, or words that people gave', async () => {
		const draft = await aDraftInsight();
		const proposal = await aProposedDecision();
		await round();
		expect(await fits('insight.drafted', draft.id)).toBeNull();
		for (const entry of await entriesOf(proposal.id)) expect(await opened(entry.id)).toBeNull();
		for (const entry of await entriesOf(draft.restsOn[0]!.id)) expect(await opened(entry.id)).toBeNull();
		expect(await nobody.call('log_openings', { entry_id: 'AAAAAAAAAAAAAAAAAAAAAA' })).toBeNull();
	});

	it('of an earlier wording is gone with it', async () => {
		const said = await aContribution();
		const reworded = await aDraftInsight({ restsOn: [said] });
		await as('grace').call('propose_wording', {
			insight: reworded.id,
			statement: 'Ask each person, also at night',
			from_version: 1,
			from_state: 'draft'
		});
		await as('grace').call('check_insight', { insight: reworded.id });
		await as('fatima').call('sign_insight', { insight: reworded.id });
		await round();
		expect(await fits('insight.reworded', reworded.id)).toBeNull();
		await nobody.call('answer_check_by_receipt', {
			code: said.receipt,
			insight: reworded.id,
			answer: 'agree'
		});
		await as('grace').call('agree_insight', { insight: reworded.id });
		await round();
		expect(await fits('insight.drafted', reworded.id)).toBeNull();
		expect(await fits('insight.reworded', reworded.id)).toEqual({ statement: true });
	});

	it('of a challenge is there while it stands, and gone once it is taken back', async () => {
		const challenge = await as('amina').call<string>('raise_challenge', {
			kind: 'decision',
			subject: decision.id,
			words: 'That is not what we asked'
		});
		await as('grace').call('acknowledge_challenge', { challenge });
		await as('grace').call('answer_challenge', {
			challenge,
			outcome: 'partly',
			answer: 'We asked again in May'
		});
		await round();
		expect(await fits('challenge.raised', challenge)).toEqual({ words: true });
		expect(await fits('challenge.answered', challenge)).toEqual({ answer: true });
		const [raised, , answered] = await entriesOf(challenge);
		await as('amina').call('author_challenge', { challenge, verb: 'take_back' });
		await round();
		expect(await opened(raised!.id)).toBeNull();
		expect(await opened(answered!.id)).toBeNull();
	});
});

describe('the seal under a thread', () => {
	it('names the last page that speaks of it', async () => {
		type Sealed = { page: { index: number; at: string } | null };
		const last = (await entriesOf(insight.id)).at(-1)!;
		expect(await nobody.call<Sealed>('public_thread', { kind: 'insight', id: insight.id })).toMatchObject({
			page: { index: last.index, at: last.at }
		});
		const made = (await entriesOf(decision.id)).at(-1)!;
		const { page } = await as('grace').call<Sealed>('thread', { kind: 'decision', id: decision.id });
		expect(page?.index).toBe(made.index);
	});
});
