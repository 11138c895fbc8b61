// The application with hot reload, over an embedded backend with the demo year. Options go to Vite: --port, --host.
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { backend } from '../src/lib/platform/backend/backend.ts';
import { BANNER, castTable } from './support/cast-table.ts';
import { pretendPayments } from './support/pretend-payments.ts';
import { onStop, stopWith } from './support/stop.ts';
import { localWitnesses, saidOfWitnesses } from './support/witnesses.ts';

process.env.THROUGHLINE_DATA ||= 'demo';

try {
	const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
	const port = Number(values.port ?? process.env.PORT ?? 5173);
	const starting = start(port, values.host ?? process.env.HOST ?? 'localhost');
	onStop(async () => (await starting).close());
	await starting;
} catch (reason) {
	stopWith(reason);
}

async function start(port: number, host: string) {
	const pretended = await pretendPayments();
	// Started here, so that the application finds it running and this process can close it.
	const data = await backend();
	await pretended.meet(data.databaseUrl);
	const witnesses = await localWitnesses();
	const server = await createServer({ server: { port, host } });
	await server.listen();
	server.printUrls();
	// Another port than was asked for, where that one is taken.
	const site = server.resolvedUrls?.local[0] ?? `http://${host}:${port}`;
	await pretended.listensAt(site.replace(/\/$/, ''));
	if (pretended.url) process.stdout.write(`\nPayments are simulated: ${pretended.url}/_sim/\n`);
	process.stdout.write(saidOfWitnesses(witnesses));
	if (data.mailbox) process.stdout.write(`\n${BANNER}\n${castTable()}\n`);
	return {
		close: async () => {
			await server.close();
			await data.close();
			await witnesses.close();
			await pretended.close();
		}
	};
}
