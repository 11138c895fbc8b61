-- Signing an insight: whoever ran its check does before it is agreed; those it rests on may, in the name they choose. And the
-- code on a letter, which opens one check and nothing else.
-- Who may see what: that somebody signed, and by what name, is read by those who listen and by that person; everyone reads of a
-- published insight the names people chose, and how many signed without one as private.disclosed shows it (private.signed_by).

create table public.insight_signatures (
    id uuid primary key default gen_random_uuid(),
    insight_id uuid not null references public.insights,
    -- Whose: a contributor's is beside their check, a facilitator's beside none.
    check_id uuid unique references public.insight_checks (id),
    standing text not null check (standing in ('contributor', 'facilitator', 'engagement_lead')),
    attribution text not null check (attribution in ('named', 'pen_name', 'unnamed')),
    shown_as text check (char_length(shown_as) between 1 and 80),
    how text not null check (how in ('on their page', 'by receipt', 'by phone', 'in person', 'by letter')),
    signed_by uuid references auth.users,
    signed_at timestamptz not null default now(),
    check ((standing = 'contributor') = (check_id is not null)),
    check ((shown_as is null) = (attribution = 'unnamed'))
);
create index on public.insight_signatures (insight_id);
create unique index one_signature_each on public.insight_signatures (insight_id, signed_by) where check_id is null;

-- A code that opens one check: it shows the statement and takes an answer, and shows no words of anybody. Staff print it, so that
-- it must not lead to which words are whose. Kept as a hash.
create table private.check_codes (
    code_hash text primary key,
    check_id uuid not null references public.insight_checks (id),
    issued_at timestamptz not null default now(),
    issued_by uuid references auth.users
);
create index on private.check_codes (check_id);

alter table public.insight_signatures enable row level security;
grant select (id, insight_id, standing, attribution, shown_as) on public.insight_signatures to authenticated;

-- The checks put to the signed-in person. Security definer: on which words is read by nobody.
create function private.my_check_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select k.id from public.insight_checks k where k.contribution_id in (select private.my_contributions())
$$;
grant execute on function private.my_check_ids to authenticated;

create policy "listeners read who signed; people their own" on public.insight_signatures for select to authenticated
using (
    exists (select 1 from public.insights i where i.id = insight_id
        and i.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')))
    or check_id in (select private.my_check_ids())
);

-- What the log says of a signature: that somebody of this standing signed or took it back, never who.
create function tlog.insight_signed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case tg_op when 'INSERT' then 'insight.signed' else 'insight.unsigned' end,
        case tg_op when 'INSERT' then new.insight_id else old.insight_id end,
        jsonb_build_object('standing', case tg_op when 'INSERT' then new.standing else old.standing end));
    return null;
end
$$;
create trigger insight_signed after insert or delete on public.insight_signatures for each row execute function tlog.insight_signed();

-- A reworded insight is signed by nobody: nobody has read those words.
create function private.signatures_fall(insight uuid)
returns void
language sql security definer set search_path = ''
as $$
    delete from public.insight_signatures s where s.insight_id = insight
$$;

-- Whoever ran the check signs with the name their colleagues know. Facilitators and engagement leads, while it is with its people.
-- Asked again it changes nothing. Errors: IN001 moved on.
create function public.sign_insight(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'in_check');
begin
    insert into public.insight_signatures (insight_id, standing, attribution, shown_as, how, signed_by)
    select insight, case when found_insight.organisation_id in (select private.my_organisations('facilitator')) then 'facilitator' else 'engagement_lead' end,
        'named', left(private.colleague(found_insight.organisation_id, auth.uid()), 80), 'on their page', auth.uid()
    on conflict do nothing;
end
$$;

-- Takes one's own signature as staff back while it is not agreed.
create function public.unsign_insight(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight(insight, 'in_check');
    delete from public.insight_signatures s where s.insight_id = unsign_insight.insight and s.check_id is null and s.signed_by = auth.uid();
end
$$;

-- Signs beside an answer that agrees, or changes the name, or takes the signature back ('no'). In: the check's row by insight and
-- contribution, 'named' | 'pen_name' | 'unnamed' | 'no', the name, and how. Errors: IK001 does not agree, IK002 (field signs), TX001,
-- TX002 (field sign_as), IK003 replaced, WD005 the words were taken back.
create function private.sign(insight uuid, contribution uuid, signs text, sign_as text, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_check public.insight_checks;
begin
    if coalesce(signs, '') not in ('named', 'pen_name', 'unnamed', 'no') then
        perform private.refuse('IK002', 'Choose whether to sign, and how', 'signs');
    end if;
    perform 1 from public.insights i where i.id = insight and i.superseded_at is null for share;
    if not found and signs <> 'no' then
        perform private.refuse('IK003', 'Another insight stands in the place of this one');
    end if;
    if signs <> 'no' then
        perform private.hold_words(contribution);
    end if;
    select k.* into found_check from public.insight_checks k
    where k.insight_id = sign.insight and k.contribution_id = sign.contribution for update;
    if found_check.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if signs = 'no' then
        delete from public.insight_signatures s where s.check_id = found_check.id;
        return;
    end if;
    if coalesce(found_check.answer, '') not in ('agree', 'more') then
        perform private.refuse('IK001', 'Only somebody who agrees to it signs it', 'signs');
    end if;
    if signs <> 'unnamed' then
        perform private.require_text(sign_as, 80, 'sign_as', 'Enter the name to show');
    end if;
    insert into public.insight_signatures (insight_id, check_id, standing, attribution, shown_as, how, signed_by)
    values (insight, found_check.id, 'contributor', signs, case when signs <> 'unnamed' then btrim(sign_as) end, sign.how, auth.uid())
    on conflict (check_id) do update set attribution = excluded.attribution, shown_as = excluded.shown_as, how = excluded.how;
end
$$;

-- A contributor with an account signs, changes the name, or takes it back ('no'). Errors: P0002, and those of private.sign.
create function public.sign_check(insight uuid, signs text, sign_as text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := (select k.contribution_id from public.insight_checks k
        where k.insight_id = insight and k.contribution_id in (select private.my_contributions())
        order by k.asked_at, k.contribution_id limit 1);
begin
    if contribution is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.sign(insight, contribution, signs, sign_as, 'on their page');
end
$$;

-- The same for whoever holds a slip. Errors: P0002, WD010 printed again by staff, and those of private.sign.
create function public.sign_check_by_receipt(code text, insight uuid, signs text, sign_as text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := private.voice_by_receipt(code);
begin
    perform private.sign(insight, private.check_of(insight, contribution), signs, sign_as, 'by receipt');
end
$$;

-- Who signed, as it is shown. Out: {"staff":[{"name","standing"}],"names":[…],"unnamed" (how many besides, null below 5 but for those
-- who listen),"some" (there are any without a name)}. At most 10 names.
create function private.signed_by(insight uuid, exact boolean)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'staff', coalesce(jsonb_agg(jsonb_build_object('name', s.shown_as, 'standing', s.standing) order by s.signed_at, s.id)
            filter (where s.check_id is null), '[]'),
        'names', coalesce(jsonb_agg(s.shown_as order by s.shown_as, s.id) filter (where s.check_id is not null and s.place <= 10
            and s.shown_as is not null), '[]'),
        'unnamed', case when exact then count(*) filter (where s.check_id is not null and (s.shown_as is null or s.place > 10))
            else private.disclosed(count(*) filter (where s.check_id is not null and (s.shown_as is null or s.place > 10))) end,
        'some', count(*) filter (where s.check_id is not null and (s.shown_as is null or s.place > 10)) > 0)
    from (
        select k.*, row_number() over (partition by k.check_id is null, k.shown_as is null order by k.shown_as, k.id) as place
        from public.insight_signatures k where k.insight_id = signed_by.insight
    ) s
$$;

-- One's own signature: {"attribution","shown_as"} or null.
create function private.signature_of(to_check uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('attribution', s.attribution, 'shown_as', s.shown_as) from public.insight_signatures s where s.check_id = to_check
$$;

-- Where words are taken back, so is the signature beside them. Where other words of the same person still hold the insight up,
-- the signature stays without its name. Runs after withdrawn_from_checks, which moves the check (triggers run by name).
create function private.contribution_withdrawn_from_signatures()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.insight_signatures s using public.insight_checks k where k.id = s.check_id and k.contribution_id = new.id;
    update public.insight_signatures s set attribution = 'unnamed', shown_as = null
    from public.insight_checks k, public.quotes q
    where k.id = s.check_id and q.insight_id = s.insight_id and q.contribution_id = new.id
        and k.contribution_id = private.check_of_person(s.insight_id, new.id);
    return null;
end
$$;

-- The contribution of the check that the person behind these words was asked by; null where the words have no known giver.
create function private.check_of_person(insight uuid, contribution uuid)
returns uuid
language sql stable security definer set search_path = ''
as $$
    select k.contribution_id from public.contributors mine
    join public.contributors theirs on theirs.person_id = mine.person_id
    join public.insight_checks k on k.contribution_id = theirs.contribution_id and k.insight_id = check_of_person.insight
    where mine.contribution_id = check_of_person.contribution limit 1
$$;
create trigger withdrawn_from_signatures after update of withdrawn_at on public.contributions
for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
execute function private.contribution_withdrawn_from_signatures();

-- Whoever takes their name off their words takes it off what they signed about them.
create function private.name_off_signatures()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    update public.insight_signatures s set attribution = 'unnamed', shown_as = null
    from public.insight_checks k where k.id = s.check_id and k.contribution_id = new.id and s.shown_as is not null;
    return null;
end
$$;
create trigger name_off_signatures after update of attribution on public.contributions
for each row when (old.attribution <> 'anonymous' and new.attribution = 'anonymous' and new.withdrawn_at is null)
execute function private.name_off_signatures();

-- Issues a code for one check and returns it; it is kept only as a hash.
create function private.issue_check_code(to_check uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    code text := private.new_receipt_code();
begin
    insert into private.check_codes (code_hash, check_id, issued_by) values (private.receipt_hash(code), to_check, auth.uid());
    return code;
end
$$;

-- What the holder of a check's code reads: {"statement","number","organisation","crisis","programme","open","until","state",
-- "answered_at","may_answer","signed"} or null. Not what was answered, nor any words: others have seen the code.
create function public.check_by_code(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('statement', i.statement, 'number', i.number, 'organisation', o.name, 'slug', o.slug, 'crisis', o.crisis,
        'programme', p.title, 'open', i.state = 'in_check' and c.withdrawn_at is null, 'until', i.check_until, 'state', i.state, 'insight', i.id,
        'answered_at', k.answered_at, 'may_answer', coalesce(k.how not in ('on their page', 'by receipt'), true))
    from private.check_codes x
    join public.insight_checks k on k.id = x.check_id
    join public.contributions c on c.id = k.contribution_id
    join public.insights i on i.id = k.insight_id
    join public.organisations o on o.id = i.organisation_id
    join public.programmes p on p.id = i.programme_id
    where x.code_hash = private.receipt_hash(code)
$$;

-- Answers a check by its code: the same as a letter that comes back, and so no stronger than one. In: the code, the answer, its
-- words, and whether and how they sign. Errors: P0002 (field code), IN006, IN007, IN014 answered by themselves, and those of private.sign.
create function public.answer_check_by_code(code text, answer text, words text default null, signs text default null, sign_as text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_check public.insight_checks;
begin
    select k.* into found_check from private.check_codes x join public.insight_checks k on k.id = x.check_id
    where x.code_hash = private.receipt_hash(code);
    if found_check.id is null then
        perform private.refuse('P0002', 'We do not know this code', 'code');
    end if;
    perform private.store_check_answer(found_check.insight_id, found_check.contribution_id, answer, words, 'by letter');
    if answer in ('agree', 'more') and signs is not null then
        perform private.sign(found_check.insight_id, found_check.contribution_id, signs, sign_as, 'by letter');
    end if;
end
$$;

-- People an organisation knows who are asked about an insight by letter and have not answered, at most 50 by name. Out: {"statement",
-- "number","trust","programme","check_until","people":[{"person_id","name","contact","language"}]}. Which words were theirs is not said.
-- Facilitators and engagement leads of the organisation that knows them. Errors: P0002.
create function public.check_letters(organisation uuid, insight uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead'))
        or not exists (select 1 from public.insights i where i.id = insight and i.check_started_at is not null
            and i.programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select jsonb_build_object('statement', i.statement, 'number', i.number, 'trust', o.name, 'crisis', o.crisis, 'programme', g.title,
            'check_until', i.check_until, 'people', coalesce((
                select jsonb_agg(jsonb_build_object('person_id', asked.id, 'name', asked.name, 'contact', asked.contact,
                    'language', asked.language) order by asked.name, asked.id)
                from (
                    select p.id, coalesce(p.name, p.reference, 'No name given') as name, p.contact, p.language
                    from public.insight_checks k
                    join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
                    join public.contributors w on w.contribution_id = k.contribution_id
                    join public.people p on p.id = w.person_id and p.organisation_id = check_letters.organisation and p.contact_by = 'letter'
                    where k.insight_id = i.id and k.answer is null and i.state = 'in_check'
                    order by 2, 1 limit 50
                ) asked), '[]'))
        from public.insights i
        join public.organisations o on o.id = i.organisation_id
        join public.programmes g on g.id = i.programme_id
        where i.id = insight);
end
$$;

-- Makes a code for each of those letters. In: the organisation, the insight, the people. Out: what check_letters says, of these people
-- alone, each with their "code" and the "message" that the letter tells, if one waits. Errors: P0002, IK004 nobody chosen.
create function public.issue_check_letters(organisation uuid, insight uuid, people uuid[])
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    letters jsonb := public.check_letters(organisation, insight);
    made jsonb;
begin
    if not exists (select 1 from jsonb_array_elements(letters -> 'people') asked
        where (asked ->> 'person_id')::uuid = any (coalesce(issue_check_letters.people, '{}'))) then
        perform private.refuse('IK004', 'Choose whom to write to', 'people');
    end if;
    select jsonb_agg(asked || jsonb_build_object('code', private.issue_check_code(k.id), 'message', (
        select m.id from public.messages m where m.about_kind = 'insight' and m.about_id = issue_check_letters.insight and m.person_id = w.person_id
            and m.kind = 'check_asked' and m.delivered_at is null and m.cancelled_at is null order by m.queued_at desc limit 1)) order by place)
    into made
    from jsonb_array_elements(letters -> 'people') with ordinality listed (asked, place)
    join public.contributors w on w.person_id = (asked ->> 'person_id')::uuid
    join public.insight_checks k on k.contribution_id = w.contribution_id and k.insight_id = issue_check_letters.insight
    where w.person_id = any (issue_check_letters.people);
    return letters || jsonb_build_object('people', made);
end
$$;

grant execute on function public.sign_insight, public.unsign_insight, public.sign_check, public.check_letters, public.issue_check_letters
    to authenticated;
grant execute on function public.sign_check_by_receipt, public.check_by_code, public.answer_check_by_code to anon, authenticated;
