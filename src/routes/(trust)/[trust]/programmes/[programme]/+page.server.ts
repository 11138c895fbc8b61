import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';
import { clocks, partner } from '$lib/programmes/schema';

const DONE: Record<string, string> = {
	started: 'The programme is started.',
	clocks: 'The new promises are set.',
	partners: 'The partners are changed.'
};

export async function load({ locals, parent, params, url }) {
	const { organisation, roles } = await parent();
	const leads = mayAs(roles, 'engagement_lead', 'administrator');
	const [programme, partners] = await Promise.all([
		programmes.read(locals.db, organisation.id, params.programme),
		leads ? programmes.listPartners(locals.db) : []
	]);
	const offered = partners.filter(({ id }) => !programme.partners.some((already) => already.id === id));
	return { programme, leads, offered, done: sentenceFor(DONE, url.searchParams.get('done')) };
}

type Event = Parameters<typeof requireHat>[0] & { request: Request; params: { programme: string } };

/** The programme of this address, for those who may change it. */
async function toChange(event: Event) {
	const { organisation } = await requireHat(event, 'engagement_lead', 'administrator');
	return programmes.read(event.locals.db, organisation.id, event.params.programme);
}

export const actions = {
	setClocks: async (event) => {
		const programme = await toChange(event);
		const form = await readForm(event.request, clocks);
		if (!form.ok) return fail(400, form);
		const set = await programmes.setClocks(event.locals.db, programme.id, form.data);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, '?done=clocks');
	},
	addPartner: async (event) => {
		const programme = await toChange(event);
		const form = await readForm(event.request, partner);
		if (!form.ok) return fail(400, form);
		const added = await programmes.addPartner(event.locals.db, programme.id, form.data.partner);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, '?done=partners');
	},
	removePartner: async (event) => {
		const programme = await toChange(event);
		const form = await readForm(event.request, partner);
		if (!form.ok) return fail(400, form);
		const removed = await programmes.removePartner(event.locals.db, programme.id, form.data.partner);
		if (!removed.ok) return fail(removed.status, { values: form.values, errors: removed.errors });
		redirect(303, '?done=partners');
	}
};
