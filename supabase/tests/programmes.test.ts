import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, LISTENING, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const EVERYBODY_ELSE = ['fatima', 'marcus', 'carys', 'dev', 'sol', 'amina', 'joy', 'tunde', 'olwen'];

describe('which programmes there are', () => {
	test('is public: those of a trust, and those a partner works on', async () => {
		for (const who of [nobody, as('tunde'), as('olwen')]) {
			const slugs = async (organisation: string) =>
				(await who.call<{ slug: string }[]>('programmes_of', { organisation })).map(({ slug }) => slug);
			expect(await slugs(EASTVALE)).toEqual(['listening']);
			expect(await slugs(ROOTED_VOICES)).toContain('pcref');
			expect(await slugs(PCREF)).toEqual([]);
		}
	});
});

describe('starting a programme', () => {
	const programme = (changes: object = {}) => ({
		organisation: NORTHBROOK,
		slug: 'crisis-care',
		title: 'Crisis care',
		purpose: 'Who comes when somebody calls',
		...changes
	});

	test.each(EVERYBODY_ELSE)('is not for %s', async (who) => {
		await refused(as(who).call('create_programme', programme()), '42501');
	});

	test('is for an engagement lead, who is told of mistakes beside their fields', async () => {
		await refused(nobody.call('create_programme', programme()), '42501');
		const start = (changes?: object) => as('grace').call('create_programme', programme(changes));
		await refused(start({ title: ' ' }), 'TX001', 'title');
		await refused(start({ title: 'A' }), 'TX001', 'title');
		await refused(start({ title: 'A'.repeat(161) }), 'TX002', 'title');
		await refused(start({ slug: 'Crisis care' }), 'OR006', 'slug');
		await refused(start({ starts_on: '2026-05-01', ends_on: '2026-04-30' }), 'OR007', 'ends_on');
		await refused(start({ ends_on: '2020-01-01' }), 'OR007', 'ends_on');

		const id = await start();
		expect(
			await owner()`select title, check_days, answer_days from public.programmes where id = ${id as string}`
		).toEqual([{ title: 'Crisis care', check_days: 14, answer_days: 84 }]);
	});
});

describe('the promises of a programme', () => {
	test.each(EVERYBODY_ELSE)('are not set by %s', async (who) => {
		await refused(
			as(who).call('set_programme_clocks', { programme: PCREF, check_days: 1, answer_days: 1 }),
			'42501'
		);
	});

	test.each([
		['check_days', -1],
		['check_days', 366],
		['check_days', null],
		['answer_days', 0],
		['answer_days', 731],
		['answer_days', null],
		['summary_days', 0],
		['summary_days', 366],
		['place_hours', 1],
		['place_hours', 337],
		['late_cancel_days', -1],
		['late_cancel_days', 61]
	])('are refused where %s is %s', async (field, days) => {
		const clocks = { programme: PCREF, check_days: 14, answer_days: 84, [field]: days };
		await refused(as('grace').call('set_programme_clocks', clocks), 'OR008', field);
	});

	const inForce = async () => {
		const [row] = await owner()`select check_days, answer_days, summary_days, place_hours, late_cancel_days
				from public.programmes where id = ${PCREF}`;
		return Object.values(row ?? {});
	};
	const logged = async () => {
		const [row] = await owner()`select s.entry from tlog.staging s
			join tlog.subjects t on t.last_entry = s.entry ->> 'id' where t.subject_id = ${PCREF}`;
		return row?.entry as Record<string, unknown>;
	};
	const set = (changes: object) =>
		as('grace').call('set_programme_clocks', {
			programme: PCREF,
			check_days: 14,
			answer_days: 84,
			...changes
		});

	test.each([
		[1, 2, 0],
		[365, 336, 60]
	])('are set up to their bounds: %i, %i, %i', async (summary_days, place_hours, late_cancel_days) => {
		await set({ summary_days, place_hours, late_cancel_days });
		expect(await inForce()).toEqual([14, 84, summary_days, place_hours, late_cancel_days]);
	});

	test('about workshops stay as they are where nothing is said of them', async () => {
		await set({ summary_days: 21, place_hours: 24, late_cancel_days: 3 });
		await set({ check_days: 10 });
		expect(await inForce()).toEqual([10, 84, 21, 24, 3]);
		await set({ check_days: 10, place_hours: 72, summary_days: null });
		expect(await inForce()).toEqual([10, 84, 21, 72, 3]);
	});

	test('are in the log with the days of the summary, and only when a day changes', async () => {
		await set({ summary_days: 28 });
		await set({ summary_days: 20 });
		const entry = await logged();
		expect(entry).toMatchObject({
			type: 'programme.clocks',
			check_days: 14,
			answer_days: 84,
			summary_days: 20
		});
		await set({ summary_days: 20, place_hours: 30, late_cancel_days: 7 });
		expect((await logged()).id).toBe(entry.id);
	});

	test("are the trust's own: Grace does not set Eastvale's", async () => {
		await refused(
			as('grace').call('set_programme_clocks', { programme: LISTENING, check_days: 1, answer_days: 1 }),
			'42501'
		);
	});
});

describe('the partners of a programme', () => {
	const joined = { programme: PCREF, partner: ROOTED_VOICES };
	const mayWork = async () =>
		(await as('joy').run('select private.my_programmes() as id')).some(({ id }) => id === PCREF);

	test.each(EVERYBODY_ELSE)('are not changed by %s', async (who) => {
		await refused(as(who).call('add_programme_partner', joined), '42501');
		await refused(as(who).call('remove_programme_partner', joined), '42501');
	});

	test('are brought in and taken out by the engagement lead, with what it opens', async () => {
		await refused(nobody.call('remove_programme_partner', joined), '42501');
		expect(await mayWork()).toBe(true);
		await as('grace').call('remove_programme_partner', joined);
		expect(await mayWork()).toBe(false);
		await refused(as('grace').call('remove_programme_partner', joined), 'OR011', 'partner');
		await as('grace').call('add_programme_partner', joined);
		await as('grace').call('add_programme_partner', joined);
		expect(await mayWork()).toBe(true);
	});

	test('are partner organisations: another trust is none, and neither is one that does not exist', async () => {
		for (const partner of [EASTVALE, NORTHBROOK, PCREF])
			await refused(
				as('grace').call('add_programme_partner', { programme: PCREF, partner }),
				'OR011',
				'partner'
			);
	});
});
