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
