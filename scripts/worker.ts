// The jobs alone, without the application, over a Supabase: npm run worker. As many as wanted, on as many machines.
import { backend } from '../src/lib/platform/backend/backend.ts';
import { environment } from '../src/lib/platform/env.ts';
import { work } from '../src/worker.ts';
import { onStop, stopWith } from './support/stop.ts';

try {
	if (!environment().PUBLIC_SUPABASE_URL)
		throw new Error(
			'The embedded database is held by the application, which does its jobs itself. ' +
				'A worker of its own needs a Supabase: set PUBLIC_SUPABASE_URL and what belongs to it.'
		);
	const { close } = await backend();
	onStop(close);
	await work();
	process.stdout.write('Working. Messages are sent and clocks are kept.\n');
} catch (reason) {
	stopWith(reason);
}
