import * as governance from '$lib/governance/governance.server';
import { READERS, WRITERS } from '$lib/governance/roles';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';

const DONE: Record<string, string> = {
	retired: 'Taken out of use. What was assessed by it stays.',
	ended: 'The committee has ended. Its seats and meetings stay on its page.'
};

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, ...READERS);
	const { locals, url } = event;
	return {
		governance: await governance.read(locals.db, organisation.id, url.searchParams.get('programme')),
		writes: mayAs(roles, ...WRITERS),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}
