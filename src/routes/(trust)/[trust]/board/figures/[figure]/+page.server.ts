import * as board from '$lib/board/board.server';
import { boardChoice } from '$lib/board/choice.server';

export async function load({ locals, parent, params, url }) {
	const { organisation } = await parent();
	const figure = board.keyOf(params.figure);
	const choice = await boardChoice(locals.db, organisation, url);
	const after = url.searchParams.get('after');
	return { choice, figure, later: after !== null, list: await board.rows(locals.db, choice, figure, after) };
}
