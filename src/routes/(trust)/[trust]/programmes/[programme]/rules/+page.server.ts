import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { checkRule } from '$lib/insights/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';

export async function load({ locals, parent, params, url }) {
	const { organisation, roles } = await parent();
	const programme = await programmes.read(locals.db, organisation.id, params.programme);
	return {
		programme,
		...(await insights.rules(locals.db, programme.id)),
		leads: mayAs(roles, 'engagement_lead', 'administrator'),
		done: url.searchParams.get('done') === 'set'
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'engagement_lead', 'administrator');
		const programme = await programmes.read(event.locals.db, organisation.id, event.params.programme);
		const form = await readForm(event.request, checkRule);
		if (!form.ok) return fail(400, form);

		const set = await insights.setRule(event.locals.db, programme.id, form.data);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, '?done=set');
	}
};
