// What no entry can be, whatever its type: anything that is not canonical to the byte, and anything a person could have written.
import { describe, expect, test } from 'vitest';
import { concat, fromUtf8, utf8 } from './bytes.ts';
import { canonical, isClosed, isId, parseEntry } from './entry.ts';
import { entry } from './log.fixtures.ts';

const good = fromUtf8(entry(1)) as string;
const id = (JSON.parse(good) as { id: string }).id;
const parse = (text: string) => parseEntry(utf8(text));

describe('an entry', () => {
	test('is read as it was written', () => {
		expect(parse(good)).toEqual({
			v: 1,
			type: 'contribution.received',
			at: '2026-11-22T05:00Z',
			id,
			prev: []
		});
		const more = {
			prev: [id, id],
			c: { text: 'x'.repeat(43) },
			refs: { programme: id },
			counts: { given: 7 },
			as: ['heard', 'told']
		};
		expect(parseEntry(entry(2, more))).toMatchObject(more);
	});

	test.each([
		['nothing', ''],
		['a word', '"wren"'],
		['a number', '7'],
		['null', 'null'],
		['a list', '[]'],
		['a list of an entry', `[${good}]`],
		['half an entry', good.slice(0, -1)],
		['a space before', ` ${good}`],
		['the end of a line behind', `${good}\n`],
		['a space within', good.replace(':1', ': 1')],
		['a mark of its order', `\ufeff${good}`],
		['a key twice', good.replace('"v":1', '"v":1,"v":1')],
		['its keys in another order', good.replace(/^\{("at":"[^"]*"),("id":"[^"]*")/, '{$2,$1')],
		['an escaped letter', good.replace('contribution', '\\u0063ontribution')],
		['a number written otherwise', good.replace('"v":1', '"v":1.0')],
		['a number with an exponent', good.replace('"v":1', '"v":1e0')],
		['a number below 0', good.replace('"v":1', '"v":-1')],
		['the 0 below 0', good.replace('"v":1', '"v":-0')],
		['a number that is not whole', good.replace('"v":1', '"v":1.5')],
		['a number that is not exact', good.replace('"v":1', '"v":9007199254740992')],
		['a version that is a word', good.replace('"v":1', '"v":"1"')],
		['a type that is a number', good.replace('"contribution.received"', '7')],
		['a time that is a number', good.replace('"2026-11-22T05:00Z"', '7')],
		['a short id', good.replace(id, id.slice(1))],
		['a long id', good.replace(id, `${id}A`)],
		['an id of other letters', good.replace(id, `${id.slice(1)}.`)],
		['a number before it', good.replace('"prev":[]', '"prev":[7]')],
		['no id before it', good.replace('"prev":[]', '"prev":["wren"]')],
		['one before it, and no list', good.replace('"prev":[]', `"prev":"${id}"`)],
		['an object before it', good.replace('"prev":[]', '"prev":{}')],
		['yes or no', good.replace('"v":1', '"v":1,"z":true')],
		['nothing for a value', good.replace('"v":1', '"v":1,"z":null')]
	])('is not %s', (_what, wrong) => {
		expect(parse(good)).not.toBeNull();
		expect(wrong).not.toBe(good);
		expect(parse(wrong)).toBeNull();
	});

	test.each(['v', 'type', 'at', 'id', 'prev'])('has its %s', (part) => {
		const { [part]: _left, ...rest } = JSON.parse(good) as Record<string, unknown>;
		expect(parse(canonical(rest))).toBeNull();
	});

	test.each([
		'Nobody rang back',
		'é',
		'',
		'a\nb',
		'<b>',
		'wren@example.org',
		'+44',
		'x'.repeat(65),
		'a/b',
		"it's",
		'…'
	])('holds no %j, as a value or as a name of one', (words) => {
		expect(parseEntry(entry(1, { kind: words }))).toBeNull();
		expect(parseEntry(entry(1, { kind: [words] }))).toBeNull();
		expect(parseEntry(entry(1, { c: { text: words } }))).toBeNull();
		expect(parseEntry(entry(1, { [words]: 'x' }))).toBeNull();
		expect(parseEntry(entry(1, { c: { [words]: 'x' } }))).toBeNull();
	});

	test('holds words of up to 64 letters, and what is three deep', () => {
		expect(parseEntry(entry(1, { kind: 'x'.repeat(64) }))).not.toBeNull();
		expect(parseEntry(entry(1, { a: { b: { c: 'x' } } }))).not.toBeNull();
		expect(parseEntry(entry(1, { a: { b: { c: { d: 'x' } } } }))).not.toBeNull();
		expect(parseEntry(entry(1, { a: { b: { c: { d: { e: 'x' } } } } }))).toBeNull();
		expect(parse('['.repeat(30_000))).toBeNull();
		expect(parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toBeNull();
	});

	test('is UTF-8, and not longer than a bundle can say', () => {
		expect(parseEntry(concat(utf8(good), Uint8Array.of(0xff)))).toBeNull();
		const room = (length: number) => {
			const ids = Array.from({ length: 2700 }, () => 'x');
			const short = entry(1, { z: ids });
			// Longer words take up what is left.
			let left = length - short.length;
			return entry(1, {
				z: ids.map((word) => {
					const add = Math.min(63, left);
					left -= add;
					return word + 'x'.repeat(add);
				})
			});
		};
		expect(room(65_535)).toHaveLength(65_535);
		expect(parseEntry(room(65_535))).not.toBeNull();
		expect(parseEntry(room(65_536))).toBeNull();
	});
});

describe('canonical JSON', () => {
	test('is one text for one value', () => {
		expect(
			canonical({ b: [1, 'x', { z: null, a: true }], a: 0.5, '€': '"', '\ud83d\ude02': 1, '\ufb33': 2 })
		).toBe('{"a":0.5,"b":[1,"x",{"a":true,"z":null}],"€":"\\"","😂":1,"\ufb33":2}');
		expect(canonical(-0)).toBe('0');
		expect(canonical({})).toBe('{}');
		expect(canonical([])).toBe('[]');
	});

	test.each([
		NaN,
		Infinity,
		-Infinity,
		undefined,
		1n,
		Symbol('x'),
		() => 1,
		'\ud800',
		'x\udc00',
		[undefined],
		{ a: NaN },
		{ '\ud800': 1 }
	])('does not say %s', (value) => {
		expect(() => canonical(value)).toThrow(
			new TypeError('this cannot be written as JSON and read again as the same')
		);
	});
});

test('closed values are words, whole numbers, and lists and objects of them', () => {
	for (const value of ['wren', 0, 7, [], {}, ['a', 1], { a: ['b'] }]) expect(isClosed(value)).toBe(true);
	for (const value of [null, undefined, true, -1, 0.5, 'a b', ['a b'], { a: null }, { 'a b': 1 }])
		expect(isClosed(value)).toBe(false);
	expect(isClosed({ a: 1 }, 1)).toBe(true);
	expect(isClosed([], 0)).toBe(false);
	expect(isId(id)).toBe(true);
	for (const value of [7, null, `${id} `, id.slice(1), `${id}x`, [id]]) expect(isId(value)).toBe(false);
});
