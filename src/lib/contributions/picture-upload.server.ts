import { mayTry } from '$lib/platform/rate-limit.server';
import { preparePicture, type Prepared } from '$lib/platform/picture.server';

/** The field's picture, drawn anew; null where no file was chosen. `account` is whose tries are counted. */
export async function pictureFrom(form: FormData, field: string, account: string): Promise<Prepared | null> {
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0) return null;
	if (!(await mayTry('picture', account))) {
		return { ok: false, message: 'You have sent many pictures in a short time. Wait 10 minutes.' };
	}
	return preparePicture(new Uint8Array(await file.arrayBuffer()));
}
