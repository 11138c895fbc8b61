import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { mayAs } from '$lib/people/me';
import { showing } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

const query = z.object({
	show: showing,
	after: z.guid().nullable().catch(null),
	series: z.guid().nullable().catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	if (!mayAs(roles, 'facilitator', 'engagement_lead', 'co_chair')) {
		error(403, { code: 'not-allowed', message: 'This page is for other roles than yours' });
	}
	const { show, after, series } = query.parse(
		Object.fromEntries(['show', 'after', 'series'].map((name) => [name, url.searchParams.get(name)]))
	);
	return {
		show,
		series,
		later: after !== null,
		plans: mayAs(roles, 'facilitator', 'engagement_lead'),
		list: await workshops.list(locals.db, organisation.id, { show, beside: after, series })
	};
}
