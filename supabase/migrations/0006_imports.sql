-- Imports: past engagement brought in from files, as a batch that is looked at, agreed, written step by step, and can be undone.
-- Who may see what: facilitators and engagement leads of the trust read its imports; engagement leads make
-- them. Before somebody agrees nothing becomes a contribution, and once a row has become one, its words are
-- kept there alone (R36): the files go when the import is agreed, each row's words when it is written.

create table public.import_batches (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    kind text not null check (kind in ('table', 'polis')),
    -- What people call it. For a Polis export it becomes the consultation's title.
    name text not null check (char_length(name) between 2 and 400),
    -- Where person references count: "<source>:<reference>" is one person of the trust.
    source text not null check (source ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    -- SHA-256 over the content of the files: the same content is not brought in twice.
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    -- Header and first rows, to choose columns by.
    sample jsonb,
    -- How the files are read, and what they say of themselves (title, address, first and last day).
    settings jsonb not null default '{}',
    -- What the check found, and what was written in the end: {"statements", "moderated_out", "votes", "voters", "authors", "rejected"}.
    expected jsonb,
    figures jsonb,
    to_write int not null default 0,
    written int not null default 0,
    -- Rows are written in their order; none up to here is looked at again.
    reached int not null default 0,
    rejected int not null default 0,
    agreed_uses jsonb,
    wording text check (char_length(wording) <= 4000),
    consultation_id uuid references public.consultations,
    created_at timestamptz not null default now(),
    created_by uuid references auth.users,
    uploaded_at timestamptz,
    checked_at timestamptz,
    agreed_at timestamptz,
    agreed_by uuid references auth.users,
    last_step_at timestamptz,
    finished_at timestamptz,
    undone_at timestamptz,
    undone_by uuid references auth.users,
    discarded_at timestamptz,
    discarded_by uuid references auth.users,
    state text not null generated always as (
        case
            when discarded_at is not null then 'discarded'
            when undone_at is not null then 'undone'
            when finished_at is not null then 'done'
            when agreed_at is not null then 'running'
            when checked_at is not null then 'checked'
            when uploaded_at is not null then 'uploaded'
            else 'uploading'
        end
    ) stored,
    check ((agreed_at is null) = (agreed_uses is null)),
    check ((agreed_at is null) = (agreed_by is null)),
    check ((undone_at is null) = (undone_by is null)),
    check ((discarded_at is null) = (discarded_by is null)),
    check (discarded_at is null or agreed_at is null)
);
create unique index one_living_import_of_a_file on public.import_batches (programme_id, fingerprint)
where undone_at is null and discarded_at is null;
create index on public.import_batches (organisation_id, created_at desc);
create index on public.import_batches (programme_id, name);
create index on public.import_batches (consultation_id);

-- The files as they were given, in parts, until the import is agreed or discarded.
create table public.import_files (
    batch_id uuid not null references public.import_batches,
    file text not null check (file in ('table', 'comments.csv', 'votes.csv', 'summary.csv')),
    part int not null check (part between 0 and 9),
    content bytea not null check (octet_length(content) <= 1048576),
    primary key (batch_id, file, part)
);

-- What the check made of each row: a record to write, or the problem that stops it.
create table public.import_rows (
    batch_id uuid not null references public.import_batches,
    position int not null,
    file text not null,
    -- As a spreadsheet numbers them: the header is row 1.
    row_number int not null check (row_number >= 1),
    record jsonb,
    problem text,
    problem_column text,
    -- A refused row as it was read, for whoever mends it.
    cells jsonb,
    written_at timestamptz,
    contribution_id uuid references public.contributions,
    primary key (batch_id, position),
    check ((problem is null) = (cells is null)),
    -- Either still to be written, or written and empty, or refused.
    check (num_nonnulls(record, problem, written_at) = 1)
);
create index import_rows_to_write on public.import_rows (batch_id, position) where record is not null;
create index import_rows_refused on public.import_rows (batch_id, position) where problem is not null;
create index on public.import_rows (contribution_id);

alter table public.import_batches enable row level security;
alter table public.import_files enable row level security;
alter table public.import_rows enable row level security;

-- Everything but who pressed the buttons. The files are read through import_file alone.
grant select (id, organisation_id, programme_id, kind, name, source, fingerprint, sample, settings, expected, figures, to_write, written,
    rejected, agreed_uses, wording, consultation_id, created_at, uploaded_at, checked_at, agreed_at, last_step_at, finished_at,
    undone_at, discarded_at, state) on public.import_batches to authenticated;
grant select on public.import_rows to authenticated;

create policy "those who listen read their trust's imports" on public.import_batches for select to authenticated
using (organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')));

create policy "whoever reads an import reads its rows" on public.import_rows for select to authenticated
using (batch_id in (
    select b.id from public.import_batches b
    where b.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
));

-- The import, locked, if the signed-in person may act on it and it is in one of these states.
create function private.lock_import(batch uuid, variadic states text[])
returns public.import_batches
language plpgsql security definer set search_path = ''
as $$
declare
    found_batch public.import_batches;
begin
    select * into found_batch from public.import_batches where id = batch for update;
    if found_batch.id is null
        or found_batch.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_batch.organisation_id, 'engagement_lead');
    if found_batch.state <> all (states) then
        perform private.refuse('IM001', case found_batch.state
            when 'uploading' then 'The files have not all arrived yet. Choose them again.'
            when 'uploaded' then 'The rows have not been checked yet. Choose the columns first.'
            when 'checked' then 'Nobody has agreed to this import yet'
            when 'running' then 'This import is already being written'
            when 'done' then 'This import is already done'
            when 'undone' then 'This import has been undone'
            else 'This import has been discarded' end);
    end if;
    return found_batch;
end
$$;

-- Everything one page says of an import; null when there is none for the reader. Runs as the caller: the policies decide.
-- Out: the columns, "programme", "first" (rows to be written), "problems" (rows refused), "problems_kept",
-- "same_name_on" (the day another import of this name was brought into the programme).
create function public.import_batch(batch uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', b.id, 'kind', b.kind, 'name', b.name, 'state', b.state, 'sample', b.sample, 'settings', b.settings,
        'expected', b.expected, 'figures', b.figures, 'to_write', b.to_write, 'written', b.written, 'rejected', b.rejected,
        'agreed_uses', b.agreed_uses, 'wording', b.wording, 'created_at', b.created_at, 'agreed_at', b.agreed_at,
        'last_step_at', b.last_step_at, 'finished_at', b.finished_at, 'undone_at', b.undone_at, 'discarded_at', b.discarded_at,
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title)
            from public.programmes p where p.id = b.programme_id),
        'first', coalesce((
            select jsonb_agg(jsonb_build_object('row', r.row_number, 'record', r.record) order by r.position)
            from (select * from public.import_rows r where r.batch_id = b.id and r.record is not null
                and r.record ->> 'what' = 'statement' and b.state = 'checked' order by r.position limit 10) r), '[]'),
        'problems', coalesce((
            select jsonb_agg(jsonb_build_object('file', r.file, 'row', r.row_number, 'column', r.problem_column, 'problem', r.problem)
                order by r.position)
            from (select * from public.import_rows r where r.batch_id = b.id and r.problem is not null order by r.position limit 20) r), '[]'),
        'problems_kept', exists (select 1 from public.import_rows r where r.batch_id = b.id and r.problem is not null),
        'same_name_on', (select max(o.created_at) from public.import_batches o where o.programme_id = b.programme_id
            and o.id <> b.id and o.name = b.name and o.agreed_at is not null and o.undone_at is null))
    from public.import_batches b
    where b.id = batch
$$;

-- Refused rows in their order, to be downloaded. Runs as the caller.
-- Out: [{"position","file","row","column","problem","cells"}], at most 1000 after the given position.
create function public.refused_rows(batch uuid, after int default 0)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('position', r.position, 'file', r.file, 'row', r.row_number,
        'column', r.problem_column, 'problem', r.problem, 'cells', r.cells) order by r.position), '[]')
    from (
        select * from public.import_rows r
        where r.batch_id = batch and r.problem is not null and r.position > after
        order by r.position limit 1000
    ) r
$$;

grant execute on function public.import_batch, public.refused_rows to authenticated;
