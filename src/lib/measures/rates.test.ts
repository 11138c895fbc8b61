import { describe, expect, test } from 'vitest';
import { countInterval, rateInterval, rateRatio, shareInterval, shareRatio } from './rates.ts';

describe('a share, by Wilson: Newcombe 1998, table I, method 3', () => {
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('%i of %i', (part, whole, low, high) => {
		const found = shareInterval(part, whole);
		expect(found.low).toBeCloseTo(low, 4);
		expect(found.high).toBeCloseTo(high, 4);
	});
});

describe('a count: the table of exact Poisson limits (Breslow and Day 1987, p. 71)', () => {
	test.each([
		[0, 0, 3.689],
		[1, 0.0253, 5.572],
		[5, 1.623, 11.668]
	])('%i, exactly', (events, low, high) => {
		const found = countInterval(events);
		expect(found.low).toBeCloseTo(low, 3);
		expect(found.high).toBeCloseTo(high, 3);
	});

	test('10, by Byar, is within a hundredth of 4.795 to 18.390', () => {
		const found = countInterval(10);
		expect(Math.abs(found.low - 4.795)).toBeLessThan(0.01);
		expect(Math.abs(found.high - 18.39)).toBeLessThan(0.01);
	});
});

test('a rate is its count over what it is counted over', () => {
	expect(rateInterval(5, 1000, 1000).low).toBeCloseTo(1.623, 3);
});

test('two rates: lower respiratory infection in poor and good housing (Kirkwood and Sterne 2003, chapter 23)', () => {
	const found = rateRatio({ events: 33, over: 355 }, { events: 24, over: 518 })!;
	expect(found.ratio).toBeCloseTo(2.01, 2);
	expect(found.low).toBeCloseTo(1.19, 2);
	expect(found.high).toBeCloseTo(3.39, 2);
});

test('two shares: smoking and lung cancer (Kirkwood and Sterne 2003, chapter 16)', () => {
	const found = shareRatio({ events: 39, over: 30_000 }, { events: 6, over: 60_000 })!;
	expect(found.ratio).toBeCloseTo(13, 5);
	expect(found.low).toBeCloseTo(5.5, 1);
	expect(found.high).toBeCloseTo(30.7, 1);
});

test('of nobody there is no ratio', () => {
	expect(rateRatio({ events: 0, over: 10 }, { events: 4, over: 10 })).toBeNull();
	expect(shareRatio({ events: 4, over: 10 }, { events: 0, over: 10 })).toBeNull();
});
