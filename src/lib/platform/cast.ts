// The people every seed, test, demo and document speaks of. Ids are fixed, so that SQL and TypeScript agree.

export type CastMember = {
	key: string;
	id: string;
	name: string;
	email: string;
	/** The slug of the organisation the person works with. */
	organisation: 'northbrook' | 'rooted-voices' | 'eastvale';
	/** One plain line: who this is. */
	what: string;
};

/** Everybody's password, in development, demo and tests only. */
export const CAST_PASSWORD = 'throughline-cast';

function member(
	number: string,
	name: string,
	organisation: CastMember['organisation'],
	what: string,
	key = name.toLowerCase()
): CastMember {
	return {
		key,
		id: `00000000-0000-4000-a000-0000000000${number}`,
		name,
		email: `${key}@${organisation}.example`,
		organisation,
		what
	};
}

/** Mrs Begum has no account, so she is in the seed and not here. */
export const CAST: CastMember[] = [
	member('01', 'Grace', 'northbrook', 'Engagement lead and administrator, Northbrook'),
	member('02', 'Fatima', 'northbrook', 'Facilitator, Northbrook'),
	member('03', 'Marcus', 'northbrook', 'Executive lead and decision owner, Northbrook'),
	member('04', 'Carys', 'northbrook', 'Finance approver, Northbrook'),
	member('05', 'Dev', 'northbrook', 'Board auditor, Northbrook'),
	member('06', 'Sol', 'northbrook', 'Safeguarding lead, Northbrook'),
	member('11', 'Joy', 'rooted-voices', 'Runs Rooted Voices, a community partner'),
	member('12', 'Amina', 'rooted-voices', 'Community advisor with Rooted Voices and community co-chair'),
	member('13', 'Tunde', 'rooted-voices', 'Community advisor with Rooted Voices'),
	member('21', 'Olwen', 'eastvale', 'Works at Eastvale, another trust')
];
