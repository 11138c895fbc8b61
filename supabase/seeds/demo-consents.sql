-- Consents over the demo year: words that were taken back or refused to a use, an export that was marked by it, and yeses that
-- run out soon. Loaded after demo-words.sql. Days are counted from today, so that the year is always the last one.

-- Grace took words out for a leaflet, in the last months.
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-a000-000000000001", "role": "authenticated"}', true);
select public.make_export('00000000-0000-4000-c000-000000000001', 'website', private.today() - 400, private.today(),
    'Quotes for the page about the race equality plan. Read by the communications team, three people.');
select public.make_export('00000000-0000-4000-c000-000000000001', 'board', private.today() - 120, private.today(),
    'Read out at the quality committee. Nobody keeps a copy.');
select set_config('request.jwt.claims', '{}', true);
update public.exports set made_at = now() - interval '48 days' where number = 1 and organisation_id = '00000000-0000-4000-b000-000000000001';
update public.exports set made_at = now() - interval '20 days' where number = 2 and organisation_id = '00000000-0000-4000-b000-000000000001';

-- The two that were taken back were so some weeks ago, and Grace has read again what rested on them.
update public.endings set ended_on = private.today() - 33, seen_at = now() - interval '31 days',
    seen_by = '00000000-0000-4000-a000-000000000001', seen_by_name = 'Grace'
where why = 'taken_back';

-- Three days ago somebody said no to the website: an insight, its decision and an export say so, and nobody has seen it yet.
select private.store_consents(chosen.id, '{"website": false}', 'by receipt', private.current_wording(), 'en', private.consent_expiry('24'))
from (
    select c.id
    from public.quotes q
    join public.contributions c on c.id = q.contribution_id
    join public.influences f on f.insight_id = q.insight_id
    join public.decisions d on d.id = f.decision_id and d.made_at is not null
    join private.export_contributions e on e.contribution_id = c.id
    where private.may_use(c.id, 'website')
        and not exists (select from public.contributors w where w.contribution_id = c.id)
    order by c.given_on desc, c.id limit 1
) chosen;
update public.endings set ended_on = private.today() - 3 where why = 'consent_ended';
delete from public.messages where kind = 'words_ended';

-- Mrs Begum's yes and one of Amina's run out soon: she is asked by phone, Amina on her page and by text.
update public.consents k set expires_on = private.today() + 12
from public.receipts r
where r.code_hash = private.receipt_hash('MRSBE-GVM26-A') and k.contribution_id = r.contribution_id and k.given
    and k.use in ('website', 'board');
update public.consents k set expires_on = private.today() + 20
where k.given and k.use in ('website', 'board') and k.contribution_id = (
    select c.id from public.contributions c
    join public.contributors w on w.contribution_id = c.id
    join public.people p on p.id = w.person_id and p.account_id = '00000000-0000-4000-a000-000000000012'
    where private.may_use(c.id, 'board') order by c.given_on, c.id limit 1);
select private.ask_renewals(now());
