// How long things are kept: who sets it, from when it holds, and what is held (R44).
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/lib/data-map/papers.ts';
import type { HowLong, Retention, RuleAt } from '../../src/lib/retention/retention.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

type Given = {
	organisation?: string;
	record_type?: string;
	keep?: number | null;
	unit?: string;
	reason?: string;
	basis?: string;
};
const set = (who: string, given: Given = {}) =>
	as(who).call<string>('set_retention', {
		organisation: NORTHBROOK,
		record_type: 'messages',
		keep: 18,
		unit: 'months',
		reason: 'The complaints team asked',
		basis: 'Minute 4 of the information governance group',
		...given
	});
const read = (who: string, organisation = NORTHBROOK) =>
	as(who).call<Retention>('retention_of', { organisation });
const ruleOf = async (key: string, organisation = NORTHBROOK, who = 'grace') =>
	(await read(who, organisation)).rules.find((rule) => rule.key === key);
const on = async (days: number) => {
	const [row] = await owner()<{ day: string }[]>`select private.today() + ${days}::int as day`;
	return row?.day;
};

describe('what is suggested', () => {
	test('every kind says how long, from which day, why, and what goes', async () => {
		const { rules } = await read('grace', NORTHBROOK);
		expect(rules.length).toBeGreaterThan(15);
		for (const rule of rules) {
			expect(rule.begins).toMatch(/^the (day|last)/);
			expect(rule.basis).not.toBe('');
			expect(rule.goes).not.toBe('');
		}
		expect(rules.find(({ key }) => key === 'consultation_words')).toMatchObject({
			keep: 5,
			unit: 'years',
			source: 'the code'
		});
		expect(rules.find(({ key }) => key === 'money')).toMatchObject({ keep: 6, unit: 'years' });
		expect(rules.find(({ key }) => key === 'public_record')).toMatchObject({
			keep: 20,
			unit: 'years',
			how: 'person'
		});
		expect(rules.find(({ key }) => key === 'complaints')).toMatchObject({ keep: 10, unit: 'years' });
	});

	test('each kind that goes by the clock has its two functions', async () => {
		const lacking = await owner()`
			select t.key from public.record_types t
			where t.how <> 'at once' and to_regproc('private.kept_' || t.key) is null
				or t.how = 'clock' and to_regproc('private.dispose_' || t.key) is null`;
		expect(lacking).toEqual([]);
	});
});

describe('who may', () => {
	test('administrators set, auditors read, and nobody else does either', async () => {
		await expect(set('grace')).resolves.toBe(await on(0));
		expect((await read('dev')).rules.find(({ key }) => key === 'messages')).toMatchObject({ keep: 18 });
		await refused(set('dev', { keep: 19 }), '42501');
		for (const who of ['fatima', 'marcus', 'carys', 'sol', 'joy', 'amina', 'tunde', 'olwen']) {
			await refused(set(who, { keep: 19 }), '42501');
			await refused(read(who), '42501');
			await refused(
				as(who).call('retention_at', { organisation: NORTHBROOK, record_type: 'words' }),
				'42501'
			);
			expect(
				await as(who).rows`select id from public.retention_rules where organisation_id = ${NORTHBROOK}`
			).toEqual([]);
		}
		expect(await as('dev').rows`select id from public.retention_rules`).not.toEqual([]);
		await refused(as('grace').rows`select set_by from public.retention_rules`, '42501');
		expect(await nobody.rows`select key from public.record_types`).not.toEqual([]);
		expect(await as('tunde').rows`select key from public.record_types`).not.toEqual([]);
	});

	test('a trust does not set the rules of another', async () => {
		await refused(set('grace', { organisation: EASTVALE }), '42501');
		await expect(set('olwen', { organisation: EASTVALE })).resolves.toBeTruthy();
	});

	test('a partner sets how long it keeps its own people, and no words', async () => {
		expect((await read('joy', ROOTED_VOICES)).rules.map(({ key }) => key)).toEqual([
			'contacts',
			'messages',
			'invitations',
			'requests',
			'complaints'
		]);
		await set('joy', { organisation: ROOTED_VOICES, record_type: 'contacts', keep: 12, basis: '' });
		await refused(set('joy', { organisation: ROOTED_VOICES, record_type: 'words' }), 'RT001');
		expect(await ruleOf('contacts')).toMatchObject({ keep: 24 });
	});
});

describe('a change', () => {
	test.each([
		[{ record_type: 'nothing' }, 'RT001', ''],
		[{ record_type: 'drafts' }, 'RT001', ''],
		[{ keep: null }, 'RT002', 'keep'],
		[{ keep: 0 }, 'RT002', 'keep'],
		[{ keep: 101, unit: 'years' }, 'RT002', 'keep'],
		[{ unit: 'weeks' }, 'RT002', 'keep'],
		[{ reason: ' ' }, 'TX001', 'reason'],
		[{ reason: 'a'.repeat(1001) }, 'TX002', 'reason'],
		[{ record_type: 'words', keep: 25, basis: ' ' }, 'TX001', 'basis'],
		[{ record_type: 'words', keep: 24 }, 'RT004', 'keep']
	])('is refused: %o', async (given, code, field) => {
		await refused(set('grace', given), code, field);
	});

	test('that makes a time longer holds at once; one that makes it shorter, a week later', async () => {
		expect(await set('grace', { record_type: 'places', keep: 2, unit: 'years' })).toBe(await on(0));
		expect(await set('grace', { record_type: 'places', keep: 3, unit: 'months' })).toBe(await on(7));
		expect(await ruleOf('places')).toMatchObject({
			keep: 2,
			unit: 'years',
			set: { by: 'Grace', reason: 'The complaints team asked' },
			coming: { keep: 3, unit: 'months', on: await on(7) }
		});
		const at = async (days: number) => {
			const [row] = await owner()<{ rule: object }[]>`
				select private.retention_rule(${NORTHBROOK}, 'places', private.today() + ${days}::int) as rule`;
			return row?.rule;
		};
		expect(await at(6)).toEqual({ keep: 2, unit: 'years' });
		expect(await at(7)).toEqual({ keep: 3, unit: 'months' });
	});

	test('can be put right before it begins', async () => {
		await set('grace', { record_type: 'looks', keep: 1, unit: 'days' });
		expect(
			await set('grace', { record_type: 'looks', keep: 24, unit: 'months', reason: 'A slip of the hand' })
		).toBe(await on(0));
		const [row] = await owner()`
			select private.retention_rule(${NORTHBROOK}, 'looks', private.today() + 30) as rule`;
		expect(row?.rule).toEqual({ keep: 24, unit: 'months' });
		expect(await ruleOf('looks')).toMatchObject({ keep: 24, coming: null });
	});

	test('stays in the history, with why and by whom', async () => {
		await set('grace', { record_type: 'imports', keep: 60, unit: 'days', reason: 'Mending takes longer' });
		await set('grace', { record_type: 'imports', keep: 90, unit: 'days', reason: 'Longer still' });
		const kind = await as('dev').call<RuleAt>('retention_at', {
			organisation: NORTHBROOK,
			record_type: 'imports'
		});
		expect(kind).toMatchObject({ keep: 90, unit: 'days', suggested: { keep: 30, unit: 'days' } });
		expect(kind.history.map(({ keep, reason, by }) => [keep, reason, by])).toEqual([
			[90, 'Longer still', 'Grace'],
			[60, 'Mending takes longer', 'Grace']
		]);
		await refused(
			as('grace').call('retention_at', { organisation: NORTHBROOK, record_type: 'nothing' }),
			'P0002'
		);
	});

	test('is in the log, by its kind and time and never by its reason', async () => {
		await set('grace', { record_type: 'alerts', keep: 12, unit: 'years', reason: 'Sol asked for it' });
		const [entry] = await owner()<{ entry: object }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'retention.changed' order by id desc limit 1`;
		expect(entry?.entry).toMatchObject({ kind: 'alerts', count: 12, how: 'years' });
		expect(JSON.stringify(entry)).not.toMatch(/Sol|Grace/);
	});
});

describe('a hold', () => {
	const put = (who: string, given: object = {}) =>
		as(who).call<string>('put_hold', {
			organisation: NORTHBROOK,
			record_type: 'equality',
			reason: 'The inquiry of 2026',
			...given
		});

	test('is put and lifted by administrators, read by auditors, and logged', async () => {
		const hold = await put('grace');
		await refused(put('grace'), 'RT005', 'record_type');
		await refused(put('grace', { record_type: 'drafts' }), 'RT001', 'record_type');
		await refused(put('grace', { record_type: null, reason: ' ' }), 'TX001', 'reason');
		for (const who of ['dev', 'fatima', 'olwen', 'joy']) {
			await refused(put(who), '42501');
			await refused(as(who).call('lift_hold', { hold }), '42501');
		}
		expect((await read('dev')).holds).toMatchObject([{ id: hold, record_type: 'equality', by: 'Grace' }]);
		expect(await as('dev').rows`select reason from public.retention_holds where id = ${hold}`).toHaveLength(
			1
		);
		expect(await as('fatima').rows`select reason from public.retention_holds`).toEqual([]);
		await as('grace').call('lift_hold', { hold });
		await refused(as('grace').call('lift_hold', { hold }), 'RT006');
		expect((await read('dev')).holds).toEqual([]);
		const types = await owner()<{ type: string; kind: string }[]>`
			select entry ->> 'type' as type, entry ->> 'kind' as kind from tlog.staging
			where entry ->> 'type' ~ 'hold|held' order by id`;
		expect(types).toEqual([
			{ type: 'retention.held', kind: 'equality' },
			{ type: 'retention.hold_lifted', kind: 'equality' }
		]);
	});
});

test('anyone reads how long a trust keeps what, without who set it or why', async () => {
	const kept = await nobody.call<HowLong>('how_long', { trust: 'northbrook' });
	expect(kept).toMatchObject({ organisation: 'Northbrook Mental Health NHS Trust', slug: 'northbrook' });
	expect(kept.rules.map(({ key }) => key)).toContain('words');
	expect(JSON.stringify(kept)).not.toMatch(/Grace|complaints team/);
	await refused(nobody.call('how_long', { trust: 'rooted-voices' }), 'P0002');
	await refused(as('grace').call('how_long', { trust: 'nowhere' }), 'P0002');
});

describe('the papers of data protection', () => {
	const facts = (who: string, organisation = NORTHBROOK) =>
		as(who).call<Facts>('data_protection', { organisation });

	test('are filled from the settings of the trust, for administrators and auditors', async () => {
		const filled = await facts('dev');
		expect(filled).toMatchObject({
			organisation: 'Northbrook Mental Health NHS Trust',
			programmes: [{ title: 'Race equality plan (PCREF) 2026-27', partners: ['Rooted Voices CIC'] }]
		});
		expect(filled.roles).toContainEqual({ role: 'facilitator', people: 1 });
		expect(filled.wordings).toContainEqual({ version: '2026-1', lang: 'en', introduced_on: '2026-01-05' });
		expect(filled.rules.map(({ key }) => key)).toContain('words');
		expect(filled.readers['public.alerts']).toEqual(['the safeguarding lead alone reads an alert']);
		expect(filled.readers['private.equality_answers']).toBeUndefined();
		expect(JSON.stringify(filled)).not.toMatch(/Fatima|Amina|@/);
		await expect(facts('grace')).resolves.toMatchObject({ organisation: filled.organisation });
	});

	test('and for nobody else', async () => {
		for (const who of ['fatima', 'marcus', 'carys', 'sol', 'joy', 'amina', 'olwen']) {
			await refused(facts(who), '42501');
		}
	});
});
