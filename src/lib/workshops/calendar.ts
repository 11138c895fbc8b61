// Workshops for people's own calendars: one file, or a feed that is asked for again (ADR 0019).
import ical, {
	ICalCalendarMethod,
	ICalEventClass,
	ICalEventStatus,
	type ICalEventData
} from 'ical-generator';

/** What a calendar is told of a workshop. Times as the database gives them. */
export type CalendarWorkshop = {
	id: string;
	/** Neutral: calendars are shared with families and employers, and read over shoulders (R51). */
	share_title: string;
	starts_at: string;
	ends_at: string;
	/** Only for those coming; null or empty where it is not to be told. */
	place: string | null;
	/** The page with the rest, behind whatever it asks for. */
	url: string;
	changed_at: string;
	/** Goes up when the day, the time, the place or cancelling changes: a higher one replaces what a calendar has. */
	sequence: number;
	cancelled: boolean;
};

type About = {
	/** The name in `ORIGIN`, which makes ids unlike those of other installations. */
	host: string;
	/** What a feed is called in the list of calendars; nothing for a single file. */
	name?: string;
};

/** How often a feed is to be asked for again, in seconds. */
const REFRESH = 6 * 60 * 60;

/**
 * An iCalendar file (RFC 5545), the same for the same workshops whenever it is asked for. Times are in UTC, which every
 * calendar shows in its own zone, also across the days on which clocks change. Nobody who comes is named in it.
 */
export function calendar(workshops: CalendarWorkshop[], { host, name }: About): string {
	return ical({
		prodId: { company: 'Throughline', product: 'Workshops', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH,
		...(name && { name, ttl: REFRESH }),
		events: workshops.map((workshop) => entry(workshop, host))
	}).toString();
}

function entry(workshop: CalendarWorkshop, host: string): ICalEventData {
	const changed = new Date(workshop.changed_at);
	return {
		id: `${workshop.id}@${host}`,
		sequence: workshop.sequence,
		stamp: changed,
		lastModified: changed,
		start: new Date(workshop.starts_at),
		end: new Date(workshop.ends_at),
		summary: oneLine(workshop.share_title),
		location: workshop.place?.trim() || null,
		url: workshop.url,
		status: workshop.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		// Where a calendar is shared, others see that the time is taken and no more.
		class: ICalEventClass.PRIVATE
	};
}

/** A title has one line; a line break in it would begin another property in careless readers. */
const oneLine = (title: string) => title.replace(/\s+/g, ' ').trim();
