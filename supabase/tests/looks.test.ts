// Whoever asks to see the name that words are shown with says why, and the giver reads who it was (R34).
import { describe, expect, test } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK } from './support/ids.ts';

type Page = { shown_as: string | null; may_look: boolean; attribution: string };
type Looks = { looks: { rows: { name: string; role: string; why: string }[]; more: number } };

/** Tunde's words under a name, which no yes lets stand on the website. */
const named = (more: object = {}) =>
	aContribution({
		by: 'tunde',
		consents: { board: true },
		more: { attribution: 'named', shown_as: 'Nightingale', ...more }
	});
const page = (who: string, id: string) => as(who).call<Page | null>('contribution_at', { contribution: id });
const look = (who: string, id: string, why = 'to make an insight') =>
	as(who).call<string>('look_at_name', { contribution: id, why });

describe('a name that words are shown with', () => {
	test('is a column that nobody reads', async () => {
		await refused(as('grace').rows`select shown_as from public.contributions`, '42501');
		await refused(as('tunde').rows`select shown_as from public.contributions`, '42501');
	});

	test('is in no list of staff, and its giver sees it', async () => {
		const { id } = await named();
		const list = await as('grace').call<{ rows: (Page & { id: string })[] }>('find_contributions', {
			organisation: NORTHBROOK
		});
		expect(list.rows.find((one) => one.id === id)).toMatchObject({ attribution: 'named', shown_as: null });
		expect(await page('tunde', id)).toMatchObject({ shown_as: 'Nightingale', may_look: false });
		const thread = await as('grace').call('thread', { kind: 'contribution', id });
		expect(JSON.stringify(thread)).not.toContain('Nightingale');
	});

	test('stands in lists where a yes lets it stand on the website, and not after a no', async () => {
		const { id } = await aContribution({
			by: 'tunde',
			consents: { website: true },
			more: { attribution: 'pen_name', shown_as: 'Redwing' }
		});
		expect(await page('grace', id)).toMatchObject({ shown_as: 'Redwing' });
		await as('tunde').call('change_consent', { contribution: id, answers: { website: false } });
		expect(await page('grace', id)).toMatchObject({ shown_as: null });
	});

	test('is told to who listens and says why, for that day, and their giver reads it', async () => {
		const { id, receipt } = await named();
		expect(await page('grace', id)).toMatchObject({ shown_as: null, may_look: true });
		await refused(look('grace', id, 'to know'), 'LK001', 'why');
		expect(await page('grace', id)).toMatchObject({ shown_as: null });

		expect(await look('grace', id)).toBe('Nightingale');
		await look('grace', id);
		await look('fatima', id, 'to see to what they asked');
		expect(await page('grace', id)).toMatchObject({ shown_as: 'Nightingale' });

		const byReceipt = await nobody.call<Looks>('contribution_by_receipt', { code: receipt });
		expect(byReceipt.looks.rows).toHaveLength(2);
		const { looks } = await as('tunde').call<Looks>('my_contribution', { contribution: id });
		expect(looks.rows).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ name: 'Grace', role: 'engagement_lead', why: 'to make an insight' }),
				expect.objectContaining({ name: 'Fatima', role: 'facilitator', why: 'to see to what they asked' })
			])
		);

		await owner()`update public.looks set looked_on = looked_on - 1 where contribution_id = ${id}`;
		expect(await page('grace', id)).toMatchObject({ shown_as: null });
	});

	test('is nobody else’s to ask for', async () => {
		const { id } = await named();
		for (const who of ['marcus', 'carys', 'dev', 'sol', 'olwen', 'amina', 'tunde'])
			await refused(look(who, id), '42501');
		await refused(nobody.call('look_at_name', { contribution: id, why: 'to make an insight' }), '42501');
		const without = await aContribution({ by: 'tunde' });
		await refused(look('grace', without.id), '42501');
	});

	test('is gone when the words are taken back, and who had looked is still told', async () => {
		const { id } = await named();
		await look('grace', id);
		await as('tunde').call('withdraw_contribution', { contribution: id });
		expect(await page('grace', id)).toMatchObject({ shown_as: null, may_look: false });
		const { looks } = await as('tunde').call<Looks>('my_contribution', { contribution: id });
		expect(looks.rows).toHaveLength(1);
	});
});

describe('how often names were looked at', () => {
	test('is counted for the board auditor, without whose', async () => {
		const { id } = await named();
		await look('grace', id, 'to check what was recorded');
		const counts = await as('dev').call<{ why: string; looks: number }[]>('looks_at_names', {
			organisation: NORTHBROOK
		});
		expect(counts.find(({ why }) => why === 'to check what was recorded')?.looks).toBeGreaterThan(0);
		expect(JSON.stringify(counts)).not.toMatch(/Grace|Nightingale|[0-9a-f]{8}-/);
		expect(await as('olwen').call('looks_at_names', { organisation: EASTVALE })).toEqual([]);
		await refused(as('fatima').call('looks_at_names', { organisation: NORTHBROOK }), '42501');
		await refused(as('dev').call('looks_at_names', { organisation: EASTVALE }), '42501');
	});

	test('nobody reads the looks themselves', async () => {
		await refused(as('dev').rows`select 1 from public.looks`, '42501');
	});
});
