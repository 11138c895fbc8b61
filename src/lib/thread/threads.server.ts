// The threads, as the database answers them: one round trip each.
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import type { PartKind, ThreadSeen } from './thread';

/** The thread for whoever is signed in. */
export async function seen(db: Db, kind: PartKind, id: string): Promise<ThreadSeen> {
	return expectOk(await db.rpc('thread', { kind, id })) as ThreadSeen;
}

/** The thread as everyone may see it. */
export async function published(db: Db, kind: PartKind, id: string): Promise<ThreadSeen> {
	return expectOk(await db.rpc('public_thread', { kind, id })) as ThreadSeen;
}

/** The thread of the words a slip leads to. */
export async function track(db: Db, code: string): Promise<ThreadSeen> {
	return expectOk(await db.rpc('track', { code })) as ThreadSeen;
}
