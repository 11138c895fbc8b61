import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

// What supabase-js sends is small; anything larger is a mistake.
const LARGEST_BODY = 20_000_000;

/** Puts a fetch function on a port of the loopback address. Port 0 takes any that is free. */
export async function serve(
	answer: typeof fetch,
	port: number
): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer(async (incoming, outgoing) => {
		try {
			const response = await answer(await toRequest(incoming));
			outgoing.writeHead(response.status, headersOf(response));
			outgoing.end(Buffer.from(await response.arrayBuffer()));
		} catch (reason) {
			const tooLarge = reason instanceof RangeError;
			if (!tooLarge) process.stderr.write(`${String(reason)}\n`);
			if (!outgoing.headersSent) outgoing.writeHead(tooLarge ? 413 : 500);
			outgoing.end();
		}
	});
	await listenOn(server, port);
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}

/** Listens on the loopback address, or says plainly that the port is taken. */
export function listenOn(server: Server, port: number): Promise<void> {
	return new Promise((done, refuse) => {
		server.once('error', (cause: NodeJS.ErrnoException) =>
			refuse(
				cause.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose another.`, { cause }) : cause
			)
		);
		server.listen(port, '127.0.0.1', done);
	});
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers)) {
		for (const one of [value ?? []].flat()) headers.append(name, one);
	}
	const bare = incoming.method === 'GET' || incoming.method === 'HEAD';
	return new Request(new URL(incoming.url ?? '/', 'http://127.0.0.1'), {
		method: incoming.method,
		headers,
		body: bare ? undefined : await bodyOf(incoming)
	});
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_BODY) throw new RangeError('body too large');
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}

function headersOf(response: Response): Record<string, string | string[]> {
	const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
	const cookies = response.headers.getSetCookie();
	if (cookies.length > 0) headers['set-cookie'] = cookies;
	return headers;
}
