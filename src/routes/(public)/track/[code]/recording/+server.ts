import * as contributions from '$lib/contributions/contributions.server';
import { soundForOne } from '$lib/contributions/recording-response.server';
import { codeOf } from '$lib/contributions/slip-code.server';

export const GET = async (event) =>
	soundForOne(await contributions.recording(event.locals.db, { code: await codeOf(event) }), event.request);
