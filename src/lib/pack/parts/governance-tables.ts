// The tables of governance in an evidence pack. Pure.
import {
	CHAIRED,
	type Assessment,
	type Chaired,
	type Committee,
	type Competency
} from '../../governance/governance.ts';
import { levelWords, seated, since } from '../../governance/standing.ts';
import { longDate } from '../../platform/dates.ts';
import type { PackTable } from '../section.ts';

/** As private.pack_governance answers. */
export type GovernanceData = {
	trust: string;
	from: string;
	until: string;
	competencies: Competency[];
	duties: {
		id: string;
		title: string;
		source: string;
		owner_name: string | null;
		evidence: string;
		review_on: string | null;
		reviewed_on: string;
	}[];
	/** Duties of the draft that nobody of the trust had checked. */
	to_check: number;
	executive_leads: string[];
	/** How many there are, also where their names are left out. */
	named: number;
	committees: Committee[];
	meetings: { committee_id: string; name: string; met_on: string; chaired: Chaired }[];
};

export function competencies({ trust, from, until, competencies }: GovernanceData): PackTable {
	return {
		key: 'competencies',
		title: 'How far the trust says it has come',
		about: `The latest assessment up to ${longDate(until)}, whenever it was made, and the one before it.`,
		columns: [
			{ key: 'name', title: 'Competency', kind: 'words' },
			{ key: 'level', title: 'How far', kind: 'words' },
			{ key: 'made_on', title: 'Assessed', kind: 'day' },
			{ key: 'in_period', title: 'In this period', kind: 'words' },
			{ key: 'since', title: 'Since the one before', kind: 'words' },
			{ key: 'evidence', title: 'What shows it', kind: 'words' },
			{ key: 'made_with', title: 'Made with', kind: 'words' },
			{ key: 'next_on', title: 'Next', kind: 'day' }
		],
		rows: competencies.map((one) => ({
			cells: {
				name: one.local ? `${one.name} (local)` : one.name,
				level: levelWords(one.latest),
				made_on: one.latest?.made_on ?? null,
				in_period: one.latest ? (one.latest.made_on >= from ? 'Yes' : 'No') : null,
				since: since(one.latest, one.before),
				evidence: evidenceOf(one.latest),
				made_with: one.latest?.made_with || null,
				next_on: one.latest?.next_on ?? null
			},
			link: `/${trust}/governance/competencies/${one.id}`
		})),
		empty: 'No competencies are in use.'
	};
}

/** R10: where there is no evidence it is said, not left blank. */
function evidenceOf(latest: Assessment | null): string {
	return latest && latest.level !== 'no_evidence' ? latest.evidence : 'No evidence yet';
}

export function duties({ trust, duties }: GovernanceData): PackTable {
	return {
		key: 'duties',
		title: 'Duties in law',
		about: 'Those that somebody of the trust has confirmed, as they stood at the end of the period.',
		columns: [
			{ key: 'title', title: 'Duty', kind: 'words' },
			{ key: 'source', title: 'Law', kind: 'words' },
			{ key: 'owner', title: 'Who answers for it', kind: 'words' },
			{ key: 'evidence', title: 'What shows it', kind: 'words' },
			{ key: 'reviewed_on', title: 'Last looked at', kind: 'day' },
			{ key: 'review_on', title: 'Next', kind: 'day' }
		],
		rows: duties.map((duty) => ({
			cells: {
				title: duty.title,
				source: duty.source,
				owner: duty.owner_name,
				evidence: duty.evidence || 'No evidence yet',
				reviewed_on: duty.reviewed_on,
				review_on: duty.review_on
			},
			link: `/${trust}/governance/duties/${duty.id}`
		})),
		empty: 'No duty has been confirmed by the trust yet.'
	};
}

export function committees({ trust, committees }: GovernanceData): PackTable {
	return {
		key: 'committees',
		title: 'Committees and who chairs them',
		columns: [
			{ key: 'name', title: 'Committee', kind: 'words' },
			{ key: 'remit', title: 'What it looks at', kind: 'words' },
			{ key: 'staff_chair', title: 'Chair for the trust', kind: 'words' },
			{ key: 'co_chair', title: 'Co-chair for the community', kind: 'words' },
			{ key: 'lived_experience', title: 'Lived experience', kind: 'words' },
			{ key: 'meetings', title: 'Meetings in the period', kind: 'number' }
		],
		rows: committees.map((one) => ({
			cells: {
				name: one.name,
				remit: one.remit,
				staff_chair: seated(one.seats, 'staff_chair') ?? 'Nobody',
				co_chair: seated(one.seats, 'community_co_chair') ?? 'Nobody',
				lived_experience: seated(one.seats, 'lived_experience') ?? 'Nobody',
				meetings: one.meetings
			},
			link: `/${trust}/governance/committees/${one.id}`
		})),
		empty: 'No committee is written down.'
	};
}

export function meetings({ trust, meetings }: GovernanceData): PackTable {
	return {
		key: 'meetings',
		title: 'Meetings in this period',
		columns: [
			{ key: 'met_on', title: 'Day', kind: 'day' },
			{ key: 'name', title: 'Committee', kind: 'words' },
			{ key: 'chaired', title: 'Who chaired', kind: 'words' }
		],
		rows: meetings.map(({ committee_id, name, met_on, chaired }) => ({
			cells: { met_on, name, chaired: CHAIRED[chaired] },
			link: `/${trust}/governance/committees/${committee_id}`
		})),
		empty: 'No meeting was recorded in this period.'
	};
}
