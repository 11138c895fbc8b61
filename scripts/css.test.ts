import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeSheets } from './css.ts';

const sheets = await makeSheets();
const [ltr, rtl] = await Promise.all(
	[sheets.ltr, sheets.rtl].map((path) => readFile(`static${path}`, 'utf8'))
);

test('the whole look is 12 kB or less, in either direction', () => {
	expect(gzipSync(ltr!).length).toBeLessThanOrEqual(12_000);
	expect(gzipSync(rtl!).length).toBeLessThanOrEqual(12_000);
});

test('nothing of the NHS identity is in it, and nothing is fetched from elsewhere', () => {
	expect(ltr).not.toMatch(/005eb8|frutiger|https?:|@font-face|@import/i);
});

test('names put together from props are kept', () => {
	for (const name of [
		'.tl-tag--late',
		'.tl-stop--decided',
		'.nhsuk-label--l',
		'.nhsuk-button--warning',
		'.nhsuk-input--width-20'
	]) {
		expect(ltr).toContain(name);
	}
});

test('the second sheet is the mirror of the first', () => {
	expect(ltr).toContain(
		'.tl-stop{position:relative;max-width:640px;margin:0;padding:0 0 48px 32px;border-left:'
	);
	expect(rtl).toContain(
		'.tl-stop{position:relative;max-width:640px;margin:0;padding:0 32px 48px 0;border-right:'
	);
});
