// How long a server takes for a page, asked one request after another on a connection that stays open.
import { Agent, createServer, request, type OutgoingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';

export type Asked = { url: string; cookie?: string };
export type Timing = { p50: number; p95: number; bytes: number };

const WARM_UP = 20;

/** Asks each address in turn, so that whatever else the machine does falls on all of them alike. */
export async function time(asked: Asked[], requests: number, warmUp = WARM_UP): Promise<Timing[]> {
	const agent = new Agent({ keepAlive: true });
	const measured = asked.map((one) => ({ ...one, took: [] as number[], bytes: 0 }));
	try {
		for (let index = -warmUp; index < requests; index++) {
			for (const one of measured) {
				const started = performance.now();
				const answer = await get(one.url, agent, { cookie: one.cookie ?? '', 'accept-encoding': 'gzip' });
				if (answer.status !== 200) throw new Error(`${one.url} answers ${answer.status}`);
				if (index >= 0) one.took.push(performance.now() - started);
				one.bytes = answer.bytes;
			}
		}
	} finally {
		agent.destroy();
	}
	return measured.map(({ took, bytes }) => {
		took.sort((a, b) => a - b);
		const at = (share: number) =>
			round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
		return { p50: at(0.5), p95: at(0.95), bytes };
	});
}

/** The least that a page can cost here: node:http alone, answering as many bytes as a page. */
export async function startBare(bytes: number) {
	const body = Buffer.alloc(bytes, 'a');
	const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		close: () => server.close()
	};
}

export const round = (milliseconds: number) => Math.round(milliseconds * 100) / 100;

function get(
	url: string,
	agent: Agent,
	headers: OutgoingHttpHeaders
): Promise<{ status: number; bytes: number }> {
	return new Promise((done, refuse) => {
		const asked = request(url, { agent, headers }, (response) => {
			let bytes = 0;
			response.on('data', (chunk: Buffer) => (bytes += chunk.length));
			response.on('end', () => done({ status: response.statusCode ?? 0, bytes }));
			response.on('error', refuse);
		});
		asked.on('error', refuse);
		asked.end();
	});
}
