import { boardChoice } from '$lib/board/choice.server';
import * as trace from '$lib/board/trace.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const choice = await boardChoice(locals.db, organisation, url);
	const [asked, stops] = [trace.readAsked(url), trace.readStops(url)];
	const after = url.searchParams.get('after');
	return {
		choice,
		asked,
		stops,
		later: after !== null,
		list: await trace.rows(locals.db, choice, stops, asked, after)
	};
}
