import { fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { ASSESSORS } from '$lib/governance/roles';
import { assessment } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, ...ASSESSORS);
	const { locals, params, url } = event;
	return {
		page: await governance.competencyPage(locals.db, params.competency, organisation.id, {
			programme: url.searchParams.get('programme'),
			after: null
		})
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, ...ASSESSORS);
		const { request, locals, params, url } = event;
		const form = await readForm(request, assessment);
		if (!form.ok) return fail(400, form);

		const { programme } = await governance.competencyPage(locals.db, params.competency, organisation.id, {
			programme: url.searchParams.get('programme'),
			after: null
		});
		const done = await governance.assess(locals.db, programme.id, params.competency, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(
			303,
			`/${params.trust}/governance/competencies/${params.competency}?programme=${programme.slug}&done=assessed`
		);
	}
};
