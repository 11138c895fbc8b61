-- What may be done with imports. All are security definer because application roles may not write tables (0001);
-- each checks who may in its first lines: an engagement lead of the trust, and nobody else.

-- Starts an import. In: programme, kind, name, source, fingerprint. Out: {"id","existing","state"}; the living import
-- of the same content, if there is one. Errors: TX001 no name, IM002 kind or fingerprint. Engagement lead of the trust.
create function public.start_import(programme uuid, kind text, name text, source text, fingerprint text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
    trust uuid := (select organisation_id from public.programmes where id = programme);
    found_batch public.import_batches;
    made uuid;
begin
    perform private.require_role(trust, 'engagement_lead');
    perform private.require_text(name, 400, 'name', 'Enter a name for this import');
    if coalesce(kind, '') not in ('table', 'polis') or coalesce(fingerprint, '') !~ '^[0-9a-f]{64}$' then
        perform private.refuse('IM002', 'Choose the files again');
    end if;
    insert into public.import_batches (organisation_id, programme_id, kind, name, source, fingerprint, created_by)
    values (trust, programme, start_import.kind, start_import.name, start_import.source, start_import.fingerprint, auth.uid())
    on conflict (programme_id, fingerprint) where undone_at is null and discarded_at is null do nothing
    returning id into made;
    if made is not null then
        return jsonb_build_object('id', made, 'existing', false, 'state', 'uploading');
    end if;
    select * into found_batch from public.import_batches b
    where b.programme_id = programme and b.fingerprint = start_import.fingerprint and b.undone_at is null and b.discarded_at is null;
    return jsonb_build_object('id', found_batch.id, 'existing', true, 'state', found_batch.state);
end
$$;

-- Keeps one part of a file, 1 MB at most, as base64. Safe to send again. Engagement lead.
create function public.add_import_file(batch uuid, file text, part int, content text)
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
    perform private.lock_import(batch, 'uploading');
    if part is null or part not between 0 and 9 or length(content) > 1400000 then
        perform private.refuse('IM003', 'A file can be 10 MB at most');
    end if;
    insert into public.import_files values (batch, file, part, decode(content, 'base64'))
    on conflict (batch_id, file, part) do update set content = excluded.content;
end
$$;

-- One part of a file as base64; null after the last. Engagement lead of the trust, to read it in another way.
create function public.import_file(batch uuid, file text, part int)
returns text
language sql stable security definer set search_path = ''
as $$
    select translate(encode(f.content, 'base64'), E'\n', '')
    from public.import_files f join public.import_batches b on b.id = f.batch_id
    where f.batch_id = batch and f.file = import_file.file and f.part = import_file.part
        and b.organisation_id in (select private.my_organisations('engagement_lead'))
$$;

-- Says that all files have arrived, with what to choose columns by. Engagement lead.
create function public.describe_import(batch uuid, sample jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'uploading', 'uploaded', 'checked');
    update public.import_batches b set sample = describe_import.sample, uploaded_at = coalesce(b.uploaded_at, now())
    where b.id = batch;
end
$$;

-- Forgets what an earlier check found and starts another with these settings. Engagement lead.
create function public.start_import_check(batch uuid, settings jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'uploading', 'uploaded', 'checked');
    delete from public.import_rows where batch_id = batch;
    update public.import_batches b
    set settings = start_import_check.settings, uploaded_at = coalesce(b.uploaded_at, now()), checked_at = null, expected = null
    where b.id = batch;
end
$$;

-- What the check made of some rows: [{"position","file","row","record"} or {"position","file","row","problem","column","cells"}].
-- A record: {"what": "statement", "words", "lang", "given_on", "shown_as", "person", "reference", "moderated_out": bool}
-- or {"what": "vote", "reference", "person", "choice", "cast_at", "superseded": bool}.
-- Errors: IM004 a record that could not be written later. Engagement lead.
create function public.add_import_rows(batch uuid, rows jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'uploaded');
    if exists (
        select 1 from jsonb_to_recordset(rows) given (record jsonb, problem text)
        left join jsonb_to_record(given.record) r (what text, words text, lang text, given_on date, shown_as text, person text,
            reference text, choice int, cast_at timestamptz) on true
        where given.problem is null and not coalesce(case r.what
            when 'statement' then btrim(r.words, E' \t\r\n') <> '' and char_length(r.words) < 10000
                and r.lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and r.given_on between date '1948-07-05' and private.today()
                and (r.shown_as is null or char_length(r.shown_as) between 1 and 80) and coalesce(char_length(r.person), 0) <= 200
            when 'vote' then r.choice in (-1, 0, 1) and r.cast_at is not null and r.reference <> '' and r.person <> ''
            end, false)
    ) then
        perform private.refuse('IM004', 'Some rows are not in a form that can be written');
    end if;
    insert into public.import_rows (batch_id, position, file, row_number, record, problem, problem_column, cells)
    select batch, r.position, r.file, r."row", case when r.problem is null then r.record end, r.problem, r."column",
        case when r.problem is not null then coalesce(r.cells, '[]') end
    from jsonb_to_recordset(rows) r (position int, file text, "row" int, record jsonb, problem text, "column" text, cells jsonb);
end
$$;

-- All rows are checked; the import can be looked at and agreed. Engagement lead.
create function public.finish_import_check(batch uuid, expected jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'uploaded');
    update public.import_batches b
    set expected = finish_import_check.expected, checked_at = now(),
        to_write = (select count(*) from public.import_rows r where r.batch_id = batch and r.record is not null),
        rejected = (select count(*) from public.import_rows r where r.batch_id = batch and r.problem is not null)
    where b.id = batch;
end
$$;

-- Agrees to write what was checked. In: {"uses": the uses that people agreed to, "wording": what they were shown, or the licence}.
-- No use is taken for granted, and nothing is written here but the consultation of a Polis export.
-- Errors: IM005 nothing to write, IM006 unknown use, TX001 no wording. Engagement lead.
create function public.agree_import(batch uuid, terms jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_batch public.import_batches := private.lock_import(batch, 'checked');
    uses jsonb := coalesce(terms -> 'uses', '[]');
    agreed_wording text := coalesce(terms ->> 'wording', '');
    consultation uuid;
begin
    if found_batch.to_write = 0 then
        perform private.refuse('IM005', 'There is no row that could be imported');
    end if;
    if not uses <@ '["clinical_teams", "board", "news", "photo_video", "staff_training", "website", "celebration"]' then
        perform private.refuse('IM006', 'Choose from the uses on this page', 'uses');
    end if;
    if jsonb_array_length(uses) > 0 or agreed_wording <> '' then
        perform private.require_text(agreed_wording, 4000, 'wording', 'Enter the wording or licence that people agreed to');
    end if;
    if found_batch.kind = 'polis' then
        insert into public.consultations (organisation_id, programme_id, title, opens_on, closes_on, source, imported)
        values (found_batch.organisation_id, found_batch.programme_id, found_batch.name,
            (found_batch.settings ->> 'opens_on')::date, (found_batch.settings ->> 'closes_on')::date,
            concat_ws(E'\n', nullif(agreed_wording, ''), found_batch.settings ->> 'address'), true)
        returning id into consultation;
    end if;
    delete from public.import_files where batch_id = batch;
    update public.import_batches b
    set agreed_at = now(), agreed_by = auth.uid(), agreed_uses = uses, wording = nullif(agreed_wording, ''), sample = null,
        consultation_id = consultation
    where b.id = batch;
end
$$;

-- The trust's person with this reference in the import's source; made if need be. Null without a reference.
create function private.imported_person(organisation uuid, source text, reference text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    full_reference text := source || ':' || reference;
    known uuid;
begin
    if nullif(reference, '') is null then
        return null;
    end if;
    insert into public.people (organisation_id, reference) values (organisation, full_reference)
    on conflict on constraint people_organisation_id_reference_key do nothing
    returning id into known;
    return coalesce(known, (select p.id from public.people p
        where p.organisation_id = organisation and p.reference = full_reference));
end
$$;

-- What stands in the tables because of an import.
create function private.import_figures(batch uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with mine as (
        select c.id, c.moderated_out_at from public.import_rows r
        join public.contributions c on c.id = r.contribution_id
        where r.batch_id = batch
    ), standing as (
        select v.person_id from public.votes v join mine on mine.id = v.contribution_id where not v.superseded
    )
    select jsonb_build_object(
        'statements', (select count(*) from mine where moderated_out_at is null),
        'moderated_out', (select count(*) from mine where moderated_out_at is not null),
        'votes', (select count(*) from standing),
        'voters', (select count(distinct person_id) from standing),
        'authors', (select count(distinct k.person_id) from public.contributors k join mine on mine.id = k.contribution_id),
        'rejected', (select b.rejected from public.import_batches b where b.id = batch))
$$;

-- Writes the next rows of an agreed import in one transaction: all of them, or, if anything stops it, none. Whoever calls
-- it again goes on where the last step ended, so a process that died loses nothing and writes nothing twice.
-- Out: {"written","to_write","finished"}. Engagement lead.
create function public.run_import(batch uuid, how_many int default 500)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    found_batch public.import_batches := private.lock_import(batch, 'running', 'done');
    consents jsonb := coalesce((select jsonb_object_agg(u, true) from jsonb_array_elements_text(found_batch.agreed_uses) u), '{}');
    expires_on date := private.consent_expiry('24');
    taken public.import_rows;
    given jsonb;
    person uuid;
    contribution uuid;
    steps int := 0;
    last_position int := found_batch.reached;
begin
    for taken in
        select * from public.import_rows r where r.batch_id = batch and r.record is not null and r.position > last_position
        order by r.position limit least(greatest(how_many, 1), 5000)
    loop
        given := taken.record;
        person := private.imported_person(found_batch.organisation_id, found_batch.source, given ->> 'person');
        if given ->> 'what' = 'statement' then
            contribution := private.store_contribution(jsonb_build_object(
                'organisation_id', found_batch.organisation_id, 'programme_id', found_batch.programme_id,
                'consultation_id', found_batch.consultation_id,
                'kind', case found_batch.kind when 'polis' then 'statement' else 'text' end,
                'words', given ->> 'words', 'lang', given ->> 'lang', 'given_on', given ->> 'given_on',
                'attribution', case when given ->> 'shown_as' is null then 'anonymous' else 'named' end,
                'shown_as', given ->> 'shown_as', 'source_reference', given ->> 'reference', 'person_id', person,
                'moderated_out_at', case when (given ->> 'moderated_out')::boolean then now() end));
            perform private.store_consents(contribution, consents, 'recorded with an import', found_batch.wording, 'en', expires_on);
            update public.import_rows r set record = null, written_at = now(), contribution_id = contribution
            where r.batch_id = batch and r.position = taken.position;
        else
            -- No statement: it was taken back while the import was running, and its votes with it.
            insert into public.votes (contribution_id, person_id, choice, cast_at, superseded)
            select c.id, person, (given ->> 'choice')::smallint, (given ->> 'cast_at')::timestamptz, (given ->> 'superseded')::boolean
            from public.contributions c
            where c.consultation_id = found_batch.consultation_id and c.source_reference = given ->> 'reference';
            update public.import_rows r set record = null, written_at = now()
            where r.batch_id = batch and r.position = taken.position;
        end if;
        steps := steps + 1;
        last_position := taken.position;
    end loop;

    update public.import_batches b
    set written = b.written + steps, reached = last_position, last_step_at = clock_timestamp(),
        finished_at = case when b.written + steps >= b.to_write then coalesce(b.finished_at, now()) end
    where b.id = batch returning * into found_batch;
    if found_batch.finished_at is not null and found_batch.figures is null then
        update public.import_batches b set figures = private.import_figures(batch) where b.id = batch;
    end if;
    return jsonb_build_object('written', found_batch.written, 'to_write', found_batch.to_write,
        'finished', found_batch.finished_at is not null);
end
$$;

-- Undoes a whole import: its contributions, votes, consents and the people nobody knows but from it are gone, and the
-- same files can be imported again. All or nothing, and never once somebody relies on it.
-- Errors: IM007 some are quoted, IM008 somebody holds a receipt or took words back, IM009 used in another way. Engagement lead.
create function public.undo_import(batch uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_batch public.import_batches := private.lock_import(batch, 'running', 'done');
    mine uuid[] := array(select r.contribution_id from public.import_rows r where r.batch_id = batch and r.contribution_id is not null);
    known uuid[];
    relying bigint;
begin
    -- Locked, so that nobody can quote one of them between the question and the deed.
    perform 1 from public.contributions where id = any (mine) for update;
    select count(distinct contribution_id) into relying from public.quotes where contribution_id = any (mine);
    if relying > 0 then
        perform private.refuse('IM007', format('This import cannot be undone: %s already quoted in insights. You can still take single contributions back.',
            case relying when 1 then '1 contribution is' else relying || ' contributions are' end));
    end if;
    select count(*) into relying from public.contributions c
    where c.id = any (mine)
        and (c.withdrawn_at is not null or exists (select 1 from public.receipts t where t.contribution_id = c.id));
    if relying > 0 then
        perform private.refuse('IM008', format('This import cannot be undone: %s taken back, or has a receipt by which somebody follows it.',
            case relying when 1 then '1 contribution was' else relying || ' contributions were' end));
    end if;

    known := array(select person_id from public.contributors where contribution_id = any (mine)
        union select person_id from public.votes where contribution_id = any (mine));
    delete from public.import_rows where batch_id = batch;
    delete from public.votes where contribution_id = any (mine);
    delete from public.consents where contribution_id = any (mine);
    delete from public.contributors where contribution_id = any (mine);
    delete from private.salts where contribution_id = any (mine);
    delete from public.contributions where id = any (mine);
    delete from public.people p
    where p.id = any (known) and p.reference is not null and p.account_id is null and p.name is null and p.contact is null
        and not exists (select 1 from public.contributors k where k.person_id = p.id)
        and not exists (select 1 from public.votes v where v.person_id = p.id)
        and not exists (select 1 from public.members m where m.person_id = p.id);
    update public.import_batches b set consultation_id = null, undone_at = now(), undone_by = auth.uid() where b.id = batch;
    delete from public.consultations where id = found_batch.consultation_id;
exception when foreign_key_violation then
    perform private.refuse('IM009', 'This import cannot be undone: some of it is already in use elsewhere');
end
$$;

-- Drops an import that nobody agreed to, with its files and rows. Engagement lead.
create function public.discard_import(batch uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'uploading', 'uploaded', 'checked');
    delete from public.import_rows where batch_id = batch;
    delete from public.import_files where batch_id = batch;
    update public.import_batches set sample = null, discarded_at = now(), discarded_by = auth.uid() where id = batch;
end
$$;

-- Drops the refused rows of an import, once they are mended elsewhere or not wanted. How many there were stays. Engagement lead.
create function public.discard_refused_rows(batch uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_import(batch, 'done');
    delete from public.import_rows where batch_id = batch and problem is not null;
end
$$;

grant execute on function public.start_import, public.add_import_file, public.import_file, public.describe_import,
    public.start_import_check, public.add_import_rows, public.finish_import_check, public.agree_import, public.run_import,
    public.undo_import, public.discard_import, public.discard_refused_rows to authenticated;
