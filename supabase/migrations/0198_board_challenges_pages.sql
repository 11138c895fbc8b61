-- What the pages of the board's table read: one jsonb each, bounded, in one round trip.
-- Who may see what: those who read the board's pages of the trust (0159); each function asks in its first lines.

-- Decisions seen differently by both sides, with what the board said: [{"id","number","title","owner_name","owner","people","answers","notes"}],
-- those nobody has spoken of first, at most 50.
create function private.apart_on_table(programme uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(pair) order by jsonb_array_length(pair.notes), pair.number desc), '[]')
    from (
        select d.id, d.number, d.title, d.owner_name, r.owner, r.people, s.answers, (
            select coalesce(jsonb_agg(jsonb_build_object('note', n.note, 'body', n.body, 'met_on', n.met_on) order by n.met_on, n.id), '[]')
            from public.rating_notes n where n.decision_id = d.id) as notes
        from private.ratings_apart(programme) r
        join public.decisions d on d.id = r.decision_id
        join public.ratings_shown s on s.decision_id = d.id
        order by d.number desc limit 50
    ) pair
$$;

-- What lies on the board's table. In: the programme, open | settled, the months (settled in them; what is open stands whatever the months),
-- and the last one seen ({"day","id"}). Out: {"challenges": rows as challenge_row, 20 at a time, the longest due or the latest settled first,
-- "next","apart","counts":{"open","settled"}}. Errors: P0002, NB001.
create function public.board_challenges(programme uuid, filter text, from_month date, until_month date, after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    read_programme public.programmes := private.board_programme(programme);
    settled boolean := filter = 'settled';
    ends timestamptz;
    starts timestamptz;
    found_challenges jsonb;
begin
    perform private.require_months(from_month, until_month);
    starts := from_month::timestamp at time zone 'Europe/London';
    ends := (until_month + interval '1 month') at time zone 'Europe/London';
    select coalesce(jsonb_agg(private.challenge_row(h) order by k.at), '[]') into found_challenges
    from (
        select c.id, row_number() over () as at from (
            select o.id from public.challenges o
            where not settled and o.organisation_id = read_programme.organisation_id and o.escalated_at is not null
                and o.settled_at is null and o.closed_at is null and o.taken_back_at is null and private.challenge_programme(o) = programme
                and (after is null or (o.board_due_on, o.id) > ((after ->> 'day')::date, (after ->> 'id')::uuid))
            order by o.board_due_on, o.id limit 21) c
        union all
        select c.id, row_number() over () from (
            select s.id from public.challenges s
            where settled and s.organisation_id = read_programme.organisation_id and s.settled_at >= starts and s.settled_at < ends
                and private.challenge_programme(s) = programme
                and (after is null or (s.settled_at, s.id) < ((after ->> 'day')::timestamptz, (after ->> 'id')::uuid))
            order by s.settled_at desc, s.id desc limit 21) c
    ) k join public.challenges h on h.id = k.id;
    return jsonb_build_object(
        'challenges', case when jsonb_array_length(found_challenges) > 20 then found_challenges - 20 else found_challenges end,
        'next', case when jsonb_array_length(found_challenges) > 20 then jsonb_build_object('id', found_challenges -> 19 -> 'id',
            'day', case when settled then found_challenges -> 19 -> 'board' -> 'settled_at' else found_challenges -> 19 -> 'board' -> 'due_on' end) end,
        'apart', case when after is null and not settled then private.apart_on_table(programme) else '[]' end);
end
$$;

-- The programme of what is challenged.
create function private.challenge_programme(challenge public.challenges)
returns uuid
language sql stable security definer set search_path = ''
as $$
    select coalesce((select i.programme_id from public.insights i where i.id = (challenge).insight_id),
        (select d.programme_id from public.decisions d where d.id = (challenge).decision_id))
$$;

-- One challenge on the board's table, or one decision seen differently, as those who read the board's pages see it. Out: the row, with
-- "mine": one's own statements that stand. Errors: P0002 not there.
create function public.board_challenge(challenge uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    tabled public.challenges;
begin
    select c.* into tabled from public.challenges c where c.id = challenge and c.escalated_at is not null
        and c.organisation_id in (select private.my_board_trusts());
    if tabled.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.challenge_row(tabled) || jsonb_build_object('programme_id', private.challenge_programme(tabled), 'mine', (
        select coalesce(jsonb_agg(s.id), '[]') from public.board_statements s
        where s.challenge_id = tabled.id and s.written_by = private.signed_in() and s.taken_back_at is null));
end
$$;

create function public.board_ratings(decision uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    seen jsonb := (select pair from public.decisions d
        cross join lateral jsonb_array_elements(private.apart_on_table(d.programme_id)) pair
        where d.id = decision and d.organisation_id in (select private.my_board_trusts()) and pair ->> 'id' = decision::text);
begin
    if seen is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return seen;
end
$$;

grant execute on function public.board_challenges, public.board_challenge, public.board_ratings to authenticated;
