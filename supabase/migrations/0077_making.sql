-- Making an insight and checking it: the rule by which it may be agreed, what its check came to, how people are asked, what
-- it is about in PCREF, wordings that met, and voices it leaves out.
-- Who may see what: anyone reads by what rule a programme agrees its insights, since it is a promise; what was looked at and
-- did not fit is read by those who listen at the trust. Counts for everybody else are those of private.disclosed (R40).

-- By what rule an insight may be agreed. Kept one after the other; the latest stands for checks that begin after it.
create table public.check_rules (
    id uuid primary key default gen_random_uuid(),
    programme_id uuid not null references public.programmes,
    -- How long it waits: until all who can be reached have answered or the days are over; always the days; always for all.
    waits text not null check (waits in ('all_or_days', 'days', 'all')),
    -- Whether each objection is answered in writing first.
    objections_answered boolean not null,
    -- Of those asked, how many per cent must have answered.
    least_share int not null check (least_share between 0 and 100),
    reason text not null check (char_length(reason) between 1 and 1000),
    set_by uuid references auth.users,
    set_at timestamptz not null default now()
);
create index on public.check_rules (programme_id, set_at desc, id desc);

-- A contribution that somebody looked at for an insight and found not to fit.
create table public.insight_passed_over (
    insight_id uuid not null references public.insights,
    contribution_id uuid not null references public.contributions on delete cascade,
    passed_by uuid not null references auth.users,
    passed_at timestamptz not null default now(),
    primary key (insight_id, contribution_id)
);
create index on public.insight_passed_over (contribution_id);

-- What somebody wrote while another's wording came before it: theirs alone, until they settle it.
create table private.wording_attempts (
    id uuid primary key default gen_random_uuid(),
    insight_id uuid not null references public.insights,
    base_version int not null,
    statement text not null check (char_length(statement) <= 1000),
    written_by uuid not null references auth.users,
    written_at timestamptz not null default now()
);
create index on private.wording_attempts (insight_id, written_by);

alter table public.check_rules enable row level security;
alter table public.insight_passed_over enable row level security;

grant select (id, programme_id, waits, objections_answered, least_share, reason, set_at) on public.check_rules to anon, authenticated;
grant select (insight_id, contribution_id, passed_at) on public.insight_passed_over to authenticated;

create policy "anyone reads by what rule insights are agreed" on public.check_rules for select using (true);

create policy "those who listen read what did not fit" on public.insight_passed_over for select to authenticated
using (exists (select 1 from public.insights i where i.id = insight_id
    and i.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))));

-- The rule that stands: {"waits","objections_answered","least_share"}. Where none was set: everybody who can be reached has
-- answered or the days are over, and objections are answered.
create function private.check_rule(programme uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(
        (select jsonb_build_object('waits', r.waits, 'objections_answered', r.objections_answered, 'least_share', r.least_share)
            from public.check_rules r where r.programme_id = programme order by r.set_at desc, r.id desc limit 1),
        '{"waits": "all_or_days", "objections_answered": true, "least_share": 0}')
$$;

-- Sets the rule for checks that begin from now on. Engagement lead or administrator of the trust, with a reason, which everyone
-- can read. Errors: 42501, IN019 (field waits), IN020 (field least_share), TX001, TX002 (field reason).
create function public.set_check_rule(programme uuid, waits text, objections_answered boolean, least_share int, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.programmes where id = programme), 'engagement_lead', 'administrator');
    if coalesce(waits, '') not in ('all_or_days', 'days', 'all') then
        perform private.refuse('IN019', 'Choose how long an insight waits for answers', 'waits');
    end if;
    if least_share is null or least_share not between 0 and 100 then
        perform private.refuse('IN020', 'Enter a number from 0 to 100', 'least_share');
    end if;
    perform private.require_text(reason, 1000, 'reason', 'Say why the rule changes');
    insert into public.check_rules (programme_id, waits, objections_answered, least_share, reason, set_by)
    values (programme, set_check_rule.waits, coalesce(set_check_rule.objections_answered, true), set_check_rule.least_share,
        set_check_rule.reason, auth.uid());
end
$$;

-- The rule of a programme and those before it, newest first, at most 20. Anyone: it is a promise.
create function public.check_rules_of(programme uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('rule', private.check_rule(programme), 'history', coalesce((
        select jsonb_agg(jsonb_build_object('waits', r.waits, 'objections_answered', r.objections_answered, 'least_share', r.least_share,
            'reason', r.reason, 'set_at', r.set_at) order by r.set_at desc, r.id desc)
        from (select * from public.check_rules k where k.programme_id = programme order by k.set_at desc, k.id desc limit 20) r), '[]'))
    from public.programmes p where p.id = programme
$$;

-- What the log says of a rule: how long it waits, whether objections are answered, the share, and a commitment to the reason.
create function tlog.check_rule_set()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('programme.rules', new.programme_id, jsonb_build_object('how', new.waits, 'count', new.least_share,
        'outcome', case when new.objections_answered then 'objections_answered' else 'objections_stand' end),
        jsonb_build_object('reason', new.reason));
    return null;
end
$$;
create trigger check_rule_set after insert on public.check_rules for each row execute function tlog.check_rule_set();

-- What a check came to: {"asked","reached" (answered),"agreed" (with "more"),"more","correct","object","before" (corrected or
-- objected to an earlier wording),"by": {how: n}}. Whoever took their words back is not counted: nothing rests on them.
create function private.check_result(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with asked as (
        select k.* from public.insight_checks k join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
        where k.insight_id = insight
    )
    select jsonb_build_object(
        'asked', count(*),
        'reached', count(a.answer),
        'agreed', count(*) filter (where a.answer in ('agree', 'more')),
        'more', count(*) filter (where a.answer = 'more'),
        'correct', count(*) filter (where a.answer = 'correct'),
        'object', count(*) filter (where a.answer = 'object'),
        'before', count(*) filter (where exists (select 1 from public.insight_earlier_answers e
            where e.check_id = a.id and e.answer in ('correct', 'object'))),
        'by', coalesce((select jsonb_object_agg(way.how, way.n) from (
            select b.how, count(*) as n from asked b where b.answer is not null group by b.how) way), '{}'))
    from asked a
$$;

-- The same as anybody may read it: rounded to 5, hidden below 5. Of an agreed insight as it was when it was agreed.
-- Out: {"rounded": true,"asked","reached","agree","correct","object","silent","before","by": {how: n}}.
create function private.check_shown(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('rounded', true,
            'asked', private.disclosed((came.result ->> 'asked')::bigint), 'reached', private.disclosed((came.result ->> 'reached')::bigint),
            'before', private.disclosed((came.result ->> 'before')::bigint),
            'by', coalesce((select jsonb_object_agg(way.key, private.disclosed(way.value::bigint)) from jsonb_each_text(came.result -> 'by') way
                where private.disclosed(way.value::bigint) is not null), '{}'))
        || (select jsonb_object_agg(cell ->> 'column', cell -> 'n') from jsonb_array_elements(private.disclosed_table(jsonb_build_array(
            jsonb_build_object('row', 'check', 'column', 'agree', 'n', came.result -> 'agreed'),
            jsonb_build_object('row', 'check', 'column', 'correct', 'n', came.result -> 'correct'),
            jsonb_build_object('row', 'check', 'column', 'object', 'n', came.result -> 'object'),
            jsonb_build_object('row', 'check', 'column', 'silent',
                'n', (came.result ->> 'asked')::int - (came.result ->> 'reached')::int)))) cell)
    from (select coalesce(i.checked, private.check_result(i.id)) as result from public.insights i where i.id = insight) came
$$;

-- Refuses an insight that may not be agreed yet, by the rule that stood when its check began. Errors: IN009 an objection without
-- an answer, IN010 still asking, IN016 too few have answered, IN017 nobody who ran the check has signed.
create function private.require_checked(insight public.insights)
returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
    rule jsonb := coalesce((insight).check_rule, private.check_rule((insight).programme_id));
    tally jsonb := private.check_tally((insight).id);
    result jsonb := private.check_result((insight).id);
    waiting int := (tally ->> 'waiting')::int;
    over boolean := private.today() >= (insight).check_until;
    until text := to_char((insight).check_until, 'FMDD FMMonth YYYY');
    silent text := case waiting when 1 then '1 person has' else waiting || ' people have' end || ' not answered yet.';
begin
    if (rule ->> 'objections_answered')::boolean and (tally ->> 'unanswered_objections')::int > 0 then
        perform private.refuse('IN009', 'Somebody objects and has no answer yet. Answer them in writing first.');
    end if;
    if rule ->> 'waits' = 'all_or_days' and waiting > 0 and not over then
        perform private.refuse('IN010', format('%s They have until %s.', silent, until));
    elsif rule ->> 'waits' = 'all' and waiting > 0 then
        perform private.refuse('IN010', silent || ' This programme waits for everyone who can be reached.');
    elsif rule ->> 'waits' = 'days' and not over then
        perform private.refuse('IN010', format('People have until %s to answer. This programme always waits for that day.', until));
    end if;
    if (result ->> 'reached')::int * 100 < (rule ->> 'least_share')::int * (result ->> 'asked')::int then
        perform private.refuse('IN016', format('%s of %s have answered. This programme asks for %s in 100.', result ->> 'reached',
            result ->> 'asked', rule ->> 'least_share'));
    end if;
    if not exists (select 1 from public.insight_signatures s where s.insight_id = (insight).id and s.check_id is null) then
        perform private.refuse('IN017', 'Whoever ran the check signs the insight first.');
    end if;
end
$$;

-- Tells everybody who was asked and has not answered, and who objected to an earlier wording, in their own way: once for each
-- wording, and once more three days before the last day to those who have not answered. Who has an account is led to their page; who has none, and a screen, is given a code that opens this check
-- alone. Who has only a slip finds it there.
create function private.tell_asked(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights;
    wording int := (select max(s.version) from public.insight_statements s where s.insight_id = insight);
    asked record;
    facts jsonb;
    code text;
    useless timestamptz;
    reminded timestamptz;
begin
    select * into found_insight from public.insights i where i.id = insight and i.state = 'in_check';
    if found_insight.id is null then
        return;
    end if;
    useless := (greatest(found_insight.check_until, private.today() + 6) + 1)::timestamp at time zone 'Europe/London';
    reminded := ((found_insight.check_until - 3) + time '09:00') at time zone 'Europe/London';
    for asked in
        select k.id as check_id, p.id as person, p.contact_by, p.account_id is not null as account, k.answer
        from public.insight_checks k
        join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
        join public.contributors w on w.contribution_id = k.contribution_id
        join public.people p on p.id = w.person_id and p.contact_by <> 'none'
        where k.insight_id = insight
            and (k.answer is null or k.answer = 'object' and k.answered_at < (select max(s.written_at) from public.insight_statements s
                where s.insight_id = insight))
            and not exists (select 1 from public.messages m where m.dedupe_key = format('check:%s:%s', k.id, wording))
        order by k.id
    loop
        -- Not for which trust: that is read behind the link (R51).
        facts := case when found_insight.check_until >= private.today() then jsonb_build_object('until', found_insight.check_until) else '{}' end;
        if asked.account then
            facts := facts || '{"path": "/my/checks"}';
        elsif asked.contact_by in ('email', 'text') then
            code := private.issue_check_code(asked.check_id);
            facts := facts || jsonb_build_object('code', code, 'path', '/checks/' || code);
        end if;
        perform private.queue_message(asked.person, 'check_asked', 'insight', insight, facts, now(),
            format('check:%s:%s', asked.check_id, wording), useless);
        if asked.answer is null and reminded > now() + interval '1 day' then
            perform private.queue_message(asked.person, 'check_reminder', 'insight', insight, facts, reminded,
                format('check-reminder:%s:%s', asked.check_id, wording), useless);
        end if;
    end loop;
end
$$;

-- What follows from an answer: nobody is asked or reminded any more, and a signature stays only beside a yes.
create function private.answered(insight uuid, contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.cancel_messages('insight', insight, w.person_id) from public.contributors w where w.contribution_id = answered.contribution;
    delete from public.insight_signatures s using public.insight_checks k
    where k.insight_id = answered.insight and k.contribution_id = answered.contribution and s.check_id = k.id
        and k.answer not in ('agree', 'more');
end
$$;

-- Says which of PCREF's three parts and six competencies an insight is about, several or none: the whole list each time. Facilitators
-- and engagement leads while it is made; an engagement lead once it is agreed, which the log notes. Errors: IN021 unknown (field parts).
create function public.set_insight_parts(insight uuid, parts text[], competencies text[])
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft', 'in_check', 'agreed', 'answered');
begin
    if found_insight.published_at is not null then
        perform private.require_role(found_insight.organisation_id, 'engagement_lead');
    end if;
    if not coalesce(parts, '{}') <@ array['leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback']
        or not coalesce(competencies, '{}') <@ array['cultural_awareness', 'staff_knowledge_and_awareness', 'partnership_working',
            'workforce', 'co_learning', 'co_production'] then
        perform private.refuse('IN021', 'Choose from the list', 'parts');
    end if;
    update public.insights i
    set pcref_parts = array(select distinct unnest(set_insight_parts.parts) order by 1),
        competencies = array(select distinct unnest(set_insight_parts.competencies) order by 1)
    where i.id = insight;
end
$$;

-- What the log says of it once everyone can read the insight.
create function tlog.insight_parts_set()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('insight.parts', new.id, jsonb_build_object('kind', (select jsonb_agg(part) from unnest(array[
        'leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback', 'cultural_awareness',
        'staff_knowledge_and_awareness', 'partnership_working', 'workforce', 'co_learning', 'co_production']) part
        where part = any (new.pcref_parts || new.competencies))));
    return null;
end
$$;
create trigger insight_parts_set after update of pcref_parts, competencies on public.insights for each row
when (new.published_at is not null and (old.pcref_parts, old.competencies) is distinct from (new.pcref_parts, new.competencies))
execute function tlog.insight_parts_set();

grant execute on function public.set_check_rule, public.set_insight_parts to authenticated;
grant execute on function public.check_rules_of to anon, authenticated;
