import { describe, expect, it } from 'vitest';
import {
	boardQuery,
	financialYear,
	lastDay,
	monthChoices,
	periodAsked,
	periodQuery,
	periodWords,
	previousPeriod
} from './period';

describe('the months a board looks at', () => {
	it('are this financial year so far where none are asked for', () => {
		expect(periodAsked(null, null, '2026-11-22')).toEqual({ from: '2026-04-01', until: '2026-11-01' });
		expect(financialYear('2026-03-31')).toEqual({ from: '2025-04-01', until: '2026-03-01' });
	});

	it.each([
		['2026-13', '2026-12'],
		['2026-05', '2026-04'],
		['2020-01', '2025-01'],
		['yesterday', null]
	])('are refused from %s until %s', (from, until) => {
		expect(periodAsked(from, until, '2026-11-22')).toBeNull();
	});

	it('have as many months before them, the last days and words of their own', () => {
		const year = periodAsked('2025-04', '2026-03', '2026-11-22')!;
		expect(previousPeriod(year)).toEqual({ from: '2024-04-01', until: '2025-03-01' });
		expect(lastDay({ from: '2024-01-01', until: '2024-02-01' })).toBe('2024-02-29');
		expect(periodWords(year)).toBe('April 2025 to March 2026');
		expect(periodWords({ from: '2026-01-01', until: '2026-01-01' })).toBe('January 2026');
		expect(periodQuery(year)).toBe('from=2025-04&until=2026-03');
	});

	it('can be chosen since the programme began, and are kept where they are earlier', () => {
		const year = { from: '2026-04-01', until: '2026-06-01' };
		expect(monthChoices('2026-05-20', '2026-06-11', year).map(({ value }) => value)).toEqual([
			'2026-06',
			'2026-05',
			'2026-04'
		]);
		expect(monthChoices('2010-01-01', '2026-06-11', year)).toHaveLength(60);
		expect(boardQuery({ programme: { slug: 'pcref' }, period: year })).toBe(
			'programme=pcref&from=2026-04&until=2026-06'
		);
	});
});
