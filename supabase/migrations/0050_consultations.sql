-- Consultations: questions open to many between two days; what was asked in which version and language, and the sheets
-- people answered on. Who may see what: those who listen on the programme build and read; others who work on it read
-- from the day it opens; anyone reads and answers an open one through functions of later migrations. An answer sheet
-- under way is its holder's alone, by its code; sent, it is a contribution, and its words are kept there alone. What
-- somebody says of themselves (equality) is read by no role at all, only by the functions that count and suppress (R38, R40).

alter table public.consultations
    add column why text not null default '' check (char_length(why) <= 4000),
    add column can_change text not null default '' check (char_length(can_change) <= 2000),
    add column cannot_change text not null default '' check (char_length(cannot_change) <= 2000),
    add column ladder_step int check (ladder_step between 1 and 7),
    add column four_pi jsonb not null default '{}' check (jsonb_typeof(four_pi) = 'object'),
    -- The Gunning checklist (R25): {"formative","reasons","time","considered"}, each how it is met.
    add column gunning jsonb not null default '{}' check (jsonb_typeof(gunning) = 'object'),
    -- The papers people need to answer: [{"title","url","note"}].
    add column papers jsonb not null default '[]' check (jsonb_typeof(papers) = 'array'),
    -- Asked at the end, apart, and never needed to send.
    add column asks_equality boolean not null default true,
    add column created_by uuid references auth.users,
    add column opened_at timestamptz,
    -- The stop switch: nobody can send while it is stopped; what was begun is kept.
    add column stopped_at timestamptz,
    add column stopped_by uuid references auth.users,
    add column closed_at timestamptz,
    -- The "what we heard" page.
    add column report text check (char_length(report) between 1 and 20000),
    add column report_by text check (char_length(report_by) between 1 and 120),
    add column reported_at timestamptz,
    -- Run elsewhere and brought in with an import: never opened here.
    add column imported boolean not null default false,
    add constraint consultation_steps_in_order check (
        (closed_at is null or opened_at is not null or imported) and (reported_at is null or closed_at is not null or imported)
        and (opened_at is null or opens_on is not null and closes_on is not null)),
    add constraint reported_has_a_report check (reported_at is null or report is not null and report_by is not null),
    add column state text not null generated always as (
        case
            when reported_at is not null then 'reported'
            when closed_at is not null or imported then 'closed'
            when opened_at is not null then 'open'
            else 'draft'
        end
    ) stored;

-- The questions, as content of one shape (src/lib/consultations/questions.ts checks it before it comes here). A version
-- that was opened is frozen: a correction is the next version, and says what was corrected.
create table public.consultation_versions (
    id uuid primary key default gen_random_uuid(),
    consultation_id uuid not null references public.consultations,
    version int not null check (version >= 1),
    lang text not null default 'en' check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 500000),
    correction text check (char_length(correction) between 1 and 1000),
    created_at timestamptz not null default now(),
    frozen_at timestamptz,
    check (version = 1 or correction is not null),
    unique (consultation_id, version)
);

-- The same questions in another language or in Easy Read, of one version: `content` is {key: words} with a key for each
-- piece of text ("title", "q.<question>.hint", "phrase.next": src/lib/consultations/translation.ts, which puts them in place).
-- Shown to people only once somebody else than the translator has looked at it.
create table public.consultation_translations (
    id uuid primary key default gen_random_uuid(),
    version_id uuid not null references public.consultation_versions on delete cascade,
    lang text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    easy_read boolean not null default false,
    content jsonb not null default '{}' check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 500000),
    translated_by text not null default '' check (char_length(translated_by) <= 160),
    -- Whose account wrote the words last: that account may not be the one to look them over.
    saved_by uuid references auth.users,
    reviewed_by text check (char_length(reviewed_by) between 1 and 160),
    reviewed_at timestamptz,
    saved_at timestamptz not null default now(),
    check ((reviewed_at is null) = (reviewed_by is null)),
    unique (version_id, lang, easy_read)
);
create index on public.consultation_translations (saved_by);

-- A named person opened it, or changed its window, although something was not met; and why. Appended, never edited.
create table public.consultation_overrides (
    id uuid primary key default gen_random_uuid(),
    consultation_id uuid not null references public.consultations,
    what text not null check (what in ('ladder', 'four_pi', 'formative', 'reasons', 'time', 'considered')),
    reason text not null check (char_length(reason) between 1 and 1000),
    by_name text not null check (char_length(by_name) between 1 and 120),
    at timestamptz not null default now()
);
create index on public.consultation_overrides (consultation_id);

-- Each change of the last day, with its reason.
create table public.consultation_extensions (
    id uuid primary key default gen_random_uuid(),
    consultation_id uuid not null references public.consultations,
    closed_on_before date not null,
    closes_on date not null,
    reason text not null check (char_length(reason) between 1 and 1000),
    by_name text not null check (char_length(by_name) between 1 and 120),
    at timestamptz not null default now()
);
create index on public.consultation_extensions (consultation_id);

-- One person's answers. Under way: `draft` holds them and the code leads back to them. Sent: the words are the
-- contribution's, the draft is gone, and `answers` says which answer is which part of it.
create table public.answer_sheets (
    id uuid primary key default gen_random_uuid(),
    consultation_id uuid not null references public.consultations,
    version_id uuid not null references public.consultation_versions,
    lang text not null default 'en' check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    easy_read boolean not null default false,
    how text not null check (how in ('online', 'paper', 'on behalf')),
    code_hash text not null unique,
    -- {"answers": {question id: value}, "consents": {use: bool}, "consent_months", "attribution", "shown_as"}; null once sent.
    draft jsonb check (jsonb_typeof(draft) = 'object' and octet_length(draft::text) <= 500000),
    begun_at timestamptz not null default now(),
    saved_at timestamptz not null default now(),
    sent_at timestamptz,
    -- Paper: the number written on the sheet, who keyed it in, and who checked it against the paper. One printed with its
    -- number stands here before it comes back.
    paper_number text check (char_length(paper_number) between 1 and 40),
    keyed_by uuid references auth.users,
    keyed_at timestamptz,
    scribe_name text check (char_length(scribe_name) between 1 and 120),
    checked_at timestamptz,
    checked_by uuid references auth.users,
    contribution_id uuid unique references public.contributions,
    check ((sent_at is null) = (draft is not null)),
    check ((sent_at is null) = (contribution_id is null)),
    check ((keyed_at is null) = (keyed_by is null)),
    check ((checked_at is null) = (checked_by is null)),
    check (checked_by is null or checked_by <> keyed_by),
    unique (consultation_id, paper_number)
);
create index on public.answer_sheets (version_id);
create index answer_sheets_sent on public.answer_sheets (consultation_id, sent_at) where sent_at is not null;
create index answer_sheets_under_way on public.answer_sheets (saved_at) where sent_at is null;
create index on public.answer_sheets (keyed_by) where keyed_by is not null;
create index on public.answer_sheets (checked_by) where checked_by is not null;

-- One answer of a sent sheet: a value that can be counted, and the span of the contribution's words (characters from 0, as
-- quotes count them) where it is in the person's own. No words are kept here, so that taking them back destroys them once.
-- The value is the one of src/lib/consultations/answers.ts without its words: {"chosen": [option, …, "other"]}, {"number"},
-- {"rated": {item: number}}, and {"voted": how many} for statements, whose votes are in `votes`.
create table public.answers (
    sheet_id uuid not null references public.answer_sheets on delete cascade,
    question_id text not null check (question_id ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
    value jsonb,
    starts int,
    ends int,
    primary key (sheet_id, question_id),
    check (num_nonnulls(value, starts) > 0 and (starts is null) = (ends is null)),
    check (ends > starts and starts >= 0)
);
create index answers_by_question on public.answers (question_id, sheet_id);

-- A statement somebody may agree with, disagree with or pass: written by the organisers, or by someone who answers,
-- and then shown to others once somebody has read it. It is a contribution; votes name it.
create table public.statements (
    contribution_id uuid primary key references public.contributions,
    consultation_id uuid not null references public.consultations,
    question_id text not null,
    position int not null default 0,
    -- The organisers' own: its id in the version. A correction of its words is another statement with the same id.
    item text,
    -- Or of somebody who answered.
    sheet_id uuid references public.answer_sheets,
    -- Shown to others from when it was accepted; kept back for a closed reason, as its contribution is moderated out.
    accepted_at timestamptz,
    declined_at timestamptz,
    declined_why text check (declined_why in ('names somebody', 'private', 'abuse', 'not about this', 'said already')),
    decided_by uuid references auth.users,
    check (num_nonnulls(item, sheet_id) <= 1),
    check (accepted_at is null or declined_at is null),
    check ((declined_at is null) = (declined_why is null)),
    check (sheet_id is not null or accepted_at is not null)
);
create index on public.statements (consultation_id, question_id, position);
create index on public.statements (sheet_id);
create index on public.statements (decided_by) where decided_by is not null;

-- A vote is a known person's, or a sheet's whose holder nobody knows.
alter table public.votes
    alter column person_id drop not null,
    add column sheet_id uuid references public.answer_sheets,
    add constraint somebody_voted check (num_nonnulls(person_id, sheet_id) = 1);
create unique index one_standing_vote_of_a_sheet on public.votes (contribution_id, sheet_id) where not superseded;
create index on public.votes (sheet_id);

-- What somebody said of themselves, by the harmonised questions (R38, R39), beside a sheet or for a person. Every answer
-- may be missing. Read by no role.
create table private.equality_answers (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid unique references public.contributions,
    person_id uuid unique references public.people,
    -- The 19 boxes of the 2021 census, or prefer not to say; and own words.
    ethnic_group text check (ethnic_group in ('indian', 'pakistani', 'bangladeshi', 'chinese', 'other_asian', 'caribbean', 'african',
        'other_black', 'white_and_black_caribbean', 'white_and_black_african', 'white_and_asian', 'other_mixed', 'british', 'irish',
        'gypsy_or_irish_traveller', 'roma', 'other_white', 'arab', 'other', 'asian_unspecified', 'black_unspecified',
        'mixed_unspecified', 'white_unspecified', 'other_unspecified', 'prefer_not_to_say')),
    ethnic_group_words text check (char_length(ethnic_group_words) <= 200),
    age_band text check (age_band in ('under_18', '18_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_and_over', 'prefer_not_to_say')),
    gender text check (gender in ('woman', 'man', 'another', 'prefer_not_to_say')),
    disability text check (disability in ('yes_a_lot', 'yes_a_little', 'no', 'prefer_not_to_say')),
    answered_on date not null default private.today(),
    check (num_nonnulls(contribution_id, person_id) = 1)
);

alter table public.consultation_versions enable row level security;
alter table public.consultation_translations enable row level security;
alter table public.consultation_overrides enable row level security;
alter table public.consultation_extensions enable row level security;
alter table public.answer_sheets enable row level security;
alter table public.answers enable row level security;
alter table public.statements enable row level security;
alter table private.equality_answers enable row level security;

-- The consultations that the signed-in person builds, watches and reads. Security definer: asked by policies.
create function private.my_consultations()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select id from public.consultations
    where organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
        or programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))
$$;

-- Stops with 42501 or P0002 unless the signed-in person may build the consultation; returns it, locked.
-- Building, opening and closing are the trust's engagement lead's; a facilitator keys in and reads.
create function private.lock_consultation(consultation uuid)
returns public.consultations
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations;
begin
    select * into found_consultation from public.consultations where id = consultation for update;
    if found_consultation.id is null or found_consultation.id not in (select private.my_consultations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_consultation.organisation_id, 'engagement_lead');
    return found_consultation;
end
$$;

-- A version that was opened stays as it was.
create function private.keep_frozen_versions()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if old.frozen_at is not null then
        perform private.refuse('KN001', 'These questions are open and cannot be changed. Make a correction instead.');
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger keep_frozen_versions before update or delete on public.consultation_versions
for each row execute function private.keep_frozen_versions();

-- What falls with the words of a sheet (R36): the answers, the votes, what they said of themselves, and the statements
-- they added.
create function private.take_back_the_sheet()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    sheet uuid;
begin
    delete from private.equality_answers where contribution_id = new.id;
    select id into sheet from public.answer_sheets where contribution_id = new.id;
    if sheet is not null then
        delete from public.answers where sheet_id = sheet;
        delete from public.votes where sheet_id = sheet;
        perform private.withdraw(s.contribution_id, new.withdrawn_how)
        from public.statements s join public.contributions c on c.id = s.contribution_id
        where s.sheet_id = sheet and c.withdrawn_at is null;
    end if;
    return null;
end
$$;
create trigger take_back_the_sheet after update on public.contributions for each row
when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function private.take_back_the_sheet();

grant execute on function private.my_consultations to authenticated;
-- Not what was heard before it is published, which consultation_heard says, nor which of us did what.
revoke select on public.consultations from authenticated;
grant select (id, organisation_id, programme_id, title, opens_on, closes_on, source, created_at, why, can_change, cannot_change, ladder_step,
    four_pi, gunning, papers, asks_equality, opened_at, stopped_at, closed_at, reported_at, imported, state)
    on public.consultations to authenticated;
grant select on public.consultation_versions, public.consultation_overrides, public.consultation_extensions to authenticated;
-- Not who accepted it or kept it back, nor what else its giver answered.
grant select (contribution_id, consultation_id, question_id, position, item, accepted_at, declined_at, declined_why)
    on public.statements to authenticated;
grant select (id, version_id, lang, easy_read, content, translated_by, reviewed_by, reviewed_at, saved_at)
    on public.consultation_translations to authenticated;
-- Not the draft, not the code, not who keyed it in.
grant select (id, consultation_id, version_id, lang, easy_read, how, begun_at, sent_at, paper_number, checked_at, contribution_id)
    on public.answer_sheets to authenticated;
grant select on public.answers to authenticated;

drop policy "those who work on a programme read its consultations" on public.consultations;
create policy "who listens reads a consultation; others once it opens" on public.consultations
for select to authenticated
using (
    id in (select private.my_consultations())
    or ((opened_at is not null or imported) and programme_id in (select private.my_programmes()))
);

create policy "who builds a consultation reads it; others once frozen" on public.consultation_versions
for select to authenticated
using (
    consultation_id in (select private.my_consultations())
    or (frozen_at is not null and consultation_id in (select c.id from public.consultations c))
);

create policy "whoever reads a version reads its translations" on public.consultation_translations for select to authenticated
using (version_id in (select v.id from public.consultation_versions v));

create policy "whoever reads a consultation reads what was overridden" on public.consultation_overrides for select to authenticated
using (consultation_id in (select c.id from public.consultations c));

create policy "whoever reads a consultation reads how it was extended" on public.consultation_extensions for select to authenticated
using (consultation_id in (select c.id from public.consultations c));

create policy "those who listen read which sheets came" on public.answer_sheets for select to authenticated
using (consultation_id in (select private.my_consultations()));

-- Row by row they are as revealing as the words, and read by those who read the words.
create policy "whoever reads a sheet's contribution reads its answers" on public.answers for select to authenticated
using (sheet_id in (
    select s.id from public.answer_sheets s join public.contributions c on c.id = s.contribution_id
));

create policy "whoever reads a consultation reads its statements" on public.statements for select to authenticated
using (consultation_id in (select private.my_consultations()));
