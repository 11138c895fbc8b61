import { describe, expect, test } from 'vitest';
import { receiptFrom } from '../../src/lib/contributions/receipt.ts';
import { aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';

const UNKNOWN = '00000-00000-0';
type Own = {
	id: string;
	words: string | null;
	challenges: object[];
	subjects: object[];
	confirmed_how: string;
};
const read = (code: string) => nobody.call<Own | null>('contribution_by_receipt', { code });

describe('a receipt code', () => {
	test('is made as the pages read it, and never twice the same', async () => {
		const made = await owner()<{ code: string }[]>`
			select private.new_receipt_code() as code from generate_series(1, 2000)`;
		for (const { code } of made) expect(receiptFrom(code)).toBe(code);
		expect(new Set(made.map(({ code }) => code)).size).toBe(2000);
	});

	test('is kept as a hash alone', async () => {
		const { id, receipt } = await aContribution();
		const [row] = await owner()`select r::text as row from public.receipts r where contribution_id = ${id}`;
		expect(row?.row).not.toContain(receipt);
		expect(row?.row).not.toContain(receipt.replaceAll('-', ''));
	});

	test('leads to its contribution however it is typed', async () => {
		const { id, receipt } = await aContribution();
		const typed = [
			receipt,
			receipt.toLowerCase(),
			receipt.replaceAll('-', ' '),
			receipt.replaceAll('-', ''),
			receipt.replaceAll('0', 'o').replaceAll('1', 'l')
		];
		for (const code of typed) expect((await read(code))?.id).toBe(id);
	});

	test('leads nowhere when nobody knows it', async () => {
		for (const code of [UNKNOWN, '', '%', 'A']) expect(await read(code)).toBeNull();
	});
});

describe('whoever holds the slip', () => {
	test('reads the words and what follows from them, and nothing of anybody else', async () => {
		const [mine, other] = [await aContribution({ words: 'Mine' }), await aContribution({ words: 'Other' })];
		const insight = await anAgreedInsight({ restsOn: [mine, other] });
		const own = await read(mine.receipt);
		expect(own).toMatchObject({ id: mine.id, words: 'Mine' });
		expect(own?.subjects).toEqual([expect.objectContaining({ kind: 'insight', id: insight.id })]);
		expect(JSON.stringify(own)).not.toContain('Other');
		expect(JSON.stringify(own)).not.toContain(other.id);
		expect(await as('olwen').call('contribution_by_receipt', { code: UNKNOWN })).toBeNull();
	});

	test('changes consent', async () => {
		const { id, receipt } = await aContribution({ consents: { website: true } });
		await nobody.call('change_consent_by_receipt', { code: receipt, answers: { website: false } });
		const [row] = await owner()`
			select given, how from public.consents where contribution_id = ${id} order by recorded_at desc limit 1`;
		expect(row).toEqual({ given: false, how: 'by receipt' });
		const unknown = { code: UNKNOWN, answers: { website: true } };
		await refused(nobody.call('change_consent_by_receipt', unknown), 'P0002', 'code');
		await refused(as('grace').call('change_consent_by_receipt', unknown), 'P0002', 'code');
	});

	test('says that a scribe wrote the right words', async () => {
		const { receipt } = await aContribution({ more: { read_back: false } });
		expect((await read(receipt))?.confirmed_how).toBeNull();
		await nobody.call('confirm_by_receipt', { code: receipt });
		expect((await read(receipt))?.confirmed_how).toBe('by the person');
		await refused(nobody.call('confirm_by_receipt', { code: UNKNOWN }), 'P0002', 'code');
	});

	test('has the words shown without a name, also with a slip that staff printed again', async () => {
		for (const again of [false, true]) {
			const { id, receipt } = await aContribution({ more: { attribution: 'pen_name', shown_as: 'Sparrow' } });
			const code = again ? await as('fatima').call<string>('issue_receipt', { contribution: id }) : receipt;
			expect(await read(code)).toMatchObject({ attribution: 'pen_name', shown_as: 'Sparrow' });
			await nobody.call('make_anonymous_by_receipt', { code });
			expect(await read(receipt)).toMatchObject({ attribution: 'anonymous', shown_as: null });
			await nobody.call('withdraw_by_receipt', { code: receipt });
			await refused(nobody.call('make_anonymous_by_receipt', { code }), 'WD005');
		}
		for (const who of [nobody, as('grace')]) {
			await refused(who.call('make_anonymous_by_receipt', { code: UNKNOWN }), 'P0002', 'code');
		}
	});

	test('takes the words back once; the slip then says so', async () => {
		const given = await aContribution();
		const insight = await anAgreedInsight({ restsOn: [given] });
		await nobody.call('raise_challenge_by_receipt', {
			code: given.receipt,
			kind: 'insight',
			subject: insight.id,
			words: 'That is not what I said'
		});
		expect((await read(given.receipt))?.challenges).toHaveLength(1);
		await nobody.call('withdraw_by_receipt', { code: given.receipt });
		expect(await read(given.receipt)).toMatchObject({
			words: null,
			withdrawn_how: 'by receipt',
			subjects: []
		});
		await refused(nobody.call('withdraw_by_receipt', { code: given.receipt }), 'WD005');
		await refused(nobody.call('withdraw_by_receipt', { code: UNKNOWN }), 'P0002', 'code');
		await refused(as('grace').call('withdraw_by_receipt', { code: UNKNOWN }), 'P0002', 'code');
	});
});

describe('another slip', () => {
	test('is printed for the giver and by those who listen, and all of them lead to the words', async () => {
		const { id, receipt } = await aContribution({ by: 'tunde' });
		const more = await Promise.all(
			['tunde', 'fatima', 'grace'].map((who) => as(who).call<string>('issue_receipt', { contribution: id }))
		);
		for (const code of [receipt, ...more]) expect((await read(code))?.id).toBe(id);
	});

	test('is printed by nobody else', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { board: true } });
		for (const who of ['amina', 'joy', 'marcus', 'dev', 'carys', 'sol', 'olwen']) {
			await refused(as(who).call('issue_receipt', { contribution: id }), '42501');
		}
		await refused(nobody.call('issue_receipt', { contribution: id }), '42501');
	});
});
