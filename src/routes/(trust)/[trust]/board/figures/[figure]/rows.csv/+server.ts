import * as board from '$lib/board/board.server';
import { boardChoice } from '$lib/board/choice.server';
import { asTable, type BoardRow } from '$lib/board/rows';
import { requireHat } from '$lib/people/hats.server';
import { toFile } from '$lib/platform/table-file.server';

/** More than anybody reads in one table. */
const MOST = 5000;

export async function GET(event) {
	const { organisation } = await requireHat(
		event,
		'board_auditor',
		'co_chair',
		'decision_owner',
		'engagement_lead'
	);
	const figure = board.keyOf(event.params.figure);
	const choice = await boardChoice(event.locals.db, organisation, event.url);
	const rows: BoardRow[] = [];
	for await (const row of board.allRows(event.locals.db, choice, figure)) {
		if (rows.push(row) === MOST) break;
	}
	return toFile(figure.replace(':', '-'), 'csv', asTable(rows));
}
