import { describe, expect, test } from 'vitest';
import { partAsked, playingTime, wrongWithRecording } from './recording';

test.each([
	[1, '1 second'],
	[60, '1 minute'],
	[125, '2 minutes 5 seconds']
])('%s plays %s', (seconds, told) => {
	expect(playingTime(seconds)).toBe(told);
});

describe('the part a player asks for', () => {
	test.each([
		[null, 'all'],
		['bytes=0-', { from: 0, to: 99 }],
		['bytes=10-19', { from: 10, to: 19 }],
		['bytes=90-500', { from: 90, to: 99 }],
		['bytes=-10', { from: 90, to: 99 }],
		['bytes=-500', { from: 0, to: 99 }],
		['bytes=100-', 'none'],
		['bytes=20-10', 'none'],
		['bytes=-', 'all'],
		['pages=1-2', 'all']
	] as const)('%s of 100', (range, part) => {
		expect(partAsked(range, 100)).toEqual(part);
	});
});

test('a recording goes with what was recorded, and the other way round', () => {
	expect(wrongWithRecording({ sent: true, kind: 'recording' })).toEqual({});
	expect(wrongWithRecording({ sent: false, kind: 'text' })).toEqual({});
	expect(wrongWithRecording({ sent: true, kind: 'text' })).toHaveProperty('kind');
	expect(wrongWithRecording({ sent: false, kind: 'recording' })).toHaveProperty('recording');
});
