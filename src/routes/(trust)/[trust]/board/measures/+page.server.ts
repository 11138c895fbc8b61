import { boardChoice } from '$lib/board/choice.server';
import * as measures from '$lib/measures/measures.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const choice = await boardChoice(locals.db, organisation, url);
	return {
		catalogue: await measures.catalogue(locals.db, choice.programme.id),
		programme: choice.programme.slug,
		done: url.searchParams.get('done')
	};
}
