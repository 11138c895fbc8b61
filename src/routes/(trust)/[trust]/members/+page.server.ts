import { fail, redirect } from '@sveltejs/kit';
import { restorable, holds } from '$lib/organisations/organisation';
import * as organisations from '$lib/organisations/organisations.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { isoDate } from '$lib/platform/dates';
import { sentenceFor } from '$lib/platform/done';

const DONE: Record<string, string> = {
	ended: 'The role has ended. It opens nothing from now on.',
	restored: 'The role is given back from today.',
	withdrawn: 'The invitation is withdrawn. Its link opens nothing from now on.'
};

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	const now = new Date();
	const administers = mayAs(roles, 'administrator');
	const [members, invitations] = await Promise.all([
		organisations.listMembers(locals.db, organisation.id),
		administers ? organisations.listInvitations(locals.db, organisation.id, now) : []
	]);
	return {
		administers,
		current: members.filter((member) => holds(member, isoDate(now))),
		ended: restorable(members, isoDate(now)),
		invitations,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	withdraw: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const invitation = String((await event.request.formData()).get('invitation'));
		const withdrawn = await organisations.withdrawInvitation(event.locals.db, invitation);
		if (!withdrawn.ok) return fail(withdrawn.status, { errors: withdrawn.errors });
		redirect(303, `/${organisation.slug}/members?done=withdrawn`);
	},
	restore: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const member = String((await event.request.formData()).get('member'));
		const restored = await organisations.restoreMembership(event.locals.db, member);
		if (!restored.ok) return fail(restored.status, { errors: restored.errors });
		redirect(303, `/${organisation.slug}/members?done=restored`);
	}
};
