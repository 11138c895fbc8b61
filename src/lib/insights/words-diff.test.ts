import { describe, expect, it } from 'vitest';
import { differences } from './words-diff.ts';

describe('what differs between two wordings', () => {
	it('is told word by word, what was taken out before what was added', () => {
		expect(differences('People want to be told first', 'People want to be asked first')).toEqual([
			{ kind: 'same', text: 'People want to be ' },
			{ kind: 'taken-out', text: 'told ' },
			{ kind: 'added', text: 'asked ' },
			{ kind: 'same', text: 'first' }
		]);
		expect(differences('Ask us', 'Ask us')).toEqual([{ kind: 'same', text: 'Ask us' }]);
		expect(differences('', 'Ask')).toEqual([{ kind: 'added', text: 'Ask' }]);
		expect(differences('Ask', '')).toEqual([{ kind: 'taken-out', text: 'Ask' }]);
	});

	it('holds both wordings whole, whatever they are', () => {
		const words = ['Ask', 'us', 'first', '😢', 'নাম', '\n', 'not  after'];
		let seed = 7;
		const next = (most: number) => (seed = (seed * 16807) % 2147483647) % most;
		const any = () => Array.from({ length: next(12) }, () => words[next(words.length)]).join(' ');
		for (let round = 0; round < 200; round++) {
			const [before, after] = [any(), any()];
			const pieces = differences(before, after);
			const without = (kind: string) =>
				pieces
					.filter((piece) => piece.kind !== kind)
					.map(({ text }) => text)
					.join('');
			expect(without('taken-out')).toBe(after);
			expect(without('added')).toBe(before);
		}
	});
});
