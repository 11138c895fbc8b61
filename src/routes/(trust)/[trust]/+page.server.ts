import * as organisations from '$lib/organisations/organisations.server';
import { tasks } from '$lib/organisations/home';

export async function load({ locals, parent, params, url }) {
	const { organisation } = await parent();
	const { waiting, programmes } = await organisations.home(locals.db, organisation.id);
	return {
		tasks: tasks(params.trust, waiting),
		programmes,
		joined: url.searchParams.get('done') === 'joined'
	};
}
