// Asking the rail what became of what was sent, so that we are right without a single event (payments.md 3.3).
import type { Counts, Working } from './dispatch.ts';

/** Reads again all whose turn it is. Out: what became of them, counted; one that could not be read has its turn later. */
export async function lookAgain({ inTransaction, rail, organisation, passing }: Working): Promise<Counts> {
	const counts: Counts = {};
	for (;;) {
		const refs = await inTransaction(async (query) => {
			const [row] = await query<{ refs: string[] }>('select private.take_to_look($1) as refs', [
				organisation
			]);
			return row?.refs ?? [];
		});
		if (refs.length === 0) return counts;
		for (const ref of refs) {
			const became = await lookAt(ref);
			counts[became] = (counts[became] ?? 0) + 1;
		}
	}

	async function lookAt(ref: string): Promise<string> {
		const object = await rail.get(ref).catch(() => null);
		if (!object) return 'not read';
		await passing?.('mid_look');
		return inTransaction(async (query) => {
			const [row] = await query<{ became: string }>(
				'select private.apply_object($1, $2::text::jsonb) as became',
				[organisation, JSON.stringify(object)]
			);
			return row?.became ?? 'same';
		});
	}
}
