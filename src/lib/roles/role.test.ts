import { expect, test } from 'vitest';
import { waysInWords } from './role.ts';
import { decision } from './schema.ts';

test('ways follow one another in a sentence', () => {
	expect(waysInWords(['bacs', 'cash'])).toBe('To their bank, by finance; in cash');
	expect(waysInWords(['payroll'])).toBe('By payroll');
});

test('a decision asks for what it is, what it rests on, and a day that exists', () => {
	const given = {
		status: 'not employment',
		routes: 'cash',
		basis: 'The status review',
		starts_on: '2026-01-01'
	};
	expect(decision.parse(given)).toEqual({ ...given, routes: ['cash'] });
	expect(decision.parse({ ...given, routes: undefined, starts_on: '' })).toMatchObject({
		routes: [],
		starts_on: null
	});
	const wrong = decision.safeParse({
		...given,
		status: 'self-employed',
		basis: 'Because',
		starts_on: '2026-02-30'
	});
	expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['status', 'basis', 'starts_on']);
});
