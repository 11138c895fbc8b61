// The built application over an embedded backend with the demo year, where one click signs in as one of the cast.
// npm run demo -- [--no-build]; PORT and HOST as in .env.example
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { backend } from '../src/lib/platform/backend/backend.ts';
import { buildIfNeeded } from './support/build.ts';
import { BANNER, castTable } from './support/cast-table.ts';
import { pretendPayments } from './support/pretend-payments.ts';
import { onStop, stopWith } from './support/stop.ts';
import { localWitnesses, saidOfWitnesses } from './support/witnesses.ts';

Object.assign(process.env, {
	NODE_ENV: 'production',
	THROUGHLINE_DEMO: '1',
	THROUGHLINE_DATA: process.env.THROUGHLINE_DATA || 'demo',
	// The three files of an import are 10 MB each at most; adapter-node takes 512 kB unless told.
	BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT || '32M',
	// Served as http to whatever name this machine was asked by, so localhost and 127.0.0.1 both work.
	...(process.env.ORIGIN ? {} : { PROTOCOL_HEADER: 'x-forwarded-proto' })
});

type Handler = (request: unknown, response: unknown) => void;

try {
	const starting = start();
	onStop(async () => (await starting).close());
	await starting;
} catch (reason) {
	stopWith(reason);
}

async function start() {
	const { values } = parseArgs({ options: { 'no-build': { type: 'boolean' } } });
	if (!values['no-build']) buildIfNeeded();
	const entry = resolve('build', 'handler.js');
	if (!existsSync(entry)) throw new Error('There is no build. Run: npm run build');

	const pretended = await pretendPayments();
	const data = await backend();
	await pretended.meet(data.databaseUrl);
	const witnesses = await localWitnesses();
	const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Handler };
	const server = createServer((request, response) => {
		request.headers['x-forwarded-proto'] = 'http';
		handler(request, response);
	});
	const host = process.env.HOST || '127.0.0.1';
	const port = await listenFrom(server, host, Number(process.env.PORT) || undefined);
	const address = process.env.ORIGIN || `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;

	const answer = await fetch(`http://${host}:${port}/`);
	if (answer.status >= 500) throw new Error(`The application answers, but with ${answer.status}.`);
	await pretended.listensAt(`http://${host}:${port}`);
	if (pretended.url) process.stdout.write(`\nPayments are simulated: ${pretended.url}/_sim/\n`);
	process.stdout.write(saidOfWitnesses(witnesses));
	process.stdout.write(`\nThroughline is at ${address}\n\n${castTable()}\n\n`);
	if (data.mailbox)
		process.stdout.write(`${BANNER}\nCodes to sign in by are shown at ${address}/dev/mailbox\n`);
	return {
		close: async () => {
			await new Promise<void>((done) => {
				server.close(() => done());
				server.closeIdleConnections();
				setTimeout(() => server.closeAllConnections(), 5_000).unref();
			});
			await data.close();
			await witnesses.close();
			await pretended.close();
		}
	};
}

/** On the port asked for, else on the first that is free from 3000. */
async function listenFrom(server: Server, host: string, asked: number | undefined): Promise<number> {
	for (let port = asked ?? 3000; ; port++) {
		try {
			await new Promise<void>((done, refuse) => {
				server.once('error', refuse);
				server.listen(port, host, () => {
					server.off('error', refuse);
					done();
				});
			});
			return port;
		} catch (reason) {
			if ((reason as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw reason;
			if (asked || port >= 3100)
				throw new Error(`Port ${port} is in use. Choose another: PORT=3001`, { cause: reason });
		}
	}
}
