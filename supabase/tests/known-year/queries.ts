// The figures a second way: plain queries over the tables themselves, each for itself, written from the words of the definitions
// (README.md) and without the functions that count for the board. $1 programme, $2 first day, $3 last day (all past).
type Fields = Record<string, string>;

const LONDON = (column: string) => `(${column} at time zone 'Europe/London')::date`;
const within = (column: string) => `${LONDON(column)} between $2 and $3`;
const count = (rest: string): Fields => ({ n: `select count(*) from ${rest}` });

const insights = (where: string) => count(`public.insights i where i.programme_id = $1 and ${where}`);
const contributions = (where: string) =>
	count(
		`public.contributions c where c.programme_id = $1 and c.given_on between $2 and $3 and c.kind <> 'put' and ${where}`
	);
const STANDS = 'd.made_at is not null and d.reversed_at is null and d.superseded_at is null';
/** Insights answered in the span whose newest standing decision said so. */
const influence = (kind: string) =>
	insights(`${within('i.answered_at')} and '${kind}' = (select f.kind from public.influences f
		join public.decisions d on d.id = f.decision_id and ${STANDS} where f.insight_id = i.id order by d.made_at desc limit 1)`);
/** The middle and nine of ten of a column of days. */
const days = (day: string, rest: string, clock: string): Fields => ({
	n: `select count(*) from ${rest}`,
	median: `select percentile_disc(0.5) within group (order by ${day}) from ${rest}`,
	p90: `select percentile_disc(0.9) within group (order by ${day}) from ${rest}`,
	clock: `select ${clock} from public.programmes where id = $1`
});
const responses = (where: string) =>
	`public.responses r join public.decisions d on d.id = r.decision_id join public.contributions c on c.id = r.contribution_id
		where d.programme_id = $1 and ${where}`;
const challenges = (where: string) =>
	count(`public.challenges c where c.taken_back_at is null and ${where} and $1 = coalesce(
		(select i.programme_id from public.insights i where i.id = c.insight_id), (select d.programme_id from public.decisions d where d.id = c.decision_id))`);
const actions = (where: string) =>
	count(`public.actions a join public.decisions d on d.id = a.decision_id
		where d.programme_id = $1 and d.made_at is not null and d.reversed_at is null and ${where}`);
const outcomes = (where: string) =>
	count(`public.outcomes o where o.programme_id = $1 and o.seen_on between $2 and $3 and ${where}`);
const due = (where: string) =>
	insights(
		`i.due_on between $2 and $3 and (i.answered_at is not null or i.superseded_at is null) and ${where}`
	);
/** What had not ended at the end of a day. */
const open = (until: string) => `(${until} is null or ${LONDON(until)} > $3)`;
const WAITS = `${LONDON('i.agreed_at')} <= $3 and ${open('i.answered_at')} and ${open('i.superseded_at')}`;
const SENT = `public.payments p join public.claims c on c.id = p.claim_id where p.programme_id = $1
	and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed') and ${within('p.sent_at')}`;
/** Days on which the clock of a claim ran, one by one: after the day of the activity up to the day it left. */
const ran = (which: string, most: number) => `${SENT} and ${most} >= (
	select count(*) from generate_series(c.done_on + 1, ${LONDON('p.sent_at')}, interval '1 day') one (that)
	where ${which} and not exists (select 1 from public.pay_clock_pauses s where s.claim_id = c.id and that::date > s.from_on and that::date <= s.until_on))`;
const WORKED = `extract(isodow from that) < 6 and not exists (select 1 from private.bank_holidays h where h.day = that::date)`;
const sum = (what: string) => `select coalesce(sum(${what}), 0) from ${SENT}`;
const HELD = 'w.programme_id = $1 and w.held_on between $2 and $3';
const overdue = insights(`${WAITS} and i.due_on < $3`);
const neverTold = count(
	responses('c.withdrawn_at is null and r.told_at is null and r.due_on between $2 and $3')
);
const late = actions(
	`a.due_on < $3 and ${open('a.done_at')} and ${LONDON('greatest(a.created_at, d.made_at)')} <= $3`
);

export const QUERIES: Record<string, Fields> = {
	received: contributions(
		`(c.withdrawn_at is null or c.withdrawn_how = 'kept long enough') and c.moderated_out_at is null`
	),
	taken_back: contributions(
		`c.withdrawn_at is not null and c.withdrawn_how is distinct from 'kept long enough'`
	),
	checked: insights(
		`i.check_started_at is not null and ${within('case when i.agreed_at is null then i.superseded_at else i.agreed_at end')}`
	),
	agreed: insights(within('i.agreed_at')),
	answered: insights(within('i.answered_at')),
	adopted: influence('adopted'),
	partly_adopted: influence('partly_adopted'),
	not_adopted: influence('not_adopted'),
	deferred: influence('deferred'),
	referred: influence('referred'),
	days_to_check: days(
		`${LONDON('i.agreed_at')} - ${LONDON('i.check_started_at')}`,
		`public.insights i where i.programme_id = $1 and i.check_started_at is not null and ${within('i.agreed_at')}`,
		'check_days'
	),
	days_to_answer: days(
		`${LONDON('i.answered_at')} - ${LONDON('i.agreed_at')}`,
		`public.insights i where i.programme_id = $1 and ${within('i.answered_at')}`,
		'answer_days'
	),
	days_to_tell: days(
		`${LONDON('r.told_at')} - ${LONDON('d.made_at')}`,
		responses(within('r.told_at')),
		'summary_days'
	),
	days_to_summary: days(
		`${LONDON('w.written_up_at')} - w.held_on`,
		`public.workshops w where w.programme_id = $1 and ${within('w.written_up_at')}`,
		'summary_days'
	),
	waiting: insights(WAITS),
	overdue,
	fell_due: due('true'),
	kept_in_time: due(`${LONDON('i.answered_at')} <= i.due_on`),
	kept_late: due(`${LONDON('i.answered_at')} > i.due_on`),
	not_kept: due('i.answered_at is null'),
	told: count(responses(within('r.told_at'))),
	never_told: neverTold,
	challenges_raised: challenges(within('c.raised_at')),
	challenges_answered: challenges(within('c.answered_at')),
	challenges_open: challenges(
		`${LONDON('c.raised_at')} <= $3 and ${open('c.answered_at')} and ${open('c.closed_at')}`
	),
	escalated: challenges(within('c.escalated_at')),
	actions_promised: actions(within('greatest(a.created_at, d.made_at)')),
	actions_done: actions(within('a.done_at')),
	actions_late: late,
	outcomes_seen: outcomes('true'),
	outcomes_moved: { ...outcomes(`o.result = 'moved'`), of: outcomes('true').n! },
	took_part: {
		n: `select (select count(*) from public.registrations r join public.workshops w on w.id = r.workshop_id where ${HELD}
				and r.state in ('attended', 'left_early'))
			+ (select coalesce(sum(g.people), 0) from public.group_counts g join public.workshops w on w.id = g.workshop_id where ${HELD} and g.undone_at is null)
			+ (select count(*) from public.answer_sheets s join public.consultations c on c.id = s.consultation_id
				where c.programme_id = $1 and ${within('s.sent_at')}) as n`
	},
	felt: {
		n: `select count(f.step) from public.felt_shown f join public.workshops w on w.id = f.workshop_id where ${HELD}`,
		median: `select percentile_disc(0.5) within group (order by f.step) from public.felt_shown f join public.workshops w on w.id = f.workshop_id where ${HELD}`,
		of: `select percentile_disc(0.5) within group (order by w.ladder_step) from public.felt_shown f join public.workshops w on w.id = f.workshop_id
			where ${HELD} and f.step is not null`
	},
	paid: { n: `select count(*) from ${SENT}`, pence: sum('p.fee_pence') },
	paid_in_ten: { n: `select count(*) from ${ran(WORKED, 10)}`, of: `select count(*) from ${SENT}` },
	paid_in_thirty: { n: `select count(*) from ${ran('true', 30)}`, of: `select count(*) from ${SENT}` },
	spent: { pence: sum('p.pence') },
	'honesty:decided_before_listening_ended': count(
		`public.influences f join public.decisions d on d.id = f.decision_id and ${STANDS}
			where d.programme_id = $1 and ${within('d.made_at')} and d.decided_on < f.listened_until`
	),
	'honesty:unanswered_and_overdue': overdue,
	'honesty:answered_never_told': neverTold,
	'honesty:insight_nobody_checked': insights(
		`${within('i.agreed_at')} and coalesce((i.checked ->> 'reached')::int, 0) = 0 and (i.checked is not null or i.check_started_at is null)`
	),
	'honesty:contribution_never_used': contributions(
		`c.withdrawn_at is null and c.moderated_out_at is null and c.given_on <= private.today() - (select answer_days from public.programmes where id = $1)
			and not exists (select 1 from public.quotes q where q.contribution_id = c.id)
			and not exists (select 1 from public.unused_reasons u where u.contribution_id = c.id and u.removed_at is null)`
	),
	'honesty:attended_not_paid': count(
		`public.claims c where c.programme_id = $1 and c.reason in ('took part', 'cancelled late') and c.state in ('submitted', 'approved')
			and c.fee_pence + c.expense_pence > 0 and private.add_working_days(c.done_on, 10) between $2 and $3
			and not exists (select 1 from public.payments p where p.claim_id = c.id and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed')
				and ${LONDON('p.sent_at')} <= private.add_working_days(c.done_on, 10))`
	),
	'honesty:ladder_steps_differ': count(
		`public.felt_shown f join public.workshops w on w.id = f.workshop_id where ${HELD} and abs(w.ladder_step - f.step) >= 1`
	),
	'honesty:action_overdue': late,
	'honesty:declined_without_reason': count(
		`public.influences f join public.decisions d on d.id = f.decision_id where d.programme_id = $1 and f.kind <> 'adopted' and f.reason !~ '\\S'`
	)
};
