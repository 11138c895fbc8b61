// Whose voice counts (R38-R41): a small half-year whose numbers are known, counted once and shown under disclosure control.
import { beforeAll, describe, expect, test } from 'vitest';
import { ETHNIC_CODES_2001 } from '../../src/lib/voices/codes-2001.ts';
import { aMadeDecision, anAgreedInsight, aContribution } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { LISTENING, NORTHBROOK, PCREF } from './support/ids.ts';

const HALF = '2025-10-01';
const COUNTED = '2026-05-20';

/** Group, gender, how many of them came to the workshop of January. */
const CAME = [
	['caribbean', 'woman', 13],
	['caribbean', 'man', 6],
	['pakistani', 'woman', 9],
	['roma', 'woman', 2],
	['british', 'man', 31],
	['british', 'woman', 12],
	[null, null, 7]
] as const;

type Row = {
	row: string;
	column: string | null;
	took_part: number | null;
	agreed: number | null;
	weeks: number | null;
};
type Voices = {
	half: string | null;
	halves: string[];
	shown: { people: Record<string, number | null>; rows: Row[] } | null;
};

async function aWorkshop(programme: string, day: string): Promise<string> {
	const [made] = await owner()<{ id: string }[]>`
		insert into public.workshops (organisation_id, programme_id, title, held_on)
		values (${NORTHBROOK}, ${programme}, 'Robin talks', ${day}) returning id`;
	return made!.id;
}

/** Somebody who came, and what they said of themselves. */
async function came(workshop: string, group: string | null, gender: string | null, name = 'Robin') {
	const [person] = await owner()<{ id: string }[]>`
		insert into public.people (organisation_id, name) values (${NORTHBROOK}, ${name}) returning id`;
	await owner()`
		insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, attended_at)
		values (${workshop}, ${NORTHBROOK}, ${person!.id}, ${name}, 'walked in', ${crypto.randomUUID()}, now())`;
	if (group)
		await owner()`insert into private.equality_answers (person_id, ethnic_group, gender) values (${person!.id}, ${group}, ${gender})`;
	return person!.id;
}

const read = (who: string, more: object = {}) =>
	as(who).call<Voices>('voices', { programme: PCREF, ...more });
const numbers = ({ shown }: Voices) =>
	Object.fromEntries(shown!.rows.map(({ row, took_part }) => [row, took_part]));

beforeAll(async () => {
	const january = await aWorkshop(PCREF, '2026-01-20');
	for (const [group, gender, many] of CAME)
		for (let n = 0; n < many; n++) await came(january, group, gender, `Robin ${group} ${gender} ${n}`);
	await owner()`select private.count_voices(${COUNTED})`;
});

describe('people who took part', () => {
	test('are counted once each, rounded; what is small is hidden, and another with it', async () => {
		const voices = await read('dev');
		expect(voices).toMatchObject({ half: HALF, shown: { people: { took_part: 80, agreed: null } } });
		// Asian 9, Black 19, Mixed 0, White 45 (2 of them Roma), other 0, not said 7: two of nobody, so the smallest is hidden with them.
		expect(numbers(voices)).toEqual({
			asian: 10,
			black: 20,
			mixed: null,
			other: null,
			white: 45,
			not_said: null
		});
	});

	test('in detail: nothing of a group that is hidden, and no part alone within one that is shown', async () => {
		const detail = numbers(await read('dev', { dimension: 'ethnic_group_detailed' }));
		expect(detail).toMatchObject({ roma: null, arab: null, white_and_asian: null });
		// Within White only British is not small, and all others hold 2: it is shown, since who the two are is not.
		expect(detail['british']).toBe(45);
	});

	test('crossed with gender, where each hidden cell could be another', async () => {
		const { shown } = await read('dev', { other: 'gender' });
		const cell = (row: string, column: string) =>
			shown!.rows.find((one) => one.row === row && one.column === column)?.took_part;
		expect(cell('white', 'man')).toBe(30);
		expect(cell('other', 'man')).toBeNull();
		for (const row of new Set(shown!.rows.map((one) => one.row)))
			expect(shown!.rows.filter((one) => one.row === row && one.took_part === null).length, row).not.toBe(1);
	});

	test('fewer than 10 altogether make no table', async () => {
		const workshop = await aWorkshop(LISTENING, '2026-02-03');
		for (let n = 0; n < 9; n++) await came(workshop, 'british', 'man', `Wren ${n}`);
		await owner()`select private.count_voices_of(${LISTENING}, '2025-10-01', now())`;
		const [row] =
			await owner()`select shown from private.voices_shown where programme_id = ${LISTENING} and half = '2025-10-01' limit 1`;
		expect(row!['shown']).toEqual({ people: { took_part: null, agreed: null, adopted: null }, rows: [] });
	});
});

describe('a half-year', () => {
	test('is counted once: who comes to it, says or forgets something later changes nothing', async () => {
		const before = await read('dev');
		await came(await aWorkshop(PCREF, '2026-01-21'), 'arab', 'man', 'Late Robin');
		await owner()`select private.count_voices('2026-06-20')`;
		expect(await read('dev')).toEqual(before);
	});

	test('is counted four weeks after it is over, and no other days can be asked for', async () => {
		const halves = async (day: string) => {
			await owner()`select private.count_voices(${day})`;
			return (await read('dev')).halves;
		};
		expect(await halves('2026-10-28')).not.toContain('2026-04-01');
		expect(await halves('2026-10-29')).toContain('2026-04-01');
		expect((await read('dev', { half: '2025-11-01' })).shown).toBeNull();
	});
});

describe('influence', () => {
	test('is of whose words stand in what was agreed, and in what was adopted; each once', async () => {
		const given = [];
		for (let n = 0; n < 2; n++) given.push(await aContribution({ name: `Dunnock ${n}` }));
		const insight = await anAgreedInsight({ restsOn: given });
		await aMadeDecision({ insights: [insight] });
		const [today] = await owner()<{ day: string }[]>`select private.today() as day`;
		const counts = await owner()<{ what: string; n: number }[]>`
			select what, count(distinct giver)::int as n
			from private.voices_of(${PCREF}, ${today!.day}, ${today!.day}) group by 1`;
		const of = Object.fromEntries(counts.map(({ what, n }) => [what, n]));
		expect(of).toMatchObject({ took_part: 2, agreed: 2, adopted: 2, answered: 2 });
	});
});

describe('who reads it', () => {
	test('board auditors, co-chairs, those who decide and those who lead; nobody else, and nobody a row of what people said', async () => {
		for (const who of ['dev', 'amina', 'marcus', 'grace']) expect((await read(who)).halves).toContain(HALF);
		for (const who of ['fatima', 'carys', 'sol', 'olwen', 'tunde']) await refused(read(who), 'P0002');
		for (const table of ['private.voices_shown', 'private.equality_answers'])
			await refused(as('dev').run(`select 1 from ${table}`), '42501');
		await refused(read('dev', { dimension: 'religion' }), 'P0002');
		// Groups are crossed with ethnic group alone.
		await refused(read('dev', { dimension: 'gender', other: 'disability' }), 'P0002');
		provedNo('voices', 'fatima');
	});
});

describe('the codes of 2001', () => {
	test.each(Object.entries({ ...ETHNIC_CODES_2001, prefer_not_to_say: 'Z', asian_unspecified: '99' }))(
		'%s is %s',
		async (detailed, code) => {
			const [row] = await owner()`select private.ethnic_code_2001(${detailed}) as code`;
			expect(row!['code']).toBe(code);
		}
	);

	test('there are 19, and what was not asked is not known', async () => {
		expect(Object.keys(ETHNIC_CODES_2001)).toHaveLength(19);
		expect(ETHNIC_CODES_2001).toMatchObject({
			chinese: 'R',
			roma: 'C',
			gypsy_or_irish_traveller: 'C',
			arab: 'S'
		});
		const [row] = await owner()`select private.ethnic_code_2001(null) as code`;
		expect(row!['code']).toBe('99');
	});
});

describe('what one says of oneself', () => {
	const mine = () => as('tunde').call<{ said: object | null; organisations: string[] }>('my_about_me');

	test('is said, changed and deleted by oneself, and by nobody read back', async () => {
		await as('tunde').call('set_about_me', { answers: { ethnic_group: 'african', gender: 'man' } });
		expect(await mine()).toMatchObject({ said: { ethnic_group: 'african', gender: 'man' } });
		await as('tunde').call('set_about_me', { answers: { ethnic_group: 'prefer_not_to_say' } });
		expect((await mine()).said).not.toHaveProperty('gender');
		expect((await as('grace').call<{ said: object | null }>('my_about_me')).said).toBeNull();
		// What another says or deletes of themselves is theirs alone.
		await as('grace').call('set_about_me', { answers: { gender: 'woman' } });
		await as('grace').call('forget_about_me');
		expect((await mine()).said).toMatchObject({ ethnic_group: 'prefer_not_to_say' });
		for (const name of ['my_about_me', 'set_about_me', 'forget_about_me']) provedNo(name, 'grace');
		await as('tunde').call('forget_about_me');
		expect((await mine()).said).toBeNull();
	});

	test('has to be something, and is nobody’s who is not signed in', async () => {
		await refused(as('tunde').call('set_about_me', { answers: {} }), 'NV001');
		for (const name of ['my_about_me', 'forget_about_me']) await refused(nobody.call(name), '42501');
		await refused(nobody.call('set_about_me', { answers: { gender: 'man' } }), '42501');
	});

	test('is said without an account by the code of one’s place', async () => {
		const workshop = await aWorkshop(PCREF, '2026-01-22');
		const person = await came(workshop, null, null, 'Goldcrest');
		await owner()`update public.registrations set code_hash = private.receipt_hash('GOLDC-RESTX-2') where person_id = ${person}`;
		await nobody.call('say_about_me_at_place', { key: 'GOLDC-RESTX-2', answers: { ethnic_group: 'roma' } });
		const said = () => owner()`select ethnic_group from private.equality_answers where person_id = ${person}`;
		expect(await said()).toEqual([{ ethnic_group: 'roma' }]);
		await nobody.call('forget_about_me_at_place', { key: 'GOLDC-RESTX-2' });
		expect(await said()).toEqual([]);
		const wrong = { key: 'XXXXX-XXXXX-2' };
		for (const who of [nobody, as('grace')])
			await refused(who.call('say_about_me_at_place', { ...wrong, answers: { gender: 'man' } }), 'P0002');
		await refused(as('grace').call('forget_about_me_at_place', wrong), 'P0002');
	});
});
