import { error } from '@sveltejs/kit';
import { mayAs } from '$lib/people/me';
import * as safeguarding from '$lib/safeguarding/safeguarding.server';

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	if (!mayAs(roles, 'safeguarding_lead', 'administrator')) {
		error(403, { code: 'not-allowed', message: 'Only the safeguarding lead reads this page' });
	}
	const show: 'open' | 'closed' = url.searchParams.get('show') === 'closed' ? 'closed' : 'open';
	const beside = url.searchParams.get('beside');
	return {
		list: await safeguarding.list(locals.db, organisation.id, { show, beside }),
		show,
		first: !beside,
		reads: mayAs(roles, 'safeguarding_lead'),
		now: new Date().toISOString(),
		exit: true
	};
}
