// The threads, as the database answers them: one round trip each.
import { error } from '@sveltejs/kit';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import type { ProgrammeFigures } from './programme-line';
import type { PartKind, ThreadSeen } from './thread';

/** The thread for whoever is signed in. With a trust's slug: only under that trust's address. */
export async function seen(db: Db, kind: PartKind, id: string, trust?: string): Promise<ThreadSeen> {
	return expectUnder(trust, expectOk(await db.rpc('thread', { kind, id })) as ThreadSeen);
}

/** The thread as everyone may see it, under its trust's address. */
export async function published(db: Db, kind: PartKind, id: string, trust: string): Promise<ThreadSeen> {
	return expectUnder(trust, expectOk(await db.rpc('public_thread', { kind, id })) as ThreadSeen);
}

/** The thread of the words a slip leads to. */
export async function track(db: Db, code: string): Promise<ThreadSeen> {
	return expectOk(await db.rpc('track', { code })) as ThreadSeen;
}

function expectUnder(trust: string | undefined, thread: ThreadSeen): ThreadSeen {
	if (trust && thread.organisation.slug !== trust)
		error(404, { code: 'not-found', message: 'Page not found' });
	return thread;
}

/** A programme's line in figures, for the trust's own people. */
export async function programme(db: Db, trust: string, slug: string): Promise<ProgrammeFigures> {
	return expectOk(await db.rpc('programme_thread', { trust, programme: slug })) as ProgrammeFigures;
}
