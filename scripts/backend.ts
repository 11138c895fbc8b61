// The embedded backend alone, for psql, supabase-js from elsewhere and other tools. On the loopback address only.
// npm run backend -- [--cast | --demo] [--port 54321] [--fresh]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../src/lib/platform/env.ts';
import { startEmbedded } from '../src/lib/platform/backend/embedded/start.ts';
import { serve } from './support/serve.ts';
import { onStop, stopWith } from './support/stop.ts';

try {
	await main();
} catch (reason) {
	stopWith(reason);
}

async function main() {
	const { values } = parseArgs({
		options: {
			cast: { type: 'boolean' },
			demo: { type: 'boolean' },
			port: { type: 'string', default: '0' },
			fresh: { type: 'boolean' },
			migrations: { type: 'string' }
		}
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Error('--port takes a port number. For example: --port 54321');

	const env = environment();
	let close = async () => undefined as void;
	// Asked to stop while still starting: what has started is closed as soon as it can be.
	const starting = start();
	onStop(async () => {
		await starting.catch(() => undefined);
		await close();
	});
	await starting;

	async function start() {
		const backend = await startEmbedded({
			dataDir: values.fresh ? undefined : resolve(env.THROUGHLINE_DATA_DIR),
			data: values.demo ? 'demo' : values.cast ? 'cast' : env.THROUGHLINE_DATA,
			migrationsDir: values.migrations,
			siteUrl: env.ORIGIN,
			secret: env.THROUGHLINE_SECRET
		});
		close = backend.close;
		const mount = await serve(backend.fetch, port).catch(async (reason: unknown) => {
			await backend.close();
			throw reason;
		});
		close = async () => {
			await mount.close();
			await backend.close();
		};
		const told = {
			url: mount.url,
			publishable_key: backend.publishableKey,
			secret_key: backend.secretKey,
			database_url: backend.databaseUrl
		};
		process.stdout.write(`${JSON.stringify(told)}\n`);
	}
}
