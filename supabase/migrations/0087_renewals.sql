-- Renewals: before a yes runs out its giver is asked, in their own way, whether they want to keep it (R35, "renewals asked in
-- time"). If nobody answers it ends: silence is no yes.
-- Who may see what: people read which of their own yeses run out. Those who listen at the trust read on which words they do, and
-- not whose; those who hold a person's contact read that this person is to be asked, and not about which words (0062 has the table).

-- How many days before the end people are asked, and until when a yes can be kept by one press.
create function private.renewal_days()
returns int
language sql immutable set search_path = ''
as $$
    select 30
$$;

-- The yeses of some words that stand and run out within those days: [{"use","expires_on"}], soonest first.
create function private.running_out(contribution uuid, at timestamptz default now())
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('use', stands.use, 'expires_on', stands.expires_on) order by stands.expires_on, stands.use), '[]')
    from (
        select distinct on (k.use) k.use, k.given, k.expires_on from public.consents k
        where k.contribution_id = contribution order by k.use, k.recorded_at desc, k.id desc
    ) stands
    join public.contributions c on c.id = contribution and c.withdrawn_at is null
    where stands.given and stands.expires_on > (at at time zone 'Europe/London')::date
        and stands.expires_on <= (at at time zone 'Europe/London')::date + private.renewal_days()
$$;

-- A step of the clock: asks each person whose yes runs out within 30 days, once, in their way, until the day it ends. Who has
-- been asked about an end that is still to come, and has not answered, is not asked about another.
create function private.ask_renewals(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    today date := (at at time zone 'Europe/London')::date;
    one record;
    made uuid;
begin
    for one in select k.expires_on, k.contribution_id, p.id as person_id, p.organisation_id, p.contact_by, p.account_id is not null as account
        from private.next_running_out('ask_renewals', today + private.renewal_days()) k
        join public.contributors w on w.contribution_id = k.contribution_id
        join public.people p on p.id = w.person_id and p.contact_by <> 'none'
        where k.expires_on > today and private.running_out(k.contribution_id, at) @> jsonb_build_array(jsonb_build_object('use', k.use, 'expires_on', k.expires_on))
        order by k.expires_on
    loop
        if exists (select from public.renewals r where r.person_id = one.person_id and r.answered_at is null and r.ends_on > today
            and r.ends_on <= one.expires_on) then
            continue;
        end if;
        insert into public.renewals (organisation_id, person_id, ends_on, asked_at)
        values (one.organisation_id, one.person_id, one.expires_on, at)
        on conflict on constraint asked_once_for_a_day do nothing
        returning id into made;
        if made is not null then
            perform private.queue_message(one.person_id, 'consent_renewal', 'renewal', made,
                -- The day goes to the person alone: whoever rings would know their words by it.
                jsonb_strip_nulls(jsonb_build_object('until', case when one.contact_by = 'email' then one.expires_on end,
                    'path', case when one.account then '/my/contributions/ending' end)),
                at, 'consent_renewal:' || made, one.expires_on::timestamp at time zone 'Europe/London');
        end if;
    end loop;
end
$$;
insert into private.clock_steps values ('ask_renewals');

-- One's own words with a yes that runs out, at most 50, soonest first. Out: [{"id","words","lang","dir","given_on","programme",
-- "ending": as private.running_out}].
create function public.my_ending_consents()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(mine) order by mine.ending -> 0 ->> 'expires_on', mine.id), '[]') from (
        select c.id, c.words, c.lang, c.dir, c.given_on, p.title as programme, private.running_out(c.id) as ending
        from public.contributions c join public.programmes p on p.id = c.programme_id
        where c.id in (
            select k.contribution_id from public.consents k
            where k.contribution_id in (select private.my_contributions()) and k.given
                and k.expires_on > private.today() and k.expires_on <= private.today() + private.renewal_days())
            and private.running_out(c.id) <> '[]'
        order by c.given_on desc limit 50
    ) mine
$$;

-- What runs out at an organisation within 30 days. In: the last yes of the page before. Out: "contributions": [{"id","given_on",
-- "programme","ending"}] about 20, "next": {"expires_on","contribution"} or null, and "people" to be asked by this organisation, at
-- most 50 and by name: [{"renewal","name","contact_by","contact","language","account","told"}]. Of their words nothing is said, nor
-- the day, by which one could tell them. Facilitators and engagement leads. Errors: P0002.
create function public.ending_consents(organisation uuid, after_on date default null, after_contribution uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    rows jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    with soon as (
        select distinct k.expires_on, k.contribution_id from (
            select k.expires_on, k.contribution_id from public.consents k
            join public.contributions c on c.id = k.contribution_id and c.organisation_id = organisation and c.withdrawn_at is null
            where k.given and k.expires_on > private.today() and k.expires_on <= private.today() + private.renewal_days()
                and (after_on is null or (k.expires_on, k.contribution_id) > (after_on, after_contribution))
            order by k.expires_on, k.contribution_id, k.id limit 150
        ) k
        order by k.expires_on, k.contribution_id limit 21
    )
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'given_on', c.given_on, 'programme', p.title, 'expires_on', soon.expires_on,
        'ending', private.running_out(c.id)) order by soon.expires_on, c.id), '[]')
    into rows
    from soon join public.contributions c on c.id = soon.contribution_id join public.programmes p on p.id = c.programme_id;
    return jsonb_build_object(
        -- One that was answered anew since does not run out any more.
        'contributions', (select coalesce(jsonb_agg(row - 'expires_on' order by place), '[]')
            from jsonb_array_elements(rows) with ordinality listed (row, place)
            where place <= 20 and row -> 'ending' @> jsonb_build_array(jsonb_build_object('expires_on', row -> 'expires_on'))),
        'next', case when jsonb_array_length(rows) > 20 then jsonb_build_object('expires_on', rows -> 19 -> 'expires_on',
            'contribution', rows -> 19 -> 'id') end,
        'people', (select coalesce(jsonb_agg(to_jsonb(asked) order by asked.name, asked.renewal), '[]') from (
            select r.id as renewal, coalesce(p.name, p.reference, 'No name given') as name, p.contact_by, p.contact, p.language,
                p.account_id is not null as account,
                exists (select from public.messages m where m.about_kind = 'renewal' and m.about_id = r.id and m.delivered_at is not null) as told
            from public.renewals r join public.people p on p.id = r.person_id
            where r.organisation_id = ending_consents.organisation and r.answered_at is null and r.ends_on > private.today()
            order by r.ends_on, r.id limit 50) asked));
end
$$;

-- Writes down what somebody answered who was asked in person, by phone or by letter: another 24 or 12 months for every yes of
-- theirs that runs out, or 'end'. A yes that stands is kept and none is made. By those who hold their contact; the message is told
-- with it. Errors: P0002, UE001 answered before or over, UE002 no such answer.
create function public.record_renewal(renewal uuid, answer text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.renewals;
    said record;
begin
    select * into asked from public.renewals r where r.id = renewal for update;
    if asked.id is null or asked.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(answer, '') not in ('24', '12', 'end') then
        perform private.refuse('UE002', 'Choose what they answered', 'answer');
    end if;
    if asked.answered_at is not null or asked.ends_on <= private.today() then
        perform private.refuse('UE001', 'This is answered already, or its day is over');
    end if;
    update public.renewals r set answer = record_renewal.answer, answered_at = now(), recorded_by = private.signed_in() where r.id = renewal;
    update public.messages m set delivered_at = now(), delivered_how = 'in person', delivered_by = private.signed_in()
    where m.about_kind = 'renewal' and m.about_id = renewal and m.delivered_at is null and m.cancelled_at is null;
    if answer <> 'end' then
        for said in select w.contribution_id, (select jsonb_object_agg(one ->> 'use', true) from jsonb_array_elements(soon) one) as answers
            from public.contributors w cross join lateral private.running_out(w.contribution_id) soon
            where w.person_id = asked.person_id and soon <> '[]' loop
            perform private.store_consents(said.contribution_id, said.answers, 'recorded by a scribe', private.current_wording(), 'en',
                private.consent_expiry(answer));
        end loop;
    end if;
end
$$;

-- Who answers for themselves, on their page or by their slip, is not asked any more.
create function private.renewal_answered()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.renewals;
begin
    for asked in select r.* from public.renewals r join public.contributors w on w.person_id = r.person_id
        where w.contribution_id = new.contribution_id and r.answered_at is null and r.ends_on > private.today() loop
        if not exists (select from public.contributors w where w.person_id = asked.person_id and private.running_out(w.contribution_id) <> '[]') then
            update public.renewals r set answered_at = now(), answer = case when not new.given then 'end'
                when new.expires_on > private.today() + 400 then '24' else '12' end
            where r.id = asked.id;
            perform private.cancel_messages('renewal', asked.id);
        end if;
    end loop;
    return null;
end
$$;
create trigger renewal_answered after insert on public.consents for each row
when (new.how in ('by the person', 'by receipt')) execute function private.renewal_answered();

-- Words that are taken back run out no more: their giver is not asked about them.
create function private.nothing_to_renew()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.cancel_messages('renewal', r.id, null, null, 'withdrawn')
    from public.contributors mine join public.renewals r on r.person_id = mine.person_id and r.answered_at is null
    where mine.contribution_id = new.id and not exists (
        select from public.contributors w where w.person_id = mine.person_id and private.running_out(w.contribution_id) <> '[]');
    return null;
end
$$;
create trigger nothing_to_renew after update of withdrawn_at on public.contributions for each row
when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function private.nothing_to_renew();

grant execute on function public.my_ending_consents, public.ending_consents, public.record_renewal to authenticated;
