import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aContribution, aDraftInsight, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';

const ALL = { website: true, board: true, photo_video: true };

/** A page of one colour as WebP, the way picture.server.ts leaves it. */
const drawn = async (width = 40, height = 30) =>
	(
		await sharp({ create: { width, height, channels: 3, background: 'teal' } })
			.webp()
			.toBuffer()
	).toString('base64');
const PICTURE = { base64: await drawn(), alt: 'A locked door with a small window', width: 40, height: 30 };

/** Fatima photographs what somebody drew. */
const aDrawing = ({ consents = ALL, by, picture = PICTURE, kind = 'drawing' }: Drawing = {}) =>
	aContribution({
		words: 'The door is always locked',
		consents,
		...(by && { by }),
		more: { kind, picture }
	});
type Drawing = { consents?: Record<string, boolean>; by?: string; picture?: object; kind?: string };

const seenBy = (who: string, contribution: string) =>
	as(who).call<string | null>('picture', { contribution });
const publicly = (contribution: string, trust = 'northbrook') =>
	nobody.call<string | null>('public_picture', { trust, contribution });

describe('who sees a picture', () => {
	test('those who listen, and whose it is; nobody else', async () => {
		const { id, receipt } = await aDrawing({ by: 'tunde', consents: {} });
		for (const who of ['fatima', 'grace', 'tunde']) expect(await seenBy(who, id)).toBe(PICTURE.base64);
		for (const who of ['marcus', 'dev', 'carys', 'sol', 'olwen', 'joy', 'amina']) {
			expect(await seenBy(who, id)).toBeNull();
			expect(await as(who).rows`select alt from public.pictures where contribution_id = ${id}`).toEqual([]);
		}
		await refused(nobody.call('picture', { contribution: id }), '42501');
		expect(await nobody.call('picture_by_receipt', { code: receipt })).toBe(PICTURE.base64);
		expect(await nobody.call('picture_by_receipt', { code: '00000-00000-0' })).toBeNull();
		expect(await as('tunde').call('my_contribution', { contribution: id })).toMatchObject({
			picture: { alt: PICTURE.alt, width: 40, height: 30 }
		});
		expect(await nobody.call('contribution_by_receipt', { code: receipt })).toMatchObject({
			picture: { alt: PICTURE.alt }
		});
	});

	test('the board, with a yes to the board and a yes to photos', async () => {
		const words = await aDrawing({ consents: { board: true } });
		const both = await aDrawing({ consents: { board: true, photo_video: true } });
		expect(await seenBy('dev', words.id)).toBeNull();
		expect(await seenBy('dev', both.id)).toBe(PICTURE.base64);
		expect(await as('dev').call('contribution_at', { contribution: words.id })).toMatchObject({
			words: 'The door is always locked',
			picture: null
		});
		expect(await as('dev').call('contribution_at', { contribution: both.id })).toMatchObject({
			picture: { alt: PICTURE.alt }
		});
	});

	test('everyone, with both yeses and where a published insight rests on it', async () => {
		const both = await aDrawing();
		expect(await publicly(both.id)).toBeNull();
		await aDraftInsight({ restsOn: [both] });
		expect(await publicly(both.id)).toBeNull();
		const { id } = await anAgreedInsight({ restsOn: [both] });
		expect(await publicly(both.id)).toBe(PICTURE.base64);
		expect(await nobody.call('public_thread', { kind: 'insight', id })).toMatchObject({
			insights: [{ quotes: [{ picture: { id: both.id, alt: PICTURE.alt } }] }]
		});
		expect(await as('olwen').call('public_picture', { trust: 'northbrook', contribution: both.id })).toBe(
			PICTURE.base64
		);
		expect(await publicly(both.id, 'eastvale')).toBeNull();
	});

	test.each([
		['website', 'photo_video'],
		['photo_video', 'website']
	])('a yes to %s is not one to %s', async (yes) => {
		const one = await aDrawing({ consents: { [yes]: true } });
		const { id } = await anAgreedInsight({ restsOn: [one] });
		expect(await publicly(one.id)).toBeNull();
		expect(JSON.stringify(await nobody.call('public_thread', { kind: 'insight', id }))).not.toContain(one.id);
	});

	test('a no, an expiry and moderation count at once', async () => {
		const [no, late, kept] = [await aDrawing(), await aDrawing(), await aDrawing()];
		await anAgreedInsight({ restsOn: [no, late, kept] });
		await nobody.call('change_consent_by_receipt', { code: no.receipt, answers: { photo_video: false } });
		await owner()`update public.consents set expires_on = private.today() where contribution_id = ${late.id}`;
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		for (const { id } of [no, late, kept]) expect(await publicly(id)).toBeNull();
	});
});

describe('taking back', () => {
	test('destroys the picture and what links it to the log, in the same transaction', async () => {
		const { id, receipt } = await aDrawing();
		await anAgreedInsight({ restsOn: [{ id, receipt, words: 'The door is always locked' }] });
		const [picture] = await owner()<{ logged_as: string }[]>`
			select logged_as from public.pictures where contribution_id = ${id}`;
		const salts = () =>
			owner()`select label from tlog.salts where entry_id = ${picture?.logged_as ?? ''}`.then((rows) => [
				...rows
			]);
		expect(await salts()).toEqual([{ label: 'picture' }]);

		await nobody.call('withdraw_by_receipt', { code: receipt });

		expect([...(await owner()`select 1 from public.pictures where contribution_id = ${id}`)]).toEqual([]);
		expect(await salts()).toEqual([]);
		expect(await seenBy('grace', id)).toBeNull();
		expect(await publicly(id)).toBeNull();
		expect(await nobody.call('picture_by_receipt', { code: receipt })).toBeNull();
	});

	test('that fails destroys nothing', async () => {
		const { id } = await aDrawing();
		await owner()
			.begin(async (sql) => {
				await sql`select private.withdraw(${id}, 'at their request')`;
				throw new Error('the connection broke');
			})
			.catch(() => undefined);
		expect(await seenBy('grace', id)).toBe(PICTURE.base64);
	});
});

describe('giving', () => {
	test('who wrote the words for those who cannot see it is noted', async () => {
		const [scribed, own] = [await aDrawing({ kind: 'group_note' }), await aDrawing({ by: 'amina' })];
		const by = async (id: string) =>
			(
				await as('grace').rows<{
					alt_by: string;
				}>`select alt_by from public.pictures where contribution_id = ${id}`
			)[0]?.alt_by;
		expect([await by(scribed.id), await by(own.id)]).toEqual(['scribe', 'contributor']);
	});

	test('the log commits to it, without a word of it', async () => {
		const { id } = await aDrawing();
		const [logged] = await owner()<{ entry: { c: object } }[]>`
			select entry from tlog.staging s join public.pictures i on i.logged_as = s.entry ->> 'id' where i.contribution_id = ${id}`;
		expect(logged?.entry).toMatchObject({
			type: 'contribution.pictured',
			c: { picture: expect.any(String) }
		});
	});

	test('pressed twice, it is one contribution with one picture', async () => {
		const id = crypto.randomUUID();
		const twice = { words: 'The door is always locked', more: { id, kind: 'drawing', picture: PICTURE } };
		await Promise.all([aContribution(twice), aContribution(twice)]);
		expect(await seenBy('fatima', id)).toBe(PICTURE.base64);
	});

	test.each([
		['no words for those who cannot see it', { alt: '  ' }, 'TX001', 'picture_alt'],
		['a page instead of a picture', { base64: btoa('<script>1</script>'.repeat(9)) }, 'WP001', 'picture'],
		['what is not base64', { base64: '"><' }, 'WP001', 'picture'],
		['nothing', { base64: undefined }, 'WP001', 'picture'],
		['too much', { base64: 'A'.repeat(700_004) }, 'WP002', 'picture'],
		['more pixels than we draw', { width: 1601 }, 'WP001', 'picture'],
		['no size', { width: undefined }, 'WP001', 'picture']
	])('refused: %s', async (_what, changes, code, field) => {
		await refused(aDrawing({ picture: { ...PICTURE, ...changes } }), code, field);
	});

	test('refused: a file that has a place for metadata, or something behind the picture', async () => {
		const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
			.webp()
			.withExif({ IFD0: { Artist: 'Somebody' } })
			.toBuffer();
		const longer = Buffer.concat([Buffer.from(PICTURE.base64, 'base64'), Buffer.from('more')]);
		for (const bytes of [photo, longer]) {
			await refused(
				aDrawing({ picture: { ...PICTURE, base64: bytes.toString('base64') } }),
				'WP001',
				'picture'
			);
		}
	});

	test('refused: a picture of words that were spoken', async () => {
		await refused(aDrawing({ kind: 'transcript' }), 'WP003', 'kind');
	});

	test('it is never changed, not even by the owner of the table', async () => {
		const { id } = await aDrawing();
		await refused(owner()`update public.pictures set alt = 'Another' where contribution_id = ${id}`, 'WD009');
		await refused(as('grace').rows`delete from public.pictures where contribution_id = ${id}`, '42501');
		await refused(as('grace').rows`select logged_as from public.pictures`, '42501');
	});
});
