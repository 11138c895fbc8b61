// What somebody could try on the desk, on consent and on rights with commands of their own making, past what pages offer.
import { describe, expect, test } from 'vitest';
import { aContribution, anInsightInCheck } from './support/builders.ts';
import { aCode, aRound } from './support/coding.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const grace = as('grace');
const fatima = as('fatima');
const MONTHS = { from_on: '2026-01-01', to_on: '2027-12-31' };
type Sql = Parameters<Parameters<ReturnType<typeof owner>['begin']>[1]>[0];

describe('a question made by hand', () => {
	const find = (who: string, query: object) =>
		as(who).call<{ rows: { id: string }[] }>('find_contributions', { organisation: NORTHBROOK, query });

	test('asks by no mark that is not what became of words', async () => {
		const code = await aCode();
		const { words } = await aRound(1);
		await grace.call('put_code', { contribution: words[0]!.id, code, starts: 0, ends: 6 });
		// By a code, as who hears of no codes, and as who still reads these words apart from who put it; by few people's community.
		for (const who of ['dev', 'fatima', 'tunde']) await refused(find(who, { use: `s:${code}` }), 'SF001');
		await refused(find('grace', { use: `o:${ROOTED_VOICES}` }), 'SF001');
		await refused(
			grace.call('keep_view', { organisation: NORTHBROOK, query: { use: `s:${code}` } }),
			'SF001'
		);
		expect((await find('dev', { use: 'unused', programme: PCREF })).rows).toBeInstanceOf(Array);
	});
});

describe('in the giver’s place', () => {
	test('nobody who wrote words down gets a slip that speaks for them by saying afterwards that they are theirs', async () => {
		const id = crypto.randomUUID();
		const given = {
			id,
			programme_id: PCREF,
			words: 'She was not asked.',
			consents: { website: true },
			told: true,
			scribe_name: 'Fatima',
			person_name: 'Dunnock'
		};
		await fatima.call('record_contribution', { given: { ...given, on_behalf: true } });
		const { receipt } = await fatima.call<{ receipt: string }>('record_contribution', {
			given: { ...given, on_behalf: false }
		});
		await refused(nobody.call('confirm_by_receipt', { code: receipt }), 'WD010');
		const yes = { code: receipt, answers: { news: true } };
		await refused(nobody.call('change_consent_by_receipt', yes), 'WD010');
	});

	test('nobody is said to have been asked in words that nobody is asked in', async () => {
		const { id } = await aContribution({ more: { wording: `Yes to everything, ${'always '.repeat(1000)}` } });
		const said = await owner()`select distinct wording from public.consents where contribution_id = ${id}`;
		expect(said).toEqual([{ wording: '2026-1' }]);
	});

	test('staff do not put another name in the place of a signature that somebody gave themselves, nor take it off', async () => {
		const { id, restsOn } = await anInsightInCheck();
		const [{ id: contribution, receipt }] = restsOn as [(typeof restsOn)[0]];
		const wrote = (answer: string, more = {}) =>
			fatima.call('record_check', {
				insight: id,
				contribution,
				answer,
				words: 'No',
				how: 'by phone',
				...more
			});
		await wrote('agree');
		const signs = { code: receipt, insight: id, signs: 'pen_name', sign_as: 'Redwing' };
		await nobody.call('sign_check_by_receipt', signs);
		await refused(wrote('agree', { signs: 'named', sign_as: 'Somebody Else' }), 'IN014');
		await refused(wrote('object'), 'IN014');
		const [signed] =
			await owner()`select shown_as from public.insight_signatures where insight_id = ${id} and check_id is not null`;
		expect(signed).toEqual({ shown_as: 'Redwing' });
	});
});

describe('whose words they are', () => {
	test('is not told by the moment in which a person was written to, asked, or answered', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { website: true } });
		await grace.call('withdraw_contribution', { contribution: id });
		// The stub says when, to the microsecond, and so would the message to its giver.
		const [stub] = await grace.rows<{
			withdrawn_at: string;
		}>`select withdrawn_at from public.contributions where id = ${id}`;
		expect(stub!.withdrawn_at).not.toBeNull();
		for (const column of ['queued_at', 'due_at', 'delivered_at', 'cancelled_at', 'failed_at'])
			for (const who of ['joy', 'grace', 'tunde'])
				await refused(as(who).run(`select person_id, ${column} from public.messages`), '42501');
		for (const column of ['ends_on', 'asked_at', 'answered_at'])
			await refused(as('joy').run(`select person_id, ${column} from public.renewals`), '42501');
	});
});

describe('by the way', () => {
	test('who decides does not count the answers of a check in the list of insights, as they do not on its page', async () => {
		const { id } = await anInsightInCheck();
		const listed = async (who: string) =>
			(
				await as(who).call<{ insights: { id: string; tally: object | null }[] }>('insights_of', {
					organisation: NORTHBROOK,
					programme: 'pcref'
				})
			).insights.find((one) => one.id === id)?.tally;
		expect(await listed('marcus')).toBeNull();
		for (const who of ['grace', 'dev', 'amina']) expect(await listed(who)).toMatchObject({ asked: 1 });
	});

	test('who voted reads no statement again that was kept back since', async () => {
		const [consultation] = await owner()<{ id: string }[]>`
			insert into public.consultations (organisation_id, programme_id, title) values (${NORTHBROOK}, ${PCREF}, 'Wards') returning id`;
		const said = 'The sister on ward four did it';
		const [statement] = await owner()<{ id: string }[]>`
			select private.store_contribution(jsonb_build_object('organisation_id', ${NORTHBROOK}::text, 'programme_id', ${PCREF}::text,
				'consultation_id', ${consultation!.id}::text, 'kind', 'statement', 'words', ${said}::text, 'given_on', '2026-01-10')) as id`;
		await owner()`insert into public.votes (contribution_id, person_id, choice, cast_at)
			select ${statement!.id}, p.id, 1, now() from public.people p where p.name = 'Tunde' limit 1`;
		const held = async () => JSON.stringify(await as('tunde').call('everything_held'));
		await owner()`update public.contributions set moderated_out_at = now() where id = ${statement!.id}`;
		expect(await held()).toContain('"choice":1');
		expect(await held()).not.toContain(said);
	});

	test('a name that goes out in an export is a look that its giver reads', async () => {
		const more = { attribution: 'pen_name', shown_as: 'Redwing' };
		const open = await aContribution({ by: 'tunde', consents: { celebration: true, website: true }, more });
		const quiet = await aContribution({ by: 'tunde', consents: { celebration: true }, more });
		const use = { programme: PCREF, use: 'celebration', purpose: 'The summer event', ...MONTHS };
		const made = await grace.call<string>('make_export', use);
		for (let twice = 0; twice < 2; twice += 1) {
			const rows = await grace.call<{ shown_as: string | null }[]>('export_words', { export: made });
			expect(rows.filter((row) => row.shown_as === 'Redwing')).toHaveLength(2);
		}
		const looks = async (contribution: string) =>
			(await as('tunde').call<{ looks: { rows: object[] } }>('my_contribution', { contribution })).looks.rows;
		expect(await looks(open.id)).toEqual([]);
		const why = 'to take words out for a use they agreed to';
		expect(await looks(quiet.id)).toMatchObject([{ name: 'Grace', role: 'engagement_lead', why }]);
		await refused(grace.call('look_at_name', { contribution: quiet.id, why }), 'LK001', 'why');
	});

	test('a slip printed by staff, which leads to the name as well, is a look', async () => {
		const more = { attribution: 'pen_name', shown_as: 'Redwing' };
		const { id } = await aContribution({ by: 'tunde', consents: { board: true }, more });
		const code = await grace.call<string>('issue_receipt', { contribution: id });
		expect(await nobody.call('contribution_by_receipt', { code })).toMatchObject({ shown_as: 'Redwing' });
		const own = await as('tunde').call<{ looks: { rows: object[] } }>('my_contribution', {
			contribution: id
		});
		expect(own.looks.rows).toMatchObject([{ name: 'Grace', why: 'to see to what they asked' }]);
	});

	test('a note of who read all of the words is not read by who reads them with something left out', async () => {
		const { id } = await aContribution({ words: 'Nurse Dunnock held me down.' });
		await fatima.call('flag_hard', { contribution: id, note: 'Nurse Dunnock, restraint' });
		await fatima.call('leave_out', {
			contribution: id,
			spans: [{ starts: 0, ends: 13 }],
			reason: 'names somebody'
		});
		for (const [who, reads] of [
			['grace', true],
			['marcus', false],
			['dev', false]
		] as const) {
			const told = [
				await as(who).call('contribution_at', { contribution: id }),
				await as(who).call('find_contributions', { organisation: NORTHBROOK, query: {} })
			].map((one) => JSON.stringify(one));
			for (const text of told)
				expect({ who, told: text.includes('Dunnock, restraint') }).toEqual({ who, told: reads });
			expect(told[0]).toContain('"flags":1');
		}
	});

	test('where a quote stands does not say how long what was left out of it is', async () => {
		const { id, restsOn } = await anInsightInCheck();
		const contribution = restsOn[0]!.id;
		await fatima.call('leave_out', {
			contribution,
			spans: [{ starts: 0, ends: 6 }],
			reason: 'names somebody'
		});
		const quote = async (who: string) =>
			(await as(who).call<{ quotes: object[] }>('insight_desk', { insight: id })).quotes[0];
		expect(await quote('grace')).toMatchObject({ starts: 0 });
		for (const who of ['marcus', 'dev', 'amina']) {
			expect(await quote(who)).toMatchObject({
				words: '[…] asked me what I needed',
				starts: null,
				ends: null
			});
			await refused(
				as(who).run(`select starts, ends from public.quotes where insight_id = '${id}'`),
				'42501'
			);
		}
	});

	test('of words that are taken back nothing stays in a report, however many sentences there were', async () => {
		const [workshop] = await owner()<{ id: string }[]>`
			insert into public.workshops (organisation_id, programme_id, title, held_on) values (${NORTHBROOK}, ${PCREF}, 'Long', '2026-01-10') returning id`;
		const last = 'And at the very end nobody said goodbye';
		const words = [
			...Array.from({ length: 250 }, (_, n) => `This is the sentence of number ${n}`),
			last
		].join('. ');
		const { receipt } = await aContribution({ words, more: { workshop_id: workshop!.id } });
		await owner()`insert into public.summary_drafts (workshop_id, words, written_by) values (${workshop!.id}, ${`They said: ${last}.`}, 'Fatima')`;
		await nobody.call('withdraw_by_receipt', { code: receipt });
		const [draft] =
			await owner()`select words from public.summary_drafts where workshop_id = ${workshop!.id}`;
		expect(draft!.words).not.toContain('goodbye');
	});
});

describe('while words are being taken back', () => {
	/** Runs something in the moment between the taking back and its being done, and says what came of it. */
	async function meanwhile(
		contribution: string,
		attempt: () => Promise<unknown>,
		taking = (sql: Sql): Promise<unknown> => sql`select private.withdraw(${contribution}, 'by receipt')`
	) {
		let late: Promise<string> = Promise.resolve('');
		await owner().begin(async (sql) => {
			await taking(sql);
			late = attempt().then(
				() => 'done',
				(reason: { code: string }) => reason.code
			);
			await new Promise((go) => setTimeout(go, 300));
		});
		return late;
	}

	test('no note of a reader and no passing on is written', async () => {
		const { id } = await aContribution({ words: 'They held me down' });
		const flag = () => fatima.call('flag_hard', { contribution: id, note: 'Held down' });
		expect(await meanwhile(id, flag)).toBe('P0002');
		const other = await aContribution({ words: 'They held me down again' });
		expect(await meanwhile(other.id, () => fatima.call('pass_on', { contribution: other.id }))).toBe('P0002');
		expect(await owner()`select from public.distress_flags where contribution_id = ${id}`).toHaveLength(0);
	});

	test('no suggestion is kept with the words it was made by', async () => {
		const code = await grace.call<string>('make_code', {
			programme: PCREF,
			name: 'Restraint',
			definition: 'Restraint, seclusion, injection, handcuffs'
		});
		const { id } = await aContribution({ words: 'Restraint and seclusion, then the injection' });
		await grace.call('learn_code_book', { programme: PCREF });
		const dismiss = () => grace.call('dismiss_suggestion', { contribution: id, code });
		expect(await meanwhile(id, dismiss)).not.toBe('done');
		expect(await owner()`select from public.code_suggestions where contribution_id = ${id}`).toHaveLength(0);
	});

	test('no answer to a check, no reply and no signature stays with it', async () => {
		for (const [before, late] of [
			[null, 'answer'],
			['object', 'reply'],
			['agree', 'sign']
		] as const) {
			const { id, restsOn } = await anInsightInCheck();
			const { id: contribution, receipt: code } = restsOn[0]!;
			if (before)
				await nobody.call('answer_check_by_receipt', { code, insight: id, answer: before, words: 'Not so' });
			const [check] = await owner()<
				{ id: string }[]
			>`select id from public.insight_checks where insight_id = ${id}`;
			const attempts = {
				answer: () =>
					nobody.call('answer_check_by_receipt', { code, insight: id, answer: 'object', words: 'She said' }),
				reply: () => grace.call('reply_to_check', { to_check: check!.id, reply: 'You said' }),
				sign: () =>
					nobody.call('sign_check_by_receipt', { code, insight: id, signs: 'named', sign_as: 'Redwing' })
			};
			expect([late, await meanwhile(contribution, attempts[late])]).toEqual([late, 'WD005']);
			expect([late, await meanwhileDone(attempts[late])]).toEqual([late, 'WD005']);
			const [left] = await owner()`select words, reply,
				(select count(*) from public.insight_signatures s where s.check_id = k.id) as signed
				from public.insight_checks k where k.id = ${check!.id}`;
			expect(left).toEqual({ words: null, reply: null, signed: 0 });
		}
	});

	test('no export takes them along unseen, nor those whose yes ends in that moment', async () => {
		const [programme] = await owner()<{ id: string }[]>`
			insert into public.programmes (organisation_id, slug, title, starts_on) values (${NORTHBROOK}, 'at-once', 'At once', '2025-09-01') returning id`;
		const { id } = await aContribution({ programme: programme!.id, consents: { news: true } });
		const make = () =>
			grace.call('make_export', { programme: programme!.id, use: 'news', purpose: 'A leaflet', ...MONTHS });
		expect(
			await meanwhile(
				id,
				make,
				(sql) =>
					sql`select private.store_consents(${id}, '{"news": false}', 'by the person', '2026-1', 'en', '2028-01-01')`
			)
		).toBe('XP003');
		expect(
			await owner()`select from private.export_contributions where contribution_id = ${id}`
		).toHaveLength(0);
	});

	const meanwhileDone = (attempt: () => Promise<unknown>) =>
		attempt().then(
			() => 'done',
			(reason: { code: string }) => reason.code
		);
});
