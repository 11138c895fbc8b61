import * as codes from '$lib/codes/codes.server';
import { requireHat } from '$lib/people/hats.server';
import { sentenceFor } from '$lib/platform/done';

const DONE: Record<string, string> = {
	added: 'The codes of the starter set are in the code book. Reword, move, merge and split them as you need.',
	none: 'The code book had all of that starter set already. Nothing was added.'
};

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, url } = event;
	return {
		book: await codes.book(locals.db, organisation.id, url.searchParams.get('programme')),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}
