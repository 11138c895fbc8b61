-- Retention: how long each kind of record is kept, from which day, why, and who changed that (R44).
-- Who may see what: administrators set the rules of their organisation and stop disposal where something is open; they and
-- board auditors read rules, history and holds. Anyone reads how long a trust keeps what (R42). Nobody reads here any record:
-- a rule speaks of kinds.

-- The kinds there are, with the time each is kept where an organisation has set none. Periods marked with the code are those of
-- the NHS Records Management Code of Practice and its schedule (domain.md 3.4.19); the rest each organisation decides with its data protection
-- officer, and says why when it changes one.
create table public.record_types (
    key text primary key check (key ~ '^[a-z_]{1,40}$'),
    position int not null unique,
    what text not null,
    -- Which day its time begins, and what goes when it is over.
    begins text not null,
    goes text not null,
    keep int not null check (keep between 1 and 36525),
    unit text not null check (unit in ('days', 'months', 'years')),
    basis text not null,
    source text not null check (source in ('the code', 'set by the trust', 'by design')),
    -- By the clock; or by a person who looks first, as with the public record; or by the page it belongs to, at once.
    how text not null check (how in ('clock', 'person', 'at once')),
    -- Kept by community organisations too, of their own people.
    of_partners boolean not null default false
);

insert into public.record_types (position, key, what, begins, goes, keep, unit, basis, source, how, of_partners) values
    (1, 'drafts', 'Words begun and not given', 'the last change', 'All of it', 2, 'days',
        'Nobody gave them yet: they are kept so that somebody who is interrupted can go on', 'by design', 'at once', false),
    (2, 'unfinished_sheets', 'Answers to a consultation, begun and not sent', 'the last change, or the end of the consultation for a printed form',
        'All of it', 30, 'days', 'Nobody sent them: they are kept so that somebody can come back with their code', 'by design', 'at once', false),
    (3, 'words', 'What people gave in their own words', 'the day the last yes to a use ended, or the day it was given where there was no yes',
        'The words, the name shown with them, the picture and everything made from them. A stub stays, so that an insight still counts it.',
        24, 'months', 'Explicit consent, for the time each person chose, and then as the ground of an answer that may still be asked about',
        'set by the trust', 'clock', false),
    (4, 'consultation_words', 'Answers to a consultation', 'the day the consultation closed',
        'The answers, votes and everything made from them. A stub stays, so that the results still count it.', 5, 'years',
        'Records of public consultations: NHS Records Management Code', 'the code', 'clock', false),
    (5, 'equality', 'What people said of themselves, for equality', 'the day they answered', 'The answers, all of them', 24, 'months',
        'Monitoring equality: Data Protection Act 2018, Schedule 1, paragraph 8', 'set by the trust', 'clock', false),
    (6, 'contacts', 'Names and contacts of people', 'the day they last took part, signed in or told you something, or the last yes to a use of their words ended',
        'The name and every way of contact. What they took part in stays, without them.', 24, 'months',
        'Kept as long as they take part: UK GDPR Article 5(1)(e), storage limitation', 'set by the trust', 'clock', true),
    (7, 'places', 'Who came to a workshop, by the name for the day, and what they needed', 'the day of the workshop',
        'The name for the day, the words on what they needed, and the codes that led to their place. That somebody came stays.', 12, 'months',
        'Needed to look after people on the day, and to put right what was not met', 'set by the trust', 'clock', false),
    (8, 'messages', 'Messages that were told', 'the day it was told or no longer needed', 'The message', 12, 'months',
        'Shows for a while that people were told', 'set by the trust', 'clock', true),
    (9, 'invitations', 'Invitations to join', 'the day it was accepted, withdrawn or ran out', 'The name, the address and the invitation', 90, 'days',
        'Needed until it is used or over', 'set by the trust', 'clock', true),
    (10, 'imports', 'Files brought in and not agreed, and rows that were refused', 'the last step of the import',
        'The files and the rows. What was brought in stays, under its own rule.', 30, 'days',
        'Needed until somebody has mended or agreed them', 'set by the trust', 'clock', false),
    (11, 'hours', 'What people wrote of the time they gave', 'the day of the work', 'The words. The time, the day and who confirmed it stay.', 6, 'years',
        'What a payment rests on is a financial record: NHS Records Management Code', 'the code', 'clock', false),
    (12, 'money', 'What people are owed, and how they wanted it', 'the day the claim was opened', 'The claim and the choice of pay', 6, 'years',
        'Financial records: NHS Records Management Code', 'the code', 'clock', false),
    (13, 'alerts', 'Worries about somebody, for the safeguarding lead', 'the day it was closed', 'The worry and every note on it', 10, 'years',
        'Safeguarding people at risk: Care Act 2014, section 42. Decide this with the safeguarding lead', 'set by the trust', 'clock', false),
    (14, 'requests', 'Requests under data protection law', 'the day it was answered or taken back', 'The request, the notes and the answer', 3, 'years',
        'Shows that rights were met, while it may be asked: UK GDPR Article 5(2), accountability', 'set by the trust', 'clock', true),
    (15, 'complaints', 'Complaints about how personal data was handled', 'the day it was answered or taken back',
        'The complaint, the notes and the answer', 10, 'years', 'Complaints: NHS Records Management Code', 'the code', 'clock', true),
    (16, 'looks', 'Who looked at the name of a contribution, and why', 'the day of the look', 'The line that says so', 24, 'months',
        'Lets people see who looked, for as long as most words are kept', 'set by the trust', 'clock', false),
    (19, 'public_record', 'Insights, decisions, actions, challenges and the accountability log', 'the day the decision was made',
        'Nothing by the clock. A person looks at it with the trust''s archivist.', 20, 'years',
        'Board papers: NHS Records Management Code', 'the code', 'person', false);

-- A rule that an organisation set; never changed and never removed, so that the rows are the history. One that shortens the time
-- begins a week later, so that nothing is destroyed by a slip of the hand.
create table public.retention_rules (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    record_type text not null references public.record_types,
    keep int not null check (keep between 1 and 36525),
    unit text not null check (unit in ('days', 'months', 'years')),
    reason text not null check (char_length(reason) between 1 and 1000),
    -- The law, code or decision that lets the organisation keep it longer than we suggest.
    basis text not null default '' check (char_length(basis) <= 400),
    set_at timestamptz not null default now(),
    set_by uuid references auth.users,
    set_by_name text not null check (char_length(set_by_name) between 1 and 120),
    begins_on date not null
);
create index on public.retention_rules (organisation_id, record_type, set_at desc, id desc);
create index on public.retention_rules (record_type);

-- Nothing of a kind, or nothing at all, is disposed of while something is open that it may be needed for: an inquiry, a claim at law.
-- Open requests and challenges hold what they are about by themselves (private.held_words).
create table public.retention_holds (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    -- Null: everything.
    record_type text references public.record_types,
    reason text not null check (char_length(reason) between 1 and 400),
    put_at timestamptz not null default now(),
    put_by uuid references auth.users,
    put_by_name text not null,
    lifted_at timestamptz,
    lifted_by uuid references auth.users,
    lifted_by_name text,
    check ((lifted_at is null) = (lifted_by_name is null))
);
create unique index one_standing_hold on public.retention_holds (organisation_id, coalesce(record_type, '')) where lifted_at is null;
create index on public.retention_holds (organisation_id, put_at desc);
create index on public.retention_holds (record_type);

alter table public.record_types enable row level security;
alter table public.retention_rules enable row level security;
alter table public.retention_holds enable row level security;

grant select on public.record_types to anon, authenticated;
-- Not which account: the name as it was is what a reader needs.
grant select (id, organisation_id, record_type, keep, unit, reason, basis, set_at, set_by_name, begins_on)
    on public.retention_rules to authenticated;
grant select (id, organisation_id, record_type, reason, put_at, put_by_name, lifted_at, lifted_by_name)
    on public.retention_holds to authenticated;

create policy "anyone reads which kinds of record there are" on public.record_types for select using (true);
create policy "administrators and auditors read the rules" on public.retention_rules for select to authenticated
using (organisation_id in (select private.my_organisations('administrator', 'board_auditor')));
create policy "administrators and auditors read what is held" on public.retention_holds for select to authenticated
using (organisation_id in (select private.my_organisations('administrator', 'board_auditor')));

-- A time to keep something, as an interval.
create function private.keep_time(keep int, unit text)
returns interval
language sql immutable set search_path = ''
as $$
    select case unit when 'days' then make_interval(days => keep) when 'months' then make_interval(months => keep)
        else make_interval(years => keep) end
$$;

-- How long an organisation keeps a kind of record on a day. Out: {"keep","unit"}: the last rule that has begun, else what we suggest.
create function private.retention_rule(organisation uuid, record_type text, day date)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce((
        select jsonb_build_object('keep', r.keep, 'unit', r.unit) from public.retention_rules r
        where r.organisation_id = organisation and r.record_type = retention_rule.record_type and r.begins_on <= day
        order by r.set_at desc, r.id desc limit 1), (
        select jsonb_build_object('keep', t.keep, 'unit', t.unit) from public.record_types t where t.key = retention_rule.record_type))
$$;

-- Whose time ends on a day began on this one or before. In: the organisation, the kind, the day.
create function private.kept_until(organisation uuid, record_type text, day date)
returns date
language sql stable set search_path = ''
as $$
    select (day - private.keep_time((r ->> 'keep')::int, r ->> 'unit'))::date
    from private.retention_rule(organisation, record_type, day) r
$$;

-- The name under which a signed-in person is known to an organisation.
create function private.my_name_at(organisation uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select coalesce((
        select p.name from public.people p
        where p.organisation_id = organisation and p.account_id = private.signed_in() and p.name is not null
        order by p.created_at, p.id limit 1), 'A member')
$$;

-- Sets how long an organisation keeps a kind of record. In: a number with its unit; why; and, where it is longer than we suggest,
-- the law, code or decision that allows it. Out: the day it begins: today, or a week from now where the time gets shorter.
-- Administrators. Errors: 42501; RT001 no such kind, or one that is the same everywhere; RT002 not a time (field keep); RT003
-- longer, without a basis (basis); RT004 it is so already (keep); TX001, TX002 (reason, basis).
create function public.set_retention(organisation uuid, record_type text, keep int, unit text, reason text, basis text default '')
returns date
language plpgsql security definer set search_path = ''
as $$
declare
    kind public.record_types;
    before jsonb;
    newest public.retention_rules;
    begins date;
begin
    perform private.require_role(organisation, 'administrator');
    perform 1 from public.organisations o where o.id = organisation for update;
    select t.* into kind from public.record_types t join public.organisations o on o.id = organisation
    where t.key = set_retention.record_type and (o.kind = 'trust' or t.of_partners);
    if kind.key is null or kind.how = 'at once' then
        perform private.refuse('RT001', 'How long this is kept cannot be changed');
    end if;
    if not coalesce(set_retention.keep between 1
        and case set_retention.unit when 'days' then 36525 when 'months' then 1200 when 'years' then 100 end, false) then
        perform private.refuse('RT002', 'Enter a whole number, and a time of 100 years or less', 'keep');
    end if;
    perform private.require_text(set_retention.reason, 1000, 'reason', 'Write why it changes');
    if now() + private.keep_time(set_retention.keep, set_retention.unit) > now() + private.keep_time(kind.keep, kind.unit) then
        perform private.require_text(set_retention.basis, 400, 'basis',
            'Name the law, the code or the decision that lets you keep it longer than suggested');
    end if;
    before := private.retention_rule(organisation, kind.key, private.today());
    select r.* into newest from public.retention_rules r
    where r.organisation_id = organisation and r.record_type = kind.key order by r.set_at desc, r.id desc limit 1;
    if (set_retention.keep, set_retention.unit) = (coalesce(newest.keep, kind.keep), coalesce(newest.unit, kind.unit)) then
        perform private.refuse('RT004', 'It is kept for this time already', 'keep');
    end if;
    begins := private.today() + case when now() + private.keep_time(set_retention.keep, set_retention.unit)
        < now() + private.keep_time((before ->> 'keep')::int, before ->> 'unit') then 7 else 0 end;
    insert into public.retention_rules (organisation_id, record_type, keep, unit, reason, basis, set_by, set_by_name, begins_on, set_at)
    values (organisation, kind.key, set_retention.keep, set_retention.unit, btrim(set_retention.reason),
        btrim(coalesce(set_retention.basis, '')), private.signed_in(), private.my_name_at(organisation), begins, clock_timestamp());
    return begins;
end
$$;

-- Stops the disposal of a kind of record, or of everything (null), until it is lifted. Administrators.
-- Errors: 42501; RT001 no such kind; RT005 held already (field record_type); TX001, TX002 (reason).
create function public.put_hold(organisation uuid, reason text, record_type text default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'administrator');
    if put_hold.record_type is not null
        and not exists (select 1 from public.record_types t where t.key = put_hold.record_type and t.how <> 'at once') then
        perform private.refuse('RT001', 'Choose what is to be kept', 'record_type');
    end if;
    perform private.require_text(put_hold.reason, 400, 'reason', 'Write what it may be needed for');
    insert into public.retention_holds (organisation_id, record_type, reason, put_by, put_by_name)
    values (organisation, put_hold.record_type, btrim(put_hold.reason), private.signed_in(), private.my_name_at(organisation))
    on conflict do nothing
    returning id into made;
    if made is null then
        perform private.refuse('RT005', 'This is held already', 'record_type');
    end if;
    return made;
end
$$;

-- Lifts a hold: what is due goes from the next time the clock looks. Administrators. Errors: 42501; RT006 lifted before.
create function public.lift_hold(hold uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select h.organisation_id from public.retention_holds h where h.id = hold);
begin
    perform private.require_role(organisation, 'administrator');
    update public.retention_holds h
    set lifted_at = now(), lifted_by = private.signed_in(), lifted_by_name = private.my_name_at(organisation)
    where h.id = hold and h.lifted_at is null;
    if not found then
        perform private.refuse('RT006', 'This hold has already been lifted');
    end if;
end
$$;

-- Why nothing of a kind is disposed of in an organisation now; null where nobody put a hold on it.
create function private.held_by_hand(organisation uuid, record_type text)
returns text
language sql stable set search_path = ''
as $$
    select h.reason from public.retention_holds h
    where h.organisation_id = organisation and h.lifted_at is null and (h.record_type is null or h.record_type = held_by_hand.record_type)
    order by h.record_type nulls last limit 1
$$;

-- The rules of an organisation in order, with what they suggest, what comes, and what is held.
-- Out: {"rules":[{"key","what","begins","goes","keep","unit","suggested":{"keep","unit"},"basis","source","how","set":
-- {"at","by","reason"} | null,"coming":{"keep","unit","on"} | null}],"holds":[{"id","record_type","reason","at","by"}]}.
-- Administrators and board auditors. Errors: 42501.
create function public.retention_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'administrator', 'board_auditor');
    return jsonb_build_object('rules', (
        select jsonb_agg(jsonb_build_object('key', t.key, 'what', t.what, 'begins', t.begins, 'goes', t.goes,
            'suggested', jsonb_build_object('keep', t.keep, 'unit', t.unit), 'basis', coalesce(nullif(s.basis, ''), t.basis),
            'source', t.source, 'how', t.how,
            'set', case when s.id is not null then jsonb_build_object('at', s.set_at, 'by', s.set_by_name, 'reason', s.reason) end,
            'coming', case when n.begins_on > private.today() then jsonb_build_object('keep', n.keep, 'unit', n.unit, 'on', n.begins_on) end)
            || private.retention_rule(organisation, t.key, private.today()) order by t.position)
        from public.record_types t
        join public.organisations o on o.id = organisation and (o.kind = 'trust' or t.of_partners)
        left join lateral (
            select r.* from public.retention_rules r
            where r.organisation_id = organisation and r.record_type = t.key and r.begins_on <= private.today()
            order by r.set_at desc, r.id desc limit 1) s on true
        left join lateral (
            select r.* from public.retention_rules r where r.organisation_id = organisation and r.record_type = t.key
            order by r.set_at desc, r.id desc limit 1) n on true),
    'holds', (
        select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'record_type', h.record_type, 'reason', h.reason, 'at', h.put_at,
            'by', h.put_by_name) order by h.put_at desc), '[]')
        from public.retention_holds h where h.organisation_id = organisation and h.lifted_at is null));
end
$$;

-- One kind with all the rules an organisation had for it. Out: {"key","what","begins","goes","how","source","basis",
-- "suggested":{"keep","unit"},"keep","unit","history":[{"keep","unit","reason","basis","at","by","begins_on"}] latest first, 50 at most}.
-- Administrators and board auditors. Errors: 42501; P0002 no such kind.
create function public.retention_at(organisation uuid, record_type text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_kind jsonb;
begin
    perform private.require_role(organisation, 'administrator', 'board_auditor');
    select jsonb_build_object('key', t.key, 'what', t.what, 'begins', t.begins, 'goes', t.goes, 'how', t.how, 'source', t.source,
        'basis', t.basis, 'suggested', jsonb_build_object('keep', t.keep, 'unit', t.unit), 'history', (
            select coalesce(jsonb_agg(jsonb_build_object('keep', r.keep, 'unit', r.unit, 'reason', r.reason, 'basis', r.basis,
                'at', r.set_at, 'by', r.set_by_name, 'begins_on', r.begins_on) order by r.set_at desc, r.id desc), '[]')
            from (select s.* from public.retention_rules s where s.organisation_id = organisation and s.record_type = t.key
                order by s.set_at desc, s.id desc limit 50) r))
        || private.retention_rule(organisation, t.key, private.today())
    into found_kind
    from public.record_types t
    join public.organisations o on o.id = organisation and (o.kind = 'trust' or t.of_partners)
    where t.key = retention_at.record_type;
    if found_kind is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_kind;
end
$$;

-- How long a trust keeps each kind, for anyone (R42). In: its slug. Out: {"organisation","slug","crisis","rules":[{"key","what","begins","goes",
-- "keep","unit","how"}]}. Errors: P0002 no such trust.
create function public.how_long(trust text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations;
begin
    select * into organisation from public.organisations o where o.slug = trust and o.kind = 'trust';
    if organisation.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('organisation', organisation.name, 'slug', organisation.slug, 'crisis', organisation.crisis, 'rules', (
        select jsonb_agg(jsonb_build_object('key', t.key, 'what', t.what, 'begins', t.begins, 'goes', t.goes, 'how', t.how)
            || private.retention_rule(organisation.id, t.key, private.today()) order by t.position)
        from public.record_types t));
end
$$;

grant execute on function public.set_retention, public.put_hold, public.lift_hold, public.retention_of, public.retention_at to authenticated;
grant execute on function public.how_long to anon, authenticated;

-- What the log says of a rule: which kind, for how long, and from when a time that got shorter holds.
create function tlog.retention_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('retention.changed', new.organisation_id,
        jsonb_build_object('kind', new.record_type, 'count', new.keep, 'how', new.unit, 'due', new.begins_on));
    return null;
end
$$;
create trigger retention_changed after insert on public.retention_rules for each row execute function tlog.retention_changed();

-- What the log says of a hold: that it was put on a kind, or on everything, and that it was lifted.
create function tlog.hold_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case tg_op when 'INSERT' then 'retention.held' else 'retention.hold_lifted' end, new.organisation_id,
        jsonb_build_object('kind', coalesce(new.record_type, 'everything')));
    return null;
end
$$;
create trigger hold_changed after insert or update on public.retention_holds for each row execute function tlog.hold_changed();
