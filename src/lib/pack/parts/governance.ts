// What an evidence pack says of governance: competencies, duties in law, committees and who chaired them (R10, R16, R17, R19). Pure.
import { ALONE } from '../../governance/governance.ts';
import { longDate } from '../../platform/dates.ts';
import type { PackSection } from '../section.ts';
import { committees, competencies, duties, meetings, type GovernanceData } from './governance-tables.ts';

export type { GovernanceData };

export function governance(data: GovernanceData): PackSection {
	const together = data.meetings.filter(({ chaired }) => chaired === 'both_chairs').length;
	return {
		key: 'governance',
		title: 'Governance and self-assessment',
		says: [
			leadSentence(data),
			`${data.meetings.length} meetings of committees were held in this period, ${together} of them chaired by the trust and the community together.`,
			'The trust says itself how far it has come in a competency. What it rests on stands beside it.'
		],
		tables: [competencies(data), duties(data), committees(data), meetings(data)],
		gaps: gaps(data)
	};
}

function leadSentence({ executive_leads, named }: GovernanceData): string {
	if (named === 0) return 'No executive lead is named.';
	return executive_leads.length
		? `Executive lead: ${executive_leads.join('; ')}.`
		: 'An executive lead is named.';
}

function gaps(data: GovernanceData): string[] {
	const { from, until } = data;
	const late = data.duties.filter(({ review_on }) => review_on !== null && review_on < until);
	return [
		...(data.named === 0 ? ['No executive lead is named.'] : []),
		...data.competencies
			.filter(({ latest }) => !latest || latest.level === 'no_evidence')
			.map(({ name, latest }) => `${name}: ${latest ? 'no evidence yet' : 'not assessed yet'}.`),
		...data.competencies
			.filter(({ latest }) => latest && latest.made_on < from)
			.map(({ name }) => `${name}: not assessed in this period.`),
		...data.competencies
			.filter(({ latest }) => latest && latest.made_on >= from && latest.made_with === '')
			.map(({ name }) => `${name}: assessed without anybody of the community.`),
		...(data.to_check
			? [`${data.to_check} duties in law are a draft that the trust has not checked yet.`]
			: []),
		...late.map(
			({ title, review_on }) => `${title}: to be looked at by ${longDate(review_on!)}, and it was not.`
		),
		...data.committees.flatMap(({ name, why }) => (why ? [`${name}: ${ALONE[why]}`] : [])),
		...data.committees
			.filter(({ meetings }) => meetings === 0)
			.map(({ name }) => `${name}: no meeting was recorded in this period.`),
		...(data.committees.length === 0 ? ['No committee is written down.'] : [])
	];
}
