import { fail, isHttpError, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as find from '$lib/find/find.server';
import * as insights from '$lib/insights/insights.server';
import { quotedSpans } from '$lib/insights/reading';
import { newQuotes, removal, stance, wordsToLookFor } from '$lib/insights/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import * as plan from '$lib/plan/plan.server';
import { readForm } from '$lib/platform/forms';

const query = z.object({
	view: z.guid().nullable().catch(null),
	unused: z.literal('1').nullable().catch(null),
	before: z
		.string()
		.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
		.transform((text) => ({ on: text.slice(0, 10), id: text.slice(11) }))
		.nullable()
		.catch(null),
	read: z.guid().nullable().catch(null)
});

const wishFrom = (url: URL) => {
	const { view, unused, before, read } = query.parse(
		Object.fromEntries(['view', 'unused', 'before', 'read'].map((name) => [name, url.searchParams.get(name)]))
	);
	return { view, unused: unused === '1', before, only: read };
};

export async function load({ locals, params, parent, url }) {
	const { roles } = await parent();
	const [desk, places] = await Promise.all([
		insights.desk(locals.db, params.id),
		plan.placesOf(locals.db, 'insight', params.id)
	]);
	const writes = mayAs(roles, 'facilitator', 'engagement_lead') && ['draft', 'in_check'].includes(desk.state);
	const wish = wishFrom(url);
	return {
		desk,
		places,
		wish,
		reading: writes ? await insights.toRead(locals.db, params.id, wish) : null,
		done: url.searchParams.get('done')
	};
}

/** Back to the same page of words, saying what was done. */
function onward(url: URL, done: string, place: string): never {
	const kept = new URLSearchParams(
		[...url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'done')
	);
	kept.set('done', done);
	redirect(303, `${url.pathname}?${kept}${place}`);
}

/** Null where the quote is not there any more: two people may take the same one off, and neither is told of a fault. */
async function unlessGone<T>(attempt: Promise<T>): Promise<T | null> {
	try {
		return await attempt;
	} catch (refused) {
		if (isHttpError(refused, 404)) return null;
		throw refused;
	}
}

export const actions = {
	look: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
		const { request, locals, url } = event;
		const form = await readForm(request, wordsToLookFor);
		if (!form.ok) return fail(400, form);

		const { search, unused } = form.data;
		const onto = new URLSearchParams(unused ? { unused: '1' } : {});
		if (search) {
			const kept = await find.keepView(locals.db, organisation.id, { words: search });
			if (!kept.ok)
				return fail(kept.status, {
					values: form.values,
					errors: { search: Object.values(kept.errors).flat() }
				});
			onto.set('view', kept.data);
		}
		redirect(303, `${url.pathname}?${onto}#words`);
	},
	quote: async ({ request, locals, params, url }) => {
		const form = await readForm(request, newQuotes);
		if (!form.ok) return fail(400, form);

		const { contribution, sentences, exact, stance } = form.data;
		const {
			contributions: [read]
		} = await insights.toRead(locals.db, params.id, {
			view: null,
			unused: false,
			before: null,
			only: contribution
		});
		const spans = read ? quotedSpans(read, sentences, exact) : 'gone';
		if (typeof spans === 'string') {
			const errors = {
				exact: [
					spans === 'gone'
						? 'These words were taken back, so nothing can rest on them.'
						: 'Those words are not in what was said. Copy them exactly as they stand.'
				]
			};
			return fail(400, { values: form.values, errors });
		}
		const done = await insights.addQuotes(locals.db, params.id, contribution, spans, stance);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'quoted', `#c-${contribution}`);
	},
	remove: async ({ request, locals, url }) => {
		const form = await readForm(request, removal);
		if (!form.ok) return fail(400, form);

		const done = await unlessGone(insights.removeQuote(locals.db, form.data.quote));
		if (done && !done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, done ? 'removed' : 'gone', '#rests-on');
	},
	stance: async ({ request, locals, url }) => {
		const form = await readForm(request, stance);
		if (!form.ok) return fail(400, form);

		const done = await unlessGone(insights.setStance(locals.db, form.data.quote, form.data.stance));
		if (done && !done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, done ? 'turned' : 'gone', '#rests-on');
	},
	check: async ({ locals, params, url }) => {
		const done = await insights.check(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=checking`);
	},
	sign: async ({ locals, params, url }) => {
		const done = await insights.sign(locals.db, params.id, true);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=signed`);
	},
	unsign: async ({ locals, params, url }) => {
		const done = await insights.sign(locals.db, params.id, false);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=unsigned`);
	},
	agree: async ({ locals, params, url }) => {
		const done = await insights.agree(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=agreed`);
	}
};
