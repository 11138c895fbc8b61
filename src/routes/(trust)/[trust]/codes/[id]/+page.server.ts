import * as codes from '$lib/codes/codes.server';
import { from } from '$lib/codes/schema';
import { sentenceFor } from '$lib/platform/done';

const DONE: Record<string, string> = {
	made: 'It is in the code book.',
	reworded: 'Reworded. What it said before is kept in its history.',
	moved: 'Moved, with the codes under it.',
	merged:
		'Merged. The codings are carried over to this code, and the other can still be read in the history.',
	undone: 'The merge is undone. This code stands again with the codings it had.',
	split:
		'Split. This is the first of the new codes; the others stand beside it, and the old one can still be read.'
};

export async function load({ locals, params, url }) {
	return {
		code: await codes.page(locals.db, params.id, from.parse(url.searchParams.get('before'))),
		later: url.searchParams.has('before'),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}
