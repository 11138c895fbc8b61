// The Supabase API over our PostgreSQL, in process: @supabase/lite 0.10.0, with what it gets wrong put right.
// It is an alpha, so it is pinned exactly, and each repair below has a test in tests/backend. Why: ADR 0002.
import { inspect } from 'node:util';
import postgres from 'postgres';
import { reserveSafely } from './connections.ts';
import { WHO_ASKS } from './roles.ts';
import type { Settings } from './settings.ts';

export type Lite = { fetch: typeof fetch; close(): Promise<void> };

const CONNECTIONS = 10;

type SendMail = (mail: { to: string; subject: string; text?: string; html?: string }) => Promise<void>;

/** Makes the tables of auth, and the functions that say who asks. */
export async function prepareAuth(databaseUrl: string) {
	const { App, createPostgresConnection } = await importLite();
	const connection = createPostgresConnection({
		url: databaseUrl,
		postgresOptions: { max: 1, onnotice: () => undefined }
	});
	try {
		await new App({
			connection,
			auth: { enabled: true },
			options: { server: { disableStudio: true } }
		}).ensureSystemSchema();
		await connection.driver.unsafe(WHO_ASKS).simple();
	} finally {
		await connection.close();
	}
}

export async function openLite(
	databaseUrl: string,
	settings: Settings,
	siteUrl: string,
	sendMail: SendMail
): Promise<Lite> {
	const { App, createPostgresConnection } = await importLite();
	const connection = createPostgresConnection({
		url: databaseUrl,
		postgresOptions: {
			max: 1,
			// A connection is not to end between two statements of a transaction only because it is old.
			max_lifetime: null,
			backoff: () => 0.1,
			// The driver waits in vain on a connection that is lost while it is made.
			connect_timeout: 10,
			onnotice: () => undefined,
			connection: { search_path: 'public, extensions' },
			types: TYPES
		}
	});
	// Asks once which types have arrays. Each connection would ask again, and end the process if it is lost meanwhile.
	await connection.driver`select 1`;
	const known = { ...connection.driver.options, fetch_types: false } as unknown as postgres.Options<
		Record<string, postgres.PostgresType>
	>;
	const closeAll = reserveSafely(connection.driver, CONNECTIONS, (onclose) =>
		postgres({ ...known, onclose })
	);
	Object.assign(connection, {
		// At the first request it would grant everything to every role, and undo what the migrations revoked.
		ensureRlsContext: async () => true,
		normalizeDbError: asPostgrestSays
	});
	const app = new App({
		connection,
		api: { schemas: ['public'] },
		auth: {
			enabled: true,
			jwt_secret: settings.jwtSecret,
			publishable_key: settings.publishableKey,
			secret_key: settings.secretKey,
			site_url: siteUrl,
			minimum_password_length: 10,
			email: {
				enable_confirmations: true,
				otp_expiry: 600,
				template: {
					confirmation: { subject: 'Confirm your email address' },
					magic_link: { subject: 'Your code to sign in' },
					recovery: { subject: 'Your code to set a new password' }
				}
			}
		},
		options: { server: { disableStudio: true, admin: false }, drivers: { email: { send: sendMail } } }
	});
	await app.init();
	// Read once now, and not by the first ten requests while each of them holds a connection.
	await connection.introspect({ useCache: true });

	return {
		fetch: (input, init) => answer(async (request) => app.fetch(request), new Request(input, init)),
		close: async () => {
			await closeAll();
			await connection.close();
		}
	};
}

/** On import it replaces process.emitWarning by one that breaks on warnings that are errors. */
async function importLite() {
	const { emitWarning } = process;
	try {
		const [{ App }, { createPostgresConnection }] = await Promise.all([
			import('@supabase/lite'),
			import('@supabase/lite/postgres')
		]);
		return { App, createPostgresConnection };
	} finally {
		process.emitWarning = emitWarning;
	}
}

type Ask = (request: Request) => Promise<Response>;

// Its other paths tell the configuration to anyone and need no key.
const OPEN = /^\/(rest|auth|storage)\/v1(\/|$)/;

async function answer(ask: Ask, request: Request): Promise<Response> {
	const { pathname } = new URL(request.url);
	if (!OPEN.test(pathname)) return Response.json({ message: 'not found' }, { status: 404 });
	if (request.method === 'POST' && pathname === '/auth/v1/verify') return verify(ask, request);
	return ask(request);
}

/** Supabase takes `email` for a code of either kind; lite knows only the two kinds. */
async function verify(ask: Ask, request: Request): Promise<Response> {
	const copy = request.clone();
	const asked: unknown = await copy.json().catch(() => null);
	if (typeof asked !== 'object' || asked === null || !('type' in asked) || asked.type !== 'email')
		return ask(request);

	const as = (type: string) =>
		ask(
			new Request(request.url, {
				method: 'POST',
				headers: request.headers,
				body: JSON.stringify({ ...asked, type })
			})
		);
	const signIn = await as('magiclink');
	return signIn.ok ? signIn : as('signup');
}

const asIso = (value: string) => value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
const asWritten = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

// As PostgREST writes them. An argument that is json already would be encoded twice.
const TYPES: Record<string, postgres.PostgresType> = {
	json: { to: 114, from: [114], serialize: asWritten, parse: (value: string): unknown => JSON.parse(value) },
	jsonb: {
		to: 3802,
		from: [3802],
		serialize: asWritten,
		parse: (value: string): unknown => JSON.parse(value)
	},
	numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
	timestamp: { to: 1114, from: [1114], serialize: (value: string) => value, parse: asIso },
	timestamptz: { to: 1184, from: [1184], serialize: (value: string) => value, parse: asIso }
};

// https://postgrest.org/en/stable/references/errors.html#http-status-codes, the longest that fits decides.
const STATUS: Record<string, number> = {
	'08': 503,
	'09': 500,
	'0L': 403,
	'0P': 403,
	'23503': 409,
	'23505': 409,
	'25': 500,
	'25006': 405,
	'28': 403,
	'2D': 500,
	'38': 500,
	'39': 500,
	'3B': 500,
	'40': 500,
	'42883': 404,
	'42P01': 404,
	'42P17': 500,
	'53': 503,
	'53400': 500,
	'54': 500,
	'55': 500,
	'57': 500,
	'57P01': 503,
	'58': 500,
	F0: 500,
	HV: 500,
	P: 500,
	P0001: 400,
	XX: 500
};

function statusOf(code: string): number {
	for (let length = code.length; length > 0; length--) {
		const status = STATUS[code.slice(0, length)];
		if (status) return status;
	}
	return 400;
}

// These lite answers rightly by itself: who may not (it knows who asks), its own names for missing columns and
// functions, and errors that SQL raises for PostgREST.
const ANSWERED = /^(42501|42703|42883|PT...|PGRST)$/;

/** A refusal with its code, message, detail and hint; lite would make most of them a nameless 500. */
function asPostgrestSays(reason: unknown): unknown {
	if (!isPostgresError(reason)) return reason;
	const { code, message, detail = null, hint = null } = reason;
	const said = ANSWERED.test(code)
		? { code, message, detail, hint }
		: {
				code: 'PGRST',
				message: JSON.stringify({ code, message, details: detail, hint }),
				detail: JSON.stringify({ status: statusOf(code), headers: {} })
			};
	// Lite prints what it answers, and details hold people's words.
	return Object.assign(said, { [inspect.custom]: () => `database refused: ${code}` });
}

type PostgresError = { code: string; message: string; detail?: string; hint?: string };

/** By its looks, since lite may have its own copy of the driver. */
function isPostgresError(reason: unknown): reason is PostgresError {
	return (
		reason instanceof Error && 'code' in reason && typeof reason.code === 'string' && 'severity' in reason
	);
}
