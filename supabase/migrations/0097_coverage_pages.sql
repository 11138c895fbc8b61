-- Coverage as it is read.
-- Who may see what: the trust's listeners, deciders and auditors. Counts are of contributions: nothing here says who gave what.

-- What became of what was given to a programme: the counts that the log's checkpoints carry. The trust's listeners, deciders and
-- auditors; P0002 for everybody else. Out: {"given","coded","in_an_insight","answered","told"}, each a number.
create function public.coverage_counts(programme uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    counted jsonb;
begin
    if not exists (select 1 from public.programmes p where p.id = programme and p.organisation_id in (select private.my_insight_trusts())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    counted := private.coverage_of(programme);
    return (select jsonb_object_agg(measure, coalesce((counted ->> measure)::bigint, 0))
        from unnest(array['given', 'coded', 'in_an_insight', 'answered', 'told']) measure);
end
$$;

-- The page of coverage: a programme of the trust, or one workshop or consultation of it. In: the programme's slug, or null for the
-- newest; the last workshop (day and id) and the last consultation (made at, and id) seen, since the lists are of 20.
-- Out: {"programme","programmes","counts": {measure: n},"workshops": [{"id","title","held_on","counts"}],"consultations":
-- [{"id","title","created_at","counts"}],"more_workshops","more_consultations"}. The trust's listeners, deciders and auditors. Errors: P0002.
create function public.coverage(organisation uuid, programme text default null, before_on date default null, before_id uuid default null,
    created_before timestamptz default null, created_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
    held jsonb;
    asked jsonb;
begin
    if organisation is null or organisation not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    found_programme := private.programme_named(organisation, programme);
    if found_programme.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'held_on', w.held_on, 'counts', private.coverage_of(w.id))
        order by w.held_on desc, w.id desc), '[]') into held
    from (select k.id, k.title, k.held_on from public.workshops k
        where k.programme_id = found_programme.id and k.held_on <= private.today()
            and (before_on is null or (k.held_on, k.id) < (before_on, before_id))
        order by k.held_on desc, k.id desc limit 21) w;
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'created_at', s.created_at,
            'counts', private.coverage_of(s.id)) order by s.created_at desc, s.id desc), '[]') into asked
    from (select k.id, k.title, k.created_at from public.consultations k
        where k.programme_id = found_programme.id and (created_before is null or (k.created_at, k.id) < (created_before, created_id))
        order by k.created_at desc, k.id desc limit 21) s;
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation),
        'counts', private.coverage_of(found_programme.id),
        'workshops', held - 20, 'more_workshops', jsonb_array_length(held) > 20,
        'consultations', asked - 20, 'more_consultations', jsonb_array_length(asked) > 20);
end
$$;

grant execute on function public.coverage_counts, public.coverage to authenticated;
