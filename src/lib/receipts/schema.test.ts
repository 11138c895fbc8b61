import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { toBase64url } from '../log/bytes.ts';
import { erasureKey } from '../log/erasure.ts';
import { takeBack } from './schema.ts';
import { formatTakingBackKey } from './taking-back-key.ts';

const token = Uint8Array.from({ length: 16 }, (_, at) => at * 16);

describe('taking words back', () => {
	it('sends the token behind the key on the slip', () => {
		expect(takeBack.parse({ token: formatTakingBackKey(token) })).toEqual({ token: toBase64url(token) });
	});

	it('needs no key', () => {
		for (const form of [{}, { token: '' }, { token: '  ' }])
			expect(takeBack.parse(form)).toEqual({ token: null });
	});

	it('says what is wrong beside the field', () => {
		const wrong = takeBack.safeParse({ token: '7KQ4M-2XA9P-T' });
		expect(wrong.error?.issues).toMatchObject([{ path: ['token'] }]);
		expect(wrong.error?.issues[0]?.message).toContain('You can leave this empty');
	});
});

describe('static/erasure-token.js', () => {
	const script = readFileSync('static/erasure-token.js', 'utf8');

	test('stays within 1 kB', () => {
		expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(1024);
	});

	test('sends the key that belongs to the token it shows, and nothing else', async () => {
		const kept = new Map<string, string>();
		const sessionStorage = {
			getItem: (name: string) => kept.get(name) ?? null,
			setItem: (name: string, value: string) => void kept.set(name, value)
		};
		const run = (elements: Record<string, object>) => {
			const document = { querySelector: (selector: string) => elements[selector] ?? null };

			const start = new Function('document', 'window', 'crypto', 'sessionStorage', script) as (
				...given: object[]
			) => void;
			start(document, { crypto }, crypto, sessionStorage);
		};
		const field = { value: '' };
		run({ 'input[name=erasure_key]': field });
		await expect.poll(() => field.value).toMatch(/^[\w-]{43}$/);
		const bytes = Uint8Array.from([...kept.values()][0]!.split(','), Number);
		expect(erasureKey(bytes)).toBe(field.value);

		const text = { textContent: '' };
		const place = { hidden: true, dataset: { erasureKey: field.value }, querySelector: () => text };
		run({ '[data-erasure-key]': place });
		expect(place.hidden).toBe(false);
		expect(text.textContent).toBe(formatTakingBackKey(bytes));

		const other = { ...place, hidden: true, dataset: { erasureKey: 'another' } };
		run({ '[data-erasure-key]': other });
		expect(other.hidden).toBe(true);
	});
});
