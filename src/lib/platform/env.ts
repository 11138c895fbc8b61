import { existsSync } from 'node:fs';
import { z } from 'zod';

// Every setting the application reads, with what it is for and an example. `.env.example` tells the same to people.
const EXAMPLES = {
	PUBLIC_SUPABASE_URL: 'https://abcdefgh.supabase.co',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_…',
	SUPABASE_SECRET_KEY: 'sb_secret_…',
	DATABASE_URL: 'postgresql://postgres:password@db.abcdefgh.supabase.co:5432/postgres',
	THROUGHLINE_DATA_DIR: '/var/lib/throughline',
	THROUGHLINE_DATA: 'demo',
	THROUGHLINE_DEMO: '1',
	THROUGHLINE_SECRET: 'the output of: openssl rand -base64 32',
	THROUGHLINE_WORKER: 'off',
	THROUGHLINE_LOG_KEY: './keys/log.key, which npm run log -- keys makes',
	THROUGHLINE_LOG_RECEIPTS_KEY: './keys/receipts.key, which npm run log -- keys makes',
	THROUGHLINE_LOG_KEY_BEFORE: './keys/log-before.key',
	THROUGHLINE_LOG_DIR: '/var/lib/throughline/log',
	THROUGHLINE_LOG_POLICY: '/etc/throughline/log-policy',
	SMTP_URL: 'smtps://name:password@mail.northbrook.example:465',
	MAIL_FROM: 'Northbrook <voices@northbrook.example>',
	STRIPE_ACCOUNTS: '{"northbrook":{"key":"rk_live_…","webhookSecret":"whsec_…","financialAccount":"fa_…"}}',
	STRIPE_API_BASE: 'http://127.0.0.1:4242',
	ALLOW_PAYMENT_SIMULATOR: '1',
	NODE_ENV: 'production',
	ORIGIN: 'https://voices.northbrook.example',
	PORT: '3000',
	HOST: '127.0.0.1'
} as const;

type Name = keyof typeof EXAMPLES;

const SUPABASE: Name[] = [
	'PUBLIC_SUPABASE_URL',
	'SUPABASE_PUBLISHABLE_KEY',
	'SUPABASE_SECRET_KEY',
	'DATABASE_URL'
];

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** A key as Go writes it, or the file that holds it. What is wrong with it is never repeated: it is a secret. */
const logKey = z
	.string()
	.regex(/^(PRIVATE\+KEY\+\S+|\.?\/.+)$/, 'must be a private key, or a path that begins with / or ./');

/** What a trust's own Stripe account is reached by (docs/stripe.md). Trusts never share one. */
const stripeAccount = z.strictObject({
	key: z.string().regex(/^(rk|sk)_(live|test)_\w{4,}$/),
	webhookSecret: z.string().regex(/^whsec_\S{8,}$/),
	financialAccount: z.string().regex(/^fa_\w{4,}$/)
});

const stripeAccounts = z
	.string()
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			context.addIssue({ code: 'custom', message: 'must be JSON' });
			return z.NEVER;
		}
	})
	.pipe(z.record(z.string().regex(/^[a-z0-9-]{2,60}$/), stripeAccount))
	.superRefine((accounts, context) => {
		const given = Object.values(accounts);
		for (const part of ['key', 'webhookSecret', 'financialAccount'] as const) {
			if (new Set(given.map((account) => account[part])).size === given.length) continue;
			context.addIssue({ code: 'custom', message: `has one ${part} twice: each trust has its own account` });
		}
	});

const schema = z
	.object({
		PUBLIC_SUPABASE_URL: webAddress.optional(),
		SUPABASE_PUBLISHABLE_KEY: z.string().optional(),
		SUPABASE_SECRET_KEY: z.string().optional(),
		DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
		THROUGHLINE_DATA_DIR: z.string().default('.data'),
		THROUGHLINE_DATA: z
			.enum(['empty', 'cast', 'demo'], { error: 'must be empty, cast or demo' })
			.default('empty'),
		THROUGHLINE_DEMO: z.enum(['0', '1'], { error: 'must be 1, or not set' }).default('0'),
		THROUGHLINE_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
		THROUGHLINE_WORKER: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
		THROUGHLINE_LOG_KEY: logKey.optional(),
		THROUGHLINE_LOG_RECEIPTS_KEY: logKey.optional(),
		THROUGHLINE_LOG_KEY_BEFORE: logKey.optional(),
		THROUGHLINE_LOG_DIR: z.string().optional(),
		THROUGHLINE_LOG_POLICY: z.string().optional(),
		SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
		MAIL_FROM: z
			.string()
			.regex(/@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address, with a name or without')
			.optional(),
		STRIPE_ACCOUNTS: stripeAccounts.optional(),
		STRIPE_API_BASE: z
			.url({
				protocol: /^http$/,
				hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/,
				error: 'must be an http address of this machine itself: it is where the simulator is'
			})
			.optional(),
		ALLOW_PAYMENT_SIMULATOR: z.enum(['0', '1'], { error: 'must be 1, or not set' }).optional(),
		NODE_ENV: z.string().optional(),
		ORIGIN: webAddress.optional(),
		PORT: z.coerce
			.number({ error: 'must be a port number' })
			.int('must be a port number')
			.min(0, 'must be a port number')
			.max(65_535, 'must be a port number')
			.optional(),
		HOST: z.string().optional()
	})
	.superRefine((given, context) => {
		for (const [name, message] of wrongMoney(given))
			context.addIssue({ code: 'custom', path: [name], message });
		for (const name of ['MAIL_FROM', 'ORIGIN'] as const) {
			if (!given.SMTP_URL || given[name]) continue;
			context.addIssue({ code: 'custom', path: [name], message: 'must be set too, since SMTP_URL is' });
		}
		for (const [name, other] of [
			['THROUGHLINE_LOG_RECEIPTS_KEY', 'THROUGHLINE_LOG_KEY'],
			['THROUGHLINE_LOG_KEY', 'THROUGHLINE_LOG_RECEIPTS_KEY'],
			['THROUGHLINE_LOG_KEY', 'THROUGHLINE_LOG_KEY_BEFORE']
		] as const) {
			if (given[name] || !given[other]) continue;
			context.addIssue({ code: 'custom', path: [name], message: `must be set too, since ${other} is` });
		}
		if (!SUPABASE.some((name) => given[name])) return;
		for (const name of SUPABASE) {
			if (given[name]) continue;
			context.addIssue({
				code: 'custom',
				path: [name],
				message: `must be set too, since ${SUPABASE.find((other) => given[other])} is`
			});
		}
		if (!given.THROUGHLINE_SECRET) {
			context.addIssue({
				code: 'custom',
				path: ['THROUGHLINE_SECRET'],
				message: 'must be set with a Supabase of your own: every copy of the application needs the same one'
			});
		}
	});

type Money = {
	STRIPE_ACCOUNTS?: z.output<typeof stripeAccounts>;
	STRIPE_API_BASE?: string;
	ALLOW_PAYMENT_SIMULATOR?: string;
	NODE_ENV?: string;
	THROUGHLINE_DEMO: string;
	THROUGHLINE_DATA: string;
};

/**
 * What keeps real money out of trials and pretended money out of earnest (payments.md, failure matrix 38). Whatever is not
 * said to be development or a test counts as production.
 */
function wrongMoney(given: Money): [Name, string][] {
	const keys = Object.values(given.STRIPE_ACCOUNTS ?? {}).map(({ key }) => key);
	const simulated = keys.filter((key) => key.startsWith('sk_test_sim'));
	const trial =
		['development', 'test'].includes(given.NODE_ENV ?? '') ||
		given.THROUGHLINE_DEMO === '1' ||
		given.THROUGHLINE_DATA !== 'empty' ||
		given.ALLOW_PAYMENT_SIMULATOR === '1';
	const wrong: [Name, string][] = [];

	if (trial && keys.some((key) => key.includes('_live_')))
		wrong.push(['STRIPE_ACCOUNTS', 'holds a live key, and this is development, a test or a demonstration']);
	if (given.STRIPE_API_BASE && simulated.length < keys.length)
		wrong.push(['STRIPE_API_BASE', 'is for the simulator alone: each key must begin with sk_test_sim']);
	if (simulated.length && !given.STRIPE_API_BASE)
		wrong.push(['STRIPE_API_BASE', 'must be set too, since a key of the simulator is']);

	const allowed =
		given.ALLOW_PAYMENT_SIMULATOR === '1' || ['development', 'test'].includes(given.NODE_ENV ?? '');
	if ((simulated.length || given.STRIPE_API_BASE) && !allowed)
		wrong.push([
			'ALLOW_PAYMENT_SIMULATOR',
			'must be 1 where payments are only simulated: nobody would be paid in earnest'
		]);
	return wrong;
}

export type Environment = z.output<typeof schema>;

/** Reads the settings, or stops with each wrong one's name, the reason and an example. Empty means not set. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
	const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data;

	const lines = parsed.error.issues.map(({ path, message }) => {
		const name = path[0] as Name;
		return `  ${name} ${message}. For example: ${name}=${EXAMPLES[name]}`;
	});
	throw new Error(`The settings are not right:\n${lines.join('\n')}`);
}

let known: Environment | undefined;

/** The settings of this process, read once. What is set already wins over the file `.env`. */
export function environment(): Environment {
	if (!known) {
		if (existsSync('.env')) process.loadEnvFile('.env');
		known = readEnvironment(process.env);
	}
	return known;
}
