import { error, fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { WRITERS } from '$lib/governance/roles';
import { competency, reason } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, ...WRITERS);
	const { locals, params, url } = event;
	const page = await governance.competencyPage(locals.db, params.competency, organisation.id, {
		programme: url.searchParams.get('programme'),
		after: null
	});
	// The national ones are everybody's.
	if (!page.competency.local || page.competency.retired_on) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return { page };
}

export const actions = {
	reword: async (event) => {
		await requireTrustHat(event, ...WRITERS);
		const { request, locals, params } = event;
		const form = await readForm(request, competency);
		if (!form.ok) return fail(400, form);

		const done = await governance.rewordCompetency(locals.db, params.competency, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/governance/competencies/${done.data}?done=reworded`);
	},
	retire: async (event) => {
		await requireTrustHat(event, ...WRITERS);
		const { request, locals, params } = event;
		const form = await readForm(request, reason);
		if (!form.ok) return fail(400, form);

		const done = await governance.retireCompetency(locals.db, params.competency, form.data.reason);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/governance?done=retired`);
	}
};
