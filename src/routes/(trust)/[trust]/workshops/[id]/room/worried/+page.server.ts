import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as rooms from '$lib/room/room.server';
import * as safeguarding from '$lib/safeguarding/safeguarding.server';
import * as schema from '$lib/safeguarding/schema';

export async function load({ locals, params }) {
	const { workshop } = await rooms.read(locals.db, params.id);
	return { trust: workshop.organisation.name, pressed: crypto.randomUUID(), exit: true };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.raise);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const { workshop } = await rooms.read(locals.db, params.id);
		const raised = await safeguarding.raise(locals.db, workshop.organisation.id, form.data, params.id);
		if (!raised.ok) return fail(raised.status, { values: form.values, errors: raised.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room/worried/${raised.data}`);
	}
};
