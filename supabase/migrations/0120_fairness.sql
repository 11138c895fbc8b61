-- Whether paying is fair to every group (R67): who took what they were offered, and whether they were paid in time.
-- Who may see what: finance approvers, board auditors and engagement leads of the trust, as counts that passed private.disclosed_table
-- (0034) and no other way. One half-year is counted once, four weeks after it is over, and never again: two tables of the same people,
-- a person apart, would tell of that person. Counted are people and not payments, so that no cell is one person ten times (R40).

create table private.fairness_shown (
    organisation_id uuid not null references public.organisations,
    -- The first day of the half-year: 1 April or 1 October.
    half date not null check (extract(day from half) = 1 and extract(month from half) in (4, 10)),
    dimension text not null check (dimension in ('ethnic_group', 'age_band', 'gender', 'disability')),
    shown jsonb not null,
    counted_at timestamptz not null default now(),
    primary key (organisation_id, half, dimension)
);
alter table private.fairness_shown enable row level security;

-- The numbers before anything of them is hidden: how many people of each group there are, with an answer of null, and how many are in each
-- part of two wholes: 'taken' (all, some, none, or not said yet of what they were offered) and 'paid' (in time, late, not paid).
-- Called by private.fairness and by nothing else.
create function private.fairness_counts(organisation uuid, dimension text, from_day date, until_day date)
returns table (grp text, whole text, answer text, n bigint)
language sql stable security definer set search_path = ''
as $$
    with offered as materialized (
        select c.person_id, sum(c.fee_pence) as taken, sum(c.declined_pence) as declined,
            bool_and(c.approved_at is null and c.declined_pence = 0) as not_said,
            bool_or(sent.working is not null) as paid, coalesce(bool_or(sent.working > 10), false) as late
        from public.claims c
        left join lateral (
            select max(w.working) as working from public.payments p cross join lateral private.waited(c, private.day_of(p.sent_at)) w
            where p.claim_id = c.id and p.sent_at is not null and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed')) sent on true
        where c.organisation_id = organisation and c.offer is not null and c.done_on between from_day and until_day and c.withdrawn_at is null
        group by c.person_id
    ), people as materialized (
        select coalesce(nullif(case dimension
                when 'ethnic_group' then private.broad_ethnic_group(e.ethnic_group)
                when 'age_band' then e.age_band
                when 'gender' then e.gender
                when 'disability' then e.disability end, 'prefer_not_to_say'), 'not_said') as grp,
            case when o.not_said then 'not_yet' when o.declined = 0 then 'all' when o.taken > 0 then 'some' else 'none' end as taken,
            case when not o.paid then 'not_paid' when o.late then 'late' else 'in_time' end as paid
        from offered o left join private.equality_answers e on e.person_id = o.person_id
    )
    select g.grp, null, null, (select count(*) from people p where p.grp = g.grp) from private.groups_to_cut(dimension) g
    union all
    select g.grp, 'taken', a, (select count(*) from people p where p.grp = g.grp and p.taken = a)
    from private.groups_to_cut(dimension) g cross join unnest('{all,some,none,not_yet}'::text[]) a
    union all
    select g.grp, 'paid', a, (select count(*) from people p where p.grp = g.grp and p.paid = a)
    from private.groups_to_cut(dimension) g cross join unnest('{in_time,late,not_paid}'::text[]) a
$$;

-- The same as it may be shown. Out: {"totals": [{"row","n"}], "taken" and "paid": [{"row","column","n","share"}]}, null where hidden:
-- of totals a second one with a lone one; with a total its row; in each row and column of each table a second cell.
create function private.fairness(organisation uuid, dimension text, from_day date, until_day date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    counts jsonb := (select jsonb_agg(to_jsonb(c)) from private.fairness_counts(organisation, dimension, from_day, until_day) c);
    totals jsonb := private.disclosed_table((select jsonb_agg(jsonb_build_object('row', c ->> 'grp', 'column', '', 'n', c -> 'n'))
        from jsonb_array_elements(counts) c where c ->> 'whole' is null));
    hidden text[] := array(select t ->> 'row' from jsonb_array_elements(totals) t where t ->> 'n' is null);
begin
    return jsonb_build_object('totals', (select jsonb_agg(t - 'column') from jsonb_array_elements(totals) t)) || (
        with shown as (
            select c ->> 'whole' as whole, jsonb_agg(jsonb_build_object('row', c ->> 'grp', 'column', c ->> 'answer',
                'n', c -> 'n')) as cells
            from jsonb_array_elements(counts) c where c ->> 'whole' is not null group by 1
        )
        select jsonb_object_agg(s.whole, (
            select jsonb_agg(d || jsonb_build_object('share', case when d ->> 'n' is not null
                then private.disclosed_share((d ->> 'n')::bigint, (t ->> 'n')::bigint) end))
            from jsonb_array_elements(private.disclosed_table(s.cells, hidden)) d join jsonb_array_elements(totals) t on t ->> 'row' = d ->> 'row'))
        from shown s);
end
$$;

create index on public.claims (organisation_id, done_on);

-- Counts each half-year that was over four weeks ago and is not counted yet, of each trust that offered anything in it.
create function private.count_fairness(at timestamptz)
returns void
language sql set search_path = ''
as $$
    insert into private.fairness_shown (organisation_id, half, dimension, shown, counted_at)
    select o.id, h.half, d.dimension, private.fairness(o.id, d.dimension, h.half, (h.half + interval '6 months')::date - 1), count_fairness.at
    from public.organisations o
    -- The last two that are over: the clock is never away for a year.
    cross join lateral (
        select one::date as half from generate_series(date '2024-04-01'::timestamp, private.day_of(count_fairness.at) - 28, interval '6 months') one
        where (one + interval '6 months')::date + 28 <= private.day_of(count_fairness.at) order by one desc limit 2) h
    cross join unnest('{ethnic_group,age_band,gender,disability}'::text[]) d (dimension)
    where o.kind = 'trust'
        and not exists (select from private.fairness_shown f where f.organisation_id = o.id and f.half = h.half and f.dimension = d.dimension)
        and exists (select from public.claims c where c.organisation_id = o.id and c.offer is not null
            and c.done_on >= h.half and c.done_on < (h.half + interval '6 months')::date)
    on conflict do nothing
$$;
insert into private.clock_steps values ('count_fairness');

-- What a trust may read of it. In: one thing people said of themselves. Out: {"halves": [first days, the newest first], "half", "shown" (private.fairness) |
-- null where none is counted yet}. Errors: P0002 no such thing, 42501.
create function public.pay_fairness(organisation uuid, dimension text, half date default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_half date;
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor', 'engagement_lead');
    if not exists (select from unnest('{ethnic_group,age_band,gender,disability}'::text[]) d where d = dimension) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select max(f.half) into found_half from private.fairness_shown f
    where f.organisation_id = organisation and (pay_fairness.half is null or f.half = pay_fairness.half);
    return jsonb_build_object('half', found_half,
        'halves', (select coalesce(jsonb_agg(distinct f.half order by f.half desc), '[]') from private.fairness_shown f where f.organisation_id = organisation),
        'shown', (select f.shown from private.fairness_shown f
            where f.organisation_id = organisation and f.half = found_half and f.dimension = pay_fairness.dimension));
end
$$;

grant execute on function public.pay_fairness to authenticated;
