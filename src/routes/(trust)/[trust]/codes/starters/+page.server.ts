import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { chosenSet } from '$lib/codes/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

/** The programme that the address names, or the newest. */
async function programmeOf({ locals, url }: { locals: App.Locals; url: URL }, organisation: string) {
	return (await codes.book(locals.db, organisation, url.searchParams.get('programme'))).programme;
}

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const programme = await programmeOf(event, organisation.id);
	return { programme, sets: programme ? await codes.starterSets(event.locals.db, programme.id) : [] };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
		const form = await readForm(event.request, chosenSet);
		if (!form.ok) return fail(400, form);

		const programme = await programmeOf(event, organisation.id);
		if (!programme) return fail(400, { values: form.values, errors: { form: ['Choose a programme'] } });
		const done = await codes.addStarterSet(event.locals.db, programme.id, form.data.starter_set);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		const said = done.data > 0 ? 'added' : 'none';
		redirect(303, `/${event.params.trust}/codes?programme=${programme.slug}&done=${said}`);
	}
};
