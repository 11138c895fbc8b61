import { error } from '@sveltejs/kit';
import { mayAs } from '$lib/people/me';
import * as renderings from '$lib/renderings/renderings.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	if (!mayAs(roles, 'facilitator', 'engagement_lead')) {
		error(403, { code: 'not-allowed', message: 'Those who listen look over translations and summaries' });
	}
	const after = url.searchParams.get('after') ?? '';
	return {
		...(await renderings.waiting(locals.db, organisation.id, ID.test(after) ? after : null)),
		first: after === ''
	};
}
