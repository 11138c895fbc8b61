// A database with the migrations and nothing else, gone when it is closed: to test on, and to read the schema from.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/lib/platform/backend/embedded/postgres.ts';
import { migrate } from '../../src/lib/platform/backend/migrate.ts';

export type FreshDatabase = { url: string; close(): Promise<void> };

export async function freshDatabase(): Promise<FreshDatabase> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-fresh-'));
	const server = await startPostgres({ dataDir, durable: false, say: () => undefined });
	const close = async () => {
		await server.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await migrate(server.databaseUrl);
	} catch (reason) {
		await close();
		throw reason;
	}
	return { url: server.databaseUrl, close };
}
