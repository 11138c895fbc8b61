// The sound of what somebody said: who hears it, what is kept of the file, and that it falls with the words.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { prepareRecording } from '../../src/lib/contributions/recording.server.ts';
import { aRecording, type RecordingKind } from '../../tests/support/recordings.ts';
import { aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** As prepareRecording leaves it. */
async function sound(kind: RecordingKind = 'webm') {
	const made = await prepareRecording(await aRecording(kind));
	if (!made.ok) throw new Error(made.message);
	return { base64: base64(made.bytes), type: made.type, seconds: made.seconds };
}
const SOUND = await sound();

type Recorded = {
	consents?: Record<string, boolean>;
	by?: string;
	recording?: object | undefined;
	kind?: string;
};
const spoken = ({
	consents = { board: true, photo_video: true, website: true },
	by,
	recording = SOUND,
	kind = 'recording'
}: Recorded = {}) =>
	aContribution({
		words: 'The door is always locked',
		consents,
		...(by && { by }),
		more: { kind, recording }
	});

const heardBy = async (who: string, contribution: string) =>
	(await as(who).call<{ base64: string } | null>('recording', { contribution }))?.base64;

describe('who hears a recording', () => {
	test('those who listen, and whose it is; nobody else', async () => {
		const { id, receipt } = await spoken({ by: 'tunde', consents: {} });
		for (const who of ['fatima', 'grace', 'tunde']) expect(await heardBy(who, id)).toBe(SOUND.base64);
		for (const who of ['marcus', 'dev', 'carys', 'sol', 'olwen', 'joy', 'amina']) {
			expect(await heardBy(who, id)).toBeUndefined();
			expect(await as(who).rows`select type from public.recordings where contribution_id = ${id}`).toEqual(
				[]
			);
		}
		expect(
			await as('grace').rows`select type, seconds from public.recordings where contribution_id = ${id}`
		).toEqual([{ type: 'audio/webm', seconds: 2 }]);
		await refused(nobody.call('recording', { contribution: id }), '42501');
		expect(await nobody.call('recording_by_receipt', { code: receipt })).toEqual({
			type: 'audio/webm',
			base64: SOUND.base64
		});
		expect(await nobody.call('recording_by_receipt', { code: '00000-00000-0' })).toBeNull();
		expect(await nobody.call('contribution_by_receipt', { code: receipt })).toMatchObject({
			kind: 'recording',
			recording: { type: 'audio/webm', seconds: 2 }
		});
	});

	test('the board, with a yes to the board and a yes to recordings, while nothing of the words is left out', async () => {
		const words = await spoken({ consents: { board: true } });
		const both = await spoken({ consents: { board: true, photo_video: true } });
		expect(await heardBy('dev', words.id)).toBeUndefined();
		expect(await heardBy('dev', both.id)).toBe(SOUND.base64);
		expect(await as('dev').call('contribution_at', { contribution: words.id })).toMatchObject({
			recording: null
		});
		await as('fatima').call('leave_out', {
			contribution: both.id,
			spans: [{ starts: 0, ends: 8 }],
			reason: 'names somebody'
		});
		expect(await heardBy('dev', both.id)).toBeUndefined();
		expect(await heardBy('grace', both.id)).toBe(SOUND.base64);
	});

	test('never the public, whatever was agreed to', async () => {
		const given = await spoken();
		const { id } = await anAgreedInsight({ restsOn: [given] });
		expect(JSON.stringify(await nobody.call('public_thread', { kind: 'insight', id }))).not.toMatch(
			/audio|recording"/
		);
	});
});

describe('giving', () => {
	test.each(['mp3', 'm4a', 'ogg', 'webm'] as const)('%s, as it was made anew', async (kind) => {
		const recording = await sound(kind);
		const { id } = await spoken({ recording });
		expect(await heardBy('grace', id)).toBe(recording.base64);
	});

	test.each(['mp3', 'm4a', 'webm'] as const)('refused: %s as a telephone made it', async (kind) => {
		const { type, seconds } = await sound(kind);
		await refused(
			spoken({ recording: { base64: base64(await aRecording(kind)), type, seconds } }),
			'RN051',
			'recording'
		);
	});

	test.each([
		['a page', { base64: btoa('<script>1</script>'.repeat(9)) }, 'RN051', 'recording'],
		['what is not base64', { base64: '"><' }, 'RN051', 'recording'],
		['another type than it says', { type: 'audio/mpeg' }, 'RN051', 'recording'],
		['a type that no one plays', { type: 'text/html' }, 'RN051', 'recording'],
		['no length', { seconds: undefined }, 'RN051', 'recording'],
		['too much', { base64: 'A'.repeat(6_700_004) }, 'RN052', 'recording']
	])('refused: %s', async (_what, changes, code, field) => {
		await refused(spoken({ recording: { ...SOUND, ...changes } }), code, field);
	});

	test('refused: a recording of another kind of words, and one without its sound', async () => {
		await refused(spoken({ kind: 'text' }), 'RN050', 'kind');
		await refused(aContribution({ more: { kind: 'recording' } }), 'RN050', 'recording');
	});

	test('on their own page, with the words they wrote', async () => {
		const draft = randomUUID();
		await as('tunde').call('begin_draft', { draft, programme: PCREF });
		await as('tunde').call('save_draft', { draft, answers: { words: 'I said this aloud', lang: 'en' } });
		await as('tunde').call('give_draft', { draft, recording: SOUND });
		expect(await heardBy('tunde', draft)).toBe(SOUND.base64);
		expect(await as('tunde').call('my_contribution', { contribution: draft })).toMatchObject({
			kind: 'recording'
		});
	});

	test('it is never changed, and the log commits to it', async () => {
		const { id } = await spoken();
		await refused(owner()`update public.recordings set seconds = 9 where contribution_id = ${id}`, 'WD009');
		await refused(as('grace').rows`select logged_as from public.recordings`, '42501');
		const [logged] = await owner()<{ entry: object }[]>`
			select entry from tlog.staging s join public.recordings i on i.logged_as = s.entry ->> 'id' where i.contribution_id = ${id}`;
		expect(logged?.entry).toMatchObject({
			type: 'contribution.recorded',
			c: { recording: expect.any(String) }
		});
	});
});

test('taken back, the recording and what links it to the log are destroyed with the words', async () => {
	const { id, receipt } = await spoken();
	const [kept] = await owner()<
		{ logged_as: string }[]
	>`select logged_as from public.recordings where contribution_id = ${id}`;
	await nobody.call('withdraw_by_receipt', { code: receipt });
	expect([...(await owner()`select 1 from public.recordings where contribution_id = ${id}`)]).toEqual([]);
	expect([...(await owner()`select 1 from tlog.salts where entry_id = ${kept?.logged_as ?? ''}`)]).toEqual(
		[]
	);
	expect(await heardBy('grace', id)).toBeUndefined();
	expect(await nobody.call('recording_by_receipt', { code: receipt })).toBeNull();
});
