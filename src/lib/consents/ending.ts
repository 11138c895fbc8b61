// Where words may no longer be used: the marks that stand on what rests on them, and the list of whoever answers for it.
import { longDate } from '../platform/dates.ts';
import type { Use } from '../contributions/contribution.ts';

export const PLACE_KINDS = ['insight', 'decision', 'consultation', 'workshop', 'export'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One day, one reason: how many contributions, never which or whose. */
export type EndingMark = {
	ended_on: string;
	why: 'taken_back' | 'kept_long_enough' | 'consent_ended' | 'consent_expired';
	use: Use | 'every';
	contributions: number;
	/** From when all of them may be shown again. */
	shown_again_on: string | null;
};

export type Ending = EndingMark & {
	id: string;
	place_kind: PlaceKind;
	place_id: string;
	/** As its pages count it; a consultation and a workshop have none. */
	number: number | null;
	title: string;
	seen_at: string | null;
	seen_by_name: string | null;
	/** For whoever asks to see to. */
	mine: boolean;
	nothing_left: boolean;
};

const NO_LONGER: Record<Use, string> = {
	clinical_teams: 'may no longer be shared with teams who give care',
	board: 'may no longer be shown to the board',
	news: 'may no longer be used in news and reports',
	photo_video: 'may no longer be used as a photo or recording',
	staff_training: 'may no longer be used to train staff',
	website: 'may no longer be shown on this website',
	celebration: 'may no longer be used at events'
};

/** "On 3 November 2026, words that this rests on were taken back." An export holds words and rests on none. */
export function markSentence(
	{ ended_on, why, use, contributions, shown_again_on }: EndingMark,
	place_kind: PlaceKind = 'insight'
): string {
	const words = contributions > 1 ? `${contributions.toLocaleString('en-GB')} contributions` : 'words';
	const what = `${words} ${place_kind === 'export' ? 'that went out in this' : 'that this rests on'}`;
	const since =
		use === 'every'
			? why === 'kept_long_enough'
				? 'were kept for as long as the trust keeps words, and were destroyed'
				: 'were taken back'
			: `${NO_LONGER[use]}${why === 'consent_expired' ? ': the yes to it ran out' : ''}`;
	const again = shown_again_on ? ` Since ${longDate(shown_again_on)} they may again.` : '';
	return `On ${longDate(ended_on)}, ${what} ${since}.${again}`;
}

export const NOTHING_LEFT =
	'Everything that this rested on was taken back or is kept back. Nothing is left to rest on.';

export const PLACE_NAMES: Record<PlaceKind, string> = {
	insight: 'Insight',
	decision: 'Decision',
	consultation: 'What we heard',
	workshop: 'What was said at a workshop',
	export: 'Export'
};

/** "Insight 3", "What we heard" */
export const placeName = ({ place_kind, number }: Pick<Ending, 'place_kind' | 'number'>) =>
	number === null ? PLACE_NAMES[place_kind] : `${PLACE_NAMES[place_kind]} ${number}`;

/** Where the trust's own people read the place. */
export function placeAddress(
	trust: string,
	{ place_kind, place_id }: Pick<Ending, 'place_kind' | 'place_id'>
) {
	const paths: Record<PlaceKind, string> = {
		insight: `insights/${place_id}`,
		decision: `decisions/${place_id}`,
		consultation: `consultations/${place_id}`,
		workshop: `workshops/${place_id}`,
		export: `exports/${place_id}`
	};
	return `/${trust}/${paths[place_kind]}`;
}

/** What whoever gave the words is told after they changed or took them back. */
export const placesSentence = (places: number) =>
	places === 1
		? 'We marked 1 place that rested on them, and told those who answer for it.'
		: `We marked ${places.toLocaleString('en-GB')} places that rested on them, and told those who answer for them.`;
