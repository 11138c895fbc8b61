import { error } from '@sveltejs/kit';
import { incidents, sealedNow } from '$lib/log/pages.server';
import { requireHat } from '$lib/people/hats.server';
import { sentenceFor } from '$lib/platform/done';

const DONE = { noted: 'Everybody can read what you wrote.' };

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator');
	if (organisation.kind !== 'trust') error(404, { code: 'not-found', message: 'Page not found' });
	const [found, { sealed }] = await Promise.all([incidents(event.locals.db), sealedNow()]);
	return {
		incidents: found,
		sealed,
		now: new Date(),
		done: sentenceFor(DONE, event.url.searchParams.get('done'))
	};
}
