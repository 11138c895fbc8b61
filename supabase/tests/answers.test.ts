import { describe, expect, test } from 'vitest';
import { asAsked, toSend, type Added, type SheetDraft } from '../../src/lib/consultations/sheets.ts';
import { aConsultation } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';

const QUESTIONS = [
	{
		id: 'tried',
		kind: 'single_choice',
		title: 'Have you tried to reach us?',
		required: true,
		own_words: true,
		options: [
			{ id: 'yes', label: 'Yes' },
			{ id: 'no', label: 'No' }
		]
	},
	{
		id: 'happened',
		kind: 'open_text',
		title: 'What happened?',
		required: false,
		show_if: { question: 'tried', is: ['yes'] }
	},
	{
		id: 'easy',
		kind: 'scale',
		title: 'How easy was it?',
		required: false,
		scale: { from: 1, to: 5, from_label: 'Hard', to_label: 'Easy' }
	},
	{
		id: 'ways',
		kind: 'multiple_choice',
		title: 'Which ways suit you?',
		required: false,
		own_words: false,
		at_most: 1,
		options: [
			{ id: 'phone', label: 'Phone' },
			{ id: 'text', label: 'Text' }
		]
	},
	{ id: 'years', kind: 'number', title: 'For how long?', required: false, min: 0, max: 100, whole: true },
	{
		id: 'grid',
		kind: 'matrix',
		title: 'How good is each?',
		required: false,
		items: [
			{ id: 'kind', label: 'Kindness' },
			{ id: 'speed', label: 'Speed' }
		],
		scale: { from: 1, to: 3, from_label: 'Poor', to_label: 'Good' }
	},
	{
		id: 'voices',
		kind: 'statements',
		title: 'Do you agree?',
		required: false,
		own_words: true,
		items: [
			{ id: 'night', label: 'A line should be open all night' },
			{ id: 'people', label: 'Somebody like me should answer' }
		]
	}
];
const UNKNOWN = '00000-00000-0';
const CANARY = 'canary 😀 ';

type Sheet = {
	consultation: { id: string; phase: string };
	lang: string;
	original: string;
	content: Parameters<typeof asAsked>[0]['content'];
	words: Record<string, string> | null;
	added: Added;
	draft: SheetDraft | null;
	sent_at: string | null;
	corrected: boolean;
	keyed: boolean;
	taken_back: boolean;
	equality: string | null;
};
type Own = { id: string; words: string | null; kind: string; consents: { use: string; given: boolean }[] };

const open = () => aConsultation({ questions: QUESTIONS });
const begin = (consultation: string, more: object = {}) =>
	nobody.call<string>('begin_sheet', { consultation, lang: 'en', easy_read: false, told: true, ...more });
const read = (code: string) => nobody.call<Sheet | null>('sheet_by_code', { code });
const save = (code: string, changes: object) => nobody.call('save_sheet', { code, changes });
const own = (code: string) => nobody.call<Own | null>('contribution_by_receipt', { code });

/** As the page sends it. */
async function send(code: string, who = nobody, more: object = {}) {
	const sheet = await read(code);
	const sent = toSend(asAsked(sheet!), sheet?.draft?.answers ?? {});
	await who.call('send_sheet', { code, ...sent, ...more });
	return sent;
}

const EVERYTHING = {
	tried: { chosen: ['yes'] },
	happened: { words: `${CANARY} nobody  answered\n\nI rang twice.` },
	easy: { number: 2 },
	ways: { chosen: ['phone'] },
	years: { number: 3 },
	grid: { rated: { kind: 3 } },
	voices: { votes: { night: 1, people: -1 }, own: [`${CANARY} weekends matter`] }
};

async function aSentSheet(consultation: string, draft: object = { answers: EVERYTHING }) {
	const code = await begin(consultation);
	await save(code, draft);
	const { words } = await send(code);
	return { code, words, id: (await own(code))!.id };
}

/** Puts one piece of text in the questions right, and opens the next version. */
async function correct(consultation: string, from: string, to: string) {
	const grace = as('grace');
	await grace.call('start_correction', { consultation, correction: `It says “${to}” now` });
	const { version } = await grace.call<{ version: { seen: string; content: { questions: object[] } } }>(
		'consultation_desk',
		{ consultation }
	);
	const questions = JSON.parse(JSON.stringify(version.content.questions).replace(from, to)) as object[];
	await grace.call('save_consultation_questions', { consultation, questions, seen: version.seen });
	await grace.call('publish_correction', { consultation });
}

/** The same, moved in time by the owner of the tables. */
const move = (consultation: string, opens: number, closes: number) =>
	owner()`update public.consultations set opens_on = private.today() + ${opens}::int,
		closes_on = private.today() + ${closes}::int where id = ${consultation}`;

describe('what anyone reads of a consultation', () => {
	test('an open one, and not a draft', async () => {
		const consultation = await open();
		const found = await nobody.call<{ phase: string; content: { questions: object[] } }>(
			'consultation_to_answer',
			{ consultation }
		);
		expect(found).toMatchObject({ phase: 'open', version: 1, lang: 'en', translations: [] });
		expect(found.content.questions).toHaveLength(QUESTIONS.length);
		const draft = await aConsultation({ open: false });
		for (const who of [nobody, as('grace')]) {
			expect(await who.call('consultation_to_answer', { consultation: draft })).toBeNull();
		}
	});

	test('whether it can be answered, by the day in England and by the stop switch', async () => {
		const consultation = await open();
		const phase = async () =>
			(await nobody.call<{ phase: string }>('consultation_to_answer', { consultation })).phase;
		const at = async (moment: string) => {
			const [row] = await owner()<{ phase: string }[]>`
				select private.consultation_phase(c, ${moment}) as phase from public.consultations c where c.id = ${consultation}`;
			return row?.phase;
		};
		await owner()`update public.consultations set opens_on = '2026-03-29', closes_on = '2026-10-25' where id = ${consultation}`;
		// The clocks go forward on the first day and back on the last.
		expect(await at('2026-03-28T23:59:59Z')).toBe('not yet');
		expect(await at('2026-03-29T00:00:00Z')).toBe('open');
		expect(await at('2026-10-24T23:30:00Z')).toBe('open');
		expect(await at('2026-10-25T23:59:59Z')).toBe('open');
		expect(await at('2026-10-26T00:00:00Z')).toBe('closed');
		await move(consultation, -1, 1);
		await as('grace').call('stop_consultation', { consultation });
		expect(await phase()).toBe('stopped');
	});

	test('a translation, once it was reviewed', async () => {
		const consultation = await open();
		const asked = { consultation, lang: 'ur', easy_read: false };
		const words = async () =>
			(await nobody.call<{ words: object | null }>('consultation_to_answer', asked)).words;
		await owner()`insert into public.consultation_translations (version_id, lang, content, translated_by)
			select id, 'ur', '{"title": "شام"}', 'Joy' from public.consultation_versions where consultation_id = ${consultation}`;
		expect(await words()).toBeNull();
		for (const lang of ['ur', null]) await refused(begin(consultation, { lang }), 'SH004', 'lang');
		await owner()`update public.consultation_translations set reviewed_by = 'Grace', reviewed_at = now() where lang = 'ur'`;
		expect(await words()).toEqual({ title: 'شام' });
		const code = await begin(consultation, { lang: 'ur' });
		await save(code, { answers: { tried: { chosen: ['no'] } } });
		await send(code);
		const [row] =
			await owner()`select lang, dir from public.contributions where id = ${(await own(code))!.id}`;
		expect(row).toEqual({ lang: 'ur', dir: 'rtl' });
	});

	test('what the organisers put to people counts as nobody’s words, in the figures and in the log', async () => {
		const said = async () =>
			Number(
				(
					await owner()`select private.figures(array(select id from public.programmes)) ->> 'said' as said`
				)[0]?.['said']
			);
		const before = await said();
		const consultation = await open();
		expect(await said()).toBe(before);
		const put = await owner()`select c.kind, t.entry ->> 'type' as logged from public.statements s
			join public.contributions c on c.id = s.contribution_id
			join tlog.subjects j on j.subject_id = c.id join tlog.staging t on t.entry ->> 'id' = j.first_entry
			where s.consultation_id = ${consultation}`;
		expect(put).toEqual([
			{ kind: 'put', logged: 'statement.put' },
			{ kind: 'put', logged: 'statement.put' }
		]);
		const code = await begin(consultation);
		await save(code, { answers: { voices: { votes: { night: 1 } }, tried: { chosen: ['no'] } } });
		await send(code);
		expect(await said()).toBe(before + 1);
	});

	test('a yes is kept in the language in which it was asked: English where the translation lacks the words of a use', async () => {
		const consultation = await open();
		await owner()`insert into public.consultation_translations (version_id, lang, content, translated_by, reviewed_by, reviewed_at)
			select id, 'ur', '{"title": "شام", "phrase.use_website": "ویب سائٹ"}', 'Joy', 'Grace', now()
			from public.consultation_versions where consultation_id = ${consultation}`;
		for (const [consents, lang] of [
			[{ website: true }, 'ur'],
			[{ website: true, news: true }, 'en']
		] as const) {
			const code = await begin(consultation, { lang: 'ur' });
			await save(code, { answers: { tried: { chosen: ['no'] } }, consents });
			await send(code);
			const asked = await owner()`select distinct k.lang from public.consents k
				join public.answer_sheets s on s.contribution_id = k.contribution_id
				where s.code_hash = private.receipt_hash(${code})`;
			expect(asked).toEqual([{ lang }]);
		}
	});
});

describe('a sheet under way', () => {
	test('is begun by anyone who was told, while it is open', async () => {
		const consultation = await open();
		expect((await read(await begin(consultation)))?.draft).toEqual({});
		expect(
			await as('olwen').call('begin_sheet', { consultation, lang: 'en', easy_read: false, told: true })
		).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/);
		await refused(begin(consultation, { told: false }), 'SH003', 'told');
		for (const [opens, closes, code] of [
			[2, 9, 'SH001'],
			[-9, -2, 'SH001']
		] as const) {
			await move(consultation, opens, closes);
			await refused(begin(consultation), code);
		}
		await move(consultation, 0, 9);
		await as('grace').call('stop_consultation', { consultation });
		await refused(begin(consultation), 'SH002');
		const draft = {
			consultation: await aConsultation({ open: false }),
			lang: 'en',
			easy_read: false,
			told: true
		};
		for (const who of [nobody, as('grace')]) await refused(who.call('begin_sheet', draft), 'P0002');
	});

	test('is read and changed by its code alone', async () => {
		const consultation = await open();
		const code = await begin(consultation);
		await save(code, { answers: { easy: { number: 2 }, happened: { words: CANARY } } });
		await save(code, { answers: { easy: { number: 4 } } });
		await save(code, { answers: { happened: null }, attribution: 'pen_name', shown_as: 'Sparrow' });
		expect((await read(code))?.draft).toEqual({
			answers: { easy: { number: 4 } },
			attribution: 'pen_name',
			shown_as: 'Sparrow'
		});
		for (const who of [nobody, as('grace')]) {
			expect(await who.call('sheet_by_code', { code: UNKNOWN })).toBeNull();
			await refused(who.call('save_sheet', { code: UNKNOWN, changes: {} }), 'P0002', 'code');
			await refused(who.call('stop_sheet', { code: UNKNOWN }), 'P0002', 'code');
			await refused(who.call('send_sheet', { code: UNKNOWN, words: 'a', asked: {} }), 'P0002', 'code');
		}
		await refused(save(code, { role: 'owner' }), 'SH006');
		await refused(save(code, { answers: [1] }), 'SH006');
		await refused(save(code, { answers: { happened: { words: 'x'.repeat(400_001) } } }), 'TX002');
		await refused(as('grace').run('select draft from public.answer_sheets'), '42501');
		await refused(as('grace').run('select code_hash from public.answer_sheets'), '42501');
		await refused(as('grace').run('select keyed_by from public.answer_sheets'), '42501');
	});

	test('keeps nothing when somebody stops', async () => {
		const code = await begin(await open());
		await save(code, { answers: { happened: { words: CANARY } } });
		await nobody.call('stop_sheet', { code });
		expect(await read(code)).toBeNull();
	});

	test('is finished with the questions it was begun with, also after a correction', async () => {
		const consultation = await open();
		const code = await begin(consultation);
		await correct(consultation, 'How easy was it', 'How easy was it really');
		expect(await read(code)).toMatchObject({ corrected: true });
		expect(await read(await begin(consultation))).toMatchObject({ corrected: false });
	});

	test('is kept while it is stopped, cannot be sent then, and is forgotten after 30 days', async () => {
		const consultation = await open();
		const code = await begin(consultation);
		await as('grace').call('stop_consultation', { consultation });
		await save(code, { answers: { easy: { number: 1 } } });
		await refused(send(code), 'SH002');
		const later = (days: number) =>
			owner()`select private.forget_old_sheets(now() + make_interval(days => ${days}))`;
		await later(29);
		expect(await read(code)).not.toBeNull();
		await later(31);
		expect(await read(code)).toBeNull();

		// A form that was printed may come back as long as the consultation goes on, and a month after.
		const [form] = await as('fatima').call<{ code: string }[]>('issue_paper_sheets', {
			consultation,
			how_many: 1,
			lang: 'en',
			easy_read: false
		});
		await later(40);
		expect(await read(form!.code)).not.toBeNull();
		await move(consultation, 0, 1);
		await later(40);
		expect(await read(form!.code)).toBeNull();
	});
});

describe('sending', () => {
	test('makes one contribution with the words as they were shown, and counts the rest', async () => {
		const consultation = await open();
		const { code, words, id } = await aSentSheet(consultation, {
			answers: EVERYTHING,
			consents: { board: true, website: false },
			attribution: 'pen_name',
			shown_as: 'Sparrow'
		});
		expect(await own(code)).toMatchObject({ words, kind: 'answers' });
		expect(words).toContain(EVERYTHING.happened.words);
		const answers = await as('grace').rows`
			select a.question_id, a.value, a.starts, a.ends from public.answers a
			join public.answer_sheets s on s.id = a.sheet_id where s.contribution_id = ${id} order by 1`;
		expect(answers.map(({ question_id, value }) => [question_id, value])).toEqual([
			['easy', { number: 2 }],
			['grid', { rated: { kind: 3 } }],
			['happened', null],
			['tried', { chosen: ['yes'] }],
			['voices', { voted: 2 }],
			['ways', { chosen: ['phone'] }],
			['years', { number: 3 }]
		]);
		const span = answers.find(({ question_id }) => question_id === 'happened') as {
			starts: number;
			ends: number;
		};
		expect([...words].slice(span.starts, span.ends).join('')).toBe(EVERYTHING.happened.words);
		expect(JSON.stringify(answers)).not.toContain('canary');

		const votes = await owner()`
			select s.item, v.choice, v.person_id from public.votes v join public.statements s using (contribution_id)
			join public.answer_sheets a on a.id = v.sheet_id where a.contribution_id = ${id} order by 1`;
		expect([...votes]).toEqual([
			{ item: 'night', choice: 1, person_id: null },
			{ item: 'people', choice: -1, person_id: null }
		]);
		const consents = await as('grace')
			.rows`select use, given, how from public.consents where contribution_id = ${id} order by use`;
		expect(consents).toEqual([
			{ use: 'board', given: true, how: 'by the person' },
			{ use: 'website', given: false, how: 'by the person' }
		]);
		expect((await read(code))?.draft).toBeNull();
	});

	test('happens once, however often it is pressed', async () => {
		const consultation = await open();
		const code = await begin(consultation);
		await save(code, { answers: { easy: { number: 5 } } });
		const sheet = await read(code);
		const sent = { code, ...toSend(asAsked(sheet!), sheet!.draft!.answers!) };
		await Promise.all([1, 2, 3, 4].map(() => nobody.call('send_sheet', sent)));
		await nobody.call('send_sheet', sent);
		const [row] = await owner()`select count(*) as n from public.contributions
			where consultation_id = ${consultation} and kind = 'answers'`;
		expect(row).toEqual({ n: 1 });
		await refused(save(code, { answers: { easy: { number: 1 } } }), 'SH005');
		await refused(nobody.call('stop_sheet', { code }), 'SH005');
	});

	test('takes only what answers the questions, word for word', async () => {
		const consultation = await open();
		const wrong: [string, object, object][] = [
			['tried', { chosen: ['perhaps'] }, {}],
			['tried', { chosen: ['yes', 'no'] }, {}],
			['easy', { number: 6 }, {}],
			['easy', { number: 1.5 }, {}],
			['easy', { words: 'five' }, {}],
			['years', { number: 101 }, {}],
			['ways', { chosen: ['phone', 'text'] }, {}],
			['grid', { rated: { kind: 9 } }, {}],
			['grid', { rated: { other: 1 } }, {}],
			['voices', { votes: { night: 2 } }, {}],
			['voices', { votes: {}, own: ['x'.repeat(401)] }, {}],
			['nothing', { number: 1 }, {}],
			['happened', { words: 'as it was said' }, { starts: 1, ends: 5 }]
		];
		for (const [question, answer, span] of wrong) {
			const code = await begin(consultation);
			await save(code, { answers: { [question]: answer } });
			const given = { code, words: 'as it was said', asked: { [question]: span } };
			await refused(nobody.call('send_sheet', given), 'SH006');
		}
		const code = await begin(consultation);
		await refused(nobody.call('send_sheet', { code, words: 'a', asked: {} }), 'SH008');
		await refused(nobody.call('send_sheet', { code, words: ' ', asked: { easy: {} } }), 'TX001', 'words');
	});

	test('leaves behind what fell off the way', async () => {
		const consultation = await open();
		const code = await begin(consultation);
		await save(code, { answers: { tried: { chosen: ['yes'] }, happened: { words: CANARY } } });
		await save(code, { answers: { tried: { chosen: ['no'] } } });
		await send(code);
		expect((await own(code))?.words).not.toContain('canary');
		const [row] =
			await owner()`select count(*) as n from public.answer_sheets where draft::text like '%canary%'`;
		expect(row).toEqual({ n: 0 });
	});

	test('connects nobody who did not ask for it, signed in or not', async () => {
		const consultation = await open();
		const [alone, connected] = [await begin(consultation), await begin(consultation)];
		for (const code of [alone, connected]) await save(code, { answers: { easy: { number: 3 } } });
		await send(alone, as('tunde'));
		await send(connected, as('tunde'), { connect: true });
		const who = async (code: string) => {
			const { id } = (await own(code))!;
			const [row] = await owner()<{ text: string; person: string | null }[]>`
				select concat(c::text, (select string_agg(k::text, '') from public.consents k where k.contribution_id = c.id),
					(select string_agg(r::text, '') from public.receipts r where r.contribution_id = c.id)) as text,
					(select person_id from public.contributors p where p.contribution_id = c.id) as person
				from public.contributions c where c.id = ${id}`;
			return row!;
		};
		const [tunde] = await owner()<
			{ id: string }[]
		>`select account_id as id from public.people where name = 'Tunde'`;
		expect((await who(alone)).text).not.toContain(tunde!.id);
		expect((await who(alone)).person).toBeNull();
		expect((await who(connected)).person).not.toBeNull();
		expect(
			await as('tunde').call('my_contribution', { contribution: (await own(connected))!.id })
		).not.toBeNull();
		const stranger = await begin(consultation);
		await save(stranger, { answers: { easy: { number: 3 } } });
		await refused(send(stranger, as('olwen'), { connect: true }), 'SH018', 'connect');
	});

	test('is read, row by row, by those who read the words', async () => {
		const consultation = await open();
		const { id } = await aSentSheet(consultation);
		const answers = (who: string) => as(who).rows`
			select a.value from public.answers a join public.answer_sheets s on s.id = a.sheet_id where s.contribution_id = ${id}`;
		const sheets = (who: string) =>
			as(who).rows`select id from public.answer_sheets where contribution_id = ${id}`;
		for (const who of ['grace', 'fatima']) {
			expect((await answers(who)).length).toBeGreaterThan(0);
			expect(await sheets(who)).toHaveLength(1);
		}
		for (const who of ['marcus', 'dev', 'amina', 'tunde', 'carys', 'sol', 'olwen']) {
			expect(await answers(who)).toEqual([]);
			expect(await sheets(who)).toEqual([]);
		}
	});
});

describe('what somebody says of themselves', () => {
	test('stands apart, is read by no role, and is asked for one day', async () => {
		const consultation = await open();
		const { code, id } = await aSentSheet(consultation);
		expect(await read(code)).toMatchObject({ equality: 'ask' });
		await refused(nobody.call('give_equality', { code, answers: {} }), 'SH009');
		await nobody.call('give_equality', {
			code,
			answers: { ethnic_group: 'roma', ethnic_group_words: CANARY }
		});
		await nobody.call('give_equality', { code, answers: { ethnic_group: 'irish' } });
		expect(await read(code)).toMatchObject({ equality: 'given' });
		const [row] =
			await owner()`select ethnic_group, ethnic_group_words from private.equality_answers where contribution_id = ${id}`;
		expect(row).toEqual({ ethnic_group: 'irish', ethnic_group_words: null });
		await refused(as('grace').run('select 1 from private.equality_answers'), '42501');
		for (const who of [nobody, as('grace')]) {
			await refused(
				who.call('give_equality', { code: UNKNOWN, answers: { gender: 'man' } }),
				'P0002',
				'code'
			);
		}
		await owner()`update public.answer_sheets set sent_at = now() - interval '25 hours' where contribution_id = ${id}`;
		await refused(nobody.call('give_equality', { code, answers: { gender: 'man' } }), 'P0002');
		await owner()`update public.consultations set asks_equality = false where id = ${consultation}`;
		const { code: other } = await aSentSheet(consultation);
		await refused(nobody.call('give_equality', { code: other, answers: { gender: 'man' } }), 'P0002');
	});
});

describe('taking back', () => {
	test('leaves the words in no table at all', async () => {
		const consultation = await open();
		const secret = `canary-${crypto.randomUUID()}`;
		const { code, id } = await aSentSheet(consultation, {
			answers: { ...EVERYTHING, happened: { words: secret }, voices: { votes: { night: 1 }, own: [secret] } },
			attribution: 'pen_name',
			shown_as: secret
		});
		await nobody.call('give_equality', {
			code,
			answers: { ethnic_group: 'roma', ethnic_group_words: secret }
		});
		await nobody.call('withdraw_by_receipt', { code });

		expect(await read(code)).toMatchObject({ taken_back: true, draft: null });
		const tables = await owner()<{ name: string }[]>`
			select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private', 'tlog')`;
		for (const { name } of tables) {
			const [found] = await owner().unsafe(
				`select count(*) as n from ${name} t where t::text like '%${secret}%'`
			);
			expect([name, found!.n]).toEqual([name, 0]);
		}
		const [left] = await owner()`
			select (select count(*) from public.answers a where a.sheet_id = s.id) as answers,
				(select count(*) from public.votes v where v.sheet_id = s.id) as votes,
				(select count(*) from private.equality_answers e where e.contribution_id = ${id}) as equality
			from public.answer_sheets s where s.contribution_id = ${id}`;
		expect(left).toEqual({ answers: 0, votes: 0, equality: 0 });
	});
});

describe('statements that people add', () => {
	type Page = { counts: Record<string, number>; statements: { id: string; words: string }[] };
	const page = (consultation: string, who = 'fatima', more: object = {}) =>
		as(who).call<Page>('statements_of', { consultation, ...more });
	const added = async (consultation: string) =>
		(await read(await begin(consultation)))?.added.voices?.map(({ label }) => label) ?? [];

	test('are shown to nobody before somebody accepted them, and can be kept back again', async () => {
		const consultation = await open();
		await aSentSheet(consultation);
		expect(await added(consultation)).toEqual([]);
		const waiting = await page(consultation);
		expect(waiting.counts).toEqual({ waiting: 1 });
		const { id: statement } = waiting.statements[0]!;
		for (const who of ['marcus', 'amina', 'carys', 'olwen']) {
			await refused(as(who).call('statements_of', { consultation }), 'P0002');
			await refused(as(who).call('accept_statement', { statement }), 'P0002');
			await refused(as(who).call('decline_statement', { statement, why: 'abuse' }), 'P0002');
		}
		await as('joy').call('accept_statement', { statement });
		expect(await added(consultation)).toEqual([EVERYTHING.voices.own[0]]);

		const { id } = await aSentSheet(consultation, { answers: { voices: { votes: { [statement]: -1 } } } });
		const [vote] =
			await owner()`select v.choice from public.votes v join public.answer_sheets s on s.id = v.sheet_id
			where s.contribution_id = ${id} and v.contribution_id = ${statement}`;
		expect(vote).toEqual({ choice: -1 });

		await refused(as('fatima').call('decline_statement', { statement, why: 'dull' }), 'SH017', 'why');
		await as('fatima').call('decline_statement', { statement, why: 'said already' });
		expect(await added(consultation)).toEqual([]);
		expect((await page(consultation, 'grace', { show: 'declined' })).statements).toHaveLength(1);
		const log = await owner()<{ type: string }[]>`
			select g.entry ->> 'type' as type from tlog.staging g where g.entry ->> 'type' like 'statement.%' order by g.id`;
		expect(log.map(({ type }) => type).slice(-2)).toEqual(['statement.accepted', 'statement.declined']);
	});

	test('are gone with the sheet they came with', async () => {
		const consultation = await open();
		const { code } = await aSentSheet(consultation);
		const { id: statement } = (await page(consultation)).statements[0]!;
		await as('fatima').call('accept_statement', { statement });
		await nobody.call('withdraw_by_receipt', { code });
		expect(await added(consultation)).toEqual([]);
		await refused(as('fatima').call('accept_statement', { statement }), 'WD005');
	});

	test('of the organisers are contributions once, as long as their words stand', async () => {
		const consultation = await open();
		const seeds = () => as('grace').rows`
			select item from public.statements where consultation_id = ${consultation} and item is not null order by position`;
		expect(await seeds()).toEqual([{ item: 'night' }, { item: 'people' }]);
		await correct(consultation, 'How easy was it', 'How easy was it really');
		expect(await seeds()).toHaveLength(2);
		await correct(consultation, 'all night', 'day and night');
		expect(await seeds()).toEqual([{ item: 'night' }, { item: 'night' }, { item: 'people' }]);
		expect(
			await as('olwen').rows`select item from public.statements where consultation_id = ${consultation}`
		).toEqual([]);
	});
});

describe('paper', () => {
	type Issued = { number: string; code: string }[];
	type List = { counts: Record<string, number>; sheets: { id: string; number: string; mine: boolean }[] };
	const issue = (consultation: string, how_many = 2, who = 'fatima') =>
		as(who).call<Issued>('issue_paper_sheets', { consultation, how_many, lang: 'en', easy_read: false });
	const list = (consultation: string, who = 'fatima', more: object = {}) =>
		as(who).call<List>('sheets_of', { consultation, ...more });
	const key = (consultation: string, number: string, draft: object, who = 'fatima') =>
		as(who).call<string>('key_sheet', {
			consultation,
			number,
			lang: 'en',
			easy_read: false,
			scribe_name: 'Fatima',
			draft
		});
	const READ = {
		answers: { tried: { chosen: ['yes'] }, happened: { words: 'I rang' }, easy: { number: 2 } }
	};

	async function check(sheet: string, draft: SheetDraft, settled = false, who = 'joy') {
		const found = await as(who).call<Sheet>('sheet_to_key', { sheet });
		const sent = toSend(asAsked(found), draft.answers ?? {});
		return as(who).call<{ differs: object; contribution?: string }>('check_sheet', {
			sheet,
			draft,
			settled,
			...sent
		});
	}

	test('is printed with numbers that go on, and codes that lead to it', async () => {
		const consultation = await open();
		const made = await Promise.all([issue(consultation), issue(consultation)]);
		expect(
			made
				.flat()
				.map(({ number }) => number)
				.sort()
		).toEqual(['P1', 'P2', 'P3', 'P4']);
		expect(await read(made[0][0]!.code)).toMatchObject({ draft: {}, keyed: false });
		for (const many of [0, 31]) await refused(issue(consultation, many), 'SH011', 'how_many');
		for (const who of ['marcus', 'amina', 'carys', 'olwen'])
			await refused(issue(consultation, 1, who), 'P0002');
		await move(consultation, -9, -1);
		await refused(issue(consultation), 'SH001');
	});

	test('is keyed in by one, checked blind by another, and then sent with the code that was printed on it', async () => {
		const consultation = await open();
		const [form] = await issue(consultation, 1);
		const sheet = await key(consultation, 'p1', READ);
		expect(await key(consultation, 'P1', READ)).toBe(sheet);
		await refused(key(consultation, 'P1', READ, 'joy'), 'SH014', 'number');
		await refused(save(form!.code, { answers: {} }), 'SH007');
		await refused(check(sheet, READ as SheetDraft, false, 'fatima'), 'SH016');

		const blind = await as('joy').call<Sheet>('sheet_to_key', { sheet });
		expect(blind.draft?.answers).toEqual({ happened: { words: 'I rang' } });
		const mine = await as('fatima').call<Sheet>('sheet_to_key', { sheet });
		expect(mine.draft?.answers).toMatchObject(READ.answers);

		const misread = { answers: { ...READ.answers, easy: { number: 3 } } } as SheetDraft;
		expect(await check(sheet, misread)).toEqual({ differs: { 'answers.easy': { number: 2 } } });
		expect(await own(form!.code)).toBeNull();
		const { contribution } = await check(sheet, misread, true);
		expect(await own(form!.code)).toMatchObject({
			id: contribution,
			words: expect.stringContaining('I rang')
		});
		const [row] = await owner()`
			select s.checked_at is not null as checked, c.scribe_name, c.confirmed_at from public.answer_sheets s
			join public.contributions c on c.id = s.contribution_id where s.id = ${sheet}`;
		expect(row).toEqual({ checked: true, scribe_name: 'Fatima', confirmed_at: null });
		await refused(check(sheet, misread), 'SH013');
		await refused(key(consultation, 'P1', READ), 'SH013', 'number');
		expect((await list(consultation, 'fatima', { show: 'sent' })).sheets).toHaveLength(1);
	});

	test('without a number of ours gets one; a number says which form it is', async () => {
		const consultation = await open();
		const sheet = await key(consultation, 'Library 7', READ);
		expect((await list(consultation)).sheets).toEqual([
			expect.objectContaining({ id: sheet, number: 'LIBRARY 7', mine: true })
		]);
		await refused(key(consultation, ' ', READ), 'SH012', 'number');
		const { contribution } = await check(sheet, READ as SheetDraft);
		expect(contribution).toBeDefined();
		const twin = { words: 'x', asked: {}, settled: false, draft: {} };
		for (const who of ['marcus', 'amina', 'olwen']) {
			await refused(
				as(who).call('key_sheet', {
					consultation,
					number: 'P9',
					lang: 'en',
					easy_read: false,
					scribe_name: 'X',
					draft: {}
				}),
				'P0002'
			);
			await refused(as(who).call('sheets_of', { consultation }), 'P0002');
			await refused(as(who).call('sheet_to_key', { sheet }), 'P0002');
			await refused(as(who).call('check_sheet', { sheet, ...twin }), 'P0002');
		}
	});

	test('whose holder answers online is not keyed in as well', async () => {
		const consultation = await open();
		const [form] = await issue(consultation, 1);
		await save(form!.code, { answers: { easy: { number: 4 } } });
		await refused(key(consultation, 'P1', READ), 'SH015', 'number');
		await send(form!.code);
		expect((await own(form!.code))?.kind).toBe('answers');
		await refused(key(consultation, 'P1', READ), 'SH013', 'number');
	});

	test('that came by post is keyed in after the last day, until the report', async () => {
		const consultation = await open();
		await issue(consultation, 1);
		await as('grace').call('close_consultation', { consultation, reason: 'The ward moved' });
		expect(await key(consultation, 'P1', READ)).toBeDefined();
		await as('grace').call('save_consultation_report', {
			consultation,
			report: 'We heard.',
			report_by: 'Grace'
		});
		await as('grace').call('publish_consultation_report', { consultation });
		await refused(key(consultation, 'P1', READ), 'SH010');
	});
});

describe('answers for somebody', () => {
	const given = (consultation: string, more: object = {}) => ({
		id: crypto.randomUUID(),
		consultation,
		lang: 'en',
		easy_read: false,
		scribe_name: 'Fatima',
		told: true,
		read_back: true,
		draft: { answers: { easy: { number: 1 } } },
		words: 'How easy was it?\n1',
		asked: { easy: {} },
		...more
	});
	const forThem = (who: string, values: object) =>
		as(who).call<{ contribution: string; receipt: string }>('send_sheet_for_somebody', { given: values });

	test('are told first, read back, sent once, and followed by a slip', async () => {
		const consultation = await open();
		const values = given(consultation);
		const sent = await forThem('fatima', values);
		expect(await own(sent.receipt)).toMatchObject({ id: sent.contribution, confirmed_how: 'read back' });
		expect((await forThem('fatima', values)).contribution).toBe(sent.contribution);
		await refused(forThem('fatima', given(consultation, { told: false })), 'SH003', 'told');
		await refused(forThem('fatima', given(consultation, { scribe_name: ' ' })), 'TX001', 'scribe_name');
		expect(await forThem('joy', given(consultation))).toBeDefined();
		for (const who of ['marcus', 'amina', 'carys', 'olwen']) {
			await refused(forThem(who, given(consultation)), 'P0002');
		}
	});
});
