import * as sheets from '$lib/consultations/sheets.server';
import { requireListener } from '$lib/consultations/sheets-staff.server';
import { sentenceFor } from '$lib/platform/done';

const DONE = {
	keyed: 'The form is typed in. Somebody else checks it before it is sent.',
	checked: 'The form is checked and sent.'
} as const;
const STAGES: sheets.Stage[] = ['to check', 'printed', 'sent'];

export async function load({ parent, locals, params, url }) {
	requireListener((await parent()).roles);
	const show = STAGES.find((stage) => stage === url.searchParams.get('show')) ?? 'to check';
	return {
		...(await sheets.list(locals.db, params.id, show, url.searchParams.get('beside'))),
		show,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}
