import * as contributions from '$lib/contributions/contributions.server';
import { soundForOne } from '$lib/contributions/recording-response.server';

export const GET = async ({ locals, params: { id }, request }) =>
	soundForOne(await contributions.recording(locals.db, { id }), request);
