// Deliveries that were kept: each is applied by reading from the rail what it is about, never by what it says (payments.md 3.3).
import type { InTransaction } from '../platform/worker.server.ts';
import type { Counts, Point } from './dispatch.ts';
import type { PaymentRail } from './rail.ts';

type Kept = {
	id: string;
	slug: string;
	organisation: string;
	about: 'sending' | 'account' | 'funds' | 'other';
	objectRef: string | null;
};

export type Applying = {
	inTransaction: InTransaction;
	railFor: (slug: string) => PaymentRail | null;
	/** Reads a payee's account from the rail again. In: the rail's reference. */
	accountChanged: (slug: string, account: string) => Promise<void>;
	passing?: (point: Point) => Promise<void>;
};

/** Applies what is due, one after another. Out: what became of them, counted. */
export async function applyEvents(applying: Applying): Promise<Counts> {
	const counts: Counts = {};
	for (;;) {
		const event = await applying.inTransaction(async (query) => {
			const [row] = await query<{ event: Kept | object }>('select private.take_rail_event() as event');
			return row?.event && 'id' in row.event ? row.event : null;
		});
		if (!event) return counts;
		const became = await apply(applying, event);
		counts[became] = (counts[became] ?? 0) + 1;
	}
}

async function apply(applying: Applying, event: Kept): Promise<string> {
	const { inTransaction, railFor, accountChanged, passing } = applying;
	const rail = railFor(event.slug);
	const object =
		rail && event.about === 'sending' && event.objectRef
			? await rail.get(event.objectRef).catch(() => null)
			: null;
	let became = event.about === 'sending' ? 'not looked' : 'nothing to do';
	if (event.about === 'account' && event.objectRef) {
		became = await accountChanged(event.slug, event.objectRef).then(
			() => 'applied',
			() => 'not looked'
		);
	}
	await passing?.('mid_event');
	// Applied and noted in one transaction: a worker that dies before it leaves the delivery for the next (matrix 27).
	return inTransaction(async (query) => {
		if (object) {
			const [row] = await query<{ became: string }>(
				'select private.apply_object($1, $2::text::jsonb) as became',
				[event.organisation, JSON.stringify(object)]
			);
			became = row?.became ?? 'same';
		}
		await query('select private.settle_rail_event($1, $2)', [event.id, became]);
		return became;
	});
}
