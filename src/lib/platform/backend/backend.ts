// The one seam between the application and where its data lives. Nothing else asks which backend it has.
import { join, resolve } from 'node:path';
import { environment } from '../env.ts';
import type { Mail } from './embedded/mailbox.ts';
import type { NewAccount } from './seeds.ts';

export type { Mail, NewAccount };

/** Files by their paths. Reading answers null where there is none; writing replaces the whole file. */
export type PublicFiles = {
	read(path: string): Promise<Uint8Array | null>;
	write(path: string, bytes: Uint8Array, type: string, maxAge: number): Promise<void>;
	/** Removes every file whose path begins with that of a folder. */
	clear(folder: string): Promise<void>;
};

export type Backend = {
	url: string;
	publishableKey: string;
	/** Passes every policy. Only where design and architecture tests name it. */
	secretKey: string;
	/** A direct connection as the owner of the tables. */
	databaseUrl: string;
	/** For keyed hashes; the same in every copy of the application. */
	secret: string;
	/** What supabase-js must use instead of the network, if anything. */
	fetch?: typeof fetch;
	/** What everyone who uses this installation must know of it. */
	notice?: string;
	/** The newest mail, where mail is kept and not sent. */
	mailbox?: () => Promise<Mail[]>;
	/** Puts mail there, where it is kept and not sent. */
	keepMail?: (mail: { to: string; subject: string; text: string }) => Promise<void>;
	/** A directory of this installation alone, outside the database, where there is one. */
	dataDir?: string;
	/** Files outside the database that anyone may read, where they are kept by a service. */
	publicFiles?: (bucket: string) => PublicFiles;
	/** Makes an account whose address counts as confirmed, or finds the one that has the address. Answers its id. */
	createAccount(account: NewAccount): Promise<string>;
	/** What must end first, when the backend closes. */
	beforeClose(end: () => Promise<void>): void;
	close(): Promise<void>;
};

/** What each kind of backend is; the seam adds in which order things end. */
export type Opened = Omit<Backend, 'beforeClose'>;

// On globalThis, so that reloading this module in development does not start a second database.
const HELD = Symbol.for('throughline.backend');
const held = globalThis as { [HELD]?: Promise<Backend> };

export function backend(): Promise<Backend> {
	return (held[HELD] ??= start().catch((reason: unknown) => {
		delete held[HELD];
		throw reason;
	}));
}

async function start(): Promise<Backend> {
	const opened = await open();
	const first: (() => Promise<void>)[] = [];
	let closing: Promise<void> | undefined;
	const close = () =>
		(closing ??= (async () => {
			delete held[HELD];
			await Promise.all(first.map((end) => end()));
			await opened.close();
		})());
	closeAtTheEnd(close);
	return { ...opened, beforeClose: (end) => void first.push(end), close };
}

async function open(): Promise<Opened> {
	const env = environment();
	if (env.PUBLIC_SUPABASE_URL) {
		const { connectSupabase } = await import('./supabase.ts');
		return connectSupabase({
			url: env.PUBLIC_SUPABASE_URL,
			publishableKey: env.SUPABASE_PUBLISHABLE_KEY ?? '',
			secretKey: env.SUPABASE_SECRET_KEY ?? '',
			databaseUrl: env.DATABASE_URL ?? '',
			secret: env.THROUGHLINE_SECRET ?? ''
		});
	}

	const { startEmbedded } = await import('./embedded/start.ts');
	return startEmbedded({
		dataDir: resolve(env.THROUGHLINE_DATA_DIR),
		data: env.THROUGHLINE_DATA,
		migrationsDir: join('supabase', 'migrations'),
		siteUrl: env.ORIGIN,
		secret: env.THROUGHLINE_SECRET
	});
}

function closeAtTheEnd(close: () => Promise<void>) {
	// adapter-node says so when the last request is answered: https://svelte.dev/docs/kit/adapter-node#Graceful-shutdown
	process.once('sveltekit:shutdown', () => void close());
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		const stop = async () => {
			// Whoever else listens decides when to end, and what is being answered must still reach the database.
			if (process.listenerCount(signal) > 1) return;
			await close();
			process.off(signal, stop);
			process.kill(process.pid, signal);
		};
		process.on(signal, stop);
	}
}
