// The figures of a board: what each is called, and how it is counted, in the same words on pages, in packs and in open data. The
// counting itself is private.board_spans (0173), where the comment beside each figure says the same in the database's terms. Pure.

export type Figure = {
	n?: number | null;
	of?: number | null;
	median?: number | null;
	p90?: number | null;
	clock?: number | null;
	pence?: number | null;
};

/** count: a number; days: median and nine in ten; part: n of of; step: of the ladder; pence: money. */
export type Unit = 'count' | 'days' | 'part' | 'step' | 'pence';

type Said = { title: string; unit: Unit; counted: string };

export const FIGURES = {
	received: {
		title: 'Contributions received',
		unit: 'count',
		counted:
			'Contributions by the day they were given. What was kept back, taken back since, or put to people by the organisers is not counted.'
	},
	taken_back: {
		title: 'Taken back',
		unit: 'count',
		counted:
			'Contributions given in these months that their givers have taken back since. Nobody has to say why.'
	},
	checked: {
		title: 'Insights checked',
		unit: 'count',
		counted:
			'Insights whose check with the people they rest on ended in these months: agreed, or replaced by another while it was under way.'
	},
	agreed: {
		title: 'Insights agreed',
		unit: 'count',
		counted: 'Insights agreed in these months, whatever became of them later.'
	},
	answered: {
		title: 'Insights answered',
		unit: 'count',
		counted:
			'Insights with an answer that stands, by the day they first had it. When a decision is taken back, so are its answers.'
	},
	adopted: {
		title: 'Adopted',
		unit: 'count',
		counted: 'Of the answered ones: those whose answer is now a full yes.'
	},
	partly_adopted: {
		title: 'Adopted in part',
		unit: 'count',
		counted: 'Of the answered ones: those whose answer is now a yes in part, with the reason.'
	},
	not_adopted: {
		title: 'Not adopted',
		unit: 'count',
		counted: 'Of the answered ones: those whose answer is now a no, with the reason.'
	},
	deferred: {
		title: 'Put off',
		unit: 'count',
		counted: 'Of the answered ones: those put off to a day, with the reason.'
	},
	referred: {
		title: 'Passed on',
		unit: 'count',
		counted: 'Of the answered ones: those passed to somebody else, with the reason.'
	},
	days_to_check: {
		title: 'From the start of a check to agreement',
		unit: 'days',
		counted:
			'Days from putting an insight to the people it rests on until it was agreed. By the month in which it was agreed.'
	},
	days_to_answer: {
		title: 'From agreement to an answer',
		unit: 'days',
		counted: 'Days from agreeing an insight until its first answer that stands. By the month of the answer.'
	},
	days_to_tell: {
		title: 'From a decision to telling people',
		unit: 'days',
		counted:
			'Days from making a decision until somebody whose words it answers was told. Each of them counts once. By the month of telling.'
	},
	days_to_summary: {
		title: 'From a workshop to its summary',
		unit: 'days',
		counted: 'Days from holding a workshop until its summary was given back. By the month of the summary.'
	},
	waiting: {
		title: 'Waiting for an answer',
		unit: 'count',
		counted:
			'Agreed insights that had neither an answer nor another in their place at the end of these months, or today where they are not over.'
	},
	overdue: {
		title: 'Waiting past their day',
		unit: 'count',
		counted: 'Of those that wait: the day promised for an answer was over.'
	},
	fell_due: {
		title: 'Answers that fell due',
		unit: 'count',
		counted:
			'Insights whose promised day was in these months and is over. One that was replaced hands its day on to what replaced it.'
	},
	kept_in_time: {
		title: 'Promise kept in time',
		unit: 'count',
		counted: 'Of those that fell due: answered on the promised day or before.'
	},
	kept_late: {
		title: 'Promise kept late',
		unit: 'count',
		counted: 'Of those that fell due: answered after the promised day.'
	},
	not_kept: {
		title: 'Promise not kept',
		unit: 'count',
		counted: 'Of those that fell due: not answered to this day.'
	},
	told: {
		title: 'People told what was decided',
		unit: 'count',
		counted:
			'Each time somebody whose words a decision answers was told of it, in their own way. By contribution, so one person may count twice.'
	},
	never_told: {
		title: 'Not told when it was due',
		unit: 'count',
		counted:
			'Word of a decision that was owed by a day in these months, and that its person has not had to this day.'
	},
	challenges_raised: {
		title: 'Challenges raised',
		unit: 'count',
		counted: 'Challenges raised in these months that their authors have not taken back.'
	},
	challenges_answered: {
		title: 'Challenges answered',
		unit: 'count',
		counted: 'Challenges the trust answered in these months.'
	},
	challenges_open: {
		title: 'Challenges open',
		unit: 'count',
		counted: 'Challenges that were neither answered nor closed at the end of these months.'
	},
	escalated: {
		title: 'Challenges taken to the board',
		unit: 'count',
		counted: 'Challenges whose authors took them to the board in these months.'
	},
	actions_promised: {
		title: 'Actions promised',
		unit: 'count',
		counted: 'Actions of decisions that were not taken back, by the day they were promised.'
	},
	actions_done: {
		title: 'Actions done',
		unit: 'count',
		counted: 'Actions said to be done in these months.'
	},
	actions_late: {
		title: 'Actions late',
		unit: 'count',
		counted: 'Actions past their day and not done at the end of these months.'
	},
	outcomes_seen: {
		title: 'Outcomes looked at',
		unit: 'count',
		counted: 'What was hoped for and looked at in these months, but for those where it was too early to say.'
	},
	outcomes_moved: {
		title: 'Outcomes that moved',
		unit: 'part',
		counted: 'Of the outcomes looked at: what was hoped for did change.'
	},
	took_part: {
		title: 'Places people took up',
		unit: 'count',
		counted:
			'People at workshops, each workshop once, those counted without a name, and answer sheets sent in. One person may count more than once.'
	},
	felt: {
		title: 'How much power was shared, as people felt it',
		unit: 'step',
		counted:
			'The middle step of the ladder from 1 to 7 that workshops felt like, where five people or more answered, beside the step the trust claimed.'
	},
	paid: {
		title: 'Payments made',
		unit: 'count',
		counted: 'Payments by the day the money left, but for those that came back.'
	},
	paid_in_ten: {
		title: 'Paid within 10 working days',
		unit: 'part',
		counted:
			'Of the payments made: those that left within 10 working days of what they are for. Days on which the clock stood do not count.'
	},
	paid_in_thirty: {
		title: 'Paid within 30 days',
		unit: 'part',
		counted: 'Of the payments made: those that left within 30 days of what they are for.'
	},
	spent: {
		title: 'Money paid to people',
		unit: 'pence',
		counted: 'All that left in these months, fees and expenses, but for what came back.'
	}
} satisfies Record<string, Said>;
export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];
export type Figures = Record<FigureKey, Figure>;

/** The honesty checks: what each looks for, and how. */
export const HONESTY = {
	decided_before_listening_ended: {
		title: 'Decided before the listening ended',
		counted:
			'Answers of standing decisions that were decided before the last day of listening to what they rest on.'
	},
	unanswered_and_overdue: {
		title: 'Unanswered and overdue',
		counted: 'Agreed insights past their promised day without an answer, at the end of these months.'
	},
	answered_never_told: {
		title: 'Answered, but never told',
		counted: 'Word of a decision that was owed in these months, and that its person has not had to this day.'
	},
	insight_nobody_checked: {
		title: 'Insights nobody checked',
		counted: 'Insights agreed although none of the people they rest on answered the check.'
	},
	contribution_never_used: {
		title: 'Contributions never used',
		counted:
			'Contributions given so long ago that an answer would be due, on which no insight rests, and of which nobody said why.'
	},
	attended_not_paid: {
		title: 'Took part, and not paid within the promise',
		counted: 'People who sent in what they are owed, and whose money did not leave within the promised days.'
	},
	ladder_steps_differ: {
		title: 'Felt otherwise than claimed',
		counted: 'Workshops that felt at least one step of the ladder away from what the trust had claimed.'
	},
	ratings_differ: {
		title: 'Influence seen differently',
		counted:
			'Decisions whose owner and contributors see the influence two steps or more apart. As it stands today.'
	},
	committee_without_co_chair: {
		title: 'Committees without a community co-chair',
		counted:
			'Committees of the trust that the community does not chair together with staff. As it stands today.'
	},
	action_overdue: {
		title: 'Actions overdue',
		counted: 'Actions past their day and not done, at the end of these months.'
	},
	declined_without_reason: {
		title: 'Declined without a reason',
		counted: 'The database refuses this. The number is 0 as long as the software is whole.'
	}
} satisfies Record<string, { title: string; counted: string }>;
export type HonestyKey = keyof typeof HONESTY;
export const HONESTY_KEYS = Object.keys(HONESTY) as HonestyKey[];
