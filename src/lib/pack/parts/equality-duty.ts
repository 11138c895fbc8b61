// What an evidence pack says of the equality duty: considered before each decision, weighed at it, looked at afterwards (R10, R27). Pure.
import { REVIEW_OUTCOMES, type EqualityReview } from '../../decisions/equality.ts';
import { longDate } from '../../platform/dates.ts';
import type { PackSection, Row } from '../section.ts';

type Considered = {
	id: string;
	number: number;
	title: string;
	body: string;
	/** Null where names of people are left out. */
	owner: string | null;
	decided_on: string;
	considered_on: string;
	considered_by: string | null;
	evidence: string;
	due_regard: string;
	mitigation: string;
	review_on: string;
	/** False once taken back or corrected. */
	stands: boolean;
	reviews: EqualityReview[];
};

/** As private.pack_equality_duty answers. */
export type EqualityDutyData = {
	trust: string;
	until: string;
	decisions: Considered[];
	late: { id: string; number: number; title: string; due_on: string }[];
};

export function equalityDuty({ trust, decisions, late }: EqualityDutyData): PackSection {
	const link = (id: string) => `/${trust}/said-and-done/decisions/${id}`;
	const reviews = decisions.flatMap((decision) =>
		decision.reviews.map((review) => ({ ...review, decision }))
	);
	const worse = reviews.filter(({ outcome }) => outcome === 'worse');
	return {
		key: 'equality_duty',
		title: 'The equality duty',
		says: [
			decisions.length
				? `${counted(decisions.length, 'decision was', 'decisions were')} made. Each says what was known of its effect on equality before it, and how that was weighed.`
				: 'No decision was made in this period.',
			`What ${counted(new Set(reviews.map(({ decision }) => decision.id)).size, 'of them', 'of them')} did in the end was looked at.`
		],
		tables: [
			{
				key: 'considered',
				title: 'Before each decision and at it',
				about:
					'The record as it stood when the decision was made. Considered on the day of the decision or before it.',
				columns: [
					{ key: 'number', title: 'Decision', kind: 'number' },
					{ key: 'title', title: 'Title', kind: 'words' },
					{ key: 'considered_on', title: 'Considered', kind: 'day' },
					{ key: 'considered_by', title: 'By', kind: 'words' },
					{ key: 'evidence', title: 'What was known', kind: 'words' },
					{ key: 'decided_on', title: 'Decided', kind: 'day' },
					{ key: 'decided_by', title: 'Decided by', kind: 'words' },
					{ key: 'due_regard', title: 'How it was weighed', kind: 'words' },
					{ key: 'mitigation', title: 'For anyone left worse off', kind: 'words' },
					{ key: 'review_on', title: 'Impact looked at by', kind: 'day' },
					{ key: 'stands', title: 'Stands', kind: 'words' }
				],
				rows: decisions.map((one) => ({ cells: considered(one), link: link(one.id) })),
				empty: 'No decision was made in this period.',
				hidden: 'Left out: a person’s name'
			},
			{
				key: 'reviews',
				title: 'What decisions did in the end',
				about: 'Each look at a decision of this period, in the words of whoever looked.',
				columns: [
					{ key: 'number', title: 'Decision', kind: 'number' },
					{ key: 'title', title: 'Title', kind: 'words' },
					{ key: 'on_day', title: 'Looked at', kind: 'day' },
					{ key: 'outcome', title: 'How it turned out', kind: 'words' },
					{ key: 'found', title: 'What was found', kind: 'words' },
					{ key: 'next_on', title: 'Again by', kind: 'day' }
				],
				rows: reviews.map(({ decision, outcome, ...review }): Row => ({
					cells: {
						number: decision.number,
						title: decision.title,
						on_day: review.on_day,
						outcome: REVIEW_OUTCOMES[outcome],
						found: review.found,
						next_on: review.next_on
					},
					link: link(decision.id)
				})),
				empty: 'No evidence yet: the impact of no decision of this period has been looked at.',
				hidden: 'No further look is planned'
			}
		],
		gaps: [
			...late.map(
				({ number, title, due_on }) =>
					`The impact of decision ${number}, ${title}, was to be looked at by ${longDate(due_on)}. It has not been.`
			),
			...worse.map(
				({ decision, on_day }) =>
					`Decision ${decision.number}, ${decision.title}, turned out worse for equality than expected, looked at on ${longDate(on_day)}.`
			)
		]
	};
}

const considered = (one: Considered): Row['cells'] => ({
	number: one.number,
	title: one.title,
	considered_on: one.considered_on,
	considered_by: one.considered_by,
	evidence: one.evidence,
	decided_on: one.decided_on,
	decided_by: one.owner ? `${one.body}; ${one.owner} answers for it` : one.body,
	due_regard: one.due_regard,
	mitigation: one.mitigation,
	review_on: one.review_on,
	stands: one.stands ? 'Yes' : 'No: taken back or corrected since'
});

const counted = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
