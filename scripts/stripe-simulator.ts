// A stand-in for Stripe on this machine alone, for development, the demo and tests; npm start never starts it.
// node scripts/stripe-simulator.ts [--port 0] [--data DIRECTORY] [--says FILE] [--still] [--latency MS] [--with-parent]
// Prints one line of JSON: {"url":"http://127.0.0.1:…"}.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Clock } from './stripe-simulator/clock.ts';
import { Deliveries } from './stripe-simulator/events.ts';
import { Faults } from './stripe-simulator/faults.ts';
import { moveOn } from './stripe-simulator/payments.ts';
import { serve } from './stripe-simulator/server.ts';
import { Store } from './stripe-simulator/store.ts';
import type { World } from './stripe-simulator/world.ts';
import { listenOn } from './support/serve.ts';
import { stopWith } from './support/stop.ts';

/** How often it looks whether a payment moved on or an event waits, when nobody asks. */
const LOOKS_EVERY = 500;

try {
	await main();
} catch (reason) {
	stopWith(reason);
}

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			data: { type: 'string' },
			says: { type: 'string' },
			still: { type: 'boolean', default: false },
			latency: { type: 'string', default: '0' },
			'with-parent': { type: 'boolean', default: false }
		}
	});
	const directory = values.data ?? mkdtempSync(join(tmpdir(), 'throughline-simulator-'));
	mkdirSync(directory, { recursive: true });
	const store = new Store(join(directory, 'simulator.sqlite'));
	const world: World = {
		store,
		clock: new Clock(store, values.still),
		faults: new Faults(),
		deliveries: new Deliveries(store),
		url: '',
		latencyMs: Number(values.latency),
		checksOnce: false
	};
	const server = serve(world);
	await listenOn(server, Number(values.port));
	world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	const looks = setInterval(() => {
		moveOn(world);
		world.deliveries.soon();
	}, LOOKS_EVERY);
	const stop = () => {
		clearInterval(looks);
		server.close();
		server.closeAllConnections();
		store.close();
		if (!values.data) rmSync(directory, { recursive: true, force: true });
		process.exit(0);
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
	// Whoever started it holds the other end; it closes with them, however they end.
	if (values['with-parent']) process.stdin.resume().once('end', stop).once('error', stop);

	const says = `${JSON.stringify({ url: world.url })}\n`;
	if (values.says) writeFileSync(values.says, says);
	process.stdout.write(says);
}
