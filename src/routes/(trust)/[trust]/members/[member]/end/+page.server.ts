import { error, fail, redirect } from '@sveltejs/kit';
import { whyNotEnd } from '$lib/organisations/organisation';
import * as organisations from '$lib/organisations/organisations.server';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator');
	const members = await organisations.listMembers(event.locals.db, organisation.id);
	const member = members.find(({ id }) => id === event.params.member);
	if (!member) error(404, { code: 'not-found', message: 'Page not found' });
	return { member, whyNot: whyNotEnd(member, members, isoDate(new Date())) };
}

export const actions = {
	default: async (event) => {
		const { me, organisation, roles } = await requireHat(event, 'administrator');
		const ended = await organisations.endMembership(event.locals.db, event.params.member);
		if (!ended.ok) return fail(ended.status, { errors: ended.errors });

		// Who ended the only role they had here sees nothing of the organisation any more.
		const gone = roles.length === 1 && me.hats.some(({ member_id }) => member_id === event.params.member);
		redirect(303, gone ? '/my' : `/${organisation.slug}/members?done=ended`);
	}
};
