// The sound of what somebody said, beside the words it was written down in.

export const RECORDING_TYPES = ['audio/mpeg', 'audio/mp4', 'audio/webm'] as const;
export type RecordingType = (typeof RECORDING_TYPES)[number];

/** Where it is depends on who listens. */
export type Recording = { type: RecordingType; seconds: number };

/** How long it plays: "2 minutes 5 seconds". */
export function playingTime(seconds: number): string {
	const parts: [number, string][] = [
		[Math.floor(seconds / 60), 'minute'],
		[seconds % 60, 'second']
	];
	return parts
		.filter(([n]) => n > 0)
		.map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`)
		.join(' ');
}

/** The part of a file that a player asked for: players seek, and some play nothing that cannot be asked for in parts. */
export function partAsked(
	range: string | null,
	length: number
): { from: number; to: number } | 'all' | 'none' {
	const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
	if (first === '' && last === '') return 'all';
	const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
	const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
	return from > to || from >= length ? 'none' : { from, to };
}

/** Said beside the field when something else has to be put right first. */
export const RECORDING_AGAIN = 'Choose the recording again, since the browser does not keep it';

/** What is missing or too much, by field, where a recording may be sent. */
export function wrongWithRecording({
	sent,
	kind
}: {
	sent: boolean;
	kind: unknown;
}): Record<string, string[]> {
	if (sent && kind !== 'recording') return { kind: ['With a recording, choose a recording, written down'] };
	if (!sent && kind === 'recording') return { recording: ['Choose the recording'] };
	return {};
}
