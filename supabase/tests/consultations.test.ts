import { describe, expect, test } from 'vitest';
import { piecesOf, type DraftContent } from '../../src/lib/consultations/translation.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import { aContribution, aProposedDecision, anAgreedInsight } from './support/builders.ts';

type Desk = {
	id: string;
	title: string;
	state: string;
	opens_on: string;
	closes_on: string;
	listens: boolean;
	builds: boolean;
	papers: { id: string; title: string }[];
	version: { version: number; content: DraftContent; frozen_at: string | null; seen: string };
	versions: { version: number; correction: string | null; frozen_at: string | null }[];
	translations: { lang: string; gaps: number; reviewed_at: string | null; reviewed_by: string | null }[];
	overrides: { what: string; reason: string; by_name: string }[];
	extensions: { from: string; to: string; reason: string; by_name: string }[];
	answers: { sent: number } | null;
	unmet: string[];
	lacks: { field: string; sentence: string }[];
	organisation: { minimum_window_days: number | null };
	report: string | null;
};
type List = { consultations: { id: string; state: string; answers: number | null }[]; next: string | null };

const QUESTIONS = [
	{
		id: 'stayed',
		kind: 'single_choice',
		title: 'Have you stayed on a ward?',
		required: false,
		own_words: false,
		options: [
			{ id: 'yes', label: 'Yes' },
			{ id: 'no', label: 'No' }
		]
	},
	{
		id: 'welcome',
		kind: 'scale',
		title: 'How were you welcomed?',
		hint: 'Think of the first hour',
		required: false,
		scale: { from: 1, to: 5, from_label: 'Badly', to_label: 'Well' },
		show_if: { question: 'stayed', is: ['yes'] }
	},
	{ id: 'read_this', kind: 'information', title: 'What we do next', text: 'We read it.', required: false },
	{ id: 'words', kind: 'open_text', title: 'What should the first words be?', required: false }
];
const FOUR_PI = { principles: 'a', purpose: 'b', presence: 'c', process: 'd', impact: 'e' };
const GUNNING = { formative: 'a', reasons: 'b', time: 'c', considered: 'd' };
const ABOUT = {
	why: 'Nobody said hello.',
	can_change: 'The welcome.',
	cannot_change: 'The law.',
	ladder_step: '4'
};

/** Others than engagement leads, whom a draft is shown to or hidden from. */
const LISTENERS = ['fatima', 'joy'];
const NO_DRAFTS = ['marcus', 'dev', 'amina', 'tunde', 'carys', 'sol', 'olwen'];

const day = (days: number) => {
	const at = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
	return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
};

const desk = (consultation: string, who = 'grace') =>
	as(who).call<Desk>('consultation_desk', { consultation });
const command = (name: string, consultation: string, given: object = {}, who = 'grace') =>
	as(who).call(name, { consultation, ...given });

async function aDraft(title = 'How should wards welcome people?') {
	return as('grace').call<string>('create_consultation', { programme: PCREF, title });
}

async function saveQuestions(consultation: string, questions: object[] = QUESTIONS) {
	const { seen } = (await desk(consultation)).version;
	await command('save_consultation_questions', consultation, { questions, seen });
}

/** A draft that lacks nothing and meets everything. */
async function aReadyDraft({ opens = 0, closes = 40, title = undefined as string | undefined } = {}) {
	const id = await aDraft(title);
	await command('write_consultation_about', id, { given: ABOUT });
	await command('write_consultation_four_pi', id, { given: FOUR_PI });
	await command('write_consultation_check', id, { given: GUNNING });
	await saveQuestions(id);
	await command('set_consultation_window', id, { opens_on: day(opens), closes_on: day(closes) });
	return id;
}

async function anOpenOne(changes: Parameters<typeof aReadyDraft>[0] = {}) {
	const id = await aReadyDraft(changes);
	await command('open_consultation', id);
	return id;
}

async function aClosedOne() {
	const id = await anOpenOne();
	await command('close_consultation', id, { reason: 'The ward moved' });
	return id;
}

/** Every piece of the newest version in another language. */
async function allWords(consultation: string) {
	const { content } = (await desk(consultation)).version;
	return Object.fromEntries(piecesOf(content).map(({ key }) => [key, 'خوش آمدید']));
}

/** What the log says of it, in order. */
async function entriesOf(consultation: string) {
	const rows = await owner()<{ entry: Record<string, unknown> }[]>`
		with recursive chain as (
			select g.id, g.entry from tlog.staging g join tlog.subjects s on s.last_entry = g.entry ->> 'id'
			where s.subject_id = ${consultation}
			union all
			select g.id, g.entry from chain c join tlog.staging g on g.entry ->> 'id' = c.entry -> 'prev' ->> 0
		)
		select entry from chain order by id`;
	return rows.map(({ entry }) => entry);
}

describe('who reads consultations', () => {
	test('a draft is for those who listen on the programme; an open one for all who work on it', async () => {
		const draft = await aReadyDraft();
		const open = await anOpenOne();
		for (const who of ['grace', ...LISTENERS]) {
			expect((await desk(draft, who)).builds).toBe(who === 'grace');
			expect((await desk(open, who)).answers).toMatchObject({ sent: 0 });
		}
		for (const who of NO_DRAFTS) await refused(desk(draft, who), 'P0002');
		for (const who of ['marcus', 'dev', 'amina', 'tunde']) {
			expect(await desk(open, who)).toMatchObject({ state: 'open', listens: false, answers: null });
		}
		await refused(desk(open, 'olwen'), 'P0002');
		await refused(nobody.call('consultation_desk', { consultation: open }), '42501');
	});

	test('the tables say the same', async () => {
		const draft = await aReadyDraft();
		const open = await aReadyDraft();
		await command('write_consultation_about', open, { given: { ladder_step: '' } });
		await command('save_translation', open, {
			lang: 'ur',
			easy_read: false,
			words: { title: 'خوش' },
			translated_by: 'Joy'
		});
		await command('open_consultation', open, { reasons: { ladder: 'Not agreed yet' } });
		await command('extend_consultation', open, { closes_on: day(60), reason: 'Late paper' });
		const counts = async (who: ReturnType<typeof as>, id: string) => {
			const [row] = await who.run<Record<string, number>>(
				`select (select count(*) from public.consultations where id = $1) as consultations,
				(select count(*) from public.consultation_versions where consultation_id = $1) as versions,
				(select count(*) from public.consultation_translations t where t.version_id in
					(select v.id from public.consultation_versions v where v.consultation_id = $1)) as translations,
				(select count(*) from public.consultation_overrides where consultation_id = $1) as overrides,
				(select count(*) from public.consultation_extensions where consultation_id = $1) as extensions`,
				[id]
			);
			return Object.values(row ?? {}).map(Number);
		};
		for (const who of ['grace', ...LISTENERS]) expect(await counts(as(who), draft)).toEqual([1, 1, 0, 0, 0]);
		for (const who of NO_DRAFTS) expect(await counts(as(who), draft)).toEqual([0, 0, 0, 0, 0]);
		for (const who of ['grace', 'marcus', 'dev', 'amina', 'tunde', 'joy'])
			expect(await counts(as(who), open)).toEqual([1, 1, 1, 1, 1]);
		expect(await counts(as('olwen'), open)).toEqual([0, 0, 0, 0, 0]);
		for (const table of ['consultation_versions', 'consultation_overrides', 'consultation_extensions']) {
			expect((await as('grace').run(`select id from public.${table}`)).length).toBeGreaterThan(0);
			expect(await as('olwen').run(`select id from public.${table}`)).toEqual([]);
		}
		expect((await as('grace').rows`select id from public.consultation_translations`).length).toBeGreaterThan(
			0
		);
		expect(await as('olwen').rows`select id from public.consultation_translations`).toEqual([]);
		await refused(as('grace').rows`select saved_by from public.consultation_translations`, '42501');
	});

	test('lists go by organisation, state and page', async () => {
		const draft = await aReadyDraft();
		const open = await anOpenOne();
		const list = async (who: string, organisation: string, given: object = {}) =>
			(await as(who).call<List>('consultations_of', { organisation, ...given })).consultations;
		const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
		for (const [who, organisation] of [
			['grace', NORTHBROOK],
			['fatima', NORTHBROOK],
			['joy', ROOTED_VOICES]
		] as const) {
			const seen = await list(who, organisation);
			expect(ids(seen)).toEqual(expect.arrayContaining([draft, open]));
			expect(seen.find(({ id }) => id === open)?.answers).toBe(0);
			expect(ids(await list(who, organisation, { state: 'draft' }))).not.toContain(open);
		}
		const marcus = await list('marcus', NORTHBROOK);
		expect(ids(marcus)).toContain(open);
		expect(ids(marcus)).not.toContain(draft);
		expect(marcus.find(({ id }) => id === open)?.answers).toBeNull();
		expect(await list('olwen', EASTVALE)).toEqual([]);
		await refused(list('olwen', NORTHBROOK), 'P0002');
		await refused(list('grace', ROOTED_VOICES), 'P0002');
		await refused(nobody.call('consultations_of', { organisation: NORTHBROOK }), '42501');

		for (let n = 0; n < 21; n++) await aDraft(`Page ${n}`);
		const first = await as('grace').call<List>('consultations_of', { organisation: NORTHBROOK });
		expect(first.consultations).toHaveLength(20);
		const later = await list('grace', NORTHBROOK, { before: first.next });
		expect(later.length).toBeGreaterThan(0);
		expect(ids(later).some((id) => ids(first.consultations).includes(id))).toBe(false);
	});
});

describe('building', () => {
	const DRAFT_COMMANDS: [string, object][] = [
		['write_consultation_about', { given: { title: 'Another title' } }],
		['write_consultation_four_pi', { given: FOUR_PI }],
		['write_consultation_check', { given: GUNNING }],
		['add_consultation_paper', { title: 'Paper', note: 'Words' }],
		['remove_consultation_paper', { paper: PCREF }],
		['save_consultation_questions', { questions: QUESTIONS, seen: '' }],
		['set_consultation_window', { opens_on: day(0), closes_on: day(30) }],
		['set_consultation_equality', { asks: false }],
		['open_consultation', {}],
		['duplicate_consultation', {}],
		['discard_consultation', {}]
	];

	test('an engagement lead of the trust starts one, and nobody else', async () => {
		const create = (who: string, given: object = {}) =>
			as(who).call<string>('create_consultation', { programme: PCREF, title: 'About nights', ...given });
		expect((await desk(await create('grace'))).title).toBe('About nights');
		for (const who of [...LISTENERS, ...NO_DRAFTS]) await refused(create(who), '42501');
		await refused(create('grace', { programme: LISTENING }), '42501');
		await refused(create('grace', { title: ' ' }), 'TX001', 'title');
		await refused(create('grace', { title: 'x' }), 'TX001', 'title');
		await refused(create('grace', { title: 'x'.repeat(201) }), 'TX002', 'title');
		await refused(nobody.call('create_consultation', { programme: PCREF, title: 'Mine' }), '42501');
	});

	test.each(DRAFT_COMMANDS)('%s is for engagement leads', async (name, given) => {
		const id = await aReadyDraft();
		for (const who of LISTENERS) await refused(command(name, id, given, who), '42501');
		for (const who of NO_DRAFTS) await refused(command(name, id, given, who), 'P0002');
		await refused(nobody.call(name, { consultation: id, ...given }), '42501');
		if (name === 'save_consultation_questions') await saveQuestions(id);
		else await command(name, id, given);
	});

	test('what it is about goes into the version people answer', async () => {
		const id = await aDraft('First title');
		await command('write_consultation_about', id, {
			given: { ...ABOUT, title: ' Second title ', content_note: 'Being held down' }
		});
		const built = await desk(id);
		expect(built).toMatchObject({ title: 'Second title', ladder_step: 4 });
		expect(built.version.content).toMatchObject({
			title: 'Second title',
			why: ABOUT.why,
			content_note: 'Being held down'
		});
		await command('write_consultation_about', id, { given: { content_note: '' } });
		expect((await desk(id)).version.content).not.toHaveProperty('content_note');
		await refused(command('write_consultation_about', id, { given: { title: '' } }), 'TX001', 'title');
		await refused(
			command('write_consultation_about', id, { given: { why: 'x'.repeat(4001) } }),
			'TX002',
			'why'
		);
	});

	test('a draft may be thrown away with all that is in it, and nothing else may', async () => {
		const id = await aReadyDraft();
		const words = { lang: 'ur', easy_read: false, words: { title: 'x' }, translated_by: 'Joy' };
		await command('save_translation', id, words);
		await command('discard_consultation', id);
		await refused(desk(id), 'P0002');
		await refused(command('discard_consultation', await anOpenOne()), 'KN002');
	});

	test('papers are links or words', async () => {
		const id = await aDraft();
		const add = (given: object) => command('add_consultation_paper', id, given);
		await refused(add({ title: 'Empty' }), 'KN006', 'url');
		await refused(add({ title: 'Odd', url: 'javascript:alert(1)' }), 'KN007', 'url');
		await add({ title: 'Link', url: 'https://www.example.org/paper' });
		await add({ title: 'Words', note: 'What people said' });
		const [first] = (await desk(id)).papers;
		await command('remove_consultation_paper', id, { paper: first?.id });
		expect((await desk(id)).papers.map(({ title }) => title)).toEqual(['Words']);
		for (let n = 0; n < 19; n++) await add({ title: `Paper ${n}`, note: 'x' });
		await refused(add({ title: 'One more', note: 'x' }), 'KN008');
	});

	test('questions are kept whole, and only over the list they were made from', async () => {
		const id = await aDraft();
		const { seen } = (await desk(id)).version;
		await saveQuestions(id);
		await refused(command('save_consultation_questions', id, { questions: [], seen }), 'KN004');
		for (const questions of [
			{},
			[{ id: 'Big Letters', kind: 'open_text', title: 'x' }],
			[{ id: 'a', kind: 'poetry', title: 'x' }],
			[{ id: 'a', kind: 'open_text', title: ' ' }],
			[QUESTIONS[0], QUESTIONS[0]],
			[QUESTIONS[1], QUESTIONS[0]]
		]) {
			const now = (await desk(id)).version.seen;
			await refused(command('save_consultation_questions', id, { questions, seen: now }), 'KN005');
		}
	});

	test('the window runs forwards, and the trust sets its own least', async () => {
		const id = await aReadyDraft();
		const set = (opens_on: string | null, closes_on: string | null) =>
			command('set_consultation_window', id, { opens_on, closes_on });
		await refused(set(null, day(3)), 'KN009', 'opens_on');
		await refused(set(day(5), day(3)), 'KN009', 'closes_on');
		await refused(set(day(5), null), 'KN009', 'closes_on');
		await set(day(5), day(5));

		const minimum = (who: string, days: number | null, organisation = NORTHBROOK) =>
			as(who).call('set_minimum_window', { organisation, days });
		for (const who of ['fatima', 'joy', 'marcus', 'olwen']) await refused(minimum(who, 30), '42501');
		await refused(nobody.call('set_minimum_window', { organisation: NORTHBROOK, days: 30 }), '42501');
		await refused(minimum('grace', 0), 'KN010', 'days');
		await minimum('grace', 30);
		expect((await desk(id)).unmet).toEqual(['time']);
		await refused(command('open_consultation', id), 'KN018', 'time');
		await minimum('grace', null);
		expect((await desk(id)).unmet).toEqual([]);
	});

	test('the words to translate are the same here and in the application', async () => {
		const id = await aReadyDraft();
		await command('write_consultation_about', id, { given: { content_note: 'A note' } });
		const { content } = (await desk(id)).version;
		const [row] = await owner()<{ words: Record<string, string> }[]>`
			select private.consultation_words(${owner().json(content as never)}) as words`;
		expect(row?.words).toEqual(
			Object.fromEntries(piecesOf(content).map(({ key, original }) => [key, original]))
		);
	});
});

describe('translations', () => {
	const WHICH = { lang: 'ur', easy_read: false };
	const save = async (id: string, who: string, given: object = {}) =>
		command(
			'save_translation',
			id,
			{ ...WHICH, words: await allWords(id), translated_by: 'Joy', ...given },
			who
		);
	const review = (id: string, who: string, reviewed_by = 'Fatima') =>
		command('review_translation', id, { ...WHICH, reviewed_by }, who);

	test('those who listen translate, partners too; somebody else looks it over', async () => {
		const id = await aReadyDraft();
		for (const who of NO_DRAFTS)
			await refused(
				command('save_translation', id, { ...WHICH, words: {}, translated_by: 'x' }, who),
				'P0002'
			);
		await refused(
			nobody.call('save_translation', { consultation: id, ...WHICH, words: {}, translated_by: 'x' }),
			'42501'
		);
		await refused(review(id, 'fatima'), 'P0002');
		await save(id, 'joy', { words: { title: 'خوش' } });
		await refused(review(id, 'fatima'), 'KN015', 'reviewed_by');
		await save(id, 'joy');
		await refused(review(id, 'joy', 'Somebody else'), 'KN016', 'reviewed_by');
		await refused(review(id, 'fatima', ' joy '), 'KN016', 'reviewed_by');
		await refused(review(id, 'fatima', ''), 'TX001', 'reviewed_by');
		for (const who of NO_DRAFTS) await refused(review(id, who), 'P0002');
		await refused(
			nobody.call('review_translation', { consultation: id, ...WHICH, reviewed_by: 'x' }),
			'42501'
		);
		await review(id, 'fatima');
		expect((await desk(id)).translations).toMatchObject([{ lang: 'ur', gaps: 0, reviewed_by: 'Fatima' }]);
		const read = (who: string) =>
			as(who).call<{ words: object; mine: boolean }>('consultation_translation', {
				consultation: id,
				...WHICH
			});
		expect(await read('joy')).toMatchObject({ mine: true, words: { title: 'خوش آمدید' } });
		expect((await read('grace')).mine).toBe(false);
		for (const who of NO_DRAFTS) await refused(read(who), 'P0002');
		await refused(nobody.call('consultation_translation', { consultation: id, ...WHICH }), '42501');
	});

	test('what it is not: its own language, other than words, or nobody’s', async () => {
		const id = await aReadyDraft();
		await refused(save(id, 'joy', { lang: 'en' }), 'KN012', 'lang');
		await save(id, 'joy', { lang: 'en', easy_read: true });
		await refused(save(id, 'joy', { lang: 'Urdu' }), 'KN012', 'lang');
		await refused(save(id, 'joy', { words: { title: 7 } }), 'KN013');
		await refused(save(id, 'joy', { translated_by: '' }), 'TX001', 'translated_by');
	});

	test('a change of the original has to be looked over again; what people answer in stays', async () => {
		const id = await aReadyDraft();
		await save(id, 'joy');
		await review(id, 'fatima');
		await command('write_consultation_about', id, { given: { why: 'Another reason.' } });
		expect((await desk(id)).translations[0]?.reviewed_at).toBeNull();
		await review(id, 'fatima');
		await command('open_consultation', id);
		await refused(save(id, 'joy'), 'KN014');
		await save(id, 'joy', { lang: 'bn' });
		await refused(
			command('save_translation', id, { ...WHICH, words: {}, translated_by: 'x' }, 'marcus'),
			'42501'
		);
		await command('close_consultation', id, { reason: 'Over' });
		await refused(save(id, 'joy', { lang: 'pl' }), 'KN002');
	});

	test('a new one starts from what the pages said in the last', async () => {
		const id = await aReadyDraft();
		await save(id, 'joy', { words: { ...(await allWords(id)), 'phrase.next': 'آگے' } });
		await review(id, 'fatima');
		const next = await aReadyDraft();
		const { words } = await as('joy').call<{ words: object }>('consultation_translation', {
			consultation: next,
			...WHICH
		});
		expect(words).toEqual({ 'phrase.next': 'آگے' });
	});
});

describe('opening', () => {
	test('it is refused with what is missing, and with each thing that is not met', async () => {
		const id = await aDraft();
		const built = await desk(id);
		expect(built.lacks.map(({ field }) => field)).toEqual(['about', 'about', 'about', 'questions', 'window']);
		expect(built.unmet).toEqual(['ladder', 'four_pi', 'formative', 'reasons', 'time', 'considered']);
		await refused(command('open_consultation', id), 'KN017', 'about');
		await command('write_consultation_about', id, { given: { ...ABOUT, ladder_step: '' } });
		await saveQuestions(id, [QUESTIONS[2] as object]);
		await command('set_consultation_window', id, { opens_on: day(-9), closes_on: day(-1) });
		expect((await desk(id)).lacks.map(({ field }) => field)).toEqual(['questions', 'window']);
		await saveQuestions(id);
		await command('set_consultation_window', id, { opens_on: day(-2), closes_on: day(30) });
		await command('write_consultation_check', id, { given: GUNNING });

		await refused(command('open_consultation', id), 'KN018', 'ladder');
		await refused(
			command('open_consultation', id, { reasons: { ladder: 'Agreed aloud' } }),
			'KN018',
			'four_pi'
		);
		await command('open_consultation', id, {
			reasons: { ladder: 'Agreed aloud', four_pi: 'On the wall', time: 'Not needed' }
		});
		const open = await desk(id);
		expect(open).toMatchObject({ state: 'open', opens_on: day(0), unmet: [] });
		expect(open.overrides.map(({ what, reason, by_name }) => [what, reason, by_name])).toEqual([
			['four_pi', 'On the wall', 'Grace'],
			['ladder', 'Agreed aloud', 'Grace']
		]);
		await refused(command('open_consultation', id), 'KN002');
		expect((await entriesOf(id)).map(({ type, how }) => [type, how])).toEqual([
			['consultation.opened', undefined],
			['consultation.overridden', 'ladder'],
			['consultation.overridden', 'four_pi']
		]);
		expect((await entriesOf(id))[0]).toMatchObject({ due: day(30), version: 1 });
	});

	test('what is open stays as it was, even for the owner of the table', async () => {
		const id = await anOpenOne();
		await refused(saveQuestions(id), 'KN001');
		for (const [name, given] of [
			['write_consultation_about', { given: { title: 'After' } }],
			['set_consultation_window', { opens_on: day(0), closes_on: day(90) }],
			['write_consultation_four_pi', { given: {} }],
			['set_consultation_equality', { asks: false }]
		] as const) {
			await refused(command(name, id, given), name === 'write_consultation_about' ? 'KN001' : 'KN002');
		}
		await expect(
			owner()`update public.consultation_versions set content = '{}' where consultation_id = ${id}`
		).rejects.toThrow('Make a correction instead');
		await expect(
			owner()`delete from public.consultation_versions where consultation_id = ${id}`
		).rejects.toThrow('Make a correction instead');
	});
});

describe('while it is open', () => {
	const OPEN_COMMANDS: [string, object][] = [
		['start_correction', { correction: 'An answer was missing' }],
		['extend_consultation', { closes_on: day(60), reason: 'Late paper' }],
		['stop_consultation', {}],
		['resume_consultation', {}],
		['close_consultation', { reason: 'The ward moved' }]
	];

	test.each(OPEN_COMMANDS)('%s is for engagement leads, and not for drafts', async (name, given) => {
		const id = await anOpenOne();
		for (const who of LISTENERS) await refused(command(name, id, given, who), '42501');
		for (const who of NO_DRAFTS) await refused(command(name, id, given, who), 'P0002');
		await refused(nobody.call(name, { consultation: id, ...given }), '42501');
		await refused(command(name, await aReadyDraft(), given), 'KN003');
		await command(name, id, given);
	});

	test('a correction is a new version; the one that stands is kept', async () => {
		const id = await anOpenOne();
		await command(
			'save_translation',
			id,
			{
				lang: 'ur',
				easy_read: false,
				words: await allWords(id),
				translated_by: 'Joy'
			},
			'joy'
		);
		await command(
			'review_translation',
			id,
			{ lang: 'ur', easy_read: false, reviewed_by: 'Fatima' },
			'fatima'
		);
		await refused(command('publish_correction', id), 'KN001');
		await refused(command('start_correction', id, { correction: ' ' }), 'TX001', 'correction');
		await command('start_correction', id, { correction: 'First words' });
		await command('start_correction', id, { correction: 'A title was wrong' });
		await refused(command('publish_correction', id), 'KN019');
		expect((await desk(id, 'marcus')).versions).toHaveLength(1);
		for (const name of ['publish_correction', 'drop_correction']) {
			for (const who of LISTENERS) await refused(command(name, id, {}, who), '42501');
			for (const who of NO_DRAFTS) await refused(command(name, id, {}, who), 'P0002');
			await refused(nobody.call(name, { consultation: id }), '42501');
		}
		await command('write_consultation_about', id, { given: { title: 'Corrected title', ladder_step: '7' } });
		expect(await desk(id)).toMatchObject({ title: 'How should wards welcome people?', ladder_step: 4 });
		expect((await desk(id)).translations).toMatchObject([{ lang: 'ur', reviewed_at: null }]);
		await command('publish_correction', id);
		const after = await desk(id);
		expect(after).toMatchObject({ title: 'Corrected title', version: { version: 2 } });
		expect(after.versions.map(({ correction }) => correction)).toEqual([null, 'A title was wrong']);
		expect((await entriesOf(id)).at(-1)).toMatchObject({ type: 'consultation.corrected', version: 2 });
		const [first] = await owner()<{ content: DraftContent }[]>`
			select content from public.consultation_versions where consultation_id = ${id} and version = 1`;
		expect(first?.content.title).toBe('How should wards welcome people?');
	});

	test('a correction may be given up', async () => {
		const id = await anOpenOne();
		await refused(command('drop_correction', id), 'P0002');
		await command('start_correction', id, { correction: 'Perhaps' });
		await command('drop_correction', id);
		expect((await desk(id)).versions).toHaveLength(1);
	});

	test('one that is not in place when it closes is dropped', async () => {
		const id = await anOpenOne();
		await command('start_correction', id, { correction: 'Too late' });
		await command('close_consultation', id, { reason: 'The ward moved' });
		expect((await desk(id)).versions).toHaveLength(1);
	});

	test('its last day moves on with a reason, which the log knows of', async () => {
		const id = await anOpenOne();
		const extend = (closes_on: string | null, reason = 'The paper came late') =>
			command('extend_consultation', id, { closes_on, reason });
		await refused(extend(null), 'KN020', 'closes_on');
		await refused(extend(day(40)), 'KN020', 'closes_on');
		await refused(extend(day(50), ' '), 'TX001', 'reason');
		await extend(day(50));
		expect((await desk(id)).extensions).toMatchObject([{ from: day(40), to: day(50), by_name: 'Grace' }]);
		expect((await entriesOf(id)).at(-1)).toMatchObject({ type: 'consultation.extended', due: day(50) });
	});

	test('the stop switch is logged each time, and once', async () => {
		const id = await anOpenOne();
		for (const name of [
			'stop_consultation',
			'stop_consultation',
			'resume_consultation',
			'resume_consultation'
		])
			await command(name, id);
		expect((await entriesOf(id)).map(({ type }) => type).slice(1)).toEqual([
			'consultation.stopped',
			'consultation.resumed'
		]);
	});

	test('a decision made before its last day came too early, and the last day is the one it was moved to', async () => {
		const id = await anOpenOne({ closes: 10 });
		const words = await aContribution();
		await owner()`update public.contributions set consultation_id = ${id} where id = ${words.id}`;
		const decision = await aProposedDecision({ insights: [await anAgreedInsight({ restsOn: [words] })] });
		await command('extend_consultation', id, { closes_on: day(20), reason: 'More people ask for time' });
		const made = await as('grace').call<{ early: boolean; influences: { listened_until: string }[] }>(
			'decision_desk',
			{ decision: decision.id }
		);
		expect(made.early).toBe(true);
		expect(made.influences[0]?.listened_until).toBe(day(20));
	});
});

describe('closing and reporting', () => {
	test('early only with a reason; on its last day without', async () => {
		const id = await anOpenOne();
		await refused(command('close_consultation', id), 'TX001', 'reason');
		await command('close_consultation', id, { reason: 'The ward moved' });
		expect(await desk(id)).toMatchObject({
			state: 'closed',
			closes_on: day(0),
			extensions: [{ from: day(40), to: day(0), reason: 'The ward moved' }]
		});
		expect((await entriesOf(id)).map(({ type }) => type)).toEqual([
			'consultation.opened',
			'consultation.shortened',
			'consultation.closed'
		]);
		expect((await entriesOf(id)).at(-1)).toMatchObject({ count: 0 });
		const today = await anOpenOne({ closes: 0 });
		await command('close_consultation', today);
		expect((await desk(today)).extensions).toEqual([]);
		await refused(command('close_consultation', today), 'KN003');
	});

	// Clocks go forward on 29 March 2026 and back on 25 October 2026: the day ends at 23:00 and at 00:00 UTC.
	test.each([
		['2026-06-30', '2026-06-30T22:59:59Z', '2026-06-30T23:00:00Z'],
		['2026-03-28', '2026-03-28T23:59:59Z', '2026-03-29T00:00:00Z'],
		['2026-03-29', '2026-03-29T22:59:59Z', '2026-03-29T23:00:00Z'],
		['2026-10-25', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z']
	])('the clock closes what ended on %s when that day is over in England', async (last, before, after) => {
		const id = await anOpenOne();
		await owner()`update public.consultations set opens_on = '2026-01-05', closes_on = ${last} where id = ${id}`;
		const closes = async (at: string) => {
			await owner()`select private.close_due_consultations(${at}::timestamptz)`;
			return (await desk(id)).state;
		};
		expect(await closes(before)).toBe('open');
		expect(await closes(after)).toBe('closed');
		expect((await entriesOf(id)).at(-1)).toMatchObject({ type: 'consultation.closed', count: 0 });
		await closes(after);
		expect((await entriesOf(id)).filter(({ type }) => type === 'consultation.closed')).toHaveLength(1);
	});

	test('what was heard is written after it closed, and read by anyone once it is published', async () => {
		const id = await aClosedOne();
		const heard = () => nobody.call<Record<string, unknown>>('consultation_heard', { consultation: id });
		const written = { report: 'People want a name.\n\nWe begin in May.', report_by: 'Grace and Joy' };
		await refused(nobody.call('consultation_heard', { consultation: await aReadyDraft() }), 'P0002');
		expect(await heard()).toMatchObject({ report: null, extensions: [{ to: day(0) }] });
		await refused(command('publish_consultation_report', id), 'KN022', 'report');
		for (const [name, given] of [
			['save_consultation_report', written],
			['publish_consultation_report', {}]
		] as const) {
			for (const who of LISTENERS) await refused(command(name, id, given, who), '42501');
			for (const who of NO_DRAFTS) await refused(command(name, id, given, who), 'P0002');
			await refused(nobody.call(name, { consultation: id, ...given }), '42501');
			await refused(command(name, await anOpenOne(), given), 'KN021');
		}
		await refused(command('save_consultation_report', id, { ...written, report: '' }), 'TX001', 'report');
		await refused(
			command('save_consultation_report', id, { ...written, report_by: '' }),
			'TX001',
			'report_by'
		);
		await command('save_consultation_report', id, written);
		expect((await desk(id)).report).toBe(written.report);
		expect((await desk(id, 'marcus')).report).toBeNull();
		expect(await heard()).toMatchObject({ report: null, report_by: null });
		await command('publish_consultation_report', id);
		expect(await heard()).toMatchObject({ ...written, answers: { all: null }, extensions: [{ to: day(0) }] });
		expect(await as('olwen').call('consultation_heard', { consultation: id })).toMatchObject(written);
		await refused(command('save_consultation_report', id, written), 'KN021');
		expect((await entriesOf(id)).at(-1)).toMatchObject({ type: 'consultation.reported' });
	});

	test('who answered and gave a way to be told is told once', async () => {
		const id = await aClosedOne();
		const words = await aContribution({ by: 'amina' });
		await owner()`update public.contributions set consultation_id = ${id} where id = ${words.id}`;
		await command('save_consultation_report', id, { report: 'Heard', report_by: 'Grace' });
		await command('publish_consultation_report', id);
		const told = await owner()`select kind from public.messages where about_id = ${id}`;
		expect(told.map(({ kind }) => kind as string)).toEqual(['consultation_reported']);
	});
});

test('another is started from an earlier one, without its days, its check or its reviews', async () => {
	const id = await aReadyDraft();
	await command(
		'save_translation',
		id,
		{ lang: 'ur', easy_read: false, words: await allWords(id), translated_by: 'Joy' },
		'joy'
	);
	await command('review_translation', id, { lang: 'ur', easy_read: false, reviewed_by: 'Fatima' }, 'fatima');
	await command('open_consultation', id);
	const copy = await as('grace').call<string>('duplicate_consultation', { consultation: id });
	expect(await desk(copy)).toMatchObject({
		state: 'draft',
		opens_on: null,
		ladder_step: 4,
		unmet: ['formative', 'reasons', 'time', 'considered'],
		translations: [{ lang: 'ur', gaps: 0, reviewed_at: null }]
	});
	expect((await desk(copy)).version.content).toEqual((await desk(id)).version.content);
});

test('one that was run elsewhere is read, reported and started again from, and has no version', async () => {
	const [row] = await owner()<{ id: string }[]>`
		insert into public.consultations (organisation_id, programme_id, title, opens_on, closes_on, source, imported)
		values (${NORTHBROOK}, ${PCREF}, 'Asked in the library', '2026-01-05', '2026-02-06', 'City library', true) returning id`;
	const id = row?.id ?? '';
	expect(await desk(id, 'marcus')).toMatchObject({
		state: 'closed',
		version: null,
		lacks: [],
		translations: []
	});
	await refused(nobody.call('consultation_heard', { consultation: id }), 'P0002');
	await command('save_consultation_report', id, { report: 'Heard', report_by: 'Grace' });
	await command('publish_consultation_report', id);
	expect(await nobody.call('consultation_heard', { consultation: id })).toMatchObject({
		report: 'Heard',
		imported: true,
		source: 'City library'
	});
	const copy = await as('grace').call<string>('duplicate_consultation', { consultation: id });
	expect(await desk(copy)).toMatchObject({
		state: 'draft',
		title: 'Asked in the library',
		version: { version: 1 }
	});
});
