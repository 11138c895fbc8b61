// What somebody says once of themselves for all who invite them, and with whom they share which part of it.
import { NEEDS, type Need } from '../people/needs.ts';
import type { PayChoice } from '../registrations/registration.ts';

export type Part = 'needs' | 'languages' | 'training' | 'pay_choice';

export type Share = {
	organisation_id: string;
	name: string;
	kind: 'trust' | 'partner';
	part: Part;
	shared_at: string;
	ended_at: string | null;
};

export type Passport = {
	needs: { category: Need; detail: string }[];
	pay_choice: PayChoice | null;
	payee: string | null;
	training: string;
	languages: string;
	changed_at: string | null;
	shares: Share[];
};

/** What one person shares with an organisation; a part is there only while it is shared. */
export type Shared = {
	account_id: string;
	name: string;
	since: string;
	parts: {
		needs?: Passport['needs'];
		languages?: string;
		training?: string;
		pay_choice?: PayChoice | '';
		payee?: string;
	};
};
export type SharedPage = { people: Shared[]; next: string | null };

export const PART_NAMES: Record<Part, string> = {
	needs: 'What I need to take part',
	languages: 'Languages I speak',
	training: 'Training I have had',
	pay_choice: 'How I want to be paid'
};

/** Who of an organisation reads a part that is shared with it. */
export const READERS: Record<Part, string> = {
	needs: 'Read by those who run sessions there',
	languages: 'Read by those who run sessions there',
	training: 'Read by those who run sessions there',
	pay_choice: 'Read only by those who approve payments there'
};

export const PAY_USUALLY: Record<PayChoice, string> = {
	full: 'All of what is offered',
	less: 'Less than is offered',
	expenses_only: 'Only what I spend, such as travel',
	charity: 'Give it to a charity or group',
	none: 'Nothing'
};

/** The needs in words: "The room and the building: a seat by the door". */
export function needLines(needs: Passport['needs']): string[] {
	return needs.map(({ category, detail }) => `${NEEDS[category].label}${detail ? `: ${detail}` : ''}`);
}

/** The parts that an organisation reads now. */
export function sharedWith(shares: Share[], organisation: string): Part[] {
	return shares
		.filter(({ organisation_id, ended_at }) => organisation_id === organisation && ended_at === null)
		.map(({ part }) => part);
}

export type Standing = { id: string; name: string; parts: Part[]; since: string };

/** The organisations that read something now, each once, with the parts and the earliest day. */
export function standing(shares: Share[]): Standing[] {
	const found = new Map<string, Standing>();
	for (const { organisation_id: id, name, part, shared_at, ended_at } of shares) {
		if (ended_at !== null) continue;
		const one = found.get(id) ?? { id, name, parts: [], since: shared_at };
		one.parts.push(part);
		if (shared_at < one.since) one.since = shared_at;
		found.set(id, one);
	}
	return [...found.values()];
}
