// What a form with a picture must hold besides it.
import { WITH_PICTURE } from './contribution.ts';

type Given = { sent: boolean; kind: unknown; alt: unknown };

/**
 * What is missing or too much, by field. A browser does not keep a chosen file when a form comes back, so words for those
 * who cannot see it, without a picture, mean that it was forgotten the second time.
 */
export function wrongWithPicture({ sent, kind, alt }: Given): Record<string, string[]> {
	const described = typeof alt === 'string' && alt.trim() !== '';
	if (!sent) return described ? { picture: ['Choose the picture, or clear what you wrote about it'] } : {};
	return {
		...(!described && { picture_alt: ['Say what the picture shows, for those who cannot see it'] }),
		...(!WITH_PICTURE.some((one) => one === kind) && {
			kind: ['With a picture, choose a drawing or photo, or a note of what a group said']
		})
	};
}

/** Said beside the field when something else has to be put right first. */
export const CHOOSE_AGAIN = 'Choose the picture again, since the browser does not keep it';
