import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Role } from '../people/me';
import Checks from './Checks.svelte';
import InsightSide from './InsightSide.svelte';
import type { Desk } from './insight';

const desk: Desk = {
	id: 'a',
	number: 4,
	statement: 'People want to be asked',
	state: 'in_check',
	drafted_at: '2026-03-01T10:00:00Z',
	check_until: '2026-03-14',
	agreed_at: null,
	due_on: null,
	answered_at: null,
	superseded_at: null,
	today: '2026-03-02',
	days_late: null,
	programme: { id: 'p', slug: 'pcref', title: 'PCREF', check_days: 14, answer_days: 84 },
	rests_on: { quotes: 2, people: 2, engagements: 1, taken_back: 0 },
	sides: { for: 2, against: 0 },
	kinds: [],
	pcref_parts: [],
	competencies: [],
	rule: { waits: 'all_or_days', objections_answered: true, least_share: 0 },
	signed: { staff: [], names: [], unnamed: 0, some: false },
	result: null,
	signed_here: false,
	earlier_checks: [],
	quotes: [],
	marks: [],
	nothing_left: false,
	wordings: [],
	tally: {
		asked: 2,
		agree: 0,
		more: 0,
		correct: 0,
		object: 0,
		waiting: 2,
		unreachable: 0,
		unanswered_objections: 0
	},
	checks: [],
	never_used: { count: 0, of: 2 },
	came_from: [],
	became: [],
	decisions: [],
	challenges: 0,
	decided_by: ['Marcus']
};
const text = (html: string) =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ');
function side(changes: Partial<Desk>, ...roles: Role[]): string {
	const props = { desk: { ...desk, ...changes }, here: '/here', base: '/base', roles, trust: 'northbrook' };
	return text(render(InsightSide, { props }).body);
}

describe('an insight that is with its people', () => {
	it('tells an engagement lead once how many have not answered', () => {
		const checks = render(Checks, { props: { desk, here: '/here', mayAnswer: true } }).body;
		const page = side({}, 'engagement_lead') + text(checks);
		expect(page.match(/2 people have not answered yet/g)).toHaveLength(1);
	});

	it('tells a decision owner, who may not read how the check stands, when it will be agreed', () => {
		const page = side({ tally: null, checks: null }, 'decision_owner');
		expect(page).toContain('or from 14 March 2026 without them');
		expect(page).not.toContain('can be agreed.');
	});
});

describe('an insight that is being put in other words', () => {
	const other = { id: 'b', number: 9, statement: 'Better', kind: 'superseded' } as const;
	const agreed = { state: 'agreed', due_on: '2026-06-03', days_late: -90 } as const;
	const CHANGES = ['Replace it', 'Merge it', 'Split it'];

	it('says by which, and that it stands meanwhile, and cannot be put in other words twice', () => {
		const page = side({ ...agreed, became: [other] }, 'engagement_lead');
		expect(page).toContain(
			'It is being put in other words as insight 9. Until that is agreed this one stands.'
		);
		for (const change of [...CHANGES, 'What stands in its place']) expect(page).not.toContain(change);
		for (const change of CHANGES) expect(side(agreed, 'engagement_lead')).toContain(change);
	});

	it('names all the parts of one that is being split', () => {
		const parts = [other, { ...other, id: 'c', number: 10 }];
		expect(side({ ...agreed, became: parts }, 'board_auditor')).toContain(
			'as insights 9 and 10. Until one of them is agreed this one stands.'
		);
	});

	it('leads to what stands in its place when that is agreed', () => {
		expect(side({ state: 'superseded', became: [other] }, 'engagement_lead')).toContain(
			'What stands in its place'
		);
	});
});
