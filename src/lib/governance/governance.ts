// Governance in words: how far a trust has come in a competency, its duties in law, its committees and who chairs them. Pure.

export const LEVELS = ['no_evidence', 'starting', 'developing', 'established'] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_NAMES: Record<Level, string> = {
	no_evidence: 'No evidence yet',
	starting: 'Starting',
	developing: 'Developing',
	established: 'Established'
};
export const LEVEL_MEANS: Record<Level, string> = {
	no_evidence: 'We looked, and nothing shows it yet.',
	starting: 'Something is begun, in some places.',
	developing: 'It is done in many places, and people can see it.',
	established: 'It is how the trust works, and communities say so too.'
};

export const SEATS = [
	'staff_chair',
	'community_co_chair',
	'executive_lead',
	'lived_experience',
	'member'
] as const;
export type SeatRole = (typeof SEATS)[number];
export const SEAT_NAMES: Record<SeatRole, string> = {
	staff_chair: 'Chair for the trust',
	community_co_chair: 'Co-chair for the community',
	executive_lead: 'Executive lead',
	lived_experience: 'Member with lived experience',
	member: 'Member'
};

export type Chaired = 'both_chairs' | 'staff_chair_alone' | 'community_chair_alone' | 'no_chair';
export const CHAIRED: Record<Chaired, string> = {
	both_chairs: 'Chaired by the trust and the community together',
	staff_chair_alone: 'Chaired by the trust alone',
	community_chair_alone: 'Chaired by the community alone',
	no_chair: 'No chair was there'
};

/** Why a committee is flagged (R19), as private.committees_without_co_chair says it. */
export type Alone = 'no_co_chair' | 'one_side';
export const ALONE: Record<Alone, string> = {
	no_co_chair: 'Nobody sits as co-chair for the community.',
	one_side: 'The last meeting was not chaired by both sides.'
};

export type ProgrammeLink = { id: string; slug: string; title: string };

export type Assessment = {
	id: string;
	level: Level;
	evidence: string;
	links: string[];
	/** Empty where nobody of the community was; left out where names of people are. */
	made_with?: string;
	made_on: string;
	next_on: string;
	late: boolean;
	version: number;
};

export type Competency = {
	id: string;
	key: string;
	version: number;
	name: string;
	about: string;
	source: string;
	local: boolean;
	latest: Assessment | null;
	before: Assessment | null;
};

export type Seat = {
	id: string;
	role: SeatRole;
	name?: string;
	starts_on: string;
	ends_on: string | null;
};

export type Committee = {
	id: string;
	name: string;
	remit: string;
	seats: Seat[];
	/** The last meeting. */
	met_on: string | null;
	chaired: Chaired;
	meetings: number;
	why: Alone | null;
};

/** The first page, as public.governance answers. */
export type Governance = {
	programme: ProgrammeLink | null;
	programmes: ProgrammeLink[];
	competencies: Competency[];
	executive_leads: string[];
	committees: Committee[];
	ended: { id: string; name: string; ended_on: string }[];
	duties: { in_use: number; to_check: number; late: number };
};

export type CompetencyPage = {
	programme: ProgrammeLink;
	competency: Omit<Competency, 'key' | 'latest' | 'before'> & {
		starts_on: string;
		retired_on: string | null;
		retired_reason: string | null;
	};
	versions: { id: string; version: number; name: string; starts_on: string; retired_on: string | null }[];
	assessments: (Assessment & { name: string })[];
	next: { made_on: string; recorded_at: string; id: string } | null;
};

export type Duty = {
	id: string;
	title: string;
	about: string;
	source: string;
	owner_id: string | null;
	owner_name: string | null;
	evidence: string;
	links: string[];
	review_on: string | null;
	/** How often it was changed, so that two people who change it at once do not undo each other. */
	changes: number;
	confirmed_on: string | null;
	retired_on: string | null;
	retired_reason: string | null;
	late: boolean;
};

export type DutyPage = Duty & {
	history: {
		id: string;
		kind: 'confirmed' | 'reworded' | 'reviewed' | 'retired';
		title: string;
		about: string;
		evidence: string;
		review_on: string | null;
		owner_name: string | null;
		note: string;
		on: string;
	}[];
};

export type CommitteePage = Pick<Committee, 'id' | 'name' | 'remit' | 'seats' | 'why'> & {
	starts_on: string;
	ended_on: string | null;
	earlier: Seat[];
	meetings: { id: string; met_on: string; chaired: Chaired; links: string[]; minutes: string }[];
	next: string | null;
};
