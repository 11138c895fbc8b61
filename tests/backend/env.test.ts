import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/lib/platform/env.ts';

const supabase = {
	PUBLIC_SUPABASE_URL: 'https://abcdefgh.supabase.co',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_a',
	SUPABASE_SECRET_KEY: 'sb_secret_a',
	DATABASE_URL: 'postgresql://postgres:password@db.abcdefgh.supabase.co:5432/postgres',
	THROUGHLINE_SECRET: 'x'.repeat(32)
};

describe('the settings', () => {
	it('may all be missing or empty', () => {
		expect(readEnvironment({ PORT: '', THROUGHLINE_DATA: '' })).toEqual({
			THROUGHLINE_DATA_DIR: '.data',
			THROUGHLINE_DATA: 'empty',
			THROUGHLINE_DEMO: '0',
			THROUGHLINE_WORKER: 'on'
		});
	});

	it('of a Supabase are taken together', () => {
		expect(readEnvironment(supabase)).toMatchObject(supabase);
	});

	it.each([
		[
			{ THROUGHLINE_DATA: 'lots' },
			'THROUGHLINE_DATA must be empty, cast or demo. For example: THROUGHLINE_DATA=demo'
		],
		[{ PORT: 'http' }, 'PORT must be a port number. For example: PORT=3000'],
		[{ ORIGIN: 'voices.example' }, 'ORIGIN must be an http or https address'],
		[{ THROUGHLINE_DEMO: 'yes' }, 'THROUGHLINE_DEMO must be 1, or not set'],
		[{ THROUGHLINE_WORKER: 'no' }, 'THROUGHLINE_WORKER must be on or off'],
		[{ SMTP_URL: 'mail.example' }, 'SMTP_URL must be an smtp:// or smtps:// address'],
		[
			{ SMTP_URL: 'smtp://mail.example', ORIGIN: 'https://x.example' },
			'MAIL_FROM must be set too, since SMTP_URL is'
		],
		[
			{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@x.example' },
			'ORIGIN must be set too, since SMTP_URL is'
		],
		[{ MAIL_FROM: 'Northbrook' }, 'MAIL_FROM must be an e-mail address'],
		[{ THROUGHLINE_SECRET: 'short' }, 'THROUGHLINE_SECRET must have 32 characters or more'],
		[{ ...supabase, DATABASE_URL: '' }, 'DATABASE_URL must be set too, since PUBLIC_SUPABASE_URL is'],
		[
			{ SUPABASE_SECRET_KEY: 'sb_secret_a' },
			'PUBLIC_SUPABASE_URL must be set too, since SUPABASE_SECRET_KEY is'
		],
		[{ ...supabase, THROUGHLINE_SECRET: '' }, 'THROUGHLINE_SECRET must be set with a Supabase of your own'],
		[{ ...supabase, DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a postgresql:// address']
	])('%j stops the start with the name, the reason and an example', (given, sentence) => {
		expect(() => readEnvironment(given)).toThrow(sentence);
		expect(() => readEnvironment(given)).toThrow('For example:');
	});
});

const account = (key: string) =>
	JSON.stringify({ northbrook: { key, webhookSecret: 'whsec_12345678', financialAccount: 'fa_1234' } });
const live = { STRIPE_ACCOUNTS: account('rk_live_abcd') };
const test = { STRIPE_ACCOUNTS: account('rk_test_abcd') };
const simulated = {
	STRIPE_ACCOUNTS: account('sk_test_sim_northbrook'),
	STRIPE_API_BASE: 'http://127.0.0.1:4242'
};

describe('matrix 38: real money and pretended money are kept apart', () => {
	it.each([
		['a live key in production', { ...live, NODE_ENV: 'production' }],
		['a live key where nothing is said', live],
		['a test key in development', { ...test, NODE_ENV: 'development' }],
		['the simulator in development', { ...simulated, NODE_ENV: 'development' }],
		['the simulator in a test', { ...simulated, NODE_ENV: 'test' }],
		[
			'the simulator in production where it is allowed',
			{ ...simulated, NODE_ENV: 'production', ALLOW_PAYMENT_SIMULATOR: '1' }
		]
	])('%s starts', (_what, given) => {
		expect(readEnvironment(given).STRIPE_ACCOUNTS).toHaveProperty('northbrook');
	});

	it.each([
		[{ ...live, NODE_ENV: 'development' }, 'STRIPE_ACCOUNTS holds a live key'],
		[{ ...live, NODE_ENV: 'test' }, 'STRIPE_ACCOUNTS holds a live key'],
		[{ ...live, THROUGHLINE_DEMO: '1' }, 'STRIPE_ACCOUNTS holds a live key'],
		[{ ...live, THROUGHLINE_DATA: 'demo' }, 'STRIPE_ACCOUNTS holds a live key'],
		[{ ...live, ALLOW_PAYMENT_SIMULATOR: '1' }, 'STRIPE_ACCOUNTS holds a live key'],
		[{ ...simulated, NODE_ENV: 'production' }, 'ALLOW_PAYMENT_SIMULATOR must be 1'],
		[simulated, 'ALLOW_PAYMENT_SIMULATOR must be 1'],
		[
			{ STRIPE_API_BASE: 'http://127.0.0.1:4242', NODE_ENV: 'production' },
			'ALLOW_PAYMENT_SIMULATOR must be 1'
		],
		[{ ...live, STRIPE_API_BASE: 'http://127.0.0.1:4242' }, 'STRIPE_API_BASE is for the simulator alone'],
		[
			{ ...simulated, NODE_ENV: 'test', STRIPE_API_BASE: 'http://payments.example' },
			'STRIPE_API_BASE must be an http address of this machine'
		],
		[
			{ ...simulated, NODE_ENV: 'test', STRIPE_API_BASE: 'http://127.0.0.1.example' },
			'STRIPE_API_BASE must be an http address of this machine'
		],
		[{ ...simulated, NODE_ENV: 'test', STRIPE_API_BASE: '' }, 'STRIPE_API_BASE must be set too'],
		[{ STRIPE_ACCOUNTS: '{' }, 'STRIPE_ACCOUNTS must be JSON'],
		[
			{
				STRIPE_ACCOUNTS: JSON.stringify({
					northbrook: { key: 'rk_live_abcd', webhookSecret: 'whsec_12345678', financialAccount: 'fa_1234' },
					eastvale: { key: 'rk_live_abcd', webhookSecret: 'whsec_87654321', financialAccount: 'fa_4321' }
				})
			},
			'STRIPE_ACCOUNTS has one key twice'
		]
	])('%j stops the start', (given, sentence) => {
		expect(() => readEnvironment(given)).toThrow(sentence);
	});

	it('a setting that is wrong is not shown: it may hold most of a key', () => {
		expect(() => readEnvironment({ STRIPE_ACCOUNTS: account('rk_live_a-secret') })).toThrow(
			/^(?!.*a-secret)/s
		);
	});
});
