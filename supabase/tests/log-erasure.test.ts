// Taking words back with the proof that is on the slip: a token whose hash, the erasure key, stands in the log since they were given
// (log.md 5). Whoever shows it proves that their giver asked; nobody needs it to take words back.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aConsultation, aContribution, anAgreedInsight } from './support/builders.ts';
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

describe('what is left in the log of words that were taken back', () => {
	const commitment = (salt: Uint8Array, label: string, content: string) =>
		createHash('sha256')
			.update(salt)
			.update(Uint8Array.of(label.length))
			.update(label)
			.update(content)
			.digest('base64url');

	it('tells nobody which they were: two thousand guesses, the words themselves among them, and what else is kept', async () => {
		const words = 'The nurse on Robin ward wrote it down wrong';
		const { id, receipt } = await aContribution({ by: 'tunde', words });
		const [received] = await entriesOf(id);
		const { text } = received!.entry['c'] as { text: string };
		const [held] = await owner()<
			{ salt: Buffer }[]
		>`select salt from private.salts where contribution_id = ${id}`;
		expect(commitment(held!.salt, 'text', words)).toBe(text);
		await nobody.call('withdraw_by_receipt', { code: receipt });

		expect([...(await owner()`select 1 from private.salts where contribution_id = ${id}`)]).toEqual([]);
		const salts = (
			await owner()<{ salt: Buffer }[]>`select salt from private.salts union all select salt from tlog.salts`
		).map(({ salt }) => salt);
		// What a guesser has: the entry, its id and key, salts of others, and nothing else.
		const tried = [
			...salts.slice(0, 20),
			Buffer.alloc(32),
			Buffer.alloc(0),
			Buffer.from(received!.entry['id'] as string, 'base64url')
		];
		const guesses = Array.from({ length: 2000 }, (_, n) => (n === 0 ? words : `${words} ${n}`));
		for (const guess of guesses)
			for (const salt of tried) expect(commitment(salt, 'text', guess)).not.toBe(text);
	});

	it('is every entry that there was, and one that says why', async () => {
		const { id, receipt } = await aContribution();
		await owner()`select tlog.sequence(100000)`;
		const book = async () =>
			(await owner()<{ body: Buffer }[]>`select body from tlog.entries order by index`).map(({ body }) =>
				body.toString()
			);
		const before = await book();
		await nobody.call('withdraw_by_receipt', { code: receipt });
		await owner()`select tlog.sequence(100000)`;
		const after = await book();
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.at(-1)).toContain('"type":"contribution.taken_back"');
		const [subject] = await owner()<
			{ last: string }[]
		>`select last_entry as last from tlog.subjects where subject_id = ${id}`;
		expect(after.at(-1)).toContain(subject!.last);
	});

	it('opens no copy of them in a report: that goes, and the log commits to what is left', async () => {
		const words = 'The kettle in the day room was taken away and nobody said why it was taken';
		const consultation = await aConsultation({ closes: 1 });
		const [made] = await owner()<{ id: string }[]>`select private.store_contribution(jsonb_build_object(
			'organisation_id', c.organisation_id, 'programme_id', c.programme_id, 'consultation_id', c.id, 'kind', 'answers',
			'words', ${words}::text, 'given_on', private.today())) as id from public.consultations c where c.id = ${consultation}`;
		await as('grace').call('close_consultation', { consultation, reason: 'Enough was heard' });
		const report = { consultation, report: `We heard:\n\n${words}\n\nAnd more.`, report_by: 'Grace' };
		await as('grace').call('save_consultation_report', report);
		await as('grace').call('publish_consultation_report', { consultation });
		const salts = () => owner()<{ entry_id: string }[]>`
			select entry_id from tlog.salts where subject_id = ${consultation} and label = 'report'`;
		const [first] = await salts();
		await owner()`select private.withdraw(${made!.id}, 'at their request')`;
		const left = [...(await salts())];
		expect(left).toHaveLength(1);
		expect(left[0]).not.toEqual(first);
		expect(await lastEntry(consultation)).toMatchObject({
			type: 'consultation.report_cut',
			id: left[0]!.entry_id
		});
		const [kept] = await owner()<
			{ report: string }[]
		>`select report from public.consultations where id = ${consultation}`;
		expect(kept!.report).not.toContain(words);
	});

	it('opens nothing else that its giver said: no picture, no recording, no rendering', async () => {
		const { id, receipt } = await aContribution({ by: 'tunde' });
		await as('fatima').call('add_rendering', {
			contribution: id,
			given: {
				kind: 'summary',
				words: 'Nobody asked',
				lang: 'en',
				method: 'by a person',
				author_name: 'Fatima'
			}
		});
		const salts = () => owner()`select label from tlog.salts where subject_id = ${id}`;
		expect([...(await salts())]).toEqual([{ label: 'rendering' }]);
		await nobody.call('withdraw_by_receipt', { code: receipt });
		expect([...(await salts())]).toEqual([]);
	});

	it('opens no challenge that its author took back', async () => {
		const insight = await anAgreedInsight();
		const { receipt } = insight.restsOn[0]!;
		const challenge = await nobody.call<string>('raise_challenge_by_receipt', {
			code: receipt,
			kind: 'insight',
			subject: insight.id,
			words: 'This is not what I meant'
		});
		const salts = () => owner()`select label from tlog.salts where subject_id = ${challenge}`;
		expect([...(await salts())]).toEqual([{ label: 'words' }]);
		await nobody.call('author_challenge_by_receipt', { code: receipt, challenge, verb: 'take_back' });
		expect([...(await salts())]).toEqual([]);
		expect(await lastEntry(challenge)).toMatchObject({ type: 'challenge.taken_back' });
	});
});
