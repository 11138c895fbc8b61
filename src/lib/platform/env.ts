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
	SMTP_URL: 'smtps://name:password@mail.northbrook.example:465',
	MAIL_FROM: 'Northbrook <voices@northbrook.example>',
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
		SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
		MAIL_FROM: z
			.string()
			.regex(/@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address, with a name or without')
			.optional(),
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
		for (const name of ['MAIL_FROM', 'ORIGIN'] as const) {
			if (!given.SMTP_URL || given[name]) continue;
			context.addIssue({ code: 'custom', path: [name], message: 'must be set too, since SMTP_URL is' });
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
