import { fail, redirect } from '@sveltejs/kit';
import { aboutYou, ETHNIC_GROUPS, PREFER_NOT, whichGroup } from '$lib/consultations/equality';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';
import { parseForm } from '$lib/platform/forms';

export async function load({ parent }) {
	const { sheet, base } = await parent();
	if (sheet.equality !== 'ask') redirect(303, `${base}/sent`);
}

type Event = Parameters<typeof ownSheet>[0];

async function give(event: Event, answers: Record<string, string | undefined>) {
	const { base, code } = await ownSheet(event);
	const given = Object.fromEntries(
		Object.entries(answers).filter((one): one is [string, string] => Boolean(one[1]))
	);
	if (Object.keys(given).length === 0) redirect(303, `${base}/sent`);
	const done = await sheets.giveEquality(event.locals.db, code, given);
	if (!done.ok) return fail(done.status, { errors: done.errors });
	redirect(303, `${base}/sent?done=equality`);
}

export const actions = {
	// The second page is the answer to the first, so that what somebody is never stands in an address.
	next: async (event) => {
		const form = parseForm(await event.request.formData(), aboutYou);
		if (!form.ok) return fail(400, form);
		const { broad, ...rest } = form.data;
		const group = ETHNIC_GROUPS.find(({ id }) => id === broad);
		if (group) return { group: group.id, values: form.values };
		return give(event, { ...rest, ethnic_group: broad && PREFER_NOT.value });
	},
	send: async (event) => {
		const posted = await event.request.formData();
		const first = parseForm(posted, aboutYou);
		if (!first.ok) return fail(400, first);
		const { broad, ...rest } = first.data;
		const group = ETHNIC_GROUPS.find(({ id }) => id === broad);
		if (!group) return give(event, rest);
		const second = parseForm(posted, whichGroup(group));
		if (!second.ok) return fail(400, { ...second, group: group.id });
		return give(event, {
			...rest,
			ethnic_group: second.data.ethnic_group ?? group.unspecified,
			ethnic_group_words: second.data.ethnic_group_words
		});
	}
};
