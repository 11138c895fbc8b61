import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Coverage } from './coverage';
import type { whyUnused } from './schema';

/** Where the lists of workshops and of consultations begin; null for their start. */
export type Places = {
	workshop: { on: string; id: string } | null;
	consultation: { at: string; id: string } | null;
};

/** What became of what was given to a programme, the newest when none is named. */
export async function read(
	db: Db,
	organisation: string,
	programme: string | null,
	{ workshop, consultation }: Places
): Promise<Coverage> {
	return expectOk(
		await db.rpc('coverage', {
			organisation,
			programme,
			before_on: workshop?.on ?? null,
			before_id: workshop?.id ?? null,
			created_before: consultation?.at ?? null,
			created_id: consultation?.id ?? null
		})
	);
}

export const sayWhyUnused = async (
	db: Db,
	contribution: string,
	{ reason, words }: z.output<typeof whyUnused>
) => outcome(await db.rpc('say_why_unused', { contribution, reason, words }));

export const unsayWhyUnused = async (db: Db, contribution: string) =>
	outcome(await db.rpc('unsay_why_unused', { contribution }));
