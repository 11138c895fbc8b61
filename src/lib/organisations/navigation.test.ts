import { expect, test } from 'vitest';
import type { Me, Role } from '../people/me.ts';
import { frameNav, sectionNav } from './navigation.ts';

const wearing = (...roles: Role[]): Me => wearingAt('trust', ...roles);
const wearingAt = (kind: 'trust' | 'partner', ...roles: Role[]): Me => ({
	account_id: 'a',
	email: 'somebody@northbrook.example',
	name: 'Somebody',
	hats: roles.map((role) => ({
		member_id: role,
		role,
		since: '2025-09-01',
		organisation: { id: 'b', slug: 'northbrook', name: 'Northbrook', kind, crisis: [] }
	}))
});
const labels = (me: Me | null, slug?: string, path = '/') =>
	frameNav(me, slug, path).map(({ label, current }) => (current ? `[${label}]` : label));

test('nobody is offered a receipt and signing in', () => {
	expect(labels(null)).toEqual(['I have a receipt', 'Sign in']);
	expect(labels(null, 'northbrook', '/northbrook/said-and-done')).toEqual([
		'[Said and done]',
		'I have a receipt',
		'Sign in'
	]);
});

test('finance sees no way to words', () => {
	expect(labels(wearing('finance_approver'), 'northbrook', '/northbrook')).toEqual([
		'[Overview]',
		'Payments',
		'Said and done',
		'My page'
	]);
});

test('payments are for finance, and the auditor reads them; at a trust alone', () => {
	const found = (me: Me, path: string) =>
		sectionNav(me, 'northbrook', path).map(({ label, current }) => (current ? `[${label}]` : label));
	expect(found(wearing('finance_approver'), '/northbrook/payments/sent')).toEqual([
		'Payments',
		'Claims',
		'Runs',
		'[All payments]',
		'Budgets',
		'Reports',
		'Reconciliation'
	]);
	expect(found(wearing('board_auditor'), '/northbrook/payments')).toEqual([
		'[Payments]',
		'All payments',
		'Budgets',
		'Reports',
		'Reconciliation'
	]);
	expect(found(wearing('engagement_lead', 'facilitator'), '/northbrook/payments')).toEqual([]);
	expect(found(wearing('administrator'), '/northbrook/payments/roles')).toEqual([
		'Paid by hand',
		'Vouchers',
		'[How roles are paid]',
		'Groups we pay',
		'Sending'
	]);
	expect(found(wearing('finance_approver', 'administrator'), '/northbrook/payments/roles')).toEqual([]);
	expect(found(wearingAt('partner', 'finance_approver'), '/northbrook/payments')).toEqual([]);
	expect(labels(wearing('finance_approver'), 'northbrook', '/northbrook/payments/sent')).toContain(
		'[Payments]'
	);
});

test.each(['board_auditor', 'decision_owner', 'co_chair'] as const)(
	'a %s finds the words they may read for the board, at a trust alone',
	(role) => {
		const workshops = role === 'co_chair' ? ['Workshops'] : [];
		expect(labels(wearing(role), 'northbrook', '/northbrook/contributions')).toEqual([
			'Overview',
			...workshops,
			'Consultations',
			'[Contributions]',
			'Insights',
			'Decisions',
			'Board',
			...(role === 'board_auditor' ? ['Payments'] : []),
			'Said and done',
			'My page'
		]);
		expect(labels(wearingAt('partner', role), 'northbrook', '/')).toEqual([
			'Overview',
			...workshops,
			'My page'
		]);
	}
);

test('worries about somebody are for the safeguarding lead of a trust alone', () => {
	const found = (me: Me) => labels(me, 'northbrook', '/northbrook/safeguarding').includes('[Safeguarding]');
	expect(found(wearing('safeguarding_lead'))).toBe(true);
	expect(found(wearing('administrator', 'engagement_lead', 'facilitator', 'board_auditor'))).toBe(false);
	expect(found(wearingAt('partner', 'safeguarding_lead'))).toBe(false);
});

test('only one place is where one is', () => {
	expect(labels(wearing('facilitator'), 'northbrook', '/northbrook/insights/1')).toEqual([
		'Overview',
		'Workshops',
		'Consultations',
		'Contributions',
		'[Insights]',
		'Decisions',
		'Said and done',
		'My page'
	]);
});

test('on pages of no organisation, one switches between those one belongs to', () => {
	expect(labels(wearing('facilitator', 'administrator'), undefined, '/my')).toEqual([
		'Northbrook',
		'[My page]'
	]);
});

test("a partner listens and tells; what is decided is the trust's", () => {
	expect(labels(wearingAt('partner', 'facilitator'), 'northbrook', '/northbrook/tell')).toEqual([
		'Overview',
		'Workshops',
		'Consultations',
		'Contributions',
		'[People to tell]',
		'My page'
	]);
});

test('the room leaves its first screen to the people, with one way out', () => {
	const room = '/northbrook/workshops/00000000-0000-4000-f200-000000000001/room';
	for (const path of [room, `${room}/record`])
		expect(labels(wearing('facilitator'), 'northbrook', path)).toEqual(['[Workshops]']);
});

test('what people said is read, sorted and counted on pages that lead to each other', () => {
	const found = (me: Me, path: string) =>
		sectionNav(me, 'northbrook', path).map(({ label, current }) => (current ? `[${label}]` : label));
	expect(found(wearing('facilitator'), '/northbrook/coding')).toEqual([
		'What people said',
		'[Coding]',
		'Code book',
		'Coverage'
	]);
	expect(found(wearing('board_auditor'), '/northbrook/coverage')).toEqual([
		'What people said',
		'[Coverage]',
		'Words taken out'
	]);
	expect(found(wearing('administrator'), '/northbrook/requests')).toEqual([
		'[Requests]',
		'How long things are kept',
		'Looks at names',
		'Data protection',
		'The book'
	]);
	expect(found(wearing('facilitator'), '/northbrook/coding/rounds/new')).toEqual([]);
	expect(found(wearing('facilitator'), '/northbrook/requests')).toEqual([]);
	expect(found(wearing('finance_approver'), '/northbrook/contributions')).toEqual([]);
	expect(found(wearingAt('partner', 'facilitator'), '/northbrook/contributions')).toEqual([]);
	expect(labels(wearing('facilitator'), 'northbrook', '/northbrook/codes/new')).toContain('[Contributions]');
});
