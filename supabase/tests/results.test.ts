// What came of a consultation: who reads what of it, and what may be shown of small numbers (R40, R41).
import { describe, expect, test } from 'vitest';
import { matrixTable } from '../../src/lib/consultations/results/export.ts';
import { groupsSay, opinionOf, type VotesRead } from '../../src/lib/consultations/results/opinion.ts';
import type { Results } from '../../src/lib/consultations/results/results.ts';
import { asAsked, toSend } from '../../src/lib/consultations/sheets.ts';
import * as imports from '../../src/lib/imports/imports.server.ts';
import { bytesOf, sharedData } from '../../tests/support/shared-data.ts';
import { aConsultation } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';
import { anAgreedImport, run } from './support/imports.ts';

const READERS = ['grace', 'fatima', 'marcus', 'dev', 'amina'];
const OTHERS = ['tunde', 'carys', 'sol', 'olwen'];

const SCALE = { from: 1, to: 3, from_label: 'Badly', to_label: 'Well' };
const QUESTIONS = [
	{
		id: 'rung',
		kind: 'single_choice',
		title: 'Have you rung?',
		required: false,
		own_words: true,
		options: [
			{ id: 'yes', label: 'Yes' },
			{ id: 'no', label: 'No' }
		]
	},
	{
		id: 'answered',
		kind: 'scale',
		title: 'How were you answered?',
		required: false,
		scale: SCALE,
		show_if: { question: 'rung', is: ['yes'] }
	},
	{ id: 'words', kind: 'open_text', title: 'What should the first words be?', required: false },
	{
		id: 'ways',
		kind: 'multiple_choice',
		title: 'Which ways suit you?',
		required: false,
		own_words: false,
		options: [
			{ id: 'phone', label: 'Phone' },
			{ id: 'text', label: 'Text' }
		]
	},
	{ id: 'years', kind: 'number', title: 'For how long?', required: false, whole: false },
	{
		id: 'grid',
		kind: 'matrix',
		title: 'How good is each?',
		required: false,
		items: [
			{ id: 'kind', label: 'Kindness' },
			{ id: 'speed', label: 'Speed' }
		],
		scale: SCALE
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

const open = () => aConsultation({ questions: QUESTIONS });
const results = (consultation: string, who = 'grace') =>
	as(who).call<Results>('consultation_results', { consultation });
const votes = (consultation: string, question: string | null = null, who = 'grace') =>
	as(who).call<VotesRead>('consultation_votes', { consultation, question });

/** Answers as people send them. */
async function answered(consultation: string, answers: object, more: object = {}) {
	const code = await nobody.call<string>('begin_sheet', {
		consultation,
		lang: 'en',
		easy_read: false,
		told: true
	});
	await nobody.call('save_sheet', { code, changes: { answers, ...more } });
	const sheet = await nobody.call<Parameters<typeof asAsked>[0] & { draft: { answers: object } }>(
		'sheet_by_code',
		{ code }
	);
	const sent = toSend(asAsked(sheet), sheet.draft.answers as never);
	await nobody.call('send_sheet', { code, ...sent });
	return code;
}

async function close(consultation: string) {
	await as('grace').call('close_consultation', { consultation, reason: 'Everybody has answered' });
}

async function report(consultation: string) {
	await as('grace').call('save_consultation_report', {
		consultation,
		report: 'We heard you.',
		report_by: 'Grace'
	});
	await as('grace').call('publish_consultation_report', { consultation });
}

describe('counts', () => {
	test('of each question: who was asked, who answered, and what', async () => {
		const consultation = await open();
		await answered(consultation, {
			rung: { chosen: ['yes'] },
			answered: { number: 3 },
			words: { words: 'Hello' },
			ways: { chosen: ['phone', 'text'] },
			years: { number: 2.5 },
			grid: { rated: { kind: 3, speed: 1 } },
			voices: { votes: { night: 1, people: -1 } }
		});
		await answered(consultation, { rung: { chosen: ['yes'] }, ways: { chosen: ['text'] } });
		await answered(consultation, { rung: { chosen: [], other: 'My son did' }, years: { number: 2 } });
		const code = await answered(consultation, { rung: { chosen: ['no'] } });
		await nobody.call('withdraw_by_receipt', { code });

		const found = await results(consultation);
		expect(found.sheets).toEqual({ sent: 3, online: 3, paper: 0, on_behalf: 0 });
		expect(found.questions).toEqual({
			rung: { asked: 3, answered: 3, words: 1, counts: { yes: 2, other: 1 } },
			answered: { asked: 2, answered: 1, words: 0, counts: { '3': 1 } },
			words: { asked: 3, answered: 1, words: 1, counts: {} },
			ways: { asked: 3, answered: 2, words: 0, counts: { phone: 1, text: 2 } },
			years: { asked: 3, answered: 2, words: 0, counts: { '2': 1, '2.5': 1 } },
			grid: { asked: 3, answered: 1, words: 0, counts: { 'kind:3': 1, 'speed:1': 1 } },
			voices: { asked: 3, answered: 1, words: 0, counts: {} }
		});
		expect(found.statements).toEqual({ voices: { statements: 2, voters: 1, votes: 2 } });
		expect(found.consultation).toMatchObject({ state: 'open', cuts: true, rows: true });
	});

	test('a question that came with a correction was put to those who came after it', async () => {
		const consultation = await open();
		await answered(consultation, { rung: { chosen: ['yes'] } });
		const grace = as('grace');
		await grace.call('start_correction', { consultation, correction: 'A question was missing.' });
		const { version } = await grace.call<{ version: { seen: string } }>('consultation_desk', {
			consultation
		});
		const more = { id: 'more', kind: 'open_text', title: 'Anything else?', required: false };
		await grace.call('save_consultation_questions', {
			consultation,
			questions: [...QUESTIONS.slice(0, 3), more],
			seen: version.seen
		});
		await grace.call('publish_correction', { consultation });
		await answered(consultation, { rung: { chosen: ['no'] }, more: { words: 'No' } });

		const found = await results(consultation);
		expect(found.consultation.versions.map(({ version }) => version)).toEqual([2, 1]);
		expect(found.questions.rung).toMatchObject({ asked: 2, answered: 2 });
		expect(found.questions.more).toMatchObject({ asked: 1, answered: 1 });
		expect(found.questions.ways).toMatchObject({ asked: 1, answered: 0 });
	});

	test('are read by those who listen, decide, audit and co-chair, once it opens, and by nobody else', async () => {
		const consultation = await open();
		await answered(consultation, { rung: { chosen: ['yes'] } });
		for (const who of [...READERS, 'joy']) {
			const found = await results(consultation, who);
			expect(found.sheets.sent, who).toBe(1);
			expect(found.consultation.cuts, who).toBe(who !== 'joy');
			expect(found.consultation.rows, who).toBe(['grace', 'fatima'].includes(who));
		}
		for (const who of OTHERS) {
			await refused(results(consultation, who), 'P0002');
			await refused(votes(consultation, null, who), 'P0002');
		}
		const draft = await aConsultation({ open: false });
		await refused(results(draft), 'P0002');
		await refused(votes(draft), 'P0002');
	});
});

describe('votes', () => {
	test('have no name, no sheet and no order of coming; of two votes the later stands', async () => {
		const consultation = await open();
		const cast = [{ night: -1, people: 1 }, { night: 1 }, { night: 1, people: 0 }];
		const codes = [];
		for (const one of cast) codes.push(await answered(consultation, { voices: { votes: one } }));
		const read = await votes(consultation, 'voices', 'dev');
		expect(read.votes).toEqual([[0, 5], [2], [2, 4]]);
		expect(
			read.statements.map(({ item, words, agree, disagree, pass }) => [item, words, agree, disagree, pass])
		).toEqual([
			['night', 'A line should be open all night', 2, 1, 0],
			['people', 'Somebody like me should answer', 1, 0, 1]
		]);
		const told = JSON.stringify(read);
		for (const { id } of await owner()`
			select unnest(array[s.id, s.contribution_id]) as id from public.answer_sheets s where s.consultation_id = ${consultation}`)
			expect(told).not.toContain(id);

		await nobody.call('withdraw_by_receipt', { code: codes[0] });
		expect((await votes(consultation, 'voices')).votes).toEqual([[2], [2, 4]]);
		expect((await votes(consultation, 'other')).statements).toEqual([]);
	});

	test('a statement that somebody added counts once it was accepted', async () => {
		const consultation = await open();
		await answered(consultation, { voices: { votes: { night: 1 }, own: ['Ring me back'] } });
		expect((await votes(consultation)).statements).toHaveLength(2);
		const [added] = await owner()<{ id: string }[]>`
			select contribution_id as id from public.statements where consultation_id = ${consultation} and sheet_id is not null`;
		await as('grace').call('accept_statement', { statement: added!.id });
		expect((await votes(consultation, null, 'dev')).statements.at(-1)).toMatchObject({
			words: 'Ring me back',
			added: true,
			agree: 0
		});
	});

	test('of a conversation that was brought in, its words only to those who may read them', async () => {
		const id = await anAgreedImport('d'.repeat(64));
		await run(id);
		const [batch] = await owner()`select consultation_id from public.import_batches where id = ${id}`;
		const consultation = batch!.consultation_id as string;
		const read = await votes(consultation);
		expect(read.statements.map(({ words }) => words)).toEqual(['Ask us first']);
		expect(read.votes).toEqual([[0], [2]]);
		expect(read.consultation).toMatchObject({ imported: true, versions: [] });
		expect((await votes(consultation, null, 'marcus')).statements[0]).toMatchObject({
			words: null,
			agree: 1,
			disagree: 1
		});
	});
});

const london = sharedData('london-youth-policing');

test.skipIf(!london)('London, 2022: 26 people, and of its groups one is left, so none is shown', async () => {
	const ask: imports.Ask = (name, given) => as('grace').call(name, given);
	const parts = Object.fromEntries(
		['comments.csv', 'votes.csv', 'summary.csv'].map((name) => [name, bytesOf(london ?? '', name)])
	);
	const { id } = await imports.startPolis(ask, PCREF, parts as never, 'en', new Date());
	await imports.agree(ask, id, { uses: ['website'], wording: 'CC BY 4.0' });
	await imports.run(ask, id);
	const [batch] = await owner()`select consultation_id from public.import_batches where id = ${id}`;
	const read = await votes(batch!.consultation_id as string);
	expect(read.statements).toHaveLength(36);
	expect(read.votes).toHaveLength(26);
	expect(read.votes!.flat()).toHaveLength(638);
	const found = await results(batch!.consultation_id as string);
	expect(found.statements).toEqual({ '': { statements: 36, voters: 26, votes: 638 } });

	const person = /^(My|I am between|I identify|English is my|I had at least)/;
	const without = new Set(
		read.statements.filter(({ words }) => person.test(words ?? '')).map(({ id }) => id)
	);
	expect(without.size).toBe(12);
	const opinion = opinionOf(read, without);
	expect(opinion.shown).toMatchObject({ found: false, why: 'groups-too-small' });
	expect(groupsSay(opinion)).toContain('No groups are shown.');
	expect(matrixTable(read, (n) => n - 1)).toHaveLength(27);
});

describe('what people wrote', () => {
	type Said = { consultation: { rows: boolean }; rows: { id: string; words: string; given_on: string }[] };
	const said = (consultation: string, question: string, who = 'grace', more: object = {}) =>
		as(who).call<Said>('consultation_words', { consultation, question, ...more });

	test('to one question, to those who may read the words, letter for letter', async () => {
		const consultation = await open();
		const code = await answered(consultation, {
			rung: { chosen: [], other: 'My son 😀 did' },
			words: { words: '  Hello\n\nyou ' }
		});
		await answered(consultation, { words: { words: 'Only for you' } }, { consents: { board: false } });
		await answered(consultation, { words: { words: 'For the board' } }, { consents: { board: true } });
		const wordsOf = async (who: string, question = 'words') =>
			(await said(consultation, question, who)).rows.map(({ words }) => words).sort();
		for (const who of ['grace', 'fatima'])
			expect(await wordsOf(who)).toEqual(['  Hello\n\nyou ', 'For the board', 'Only for you']);
		expect(await wordsOf('grace', 'rung')).toEqual(['My son 😀 did']);
		for (const who of ['marcus', 'dev', 'amina']) expect(await wordsOf(who)).toEqual(['For the board']);
		expect(await wordsOf('joy')).toEqual([]);
		for (const who of OTHERS) await refused(said(consultation, 'words', who), 'P0002');

		await nobody.call('withdraw_by_receipt', { code });
		expect(await wordsOf('fatima')).toEqual(['For the board', 'Only for you']);
	});

	test('goes on from the last of the page before', async () => {
		const consultation = await open();
		for (let n = 0; n < 22; n++) await answered(consultation, { words: { words: `Words ${n}` } });
		const first = (await said(consultation, 'words')).rows;
		expect(first).toHaveLength(21);
		const last = first[19]!;
		const more = { before_on: last.given_on, before_id: last.id };
		const next = (await said(consultation, 'words', 'grace', more)).rows;
		expect(next).toHaveLength(2);
		expect(new Set([...first.slice(0, 20), ...next].map(({ words }) => words)).size).toBe(22);
	});
});

describe('sheets to take away', () => {
	test('leave words where they are that the board may not read, and none once a yes to that has ended', async () => {
		const consultation = await open();
		await answered(consultation, { words: { words: 'Only for you' }, rung: { chosen: ['no'] } });
		const [row, ...more] = await taken(consultation);
		expect(more).toEqual([]);
		expect(row!.answers).toMatchObject({ words: { words: null }, rung: { value: { chosen: ['no'] } } });
		const other = await open();
		const code = await answered(other, { words: { words: 'For the board' } }, { consents: { board: true } });
		expect((await taken(other))[0]?.answers.words).toMatchObject({ words: 'For the board' });
		await nobody.call('change_consent_by_receipt', { code, answers: { board: false } });
		expect((await taken(other))[0]?.answers.words).toMatchObject({ words: null });
	});

	type Row = { id: string; given_on: string; how: string; answers: Record<string, unknown> };
	const taken = (consultation: string, who = 'grace', more: object = {}) =>
		as(who).call<Row[]>('answers_to_export', { consultation, ...more });

	test('have a day and no time, no code and nothing that people said of themselves', async () => {
		const consultation = await open();
		const code = await answered(
			consultation,
			{ rung: { chosen: ['yes'] }, words: { words: 'Hello' }, voices: { votes: { night: 1 } } },
			{ consents: { board: true } }
		);
		await nobody.call('give_equality', {
			code,
			answers: { ethnic_group: 'irish', ethnic_group_words: 'From Cork', age_band: '25_34', gender: 'woman' }
		});
		const gone = await answered(consultation, { words: { words: 'Taken back' } });
		await nobody.call('withdraw_by_receipt', { code: gone });

		const [row, ...more] = await taken(consultation, 'fatima');
		expect(more).toEqual([]);
		const { id, given_on, ...rest } = row!;
		expect(given_on).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(rest).toEqual({
			how: 'online',
			lang: 'en',
			answers: {
				rung: { value: { chosen: ['yes'] }, words: null },
				words: { value: null, words: 'Hello' },
				voices: { value: { voted: 1 }, words: null }
			}
		});
		expect(JSON.stringify(row)).not.toMatch(/irish|Cork|25_34|woman/);
		expect(await taken(consultation, 'grace', { after_on: given_on, after_id: id })).toEqual([]);
		const [stands] = await owner()<{ starts: number; ends: number }[]>`
			select strpos(words, 'ello')::int - 1 as starts, strpos(words, 'ello')::int + 3 as ends
			from public.contributions where id = ${id}`;
		await as('grace').call('leave_out', { contribution: id, spans: [stands], reason: 'names somebody' });
		// A file is passed on.
		expect((await taken(consultation, 'fatima'))[0]?.answers.words).toEqual({ value: null, words: 'H[…]' });
		for (const who of ['marcus', 'dev', 'amina', 'joy']) await refused(taken(consultation, who), '42501');
		for (const who of OTHERS) await refused(taken(consultation, who), 'P0002');
	});
});

// Cuts

type Equality = Partial<Record<'ethnic_group' | 'age_band' | 'gender' | 'disability', string>>;
type Made = { answers: Record<string, object>; equality?: Equality };
const HOUR = 3_600_000;
const LONG_AGO = Date.now() - 30 * 24 * HOUR;

/** Many sheets at once, an hour after each other, as sending leaves them. */
async function sheets(consultation: string, made: Made[], from = LONG_AGO): Promise<string[]> {
	const rows = made.map((one, index) => ({ ...one, at: new Date(from + index * HOUR).toISOString() }));
	const found = await owner()<{ id: string }[]>`
		with given as (
			select ordinality as n, one, gen_random_uuid() as sheet, private.store_contribution(jsonb_build_object('organisation_id', ${NORTHBROOK}::text,
				'programme_id', ${PCREF}::text, 'consultation_id', ${consultation}::text, 'kind', 'answers', 'words', 'Words',
				'given_on', private.today())) as contribution
			from jsonb_array_elements(${owner().json(rows as never)}) with ordinality as listed (one, ordinality)
		), kept as (
			insert into public.answer_sheets (id, consultation_id, version_id, how, code_hash, sent_at, contribution_id)
			select g.sheet, v.consultation_id, v.id, 'online', g.sheet::text, (g.one ->> 'at')::timestamptz, g.contribution
			from given g join public.consultation_versions v on v.consultation_id = ${consultation}
			returning id
		), said as (
			insert into public.answers (sheet_id, question_id, value)
			select g.sheet, a.key, a.value from given g cross join lateral jsonb_each(g.one -> 'answers') a
			join kept on kept.id = g.sheet returning sheet_id
		), themselves as (
			insert into private.equality_answers (contribution_id, ethnic_group, age_band, gender, disability)
			select g.contribution, e ->> 'ethnic_group', e ->> 'age_band', e ->> 'gender', e ->> 'disability'
			from given g cross join lateral (select g.one -> 'equality' as e) e where e <> '{}' returning id
		)
		select g.sheet as id from given g, (select count(*) from said) s, (select count(*) from themselves) t order by g.n`;
	return found.map(({ id }) => id);
}

const times = <T>(n: number, make: (index: number) => T) =>
	Array.from({ length: n }, (_, index) => make(index));
const rung = (answer: string, equality: Equality = {}): Made => ({
	answers: { rung: { chosen: [answer] } },
	equality
});

type Told = {
	sent: number;
	counted: number;
	totals: { row: string; n: number | null }[];
	cells: { row: string; column: string; n: number | null; share: number | null }[];
};
const cut = (consultation: string, question: string, dimension: string, who = 'grace') =>
	as(who).call<Told>('consultation_cut', { consultation, question, dimension });

/** Whom a cut counts at a moment. */
const counted = async (consultation: string, at = new Date()) =>
	(await owner()<{ id: string }[]>`select id from private.sheets_to_cut(${consultation}, ${at})`).map(
		({ id }) => id
	);

async function takeBack(sheet: string) {
	await owner()`select private.withdraw(contribution_id, 'by receipt') from public.answer_sheets where id = ${sheet}`;
}

describe('whom a cut counts', () => {
	test('whole tens, in the order of sending', async () => {
		const consultation = await open();
		const sent = await sheets(
			consultation,
			times(27, () => rung('yes'))
		);
		expect((await counted(consultation)).sort()).toEqual(sent.slice(0, 20).sort());
		expect(await cut(consultation, 'rung', 'gender')).toMatchObject({ sent: 27, counted: 20 });
	});

	test('a ten waits a day after its last, since people may say something of themselves until then', async () => {
		const consultation = await open();
		const from = LONG_AGO;
		await sheets(
			consultation,
			times(10, () => rung('yes')),
			from
		);
		const last = from + 9 * HOUR;
		expect(await counted(consultation, new Date(last + 24 * HOUR))).toHaveLength(0);
		expect(await counted(consultation, new Date(last + 24 * HOUR + 1))).toHaveLength(10);
	});

	test('closed, the last five to nine too, and four or fewer never', async () => {
		const [nine, four] = [await open(), await open()];
		await sheets(
			nine,
			times(19, () => rung('yes'))
		);
		await sheets(
			four,
			times(24, () => rung('yes'))
		);
		for (const consultation of [nine, four]) await close(consultation);
		expect(await counted(nine)).toHaveLength(19);
		expect(await counted(four)).toHaveLength(20);
	});

	test('paper keyed in after it closed is counted in tens of its own, and the last of it once it is reported', async () => {
		const consultation = await open();
		await sheets(
			consultation,
			times(17, () => rung('yes'))
		);
		await close(consultation);
		await owner()`update public.consultations set closed_at = ${new Date(LONG_AGO + 48 * HOUR)} where id = ${consultation}`;
		expect(await counted(consultation)).toHaveLength(17);
		await sheets(
			consultation,
			times(16, () => rung('yes')),
			LONG_AGO + 72 * HOUR
		);
		expect(await counted(consultation)).toHaveLength(27);
		await report(consultation);
		expect(await counted(consultation)).toHaveLength(33);
	});

	test('once somebody took theirs back, the whole ten is left out, and stays out', async () => {
		const consultation = await open();
		const sent = await sheets(
			consultation,
			times(20, () => rung('yes'))
		);
		await takeBack(sent[3]!);
		expect((await counted(consultation)).sort()).toEqual(sent.slice(10).sort());
		await sheets(
			consultation,
			times(10, () => rung('no')),
			LONG_AGO + 100 * HOUR
		);
		const later = await counted(consultation);
		expect(later).toHaveLength(20);
		expect(later).not.toContain(sent[0]);
	});

	test('any two cuts, whenever they are looked at, differ by ten people or more, or by none', async () => {
		const consultation = await open();
		const seen: Set<string>[] = [];
		const all: string[] = [];
		let seed = 20261122;
		const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
		for (let step = 0; step < 24; step++) {
			const from = LONG_AGO + step * 24 * HOUR;
			all.push(
				...(await sheets(
					consultation,
					times(next(9), () => rung('yes')),
					from
				))
			);
			if (all.length > 0 && next(3) === 0) await takeBack(all.splice(next(all.length), 1)[0]!);
			seen.push(new Set(await counted(consultation, new Date(from + (20 + next(40)) * HOUR))));
		}
		await close(consultation);
		seen.push(new Set(await counted(consultation)));
		expect(Math.max(...seen.map(({ size }) => size))).toBeGreaterThan(20);
		for (const [index, one] of seen.entries()) {
			for (const other of seen.slice(index + 1)) {
				const differ = one.symmetricDifference(other).size;
				// What is left when it closes is five to nine: more than a number that is hidden.
				const least = other === seen.at(-1) ? 5 : 10;
				expect(differ === 0 || differ >= least, `${differ}`).toBe(true);
			}
		}
	});
});

describe('a cut by what people said of themselves', () => {
	const cellsOf = ({ cells }: Told, row: string) =>
		Object.fromEntries(cells.filter((one) => one.row === row).map(({ column, n }) => [column, n]));
	const totalsOf = ({ totals }: Told) => Object.fromEntries(totals.map(({ row, n }) => [row, n]));

	test('is rounded; what is small is hidden, and a second with it; who did not say is a group', async () => {
		const consultation = await open();
		await sheets(consultation, [
			...times(13, () => rung('yes', { gender: 'woman' })),
			...times(12, () => rung('no', { gender: 'woman' })),
			...times(22, () => rung('yes', { gender: 'man' })),
			...times(3, () => rung('no', { gender: 'man' })),
			...times(8, () => rung('other', { gender: 'prefer_not_to_say' })),
			...times(2, () => rung('no'))
		]);
		const told = await cut(consultation, 'rung', 'gender');
		expect(told).toMatchObject({ sent: 60, counted: 60 });
		// Nobody said "another way": hidden like one of four, and the smallest of the others with it.
		expect(totalsOf(told)).toEqual({ woman: 25, man: 25, another: null, not_said: null });
		expect(cellsOf(told, 'man')).toEqual({ yes: 20, no: null, other: null });
		expect(cellsOf(told, 'woman')).toEqual({ yes: 15, no: null, other: null });
		expect(told.cells.find(({ row, column }) => row === 'man' && column === 'yes')?.share).toBe(80);
		expect(cellsOf(told, 'not_said')).toEqual({ yes: null, no: null, other: null });
	});

	test('where several may be chosen, who did not choose it is hidden as who did', async () => {
		const consultation = await open();
		const way = (chosen: string[], gender: string): Made => ({
			answers: { ways: { chosen } },
			equality: { gender }
		});
		await sheets(consultation, [
			...times(18, () => way(['phone', 'text'], 'woman')),
			...times(2, () => way(['text'], 'woman')),
			...times(10, () => way(['phone'], 'man')),
			...times(10, () => way(['text'], 'man'))
		]);
		const told = await cut(consultation, 'ways', 'gender');
		// 18 of 20 women chose the phone: to say so would say that two did not.
		expect(cellsOf(told, 'woman')).toEqual({ phone: null, text: null });
		expect(totalsOf(told)).toMatchObject({ woman: 20, man: 20 });
	});

	test('of a thing of a matrix, and of a statement', async () => {
		const consultation = await open();
		const made = times(40, (n): Made => ({
			answers: { grid: { rated: { kind: (n % 2) + 1, speed: 3 } } },
			equality: { age_band: n < 20 ? '18_24' : '25_34' }
		}));
		const sent = await sheets(consultation, made);
		const told = await cut(consultation, 'grid.kind', 'age_band');
		// Nobody gave a 3: that is hidden, and another with it, or it would be what the others lack.
		expect(cellsOf(told, '18_24')).toEqual({ '1': null, '2': 10, '3': null });

		const { statements } = await votes(consultation, 'voices');
		const night = statements[0]!.id;
		for (const [index, sheet] of sent.entries()) {
			await owner()`insert into public.votes (contribution_id, sheet_id, choice, cast_at)
				values (${night}, ${sheet}, ${index % 4 < 2 ? 1 : index % 4 === 2 ? -1 : 0}, now())`;
		}
		const ofNight = await cut(consultation, `voices.${night}`, 'age_band');
		expect(ofNight).toMatchObject({ statement: 'A line should be open all night' });
		expect(cellsOf(ofNight, '25_34')).toEqual({
			'1': 10,
			'-1': 5,
			'0': 5
		});
	});

	test('hidden cells cannot be solved from totals, whoever answered what', async () => {
		const groups = [
			'indian',
			'pakistani',
			'chinese',
			'caribbean',
			'african',
			'british',
			'irish',
			'roma',
			'arab'
		];
		let seed = 40411122;
		const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
		const broadOf = async () =>
			new Map(
				(
					await owner()<{ grp: string; broader: string }[]>`
						select * from private.groups_to_cut('ethnic_group_detailed')`
				).map(({ grp, broader }) => [grp, broader])
			);
		const broader = await broadOf();
		for (let round = 0; round < 6; round++) {
			const consultation = await open();
			await sheets(
				consultation,
				times(120 + 10 * round, () =>
					rung(['yes', 'no', 'other'][Math.min(next(4), 2)]!, {
						ethnic_group: groups[Math.min(next(groups.length), next(groups.length))]!
					})
				)
			);
			const broad = await cut(consultation, 'rung', 'ethnic_group');
			const fine = await cut(consultation, 'rung', 'ethnic_group_detailed');
			const raw = await owner()<{ grp: string; answer: string | null; n: number }[]>`
				select grp, answer, n::int from private.cut_counts(${consultation}, 'rung', 'ethnic_group_detailed', now())`;
			const hiddenOf = (list: { n: number | null }[]) => list.filter(({ n }) => n === null).length;
			const told = fine.totals.filter(({ n }) => n !== null);
			expect(told.length).toBeGreaterThan(1);

			for (const { grp, answer, n } of raw) {
				if (n >= 5) continue;
				if (answer === null) expect(totalsOf(fine)[grp]).toBeNull();
				else expect(cellsOf(fine, grp)[answer]).toBeNull();
			}
			for (const cells of [broad, fine]) {
				// In a row whose total is shown, and among the totals.
				for (const { row, n } of cells.totals) {
					const inRow = cells.cells.filter((one) => one.row === row);
					expect(hiddenOf(inRow), row).not.toBe(1);
					if (n === null) expect(hiddenOf(inRow)).toBe(3);
				}
				for (const column of ['yes', 'no', 'other'])
					expect(hiddenOf(cells.cells.filter((one) => one.column === column))).not.toBe(1);
			}
			expect(hiddenOf(broad.totals)).not.toBe(1);
			// Within each broad group whose number the other table shows, and nothing of one that it hides.
			for (const { row: group, n } of broad.totals) {
				if (group === 'not_said') continue;
				const parts = fine.totals.filter(({ row }) => broader.get(row) === group);
				if (n === null) expect(hiddenOf(parts)).toBe(parts.length);
				else expect(hiddenOf(parts)).not.toBe(1);
			}
			for (const { row: group, column, n } of broad.cells) {
				if (group === 'not_said') continue;
				const parts = fine.cells.filter((one) => broader.get(one.row) === group && one.column === column);
				if (n === null) expect(hiddenOf(parts)).toBe(parts.length);
				else expect(hiddenOf(parts)).not.toBe(1);
			}
		}
	});

	test('own words never leave, and neither does any single answer', async () => {
		const consultation = await open();
		const code = await answered(consultation, { rung: { chosen: ['yes'] } });
		await nobody.call('give_equality', {
			code,
			answers: { ethnic_group: 'other', ethnic_group_words: 'From the canary islands' }
		});
		const told = JSON.stringify([
			await cut(consultation, 'rung', 'ethnic_group_detailed'),
			await results(consultation),
			await votes(consultation),
			await as('grace').call('answers_to_export', { consultation })
		]);
		expect(told).not.toContain('canary');
		await refused(as('grace').run('select * from private.equality_answers'), '42501');
		for (const call of ["cut(null, '', '')", "cut_counts(null, '', '', now())", 'sheets_to_cut(null)'])
			await refused(as('grace').run(`select private.${call}`), '42501');
	});

	test('is for the trust’s own roles: not for a partner, and not for anyone else', async () => {
		const consultation = await open();
		await sheets(
			consultation,
			times(20, (n) => rung('yes', { gender: n < 10 ? 'woman' : 'man' }))
		);
		for (const who of READERS)
			expect(totalsOf(await cut(consultation, 'rung', 'gender', who)), who).toMatchObject({
				woman: 10,
				man: 10
			});
		await refused(cut(consultation, 'rung', 'gender', 'joy'), '42501');
		for (const who of OTHERS) await refused(cut(consultation, 'rung', 'gender', who), 'P0002');
	});

	test('there is none of words, of a question that was not asked, by anything else, or where nobody was asked', async () => {
		const consultation = await open();
		for (const question of ['words', 'years', 'voices', 'grid', 'grid.nothing', 'rung.yes', 'nothing', ''])
			await refused(cut(consultation, question, 'gender'), 'P0002');
		for (const dimension of ['ethnic_group_words', 'religion', ''])
			await refused(cut(consultation, 'rung', dimension), 'P0002');
		await owner()`update public.consultations set asks_equality = false where id = ${consultation}`;
		await refused(cut(consultation, 'rung', 'gender'), 'P0002');
	});
});

describe('what anyone reads in numbers', () => {
	type Counts = {
		answers: number | null;
		questions: {
			id: string;
			part: string | null;
			answered: number;
			counts: { answer: string; n: number | null; share: number | null }[];
		}[];
	} | null;
	const read = (consultation: string) => nobody.call<Counts>('consultation_counts', { consultation });

	test('nothing before it is reported; then rounded numbers, with a second hidden beside a small one', async () => {
		const consultation = await open();
		const { statements } = await votes(consultation, 'voices');
		const sent = await sheets(consultation, [
			...times(21, () => ({
				answers: { rung: { chosen: ['yes'] }, ways: { chosen: ['phone'] }, grid: { rated: { kind: 3 } } }
			})),
			...times(11, () => ({ answers: { rung: { chosen: ['no'] }, ways: { chosen: ['phone', 'text'] } } })),
			...times(2, () => ({ answers: { rung: { chosen: ['other'] }, ways: { chosen: ['text'] } } }))
		]);
		for (const sheet of sent.slice(0, 16)) {
			await owner()`insert into public.votes (contribution_id, sheet_id, choice, cast_at)
				values (${statements[0]!.id}, ${sheet}, 1, now())`;
		}
		expect(await read(consultation)).toBeNull();
		await close(consultation);
		expect(await read(consultation)).toBeNull();
		provedNo('consultation_counts', 'nobody');
		await report(consultation);

		const found = (await read(consultation))!;
		expect(found.answers).toBe(35);
		const of = (id: string, part: string | null = null) => {
			const one = found.questions.find((question) => question.id === id && question.part === part);
			return (
				one && {
					answered: one.answered,
					...Object.fromEntries(
						one.counts.map(({ answer, n, share }) => [answer, n === null ? null : [n, share]])
					)
				}
			);
		};
		expect(of('rung')).toEqual({ answered: 35, yes: [20, 57], no: null, other: null });
		expect(of('ways')).toEqual({ answered: 35, phone: null, text: [15, 43] });
		expect(of('grid', 'kind')).toEqual({ answered: 20, '1': null, '2': null, '3': [20, 100] });
		expect(of('voices', 'night')).toEqual({ answered: 15, '1': [15, 100], '0': null, '-1': null });
		expect(found.questions.map(({ id }) => id)).not.toContain('words');
		expect(found.questions.map(({ id }) => id)).not.toContain('years');
	});

	test('the trust next door has none of it either', async () => {
		const [{ n } = { n: 0 }] = await owner()<{ n: number }[]>`
			select count(*)::int as n from public.consultations where organisation_id = ${EASTVALE}`;
		expect(n).toBe(0);
		expect(await as('olwen').call('consultation_counts', { consultation: PCREF })).toBeNull();
	});
});
