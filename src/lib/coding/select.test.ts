// The script of the desk is sent with each page of words, also to an old phone: 2 kB and no more.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

test('static/select.js stays within 2 kB', () => {
	expect(gzipSync(readFileSync('static/select.js'), { level: 9 }).length).toBeLessThanOrEqual(2048);
});
