import { mayTry } from '$lib/platform/rate-limit.server';
import { prepareRecording, type PreparedRecording } from './recording.server';

/** The field's recording, made anew; null where no file was chosen. `account` is whose tries are counted. */
export async function recordingFrom(
	form: FormData,
	field: string,
	account: string
): Promise<PreparedRecording | null> {
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0) return null;
	if (!(await mayTry('picture', account))) {
		return { ok: false, message: 'You have sent many files in a short time. Wait 10 minutes.' };
	}
	return prepareRecording(new Uint8Array(await file.arrayBuffer()));
}
