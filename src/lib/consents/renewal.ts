// Before a yes runs out its giver is asked whether to keep it. If nobody answers, it ends: silence is no yes.
import { z } from 'zod';
import { standing, stands, USES, type Consent, type Use } from '../contributions/contribution.ts';
import type { ContactBy } from '../people/person.ts';
import { daysBetween } from '../platform/dates.ts';

/** How many days before its end a yes can be kept by one press; private.renewal_days() says the same. */
export const RENEWAL_DAYS = 30;

export type RunningOut = { use: Use; expires_on: string };

/** Own words of which a yes runs out. */
export type EndingWords = {
	id: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	programme: string;
	ending: RunningOut[];
};

export type ToAsk = {
	renewal: string;
	name: string;
	contact_by: ContactBy;
	contact: string | null;
	language: string;
	account: boolean;
	told: boolean;
};

/** What runs out at an organisation: on which words, and, apart from that, who is to be asked. */
export type EndingPage = {
	contributions: { id: string; given_on: string; programme: string; ending: RunningOut[] }[];
	next: { expires_on: string; contribution: string } | null;
	people: ToAsk[];
};

/** The yeses that stand today and run out within the days in which one is asked, soonest first. */
export function runningOut(consents: Consent[], today: string): RunningOut[] {
	const latest = standing(consents);
	return USES.flatMap((use) => {
		const consent = latest.get(use);
		return consent && stands(consent, today) && daysBetween(today, consent.expires_on) <= RENEWAL_DAYS
			? [{ use, expires_on: consent.expires_on }]
			: [];
	}).sort((one, other) => one.expires_on.localeCompare(other.expires_on));
}

/** "Keep it": a button for one use and so many months more, "website 24". With the contribution, where a page shows several. */
export const keepYes = z.object({
	keep: z
		.string()
		.transform((pressed) => pressed.split(' '))
		.pipe(z.tuple([z.enum(USES), z.enum(['12', '24'])]))
		.transform(([use, months]) => ({ answers: { [use]: true }, months })),
	contribution: z.guid().optional()
});

/** What somebody answered who was asked by a person. */
export const recordRenewal = z.object({
	renewal: z.guid(),
	answer: z.enum(['24', '12', 'end'], 'Choose what they answered')
});
