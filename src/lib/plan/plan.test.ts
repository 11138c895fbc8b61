import { describe, expect, test } from 'vitest';
import {
	changedIn,
	gaps,
	grouped,
	joinedSentence,
	standing,
	type PlanItem,
	type PlanRow,
	type Version
} from './plan';
import { newLink, planItem, review } from './schema';

const row = (changes: Partial<PlanRow> = {}): PlanRow => ({
	id: 'a',
	number: 1,
	part: 'leadership_governance',
	area: 'data',
	title: 'Families are asked',
	competency: null,
	owner_name: 'Marcus',
	starts_on: '2026-01-01',
	due_on: '2026-07-01',
	state: 'published',
	version: 1,
	outcome: null,
	next_review_on: null,
	published_at: '2026-02-01T10:00:00Z',
	days_late: 0,
	review_late: false,
	partners: ['Rooted Voices CIC'],
	joined: { insights: 0, decisions: 0, actions: 0 },
	...changes
});

const item = (changes: Partial<PlanItem> = {}): PlanItem => ({
	...row(),
	what: 'Families are asked how a stay went.',
	success: 'Eight in ten families say they were asked.',
	approved_on: '2026-01-20',
	approved_body: 'Trust board',
	approved_version: 1,
	stopped_at: null,
	done_at: null,
	today: '2026-03-01',
	programme: { id: 'p', slug: 'pcref', title: 'PCREF' },
	versions: [],
	steps: [],
	coproductions: [{ id: 'c', who: 'Four carers', on_day: '2026-01-10', changed: 'The day', version: 1 }],
	insights: [],
	decisions: [],
	actions: [],
	outcomes: [],
	measures: [],
	...changes
});

const GROUPS = [
	{ key: 'leadership_governance' as const, n: 1 },
	{ key: 'national_organisational_competencies' as const, n: 0 },
	{ key: 'patient_carer_feedback' as const, n: 30 }
];

describe('under its headings', () => {
	test('an item stands once, and an empty part is said', () => {
		const shown = grouped({ groups: GROUPS, items: [row()] }, 'part');
		expect(shown.map(({ key, items }) => [key, items.length])).toEqual([
			['leadership_governance', 1],
			['national_organisational_competencies', 0]
		]);
	});

	test('a part whose items stand on another page is left out, not called empty', () => {
		const shown = grouped({ groups: GROUPS, items: [row()] }, 'part');
		expect(shown.map(({ key }) => key)).not.toContain('patient_carer_feedback');
	});
});

describe('what is missing', () => {
	test('is said for each thing that nothing is joined to', () => {
		expect(gaps(item())).toEqual([
			'It does not yet say which of what people said it answers.',
			'No decision is joined to it yet.',
			'No action is joined to it yet.',
			'Nobody has looked yet at what changed.'
		]);
	});

	test('names a version that the board has not seen', () => {
		expect(gaps(item({ version: 2 }))).toContain(
			'The board approved version 1. It has not approved version 2 yet.'
		);
	});

	test('names a day that has gone by, and a review that was promised', () => {
		const late = gaps(item({ days_late: 3, review_late: true, next_review_on: '2026-02-20' }));
		expect(late).toContain('It was due on 1 July 2026.');
		expect(late).toContain('A review was promised for 20 February 2026.');
	});
});

test.each([
	[{ outcome: 'behind' as const }, 'late', 'Behind'],
	[{ outcome: 'done' as const }, 'changed', 'Done'],
	[{ outcome: 'stopped' as const }, 'neutral', 'Stopped'],
	[{ outcome: 'on_track' as const }, 'decided', 'On track'],
	[{}, 'decided', 'Published'],
	[{ state: 'draft' as const }, 'waiting', 'Draft']
])('where it stands: %j', (changes, kind, word) => {
	expect(standing(row(changes))).toEqual({ kind, word });
});

test('what it is joined to is counted in words', () => {
	expect(joinedSentence({ insights: 1, decisions: 0, actions: 2 })).toBe('1 insight, 2 actions');
	expect(joinedSentence({ insights: 0, decisions: 0, actions: 0 })).toBeNull();
});

test('a version says what it changed', () => {
	const version = { ...row(), what: 'a', success: 'b', reason: '', written_on: '2026-01-01' } as Version;
	expect(changedIn({ ...version, due_on: '2026-09-01', partners: [] }, version)).toEqual([
		'the day it is due',
		'the partners'
	]);
});

describe('forms', () => {
	const given = {
		title: 'Families are asked',
		what: 'They are asked',
		success: 'They say so',
		part: 'patient_carer_feedback',
		area: 'feedback',
		owner_id: '00000000-0000-4000-e000-000000000003',
		starts_on: '2026-01-01',
		due_on: '2026-07-01',
		partners: '00000000-0000-4000-b000-000000000002'
	};

	test('one partner is a list of one', () => {
		expect(planItem.parse(given).partners).toEqual(['00000000-0000-4000-b000-000000000002']);
	});

	test('a competency belongs to its part alone', () => {
		const wrong = planItem.safeParse({ ...given, part: 'national_organisational_competencies' });
		expect(wrong.error?.issues[0]?.path).toEqual(['competency_id']);
	});

	test('it does not end before it starts', () => {
		expect(planItem.safeParse({ ...given, due_on: '2025-01-01' }).error?.issues[0]?.path).toEqual(['due_on']);
	});

	test('what goes on has a next day; what has ended has none', () => {
		expect(review.safeParse({ outcome: 'on_track', note: 'x' }).success).toBe(false);
		expect(review.safeParse({ outcome: 'done', note: 'x' }).success).toBe(true);
	});

	test('one of three selects says what is joined', () => {
		const id = '00000000-0000-4000-b000-000000000002';
		expect(newLink.parse({ decision: id })).toEqual({ kind: 'decision', id });
		expect(newLink.safeParse({}).success).toBe(false);
	});
});
