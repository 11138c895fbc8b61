import { fail, redirect } from '@sveltejs/kit';
import { boardChoice } from '$lib/board/choice.server';
import { ImportError } from '$lib/imports/import';
import { readTable } from '$lib/imports/table';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { agreedPopulation, readPopulation } from '$lib/voices/population';
import { besideWhoLivesHere } from '$lib/voices/representativeness';
import * as voices from '$lib/voices/voices.server';

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(
		event,
		'board_auditor',
		'co_chair',
		'decision_owner',
		'engagement_lead',
		'administrator'
	);
	const { db } = event.locals;
	const { programme } = await boardChoice(db, organisation, event.url);
	const brings = roles.some((role) => role === 'engagement_lead' || role === 'administrator');
	// An administrator brings figures in, and reads a board's pages with another role alone.
	const reads = roles.some((role) => role !== 'administrator' && role !== 'facilitator');
	const [lives, counted] = await Promise.all([
		voices.population(db, organisation.id),
		reads
			? voices.table(db, { programme: programme.id, half: null, dimension: 'ethnic_group', other: null })
			: null
	]);
	return {
		programme,
		brings,
		lives,
		half: counted?.half ?? null,
		beside:
			lives && counted?.shown?.rows.length ? besideWhoLivesHere(counted.shown.rows, lives.counts) : null,
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	check: async (event) => {
		await requireTrustHat(event, 'engagement_lead', 'administrator');
		const file = (await event.request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) return fail(400, { errors: { file: ['Choose a file'] } });
		try {
			const table = await readTable(new Uint8Array(await file.arrayBuffer()), 'table');
			const { areas, problems } = readPopulation(table);
			if (problems.length) {
				const more = problems.length > 5 ? [`And ${problems.length - 5} more like these.`] : [];
				return fail(400, { errors: { file: [[...problems.slice(0, 5), ...more].join(' ')] } });
			}
			return { read: areas };
		} catch (error) {
			if (error instanceof ImportError) return fail(400, { errors: { file: [error.message] } });
			throw error;
		}
	},
	agree: async (event) => {
		const { organisation } = await requireTrustHat(event, 'engagement_lead', 'administrator');
		const form = await readForm(event.request, agreedPopulation);
		if (!form.ok) {
			const again = agreedPopulation.shape.areas.safeParse(form.values['areas']);
			return fail(400, { ...form, read: again.success ? again.data : null });
		}
		const done = await voices.loadPopulation(event.locals.db, organisation.id, form.data);
		if (!done.ok)
			return fail(done.status, { values: form.values, errors: done.errors, read: form.data.areas });
		redirect(303, `/${organisation.slug}/board/voices/population?done=loaded`);
	}
};
