import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as governance from '$lib/governance/governance.server';
import { ASSESSORS, READERS, WRITERS } from '$lib/governance/roles';
import { leaving, seat } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE: Record<string, string> = {
	added: 'Written down. Now say who sits on it, and who chairs it for the community.',
	seated: 'The seat is given.',
	left: 'They have left the seat. It stays under earlier seats.',
	met: 'The meeting is kept.'
};

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, ...READERS);
	const { locals, params, url } = event;
	const before = z.iso.date().nullable().catch(null).parse(url.searchParams.get('before'));
	const writes = mayAs(roles, ...WRITERS);
	return {
		committee: await governance.committeePage(locals.db, params.committee, before),
		members: writes ? await governance.members(locals.db, organisation.id) : [],
		writes,
		records: mayAs(roles, ...ASSESSORS),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	seat: async ({ request, locals, params }) => {
		const form = await readForm(request, seat);
		if (!form.ok) return fail(400, form);

		const done = await governance.giveSeat(locals.db, params.committee, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '?done=seated');
	},
	leave: async ({ request, locals }) => {
		const form = await readForm(request, leaving);
		if (!form.ok) return fail(400, form);

		const done = await governance.endSeat(locals.db, form.data.seat);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, '?done=left');
	},
	end: async ({ locals, params }) => {
		const done = await governance.endCommittee(locals.db, params.committee);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/governance?done=ended`);
	}
};
