-- The demo year of the equality duty, of influence as both sides see it, and of the board's table: after demo.sql.

create temporary table demo_made on commit drop as
select d.id, d.number as n, private.today() as today from public.decisions d
where d.programme_id = '00000000-0000-4000-c000-000000000001' and d.made_at is not null;

-- What decisions did in the end: two were looked at, one is worse than hoped. The standard for wards (7) waits to be looked at, and is late.
insert into public.equality_reviews (organisation_id, decision_id, on_day, outcome, found, next_on, reviewed_by, reviewed_at)
select '00000000-0000-4000-b000-000000000001', d.id, d.today - r.ago, r.outcome, r.found, d.today + r.next_in,
    '00000000-0000-4000-a000-000000000001', ((d.today - r.ago) + time '15:00')::timestamptz
from demo_made d join (values
    (1, 14, 'worse', 'On six wards carers were rung, and as many Black and South Asian families came as others. On the three wards without the form fewer came than before. Read from the ward registers, with Amina.', 60),
    (6, 58, 'as_expected', 'Young people at the two youth clubs were reached in person. Those who go to neither were not. How many that is, nobody counts yet.', null)
) r (n, ago, outcome, found, next_in) on r.n = d.n;

-- How much influence people had. Its owner says it, and those whose words a decision answers; where fewer than five did, nothing is shown.
insert into public.influence_ratings (decision_id, standing, rating, how, rated_on)
select d.id, 'decision_owner', r.rating, 'on their page', d.today - r.ago
from demo_made d join (values (1, 5, 150), (2, 4, 60), (3, 4, 70), (5, 4, 30), (6, 4, 110), (7, 5, 90)) r (n, rating, ago) on r.n = d.n;

with answers as (
    select d.id as decision, q.contribution_id, d.n, row_number() over (partition by d.n order by q.contribution_id) as at
    from demo_made d
    join public.influences f on f.decision_id = d.id
    join public.quotes q on q.insight_id = f.insight_id
    join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
    where d.n in (1, 2, 3, 6)
    group by d.id, d.n, q.contribution_id
)
select private.store_rating(a.decision, a.contribution_id, case a.n when 1 then 4 - (a.at % 2)::int when 3 then 3 when 6 then 1 + (a.at % 3 = 0)::int
    else 4 end, case when a.at % 2 = 0 then 'by receipt' else 'in person' end)
from answers a where a.at <= case a.n when 2 then 3 else 5 end;
update public.influence_ratings r set rated_on = d.today - 40 from demo_made d where d.id = r.decision_id and r.standing = 'contributor';

-- Tunde was not content with the answer about texting and took it to the board, which answered; Amina does not share all of it.
update public.challenges c set escalated_at = ((d.today - 95) + time '18:00')::timestamptz
from demo_made d where c.decision_id = d.id and d.n = 6 and c.standing = 'advisor';
update public.challenges c set board_meets_on = d.today - 71 from demo_made d where c.decision_id = d.id and d.n = 6 and c.standing = 'advisor';
update public.challenges c set board_outcome = 'partly', board_body = 'Trust Board', board_met_on = d.today - 71,
    board_answer = 'The board agrees that this is ours to solve and that spring is late. It has asked for a safe way to text by the end of the quarter, and for young people to test it. Until then nothing changes.',
    settled_at = ((d.today - 70) + time '11:00')::timestamptz, settled_by = '00000000-0000-4000-a000-000000000003'
from demo_made d where c.decision_id = d.id and d.n = 6 and c.standing = 'advisor';
insert into public.board_statements (challenge_id, words, shown_as, written_by, written_at)
select c.id, 'I was in the room. We asked for a day, and "by the end of the quarter" is not one. Young people should not have to ask again.',
    'Amina', '00000000-0000-4000-a000-000000000012', ((d.today - 68) + time '20:00')::timestamptz
from public.challenges c join demo_made d on d.id = c.decision_id and d.n = 6 where c.standing = 'advisor';

-- Somebody who asked for the same interpreter each time took theirs to the board as well: it waits for the next meeting.
insert into public.challenges (organisation_id, decision_id, words, shown_as, standing, raised_by_contribution, raised_at)
select '00000000-0000-4000-b000-000000000001', d.id, 'To have the same interpreter was the point. Each new one hears everything from the beginning, and so do we.',
    'Someone whose words this rests on', 'contributor', min(q.contribution_id::text)::uuid, ((d.today - 60) + time '17:00')::timestamptz
from demo_made d join public.influences f on f.decision_id = d.id join public.quotes q on q.insight_id = f.insight_id
join public.contributions g on g.id = q.contribution_id and g.withdrawn_at is null
where d.n = 3 group by d.id, d.today;
update public.challenges c set acknowledged_at = c.raised_at + interval '2 days', acknowledged_by = '00000000-0000-4000-a000-000000000001', outcome = 'not',
    answer = 'We cannot promise it with the interpreters there are. We will ask for the same one where you name them, and count how often we manage.',
    answered_at = c.raised_at + interval '18 days', answered_by = '00000000-0000-4000-a000-000000000003'
from demo_made d where d.id = c.decision_id and d.n = 3;
update public.challenges c set escalated_at = ((d.today - 20) + time '09:00')::timestamptz from demo_made d where d.id = c.decision_id and d.n = 3;
update public.challenges c set board_meets_on = d.today + 6 from demo_made d where d.id = c.decision_id and d.n = 3;

-- What the board said where the two sides are far apart.
insert into public.rating_notes (decision_id, note, body, met_on, noted_by, noted_at)
select d.id, 'We took being heard for having influence. Those who spoke saw that nothing was changed by it, and they are right. The next decision on this starts from what they asked for.',
    'Trust Board', d.today - 12, '00000000-0000-4000-a000-000000000003', ((d.today - 11) + time '10:00')::timestamptz
from demo_made d where d.n = 6;
