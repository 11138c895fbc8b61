import * as contributions from '$lib/contributions/contributions.server';
import { forOne } from '$lib/contributions/picture-response.server';

export const GET = async ({ locals, params: { id } }) =>
	forOne(await contributions.picture(locals.db, { id }));
