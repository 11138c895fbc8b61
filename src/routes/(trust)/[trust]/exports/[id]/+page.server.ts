import * as exports from '$lib/exports/exports.server';

export async function load({ locals, params, url }) {
	return {
		export: await exports.find(locals.db, params.id),
		done: url.searchParams.get('done') === 'made'
	};
}
