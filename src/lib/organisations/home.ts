// What waits at an organisation, as sentences that are links: who has to do what.

/** Each count is there only for those who may read what it counts. */
export type Waiting = {
	in_check?: number;
	check_over?: number;
	to_answer?: number;
	overdue?: number;
	longest_late?: number;
	challenges?: number;
	/** Places of theirs where words may no longer be used, until they have seen it. */
	ended?: number;
	/** To a statement in check, without a written answer. */
	objections?: number;
	actions_late?: number;
	proposed?: number;
	to_tell?: number;
	/** Workshops that are over and of which nobody has said who came. */
	attendance_open?: number;
	/** Workshops whose summary is still to be given back, in time and late. */
	summaries_due?: number;
	summaries_late?: number;
	/** Rows of the participation log that wait to be confirmed. */
	hours?: number;
	/** People to be told something by a person, since e-mail does not reach them. */
	messages?: number;
	/** People a partner knows, whom nobody has asked yet, and the names of the first of them. */
	to_ask?: number;
	ask_first?: string[];
	/** What people asked about what is held on them, or complained of; and how many of those are late. */
	requests?: number;
	requests_late?: number;
	invitations?: number;
	/** Claims to approve, for whoever may, counted to 100; and how many of those are past the promise. */
	claims?: number;
	claims_late?: number;
	/** Cash and vouchers to hand to people; payments by hand to record, and to confirm. Each counted to 100. */
	hand_outs?: number;
	records?: number;
	confirms?: number;
};

export type Home = {
	waiting: Waiting;
	programmes: {
		id: string;
		slug: string;
		title: string;
		starts_on: string;
		ends_on: string | null;
		organisation: string;
		organisation_slug: string;
	}[];
};

export type Task = { href: string; text: string; note?: string; late: boolean };

/** The jobs, the late ones first. Nothing that is nought is told. */
export function tasks(slug: string, waiting: Waiting): Task[] {
	const { to_answer = 0, overdue = 0, longest_late = 0, in_check = 0, check_over = 0 } = waiting;
	const { requests = 0, requests_late = 0 } = waiting;
	const { claims = 0, claims_late = 0 } = waiting;
	const all: (Task | false)[] = [
		claims_late > 0 && {
			href: `/${slug}/payments/claims?show=late`,
			text: `${count(claims_late, 'claim waits', 'claims wait')} for approval past the day promised`,
			note: 'Somebody was told when they would have their money',
			late: true
		},
		claims > claims_late && {
			href: `/${slug}/payments/claims`,
			text: `${count(claims - claims_late, 'claim waits', 'claims wait')} for approval`,
			late: false
		},
		some(waiting.hand_outs) && {
			href: `/${slug}/hand-outs`,
			text: `${count(waiting.hand_outs, 'person waits', 'people wait')} for cash or a voucher that you hand out`,
			late: false
		},
		some(waiting.records) && {
			href: `/${slug}/payments/runs`,
			text: `${count(waiting.records, 'payment', 'payments')} by hand to record as paid`,
			late: false
		},
		some(waiting.confirms) && {
			href: `/${slug}/payments/runs`,
			text: `${count(waiting.confirms, 'payment', 'payments')} by hand to confirm`,
			late: false
		},
		requests_late > 0 && {
			href: `/${slug}/requests`,
			text: `${count(requests_late, 'request or complaint is', 'requests or complaints are')} late`,
			note: 'About what is held on somebody. The law sets the day',
			late: true
		},
		overdue > 0 && {
			href: `/${slug}/insights?show=overdue`,
			text: `${count(overdue, 'insight is', 'insights are')} past the day an answer was promised`,
			note: `The longest has waited ${count(longest_late, 'day', 'days')} more than promised`,
			late: true
		},
		some(waiting.actions_late) && {
			href: `/${slug}/actions`,
			text: `${count(waiting.actions_late, 'action is', 'actions are')} past the due day`,
			late: true
		},
		some(waiting.summaries_late) && {
			href: `/${slug}/workshops?show=past`,
			text: `${count(waiting.summaries_late, 'workshop has', 'workshops have')} no summary, and the promised day is past`,
			late: true
		},
		requests > requests_late && {
			href: `/${slug}/requests`,
			text: `${count(requests - requests_late, 'request or complaint waits', 'requests or complaints wait')}, in time so far`,
			late: false
		},
		some(waiting.ended) && {
			href: `/${slug}/endings`,
			text: `${count(waiting.ended, 'place of yours rests', 'places of yours rest')} on words that may no longer be used`,
			note: 'Nobody has said yet that they have seen it',
			late: false
		},
		some(waiting.challenges) && {
			href: `/${slug}/challenges`,
			text: `${count(waiting.challenges, 'challenge has', 'challenges have')} no answer yet`,
			late: false
		},
		some(waiting.objections) && {
			href: `/${slug}/insights?show=in_check`,
			text: `${count(waiting.objections, 'objection waits', 'objections wait')} for a written answer`,
			note: 'Until then the insight cannot be agreed',
			late: false
		},
		to_answer > overdue && {
			href: `/${slug}/insights?show=waiting`,
			text: `${count(to_answer - overdue, 'insight waits', 'insights wait')} for a decision, in time so far`,
			late: false
		},
		some(waiting.proposed) && {
			href: `/${slug}/decisions`,
			text: `${count(waiting.proposed, 'decision is', 'decisions are')} proposed and not made`,
			late: false
		},
		in_check > 0 && {
			href: `/${slug}/insights?show=in_check`,
			text: `${count(in_check, 'insight is', 'insights are')} with the people they came from, to check`,
			note: check_over > 0 ? daysOver(check_over, in_check) : undefined,
			late: false
		},
		some(waiting.to_ask) && {
			href: `/${slug}/tell#ask`,
			text: `${count(waiting.to_ask, 'person', 'people')} you know ${waiting.to_ask === 1 ? 'is' : 'are'} to be asked if an insight is right`,
			note: names(waiting.ask_first ?? [], waiting.to_ask),
			late: false
		},
		some(waiting.to_tell) && {
			href: `/${slug}/tell`,
			text: `${count(waiting.to_tell, 'decision has', 'decisions have')} people who were not told yet`,
			late: false
		},
		some(waiting.messages) && {
			href: `/${slug}/messages`,
			text: `${count(waiting.messages, 'message is', 'messages are')} to be passed on by phone, letter or in person`,
			late: false
		},
		some(waiting.attendance_open) && {
			href: `/${slug}/workshops?show=past`,
			text: `${count(waiting.attendance_open, 'workshop is', 'workshops are')} over, and attendance is not closed`,
			note: 'Until then nobody is thanked, and nobody is owed what was offered',
			late: false
		},
		some(waiting.summaries_due) && {
			href: `/${slug}/workshops?show=past`,
			text: `${count(waiting.summaries_due, 'workshop has', 'workshops have')} no summary yet, in time so far`,
			late: false
		},
		some(waiting.hours) && {
			href: `/${slug}/hours`,
			text: `${count(waiting.hours, 'entry of hours waits', 'entries of hours wait')} to be confirmed`,
			late: false
		},
		some(waiting.invitations) && {
			href: `/${slug}/members`,
			text: `${count(waiting.invitations, 'invitation is', 'invitations are')} not accepted yet`,
			late: false
		}
	];
	return all.filter((task) => task !== false);
}

const daysOver = (over: number, all: number) =>
	over === all ? 'The days to check are over' : `The days to check are over for ${over} of them`;

/** A few names of many: "Amina, Tunde, Joy and 4 others". */
function names(first: string[], all: number): string | undefined {
	const rest = all - first.length;
	const said = rest > 0 ? [...first, count(rest, 'other', 'others')] : first;
	return said.length ? new Intl.ListFormat('en-GB').format(said) : undefined;
}

const some = (number: number | undefined): number is number => number !== undefined && number > 0;

const count = (number: number, one: string, many: string) =>
	`${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
