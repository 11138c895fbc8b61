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
	passOver: noting(insights.passOver, 'passed'),
	lookAgain: noting(insights.lookAgain, 'again')
};
