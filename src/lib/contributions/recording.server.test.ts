// @vitest-environment node
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aRecording, WRITTEN_INTO } from '../../../tests/support/recordings';
import { prepareRecording } from './recording.server';

describe('a recording made anew', () => {
	test.each([
		['mp3', 'audio/mpeg'],
		['m4a', 'audio/mp4'],
		['ogg', 'audio/webm'],
		['webm', 'audio/webm']
	] as const)('%s is kept as %s, without what the telephone wrote into it', async (kind, type) => {
		const sent = await aRecording(kind);
		expect(sent.includes(WRITTEN_INTO)).toBe(true);
		const made = await prepareRecording(sent);
		if (!made.ok) throw new Error(made.message);
		expect(made.type).toBe(type);
		expect([2, 3]).toContain(made.seconds);
		const kept = Buffer.from(made.bytes);
		for (const trace of ['Nightingale', '53.47', 'udta', 'ID3', 'TAG'])
			expect(kept.includes(trace)).toBe(false);
		// What is kept can be read again, and comes out the same length.
		expect(await prepareRecording(made.bytes)).toMatchObject({ ok: true, type, seconds: made.seconds });
	});

	test.each([
		['a letter', async () => Buffer.from('Dear all')],
		['nothing', async () => Buffer.alloc(0)],
		[
			'a picture',
			async () =>
				sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
					.png()
					.toBuffer()
		],
		['a broken one', async () => (await aRecording('webm')).subarray(0, 60)],
		[
			'a page in the coat of an MP3',
			async () => Buffer.from(`ID3\x03\0\0\0\0\0\0<script>1</script>`.repeat(20))
		]
	])('%s is no recording', async (_what, file) => {
		expect(await prepareRecording(await file())).toMatchObject({
			ok: false,
			message: expect.stringMatching(/^This is not a recording/)
		});
	});

	test('one that is too long is told so', async () => {
		const long = Buffer.alloc(6_000_001);
		expect(await prepareRecording(long)).toMatchObject({
			ok: false,
			message: expect.stringMatching(/larger than 5 MB/)
		});
		expect(await prepareRecording(await aRecording('mp3', 13_000))).toMatchObject({
			ok: false,
			message: expect.stringMatching(/5 MB/)
		});
	});
});
