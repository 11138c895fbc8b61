import * as board from '$lib/board/board.server';
import { boardChoice } from '$lib/board/choice.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const choice = await boardChoice(locals.db, organisation, url);
	return { choice, board: await board.read(locals.db, choice) };
}
