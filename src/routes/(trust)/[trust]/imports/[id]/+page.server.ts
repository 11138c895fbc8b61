import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { asking, attempt, keepRunning } from '$lib/imports/asks.server';
import * as imports from '$lib/imports/imports.server';
import { chosenColumns, chosenDelimiter, terms } from '$lib/imports/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { parseForm, valuesOf } from '$lib/platform/forms';

export async function load(event) {
	const { roles } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, params, url } = event;
	const batch = await imports.find(asking(locals.db), params.id);
	if (!batch) error(404, { code: 'not-found', message: 'Page not found' });

	const leads = mayAs(roles, 'engagement_lead');
	if (batch.state === 'running') {
		if (leads) await keepRunning(locals.db, batch.id);
		// The page looks again by itself until it is told to stand still.
		if (!url.searchParams.has('still')) event.setHeaders({ refresh: '3' });
	}
	const choosing =
		batch.state === 'uploaded' || (batch.state === 'checked' && url.searchParams.has('columns'));
	return { batch, leads, choosing, done: url.searchParams.get('done'), still: url.searchParams.has('still') };
}

type Event = RequestEvent<{ trust: string; id: string }>;

/** Does one thing with the import, then shows its page again, or the form with what was refused. */
async function act(
	event: Event,
	doing: () => Promise<unknown>,
	values: Record<string, unknown>,
	to: string
): Promise<never | ReturnType<typeof refusal>> {
	const done = await attempt(doing);
	if (!done.ok) return refusal(done.status, values, done.errors);
	redirect(303, `/${event.params.trust}/imports${to}`);
}

const refusal = (status: number, values: Record<string, unknown>, errors: Record<string, string[]>) =>
	fail(status, { values, errors });

export const actions = {
	separate: async (event) => {
		const form = parseForm(await event.request.formData(), chosenDelimiter);
		if (!form.ok) return refusal(400, form.values, form.errors);
		const { id } = event.params;
		return act(
			event,
			() => imports.describeAgain(asking(event.locals.db), id, form.data.delimiter),
			form.values,
			`/${id}?columns`
		);
	},
	check: async (event) => {
		const form = parseForm(await event.request.formData(), chosenColumns);
		if (!form.ok) return refusal(400, form.values, form.errors);
		const { id } = event.params;
		return act(
			event,
			() => imports.checkColumns(asking(event.locals.db), id, form.data, new Date()),
			form.values,
			`/${id}`
		);
	},
	agree: async (event) => {
		const form = parseForm(await event.request.formData(), terms);
		if (!form.ok) return refusal(400, form.values, form.errors);
		const { id } = event.params;
		return act(event, () => imports.agree(asking(event.locals.db), id, form.data), form.values, `/${id}`);
	},
	discard: async (event) => {
		const values = valuesOf(await event.request.formData());
		return act(
			event,
			() => imports.discard(asking(event.locals.db), event.params.id),
			values,
			'?done=discarded'
		);
	},
	forget: async (event) => {
		const { id } = event.params;
		return act(event, () => imports.discardRefused(asking(event.locals.db), id), {}, `/${id}?done=forgotten`);
	}
};
