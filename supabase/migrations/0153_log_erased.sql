-- What was erased and kept back, counted by month and by reason for everybody (log.md 5): an institution that removes what it does not
-- like, and calls it somebody's wish, shows here. Each is in the log as well (contribution.taken_back, contribution.kept_back).
-- Who may see what: anyone reads the counts, which are of contributions; never whose, nor which.

create index contributions_taken_back on public.contributions (withdrawn_at) where withdrawn_at is not null;
create index contributions_kept_back on public.contributions (moderated_out_at) where moderated_out_at is not null and withdrawn_at is null;

-- How many contributions were taken back and kept back in each of the last 24 months, newest first; months without any are left out. In:
-- the address of a trust, or null for all of this installation. Out: [{"month": "2026-11", "subject" (by whoever showed the token of the
-- slip), "self" (on their own page), "receipt" (by whoever held the slip, without the token), "request" (by staff, at their
-- request), "retention" (kept long enough), "kept_back" (by moderation, and still so)}]. Errors: P0002 no such trust.
create function public.log_erasures(trust text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    of_trust uuid := (select o.id from public.organisations o where o.slug = trust and o.kind = 'trust');
    since timestamptz := (date_trunc('month', private.today()::timestamp) - interval '23 months') at time zone 'Europe/London';
begin
    if trust is not null and of_trust is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select coalesce(jsonb_agg(m.counted order by m.counted ->> 'month' desc), '[]') from (
            select jsonb_build_object('month', to_char(private.day_of(c.at), 'YYYY-MM'),
                'subject', count(*) filter (where c.how = 'subject'), 'self', count(*) filter (where c.how = 'by the person'),
                'receipt', count(*) filter (where c.how = 'by receipt'), 'request', count(*) filter (where c.how = 'at their request'),
                'retention', count(*) filter (where c.how = 'kept long enough'), 'kept_back', count(*) filter (where c.how = 'kept back')) as counted
            from (
                select w.organisation_id, w.withdrawn_at as at, case when w.erasure_token is not null then 'subject' else w.withdrawn_how end as how
                from public.contributions w where w.withdrawn_at >= since
                union all
                select k.organisation_id, k.moderated_out_at, 'kept back'
                from public.contributions k where k.moderated_out_at >= since and k.withdrawn_at is null
            ) c
            where trust is null or c.organisation_id = of_trust
            group by to_char(private.day_of(c.at), 'YYYY-MM')
        ) m);
end
$$;
grant execute on function public.log_erasures to anon, authenticated;
