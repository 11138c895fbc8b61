// How much influence people had on a decision, as its owner and those it rests on see it (R8).

export type Rating = 1 | 2 | 3 | 4 | 5;
export type RatingNote = { note: string; body: string; met_on: string };
export type InfluenceRating = {
	owner: Rating | null;
	/** The middle of at least five answers; null while there are fewer. */
	people: { answers: number; middle: number } | null;
	/** What whoever reads said, where the words are theirs. */
	mine: Rating | null;
	/** What the board said where the two are far apart. */
	notes: RatingNote[];
	/** May whoever reads say it now? */
	may: boolean;
};

/** What somebody is asked before they say it. */
export type RatingAsked = Omit<InfluenceRating, 'notes'> & {
	id: string;
	number: number;
	title: string;
	trust: string;
};

export const RATINGS: Record<Rating, string> = {
	1: 'None',
	2: 'A little',
	3: 'Some',
	4: 'A lot',
	5: 'It decided it'
};

/** As radios have it, least first. */
export const RATING_OPTIONS = ([1, 2, 3, 4, 5] as const).map((value) => ({
	value: String(value),
	label: RATINGS[value]
}));

/** "3 of 5: some"; between two steps the number alone: "3.5 of 5". */
export function ratingWords(rating: number): string {
	const word = RATINGS[rating as Rating];
	return word ? `${rating} of 5: ${word.toLowerCase()}` : `${rating} of 5`;
}

/** What contributors said, or that it cannot be shown yet. */
export function peopleSentence(people: InfluenceRating['people']): string {
	return people
		? `${ratingWords(people.middle)}. The middle of ${people.answers} answers.`
		: 'Fewer than 5 have said. Shown from 5 answers on, so that nobody is singled out.';
}

/** Do both sides see it two or more steps apart? */
export function areApart({ owner, people }: Pick<InfluenceRating, 'owner' | 'people'>): boolean {
	return owner !== null && people !== null && Math.abs(owner - people.middle) >= 2;
}
