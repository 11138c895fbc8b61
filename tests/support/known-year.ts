// Puts the year that is known (supabase/tests/known-year) into the database of a journey, once, so that pages can be compared with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { KNOWN, knownYear, KNOWN_TRUST } from '../../supabase/tests/support/known-year.ts';

export { KNOWN, knownAnswers, SPANS } from '../../supabase/tests/support/known-year.ts';

/** The slugs of its trust and programme, for addresses. */
export const KNOWN_SLUG = 'known-year';
export const KNOWN_PROGRAMME = 'known';

/** Whether the application's own database can be reached: not where BASE_URL names one elsewhere. */
export const canLoadKnownYear = (alone = false) => dataDir(alone) !== undefined;

/** Loads it unless it is there; of a journey with @alone, into the application of its own. Dev is an auditor of its trust. */
export async function loadKnownYear(alone = false) {
	const settings = readFileSync(join(dataDir(alone) ?? '', 'backend.json'), 'utf8');
	const { port, ownerPassword } = JSON.parse(settings) as { port: number; ownerPassword: string };
	const sql = postgres({
		host: '127.0.0.1',
		port,
		username: 'postgres',
		password: ownerPassword,
		database: 'postgres',
		max: 1,
		onnotice: () => undefined
	});
	try {
		await sql.begin(async (transaction) => {
			await transaction`select pg_advisory_xact_lock(hashtextextended('known-year', 0))`;
			const there = await transaction`select 1 from public.organisations where id = ${KNOWN_TRUST}`;
			if (there.length > 0) return;
			await transaction.unsafe(knownYear());
			// Its rows were put down as they stand, not by what people do: the log has not all of their steps, so it must not count them.
			await transaction`insert into tlog.tallies (programme_id, tallied_at) values (${KNOWN}, 'infinity')`;
		});
	} finally {
		await sql.end();
	}
}

const dataDir = (alone: boolean) => (alone && process.env.ALONE_DATA_DIR) || process.env.DATA_DIR;
