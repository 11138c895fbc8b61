-- A year whose figures are known (README.md): a trust of its own, two years to the end of March 2026, and people who are birds. All days
-- are fixed. Each line says on which day what happened; `answers.csv` says what follows, counted by hand from these lines.
-- Ids: b = trust, c = programme, d = people, 1 = contributions, 2 = insights, 3 = decisions, 4 = actions, 5 = challenges, 8 = outcomes, 6 = workshops and
-- consultations, 7 = claims and payments; the last digits are the numbers used below.

create function pg_temp.id(part text, n int) returns uuid language sql as $$ select (part || 'eeeeeee-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
-- Ten in the morning, in England.
create function pg_temp.at(day date) returns timestamptz language sql as $$ select (day + time '10:00') at time zone 'Europe/London' $$;

insert into public.organisations (id, kind, slug, name, crisis) values (pg_temp.id('b', 1), 'trust', 'known-year', 'Known Year NHS Trust',
    '[{"name": "Samaritans", "contact": "116 123"}]');
-- Nothing of it goes for having been kept long enough: an application that runs would dispose of its oldest words.
insert into public.retention_holds (organisation_id, reason, put_by_name) values (pg_temp.id('b', 1), 'A year that is known', 'Wren');
insert into public.programmes (id, organisation_id, slug, title, purpose, starts_on) values
    (pg_temp.id('c', 1), pg_temp.id('b', 1), 'known', 'A year that is known', 'To show that figures are right.', '2024-04-01');

-- Dev audits here too; Wren owns decisions, and the others take part.
insert into public.people (id, organisation_id, account_id, name) values
    (pg_temp.id('d', 1), pg_temp.id('b', 1), '00000000-0000-4000-a000-000000000005', 'Dev'),
    (pg_temp.id('d', 2), pg_temp.id('b', 1), null, 'Wren'), (pg_temp.id('d', 3), pg_temp.id('b', 1), null, 'Robin'),
    (pg_temp.id('d', 4), pg_temp.id('b', 1), null, 'Heron'), (pg_temp.id('d', 5), pg_temp.id('b', 1), null, 'Linnet'),
    (pg_temp.id('d', 6), pg_temp.id('b', 1), null, 'Dunnock'), (pg_temp.id('d', 7), pg_temp.id('b', 1), null, 'Siskin'),
    (pg_temp.id('d', 8), pg_temp.id('b', 1), null, 'Plover');
insert into public.members (id, organisation_id, person_id, role, starts_on) values
    (pg_temp.id('e', 1), pg_temp.id('b', 1), pg_temp.id('d', 1), 'board_auditor', '2024-04-01'),
    (pg_temp.id('e', 2), pg_temp.id('b', 1), pg_temp.id('d', 2), 'decision_owner', '2024-04-01');

-- Contributions: number, the day given, the day taken back, the day kept back, kind.
insert into public.contributions (id, organisation_id, programme_id, kind, words, commitment, given_on, recorded_at, moderated_out_at, withdrawn_at, withdrawn_how)
select pg_temp.id('1', n), pg_temp.id('b', 1), pg_temp.id('c', 1), kind, case when back is null then 'Words number ' || n end, rpad('known' || n, 43, 'A'),
    given, pg_temp.at(given), pg_temp.at(kept), pg_temp.at(back), case when back is not null then 'by receipt' end
from (values
    (1, date '2024-05-10', null::date, null::date, 'text'), (2, '2024-09-01', null, null, 'text'), (3, '2025-01-15', null, null, 'text'),
    (4, '2025-03-31', null, null, 'text'), (5, '2025-04-01', null, null, 'text'), (6, '2025-05-02', null, null, 'text'),
    (7, '2025-06-02', null, null, 'text'), (8, '2025-06-03', null, null, 'text'), (9, '2025-06-05', '2025-07-01', null, 'text'),
    (10, '2025-06-30', null, null, 'text'), (11, '2025-07-01', null, null, 'text'), (12, '2025-08-20', null, null, 'text'),
    (13, '2025-09-02', null, null, 'text'), (14, '2025-09-08', null, null, 'text'), (15, '2025-09-09', null, '2025-09-12', 'text'),
    (16, '2025-09-10', null, null, 'put'), (17, '2025-10-10', null, null, 'answers'), (18, '2025-10-12', null, null, 'answers'),
    (19, '2025-10-20', null, null, 'text'), (20, '2025-11-20', '2025-12-24', null, 'text'), (21, '2025-12-01', null, null, 'text'),
    (22, '2025-12-20', null, null, 'text'), (23, '2026-01-05', null, null, 'text'), (24, '2026-01-31', null, null, 'text'),
    (25, '2026-02-01', null, null, 'text'), (26, '2026-02-28', null, null, 'text'), (27, '2026-03-01', null, null, 'text'),
    (28, '2026-03-31', null, null, 'text'), (29, '2026-04-03', null, null, 'answers'), (30, '2026-04-02', null, null, 'text')) c (n, given, back, kept, kind);
-- Of number 19 somebody said why it was not used.
insert into public.unused_reasons (contribution_id, reason, said_by) values (pg_temp.id('1', 19), 'too_little', '00000000-0000-4000-a000-000000000005');

-- Insights: number, check begun, agreed, promised by, answered, replaced, how many answered the check.
insert into public.insights (id, organisation_id, programme_id, number, statement, state, drafted_at, check_started_at, check_until, agreed_at,
    published_at, due_on, answered_at, superseded_at, checked)
select pg_temp.id('2', n), pg_temp.id('b', 1), pg_temp.id('c', 1), n, 'What was understood, number ' || n,
    case when replaced is not null then 'superseded' when answered is not null then 'answered' else 'agreed' end,
    pg_temp.at(begun), pg_temp.at(begun), begun + 14, pg_temp.at(agreed), pg_temp.at(agreed), due, pg_temp.at(answered), pg_temp.at(replaced),
    case when agreed is not null then jsonb_build_object('asked', 3, 'reached', reached) end
from (values
    (1, date '2025-05-01', date '2025-05-12', date '2025-08-04', date '2025-06-20', null::date, 3),
    (2, '2025-05-20', '2025-06-10', '2025-06-12', '2025-09-30', null, 2),
    (3, '2025-06-01', '2025-06-15', '2025-09-07', null, null, 2),
    (4, '2025-09-01', '2025-09-21', '2025-12-14', '2025-12-14', null, 1),
    (5, '2025-10-01', '2025-10-11', '2026-01-03', null, null, 1),
    (6, '2025-11-01', '2025-11-16', '2026-02-08', '2026-01-10', null, 1),
    (7, '2026-01-05', null, null, null, '2026-01-20', 0),
    (8, '2026-02-01', '2026-02-25', '2026-05-20', null, null, 0),
    (9, '2024-10-01', '2024-10-15', '2025-01-07', '2025-01-20', null, 2),
    (10, '2025-03-01', '2025-03-20', '2025-06-12', null, '2025-06-10', 1)) i (n, begun, agreed, due, answered, replaced, reached);
insert into public.insight_lineage (from_insight, to_insight, kind, at) values
    (pg_temp.id('2', 10), pg_temp.id('2', 2), 'superseded', pg_temp.at('2025-06-10')), (pg_temp.id('2', 7), pg_temp.id('2', 8), 'merged', pg_temp.at('2026-01-20'));
insert into public.quotes (insight_id, contribution_id, starts, ends)
select pg_temp.id('2', i), pg_temp.id('1', c), 0, 5
from (values (1, 5), (1, 6), (1, 7), (2, 8), (2, 9), (3, 10), (3, 11), (4, 12), (5, 13), (6, 14), (7, 22), (8, 21), (9, 1), (9, 2), (10, 3)) q (i, c);

-- Decisions: number, decided, made, taken back, replaced by another, in the place of.
insert into public.decisions (id, organisation_id, programme_id, number, title, summary, body, decided_on, owner_id, owner_name, equality, equality_by,
    equality_on, due_regard, mitigation, impact_review_on, state, proposed_at, made_at, reversed_at, reversed_reason, superseded_at, supersedes_id)
select pg_temp.id('3', n), pg_temp.id('b', 1), pg_temp.id('c', 1), n + 1, 'Decision ' || n, 'What was decided', 'Quality committee', decided,
    pg_temp.id('e', 2), 'Wren', 'Read by the committee', 'Wren', decided, 'Weighed', 'None needed', made + 365,
    case when back is null then 'made' else 'reversed' end, pg_temp.at(decided), pg_temp.at(made), pg_temp.at(back),
    case when back is not null then 'It was decided too soon' end, pg_temp.at(replaced), case when instead is not null then pg_temp.id('3', instead) end
from (values
    (0, date '2025-01-20', date '2025-01-20', null::date, null::date, null::int),
    (1, '2025-05-10', '2025-06-20', null, null, null),
    (2, '2025-09-30', '2025-09-30', null, null, null),
    (3, '2025-12-14', '2025-12-14', null, null, null),
    (4, '2025-10-05', '2025-11-01', '2025-12-01', null, null),
    (5, '2026-01-10', '2026-01-10', null, '2026-02-20', null),
    (6, '2026-02-20', '2026-02-20', null, null, 5)) d (n, decided, made, back, replaced, instead);
-- What each answered, how, and until when people were listened to.
insert into public.influences (decision_id, insight_id, kind, reason, review_on, referred_to, listened_until)
select pg_temp.id('3', d), pg_temp.id('2', i), kind, case when kind = 'adopted' then '' else 'For a reason' end,
    case when kind = 'deferred' then date '2026-06-01' end, case when kind = 'referred' then 'The council' else '' end, heard
from (values (0, 9, 'adopted', date '2024-10-15'), (1, 1, 'adopted', '2025-05-12'), (2, 2, 'partly_adopted', '2025-06-10'),
    (3, 4, 'not_adopted', '2025-09-21'), (4, 5, 'adopted', '2025-10-11'), (5, 6, 'deferred', '2025-11-16'), (6, 6, 'referred', '2025-11-16')) f (d, i, kind, heard);

-- Word of them: decision, contribution, owed by, told.
insert into public.responses (decision_id, contribution_id, due_on, told_at, how)
select pg_temp.id('3', d), pg_temp.id('1', c), due, pg_temp.at(told), case when told is not null then 'by phone' end
from (values (0, 1, date '2025-02-17', date '2025-02-10'), (0, 2, '2025-02-17', null), (1, 5, '2025-07-18', '2025-06-25'),
    (1, 6, '2025-07-18', '2025-07-30'), (1, 7, '2025-07-18', null), (2, 8, '2025-10-28', '2025-10-20'), (2, 9, '2025-10-28', null),
    (3, 12, '2026-01-11', '2026-01-12'), (4, 13, '2025-11-29', null), (5, 14, '2026-02-07', '2026-01-15'), (6, 14, '2026-03-20', null)) r (d, c, due, told);

-- Actions: decision, promised, by when, done.
insert into public.actions (id, organisation_id, decision_id, what, owner_id, owner_name, due_on, created_at, done_at, done_by)
select pg_temp.id('4', n), pg_temp.id('b', 1), pg_temp.id('3', d), 'Action ' || n, pg_temp.id('e', 2), 'Wren', due, pg_temp.at(made), pg_temp.at(done),
    case when done is not null then '00000000-0000-4000-a000-000000000005'::uuid end
from (values (1, 1, date '2025-06-15', date '2025-09-01', date '2025-08-20'), (2, 1, '2025-07-05', '2025-10-01', '2026-04-15'),
    (3, 2, '2025-09-20', '2026-01-31', null), (4, 2, '2025-09-20', '2026-06-30', null), (5, 4, '2025-10-20', '2025-12-31', null),
    (6, 0, '2025-01-10', '2025-03-01', '2025-05-05')) a (n, d, made, due, done);

-- Outcomes: of an action, or of a decision; looked at on, and what came of it. Of number 4 it was too early to say.
insert into public.outcomes (id, organisation_id, programme_id, action_id, decision_id, hoped, due_on, seen_on, result, what)
select pg_temp.id('8', n), pg_temp.id('b', 1), pg_temp.id('c', 1), pg_temp.id('4', a), pg_temp.id('3', d), 'Fewer people wait', due, seen, result,
    case when result is not null then 'We looked' end
from (values (1, 1, null::int, date '2026-01-31', date '2026-01-15', 'moved'), (2, null, 1, '2025-07-01', '2025-06-25', 'not_moved'),
    (3, 6, null, '2025-03-31', '2025-02-20', 'partly'), (4, 3, null, '2027-01-31', null, 'too_early'), (5, 4, null, '2027-06-30', null, null)) o
    (n, a, d, due, seen, result);

-- Challenges: to an insight or a decision, by the giver of which words, raised, answered, closed, taken to the board.
insert into public.challenges (id, organisation_id, insight_id, decision_id, words, shown_as, standing, raised_by_contribution, raised_at, answer, outcome,
    answered_at, closed_at, escalated_at)
select pg_temp.id('5', n), pg_temp.id('b', 1), pg_temp.id('2', i), pg_temp.id('3', d), 'This is not what was meant', 'Robin',
    'contributor', pg_temp.id('1', c), pg_temp.at(raised), case when answered is not null then 'We looked again' end,
    case when answered is not null then 'partly' end, pg_temp.at(answered), pg_temp.at(closed), pg_temp.at(taken)
from (values (1, 4, null::int, 12, date '2025-12-20', date '2026-01-20', null::date, date '2026-02-01'),
    (2, null, 2, 8, '2025-10-15', null, '2025-11-01', null), (3, 3, null, 10, '2026-03-01', null, null, null),
    (4, null, 1, 5, '2025-06-28', null, null, null), (5, null, 0, 1, '2025-02-01', '2025-04-10', null, null)) c
    (n, i, d, c, raised, answered, closed, taken);
-- Whoever raised number 4 took it back on 10 July.
update public.challenges set words = null, shown_as = 'Taken back', taken_back_at = pg_temp.at('2025-07-10') where id = pg_temp.id('5', 4);

-- Workshops: held, written up, claimed step, the step it felt like and how many said so.
insert into public.workshops (id, organisation_id, programme_id, title, held_on, opened_at, held_at, written_up_at, summary, summary_by, ladder_step)
select pg_temp.id('6', n), pg_temp.id('b', 1), pg_temp.id('c', 1), 'Workshop ' || n, held, pg_temp.at(held - 30), pg_temp.at(held), pg_temp.at(written),
    case when written is not null then 'What was said' end, case when written is not null then 'Heron' end, step
from (values (9, date '2025-02-10', date '2025-03-01', 3), (1, '2025-06-12', '2025-07-10', 5), (2, '2025-11-05', '2025-12-20', 4),
    (3, '2026-03-20', null, 6)) w (n, held, written, step);
insert into public.felt_shown (workshop_id, answers, step) values (pg_temp.id('6', 1), 5, 3.5), (pg_temp.id('6', 2), 10, 4.0);
-- Who came: workshop and person. Plover had a place at the first and did not come.
insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, attended_at, absent_at)
select pg_temp.id('6', w), pg_temp.id('b', 1), pg_temp.id('d', p), 'A bird', 'by the person', 'known ' || w || ' ' || p, pg_temp.at('2025-01-01'),
    case when w <> 1 or p <> 8 then pg_temp.at(h.held_on) end, case when w = 1 and p = 8 then pg_temp.at(h.held_on) end
from (values (9, 3), (9, 4), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8), (2, 3), (2, 4), (3, 5)) r (w, p)
join public.workshops h on h.id = pg_temp.id('6', w);
-- Three more without a name at the first; two were counted by mistake and taken off.
insert into public.group_counts (workshop_id, people, pressed, undone_at) values (pg_temp.id('6', 1), 3, gen_random_uuid(), null),
    (pg_temp.id('6', 1), 2, gen_random_uuid(), now());

-- A consultation: two sheets in the year, one after it.
insert into public.consultations (id, organisation_id, programme_id, title, opens_on, closes_on)
values (pg_temp.id('6', 5), pg_temp.id('b', 1), pg_temp.id('c', 1), 'A consultation', '2025-10-01', '2026-04-30');
insert into public.consultation_versions (id, consultation_id, version, content) values (pg_temp.id('6', 6), pg_temp.id('6', 5), 1, '{}');
insert into public.answer_sheets (consultation_id, version_id, how, code_hash, sent_at, contribution_id)
select pg_temp.id('6', 5), pg_temp.id('6', 6), 'online', 'known sheet ' || c, pg_temp.at(sent), pg_temp.id('1', c)
from (values (17, date '2025-10-10'), (18, '2025-10-12'), (29, '2026-04-03')) s (c, sent);

-- Money: number, person, workshop (none: an agreed task), the day of it, fee, expenses, the day it left, how it stands.
insert into public.involvement_roles (id, organisation_id, name) values (pg_temp.id('7', 99), pg_temp.id('b', 1), 'Taking part');
insert into public.route_decisions (role_id, status, routes, basis, starts_on) values (pg_temp.id('7', 99), 'not employment', '{bacs}', 'Decided for a year that is known', '2020-01-01');
create temporary table known_money as
select * from (values (10, 3, 9, date '2025-02-10', 1500, 0, date '2025-02-14', 'recorded_paid'), (1, 3, 1, '2025-06-12', 5000, 500, '2025-06-20', 'recorded_paid'),
    (2, 4, 1, '2025-06-12', 5000, 0, '2025-06-24', 'confirmed'), (3, 3, 2, '2025-11-05', 2500, 0, '2025-12-15', 'recorded_paid'),
    (4, 4, 2, '2025-11-05', 3000, 1000, '2025-12-03', 'recorded_paid'), (5, 5, 3, '2026-03-20', 2000, 0, '2026-03-25', 'reversed'),
    (6, 7, null, '2026-01-05', 4000, 0, '2026-02-02', 'recorded_paid')) m (n, p, w, done, fee, expenses, sent, state);
insert into public.claims (id, organisation_id, programme_id, person_id, registration_id, reason, offer, done_on, opened_at, submitted_at, approved_at, role_id, route,
    fee_pence, expense_pence)
select pg_temp.id('7', m.n), pg_temp.id('b', 1), pg_temp.id('c', 1), pg_temp.id('d', m.p), r.id, case when m.w is null then 'agreed task' else 'took part' end,
    jsonb_build_object('pence', m.fee), m.done, pg_temp.at(m.done), pg_temp.at(m.done), pg_temp.at(m.done), pg_temp.id('7', 99), 'bacs', m.fee, m.expenses
from known_money m left join public.registrations r on r.workshop_id = pg_temp.id('6', m.w) and r.person_id = pg_temp.id('d', m.p);
-- The clock of number 6 stood from 10 to 30 January: an answer of theirs was awaited.
insert into public.pay_clock_pauses (claim_id, why, from_on, until_on) values (pg_temp.id('7', 6), 'an answer of theirs is awaited', '2026-01-10', '2026-01-30');
-- Sent by hand, as finance does; number 5 came back.
do $$
declare
    m known_money;
    made uuid;
    move text;
begin
    for m in select * from known_money order by n loop
        made := private.make_payment(pg_temp.id('7', m.n), m.fee, m.expenses, m.done);
        foreach move in array array['handed_to_finance', 'recorded_paid'] || case when m.state <> 'recorded_paid' then array[m.state] else '{}' end loop
            perform private.move_payment(made, move, null, null);
        end loop;
        update public.payments p set sent_at = pg_temp.at(m.sent) where p.id = made;
    end loop;
end
$$;
drop table known_money;
