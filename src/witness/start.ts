// A witness from its directory to its port, whoever starts it: a command, the demonstration or a test.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addCheckpoint } from './add-checkpoint.ts';
import { booksOf } from './books.ts';
import { serveWitness } from './server.ts';
import { openState, type State } from './state.ts';

export type Options = {
	name: string;
	dir: string;
	/** Verifier keys of books. */
	logs?: string[];
	/** The text of a tlog-policy, whose log lines are books too. */
	policy?: string;
	/** A file with the tlog-policy that is shown to whoever checks a book here: whose seals count, as this witness knows it. */
	list?: string;
	/** 0: any that is free. */
	port?: number;
	host?: string;
	prefix?: string;
	operator?: string;
	/** Rightly signed requests of one book that are answered in a minute. */
	rate?: number;
	verifyDir?: string;
	now?: () => Date;
	/** What an operator should read: a book that does not follow. */
	say?: (line: string) => void;
};

export type Witness = {
	/** Its submission prefix and its monitoring prefix, for a policy. */
	url: string;
	vkey: string;
	state: State;
	/** What is being answered is answered first. */
	close(): Promise<void>;
};

/** Throws where the directory is in use or not its own, where a key of a book is none, and where the port is taken. */
export async function startWitness(options: Options): Promise<Witness> {
	const { name, dir, port = 0, host = '127.0.0.1', prefix = '', rate = 120 } = options;
	const { now = () => new Date(), say = (line) => process.stderr.write(`${line}\n`) } = options;
	if (prefix && !/^(\/[A-Za-z0-9._-]+)+$/.test(prefix))
		throw new Error(`A prefix begins with / and does not end with it: ${prefix}`);
	const books = booksOf(options.logs ?? [], options.policy);
	const state = await openState(dir, name);
	const server = serveWitness({
		state,
		add: addCheckpoint({ state, books, rate, now, say }),
		about: {
			name,
			vkey: state.cosigner.vkey,
			operator: options.operator ?? null,
			prefix,
			verifies: options.verifyDir !== undefined,
			refused: state.refused,
			lists: options.list !== undefined,
			books: [...books].map(([origin, { address }]) => ({ origin, address }))
		},
		verifyDir: options.verifyDir,
		list: options.list,
		now
	});
	try {
		await new Promise<void>((done, refuse) => {
			server.once('error', refuse);
			server.listen(port, host, done);
		});
	} catch (cause) {
		state.close();
		throw new Error(`Port ${port} of ${host} cannot be listened on. Choose another: --port`, { cause });
	}
	let closing: Promise<void> | undefined;
	const { port: given } = server.address() as AddressInfo;
	return {
		url: `http://${host.includes(':') ? `[${host}]` : host}:${given}${prefix}`,
		vkey: state.cosigner.vkey,
		state,
		close: () => (closing ??= end(server).then(state.close))
	};
}

/** What is under way is answered, for two seconds at most. */
function end(server: Server): Promise<void> {
	return new Promise((done) => {
		const cut = setTimeout(() => server.closeAllConnections(), 2_000);
		server.close(() => {
			clearTimeout(cut);
			done();
		});
		server.closeIdleConnections();
	});
}
