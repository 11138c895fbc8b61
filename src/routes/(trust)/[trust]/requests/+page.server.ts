import { z } from 'zod';
import { requireHat } from '$lib/people/hats.server';
import * as requests from '$lib/requests/requests.server';

const query = z.object({
	show: z.enum(['open', 'all']).catch('open'),
	after: z.guid().nullable().catch(null)
});

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator');
	const { locals, url } = event;
	const { show, after } = query.parse({
		show: url.searchParams.get('show'),
		after: url.searchParams.get('after')
	});
	return {
		show,
		later: after !== null,
		register: await requests.register(locals.db, organisation.id, show, after)
	};
}
