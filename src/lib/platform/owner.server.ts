// Transactions as the owner of the tables, for what no person does: a delivery that another service signed. Whoever imports this
// is named in src/architecture.test.ts; a request of a person's goes through their own session, always.
import postgres from 'postgres';
import { backend } from './backend/backend.ts';
import type { InTransaction } from './worker.server.ts';

let opened: Promise<postgres.Sql> | undefined;

async function connection(): Promise<postgres.Sql> {
	const { databaseUrl, beforeClose } = await backend();
	const sql = postgres(databaseUrl, { max: 3, onnotice: () => undefined });
	beforeClose(async () => {
		opened = undefined;
		await sql.end({ timeout: 2 });
	});
	return sql;
}

/** Runs one piece of work as the owner: kept when it returns, undone when it throws. */
export const asOwner: InTransaction = async <T>(work: Parameters<InTransaction>[0]) => {
	const sql = await (opened ??= connection());
	return (await sql.begin((transaction) =>
		work(async (text, values) => [...(await transaction.unsafe(text, values as never[]))] as never)
	)) as T;
};
