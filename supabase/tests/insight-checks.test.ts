// How people are asked about an insight, by what rule it is agreed, what its check came to, and who signed it.
import { describe, expect, test } from 'vitest';
import {
	aContribution,
	aDraftInsight,
	anAgreedInsight,
	anInsightInCheck,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, provedNo, refused, type Row } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const desk = (insight: string, who = 'grace') => as(who).call<Row>('insight_desk', { insight });
const agree = (insight: string) => as('grace').call('agree_insight', { insight });
const byReceipt = ({ receipt }: Given, insight: string, answer: string, words = '') =>
	nobody.call('answer_check_by_receipt', { code: receipt, insight, answer, words });
const setRule = (who: string, changes: Row = {}) =>
	as(who).call('set_check_rule', {
		programme: PCREF,
		waits: 'all_or_days',
		objections_answered: true,
		least_share: 0,
		reason: 'The board asked',
		...changes
	});

/** Somebody Rooted Voices knows, and what they said to Joy. */
async function known(
	name: string,
	contact_by: string,
	contact: string | null
): Promise<Given & { person: string }> {
	const joy = as('joy');
	const person = await joy.call<string>('add_person', {
		organisation: ROOTED_VOICES,
		name,
		contact_by,
		contact
	});
	const words = `Said by ${name}`;
	const made = await joy.call<{ id: string; receipt: string }>('record_contribution', {
		given: {
			programme_id: PCREF,
			words,
			told: true,
			on_behalf: true,
			scribe_name: 'Joy',
			read_back: true,
			person_id: person,
			consents: { website: true, board: true }
		}
	});
	return { ...made, words, person };
}

type Message = {
	kind: string;
	channel: string;
	facts: Row;
	cancelled_at: string | null;
	delivered_at: string | null;
	id: string;
};
const messagesTo = (person: string) => owner()<Message[]>`
	select id, kind, channel, facts, cancelled_at, delivered_at from public.messages
	where person_id = ${person} and about_kind = 'insight' order by queued_at, kind`;

describe('asking each person in their own way', () => {
	test('words are never in the message, and a code where there is no account', async () => {
		const swift = await known('Swift', 'email', 'swift@birds.example');
		const wren = await known('Wren', 'letter', '4 Mill Lane');
		const none = await known('Robin', 'none', null);
		const { id } = await anInsightInCheck({ restsOn: [swift, wren, none] });
		const [asked, reminded] = await messagesTo(swift.person);
		expect(asked).toMatchObject({ kind: 'check_asked', channel: 'email' });
		// Nor for which trust, nor why.
		expect(Object.keys(asked!.facts).sort()).toEqual(['code', 'path', 'until']);
		expect(asked!.facts.path).toBe(`/checks/${String(asked!.facts.code)}`);
		expect(reminded).toMatchObject({ kind: 'check_reminder', facts: { code: asked!.facts.code } });
		expect(JSON.stringify(asked)).not.toContain('Said by');
		expect(await messagesTo(wren.person)).toMatchObject([
			{ kind: 'check_asked', channel: 'letter' },
			{ kind: 'check_reminder' }
		]);
		expect(await messagesTo(none.person)).toEqual([]);

		// Asked again when it is reworded, once for each wording; nobody is reminded who has answered.
		await byReceipt(swift, id, 'agree');
		expect((await messagesTo(swift.person)).every(({ cancelled_at }) => cancelled_at)).toBe(true);
		const statement = 'People are not asked what they need';
		await as('grace').call('revise_insight', { insight: id, statement: 'Better', expected: statement });
		expect((await messagesTo(swift.person)).filter(({ cancelled_at }) => !cancelled_at)).toHaveLength(2);
		expect((await messagesTo(wren.person)).filter(({ cancelled_at }) => !cancelled_at)).toHaveLength(2);
		await owner()`select private.tell_asked(${id})`;
		expect((await messagesTo(swift.person)).filter(({ cancelled_at }) => !cancelled_at)).toHaveLength(2);
	});

	test('who objected is told when it is put in other words, and their objection stands until they change it', async () => {
		const swift = await known('Swallow', 'phone', '020 7946 0096');
		const mine = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [swift, mine] });
		await byReceipt(swift, id, 'object', 'Not so');
		await as('tunde').call('answer_check', { insight: id, answer: 'object', words: 'Nor I' });
		expect((await messagesTo(swift.person)).filter(({ cancelled_at }) => !cancelled_at)).toEqual([]);
		const statement = 'People are not asked what they need';
		await as('grace').call('revise_insight', { insight: id, statement: 'Better', expected: statement });
		expect((await messagesTo(swift.person)).filter(({ cancelled_at }) => !cancelled_at)).toMatchObject([
			{ kind: 'check_asked' }
		]);
		expect(await desk(id)).toMatchObject({ tally: { object: 2, unanswered_objections: 2 } });
		expect(await as('tunde').call('my_checks', { insight: id })).toMatchObject([
			{ reworded: true, answer: 'object' }
		]);
	});

	test('those who ask read that somebody is asked; an administrator alone does not', async () => {
		const swift = await known('Kestrel', 'phone', '020 7946 0099');
		await anInsightInCheck({ restsOn: [swift] });
		const read = (who: string) =>
			as(who)
				.rows`select kind from public.messages where person_id = ${swift.person} and about_kind = 'insight'`;
		expect(await read('joy')).toHaveLength(2);
		for (const who of ['grace', 'amina', 'olwen']) expect(await read(who)).toEqual([]);
	});

	test('once it is agreed, or another stands in its place, nobody is asked any more', async () => {
		const swift = await known('Martin', 'phone', '020 7946 0098');
		const { id } = await anInsightInCheck({ restsOn: [swift] });
		await as('grace').call('merge_insights', {
			insights: [id, (await aDraftInsight()).id],
			statement: 'Both'
		});
		expect((await messagesTo(swift.person)).every(({ cancelled_at }) => cancelled_at)).toBe(true);
	});
});

describe('a letter and its code', () => {
	test('carries the statement and no words, for whoever knows the person', async () => {
		const wren = await known('Wren', 'letter', '5 Mill Lane');
		const { id } = await anInsightInCheck({ restsOn: [wren] });
		const letters = (who: string, organisation: string) =>
			as(who).call<{ people: { name: string }[] }>('check_letters', { organisation, insight: id });
		expect((await letters('joy', ROOTED_VOICES)).people.map(({ name }) => name)).toEqual(['Wren']);
		expect((await letters('grace', NORTHBROOK)).people).toEqual([]);
		for (const who of ['marcus', 'dev', 'amina']) await refused(letters(who, NORTHBROOK), 'P0002');
		await refused(letters('grace', ROOTED_VOICES), 'P0002');
		await refused(letters('olwen', EASTVALE), 'P0002');

		const write = (who: string, people: string[]) =>
			as(who).call<{ people: { code: string; message: string }[] }>('issue_check_letters', {
				organisation: ROOTED_VOICES,
				insight: id,
				people
			});
		await refused(write('grace', [wren.person]), 'P0002');
		await refused(write('joy', []), 'IK004', 'people');
		const written = await write('joy', [wren.person]);
		expect(JSON.stringify(written)).not.toContain('Said by');
		const { code, message } = written.people[0]!;
		expect(
			await as('joy').call('note_letters_posted', { organisation: ROOTED_VOICES, messages: [message] })
		).toBe(1);

		const opened = await nobody.call<Row>('check_by_code', { code });
		expect(opened).toMatchObject({ open: true, may_answer: true, answered_at: null });
		expect(JSON.stringify(opened)).not.toContain('Said by');
		expect(await nobody.call('check_by_code', { code: '00000-00000-0' })).toBeNull();
		provedNo('check_by_code', 'nobody');
		// It opens the check and nothing else.
		expect(await nobody.call('contribution_by_receipt', { code })).toBeNull();

		const answer = (given: Row) => nobody.call('answer_check_by_code', { code, ...given });
		await refused(nobody.call('answer_check_by_code', { code: 'x', answer: 'agree' }), 'P0002', 'code');
		await refused(answer({ answer: 'perhaps' }), 'IN006', 'answer');
		await refused(answer({ answer: 'more', words: ' ' }), 'TX001', 'words');
		await refused(answer({ answer: 'agree', signs: 'named' }), 'TX001', 'sign_as');
		await answer({ answer: 'more', words: 'Also on Sundays', signs: 'pen_name', sign_as: 'Wren' });
		expect(await desk(id)).toMatchObject({ tally: { agree: 1, more: 1 }, signed: { names: ['Wren'] } });
		// What they answer themselves is theirs: a code that others have seen does not change it.
		await byReceipt(wren, id, 'object', 'No');
		await refused(answer({ answer: 'agree' }), 'IN014', 'answer');
		expect((await desk(id)).signed).toMatchObject({ names: [], some: false });
	});
});

describe('the rule of a programme', () => {
	test('is set by engagement leads and administrators, with a reason, and read by everyone', async () => {
		for (const who of ['fatima', 'marcus', 'dev', 'olwen', 'joy']) await refused(setRule(who), '42501');
		await refused(setRule('grace', { waits: 'for ever' }), 'IN019', 'waits');
		await refused(setRule('grace', { least_share: 101 }), 'IN020', 'least_share');
		await refused(setRule('grace', { reason: ' ' }), 'TX001', 'reason');
		const read = () => nobody.call<{ rule: Row; history: Row[] }>('check_rules_of', { programme: PCREF });
		expect(await read()).toEqual({
			rule: { waits: 'all_or_days', objections_answered: true, least_share: 0 },
			history: []
		});
		expect(await nobody.call('check_rules_of', { programme: crypto.randomUUID() })).toBeNull();
		provedNo('check_rules_of', 'nobody');

		const { id } = await anInsightInCheck();
		await setRule('grace', { waits: 'all', least_share: 50 });
		expect((await read()).history).toMatchObject([
			{ waits: 'all', least_share: 50, reason: 'The board asked' }
		]);
		expect(await nobody.rows`select reason from public.check_rules`).toHaveLength(1);
		expect(await as('olwen').rows`select reason from public.check_rules`).toHaveLength(1);
		await refused(nobody.rows`select set_by from public.check_rules`, '42501');
		const [entry] = await owner()<{ entry: Row }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'programme.rules' order by id desc limit 1`;
		expect(entry!.entry).toMatchObject({ how: 'all', count: 50, outcome: 'objections_answered' });
		expect(JSON.stringify(entry)).not.toContain('board');

		// Whoever is being asked now keeps the rule they were asked under.
		await owner()`update public.insights set check_until = private.today() where id = ${id}`;
		await agree(id);
		const later = await anInsightInCheck();
		await owner()`update public.insights set check_until = private.today() where id = ${later.id}`;
		await refused(agree(later.id), 'IN010');
		await setRule('grace');
	});

	test('may wait for the days, for a share, and leave objections standing', async () => {
		const two = async () => [await aContribution(), await aContribution()];
		await setRule('grace', { waits: 'days' });
		const days = await anInsightInCheck();
		await byReceipt(days.restsOn[0]!, days.id, 'agree');
		await refused(agree(days.id), 'IN010');

		await setRule('grace', { least_share: 60, objections_answered: false });
		const share = await anInsightInCheck({ restsOn: await two() });
		await byReceipt(share.restsOn[0]!, share.id, 'object', 'Not so');
		await owner()`update public.insights set check_until = private.today() where id = ${share.id}`;
		await refused(agree(share.id), 'IN016');
		await byReceipt(share.restsOn[1]!, share.id, 'agree');
		await agree(share.id);
		await setRule('grace');
	});

	test('asks whoever ran the check to sign', async () => {
		const { id, restsOn } = await aDraftInsight();
		const sign = (who: string) => as(who).call('sign_insight', { insight: id });
		await refused(sign('fatima'), 'IN001');
		await as('grace').call('check_insight', { insight: id });
		for (const who of ['marcus', 'dev', 'amina']) await refused(sign(who), '42501');
		await refused(sign('olwen'), 'P0002');
		await byReceipt(restsOn[0]!, id, 'agree');
		await refused(agree(id), 'IN017');
		await sign('grace');
		await sign('fatima');
		await sign('fatima');
		expect(await desk(id)).toMatchObject({
			signed_here: true,
			signed: {
				staff: [
					{ name: 'Grace', standing: 'engagement_lead' },
					{ name: 'Fatima', standing: 'facilitator' }
				]
			}
		});
		await refused(as('dev').call('unsign_insight', { insight: id }), '42501');
		await as('grace').call('unsign_insight', { insight: id });
		expect((await desk(id)).signed).toMatchObject({ staff: [{ name: 'Fatima' }] });
		await agree(id);
		const types = await owner()<{ type: string; standing: string }[]>`
			select entry ->> 'type' as type, entry ->> 'standing' as standing from tlog.staging
			where entry ->> 'type' in ('insight.signed', 'insight.unsigned') order by id desc limit 3`;
		expect(types).toEqual([
			{ type: 'insight.unsigned', standing: 'engagement_lead' },
			{ type: 'insight.signed', standing: 'facilitator' },
			{ type: 'insight.signed', standing: 'engagement_lead' }
		]);
	});
});

describe('signing together', () => {
	test('is for whoever agrees, by the name they choose, and can be taken back', async () => {
		const mine = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [mine] });
		const sign = (who: string, given: Row) => as(who).call('sign_check', { insight: id, ...given });
		await refused(sign('amina', { signs: 'unnamed' }), 'P0002');
		await refused(sign('tunde', { signs: 'unnamed' }), 'IK001', 'signs');
		await as('tunde').call('answer_check', { insight: id, answer: 'agree' });
		await refused(sign('tunde', { signs: 'loudly' }), 'IK002', 'signs');
		await refused(sign('tunde', { signs: 'named', sign_as: ' ' }), 'TX001', 'sign_as');
		await sign('tunde', { signs: 'named', sign_as: 'Tunde' });
		await sign('tunde', { signs: 'pen_name', sign_as: ' Redwing ' });
		expect((await desk(id)).signed).toMatchObject({ names: ['Redwing'], unnamed: 0 });
		const rows = (who: string) =>
			as(who)
				.rows`select shown_as from public.insight_signatures where insight_id = ${id} and standing = 'contributor'`;
		for (const who of ['tunde', 'fatima']) expect(await rows(who)).toEqual([{ shown_as: 'Redwing' }]);
		for (const who of ['dev', 'marcus', 'amina', 'olwen']) expect(await rows(who)).toEqual([]);
		await refused(as('grace').rows`select check_id from public.insight_signatures`, '42501');

		await agree(id);
		const thread = () =>
			nobody.call<{ insights: { signed: Row }[] }>('public_thread', { kind: 'insight', id });
		expect((await thread()).insights[0]!.signed).toMatchObject({ names: ['Redwing'], some: false });
		await sign('tunde', { signs: 'no' });
		expect((await thread()).insights[0]!.signed).toMatchObject({ names: [], some: false });
	});

	test('by a slip: few without a name are some, and the name goes with the words', async () => {
		const restsOn = [
			await aContribution(),
			await aContribution({ more: { attribution: 'pen_name', shown_as: 'Swift' } })
		];
		const { id } = await anInsightInCheck({ restsOn });
		const sign = (code: string, given: Row) =>
			nobody.call('sign_check_by_receipt', { code, insight: id, ...given });
		await refused(sign('00000-00000-0', { signs: 'unnamed' }), 'P0002', 'code');
		for (const given of restsOn) await byReceipt(given, id, 'agree');
		await sign(restsOn[0]!.receipt, { signs: 'unnamed' });
		await sign(restsOn[1]!.receipt, { signs: 'pen_name', sign_as: 'Swift' });
		await agree(id);
		const signed = async () =>
			(await nobody.call<{ insights: { signed: Row }[] }>('public_thread', { kind: 'insight', id }))
				.insights[0]!.signed;
		expect(await signed()).toMatchObject({ names: ['Swift'], unnamed: null, some: true });
		await nobody.call('make_anonymous_by_receipt', { code: restsOn[1]!.receipt });
		expect(await signed()).toMatchObject({ names: [], some: true });
		for (const { receipt } of restsOn) await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await signed()).toMatchObject({ names: [], some: false });
	});

	test('written down for somebody by whoever asked them', async () => {
		const wren = await known('Wren', 'phone', '020 7946 0097');
		const { id, restsOn } = await anInsightInCheck({ restsOn: [wren, await aContribution()] });
		const record = {
			insight: id,
			answer: 'agree',
			words: '',
			how: 'by phone',
			signs: 'named',
			sign_as: 'Wren'
		};
		await refused(
			as('joy').call('record_person_check', { ...record, person: wren.person, sign_as: '' }),
			'TX001',
			'sign_as'
		);
		await as('joy').call('record_person_check', { ...record, person: wren.person });
		await as('fatima').call('record_check', { ...record, contribution: restsOn[1]!.id, signs: 'no' });
		expect((await desk(id)).signed).toMatchObject({ names: ['Wren'], unnamed: 0 });
	});
});

describe('what a check came to', () => {
	test('is kept when it is agreed, and told to everyone in rounded numbers', async () => {
		const restsOn = [];
		for (let count = 0; count < 7; count++) restsOn.push(await aContribution());
		const { id } = await anInsightInCheck({ restsOn });
		await byReceipt(restsOn[0]!, id, 'correct', 'Only at night');
		await as('grace').call('revise_insight', {
			insight: id,
			statement: 'Better',
			expected: 'People are not asked what they need'
		});
		expect((await desk(id)).earlier_checks).toMatchObject([{ answer: 'correct', words: 'Only at night' }]);
		const [earlier] = await as('dev')
			.rows`select answer, words from public.insight_earlier_answers order by answered_at desc`;
		expect(earlier).toEqual({ answer: 'correct', words: 'Only at night' });
		expect(await as('marcus').rows`select answer from public.insight_earlier_answers`).toEqual([]);
		for (const given of restsOn.slice(0, 6)) await byReceipt(given, id, 'agree');
		await owner()`update public.insights set check_until = private.today() where id = ${id}`;
		await as('fatima').call('sign_insight', { insight: id });
		await agree(id);
		const [kept] = await owner()<{ checked: Row }[]>`select checked from public.insights where id = ${id}`;
		expect(kept!.checked).toEqual({
			asked: 7,
			reached: 6,
			agreed: 6,
			more: 0,
			correct: 0,
			object: 0,
			before: 1,
			by: { 'by receipt': 6 }
		});
		const told = async (who: ReturnType<typeof as>, name = 'thread') =>
			(await who.call<{ insights: { checks: Row }[] }>(name, { kind: 'insight', id })).insights[0]!.checks;
		for (const shown of [await told(nobody, 'public_thread'), await told(as('dev')), await told(as('olwen'))])
			expect(shown).toEqual({
				rounded: true,
				asked: 5,
				reached: 5,
				agree: 5,
				correct: null,
				object: null,
				silent: null,
				before: null,
				by: { 'by receipt': 5 }
			});
		expect(await told(as('grace'))).toMatchObject({ asked: 7, agree: 6 });
		await refused(nobody.rows`select checked from public.insights`, '42501');

		// What was written goes with the words, also where it was to an earlier wording.
		await nobody.call('withdraw_by_receipt', { code: restsOn[0]!.receipt });
		expect(JSON.stringify(await desk(id))).not.toContain('Only at night');
	});

	test('tells how many people speak for it and against it, and in which kinds of engagement', async () => {
		const { id, restsOn } = await aDraftInsight();
		const against = await aContribution({ words: 'To me it came in time' });
		const quote = await as('grace').call<string>('add_quote', {
			insight: id,
			contribution: against.id,
			starts: 0,
			ends: 5,
			stance: 'against'
		});
		expect(await desk(id)).toMatchObject({
			sides: { for: 1, against: 1 },
			kinds: [{ kind: 'writing', people: 2 }]
		});
		expect(await desk(id, 'dev')).toMatchObject({
			sides: { for: null, against: null },
			kinds: [{ people: null }],
			rests_on: { people: null, quotes: 2 }
		});
		await refused(
			as('grace').call('add_quote', {
				insight: id,
				contribution: restsOn[0]!.id,
				starts: 0,
				ends: 2,
				stance: 'maybe'
			}),
			'IN018',
			'stance'
		);
		const turn = (who: string, stance = 'for') => as(who).call('set_stance', { quote, stance });
		await refused(turn('dev'), '42501');
		await refused(turn('olwen'), 'P0002');
		await refused(turn('grace', 'both'), 'IN018', 'stance');
		await turn('fatima');
		expect(await desk(id)).toMatchObject({ sides: { for: 2, against: 0 } });
	});
});

describe('what it is about in PCREF', () => {
	test('is said while it is made, and by an engagement lead afterwards, which the log notes', async () => {
		const { id } = await anAgreedInsight();
		const say = (who: string, parts: string[], competencies: string[] = [], insight = id) =>
			as(who).call('set_insight_parts', { insight, parts, competencies });
		for (const who of ['fatima', 'marcus', 'dev']) await refused(say(who, []), '42501');
		await refused(say('olwen', []), 'P0002');
		await refused(say('grace', ['weather']), 'IN021', 'parts');
		await say('grace', ['patient_carer_feedback', 'leadership_governance'], ['co_learning']);
		expect(await nobody.rows`select pcref_parts, competencies from public.insights where id = ${id}`).toEqual(
			[{ pcref_parts: ['leadership_governance', 'patient_carer_feedback'], competencies: ['co_learning'] }]
		);
		const [entry] = await owner()<{ entry: Row }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'insight.parts' order by id desc limit 1`;
		expect(entry!.entry).toMatchObject({
			kind: ['leadership_governance', 'patient_carer_feedback', 'co_learning']
		});
		await say('fatima', ['leadership_governance'], [], (await aDraftInsight()).id);
	});

	test('an insight of another trust is out of reach', async () => {
		const eastvale = await as('olwen').call<string>('draft_insight', {
			programme: LISTENING,
			statement: 'Ours'
		});
		await refused(
			as('grace').call('set_insight_parts', { insight: eastvale, parts: [], competencies: [] }),
			'P0002'
		);
	});
});
