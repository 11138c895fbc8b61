// Who belongs to an organisation, who is invited, and what waits there.
import type { Organisation, Role } from '../people/me.ts';

/** Somebody's role, now or once. */
export type Member = {
	id: string;
	person_id: string;
	role: Role;
	name: string;
	starts_on: string;
	/** The first day without it. */
	ends_on: string | null;
	mine: boolean;
};

export type Invitation = {
	id: string;
	role: Role;
	name: string;
	email: string;
	invited_at: string;
	expires_at: string;
};

/** What somebody who holds an invitation's link is shown. */
export type Offer = {
	organisation: string;
	slug: string;
	role: Role;
	name: string;
	expires_at: string;
	state: 'open' | 'accepted' | 'withdrawn' | 'expired';
};

/** What each role is for, in a sentence: read before it is given, and before it is taken. */
export const ROLE_HINTS: Record<Role, string> = {
	advisor: 'Gives what they know from living it, and follows what becomes of it',
	facilitator: 'Listens to people, and writes down what they say with their consent',
	engagement_lead: 'Turns what people said into insights with them, and chases answers',
	decision_owner: 'Makes decisions, and answers for them by name',
	finance_approver: "Approves what people are paid, and reads nobody's words",
	board_auditor: 'Reads and checks the record, and changes nothing',
	co_chair: 'Speaks for the community, and can challenge what the trust writes',
	safeguarding_lead: 'Is told when somebody may be at risk',
	administrator: 'Gives roles and ends them'
};

const PARTNER_ROLES: Role[] = ['advisor', 'facilitator', 'engagement_lead', 'administrator'];

/** The roles there are work for in an organisation of this kind. */
export function rolesFor(kind: Organisation['kind']): Role[] {
	return kind === 'partner' ? PARTNER_ROLES : (Object.keys(ROLE_HINTS) as Role[]);
}

/** Whether the role is held on this day. */
export function holds(member: Member, today: string): boolean {
	return member.ends_on === null || member.ends_on > today;
}

export type WhyNotEnd = 'last-administrator' | 'already-ended';

/** Why this role cannot be ended, or null if it can. */
export function whyNotEnd(member: Member, members: Member[], today: string): WhyNotEnd | null {
	if (!holds(member, today)) return 'already-ended';
	const others = members.some(
		({ id, role, ends_on }) => id !== member.id && role === 'administrator' && ends_on === null
	);
	return member.role === 'administrator' && !others ? 'last-administrator' : null;
}

/** Ended roles that could be given back, the newest first: one for each person and role that is not held again. */
export function restorable(members: Member[], today: string): Member[] {
	const key = ({ person_id, role }: Member) => `${person_id} ${role}`;
	const held = new Set(members.filter((member) => holds(member, today)).map(key));
	const ended = members
		.filter((member) => !held.has(key(member)))
		.sort((a, b) => (a.ends_on ?? '').localeCompare(b.ends_on ?? ''));
	return [...new Map(ended.map((member) => [key(member), member])).values()].reverse();
}
