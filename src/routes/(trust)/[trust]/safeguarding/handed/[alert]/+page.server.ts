import * as safeguarding from '$lib/safeguarding/safeguarding.server';

export async function load({ locals, params }) {
	return { handed: await safeguarding.handed(locals.db, params.alert), exit: true };
}
