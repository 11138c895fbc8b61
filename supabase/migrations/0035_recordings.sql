-- Recordings: the sound of what somebody said, kept with the words it was written down in (R32), shown as pictures are, and
-- destroyed with the words (ADR 0021). A voice is known by those who know it, so the public never hears one.
-- Who may see what: whoever reads the words whole hears the recording; those who read by consent need the yes to photos and
-- recordings too, and hear none while something of the words is left out.

create table public.recordings (
    contribution_id uuid primary key references public.contributions,
    type text not null check (type in ('audio/mpeg', 'audio/mp4', 'audio/webm')),
    seconds int not null check (seconds between 1 and 86400),
    bytes bytea not null check (octet_length(bytes) <= 5000000),
    sha256 bytea not null check (octet_length(sha256) = 32),
    -- The entry of the log that commits to the recording.
    logged_as text not null
);
-- Sound that is pressed already cannot be pressed any smaller.
alter table public.recordings alter column bytes set storage external;
alter table public.recordings enable row level security;

grant select (contribution_id, type, seconds, bytes, sha256) on public.recordings to authenticated;
create policy "with the words; who reads by consent, by that to recordings" on public.recordings for select to authenticated
using (exists (
    select 1 from public.contributions c
    where c.id = contribution_id and c.withdrawn_at is null
        and (c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            or c.id in (select private.my_contributions())
            or c.id in (select private.my_scribed())
            or (private.may_use(c.id, 'photo_video') and not private.is_left_out_of(c.id)))
));

-- Sound as src/lib/contributions/recording.server.ts leaves it: of the type it says, and without the places in which the file of a
-- telephone holds titles, places and days. This holds for whoever calls a command, too.
create function private.is_bare_sound(bytes bytea, type text)
returns boolean
language sql immutable set search_path = ''
as $$
    select octet_length(bytes) between 64 and 5000000 and case type
        when 'audio/mpeg' then get_byte(bytes, 0) = 255 and get_byte(bytes, 1) >= 224
            and substr(bytes, octet_length(bytes) - 127, 3) <> 'TAG'::bytea
        when 'audio/mp4' then substr(bytes, 5, 4) = 'ftyp'::bytea and position('mdat'::bytea in bytes) > 0
            and position('udta'::bytea in substr(bytes, 1, position('mdat'::bytea in bytes))) = 0
            and position('meta'::bytea in substr(bytes, 1, position('mdat'::bytea in bytes))) = 0
        -- Tags of Matroska stand before its clusters.
        when 'audio/webm' then substr(bytes, 1, 4) = '\x1a45dfa3'::bytea and position('\x1f43b675'::bytea in bytes) > 0
            and position('\x1254c367'::bytea in substr(bytes, 1, position('\x1f43b675'::bytea in bytes))) = 0
        else false end
$$;

-- Keeps the recording of a contribution that was recorded in this transaction; the caller has checked who may. In: what
-- prepareRecording answers, with the bytes as base64. Errors: RN050 not of a recording, RN051 not such a file, RN052 larger than 5 MB.
create function private.store_recording(contribution uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    base64 text := given ->> 'base64';
    sound bytea;
begin
    if not exists (select 1 from public.contributions c where c.id = contribution and c.kind = 'recording') then
        perform private.refuse('RN050', 'A recording goes with what was recorded, written down', 'kind');
    end if;
    if octet_length(base64) > 6700000 then
        perform private.refuse('RN052', 'The recording is larger than 5 MB', 'recording');
    end if;
    if base64 is null or base64 !~ '^[A-Za-z0-9+/]+={0,2}$' or octet_length(base64) % 4 <> 0 then
        perform private.refuse('RN051', 'This is not a recording we can keep', 'recording');
    end if;
    sound := decode(base64, 'base64');
    if not coalesce(private.is_bare_sound(sound, given ->> 'type') and (given ->> 'seconds')::int between 1 and 86400, false) then
        perform private.refuse('RN051', 'This is not a recording we can keep', 'recording');
    end if;
    insert into public.recordings (contribution_id, type, seconds, bytes, sha256, logged_as)
    values (contribution, given ->> 'type', (given ->> 'seconds')::int, sound, sha256(sound),
        tlog.append('contribution.recorded', contribution, '{}', jsonb_build_object('recording', encode(sha256(sound), 'hex'))));
end
$$;

-- The original is immutable (R33): a recording is there or destroyed, never another one.
create trigger keep_the_recording before update on public.recordings
for each row execute function private.keep_the_picture();

-- Taking the words back destroys the recording in the same transaction, and what would link it to the log (log.md 5).
create function private.recording_falls()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from tlog.salts s using public.recordings i
    where i.contribution_id = new.id and s.entry_id = i.logged_as and s.label = 'recording';
    delete from public.recordings where contribution_id = new.id;
    return null;
end
$$;
create trigger recording_falls after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.recording_falls();

-- The recording of a contribution for whoever is signed in: {"type","base64"}; null where there is none or the policy hides it.
-- Runs as the caller.
create function public.recording(contribution uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('type', i.type, 'base64', private.base64(i.bytes))
    from public.recordings i where i.contribution_id = contribution
$$;

-- The same for whoever holds the slip; null for a code nobody knows.
create function public.recording_by_receipt(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('type', i.type, 'base64', private.base64(i.bytes))
    from public.recordings i where i.contribution_id = private.contribution_by_receipt(code)
$$;

grant execute on function public.recording to authenticated;
grant execute on function public.recording_by_receipt to anon, authenticated;
