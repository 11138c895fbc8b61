-- Evidence packs: what a programme can show for some months, frozen in one step (R10, R14). The snapshot is kept as the very bytes that
-- are given out as open data; the page, the PDF and the workbook are made of it and of nothing else, so that a pack taken twice is the
-- same twice. Its hash stands in the log, and the head of the log that was known when it was made stands on its cover.
-- Who may see what: whoever reads the board's pages reads and makes packs for the board, and for those who ask under freedom of
-- information (without names of people and what is not public). What is made for the public is published by a decision owner who
-- signed in afresh, and read by anyone. Nobody changes one.

create table public.packs (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    kind text not null check (kind in ('board', 'public', 'foi')),
    from_month date not null,
    until_month date not null check (until_month >= from_month),
    snapshot text not null check (jsonb_typeof(snapshot::jsonb) = 'object'),
    -- Of the snapshot's UTF-8 bytes, in hex.
    sha256 text not null,
    -- The head of the log that was published last when it was made; null before there was one.
    head_size bigint check (head_size > 0),
    head_root text,
    made_at timestamptz not null default now(),
    made_by uuid references auth.users,
    check (sha256 = encode(extensions.digest(convert_to(snapshot, 'UTF8'), 'sha256'), 'hex')),
    check ((head_size is null) = (head_root is null))
);
create index packs_made on public.packs (programme_id, made_at desc, id desc);
create index packs_published on public.packs (organisation_id, made_at desc, id desc) where kind = 'public';
create index on public.packs (made_by);

alter table public.packs enable row level security;
grant select (id, organisation_id, programme_id, kind, from_month, until_month, snapshot, sha256, head_size, head_root, made_at)
    on public.packs to anon, authenticated;
create policy "published for all; the rest for the board" on public.packs for select
using (kind = 'public' or organisation_id in (select private.my_board_trusts()));

-- A pack is as it was made.
create function private.keep_packs()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    perform private.refuse('NK001', 'An evidence pack is never changed. Make another.');
    return null;
end
$$;
create trigger keep_packs before update on public.packs for each row execute function private.keep_packs();

-- What was promised, how it goes and what came of it, action by action: of decisions that stand, promised by the last day, and not done
-- before the first. In: as every part of a pack. `parts` and `competencies` come from what the action's decision answers and from the plan.
-- Out: {"trust","from","until","actions":[{"id","what","owner","due_on","promised_on","done_on","decision":{"id","number","title"},
-- "parts","competencies","progress":[{"on","note"}] (in the period),"reviews":[{"on","outcome","found"}],"outcomes":[{"hoped","due_on",
-- "seen_on","result","what"}]}]}. For 'foi' without the owner's name.
create function private.pack_actions(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('trust', o.slug, 'from', from_day, 'until', until_day, 'actions', (
        select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'what', a.what, 'owner', case when audience <> 'foi' then a.owner_name end,
            'due_on', a.due_on, 'promised_on', private.day_of(greatest(a.created_at, d.made_at)), 'done_on', private.day_of(a.done_at),
            'decision', jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title),
            'parts', (select coalesce(jsonb_agg(distinct part order by part), '[]') from (
                select unnest(i.pcref_parts) as part from public.influences f join public.insights i on i.id = f.insight_id where f.decision_id = d.id
                union select p.part from public.plan_links l join public.plan_items p on p.id = l.plan_item_id
                    where (l.action_id = a.id or l.decision_id = d.id) and p.published_at is not null) about),
            'competencies', (select coalesce(jsonb_agg(distinct competency order by competency), '[]') from (
                select unnest(i.competencies) as competency from public.influences f join public.insights i on i.id = f.insight_id where f.decision_id = d.id
                union select c.key from public.plan_links l join public.plan_items p on p.id = l.plan_item_id join public.competencies c on c.id = p.competency_id
                    where (l.action_id = a.id or l.decision_id = d.id) and p.published_at is not null) about),
            'progress', (select coalesce(jsonb_agg(jsonb_build_object('on', private.day_of(g.noted_at), 'note', g.note) order by g.noted_at, g.id), '[]')
                from public.progress g where g.action_id = a.id and private.day_of(g.noted_at) between from_day and until_day),
            'reviews', (select coalesce(jsonb_agg(jsonb_build_object('on', r.on_day, 'outcome', r.outcome, 'found', r.found) order by r.on_day, r.id), '[]')
                from public.equality_reviews r where r.decision_id = d.id and r.on_day between from_day and until_day),
            -- As the last look by the last day left them: what was seen later is not known then.
            'outcomes', (select coalesce(jsonb_agg(jsonb_build_object('hoped', s.hoped, 'due_on', s.due_on,
                    'seen_on', case when look.result <> 'too_early' then look.seen_on end, 'result', look.result, 'what', look.what)
                    order by s.due_on, s.id), '[]')
                from public.outcomes s left join lateral (
                    select l.seen_on, l.result, l.what from public.outcome_looks l
                    where l.outcome_id = s.id and l.seen_on <= until_day order by l.looked_at desc limit 1) look on true
                where (s.action_id = a.id or s.action_id is null and s.decision_id = d.id) and private.day_of(s.hoped_at) <= until_day)
        ) order by a.due_on, a.id), '[]')
        from public.actions a join public.decisions d on d.id = a.decision_id
        where d.programme_id = p.id and d.made_at is not null and d.reversed_at is null and d.superseded_at is null
            and private.day_of(greatest(a.created_at, d.made_at)) <= until_day and (a.done_at is null or private.day_of(a.done_at) >= from_day)))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;

-- All that a pack of these months says, part by part; see each private.pack_<part>.
create function private.pack_snapshot(programme uuid, from_month date, until_month date, audience text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_day date := (until_month + interval '1 month')::date - 1;
    p public.programmes;
    o public.organisations;
begin
    select * into p from public.programmes g where g.id = programme;
    select * into o from public.organisations t where t.id = p.organisation_id;
    return jsonb_build_object('format', 'throughline-pack/1', 'kind', audience,
        'organisation', jsonb_build_object('slug', o.slug, 'name', o.name, 'collective_term', o.collective_term),
        'programme', jsonb_build_object('slug', p.slug, 'title', p.title), 'from', from_month, 'until', until_month, 'as_of', now(),
        'parts', jsonb_build_object(
            'figures', private.pack_figures(programme, from_month, last_day, audience),
            'actions', private.pack_actions(programme, from_month, last_day, audience),
            'plan', private.pack_plan(programme, from_month, last_day, audience),
            'governance', private.pack_governance(programme, from_month, last_day, audience),
            'equality_duty', private.pack_equality_duty(programme, from_month, last_day, audience),
            'challenges', private.pack_challenges(programme, from_month, last_day, audience),
            'voices', private.pack_voices(programme, from_month, last_day, audience),
            'measures', private.pack_measures(programme, from_month, last_day, audience)));
end
$$;

-- Makes a pack. In: the programme, the first and last month, board | public | foi, and how many entries the head of the log has that is
-- published. Out: its id. Errors: P0002, NB001 no months, NK002 no such kind (kind), NK003 months that are not over (until) of a public
-- one, NK004 the log has no such head, 42501 and PF001 for a public one.
create function public.make_pack(programme uuid, from_month date, until_month date, kind text, head_size bigint default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
    found jsonb;
    made uuid;
begin
    perform private.require_months(from_month, until_month);
    if coalesce(kind, '') not in ('board', 'public', 'foi') then
        perform private.refuse('NK002', 'Choose who it is for', 'kind');
    end if;
    if kind = 'public' then
        perform private.require_role(p.organisation_id, 'decision_owner');
        if (until_month + interval '1 month')::date > private.today() then
            perform private.refuse('NK003', 'A public report is of months that are over', 'until');
        end if;
        perform private.require_fresh_sign_in();
    end if;
    if head_size > tlog.size() then
        perform private.refuse('NK004', 'The record has no such head. Try again in a minute.');
    end if;
    found := private.pack_snapshot(programme, from_month, until_month, kind);
    insert into public.packs (organisation_id, programme_id, kind, from_month, until_month, snapshot, sha256, head_size, head_root, made_by)
    select p.organisation_id, p.id, make_pack.kind, make_pack.from_month, make_pack.until_month, found::text,
        encode(extensions.digest(convert_to(found::text, 'UTF8'), 'sha256'), 'hex'), nullif(head_size, 0),
        case when head_size > 0 then encode(tlog.root(head_size), 'base64') end, auth.uid()
    returning id into made;
    return made;
end
$$;
grant execute on function public.make_pack to authenticated;

create function tlog.pack_made()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('pack.made', new.id, jsonb_build_object('kind', new.kind, 'from', new.from_month,
        'until', (new.until_month + interval '1 month')::date - 1, 'sha256', new.sha256), '{}', jsonb_build_object('programme', new.programme_id));
    return null;
end
$$;
create trigger pack_made after insert on public.packs for each row execute function tlog.pack_made();

-- Where the book speaks of a pack: {"index","at"}, or null until it has a number. Whoever reads the pack.
create function public.pack_in_log(pack uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if not exists (select from public.packs k where k.id = pack and (k.kind = 'public' or k.organisation_id in (select private.my_board_trusts()))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.page_of(pack);
end
$$;
grant execute on function public.pack_in_log to anon, authenticated;
