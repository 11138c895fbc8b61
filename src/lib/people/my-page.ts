// The first page of somebody who is signed in: what they are asked, are coming to and are owed.
import type { Claim } from '../claims/claim.ts';
import type { MyCheck } from '../insights/check.ts';
import type { State } from '../registrations/registration.ts';

export type MyPage = {
	/** Checks that are open and not answered. */
	asked: MyCheck[];
	/** The next three places, what waits for an answer first. */
	places: {
		id: string;
		title: string;
		state: State;
		starts_at: string | null;
		held_on: string;
		answer_by: string | null;
	}[];
	invitations: { id: string; workshop: string; title: string; starts_at: string }[];
	/** What rooms they were in were given back, lately. */
	given_back: { registration: string; title: string; held_on: string }[];
	/** Minutes of this month, and how many entries are in which state. */
	hours: { month: number; waiting: number; returned: number; suggested: number };
	claims: Claim[];
	passport: { changed_at: string; shared: number } | null;
};
