// Publishes the log without waiting for the minute, for journeys that look at what was published.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

type Where = {
	/** The address of the application: Playwright's baseURL. */
	baseURL: string | undefined;
	/** For journeys with @alone, which have an application of their own. */
	alone?: boolean;
};

/**
 * Wakes the publisher, and waits until all that was written before is in the published log. Out: how many entries that has. Where the
 * application's own database cannot be reached (BASE_URL names one elsewhere), it waits for the minute's round instead.
 */
export async function publishNow({
	baseURL = 'http://localhost:5173',
	alone = false
}: Where): Promise<number> {
	const dataDir = (alone && process.env.ALONE_DATA_DIR) || process.env.DATA_DIR;
	if (!dataDir || !existsSync(join(dataDir, 'backend.json'))) {
		await pause(75_000);
		return publishedSize(baseURL);
	}
	const { port, ownerPassword } = JSON.parse(readFileSync(join(dataDir, 'backend.json'), 'utf8')) as {
		port: number;
		ownerPassword: string;
	};
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
		const [last] = await sql<{ id: string | null }[]>`select max(id) as id from tlog.staging`;
		await sql`select graphile_worker.add_job('publish_log', max_attempts => 1)`;
		for (const end = Date.now() + 30_000; Date.now() < end; await pause(200)) {
			const [row] = await sql<{ waiting: boolean; size: string }[]>`
				select exists (select from tlog.staging where id <= ${last?.id ?? 0}) as waiting, tlog.size() as size`;
			const size = await publishedSize(baseURL);
			if (row && !row.waiting && size >= Number(row.size)) return size;
		}
		throw new Error('the log was not published within half a minute');
	} finally {
		await sql.end();
	}
}

/** How many entries the log has that anybody reads; 0 before the first. */
async function publishedSize(site: string): Promise<number> {
	const response = await fetch(new URL('/log/checkpoint', site), { cache: 'no-store' });
	return response.ok ? Number((await response.text()).split('\n')[1]) : 0;
}
