// Where the room stands in its agenda: what is on now, until when, and what comes next. By the moments themselves and not by
// the clock on the wall, so that an hour that comes twice or not at all moves nothing.
import type { AgendaItem } from '../workshops/workshop.ts';

type Point = Pick<AgendaItem, 'title' | 'minutes' | 'content_note'>;
/** A point of the agenda, from when to when, as ISO moments. */
export type Placed<P extends Point = Point> = P & { from: string; to: string };

export type AgendaNow<P extends Point = Point> = {
	/** Null before the first point and after the last. */
	now: Placed<P> | null;
	/** Whole minutes until it ends, the one under way counted: "1 minute left" until the end. */
	left: number;
	next: Placed<P> | null;
};

/** In: the points in their order, the moment the first begins (ISO), and now. Null where there is no agenda or no hour. */
export function agendaNow<P extends Point>(
	agenda: P[],
	startsAt: string | null,
	now: Date
): AgendaNow<P> | null {
	if (agenda.length === 0 || !startsAt) return null;
	let at = Date.parse(startsAt);
	const placed = agenda.map((item) => {
		const from = new Date(at).toISOString();
		at += item.minutes * 60_000;
		return { ...item, from, to: new Date(at).toISOString() };
	});
	const moment = now.getTime();
	const on = placed.find(({ from, to }) => Date.parse(from) <= moment && moment < Date.parse(to)) ?? null;
	return {
		now: on,
		left: on ? Math.ceil((Date.parse(on.to) - moment) / 60_000) : 0,
		next: placed.find(({ from }) => Date.parse(from) > moment) ?? null
	};
}
