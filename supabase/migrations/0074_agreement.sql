-- What the coding desk reads, how far coders agreed, and what they settle where they did not.
-- Who may see what: facilitators and engagement leads of the trust; codes on words that somebody still reads apart are told
-- to them without what others put. Agreement is counted from what each had put when they said that they were done, so that
-- it stays as it first was whatever is settled or changed afterwards.

-- Standing codes of a programme, to choose from: [{"id","parent_id","name","definition"}], by name, at most 500.
create function private.codes_to_choose(programme uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parent_id', c.parent_id, 'name', c.name, 'definition', c.definition)
        order by lower(c.name), c.id), '[]')
    from (select * from public.codes k where k.programme_id = programme and k.replaced_at is null order by lower(k.name), k.id limit 500) c
$$;

-- How a round stands for who asks: how many contributions there are to read, how many everybody is done with, how many of
-- them the signed-in person still has to read (null: not one of its coders). Words taken back since do not count.
create function private.round_progress(round uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('total', count(*), 'finished', count(r.finished_at),
        'mine_left', case when exists (select 1 from public.round_coders k where k.round_id = round and k.coder_id = private.signed_in())
            then count(*) filter (where not exists (select 1 from public.round_readings d
                where d.round_id = round and d.contribution_id = r.contribution_id and d.coder_id = private.signed_in())) end)
    from public.round_contributions r
    join public.contributions c on c.id = r.contribution_id and c.words is not null and c.moderated_out_at is null
    where r.round_id = round
$$;

-- The desk: one contribution with its words, what stands before them, the codes to choose from and those that were put. In:
-- the round it is read in, if any. Out: the columns, "programme", "from", "hard" (0072), "picture", "codes", "recent" (codes
-- the signed-in person put last, 6), "apart" (others' codes are not told yet), "codings" ([{"id","code_id","name","starts",
-- "ends","mine","by","how"}], 200), "settled", "round" (null, or {"id","title","closed","mine_left","total","done"}).
-- Not whose words they are: codes are put to what was said. Errors: P0002.
create function public.coding_desk(contribution uuid, round uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    given public.contributions;
    apart boolean := private.apart_from_me(contribution);
begin
    select * into given from public.contributions where id = contribution;
    if given.id is null or given.words is null or given.moderated_out_at is not null or given.kind = 'put'
        or given.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'id', given.id, 'words', given.words, 'lang', given.lang, 'dir', given.dir, 'given_on', given.given_on,
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = given.programme_id),
        'from', coalesce((select w.title from public.workshops w where w.id = given.workshop_id),
            (select k.title from public.consultations k where k.id = given.consultation_id)),
        'hard', private.hard_to_read(given.id),
        'picture', (select jsonb_build_object('alt', i.alt, 'width', i.width, 'height', i.height)
            from public.pictures i where i.contribution_id = given.id),
        'codes', private.codes_to_choose(given.programme_id),
        'recent', (select coalesce(jsonb_agg(last.code_id order by last.at desc), '[]') from (
            select k.code_id, max(k.coded_at) as at from (
                select mine.code_id, mine.coded_at from public.codings mine
                where mine.coder_id = private.signed_in() order by mine.coded_at desc limit 60) k
            join public.codes c on c.id = k.code_id and c.programme_id = given.programme_id and c.replaced_at is null
            group by k.code_id order by 2 desc limit 6) last),
        'apart', apart,
        'codings', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'code_id', k.code_id, 'name', k.name, 'starts', k.starts,
                'ends', k.ends, 'mine', k.coder_id = private.signed_in(), 'by', private.colleague(given.organisation_id, k.coder_id),
                'how', k.how) order by k.starts, k.ends, k.name, k.id), '[]')
            from (select g.*, c.name from public.codings g
                join public.codes c on c.id = g.code_id and c.replaced_at is null
                where g.contribution_id = given.id and g.taken_off_at is null and (not apart or g.coder_id = private.signed_in())
                order by g.starts, g.id limit 200) k),
        'settled', case when apart then '[]' else (select coalesce(jsonb_agg(jsonb_build_object('code_id', s.code_id, 'name', c.name,
                'fits', s.fits, 'reason', s.reason) order by c.name), '[]')
            from public.settlements s join public.codes c on c.id = s.code_id and c.replaced_at is null
            where s.contribution_id = given.id) end,
        'round', (select jsonb_build_object('id', o.id, 'title', o.title, 'closed', o.closed_at is not null,
                'done', exists (select 1 from public.round_readings d where d.round_id = o.id
                    and d.contribution_id = given.id and d.coder_id = private.signed_in()),
                'all_done', r.finished_at is not null) || private.round_progress(o.id)
            from public.coding_rounds o
            join public.round_contributions r on r.round_id = o.id and r.contribution_id = given.id
            where o.id = coding_desk.round and o.organisation_id = given.organisation_id));
end
$$;

-- Rounds of a trust, 20 at a time, the newest first, with what waits for the signed-in person. In: the last one seen.
-- Out: {"rounds": [{"id","title","programme","made_at","closed_at","coders" (names),"total","finished","mine_left"}], "next",
-- "passed" ([{"id","given_on","programme","by","to_me","hard"}], 20), "sitting"}. Errors: P0002.
create function public.coding_rounds(organisation uuid, before_at timestamptz default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_rounds jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'made_at', o.made_at, 'closed_at', o.closed_at,
            'programme', (select p.title from public.programmes p where p.id = o.programme_id),
            'coders', (select jsonb_agg(private.colleague(o.organisation_id, k.coder_id) order by private.colleague(o.organisation_id, k.coder_id))
                from public.round_coders k where k.round_id = o.id)) || private.round_progress(o.id) order by o.made_at desc, o.id desc), '[]')
    into found_rounds
    from (
        select * from public.coding_rounds r
        where r.organisation_id = coding_rounds.organisation and (before_at is null or (r.made_at, r.id) < (before_at, before_id))
        order by r.made_at desc, r.id desc limit 21
    ) o;
    return jsonb_build_object(
        'rounds', case when jsonb_array_length(found_rounds) > 20 then found_rounds - 20 else found_rounds end,
        'next', case when jsonb_array_length(found_rounds) > 20 then jsonb_build_object(
            'at', found_rounds -> 19 -> 'made_at', 'id', found_rounds -> 19 -> 'id') end,
        'passed', (select coalesce(jsonb_agg(to_jsonb(w) order by w.passed_at), '[]') from (
            select c.id, c.given_on, s.passed_at, private.colleague(s.organisation_id, s.passed_by) as by,
                s.passed_to is not null as to_me, private.hard_to_read(c.id) as hard,
                (select p.title from public.programmes p where p.id = c.programme_id) as programme
            from public.passes s join public.contributions c on c.id = s.contribution_id and c.words is not null and c.moderated_out_at is null
            where s.organisation_id = coding_rounds.organisation and s.taken_at is null
                and (s.passed_to is null or s.passed_to = private.signed_in())
                and not exists (select 1 from public.passes own where own.contribution_id = c.id and own.passed_by = private.signed_in())
            order by s.passed_at limit 20) w),
        'sitting', private.my_sitting());
end
$$;

-- What a round may be made of: {"workshops": [{"id","title","on"}], "consultations", "imports" (50 newest each), "people"
-- ([{"id","name","me"}])} of one programme. Errors: P0002.
create function public.round_choices(programme uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'people', private.listeners(organisation),
        'workshops', (select coalesce(jsonb_agg(to_jsonb(w) order by w.on desc, w.title), '[]') from (
            select h.id, h.title, h.held_on as on from public.workshops h
            where h.programme_id = programme and h.held_on <= private.today() order by h.held_on desc, h.title limit 50) w),
        'consultations', (select coalesce(jsonb_agg(to_jsonb(k) order by k.title), '[]') from (
            select n.id, n.title from public.consultations n where n.programme_id = programme order by n.created_at desc limit 50) k),
        'imports', (select coalesce(jsonb_agg(to_jsonb(b) order by b.title), '[]') from (
            select i.id, i.name as title from public.import_batches i
            where i.programme_id = programme and i.kind = 'table' and i.state = 'done' order by i.created_at desc limit 50) b));
end
$$;

-- One round. Out: {"id","title","programme" ({"slug","title"}),"chosen","made_at","made_by","closed_at","coders": [{"name","me",
-- "left"}],"total","finished","mine_left","differ" (how many are to be settled),"settled","may_settle","sitting"}.
-- Errors: P0002.
create function public.coding_round(round uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
    progress jsonb := private.round_progress(round);
    differing jsonb := (
        select jsonb_build_object('differ', count(*) filter (where not u.settled), 'settled', count(*) filter (where u.settled))
        from private.units_of(round) u where u.put between 1 and u.coders - 1 and u.standing);
begin
    return progress || differing || jsonb_build_object('id', found_round.id, 'title', found_round.title, 'chosen', found_round.chosen,
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = found_round.programme_id),
        'made_at', found_round.made_at, 'closed_at', found_round.closed_at,
        'made_by', private.colleague(found_round.organisation_id, found_round.made_by),
        'may_settle', progress -> 'mine_left' <> 'null' or found_round.organisation_id in (select private.my_organisations('engagement_lead')),
        'sitting', private.my_sitting(),
        'coders', (select jsonb_agg(jsonb_build_object('name', private.colleague(found_round.organisation_id, k.coder_id),
                'me', k.coder_id = private.signed_in(),
                'left', (progress ->> 'total')::int - (select count(*) from public.round_readings d
                    join public.contributions c on c.id = d.contribution_id and c.words is not null and c.moderated_out_at is null
                    where d.round_id = round and d.coder_id = k.coder_id))
                order by private.colleague(found_round.organisation_id, k.coder_id))
            from public.round_coders k where k.round_id = round));
end
$$;

-- What was made of each contribution that every coder is done with, by each code that one of them put or that is put to any
-- of these: the unit that agreement is about. `coders`: how many read it and did not pass it; `put`: how many of them had
-- put the code when they were done. 500 contributions at most, and the codes of one programme.
create function private.units_of(round uuid)
returns table (contribution_id uuid, code_id uuid, coders int, put int, by_whom uuid[], settled boolean, standing boolean)
language sql stable security definer set search_path = ''
as $$
    with read as (
        select r.contribution_id, d.coder_id, d.read_at
        from public.round_contributions r
        join public.contributions c on c.id = r.contribution_id and c.words is not null and c.moderated_out_at is null
        join public.round_readings d on d.round_id = r.round_id and d.contribution_id = r.contribution_id and not d.passed
        where r.round_id = round and r.finished_at is not null
    ), had_put as (
        select distinct e.contribution_id, e.coder_id, k.code_id
        from read e
        join public.codings k on k.contribution_id = e.contribution_id and k.coder_id = e.coder_id
            and k.coded_at <= e.read_at and (k.taken_off_at is null or k.taken_off_at > e.read_at)
    ), units as (
        select e.contribution_id, count(*)::int as coders from read e group by 1
    )
    select u.contribution_id, c.id, u.coders, count(h.coder_id)::int, array_remove(array_agg(h.coder_id order by h.coder_id), null),
        exists (select 1 from public.settlements s where s.contribution_id = u.contribution_id and s.code_id = c.id),
        c.replaced_at is null
    from units u
    cross join (select k.id, k.replaced_at from public.codes k where k.id in (select had.code_id from had_put had)) c
    left join had_put h on h.contribution_id = u.contribution_id and h.code_id = c.id
    group by u.contribution_id, u.coders, c.id, c.replaced_at
$$;

-- How far the coders of a round agreed, as counts and never as rows. Out: {"id","title","coders" (names, in the order of "by"),
-- "units" (contributions all are done with),"passed" (of these, how many somebody passed),"codes": [{"id","name","counts":
-- [{"coders","put","units"}],"by" (how often each coder put it, where nobody passed)}]}, by name, at most 500. Errors: P0002.
create function public.round_agreement(round uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
    all_coders uuid[] := array(select k.coder_id from public.round_coders k where k.round_id = round order by k.coder_id);
begin
    return (
        with u as materialized (select * from private.units_of(round))
        select jsonb_build_object('id', found_round.id, 'title', found_round.title, 'closed_at', found_round.closed_at,
            'coders', (select jsonb_agg(private.colleague(found_round.organisation_id, k.coder_id) order by k.place)
                from unnest(all_coders) with ordinality k (coder_id, place)),
            'units', (select count(*) from public.round_contributions r
                join public.contributions c on c.id = r.contribution_id and c.words is not null and c.moderated_out_at is null
                where r.round_id = round and r.finished_at is not null),
            'passed', (select count(distinct d.contribution_id) from public.round_readings d
                join public.round_contributions r on r.round_id = d.round_id and r.contribution_id = d.contribution_id
                    and r.finished_at is not null
                join public.contributions c on c.id = d.contribution_id and c.words is not null and c.moderated_out_at is null
                where d.round_id = round and d.passed),
            'codes', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'replaced', c.replaced_at is not null,
                    'counts', (select jsonb_agg(jsonb_build_object('coders', h.coders, 'put', h.put, 'units', h.units) order by h.coders, h.put)
                        from (select u.coders, u.put, count(*) as units from u where u.code_id = c.id group by 1, 2) h),
                    'by', (select jsonb_agg((select count(*) from u where u.code_id = c.id and u.coders = cardinality(all_coders)
                            and k.coder_id = any (u.by_whom)) order by k.place)
                        from unnest(all_coders) with ordinality k (coder_id, place))) order by lower(c.name), c.id), '[]')
                from public.codes c where c.id in (select u.code_id from u))));
end
$$;

-- Where the coders of a round differ, 20 or fewer at a time, in the order they were read: each contribution and code that some put and
-- some did not. In: whether those already settled too, and the last one seen. Out: {"id","title","may_settle","programme",
-- "rows": [{"contribution_id","code_id","code","definition","words","lang","dir","hard","put_by" (names and where:
-- [{"name","spans": [{"starts","ends"}]}]),"not_put_by" (names),"settlement" (null or {"fits","reason","by","settled_at"})}],
-- "next" ({"place","code"})}. Errors: P0002.
create function public.round_differences(round uuid, settled boolean default false, after_place int default null, after_code uuid default null,
    most int default 20)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
    shown int := least(greatest(coalesce(most, 20), 1), 20);
    found_rows jsonb;
begin
    select coalesce(jsonb_agg(jsonb_build_object('place', d.place, 'contribution_id', d.contribution_id, 'code_id', d.code_id,
        'code', k.name, 'definition', k.definition, 'words', c.words, 'lang', c.lang, 'dir', c.dir, 'hard', private.hard_to_read(c.id),
        'put_by', (select jsonb_agg(jsonb_build_object('name', private.colleague(found_round.organisation_id, who.id),
                'spans', (select jsonb_agg(jsonb_build_object('starts', g.starts, 'ends', g.ends) order by g.starts)
                    from public.codings g
                    join public.round_readings e on e.round_id = found_round.id and e.contribution_id = g.contribution_id and e.coder_id = g.coder_id
                    where g.contribution_id = c.id and g.code_id = k.id and g.coder_id = who.id
                        and g.coded_at <= e.read_at and (g.taken_off_at is null or g.taken_off_at > e.read_at)))
                order by private.colleague(found_round.organisation_id, who.id))
            from unnest(d.by_whom) who (id)),
        'not_put_by', (select jsonb_agg(private.colleague(found_round.organisation_id, e.coder_id)
                order by private.colleague(found_round.organisation_id, e.coder_id))
            from public.round_readings e
            where e.round_id = found_round.id and e.contribution_id = c.id and not e.passed and not e.coder_id = any (d.by_whom)),
        'settlement', (select jsonb_build_object('fits', s.fits, 'reason', s.reason, 'settled_at', s.settled_at,
                'by', private.colleague(found_round.organisation_id, s.settled_by))
            from public.settlements s where s.contribution_id = c.id and s.code_id = k.id)) order by d.place, d.code_id), '[]')
    into found_rows
    from (
        select u.*, r.place from private.units_of(round) u
        join public.round_contributions r on r.round_id = found_round.id and r.contribution_id = u.contribution_id
        where u.put between 1 and u.coders - 1 and u.standing and u.settled = round_differences.settled
            and not private.apart_from_me(u.contribution_id)
            and (after_place is null or (r.place, u.code_id) > (after_place, after_code))
        order by r.place, u.code_id limit shown + 1
    ) d
    join public.contributions c on c.id = d.contribution_id
    join public.codes k on k.id = d.code_id;
    return jsonb_build_object('id', found_round.id, 'title', found_round.title,
        'may_settle', exists (select 1 from public.round_coders m where m.round_id = round and m.coder_id = private.signed_in())
            or found_round.organisation_id in (select private.my_organisations('engagement_lead')),
        'rows', case when jsonb_array_length(found_rows) > shown then found_rows - shown else found_rows end,
        'next', case when jsonb_array_length(found_rows) > shown then jsonb_build_object(
            'place', found_rows -> (shown - 1) -> 'place', 'code', found_rows -> (shown - 1) -> 'code_id') end);
end
$$;

-- May the signed-in person settle in this round? Its coders and engagement leads. Errors: P0002, 42501.
create function private.round_to_settle(round uuid)
returns public.coding_rounds
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
begin
    if not exists (select 1 from public.round_coders k where k.round_id = round and k.coder_id = private.signed_in()) then
        perform private.require_role(found_round.organisation_id, 'engagement_lead');
    end if;
    return found_round;
end
$$;

-- Settles whether a code fits a contribution on which the coders of a round differ. It stands from now on in the place of
-- what each of them put; what they put is kept, and agreement stays as it was measured. Again overwrites.
-- Errors: P0002, 42501, KD003 somebody still reads apart, KD011 they do not differ, TX001/TX002 reason.
create function public.settle_code(round uuid, contribution uuid, code uuid, fits boolean, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_settle(round);
begin
    -- Held, so that nothing is settled about words that are being taken back at this moment.
    perform 1 from public.contributions c where c.id = contribution and c.words is not null for share;
    perform private.standing_code(code);
    if exists (select 1 from public.round_contributions r
            where r.round_id = found_round.id and r.contribution_id = settle_code.contribution and r.finished_at is null) then
        perform private.refuse('KD003', 'Somebody is still reading these words apart. Settle it when everybody is done with them.');
    end if;
    if not exists (select 1 from private.units_of(round) u
            where u.contribution_id = settle_code.contribution and u.code_id = code and u.put between 1 and u.coders - 1) then
        perform private.refuse('KD011', 'The coders of this round do not differ about this, so there is nothing to settle');
    end if;
    if fits is null then
        perform private.refuse('KD012', 'Choose whether it fits', 'fits');
    end if;
    perform private.require_text(reason, 1000, 'reason', 'Write the reason, so that others know next time');
    insert into public.settlements (contribution_id, code_id, fits, reason, settled_by)
    values (contribution, code, settle_code.fits, settle_code.reason, private.signed_in())
    on conflict (contribution_id, code_id) do update
        set fits = excluded.fits, reason = excluded.reason, settled_by = excluded.settled_by, settled_at = now();
end
$$;

-- Takes a settlement of a round back: what each of them put stands again. Again is no error. Errors: P0002, 42501.
create function public.unsettle_code(round uuid, contribution uuid, code uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.round_to_settle(round);
    delete from public.settlements s
    where s.contribution_id = unsettle_code.contribution and s.code_id = unsettle_code.code and exists (
        select 1 from public.round_contributions r where r.round_id = round and r.contribution_id = unsettle_code.contribution);
end
$$;

-- Who words may be passed to: [{"id","name"}] of those who listen at its trust, without oneself and those who passed them on
-- themselves. Errors: P0002.
create function public.pass_choices(contribution uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    given public.contributions := private.words_to_read(contribution);
begin
    if given.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (select coalesce(jsonb_agg(l - 'me'), '[]') from jsonb_array_elements(private.listeners(given.organisation_id)) l
        where not (l ->> 'me')::boolean and not exists (
            select 1 from public.passes s join public.people p on p.account_id = s.passed_by
            where s.contribution_id = pass_choices.contribution and p.id = (l ->> 'id')::uuid));
end
$$;

grant execute on function public.coding_desk, public.coding_rounds, public.round_choices, public.coding_round, public.round_agreement,
    public.round_differences, public.settle_code, public.unsettle_code, public.pass_choices to authenticated;
