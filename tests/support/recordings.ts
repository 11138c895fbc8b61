// Recordings as telephones make them, of silence, with titles and places written into them.
import {
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedPacket,
	Mp3OutputFormat,
	Mp4OutputFormat,
	OggOutputFormat,
	Output,
	WebMOutputFormat,
	type AudioCodec,
	type OutputFormat
} from 'mediabunny';

/** What the telephone wrote into each. */
export const WRITTEN_INTO = 'Nightingale ward 53.47N';

type Made = {
	codec: AudioCodec;
	format: () => OutputFormat;
	frame: Uint8Array;
	lasts: number;
	rate: number;
	head?: Uint8Array;
};

const opusHead = new Uint8Array([...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);
const opus = {
	codec: 'opus',
	frame: new Uint8Array([0xf8, 0xff, 0xfe]),
	lasts: 0.02,
	rate: 48000,
	head: opusHead
} as const;
const mp3Frame = new Uint8Array(417);
mp3Frame.set([0xff, 0xfb, 0x90, 0xc0]);

const KINDS = {
	mp3: {
		codec: 'mp3',
		format: () => new Mp3OutputFormat(),
		frame: mp3Frame,
		lasts: 1152 / 44100,
		rate: 44100
	},
	m4a: {
		codec: 'aac',
		format: () => new Mp4OutputFormat(),
		frame: new Uint8Array([0x01, 0x18, 0x20, 0x07]),
		lasts: 1024 / 44100,
		rate: 44100,
		head: new Uint8Array([0x12, 0x08])
	},
	ogg: { ...opus, format: () => new OggOutputFormat() },
	webm: { ...opus, format: () => new WebMOutputFormat() }
} satisfies Record<string, Made>;

export type RecordingKind = keyof typeof KINDS;

/** A recording of so many packets of silence. */
export async function aRecording(kind: RecordingKind, packets = 100): Promise<Buffer> {
	const { codec, format, frame, lasts, rate, head }: Made = KINDS[kind];
	const target = new BufferTarget();
	const output = new Output({ format: format(), target });
	const source = new EncodedAudioPacketSource(codec);
	output.addAudioTrack(source);
	output.setMetadataTags({ title: WRITTEN_INTO, comment: WRITTEN_INTO, artist: WRITTEN_INTO });
	await output.start();
	const decoderConfig = {
		codec: codec === 'aac' ? 'mp4a.40.2' : codec,
		numberOfChannels: 1,
		sampleRate: rate,
		...(head && { description: head })
	};
	for (let n = 0; n < packets; n += 1)
		await source.add(new EncodedPacket(frame, 'key', n * lasts, lasts), { decoderConfig });
	await output.finalize();
	return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}
