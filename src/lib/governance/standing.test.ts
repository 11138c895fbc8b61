import { expect, test } from 'vitest';
import { assessment } from './schema.ts';
import { dutyState, levelWords, linkWords, seated, since } from './standing.ts';

test('how far is never a blank', () => {
	expect(levelWords(null)).toBe('Not assessed yet');
	expect(levelWords({ level: 'no_evidence' })).toBe('No evidence yet');
});

test.each([
	['starting', 'developing', 'further than before'],
	['established', 'developing', 'less far than before'],
	['starting', 'starting', 'as before']
] as const)('from %s to %s', (before, latest, words) => {
	expect(since({ level: latest }, { level: before })).toBe(words);
	expect(since({ level: latest }, null)).toBeNull();
});

test('who sits where, and nobody', () => {
	const seat = { id: '1', role: 'member', name: 'Joy', starts_on: '2026-01-05', ends_on: null } as const;
	expect(seated([seat, { ...seat, name: 'Tunde' }], 'member')).toBe('Joy; Tunde');
	expect(seated([seat], 'staff_chair')).toBeNull();
});

test.each([
	[{ confirmed_on: null, retired_on: null, late: false }, 'to_check'],
	[{ confirmed_on: '2026-01-05', retired_on: null, late: true }, 'late'],
	[{ confirmed_on: '2026-01-05', retired_on: null, late: false }, 'kept'],
	[{ confirmed_on: null, retired_on: '2026-01-05', late: false }, 'retired']
] as const)('a duty: %o', (duty, state) => expect(dutyState(duty)).toBe(state));

test('a link says where it leads', () => {
	expect(linkWords('https://example.org/plan')).toBe('example.org/plan');
	expect(linkWords('/northbrook/plan')).toBe('/northbrook/plan');
});

test('an assessment as typed: one link a line, and evidence unless there is none', () => {
	const typed = {
		level: 'starting',
		evidence: 'Two wards',
		links: '/a\n\n /b ',
		made_on: '2026-03-02',
		next_on: '2027-03-02'
	};
	expect(assessment.parse(typed)).toMatchObject({ links: ['/a', '/b'], made_with: '' });
	const issues = (changes: object) =>
		assessment.safeParse({ ...typed, ...changes }).error?.issues.map(({ path }) => path[0]);
	expect(issues({ evidence: ' ' })).toEqual(['evidence']);
	expect(issues({ evidence: '', level: 'no_evidence' })).toBeUndefined();
	expect(issues({ next_on: '2026-03-02' })).toEqual(['next_on']);
});
