// Taking words back with the proof that is on the slip: a token whose hash, the erasure key, stands in the log since they were given
// (log.md 5). Whoever shows it proves that their giver asked; nobody needs it to take words back.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';

/** As a slip makes it (src/lib/log/erasure.ts), by a hand of the test's own. */
const aToken = () => {
	const token = randomBytes(16);
	const key = createHash('sha256').update('erase/v1\n').update(token).digest('base64url');
	return { token: token.toString('base64url'), key };
};

const lastEntry = async (contribution: string) => {
	const [row] = await owner()<{ entry: Record<string, unknown> }[]>`
		select s.entry from tlog.staging s join tlog.subjects j on j.last_entry = s.entry ->> 'id'
		where j.subject_id = ${contribution}`;
	return row!.entry;
};
const entriesOf = (contribution: string) => owner()<{ entry: Record<string, unknown> }[]>`
	select s.entry from tlog.staging s where s.entry ->> 'id' = (select first_entry from tlog.subjects where subject_id = ${contribution})`;

describe('the erasure key of a slip', () => {
	it('stands in the entry that words were received, for whoever gave it', async () => {
		const { key } = aToken();
		const given = await aContribution({ by: 'tunde', more: { erasure_key: key } });
		const [received] = await entriesOf(given.id);
		expect(received?.entry).toMatchObject({ type: 'contribution.received', ek: key });
		const without = await aContribution();
		const [plain] = await entriesOf(without.id);
		expect(plain?.entry).not.toHaveProperty('ek');
	});

	it('is forty-three characters or refused', async () => {
		for (const erasure_key of ['short', `${'a'.repeat(42)} `, 'a'.repeat(44)])
			await refused(aContribution({ by: 'tunde', more: { erasure_key } }), 'LN002', 'erasure_key');
	});

	it('is never changed, and goes with the words', async () => {
		const { key } = aToken();
		const { id } = await aContribution({ by: 'tunde', more: { erasure_key: key } });
		await refused(
			owner()`update public.contributions set erasure_key = ${aToken().key} where id = ${id}`.then(String),
			'WD009'
		);
		await as('tunde').call('withdraw_contribution', { contribution: id });
		const [kept] =
			await owner()`select erasure_key, erasure_token from public.contributions where id = ${id}`;
		expect(kept).toEqual({ erasure_key: null, erasure_token: null });
	});

	it('is read by no role', async () => {
		for (const who of ['tunde', 'fatima', 'dev'])
			await refused(as(who).rows`select erasure_key, erasure_token from public.contributions`, '42501');
		await refused(nobody.rows`select erasure_key from public.contributions`, '42501');
	});
});

describe('the token of a slip', () => {
	it('proves that their giver asked, by the slip', async () => {
		const { token, key } = aToken();
		const given = await aContribution({ by: 'tunde', more: { erasure_key: key } });
		await nobody.call('withdraw_by_receipt', { code: given.receipt, token });
		expect(await lastEntry(given.id)).toMatchObject({
			type: 'contribution.taken_back',
			how: 'subject',
			token
		});
	});

	it('proves it on their own page, and to a facilitator it was handed to', async () => {
		for (const who of ['tunde', 'fatima']) {
			const { token, key } = aToken();
			const given = await aContribution({ by: 'tunde', more: { erasure_key: key } });
			await as(who).call('withdraw_contribution', { contribution: given.id, token });
			expect(await lastEntry(given.id)).toMatchObject({ how: 'subject', token });
		}
	});

	it('is not needed: without it the words go, and the log says that nothing was proved', async () => {
		const { key } = aToken();
		const given = await aContribution({ by: 'tunde', more: { erasure_key: key } });
		await nobody.call('withdraw_by_receipt', { code: given.receipt, token: '' });
		const entry = await lastEntry(given.id);
		expect(entry).toMatchObject({ how: 'receipt' });
		expect(entry).not.toHaveProperty('token');
	});

	it('of other words, or of none, is refused, and the words stay', async () => {
		const { token, key } = aToken();
		const given = await aContribution({ by: 'tunde', more: { erasure_key: key } });
		const without = await aContribution({ by: 'tunde' });
		const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`;
		// The same bytes in another spelling: bits after the last one that counts.
		const spelled = `${token.slice(0, -1)}${({ A: 'B', Q: 'R', g: 'h', w: 'x' } as Record<string, string>)[token.slice(-1)]}`;
		for (const wrong of [aToken().token, changed, spelled, 'no token at all', key])
			await refused(
				nobody.call('withdraw_by_receipt', { code: given.receipt, token: wrong }),
				'LN001',
				'token'
			);
		await refused(nobody.call('withdraw_by_receipt', { code: without.receipt, token }), 'LN001', 'token');
		await refused(
			as('tunde').call('withdraw_contribution', { contribution: without.id, token }),
			'LN001',
			'token'
		);
		const [kept] = await owner()`select words from public.contributions where id = ${given.id}`;
		expect(kept?.words).toBe(given.words);
		await nobody.call('withdraw_by_receipt', { code: given.receipt, token });
		await refused(nobody.call('withdraw_by_receipt', { code: given.receipt, token }), 'WD005');
	});
});
