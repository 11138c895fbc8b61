// When a head that did not grow is sealed again (log.md 4, operating rules).

const MINUTE = 60_000;
/** Once a day, so that fresh seals show that somebody is there; earlier by as much as a slow day may need. */
const AGAIN = 20 * 60 * MINUTE;
/** Sooner where a seal is missing; and no more often, since witnesses give theirs for nothing. */
const MISSING = 10 * MINUTE;

export type Standing = {
	/** When it was published and when witnesses were asked last; null where that is not known. */
	at: Date | null;
	asked: Date | null;
	witnesses: { time: Date }[];
	/** Whether those are enough, and how many there could be. */
	quorum: boolean;
	outOf: number;
};

/** Whether witnesses are to be asked for their seals of the published head again. */
export function isDue({ at, asked, witnesses, quorum, outOf }: Standing, now: Date): boolean {
	// A time that has not come was written by a clock that was put right since, and says nothing.
	const since = (date: Date | null) => now.getTime() - (date && date <= now ? date.getTime() : 0);
	if (since(asked) <= MISSING) return false;
	const oldest = Math.max(...[at, ...witnesses.map(({ time }) => time)].map(since));
	return oldest > AGAIN || !quorum || witnesses.length < outOf;
}
