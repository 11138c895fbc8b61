// How the pages ask: as the signed-in person, through the Supabase API.
import type { SupabaseClient } from '@supabase/supabase-js';
import { connectForLater, type Db } from '../platform/db.server.ts';
import { expectOk, outcome, type Outcome } from '../platform/errors.ts';
import { logger } from '../platform/log.server.ts';
import { ImportError, type Figures, type ImportState } from './import.ts';
import { Refusal, run, type Ask } from './imports.server.ts';

export function asking(db: Db): Ask {
	return async <T>(name: string, given: Record<string, unknown>) => {
		// Named by the steps of an import, which is also run without the API, so the types of the API do not know it.
		const { data, error } = await (db as SupabaseClient).rpc(name, given);
		const answer = outcome({ data: data as T, error });
		if (!answer.ok) throw new Refusal(answer.status, answer.errors);
		return answer.data as T;
	};
}

/** Does it, and gives back to the form what was refused: nothing that was typed is lost. */
export async function attempt<T>(doing: () => Promise<T>): Promise<Outcome<T>> {
	try {
		return { ok: true, data: await doing() };
	} catch (reason) {
		if (reason instanceof Refusal) return { ok: false, status: reason.status, errors: reason.errors };
		if (reason instanceof ImportError)
			return { ok: false, status: 400, errors: { [reason.field]: [reason.message] } };
		throw reason;
	}
}

export type Listed = {
	id: string;
	kind: 'table' | 'polis';
	name: string;
	state: ImportState;
	created_at: string;
	figures: Figures | null;
	expected: Figures | null;
};

const PAGE = 20;

/** A trust's imports, newest first, and whether there are earlier ones. */
export async function list(db: Db, organisation: string, before: string | null) {
	const query = db
		.from('import_batches')
		.select('id, kind, name, state, created_at, figures, expected')
		.eq('organisation_id', organisation)
		.order('created_at', { ascending: false })
		.limit(PAGE + 1);
	const rows = expectOk(await (before ? query.lt('created_at', before) : query)) as unknown as Listed[];
	return { batches: rows.slice(0, PAGE), more: rows.length > PAGE };
}

const running = new Set<string>();

/**
 * Writes an agreed import while the person reads on. It runs as that person, in this process; if either ends before
 * the import does, whoever opens its page next makes it go on.
 */
export async function keepRunning(db: Db, batch: string) {
	if (running.has(batch)) return;
	running.add(batch);
	const ask = asking(await connectForLater(db));
	void run(ask, batch)
		.catch((err: unknown) => logger.error({ err }, 'an import stopped; it goes on when its page is opened'))
		.finally(() => running.delete(batch));
}
