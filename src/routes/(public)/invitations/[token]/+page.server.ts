import { error, fail, redirect } from '@sveltejs/kit';
import * as organisations from '$lib/organisations/organisations.server';
import { mayTry } from '$lib/platform/rate-limit.server';

export async function load({ locals, params, setHeaders, getClientAddress }) {
	setHeaders({ 'cache-control': 'private, no-store' });
	if (!(await mayTry('place', 'invitation', getClientAddress()))) {
		error(429, { code: 'not-allowed', message: 'Too many tries from where you are. Wait 10 minutes.' });
	}
	const [offer, me] = await Promise.all([
		organisations.readInvitation(locals.db, params.token),
		locals.person()
	]);
	if (!offer) error(404, { code: 'not-found', message: 'Page not found' });
	return { offer, email: me?.email ?? null, here: `/invitations/${params.token}` };
}

export const actions = {
	accept: async ({ locals, params }) => {
		const accepted = await organisations.acceptInvitation(locals.db, params.token);
		if (!accepted.ok) return fail(accepted.status, { errors: accepted.errors });
		redirect(303, `/${accepted.data}?done=joined`);
	}
};
