-- Renderings: another form of what somebody gave, which is never the record. A translation, a summary, easier words, a scribe's
-- note: each a row of its own with who made it, when and how, whether somebody else has looked it over, and what the giver
-- says of it (R33). Also what is left out of words wherever others read them (the table `redactions` is in 0004).
-- Who may see what: whoever reads the whole words reads the renderings; those who read by consent where nothing is left out of
-- the words; everyone a translation into English that was looked over and not corrected (0091). No role reads the tables:
-- functions give what each may read.

create table public.renderings (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions,
    -- That of the contribution, by which the list of those that wait is read.
    organisation_id uuid not null references public.organisations,
    kind text not null check (kind in ('translation', 'summary', 'plain', 'scribes_note')),
    words text not null check (char_length(words) between 1 and 100000),
    lang text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    dir text not null check (dir in ('ltr', 'rtl')),
    author_id uuid not null references auth.users,
    -- As it stands beside it.
    author_name text not null check (char_length(author_name) between 1 and 120),
    made_at timestamptz not null default now(),
    method text not null check (method in ('by a person', 'machine-assisted')),
    -- By somebody else than its author.
    reviewed_at timestamptz,
    reviewed_by uuid references auth.users check (reviewed_by <> author_id),
    reviewer_name text check (char_length(reviewer_name) between 1 and 120),
    -- What the giver says of it. A correction is in their words.
    answer text check (answer in ('confirmed', 'corrected')),
    correction text check (char_length(correction) <= 10000),
    answered_at timestamptz,
    answered_how text check (answered_how in ('on their page', 'by receipt', 'read to them')),
    answer_written_by uuid references auth.users,
    -- The newer one that stands in its place, or the day it was taken off.
    replaced_by uuid references public.renderings,
    taken_off_at timestamptz,
    taken_off_by uuid references auth.users,
    -- The entry of the log that commits to it.
    logged_as text not null,
    check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (reviewer_name is null)),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_how is null)),
    check ((answer is not distinct from 'corrected') = (correction is not null)),
    check ((taken_off_at is null) = (taken_off_by is null))
);
create index on public.renderings (contribution_id, made_at);
create index on public.renderings (replaced_by) where replaced_by is not null;
create index renderings_waiting on public.renderings (organisation_id, made_at, id)
    where replaced_by is null and taken_off_at is null and (reviewed_at is null or answer = 'corrected');

alter table public.renderings enable row level security;

-- A rendering is never rewritten: another one takes its place (R33).
create function private.keep_the_rendering()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if (new.id, new.contribution_id, new.organisation_id, new.kind, new.words, new.lang, new.author_id, new.author_name, new.made_at, new.method, new.logged_as)
        is distinct from
       (old.id, old.contribution_id, old.organisation_id, old.kind, old.words, old.lang, old.author_id, old.author_name, old.made_at, old.method, old.logged_as)
    then
        perform private.refuse('RN009', 'What was written is never changed. Write a new one in its place.');
    end if;
    return new;
end
$$;
create trigger keep_the_rendering before update on public.renderings for each row execute function private.keep_the_rendering();

-- What the log says of a rendering: that it was made, of which kind and how, with a commitment to it; that somebody else looked it
-- over; that the giver confirmed or corrected it; that it was taken off. Never who.
create function tlog.rendering_made()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    new.organisation_id := (select c.organisation_id from public.contributions c where c.id = new.contribution_id);
    new.logged_as := tlog.append('rendering.made', new.contribution_id,
        jsonb_build_object('kind', new.kind, 'how', case new.method when 'by a person' then 'person' else 'machine' end),
        jsonb_build_object('rendering', new.words));
    return new;
end
$$;
create trigger rendering_made before insert on public.renderings for each row execute function tlog.rendering_made();

create function tlog.rendering_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if old.reviewed_at is null and new.reviewed_at is not null then
        perform tlog.append('rendering.looked_over', new.contribution_id, jsonb_build_object('kind', new.kind));
    end if;
    if new.answered_at is distinct from old.answered_at then
        perform tlog.append('rendering.' || new.answer, new.contribution_id, jsonb_build_object('kind', new.kind,
            'how', case new.answered_how when 'on their page' then 'self' when 'by receipt' then 'receipt' else 'read' end));
    end if;
    if old.taken_off_at is null and new.taken_off_at is not null then
        perform tlog.append('rendering.taken_off', new.contribution_id, jsonb_build_object('kind', new.kind));
    end if;
    return null;
end
$$;
create trigger rendering_changed after update on public.renderings for each row execute function tlog.rendering_changed();

-- What the log says of what is left out for others: that something was, or was put back, and how many stretches are left out now.
create function tlog.left_out()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case tg_op when 'INSERT' then 'contribution.left_out' else 'contribution.put_back' end, touched.contribution_id,
        jsonb_build_object('count', (select count(*) from public.redactions r
            where r.contribution_id = touched.contribution_id and r.put_back_at is null)))
    from (select distinct n.contribution_id from new_rows n) touched;
    return null;
end
$$;
create trigger left_out after insert on public.redactions referencing new table as new_rows
for each statement execute function tlog.left_out();
create trigger put_back after update on public.redactions referencing new table as new_rows
for each statement execute function tlog.left_out();

-- With the words fall their renderings, what would link those to the log, and where something was left out.
create function private.renderings_fall()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from tlog.salts s using public.renderings r
    where r.contribution_id = new.id and s.entry_id = r.logged_as and s.label = 'rendering';
    delete from public.renderings where contribution_id = new.id;
    delete from public.redactions where contribution_id = new.id;
    return null;
end
$$;
create trigger renderings_fall after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.renderings_fall();

-- The renderings of a contribution, those that stand first, then the newest: for whoever the caller has let read the words whole.
-- Out: [{"id","kind","words","lang","dir","author_name","made_at","method","reviewed_at","reviewer_name","answer","correction",
-- "answered_at","answered_how","mine" (its author is signed in),"replaced_by","taken_off_at"}].
create function private.renderings_of(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'words', r.words, 'lang', r.lang, 'dir', r.dir,
        'author_name', r.author_name, 'made_at', r.made_at, 'method', r.method, 'reviewed_at', r.reviewed_at,
        'reviewer_name', r.reviewer_name, 'answer', r.answer, 'correction', r.correction, 'answered_at', r.answered_at,
        'answered_how', r.answered_how, 'mine', r.author_id is not distinct from private.signed_in(), 'replaced_by', r.replaced_by, 'taken_off_at', r.taken_off_at)
        order by (r.replaced_by is null and r.taken_off_at is null) desc, r.made_at desc, r.id), '[]')
    from (select * from public.renderings k where k.contribution_id = contribution order by k.made_at desc, k.id limit 50) r
$$;

-- What is left out of a contribution for others, in order, for whoever the caller has let read the words whole.
-- Out: [{"id","starts","ends","words","reason","made_at"}].
create function private.left_out_of(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'starts', r.starts, 'ends', r.ends,
        'words', substr(c.words, r.starts + 1, r.ends - r.starts), 'reason', r.reason, 'made_at', r.made_at) order by r.starts, r.id), '[]')
    from public.contributions c join public.redactions r on r.contribution_id = c.id and r.put_back_at is null
    where c.id = contribution
$$;

-- Does the signed-in person see to these words: listens for the trust, or wrote them down as a partner's facilitator?
create function private.sees_to(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select contribution in (select private.my_scribed()) or exists (select 1 from public.contributions c
        where c.id = contribution and c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')))
$$;

-- The same two for the page of a contribution, which runs as the caller. Out: {"renderings","left_out","may_render"}; who reads by consent
-- has the renderings that stand, where nothing is left out of the words, and never what was left out.
create function private.beside_the_words(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select case
        when private.sees_to(contribution) then jsonb_build_object('renderings', private.renderings_of(contribution),
            'left_out', private.left_out_of(contribution), 'may_render', c.withdrawn_at is null)
        when c.id in (select private.my_contributions()) then jsonb_build_object('renderings', private.renderings_of(contribution),
            'left_out', private.left_out_of(contribution), 'may_render', false)
        else jsonb_build_object('left_out', '[]'::jsonb, 'may_render', false, 'renderings', case
            when private.is_left_out_of(contribution) or not private.may_use(contribution, 'board')
                or c.organisation_id not in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair')) then '[]'
            else (select coalesce(jsonb_agg(one order by place), '[]')
                from jsonb_array_elements(private.renderings_of(contribution)) with ordinality listed (one, place)
                where one -> 'replaced_by' = 'null' and one -> 'taken_off_at' = 'null') end)
    end
    from public.contributions c where c.id = contribution
$$;
grant execute on function private.beside_the_words to authenticated;

-- What waits for somebody who sees to words: renderings that nobody else has looked over, and those that were corrected and have no
-- answer. Of the trust, or, at a partner, of the words its facilitators wrote down. 20 and one more, the longest first. In: the organisation,
-- and the last of the page before. Out: [{"id","contribution_id","kind","words" (its beginning),"lang","dir","author_name","made_at","corrected",
-- "mine" (whoever asks wrote it)}]. Errors: P0002.
create function public.renderings_waiting(organisation uuid, after_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz := (select r.made_at from public.renderings r where r.id = after_id);
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'contribution_id', w.contribution_id, 'kind', w.kind, 'words', left(w.words, 320),
            'lang', w.lang, 'dir', w.dir, 'author_name', w.author_name, 'made_at', w.made_at, 'corrected', w.answer is not distinct from 'corrected',
            'mine', w.author_id = private.signed_in()) order by w.made_at, w.id), '[]')
        from (
            select waiting.* from (
                (select r.* from public.renderings r
                where r.organisation_id = organisation and r.replaced_by is null and r.taken_off_at is null
                    and (r.reviewed_at is null or r.answer = 'corrected') and (last_seen is null or (r.made_at, r.id) > (last_seen, after_id))
                order by r.made_at, r.id limit 21)
                union all
                (select r.* from private.my_scribed() mine (id) join public.renderings r on r.contribution_id = mine.id
                where r.organisation_id <> organisation and r.replaced_by is null and r.taken_off_at is null
                    and (r.reviewed_at is null or r.answer = 'corrected') and (last_seen is null or (r.made_at, r.id) > (last_seen, after_id))
                    and exists (select 1 from public.contributions c join public.programme_partners p on p.programme_id = c.programme_id
                        where c.id = r.contribution_id and p.organisation_id = organisation)
                order by r.made_at, r.id limit 21)
            ) waiting order by waiting.made_at, waiting.id limit 21
        ) w);
end
$$;
grant execute on function public.renderings_waiting to authenticated;

-- A translation into English that everyone may read beside a quote in another language: whole, so only where the whole words may
-- stand on the website and nothing of them is left out; looked over by somebody else than its author, standing, and not corrected.
-- Out: {"words","lang","dir","author_name","method","reviewer_name","confirmed"}; null where there is none, or it is too long to stand there.
create function private.rendering_for_anyone(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('words', r.words, 'lang', r.lang, 'dir', r.dir, 'author_name', r.author_name, 'method', r.method,
        'reviewer_name', r.reviewer_name, 'confirmed', r.answer is not null)
    from public.renderings r
    join public.contributions c on c.id = r.contribution_id and c.lang <> 'en' and c.lang not like 'en-%'
    where r.contribution_id = contribution and r.kind = 'translation' and (r.lang = 'en' or r.lang like 'en-%')
        and r.replaced_by is null and r.taken_off_at is null and r.reviewed_at is not null
        and r.answer is distinct from 'corrected' and char_length(r.words) <= 4000
        and private.may_use(contribution, 'website') and not private.is_left_out_of(contribution)
    order by r.answer is not null desc, r.made_at desc, r.id limit 1
$$;
