// Roles and how they are paid, in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { RolePage, Roles } from './role';
import type { NewDecision, NewRole } from './schema';

/** The roles of a trust, 20 at a time by name. */
export async function list(db: Db, organisation: string, after: string | null): Promise<Roles> {
	return expectOk(await db.rpc('roles_of', { organisation, beside: after })) as Roles;
}

/** One role with everything that was decided about it; stops with "not found" for no role. */
export async function find(db: Db, role: string): Promise<RolePage> {
	return expectOk(await db.rpc('role_page', { involvement_role: role })) as RolePage;
}

export async function add(db: Db, organisation: string, given: NewRole) {
	return outcome<string>(await db.rpc('add_role', { organisation, given }));
}

export async function decide(db: Db, role: string, given: NewDecision) {
	return outcome<string>(await db.rpc('decide_route', { involvement_role: role, given }));
}

export async function useForWorkshops(db: Db, role: string) {
	return outcome<null>(await db.rpc('use_for_workshops', { involvement_role: role }));
}

export async function end(db: Db, role: string) {
	return outcome<null>(await db.rpc('end_role', { involvement_role: role }));
}
