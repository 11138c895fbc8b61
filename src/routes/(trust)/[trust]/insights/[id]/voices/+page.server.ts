import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { voice } from '$lib/insights/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, params, url } = event;
	const [desk, voices] = await Promise.all([
		insights.desk(locals.db, params.id),
		insights.leftOut(locals.db, params.id)
	]);
	return { desk, voices, done: url.searchParams.get('done') };
}

type Command = typeof insights.passOver;
const noting =
	(command: Command, done: string) =>
	async ({ request, locals, params, url }: import('./$types').RequestEvent) => {
		const form = await readForm(request, voice);
		if (!form.ok) return fail(400, form);

		const noted = await command(locals.db, params.id, form.data.contribution);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		redirect(303, `${url.pathname}?done=${done}`);
	};

export const actions = {
	/** All of what somebody said, in one press; a part of it is chosen at the desk. */
	quote: async ({ request, locals, params, url }) => {
		const form = await readForm(request, voice);
		if (!form.ok) return fail(400, form);

		const { contribution, stance } = form.data;
		const wish = { view: null, unused: false, before: null, only: contribution };
		const {
			contributions: [read]
		} = await insights.toRead(locals.db, params.id, wish);
		const spans = read ? [{ starts: 0, ends: Array.from(read.words).length }] : [];
		const done = await insights.addQuotes(locals.db, params.id, contribution, spans, stance);
		if (!done.ok)
			return fail(done.status, { values: form.values, errors: { form: Object.values(done.errors).flat() } });
		redirect(303, `${url.pathname}?done=quoted`);
	},
	passOver: noting(insights.passOver, 'passed'),
	lookAgain: noting(insights.lookAgain, 'again')
};
