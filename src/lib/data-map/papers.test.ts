import { expect, test } from 'vitest';
import type { Rule } from '../retention/retention.ts';
import { PURPOSES } from './data-map.ts';
import { processing } from './papers.ts';

const words = { key: 'words', what: 'What people gave', keep: 36, unit: 'months' } as Rule;

test('the record has a line for each purpose, with the times of the trust and who may read', () => {
	const lines = processing({
		rules: [words],
		readers: { 'public.contributions': ['those who listen read'], 'public.nothing': ['nobody'] }
	});
	expect(lines).toHaveLength(Object.keys(PURPOSES).length);
	const [listening] = lines;
	expect(listening?.kept).toContain('What people gave: 36 months');
	expect(listening?.readers).toEqual(['those who listen read']);
	expect(listening?.kinds).toContain('content');
	expect(listening?.grounds.join()).toContain('9(2)(a)');
	const equality = lines.find(({ kinds }) => kinds.includes('equality'));
	expect(equality?.readers).toEqual([]);
});
