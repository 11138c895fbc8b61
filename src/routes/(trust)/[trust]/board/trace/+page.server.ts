import { boardChoice } from '$lib/board/choice.server';
import * as trace from '$lib/board/trace.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const choice = await boardChoice(locals.db, organisation, url);
	const seen = await trace.read(locals.db, choice, trace.readAsked(url));
	return { choice, ...seen };
}
