-- What the pages of the code book read: one jsonb each, bounded, in one round trip.
-- Who may see what: facilitators and engagement leads of the trust; P0002 for anybody else. Of words that somebody reads apart
-- from others in a round (0073) they see their own codings alone.

-- The code book of a programme. In: the trust, a programme's slug or null for the newest. Out: {"programme","programmes",
-- "codes": [{"id","parent_id","name","definition","examples","contributions"}] by name, "replaced": [{"id","name",
-- "replaced_at"}] the latest 20 that were merged or split}.
create function public.code_book(organisation uuid, programme text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    found_programme := private.programme_named(organisation, programme);
    if found_programme.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation),
        'codes', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parent_id', c.parent_id, 'name', c.name,
                'definition', c.definition, 'examples', c.examples, 'contributions', private.code_count(c.id)) order by lower(c.name), c.id), '[]')
            from public.codes c where c.programme_id = found_programme.id and c.replaced_at is null),
        'replaced', (select coalesce(jsonb_agg(to_jsonb(gone) order by gone.replaced_at desc), '[]') from (
            select c.id, c.name, c.replaced_at from public.codes c
            where c.programme_id = found_programme.id and c.replaced_at is not null
            order by c.replaced_at desc limit 20) gone));
end
$$;
create index codes_replaced on public.codes (programme_id, replaced_at desc) where replaced_at is not null;

-- Finds a code for whoever may read it, standing or replaced. Errors: P0002.
create function private.code_to_read(code uuid)
returns public.codes
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_code public.codes;
begin
    select * into found_code from public.codes where id = code;
    if found_code.id is null or found_code.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_code;
end
$$;

-- The stretches of a contribution that a code is put to, each once, the first five: [{"starts","ends","text"}].
create function private.coded_spans(contribution uuid, code uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(span) order by span.starts, span.ends), '[]') from (
        select distinct k.starts, k.ends, substr(c.words, k.starts + 1, k.ends - k.starts) as text
        from public.codings k join public.contributions c on c.id = k.contribution_id and c.moderated_out_at is null
        where k.contribution_id = contribution and k.code_id = code and k.taken_off_at is null
            and (k.coder_id = private.signed_in() or not private.apart_from_me(contribution))
        order by 1, 2 limit 5
    ) span
$$;

-- By how many people a code is put to words today: one look into an index for each who ever listened at the trust.
create function private.coders_of(code public.codes)
returns bigint
language sql stable security definer set search_path = ''
as $$
    select count(*) from (
        select distinct p.account_id from public.members m join public.people p on p.id = m.person_id
        where m.organisation_id = (code).organisation_id and m.role in ('facilitator', 'engagement_lead') and p.account_id is not null
    ) listener
    where exists (select 1 from public.codings k where k.code_id = (code).id and k.coder_id = listener.account_id and k.taken_off_at is null)
$$;

-- The page of a code. In: the last contribution of the page before. Out: {"id","name","definition","examples","made_at",
-- "replaced_at","merged" (whether it stands no more by a merge, which can be undone),"programme","above": from the top
-- [{"id","name"}],"below": [{"id","name","contributions"}],"contributions","coders","passages": [{"contribution","given_on",
-- "lang","dir","hard" as private.hard_to_read,"spans"}] 20, newest first,"next","history": 50, newest first [{"kind","code":
-- {"id","name"},"other","before","after","why","by","at"}]}.
create function public.code_page(code uuid, before_on date default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_code public.codes := private.code_to_read(code);
    passages jsonb;
begin
    select coalesce(jsonb_agg(jsonb_build_object('contribution', w.contribution_id, 'given_on', w.given_on, 'lang', c.lang, 'dir', c.dir,
        'hard', private.hard_to_read(c.id), 'spans', private.coded_spans(c.id, code)) order by w.given_on desc, w.contribution_id desc), '[]')
    into passages
    from (
        select s.contribution_id, s.given_on from private.code_stands s
        where s.code_id = code and s.stands and (before_on is null or (s.given_on, s.contribution_id) < (before_on, before_id))
            and (not private.apart_from_me(s.contribution_id) or exists (select 1 from public.codings k
                where k.contribution_id = s.contribution_id and k.code_id = code and k.coder_id = private.signed_in() and k.taken_off_at is null))
        order by s.given_on desc, s.contribution_id desc limit 21
    ) w join public.contributions c on c.id = w.contribution_id;
    return jsonb_build_object('id', found_code.id, 'name', found_code.name, 'definition', found_code.definition,
        'examples', found_code.examples, 'made_at', found_code.made_at, 'replaced_at', found_code.replaced_at,
        'merged', found_code.replaced_at is not null and 'merged' = (select h.kind from public.code_changes h where h.code_id = code
            and h.kind in ('merged', 'split') order by h.changed_at desc limit 1),
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = found_code.programme_id),
        'above', (
            with recursive above as (
                select p.id, p.name, p.parent_id, 1 as up from public.codes p where p.id = found_code.parent_id
                union all select p.id, p.name, p.parent_id, a.up + 1 from public.codes p join above a on p.id = a.parent_id
            )
            select coalesce(jsonb_agg(jsonb_build_object('id', above.id, 'name', above.name) order by up desc), '[]') from above),
        'below', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'contributions', private.code_count(b.id))
            order by lower(b.name), b.id), '[]') from public.codes b where b.parent_id = code and b.replaced_at is null),
        'contributions', private.code_count(code), 'coders', private.coders_of(found_code),
        'passages', case when jsonb_array_length(passages) > 20 then passages - 20 else passages end,
        'next', case when jsonb_array_length(passages) > 20
            then jsonb_build_object('on', passages -> 19 -> 'given_on', 'id', passages -> 19 -> 'contribution') end,
        'history', (
            select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'code', jsonb_build_object('id', one.id, 'name', one.name),
                'other', case when other.id is not null then jsonb_build_object('id', other.id, 'name', other.name) end,
                'before', h.before, 'after', h.after, 'why', h.why, 'at', h.changed_at,
                'by', private.colleague(found_code.organisation_id, h.changed_by)) order by h.changed_at desc, h.id), '[]')
            from (
                (select * from public.code_changes a where a.code_id = code order by a.changed_at desc limit 50)
                union
                (select * from public.code_changes a where a.other_id = code order by a.changed_at desc limit 50)
                order by changed_at desc limit 50
            ) h
            join public.codes one on one.id = h.code_id
            left join public.codes other on other.id = h.other_id));
end
$$;

-- What a code that is to be split is put to: {"id","name","definition","spans": [{"contribution","starts","ends","text","lang",
-- "dir","hard"}] of the 40 newest contributions,"others" (on how many more it stands)}.
create function public.code_to_split(code uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_code public.codes := private.code_to_read(code);
begin
    return (
        with newest as (
            select s.contribution_id, s.given_on from private.code_stands s
            where s.code_id = code and s.stands and not private.apart_from_me(s.contribution_id)
            order by s.given_on desc, s.contribution_id desc limit 40
        )
        select jsonb_build_object('id', found_code.id, 'name', found_code.name, 'definition', found_code.definition,
            'replaced_at', found_code.replaced_at,
            'spans', coalesce(jsonb_agg(jsonb_build_object('contribution', c.id, 'starts', span -> 'starts', 'ends', span -> 'ends',
                'text', span -> 'text', 'lang', c.lang, 'dir', c.dir, 'hard', private.is_hard(c.id))
                order by n.given_on desc, c.id desc, (span ->> 'starts')::int), '[]'),
            'others', greatest(private.code_count(code) - 40, 0))
        from newest n
        join public.contributions c on c.id = n.contribution_id
        cross join jsonb_array_elements(private.coded_spans(c.id, code)) span);
end
$$;

grant execute on function public.code_book, public.code_page, public.code_to_split to authenticated;
