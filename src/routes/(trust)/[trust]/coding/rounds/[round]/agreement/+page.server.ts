import * as coding from '$lib/coding/coding.server';

export const load = async ({ locals, params }) => ({
	agreement: await coding.agreement(locals.db, params.round)
});
