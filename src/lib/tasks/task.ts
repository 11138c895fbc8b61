// Work that is agreed before it is done.
import { pounds } from '../platform/money.ts';
import { inHours, type Offer } from '../workshops/offer.ts';

export type TaskOffer = Offer & { travel_minutes?: number; follow_up_minutes?: number };
export type TaskState = 'offered' | 'agreed' | 'declined' | 'done';
/** As its person reads it. */
export type Task = {
	id: string;
	offer: TaskOffer;
	done_by: string;
	state: 'offered' | 'agreed';
	organisation: string;
};
/** As those read it who offer it. */
export type OfferedTask = {
	id: string;
	who: string;
	offer: TaskOffer;
	programme: string;
	done_by: string;
	state: TaskState;
	done_on: string | null;
	/** They have no account, so that what they say is written down for them. */
	may_answer: boolean;
};
export type Tasks = {
	tasks: OfferedTask[];
	next: string | null;
	people: { id: string; name: string }[];
	programmes: { id: string; title: string }[];
};

/** All of its time: preparing, travel and following up count too (R55). */
export function taskMinutes(offer: TaskOffer): number {
	return (
		offer.minutes + offer.preparation_minutes + (offer.travel_minutes ?? 0) + (offer.follow_up_minutes ?? 0)
	);
}

/** The offer in a sentence: the sum for all of it, and its times, which add up to the whole. */
export function taskSentence(offer: TaskOffer): string {
	const parts = [
		offer.minutes && `${inHours(offer.minutes)} itself`,
		offer.preparation_minutes && `${inHours(offer.preparation_minutes)} to prepare`,
		offer.travel_minutes && `${inHours(offer.travel_minutes)} on the way`,
		offer.follow_up_minutes && `${inHours(offer.follow_up_minutes)} afterwards`
	].filter(Boolean);
	const times = parts.length > 1 ? `: ${parts.join(', ')}` : '';
	return `${pounds(offer.pence)} for ${inHours(taskMinutes(offer))}${times}.`;
}

export const STATE_WORDS: Record<TaskState, string> = {
	offered: 'They have not answered yet.',
	agreed: 'They agreed.',
	declined: 'They said no.',
	done: 'It is done, and owed.'
};
