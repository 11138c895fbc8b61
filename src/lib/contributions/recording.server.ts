// Recordings of what somebody said: made anew from their sound alone, so that nothing a telephone wrote beside it is kept (ADR 0021).
import {
	BufferSource,
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedPacketSink,
	Input,
	MATROSKA,
	MP3,
	MP4,
	Mp3OutputFormat,
	Mp4OutputFormat,
	OGG,
	Output,
	QTFF,
	WEBM,
	WebMOutputFormat,
	type AudioCodec,
	type OutputFormat
} from 'mediabunny';
import type { RecordingType } from './recording';

/** A recording as it is kept, or what to tell the person who chose the file. */
export type PreparedRecording =
	{ ok: true; bytes: Uint8Array; type: RecordingType; seconds: number } | { ok: false; message: string };

/** As `public.recordings` has it. */
const MOST_KEPT = 5_000_000;
const MOST_SENT = 6_000_000;

const NOT_ONE: PreparedRecording = {
	ok: false,
	message: 'This is not a recording we can read. Choose an MP3, M4A, Ogg or WebM file with sound alone.'
};
const TOO_LARGE: PreparedRecording = {
	ok: false,
	message: 'The recording is larger than 5 MB. Record it in parts, or at a lower quality.'
};

// Of each kind of sound, the container it is put into: one that browsers play, and whose own head has no place for words. Vorbis is
// not here: the head of its sound itself carries them.
const KEPT_AS: Partial<Record<AudioCodec, { type: RecordingType; format: () => OutputFormat }>> = {
	mp3: { type: 'audio/mpeg', format: () => new Mp3OutputFormat() },
	aac: { type: 'audio/mp4', format: () => new Mp4OutputFormat({ fastStart: 'in-memory' }) },
	opus: { type: 'audio/webm', format: () => new WebMOutputFormat() }
};

/**
 * Makes a recording anew: its sound, packet by packet, in a container of our own. No title, place, day, device or picture of the
 * file is carried over, and a file with moving pictures is refused. In: the file as it was sent. Out: the bytes, their type and how
 * long it plays, or a sentence for beside the field.
 */
export async function prepareRecording(bytes: Uint8Array): Promise<PreparedRecording> {
	if (bytes.length > MOST_SENT) return TOO_LARGE;
	const input = new Input({
		source: new BufferSource(bytes),
		formats: [MP3, MP4, QTFF, OGG, WEBM, MATROSKA]
	});
	try {
		const [track, ...others] = await input.getTracks();
		const codec = track?.isAudioTrack() ? await track.getCodec() : null;
		const kept = codec ? KEPT_AS[codec] : undefined;
		if (!track?.isAudioTrack() || others.length > 0 || !codec || !kept) return NOT_ONE;

		const target = new BufferTarget();
		const output = new Output({ format: kept.format(), target });
		const source = new EncodedAudioPacketSource(codec);
		output.addAudioTrack(source);
		await output.start();
		const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
		let seconds = 0;
		for await (const packet of new EncodedPacketSink(track).packets()) {
			// Sound that begins before its own beginning is what an encoder warms up with.
			if (packet.timestamp < 0) continue;
			await source.add(packet, { decoderConfig });
			seconds = packet.timestamp + packet.duration;
		}
		await output.finalize();
		if (!target.buffer || seconds === 0) return NOT_ONE;
		if (target.buffer.byteLength > MOST_KEPT) return TOO_LARGE;
		return {
			ok: true,
			bytes: new Uint8Array(target.buffer),
			type: kept.type,
			seconds: Math.max(1, Math.round(seconds))
		};
	} catch {
		// Whatever the reader says of it, the person can only choose another file.
		return NOT_ONE;
	} finally {
		input.dispose();
	}
}
