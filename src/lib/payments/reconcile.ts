// Comparing everything the rail holds with everything we know. What differs is decided in SQL (0116).
import type { Working } from './dispatch.ts';

type Run = { run: string; since: string };

/** Does the run that is owed or asked for, if there is one. Out: how many were compared; null: none was owed. */
export async function reconcileDue(working: Working): Promise<number | null> {
	const { inTransaction, rail, organisation, passing } = working;
	const run = await inTransaction(async (query) => {
		const [row] = await query<{ run: Run | object }>('select private.take_reconciliation($1) as run', [
			organisation
		]);
		return row?.run && 'run' in row.run ? row.run : null;
	});
	if (!run) return null;

	const compared = await compareSince(working, run.since);
	await passing?.('mid_reconciliation');
	const sums = compared.failed ? null : await rail.balance('2020-01-01T00:00:00Z').catch(() => null);
	await inTransaction((query) =>
		query('select private.finish_reconciliation($1, $2, $3, $4, $5::text::jsonb, $6)', [
			run.run,
			run.since,
			compared.refs,
			compared.moved,
			sums && JSON.stringify(sums),
			compared.failed || !sums ? 'no answer' : null
		])
	);
	return compared.refs.length;
}

/**
 * Compares all that the rail was given since a moment. Also the first thing a process does before it sends anything: a database
 * that was restored from a backup does not know what it sent since, and stops itself here (matrix 36).
 */
export async function compareSince(
	{ inTransaction, rail, organisation }: Working,
	since: string
): Promise<{ refs: string[]; moved: number; failed: boolean }> {
	const refs: string[] = [];
	let moved = 0;
	const objects = rail.list(new Date(since).toISOString())[Symbol.asyncIterator]();
	for (;;) {
		// What the rail does not answer is known as such; what goes wrong here is a bug, and is thrown.
		const next = await objects.next().catch(() => null);
		if (!next || next.done) return { refs, moved, failed: !next };
		const object = next.value;
		const became = await inTransaction(async (query) => {
			const [row] = await query<{ became: string }>(
				'select private.compare_object($1, $2::text::jsonb) as became',
				[organisation, JSON.stringify(object)]
			);
			return row?.became;
		});
		refs.push(object.ref);
		if (became === 'applied') moved += 1;
	}
}
