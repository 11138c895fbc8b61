// The witness's addresses over node:http: add-checkpoint for books, the last head for monitors, a page for people.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Told } from './add-checkpoint.ts';
import { frontPage, verifyPage, type About } from './page.ts';
import { nameOf, type State } from './state.ts';

/** 63 hashes and a checkpoint with 16 signatures of the largest kind (ML-DSA-44) fit twice. */
const LARGEST_BODY = 128_000;

export type Serving = {
	state: State;
	about: About;
	/** Answers the body of one add-checkpoint. */
	add(body: Uint8Array): Promise<Told>;
	/** Where the file that checks a book in a browser is, and the one for a command line. */
	verifyDir?: string;
	/** The file with whose seals count, as this witness knows it. */
	list?: string;
	now: () => Date;
};

export function serveWitness(serving: Serving): Server {
	const server = createServer((request, response) => {
		answer(serving, request)
			.catch((reason: unknown): Told => {
				if (reason instanceof RangeError) return { status: 413, body: 'too large\n' };
				process.stderr.write(`${new Date().toISOString()} ${String(reason)}\n`);
				return { status: 500, body: 'not done\n' };
			})
			.then((told) => send(request, response, told));
	});
	// A slow or idle sender holds a connection for no longer than an honest one needs.
	server.requestTimeout = 10_000;
	server.headersTimeout = 5_000;
	server.maxConnections = 200;
	return server;
}

async function answer(serving: Serving, request: IncomingMessage): Promise<Told> {
	const { state, about, now } = serving;
	const { prefix } = about;
	const [path = ''] = (request.url ?? '/').split('?');
	if (!path.startsWith(prefix)) return missing;
	const rest = path.slice(prefix.length) || '/';
	if (rest === '/add-checkpoint')
		return request.method === 'POST' ? serving.add(await read(request)) : wrongMethod('POST');
	if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod('GET');
	if (rest === '/') return { status: 200, body: frontPage(about, state.all(), now()), type: HTML };
	const [, name] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(rest) ?? [];
	if (name) {
		const sealed = state.all().find(({ origin }) => nameOf(origin) === name);
		return sealed ? { status: 200, body: sealed.note } : missing;
	}
	if (rest === '/policy' && serving.list) return { status: 200, body: readFileSync(serving.list, 'utf8') };
	return (serving.verifyDir && verifier(serving.verifyDir, rest, about)) || missing;
}

const HTML = 'text/html; charset=utf-8';
const missing: Told = { status: 404, body: 'not found\n' };
const wrongMethod = (allow: string): Told => ({ status: 405, body: `${allow} only\n`, allow });

/** The files that check a book, served from here too: a book's own page about itself is served by the one who is checked. */
function verifier(dir: string, path: string, about: About): Told | null {
	if (path === '/verify') return { status: 200, body: verifyPage(about), type: HTML };
	// What scripts/verifier.ts makes, by names without a dot or a slash of their own.
	const file = /^\/([a-z0-9-]+\.m?js)$/.exec(path)?.[1];
	if (!file || !existsSync(join(dir, file))) return null;
	return {
		status: 200,
		body: readFileSync(join(dir, file), 'utf8'),
		type: 'text/javascript; charset=utf-8'
	};
}

async function read(request: IncomingMessage): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_BODY) throw new RangeError('body too large');
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}

function send(request: IncomingMessage, response: ServerResponse, told: Told) {
	const { status, body, type = 'text/plain; charset=utf-8', allow, after } = told;
	response.writeHead(status, {
		'content-type': type,
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		// Whoever checks a book in a browser reads what a witness holds from a page of somebody else.
		'access-control-allow-origin': '*',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src *; form-action 'none'; base-uri 'none'",
		...(allow ? { allow } : {}),
		...(after ? { 'retry-after': String(after) } : {}),
		// What was not read to its end is not worth reading.
		...(status === 413 ? { connection: 'close' } : {})
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}
