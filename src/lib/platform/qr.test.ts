import { expect, it } from 'vitest';
import { qr } from './qr';

it('draws an address small enough for a slip, with light edges', () => {
	const { size, path } = qr('https://voices.northbrook.example/track/7KQ4M-2XA9P-T');
	expect(size).toBe(33 + 8);
	expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
	const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
	expect(Math.min(...places)).toBe(4);
	expect(Math.max(...places)).toBe(36);
});
