import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { newInsight } from '$lib/insights/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { advise } from '$lib/platform/plain-language';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, url } = event;
	const { programmes, programme } = await insights.list(locals.db, organisation.id, {
		programme: url.searchParams.get('programme'),
		filter: 'draft',
		before: 1
	});
	return { programmes, programme };
}

export const actions = {
	write: async ({ request, locals, params }) => {
		const form = await readForm(request, newInsight);
		if (!form.ok) return fail(400, form);

		const done = await insights.draft(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${done.data}`);
	},
	/** Nothing is kept: the page comes back with what was typed, and what would make it plainer. */
	advise: async ({ request }) => {
		const form = await readForm(request, newInsight);
		if (!form.ok) return fail(400, form);
		return { values: form.values, advice: advise([{ field: 'statement', text: form.data.statement }]) };
	}
};
