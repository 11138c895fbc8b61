import * as governance from '$lib/governance/governance.server';
import { READERS, WRITERS } from '$lib/governance/roles';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, ...READERS);
	return {
		...(await governance.duties(event.locals.db, organisation.id)),
		writes: mayAs(roles, ...WRITERS)
	};
}
