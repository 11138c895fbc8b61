-- Contributions: what people gave, in their own words, never overwritten, and their consent to each use.
-- Who may see what: facilitators and engagement leads of the trust read the words; those who decide or
-- audit read words whose giver agreed to the board's use; people read their own, and a partner's facilitator
-- those they wrote down themselves. Who gave what (`contributors`) is identity and is read by that person
-- alone. Finance reads none of it (R66). No role selects `words`: everybody reads them through functions, which leave out
-- for those who read by consent, and for the public, what was left out for others (`redactions`).

-- Where contributions come from. Issue by issue these two grow; here they are what a contribution names.
create table public.workshops (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    title text not null check (char_length(title) between 2 and 160),
    held_on date not null,
    place text not null default '',
    created_at timestamptz not null default now()
);

create table public.consultations (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    title text not null check (char_length(title) between 2 and 400),
    opens_on date,
    closes_on date,
    -- Attribution that must stand wherever the words are shown, for engagement run elsewhere.
    source text not null default '',
    created_at timestamptz not null default now(),
    check (closes_on is null or opens_on is null or closes_on >= opens_on)
);

create table public.contributions (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    workshop_id uuid references public.workshops,
    consultation_id uuid references public.consultations,
    -- 'put': a statement the organisers put to people, so that votes can name it; nobody said it, and it counts as nobody's words.
    kind text not null default 'text' check (kind in ('text', 'transcript', 'recording', 'drawing', 'group_note', 'one_to_one', 'statement', 'answers', 'put')),
    -- The original, byte for byte; null only once withdrawn.
    words text check (char_length(words) <= 100000),
    lang text not null default 'en' check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    dir text not null default 'ltr' check (dir in ('ltr', 'rtl')),
    -- SHA-256(salt || len8('text') || 'text' || words) as the log writes it (log.md 2). The salt is in private.salts.
    commitment text not null,
    -- SHA-256('erase/v1' || newline || token) of the token that is on their slip alone (log.md 2); goes with the words. The token is kept
    -- once they have shown it, as the proof that they asked: the log shows it too.
    erasure_key text check (erasure_key ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'),
    erasure_token text check (erasure_token ~ '^[A-Za-z0-9_-]{21}[AQgw]$'),
    given_on date not null,
    recorded_at timestamptz not null default now(),
    recorded_by uuid references auth.users,
    -- Who wrote it down for someone else; null when the person wrote it themselves.
    scribe_name text check (char_length(scribe_name) <= 120),
    -- When they were told who would read it and the limits of confidentiality, before they gave it (R47).
    told_at timestamptz,
    confirmed_at timestamptz,
    confirmed_how text check (confirmed_how in ('by the person', 'read back')),
    attribution text not null default 'anonymous' check (attribution in ('named', 'pen_name', 'anonymous')),
    -- The name they chose to be shown by; never set for an anonymous contribution (R34).
    shown_as text check (char_length(shown_as) between 1 and 80),
    -- Kept, but not put to anyone: the moderation of a consultation.
    moderated_out_at timestamptz,
    source_reference text,
    -- What is hard about the words, said to whoever reads before they come.
    content_note text not null default '' check (char_length(content_note) <= 200),
    withdrawn_at timestamptz,
    withdrawn_how text check (withdrawn_how in ('by the person', 'by receipt', 'at their request')),
    check ((words is null) = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawn_how is null)),
    check (withdrawn_at is not null or erasure_token is null),
    check ((confirmed_at is null) = (confirmed_how is null)),
    check (attribution <> 'anonymous' or shown_as is null),
    unique (consultation_id, source_reference)
);
create index on public.contributions (programme_id, given_on desc, id desc);
create index on public.contributions (organisation_id, given_on desc, id desc);
create index on public.contributions (recorded_by) where scribe_name is not null;
create index on public.contributions (workshop_id);

-- What somebody drew, or a photo of what a group wrote, drawn anew without anything but pixels (ADR 0017). The words of its
-- contribution are what it says or shows. Never changed, and destroyed with the words (0033).
create table public.pictures (
    contribution_id uuid primary key references public.contributions,
    -- For those who cannot see it: written by a person, never by a machine.
    alt text not null check (char_length(alt) between 1 and 1000),
    alt_by text not null check (alt_by in ('contributor', 'scribe')),
    width int not null check (width between 1 and 1600),
    height int not null check (height between 1 and 1600),
    bytes bytea not null check (octet_length(bytes) <= 500000),
    sha256 bytea not null check (octet_length(sha256) = 32),
    -- The entry of the log that commits to the picture.
    logged_as text not null
);
-- A WebP cannot be pressed any smaller.
alter table public.pictures alter column bytes set storage external;

-- A stretch of a contribution that is left out wherever others read it than those who listen, who wrote it down and its
-- giver: characters (code points) from 0, the end not included. The original stays whole (R33). Putting it back keeps the row.
create table public.redactions (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions,
    starts int not null check (starts >= 0),
    ends int not null,
    reason text not null check (reason in ('names somebody', 'could point to somebody', 'contact details', 'health of somebody else')),
    made_by uuid not null references auth.users,
    made_at timestamptz not null default now(),
    put_back_by uuid references auth.users,
    put_back_at timestamptz,
    check (ends > starts),
    check ((put_back_at is null) = (put_back_by is null))
);
create index on public.redactions (contribution_id, starts);

-- Identity: which person gave a contribution, where that is known.
create table public.contributors (
    contribution_id uuid primary key references public.contributions,
    person_id uuid not null references public.people
);
create index on public.contributors (person_id, contribution_id);

-- The wording people were shown, by version and language, so that a yes can be read against what was asked.
create table public.consent_wordings (
    version text not null,
    lang text not null,
    uses jsonb not null,
    introduced_on date not null,
    primary key (version, lang)
);

-- A yes or no to one use, appended and never edited; the latest stands until it expires (R35).
create table public.consents (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions,
    use text not null check (use in ('clinical_teams', 'board', 'news', 'photo_video', 'staff_training', 'website', 'celebration')),
    given boolean not null,
    wording text not null,
    lang text not null default 'en',
    recorded_at timestamptz not null default now(),
    recorded_by uuid references auth.users,
    how text not null check (how in ('by the person', 'by receipt', 'recorded by a scribe', 'recorded with an import')),
    expires_on date not null
);
create index on public.consents (contribution_id, use, recorded_at desc, id desc);

-- The code on a slip, as a hash: whoever holds the slip can follow the words, and no one else.
create table public.receipts (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions,
    code_hash text not null unique,
    issued_at timestamptz not null default now(),
    issued_by uuid references auth.users,
    -- Printed again by staff, who have seen the code: it reads and takes back, and does not speak for the person.
    reprinted boolean not null default false
);
create index on public.receipts (contribution_id);

-- Agree (1), disagree (-1) or pass (0) with a statement. A changed vote is kept; the later one stands.
create table public.votes (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions,
    person_id uuid not null references public.people,
    choice smallint not null check (choice in (-1, 0, 1)),
    cast_at timestamptz not null,
    superseded boolean not null default false
);
create unique index one_standing_vote on public.votes (contribution_id, person_id) where not superseded;

-- What opens a commitment. Destroyed with the words, so that nobody can link them afterwards (log.md 5).
create table private.salts (
    contribution_id uuid primary key references public.contributions,
    salt bytea not null check (octet_length(salt) = 32)
);

-- Words somebody has begun to write and not yet given: theirs alone, and gone two days after the last change.
-- Made only by going past "before you write" (R47).
create table private.drafts (
    id uuid primary key,
    account_id uuid not null references auth.users on delete cascade,
    programme_id uuid not null references public.programmes,
    answers jsonb not null default '{}',
    begun_at timestamptz not null default now(),
    saved_at timestamptz not null default now()
);
create index on private.drafts (account_id);
create index on private.drafts (saved_at);

alter table private.salts enable row level security;
alter table private.drafts enable row level security;
alter table public.workshops enable row level security;
alter table public.consultations enable row level security;
alter table public.contributions enable row level security;
alter table public.pictures enable row level security;
alter table public.redactions enable row level security;
alter table public.contributors enable row level security;
alter table public.consent_wordings enable row level security;
alter table public.consents enable row level security;
alter table public.receipts enable row level security;
alter table public.votes enable row level security;

-- The signed-in person's own contributions. Security definer: asked by the policy of `contributions`.
create function private.my_contributions()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select contribution_id from public.contributors where person_id in (select private.my_people())
$$;

-- May these words be put to this use at this moment? No while no yes is recorded, after a later no, from
-- the day a yes expires, once withdrawn, and where moderation kept the words back.
-- Security definer: every way out asks it, also for people who may not read the consents themselves.
-- By the clock and not by the transaction's start: a no counts in the transaction that recorded it.
create function private.may_use(contribution uuid, use text, at timestamptz default clock_timestamp())
returns boolean
language sql stable security definer set search_path = ''
as $$
    select coalesce((
        select c.given and c.expires_on > (at at time zone 'Europe/London')::date
        from public.consents c
        where c.contribution_id = contribution and c.use = may_use.use and c.recorded_at <= at
        order by c.recorded_at desc, c.id desc
        limit 1
    ), false) and exists (
        select 1 from public.contributions k
        where k.id = contribution and k.withdrawn_at is null and k.moderated_out_at is null
    )
$$;

-- The name words may be listed with, among others': to their giver; to anyone else only where a yes lets it stand on the website
-- with them. Otherwise null, and a name is asked for on the page of the words, where that is written down (R34, 0065).
-- Security definer: the column is read by nobody.
create function private.name_in_lists(contribution uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select c.shown_as from public.contributions c
    where c.id = contribution and c.shown_as is not null
        and (private.may_use(c.id, 'website') or c.id in (select private.my_contributions()))
$$;

-- What a facilitator wrote down and may still see to, as long as they are one in its programme. Security
-- definer: the column that says who typed it in is read by nobody.
create function private.my_scribed()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select id from public.contributions
    where recorded_by = (select private.signed_in()) and scribe_name is not null
        and programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))
$$;

-- Is any stretch of these words left out for others? Then others see no picture, recording or rendering of them either:
-- nobody has left it out there. Security definer: no role reads where something was left out.
create function private.is_left_out_of(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select 1 from public.redactions r where r.contribution_id = contribution and r.put_back_at is null)
$$;

-- A span of somebody's words as others read it: each stretch that was left out is "[…]". Every way out to the board or the
-- public goes through here, once it has asked whether the words may go there at all. In: positions as a quote has them; all
-- of the words where none are given. Null once taken back.
create function private.words_out(contribution public.contributions, starts int default 0, ends int default null)
returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
    stretch record;
    shown text := '';
    at int := starts;
    until int := coalesce(ends, char_length(contribution.words));
    last_left_out int := -1;
begin
    for stretch in
        select greatest(r.starts, words_out.starts) as starts, least(r.ends, until) as ends from public.redactions r
        where r.contribution_id = contribution.id and r.put_back_at is null and r.starts < until and r.ends > words_out.starts
        order by r.starts, r.ends
    loop
        -- What follows at once upon what was left out, or overlaps it, is one gap.
        if stretch.starts > at or last_left_out < at then
            shown := shown || substr(contribution.words, at + 1, greatest(stretch.starts - at, 0)) || '[…]';
        end if;
        at := greatest(at, stretch.ends);
        last_left_out := at;
    end loop;
    return shown || substr(contribution.words, at + 1, until - at);
end
$$;

-- A span of a contribution as the signed-in person may read it: whole for those who listen, who wrote it down and its giver; with what
-- was left out left out for those who decide or audit, by consent; null for everybody else. For functions that run as the caller.
create function private.words_for_me(contribution uuid, starts int default 0, ends int default null)
returns text
language sql stable security definer set search_path = ''
as $$
    select case
        when c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            or c.id in (select private.my_contributions()) or c.id in (select private.my_scribed())
            then substr(c.words, words_for_me.starts + 1, coalesce(words_for_me.ends, char_length(c.words)) - words_for_me.starts)
        when c.organisation_id in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair'))
            and private.may_use(c.id, 'board') then private.words_out(c, words_for_me.starts, words_for_me.ends)
    end
    from public.contributions c where c.id = words_for_me.contribution
$$;

grant execute on function private.is_left_out_of, private.words_for_me to authenticated;
grant execute on function private.my_contributions, private.my_scribed, private.may_use, private.name_in_lists to anon, authenticated;
grant select on public.workshops, public.consultations, public.contributors to authenticated;
-- Not by whom: of words given by the person themselves that is identity.
grant select (id, contribution_id, use, given, wording, lang, recorded_at, how, expires_on) on public.consents to authenticated;
grant select on public.consent_wordings to anon, authenticated;
-- Everything but what it is in the log.
grant select (contribution_id, alt, alt_by, width, height, bytes, sha256) on public.pictures to authenticated;
-- Everything but who typed it in and the name it is shown with, which are identity (the second is told where a look is
-- written down, 0065), and the words, which functions give to each as they may read them.
grant select (id, organisation_id, programme_id, workshop_id, consultation_id, kind, lang, dir, commitment, given_on,
    recorded_at, scribe_name, told_at, confirmed_at, confirmed_how, attribution, moderated_out_at, source_reference,
    content_note, withdrawn_at, withdrawn_how) on public.contributions to authenticated;

create policy "those who work on a programme read its workshops" on public.workshops for select to authenticated
using (programme_id in (select private.my_programmes()));

create policy "those who work on a programme read its consultations" on public.consultations for select to authenticated
using (programme_id in (select private.my_programmes()));

create policy "those who listen read; others by consent; own always" on public.contributions for select to authenticated
using (
    organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    or id in (select private.my_contributions())
    or id in (select private.my_scribed())
    or (organisation_id in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair'))
        and (withdrawn_at is not null or private.may_use(id, 'board')))
);

create policy "with the words; who reads by consent, by that to photos too" on public.pictures for select to authenticated
using (exists (
    select 1 from public.contributions c
    where c.id = contribution_id and c.withdrawn_at is null
        and (c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            or c.id in (select private.my_contributions())
            or c.id in (select private.my_scribed())
            or (private.may_use(c.id, 'photo_video') and not private.is_left_out_of(c.id)))
));

create policy "people see which contributions are theirs" on public.contributors for select to authenticated
using (person_id in (select private.my_people()));

create policy "anyone reads what people were asked" on public.consent_wordings for select using (true);

create policy "whoever reads a contribution reads its consents" on public.consents for select to authenticated
using (exists (select 1 from public.contributions c where c.id = contribution_id));

-- The original is immutable (R33): after it is recorded a row can only be confirmed, moderated, withdrawn, or lose the
-- name it is shown with (R34). No name is ever put to words afterwards.
create function private.keep_the_original()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if new.words is not null and new.words is distinct from old.words
        or old.withdrawn_at is not null
        or new.erasure_key is not null and new.erasure_key is distinct from old.erasure_key
        or (new.attribution, new.shown_as) is distinct from (old.attribution, old.shown_as)
            and (new.attribution <> 'anonymous' or new.shown_as is not null)
        or new.content_note <> old.content_note and new.content_note <> ''
        or (new.id, new.organisation_id, new.programme_id, new.kind, new.lang, new.commitment, new.given_on, new.recorded_at)
            is distinct from
           (old.id, old.organisation_id, old.programme_id, old.kind, old.lang, old.commitment, old.given_on, old.recorded_at)
    then
        perform private.refuse('WD009', 'A contribution is never changed after it was given');
    end if;
    return new;
end
$$;
create trigger keep_the_original before update on public.contributions
for each row execute function private.keep_the_original();

insert into public.consent_wordings (version, lang, uses, introduced_on) values ('2026-1', 'en', '{
    "clinical_teams": "Share my words with the teams who give care, so that they can learn from them",
    "board": "Show my words to the board and governors of the trust",
    "website": "Show my words on this website, where anyone can read them",
    "staff_training": "Use my words to train staff",
    "news": "Use my words in news, reports and leaflets",
    "photo_video": "Use a photo or recording of what I gave",
    "celebration": "Use my words at events that celebrate people''s work"
}', '2026-01-05');

-- The wording that people are shown now, for whatever they answer from here on.
create function private.current_wording()
returns text
language sql stable security definer set search_path = ''
as $$
    select w.version from public.consent_wordings w where w.lang = 'en' order by w.introduced_on desc, w.version desc limit 1
$$;

-- The wording that somebody says was shown, where there is such a version; else the one shown now: no other text is kept as what
-- people were asked.
create function private.wording_shown(version text)
returns text
language sql stable security definer set search_path = ''
as $$
    select coalesce((select w.version from public.consent_wordings w where w.version = wording_shown.version limit 1), private.current_wording())
$$;
