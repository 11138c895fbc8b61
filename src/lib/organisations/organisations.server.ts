import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Home } from './home';
import type { Invitation, Member, Offer } from './organisation';

export async function home(db: Db, organisation: string): Promise<Home> {
	return expectOk(await db.rpc('organisation_home', { organisation }));
}

/** Whether any organisation has this address. */
export async function isThere(db: Db, slug: string): Promise<boolean> {
	return expectOk(await db.from('organisations').select('id').eq('slug', slug).limit(1)).length > 0;
}

/** The trusts there are, by name; 100 at most. */
export async function trusts(db: Db): Promise<{ slug: string; name: string }[]> {
	return expectOk(
		await db.from('organisations').select('slug, name').eq('kind', 'trust').order('name').limit(100)
	);
}

/** Everybody with a role; administrators are also given the roles that ended. */
export async function listMembers(db: Db, organisation: string): Promise<Member[]> {
	return expectOk(await db.rpc('members_of', { organisation }));
}

/** Invitations that can still be accepted, the newest first. Only administrators read any. */
export async function listInvitations(db: Db, organisation: string, now: Date): Promise<Invitation[]> {
	return expectOk(
		await db
			.from('invitations')
			.select('id, role, name, email, invited_at, expires_at')
			.eq('organisation_id', organisation)
			.is('accepted_at', null)
			.is('withdrawn_at', null)
			.gt('expires_at', now.toISOString())
			.order('invited_at', { ascending: false })
			.limit(100)
			.overrideTypes<Invitation[], { merge: false }>()
	);
}

type NewInvitation = { name: string; email: string; role: string };

/** Invites somebody into a role. The token is told this once. */
export async function invite(db: Db, organisation: string, { name, email, role }: NewInvitation) {
	return outcome<{ id: string; token: string }>(
		await db.rpc('invite_member', { organisation, role, name, email })
	);
}

export async function withdrawInvitation(db: Db, invitation: string) {
	return outcome(await db.rpc('withdraw_invitation', { invitation }));
}

/** What an invitation offers, or null where nobody gave this link. */
export async function readInvitation(db: Db, token: string): Promise<Offer | null> {
	return expectOk<Offer | null>(await db.rpc('invitation', { token }));
}

/** Takes up an invitation. Answers the organisation's slug. */
export async function acceptInvitation(db: Db, token: string) {
	return outcome<string>(await db.rpc('accept_invitation', { token }));
}

export async function endMembership(db: Db, member: string) {
	return outcome(await db.rpc('end_membership', { member }));
}

export async function restoreMembership(db: Db, member: string) {
	return outcome<string>(await db.rpc('restore_membership', { member }));
}
