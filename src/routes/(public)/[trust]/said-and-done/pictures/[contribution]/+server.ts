import * as contributions from '$lib/contributions/contributions.server';
import { forAnyone } from '$lib/contributions/picture-response.server';

export const GET = async ({ locals, params: { trust, contribution }, request }) =>
	forAnyone(await contributions.picture(locals.db, { trust, id: contribution }), request);
