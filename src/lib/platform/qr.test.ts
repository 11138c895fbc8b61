import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qr } from './qr';

/** Which modules a path draws dark, as "x y". */
function drawn(path: string): string[] {
	const dark: string[] = [];
	let [x, y] = [0, 0];
	for (const [, verb, ...numbers] of path.matchAll(/([Mmh])(\d+)(?: ([\d.]+))?/g)) {
		const [a = 0, b = 0] = numbers.map(Number);
		if (verb === 'M') [x, y] = [a, b - 0.5];
		else if (verb === 'm') x += a;
		else {
			for (const end = x + a; x < end; x++) dark.push(`${x} ${y}`);
		}
	}
	return dark;
}

it.each(['https://voices.northbrook.example/track/7KQ4M-2XA9P-T', 'x'.repeat(190)])(
	'draws every dark module of %s, with light edges',
	(text) => {
		const { size, path } = qr(text);
		const { data } = encode(text, { ecc: 'M', border: 4 });
		expect(size).toBe(data.length);
		const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x} ${y}`] : [])));
		expect(drawn(path)).toEqual(dark);
		const places = dark.flatMap((place) => place.split(' ').map(Number));
		expect(Math.min(...places)).toBe(4);
		expect(Math.max(...places)).toBe(size - 5);
	}
);
