// A passport is its holder's: each part is read by one organisation from a yes until a no, and by nobody else.
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

type Part = {
	needs?: { category: string; detail: string }[];
	training?: string;
	languages?: string;
	pay_choice?: string;
};
type Shared = { people: { name: string; parts: Part }[]; next: string | null };

const CANARY = 'a seat by the door, canary 7fe2';
const PASSPORT = {
	needs: [
		{ category: 'environment', detail: CANARY },
		{ category: 'community_language', detail: 'Somali' }
	],
	pay_choice: 'charity',
	payee: 'Rooted Voices hardship fund',
	training: 'Interview panels, 2025',
	languages: 'English, Somali'
};
const share = (parts: string[], organisation = NORTHBROOK, who = 'amina') =>
	as(who).call('share_passport', { organisation, parts });
const read = (who: string, organisation = NORTHBROOK) =>
	as(who).call<Shared>('passports_shared', { organisation });

beforeAll(async () => {
	await as('amina').call('save_passport', { given: PASSPORT });
});

describe('writing', () => {
	test('Amina reads what she wrote; nobody else does, not even those who run sessions', async () => {
		expect(await as('amina').call('my_passport')).toMatchObject({
			needs: [
				{ category: 'community_language', detail: 'Somali' },
				{ category: 'environment', detail: CANARY }
			],
			pay_choice: 'charity',
			payee: 'Rooted Voices hardship fund',
			shares: []
		});
		expect(await as('tunde').call('my_passport')).toMatchObject({ needs: [], pay_choice: null, shares: [] });
		for (const table of ['passports', 'passport_needs']) {
			expect(await as('amina').run(`select * from public.${table}`)).not.toEqual([]);
			for (const who of ['grace', 'joy', 'carys', 'olwen']) {
				expect(await as(who).run(`select * from public.${table}`)).toEqual([]);
			}
		}
		await refused(nobody.call('my_passport'), '42501');
		provedNo('my_passport', 'tunde');
		// Both write the passport of whoever calls, and no argument names another one.
		await as('tunde').call('save_passport', { given: { languages: 'Yoruba' } });
		await as('tunde').call('share_passport', { organisation: NORTHBROOK, parts: [] });
		expect(await as('amina').call('my_passport')).toMatchObject({ languages: 'English, Somali' });
		for (const name of ['save_passport', 'share_passport']) provedNo(name, 'tunde');
	});

	test('only the parts that are given change', async () => {
		await as('amina').call('save_passport', { given: { training: 'Interview panels and minutes' } });
		expect(await as('amina').call('my_passport')).toMatchObject({
			training: 'Interview panels and minutes',
			languages: 'English, Somali',
			pay_choice: 'charity'
		});
		await as('amina').call('save_passport', { given: { ...PASSPORT, pay_choice: 'none' } });
		expect(await as('amina').call('my_passport')).toMatchObject({ pay_choice: 'none', payee: null });
	});

	test.each([
		['PP001', 'needs', { needs: [{ category: 'diagnosis', detail: 'x' }] }],
		['PP001', 'needs', { needs: [{ category: 'language', detail: 'x'.repeat(1001) }] }],
		['PP002', 'pay_choice', { pay_choice: 'cash' }],
		['PP002', 'payee', { pay_choice: 'charity', payee: 'x' }],
		['TX002', 'training', { training: 'x'.repeat(2001) }],
		['TX002', 'languages', { languages: 'x'.repeat(401) }]
	])('%s beside %s', async (code, field, given) => {
		await refused(as('amina').call('save_passport', { given }), code, field);
	});

	test('somebody who is not signed in has none', async () => {
		await refused(nobody.call('save_passport', { given: {} }), '42501');
		await refused(nobody.call('share_passport', { organisation: NORTHBROOK, parts: [] }), '42501');
	});
});

describe('sharing', () => {
	test('a trust reads the parts that are shared with it and no other', async () => {
		await share(['needs', 'languages']);
		expect((await read('fatima')).people).toMatchObject([{ name: 'Amina' }]);
		const [{ parts } = { parts: {} as Part }] = (await read('grace')).people;
		expect(Object.keys(parts).sort()).toEqual(['languages', 'needs']);
		expect(parts.needs).toContainEqual({ category: 'environment', detail: CANARY });
	});

	test('no other organisation reads them, and no other role', async () => {
		expect((await read('olwen', EASTVALE)).people).toEqual([]);
		expect((await read('joy', ROOTED_VOICES)).people).toEqual([]);
		await refused(read('olwen'), '42501');
		await refused(read('marcus'), '42501');
		await refused(read('dev'), '42501');
		await refused(nobody.call('passports_shared', { organisation: NORTHBROOK }), '42501');
		expect(await as('olwen').rows`select * from public.passport_shares`).toEqual([]);
		expect(await as('grace').rows`select * from public.passport_shares`).toEqual([]);
		expect(await as('amina').rows`select part from public.passport_shares`).toHaveLength(2);
	});

	test('how somebody wants to be paid is read by finance alone, and finance reads nothing else', async () => {
		await share(['needs', 'languages', 'pay_choice']);
		expect((await read('carys')).people.map(({ parts }) => parts)).toEqual([{ pay_choice: 'none' }]);
		expect(JSON.stringify(await read('fatima'))).not.toContain('pay_choice');
		await refused(share(['pay_choice'], ROOTED_VOICES), 'PP004', 'parts');
	});

	test('after a part is stopped nothing of it is read, at once, and what was agreed when stays', async () => {
		await share(['languages']);
		expect(JSON.stringify(await read('fatima'))).not.toContain(CANARY);
		expect((await read('carys')).people).toEqual([]);
		await share([]);
		expect((await read('fatima')).people).toEqual([]);
		const rows = await owner()`select part from public.passport_shares where ended_at is null`;
		expect(rows).toEqual([]);
		const { shares } = await as('amina').call<{ shares: { ended_at: string }[] }>('my_passport');
		expect(shares.length).toBeGreaterThanOrEqual(3);
	});

	test('given, stopped and given again are two yeses, and twice the same is one', async () => {
		await share(['training'], EASTVALE, 'tunde');
		await share(['training'], EASTVALE, 'tunde');
		await share([], EASTVALE, 'tunde');
		await share(['training'], EASTVALE, 'tunde');
		const rows = await as('tunde').rows`select ended_at is null as stands from public.passport_shares`;
		expect(rows.map(({ stands }) => stands).sort()).toEqual([false, true]);
		expect((await read('olwen', EASTVALE)).people).toMatchObject([
			{ name: 'Tunde', parts: { training: '' } }
		]);
		await share([], EASTVALE, 'tunde');
	});

	test('what is refused', async () => {
		await refused(share(['diary']), 'PP003', 'parts');
		await refused(share(['needs'], '00000000-0000-4000-b000-00000000dead'), 'PP004', 'organisation');
	});
});
