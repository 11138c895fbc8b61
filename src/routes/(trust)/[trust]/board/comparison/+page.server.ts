import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { boardChoice } from '$lib/board/choice.server';
import * as comparison from '$lib/comparison/comparison.server';
import { compared } from '$lib/comparison/indicators';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

const READERS = ['board_auditor', 'co_chair', 'decision_owner', 'engagement_lead'] as const;
const LOADERS = ['board_auditor', 'decision_owner', 'engagement_lead'] as const;

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, ...READERS);
	const { db } = event.locals;
	const publishes = roles.includes('decision_owner');
	const [{ here, loaded }, fresh, { programme }] = await Promise.all([
		comparison.read(db, organisation.id),
		publishes ? freshUntil(db) : null,
		boardChoice(db, organisation, event.url)
	]);
	return {
		programme,
		publishes,
		fresh,
		loads: LOADERS.some((role) => roles.includes(role)),
		own: here.find(({ slug }) => slug === organisation.slug) ?? null,
		loaded,
		tables: compared([
			...here.map(({ slug, file }) => ({ from: `/${slug}`, file })),
			...loaded.map(({ source, file }) => ({ from: source, file }))
		]),
		trusts: here.length + loaded.length,
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	publish: async (event) => {
		const { organisation } = await requireTrustHat(event, 'decision_owner');
		const { programme } = await boardChoice(event.locals.db, organisation, event.url);
		const done = await comparison.publish(event.locals.db, programme.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=published`);
	},
	back: async (event) => {
		const { organisation } = await requireTrustHat(event, 'decision_owner');
		const done = await comparison.takeBack(event.locals.db, organisation.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=back`);
	},
	load: async (event) => {
		const { organisation } = await requireTrustHat(event, ...LOADERS);
		const form = await event.request.formData();
		const source = String(form.get('source') ?? '').trim();
		const read = await comparison.fileOf(form.get('file'));
		if ('error' in read) return fail(400, { values: { source }, errors: { file: [read.error] } });
		const done = await comparison.load(event.locals.db, organisation.id, source, read.file);
		if (!done.ok) return fail(done.status, { values: { source }, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=loaded`);
	},
	remove: async (event) => {
		await requireTrustHat(event, ...LOADERS);
		const form = await readForm(event.request, z.object({ load: z.uuid() }));
		if (!form.ok) return fail(400, form);
		const done = await comparison.remove(event.locals.db, form.data.load);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=removed`);
	}
};
