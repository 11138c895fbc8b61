// A thread as the database answers it, for tests: only the difference is said.
import type { ActionTaken, ContributionGiven, DecisionSeen, InsightSeen, ThreadSeen } from './thread.ts';

export const insight = (changes: Partial<InsightSeen> = {}): InsightSeen => ({
	id: 'i1',
	number: 12,
	statement: 'Carers want to be asked before a care plan is written',
	state: 'agreed',
	published: true,
	drafted_at: '2026-01-10T10:00:00+00:00',
	check_started_at: '2026-01-12T10:00:00+00:00',
	check_until: '2026-01-26',
	agreed_at: '2026-01-27T10:00:00+00:00',
	due_on: '2026-03-03',
	answered_at: null,
	changed_at: null,
	superseded_at: null,
	quotes: [
		{
			words: 'Ask us before',
			by: 'A carer',
			lang: 'en',
			dir: 'ltr',
			given_on: '2026-01-02',
			stance: 'for',
			mine: false,
			votes: null,
			picture: null,
			rendering: null
		}
	],
	said: 14,
	own: 0,
	others: 13,
	taken_back: 0,
	checks: { asked: 14, agree: 11, correct: 1, object: 0, waiting: 0, unreachable: 2 },
	sides: { for: 12, against: 0 },
	kinds: [],
	signed: { staff: [], names: [], unnamed: 0, some: false },
	pcref_parts: [],
	competencies: [],
	own_against: false,
	my_check: null,
	marks: [],
	nothing_left: false,
	from: [],
	to: [],
	challenges: [],
	...changes
});

export const contribution = (changes: Partial<ContributionGiven> = {}): ContributionGiven => ({
	id: 'c1',
	kind: 'text',
	words: 'Ask us before',
	by: null,
	lang: 'en',
	dir: 'ltr',
	given_on: '2026-01-02',
	confirmed_at: null,
	confirmed_how: null,
	scribe: null,
	kept_back: false,
	withdrawn_at: null,
	mine: true,
	votes: null,
	...changes
});

export const action = (changes: Partial<ActionTaken> = {}): ActionTaken => ({
	id: 'a1',
	what: 'Change the form on all wards',
	owner: 'Marcus',
	due_on: '2026-07-01',
	done_at: null,
	latest: null,
	outcomes: [],
	...changes
});

export const decision = (changes: Partial<DecisionSeen> = {}): DecisionSeen => ({
	id: 'd1',
	number: 3,
	title: 'Carers join the first review',
	summary: 'Carers join the first review',
	grounds: '',
	body: 'Quality Committee',
	decided_on: '2026-04-09',
	owner: 'Marcus',
	state: 'made',
	equality: 'Considered',
	equality_by: 'Grace',
	equality_on: '2026-04-01',
	due_regard: 'Weighed',
	mitigation: 'Interpreters are booked',
	impact_review_on: '2026-10-01',
	equality_reviews: [],
	rating: { owner: null, people: null, mine: null, notes: [], may: false },
	made_at: '2026-04-10T10:00:00+00:00',
	reversed_at: null,
	reversed_reason: null,
	supersedes: null,
	superseded_at: null,
	superseded_by: null,
	influences: [
		{
			insight_id: 'i1',
			kind: 'partly_adopted',
			reason: 'Not the ward round',
			review_on: null,
			referred_to: '',
			listened_until: '2026-01-27',
			early: false
		}
	],
	actions: [action()],
	more_actions: 0,
	told: null,
	telling: null,
	marks: [],
	challenges: [],
	...changes
});

export const thread = (changes: Partial<ThreadSeen> = {}): ThreadSeen => ({
	here: { kind: 'insight', id: 'i1' },
	audience: 'public',
	organisation: {
		slug: 'northbrook',
		name: 'Northbrook',
		collective_term: 'racialised communities',
		crisis: []
	},
	programme: { id: 'p1', slug: 'pcref', title: 'Race equality plan' },
	holders: ['Marcus'],
	contribution: null,
	insights: [insight()],
	more_insights: 0,
	decisions: [],
	more_decisions: 0,
	page: null,
	...changes
});
