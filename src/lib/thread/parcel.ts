// One's own words followed like a parcel: six stops at most, which of them were reached and when, and who holds it at the next.
import { longDate } from '../platform/dates.ts';
import { counted, heldNow, holdersOf, stands, stops, type ThreadStop } from './stops.ts';
import type { InsightSeen, ThreadSeen } from './thread.ts';

type Key = 'given' | 'confirmed' | 'grouped' | 'agreed' | 'decided' | 'changed';

export type ParcelStop = {
	key: Key;
	name: string;
	state: 'reached' | 'now' | 'ahead';
	/** When it was reached or is due, as people read it. */
	date?: string;
	/** Whole days past the day it was due. */
	late: number;
};

const STATES = ['draft', 'in_check', 'agreed', 'answered'] as const;

/** The stops of one's own words in order; none for words that were taken back or kept back: those go no further. */
export function parcel(thread: ThreadSeen, now: Date): ParcelStop[] {
	const { contribution } = thread;
	if (!contribution || contribution.withdrawn_at || contribution.kept_back) return [];

	const insights = thread.insights.filter(({ state }) => state !== 'superseded');
	const furthest = insights.toSorted((a, b) => rank(b) - rank(a))[0];
	const decisions = thread.decisions.filter(stands);
	const done = decisions.flatMap(({ actions }) => actions).map(({ done_at }) => done_at);
	const reached: Record<Key, string | null> = {
		given: contribution.given_on,
		confirmed: contribution.confirmed_at,
		grouped: earliest(insights.map(({ drafted_at }) => drafted_at)),
		agreed: earliest(insights.map(({ agreed_at }) => agreed_at)),
		decided: earliest(decisions.map(({ decided_on, made_at }) => decided_on ?? made_at)),
		changed: earliest(done)
	};
	const names: Record<Key, string> = {
		given: 'Handed in',
		confirmed: contribution.confirmed_how === 'read back' ? 'Read back to you' : 'Confirmed by you',
		grouped: groupedWith(furthest),
		agreed: reached.agreed ? `Put to ${holdersOf(thread)}` : 'Agreed with those who said it',
		decided: 'Decided',
		changed: 'Changed'
	};
	const keys = (Object.keys(reached) as Key[]).filter((key) => mayCome(key, thread));
	const last = keys.findLastIndex((key) => reached[key] !== null);
	// What somebody wrote down for them and was never confirmed goes on all the same.
	const way = keys.filter((key, index) => reached[key] !== null || index > last);
	const next = way.find((key) => reached[key] === null);
	const holds = next && heldAt(next, thread, now);

	return way.map((key) => {
		const day = reached[key];
		const stop = { key, name: names[key] };
		if (day) return { ...stop, state: 'reached', date: longDate(day), late: 0 };
		if (key !== next) return { ...stop, state: 'ahead', late: 0 };
		return {
			...stop,
			state: 'now',
			date: holds?.due ? `due ${longDate(holds.due)}` : undefined,

			late: holds?.late ?? 0
		};
	});
}

/** Whether a stop belongs on the way: nobody asks who wrote it themselves, and nothing changes where nothing was adopted. */
function mayCome(key: Key, { contribution, decisions }: ThreadSeen): boolean {
	if (key === 'confirmed') return Boolean(contribution?.scribe || contribution?.confirmed_at);
	if (key !== 'changed') return true;
	const standing = decisions.filter(stands);
	return (
		standing.length === 0 ||
		standing.some(
			({ actions, influences }) =>
				actions.length > 0 || influences.some(({ kind }) => kind !== 'not_adopted' && kind !== null)
		)
	);
}

/** Who holds the words on their way to a stop: the latest of what is somebody's job there. */
function heldAt(key: Key, thread: ThreadSeen, now: Date) {
	const belongs: Record<Key, (stop: ThreadStop) => boolean> = {
		given: () => false,
		confirmed: () => false,
		grouped: ({ key }) => key === 'unused',
		agreed: ({ kind }) => kind === 'checked',
		decided: ({ kind, key }) => kind === 'decided' || (kind === 'waiting' && key.startsWith('waiting-')),
		changed: ({ kind, key }) => kind === 'action' || kind === 'decided' || key.startsWith('undone-')
	};
	return heldNow(stops(thread, now)).find(belongs[key])?.held;
}

function groupedWith(insight: InsightSeen | undefined): string {
	const others = insight ? insight.said - Math.max(insight.own, 1) : 0;
	return others > 0 ? `Grouped with ${counted(others, 'other', 'others')}` : 'Grouped with what others said';
}

const rank = ({ state }: InsightSeen) => STATES.indexOf(state as (typeof STATES)[number]);

const earliest = (moments: (string | null)[]) =>
	moments.filter((moment) => moment !== null).sort()[0] ?? null;
