import * as contributions from '$lib/contributions/contributions.server';
import { forOne } from '$lib/contributions/picture-response.server';
import { codeOf } from '$lib/contributions/slip-code.server';

export const GET = async (event) =>
	forOne(await contributions.picture(event.locals.db, { code: await codeOf(event) }));
