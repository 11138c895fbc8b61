// Words that nobody else would say go every way that words go; then they are taken back, and are nowhere (R36).
import { expect, test } from 'vitest';
import { aContribution, aMadeDecision, anInsightInCheck, type Given } from './support/builders.ts';
import { as, nobody, owner } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

const CANARY = 'zqxvblorp';
const SAID = `The kettle in the day room whistled ${CANARY} to me every morning`;
const WORDS = `${SAID}. After a week I whistled back.`;

/** Every table of every schema in which the canary stands, also as bytes. */
async function whereItStands(): Promise<string[]> {
	const tables = await owner()<{ name: string }[]>`
		select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`;
	expect(tables.length).toBeGreaterThan(60);
	const found: string[] = [];
	for (const { name } of tables) {
		const [row] = await owner().unsafe<{ n: number }[]>(
			`select count(*)::int as n from ${name} t where t::text ilike $1 or t::text ilike $2`,
			[`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`]
		);
		if (row!.n > 0) found.push(name);
	}
	return found;
}

/** What the planner noted of columns: it keeps examples of their values. */
async function whereItIsNoted(): Promise<string[]> {
	const noted = await owner()<{ name: string }[]>`
		select schemaname || '.' || tablename || '.' || attname as name from pg_stats
		where concat(most_common_vals::text, histogram_bounds::text, most_common_elems::text) ilike ${`%${CANARY}%`}`;
	return noted.map(({ name }) => name);
}

test('taken back, they stand in no table, index, list, file or page any more', async () => {
	const [tunde, grace, fatima] = [as('tunde'), as('grace'), as('fatima')];
	// Of a table that is left empty the planner keeps what it noted: somebody else's words stay.
	await aContribution({ words: 'The lift is slow' });

	// Given: by way of a draft.
	const draft = crypto.randomUUID();
	await tunde.call('begin_draft', { draft, programme: PCREF });
	const consents = { website: true, board: true, staff_training: true, clinical_teams: true, news: true };
	await tunde.call('save_draft', {
		draft,
		answers: { words: WORDS, lang: 'en', attribution: 'pen_name', shown_as: `${CANARY} fan`, consents }
	});
	const { id, receipt } = await tunde.call<Omit<Given, 'words'>>('give_draft', { draft });

	// Worked with: another form of it, a code, a coded span, what the machine learns of it.
	await fatima.call('add_rendering', {
		contribution: id,
		given: {
			kind: 'summary',
			words: `A kettle whistled ${CANARY}.`,
			lang: 'en',
			method: 'by a person',
			author_name: 'Fatima'
		}
	});
	const code = await grace.call<string>('make_code', { programme: PCREF, name: 'Kettles' });
	await grace.call('put_code', { contribution: id, code, starts: 0, ends: 20 });
	await grace.call('learn_code_book', { programme: PCREF });

	// Rested on: a quote, a check that is corrected with the words again, an answer that repeats them, a decision.
	const insight = await anInsightInCheck({
		statement: 'Small sounds of the day matter to people',
		restsOn: [{ id, receipt, words: WORDS }]
	});
	await tunde.call('answer_check', {
		insight: insight.id,
		answer: 'correct',
		words: `Not any sound: ${CANARY}!`
	});
	const [check] = await owner()<
		{ id: string }[]
	>`select id from public.insight_checks where insight_id = ${insight.id}`;
	await grace.call('reply_to_check', { to_check: check!.id, reply: `We understand: ${CANARY}.` });
	await grace.call('sign_insight', { insight: insight.id });
	await grace.call('agree_insight', { insight: insight.id });
	const decision = await aMadeDecision({ insights: [insight] });

	// Copied: into what was heard, and into what a room was given back.
	const [consultation] = await owner()<{ id: string }[]>`
		insert into public.consultations (organisation_id, programme_id, title, opens_on, closes_on, imported, report, report_by, reported_at)
		values (${NORTHBROOK}, ${PCREF}, 'Sounds', '2026-01-01', '2026-02-01', true, ${`You said: ${SAID}. We listened.`}, 'Grace', now())
		returning id`;
	const [workshop] = await owner()<{ id: string }[]>`
		insert into public.workshops (organisation_id, programme_id, title, held_on) values (${NORTHBROOK}, ${PCREF}, 'Sounds', '2026-02-02')
		returning id`;
	await owner()`update public.contributions set consultation_id = ${consultation!.id}, workshop_id = ${workshop!.id} where id = ${id}`;
	await owner()`insert into public.summary_drafts (workshop_id, words, written_by) values (${workshop!.id}, ${`- ${SAID}`}, 'Fatima')`;
	await owner()`insert into public.summary_versions (workshop_id, version, words, written_by) values (${workshop!.id}, 1, ${`- ${SAID}`}, 'Fatima')`;
	await owner()`update public.workshops set summary = ${`- ${SAID}`} where id = ${workshop!.id}`;

	// Taken out.
	const exported = await grace.call<string>('make_export', {
		programme: PCREF,
		use: 'staff_training',
		from_on: new Date().toISOString().slice(0, 10),
		to_on: new Date().toISOString().slice(0, 10),
		purpose: 'Induction'
	});

	const organisation = NORTHBROOK;
	/** Every way out, as whoever sees most by it. */
	const waysOut = async () => ({
		'public thread of the insight': await nobody.call('public_thread', { kind: 'insight', id: insight.id }),
		'public thread of the decision': await nobody.call('public_thread', {
			kind: 'decision',
			id: decision.id
		}),
		'said and done': await nobody.call('said_and_done', { trust: 'northbrook', tab: 'everything' }),
		feed: await nobody.call('said_and_done_news', { trust: 'northbrook' }),
		'front page': await nobody.call('front_page'),
		heard: await nobody.call('consultation_heard', { consultation: consultation!.id }),
		'by the slip': await nobody.call('contribution_by_receipt', { code: receipt }),
		track: await nobody.call('track', { code: receipt }),
		'held by the slip': await nobody.call('held_by_receipt', { code: receipt }),
		'one’s own': await tunde.call('my_contribution', { contribution: id }),
		'one’s own list': await tunde.call('my_contributions'),
		'everything held': await tunde.call('everything_held'),
		checks: await tunde.call('my_checks'),
		desk: await grace.call('insight_desk', { insight: insight.id }),
		'decision desk': await grace.call('decision_desk', { decision: decision.id }),
		'thread for the trust': await grace.call('thread', { kind: 'insight', id: insight.id }),
		'contribution for the trust': await grace.call('contribution_at', { contribution: id }),
		search: (
			await grace.call<{ rows: object[] }>('find_contributions', { organisation, query: { words: CANARY } })
		).rows,
		'to read': await grace.call('contributions_to_read', { insight: insight.id }),
		export: await grace.call('export_words', { export: exported }),
		board: await as('dev').call('thread', { kind: 'insight', id: insight.id }),
		messages: await as('joy').call('messages_to_tell', {
			organisation: '00000000-0000-4000-b000-000000000002'
		})
	});
	const showing = async () =>
		Object.entries(await waysOut())
			.filter(([, answer]) => JSON.stringify(answer).includes(CANARY))
			.map(([name]) => name);

	await owner()`analyze`;
	// It can be found where it is, or the rest would prove nothing.
	expect(await whereItStands()).toEqual(
		expect.arrayContaining([
			'public.contributions',
			'public.insight_checks',
			'public.renderings',
			'public.consultations',
			'public.workshops',
			'public.summary_versions',
			'public.summary_drafts'
		])
	);
	expect(await showing()).toEqual(
		expect.arrayContaining([
			'public thread of the insight',
			'heard',
			'track',
			'desk',
			'search',
			'to read',
			'export'
		])
	);

	await tunde.call('withdraw_contribution', { contribution: id });

	expect(await whereItStands()).toEqual([]);
	expect(await showing()).toEqual([]);
	const [clock] = await owner()`select private.run_clock(now() + interval '61 minutes') as failed`;
	expect(clock!.failed).toEqual({});
	expect(await whereItIsNoted()).toEqual([]);
	// What was learned before is learned again without it, and a file made later has nothing of it.
	await grace.call('learn_code_book', { programme: PCREF });
	await owner()`analyze`;
	expect([...(await whereItStands()), ...(await whereItIsNoted())]).toEqual([]);
	// The stub stays: it is still counted, without a word.
	const thread = await nobody.call<{ insights: { taken_back: number }[] }>('public_thread', {
		kind: 'decision',
		id: decision.id
	});
	expect(thread.insights[0]!.taken_back).toBe(1);
});
