-- What the log says of the files that check it: the fingerprint of each that this installation gives out, so that whoever checks can
-- see that theirs is one that was published, and when.
-- Who may see what: nothing here is open to a role of the application. The worker calls it in its publishing round.

-- Appends that a file which checks the log is given out, unless that very file has been already: installations of two versions may be
-- at work at once, and neither repeats itself. In: the file's name, of those that entries may hold, and its SHA-256 in hexadecimal, as
-- sha256sum prints it. Out: the entry's id, or null where it stands there already. Errors: 23514, the constraint of
-- tlog.staging, refuses what is not such a name or fingerprint.
create function tlog.publish_verifier(file text, sha256 text)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    -- A subject of its own for each file as it was.
    published uuid := md5('verifier ' || file || ' ' || sha256)::uuid;
begin
    if exists (select 1 from tlog.subjects s where s.subject_id = published) then
        return null;
    end if;
    return tlog.append('verifier.published', published, jsonb_build_object('file', file, 'sha256', sha256));
end
$$;
