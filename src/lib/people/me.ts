// Who is signed in, and the hats they wear.

export type Role =
	| 'advisor'
	| 'facilitator'
	| 'engagement_lead'
	| 'decision_owner'
	| 'finance_approver'
	| 'board_auditor'
	| 'co_chair'
	| 'safeguarding_lead'
	| 'administrator';

/** Where people can turn at once, as an organisation names it (R52). */
export type Crisis = { name: string; contact: string }[];
export type Organisation = {
	id: string;
	slug: string;
	name: string;
	kind: 'trust' | 'partner';
	crisis: Crisis;
};
export type Hat = {
	member_id: string;
	role: Role;
	/** The first day with this role. */
	since: string;
	organisation: Organisation;
};
export type Me = { account_id: string; email: string; name: string; hats: Hat[] };

export const ROLE_NAMES: Record<Role, string> = {
	advisor: 'Community advisor',
	facilitator: 'Facilitator',
	engagement_lead: 'Engagement lead',
	decision_owner: 'Decision owner',
	finance_approver: 'Finance approver',
	board_auditor: 'Board auditor',
	co_chair: 'Community co-chair',
	safeguarding_lead: 'Safeguarding lead',
	administrator: 'Administrator'
};

/** The organisations this person belongs to, each once, in the order of their hats. */
export function organisationsOf(me: Me): Organisation[] {
	return [...new Map(me.hats.map(({ organisation }) => [organisation.id, organisation])).values()];
}

/** The roles this person has in the organisation with this slug. */
export function rolesIn(me: Me | null, slug: string): Role[] {
	return me?.hats.filter(({ organisation }) => organisation.slug === slug).map(({ role }) => role) ?? [];
}

/** Explains a page before anyone presses; the database decides. */
export function mayAs(roles: Role[], ...needed: Role[]): boolean {
	return needed.some((role) => roles.includes(role));
}
