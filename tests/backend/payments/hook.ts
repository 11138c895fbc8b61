// Where the simulator delivers to, as the application's route takes it: a server of its own on this machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepDelivery } from '../../../src/lib/payments/deliveries.server.ts';
import type { World } from './support.ts';

/** Takes deliveries for Northbrook until it is closed. */
export async function takeDeliveries(world: World) {
	const server = createServer((asked, answer) => {
		const request = new Request(`http://127.0.0.1${asked.url}`, {
			method: 'POST',
			headers: asked.headers as Record<string, string>,
			body: asked as never,
			duplex: 'half'
		} as RequestInit);
		keepDelivery(world, 'northbrook', request).then(
			(status) => answer.writeHead(status).end(),
			() => answer.writeHead(500).end()
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe/northbrook`;
	await world.simulator.ask('POST', 'webhooks', { owner: 'northbrook', url, secret: 'whsec_sim_northbrook' });
	await world.simulator.ask('POST', 'webhooks/manner', { held: true });
	return {
		url,
		close: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}
