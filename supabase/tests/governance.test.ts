// How far a trust says it has come, and the duties that the law puts on it: who reads and writes, and what stays of each (R16, R17).
import { describe, expect, test } from 'vitest';
import { COMPETENCIES, COMPETENCY_NAMES } from '../../src/lib/insights/pcref.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import {
	CULTURE,
	aCommittee,
	aDraftDuty,
	aDuty,
	aLocalCompetency,
	aMeeting,
	anAssessment,
	aSeat,
	assessed,
	daysFromNow,
	dutyText
} from './support/governance.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF } from './support/ids.ts';

type Made = { id: string; level: string; version: number; made_on: string; name: string };
type Page = {
	competency: { version: number; retired_on: string | null };
	versions: { id: string; version: number }[];
	assessments: Made[];
	next: object | null;
};
type Overview = {
	competencies: { id: string; name: string; latest: Made | null; before: Made | null; local: boolean }[];
	executive_leads: string[];
	duties: { in_use: number; to_check: number; late: number };
};
type Duty = {
	confirmed_on: string | null;
	changes: number;
	late: boolean;
	retired_on: string | null;
	history: { kind: string; evidence: string; note: string }[];
};

const page = (competency: string, given: object = {}) =>
	as('dev').call<Page>('competency_page', { competency, organisation: NORTHBROOK, ...given });
const overview = (who = 'dev', organisation = NORTHBROOK) =>
	as(who).call<Overview>('governance', { organisation });
const duty = (id: string) => as('dev').call<Duty>('duty_page', { duty: id });

describe('who reads it', () => {
	test.each(['grace', 'fatima', 'marcus', 'dev', 'amina'])('%s does', async (who) => {
		expect((await overview(who)).competencies.length).toBeGreaterThanOrEqual(6);
		expect(await as(who).call('duties_of', { organisation: NORTHBROOK })).toBeTruthy();
	});

	test.each(['carys', 'sol', 'joy', 'tunde', 'olwen'])('%s does not', async (who) => {
		await refused(overview(who), 'P0002');
		await refused(as(who).call('duties_of', { organisation: NORTHBROOK }), 'P0002');
		await refused(as(who).call('duty_page', { duty: await aDraftDuty() }), 'P0002');
		await refused(
			as(who).call('competency_page', { competency: CULTURE, organisation: NORTHBROOK }),
			'P0002'
		);
		await refused(as(who).call('committee_page', { committee: await aCommittee() }), 'P0002');
	});

	test.each(['assessments', 'duties', 'duty_changes', 'committees', 'committee_seats', 'committee_meetings'])(
		'%s are read by the trust alone',
		async (table) => {
			await assessed();
			await aDuty();
			const committee = await aCommittee();
			await aSeat(committee);
			await aMeeting(committee);
			expect(await as('dev').run(`select id from public.${table}`)).not.toHaveLength(0);
			expect(await as('joy').run(`select id from public.${table}`)).toHaveLength(0);
			await refused(nobody.run(`select id from public.${table}`), '42501');
		}
	);

	test('a trust reads nothing of another', async () => {
		await assessed();
		expect(await as('olwen').rows`select id from public.assessments`).toHaveLength(0);
		expect(await as('olwen').rows`select id from public.duties`).toHaveLength(12);
	});
});

describe('competencies', () => {
	test('are the six national ones, in their order, for anyone', async () => {
		const found = await nobody.rows<{ key: string; name: string; source: string }>`
			select key, name, source from public.competencies where organisation_id is null order by position`;
		expect(
			await as('carys').rows`select id from public.competencies where organisation_id is null`
		).toHaveLength(6);
		expect(found.map(({ key }) => key)).toEqual(COMPETENCIES);
		expect(found.map(({ name }) => name)).toEqual(COMPETENCIES.map((key) => COMPETENCY_NAMES[key]));
		expect(new Set(found.map(({ source }) => source)).size).toBe(1);
	});

	test('a trust adds its own, and another does not see it there', async () => {
		const id = await aLocalCompetency();
		expect((await overview()).competencies.find((one) => one.id === id)).toMatchObject({ local: true });
		expect((await overview('olwen', EASTVALE)).competencies.map((one) => one.id)).not.toContain(id);
	});

	test('new words are a new version; what was assessed keeps the words it was made by', async () => {
		const first = await aLocalCompetency();
		const made = await assessed({}, { competency: first });
		const second = await as('marcus').call<string>('reword_competency', {
			competency: first,
			name: 'Hair and skin',
			about: 'On each ward',
			source: 'Agreed with Rooted Voices'
		});
		await assessed({ level: 'developing', made_on: '2026-04-01' }, { competency: second });
		const { assessments, versions, competency } = await page(second);
		expect(competency.version).toBe(2);
		expect(versions.map(({ version }) => version)).toEqual([2, 1]);
		expect(assessments.map(({ version }) => version)).toEqual([2, 1]);
		expect(assessments[1]).toMatchObject({ id: made });
		const shown = (await overview()).competencies.filter((one) => [first, second].includes(one.id));
		expect(shown.map(({ id }) => id)).toEqual([second]);
		expect(shown[0]).toMatchObject({ latest: { version: 2 }, before: { version: 1 } });
		await refused(assessed({}, { competency: first }), 'NG002');
		await refused(
			as('grace').call('reword_competency', { competency: first, name: 'X', source: 'Us' }),
			'NG002'
		);
	});

	test('an operator rewords a national one for everybody, and what was assessed stays', async () => {
		const [co] = await owner()<
			{ id: string }[]
		>`select id from public.competencies where key = 'co_learning'`;
		await assessed({}, { competency: co!.id });
		const [next] = await owner()<{ id: string }[]>`
			select private.reword_competency(${co!.id}, 'Learning together', '', 'Whoever publishes it next', private.today()) as id`;
		const now = (await overview()).competencies.find((one) => one.id === next!.id);
		expect(now).toMatchObject({ name: 'Learning together', latest: { version: 1 } });
	});

	test('one of its own goes out of use with a reason; a national one does not by a trust', async () => {
		const id = await aLocalCompetency();
		await refused(as('grace').call('retire_competency', { competency: id, reason: ' ' }), 'TX001', 'reason');
		await as('grace').call('retire_competency', { competency: id, reason: 'Part of another now' });
		expect((await overview()).competencies.map((one) => one.id)).not.toContain(id);
		expect((await page(id)).competency.retired_on).toBe(await daysFromNow(0));
		await refused(as('grace').call('retire_competency', { competency: id, reason: 'Again' }), 'NG002');
		await refused(as('grace').call('retire_competency', { competency: CULTURE, reason: 'No' }), 'P0002');
		await refused(
			as('grace').call('reword_competency', { competency: CULTURE, name: 'X', source: 'Us' }),
			'P0002'
		);
		await refused(as('olwen').call('retire_competency', { competency: id, reason: 'No' }), 'P0002');
		await refused(
			as('olwen').call('reword_competency', { competency: id, name: 'X', source: 'Us' }),
			'P0002'
		);
	});

	test('no two have one name', async () => {
		await refused(
			as('grace').call('add_competency', {
				organisation: NORTHBROOK,
				name: 'cultural awareness',
				source: 'Us'
			}),
			'NG003',
			'name'
		);
	});

	test.each(['dev', 'fatima', 'amina', 'olwen', 'joy'])('%s adds none', async (who) => {
		await refused(
			as(who).call('add_competency', { organisation: NORTHBROOK, name: 'Music', source: 'Us' }),
			'42501'
		);
	});
});

describe('assessments', () => {
	test.each(['grace', 'marcus', 'amina'])('%s makes one, and the one before stays', async (who) => {
		const before = (await page(CULTURE)).assessments.length;
		const id = await assessed({}, { who });
		const { assessments } = await page(CULTURE);
		expect(assessments).toHaveLength(before + 1);
		expect(assessments[0]).toMatchObject({ id, level: 'starting', version: 1 });
	});

	test.each(['dev', 'fatima', 'olwen', 'joy', 'carys'])('%s makes none', async (who) => {
		await refused(assessed({}, { who }), '42501');
	});

	test('is of a programme and a competency of one trust', async () => {
		const local = await aLocalCompetency();
		await refused(
			as('olwen').call('make_assessment', { programme: LISTENING, competency: local, given: anAssessment() }),
			'P0002'
		);
	});

	test.each([
		[{ level: 'excellent' }, 'NG004', 'level'],
		[{ evidence: ' ' }, 'TX001', 'evidence'],
		[{ made_on: '2999-01-01', next_on: '2999-02-01' }, 'NG005', 'made_on'],
		[{ next_on: '2026-03-02' }, 'NG005', 'next_on'],
		[{ links: ['javascript:alert(1)'] }, 'NG001', 'links'],
		[{ links: ['//elsewhere.example'] }, 'NG001', 'links']
	])('is refused where it says too little or too much: %o', async (changes, code, field) => {
		await refused(assessed(changes), code, field);
	});

	test('"no evidence yet" needs no evidence', async () => {
		await assessed({ level: 'no_evidence', evidence: '', made_on: '2026-05-05' });
		expect((await page(CULTURE)).assessments[0]).toMatchObject({ level: 'no_evidence' });
	});

	test('come 20 at a time, each once, also of one day', async () => {
		const competency = await aLocalCompetency();
		for (let n = 0; n < 23; n++) await assessed({}, { competency });
		const first = await page(competency);
		const rest = await page(competency, { after: first.next });
		expect(first.assessments).toHaveLength(20);
		expect(rest.next).toBeNull();
		expect(new Set([...first.assessments, ...rest.assessments].map(({ id }) => id)).size).toBe(23);
	});
});

describe('duties in law', () => {
	test('every trust starts with a draft that it is told to check', async () => {
		const { duties } = await overview('olwen', EASTVALE);
		expect(duties).toEqual({ in_use: 12, to_check: 12, late: 0 });
		const [made] = await owner()<{ id: string }[]>`
			insert into public.organisations (kind, slug, name) values ('trust', 'southmere', 'Southmere NHS Trust') returning id`;
		expect(
			await owner()`select 1 from public.duties where organisation_id = ${made!.id} and confirmed_at is null`
		).toHaveLength(12);
		expect(
			await owner()`select 1 from public.duties d join public.organisations o on o.id = d.organisation_id where o.kind = 'partner'`
		).toHaveLength(0);
	});

	test('one becomes the trust’s own when somebody says so, with who answers for it', async () => {
		const id = await aDraftDuty(1);
		await refused(
			as('grace').call('review_duty', {
				duty: id,
				evidence: 'x',
				next_on: await daysFromNow(9),
				expected: 0
			}),
			'NG007'
		);
		await refused(
			as('grace').call('revise_duty', {
				duty: id,
				given: await dutyText({ owner_id: null }),
				why: '',
				expected: 0
			}),
			'MK002',
			'owner_id'
		);
		await as('grace').call('revise_duty', { duty: id, given: await dutyText(), why: '', expected: 0 });
		const found = await duty(id);
		expect(found.confirmed_on).toBe(await daysFromNow(0));
		expect(found.history.map(({ kind }) => kind)).toEqual(['confirmed']);
	});

	test('is worded again with a reason, looked at again and taken out of use; all of it stays', async () => {
		const id = await aDuty();
		const given = await dutyText({ title: 'Due regard in all we do' });
		await refused(
			as('marcus').call('revise_duty', { duty: id, given, why: '', expected: 1 }),
			'TX001',
			'why'
		);
		await as('marcus').call('revise_duty', { duty: id, given, why: 'Plainer', expected: 1 });
		await as('marcus').call('review_duty', {
			duty: id,
			evidence: 'Two decisions lacked it',
			next_on: await daysFromNow(90),
			expected: 2
		});
		await as('marcus').call('retire_duty', { duty: id, reason: 'Part of another', expected: 3 });
		const { history, retired_on } = await duty(id);
		expect(history.map(({ kind }) => kind)).toEqual(['retired', 'reviewed', 'reworded', 'confirmed']);
		expect(history[2]).toMatchObject({ note: 'Plainer', evidence: 'Each decision has its record' });
		expect(retired_on).toBe(await daysFromNow(0));
		await refused(as('grace').call('retire_duty', { duty: id, reason: 'Again', expected: 4 }), 'NG002');
	});

	test('two who change it at once do not undo each other', async () => {
		const id = await aDuty();
		await as('grace').call('revise_duty', { duty: id, given: await dutyText(), why: 'First', expected: 1 });
		await refused(
			as('marcus').call('revise_duty', { duty: id, given: await dutyText(), why: 'Second', expected: 1 }),
			'NG006'
		);
	});

	test('a review that is late is said to be', async () => {
		const id = await aDuty();
		expect((await duty(id)).late).toBe(false);
		const { duties } = await overview();
		await owner()`update public.duties set review_on = private.today() - 1 where id = ${id}`;
		expect((await duty(id)).late).toBe(true);
		expect((await overview()).duties.late).toBe(duties.late + 1);
	});

	test('a day for looking again is ahead', async () => {
		const today = await daysFromNow(0);
		await refused(aDuty({ review_on: today }), 'NG005', 'review_on');
		await refused(
			as('grace').call('review_duty', { duty: await aDuty(), evidence: 'x', next_on: today, expected: 1 }),
			'NG005',
			'next_on'
		);
	});

	test.each(['dev', 'fatima', 'amina'])('%s reads and does not write', async (who) => {
		const id = await aDuty();
		const given = await dutyText();
		await refused(as(who).call('add_duty', { organisation: NORTHBROOK, given }), '42501');
		await refused(as(who).call('revise_duty', { duty: id, given, why: 'x', expected: 1 }), '42501');
		await refused(
			as(who).call('review_duty', { duty: id, evidence: 'x', next_on: await daysFromNow(9), expected: 1 }),
			'42501'
		);
		await refused(as(who).call('retire_duty', { duty: id, reason: 'x', expected: 1 }), '42501');
	});

	test('of another trust are not there', async () => {
		const given = await dutyText();
		await refused(
			as('olwen').call('revise_duty', { duty: await aDuty(), given, why: 'x', expected: 1 }),
			'P0002'
		);
	});
});

test('a programme of the trust is asked for by its name, and no other', async () => {
	expect(await as('dev').call('governance', { organisation: NORTHBROOK, programme: 'pcref' })).toMatchObject({
		programme: { id: PCREF }
	});
	await refused(as('dev').call('governance', { organisation: NORTHBROOK, programme: 'listening' }), 'P0002');
});
