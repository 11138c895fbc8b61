-- So many entries more in the log, as the sequencer leaves them, of contributions that nobody gave: bytes of the usual length, hashes and
-- tiles as they are. :size is how many. Straight into the tables, because a million at the pace of the business would take an hour.
with made as (
    select n, rtrim(translate(encode(extensions.gen_random_bytes(15), 'base64'), '+/', '-_'), '=') || 'AA' as id,
        rtrim(translate(encode(extensions.gen_random_bytes(30), 'base64'), '+/', '-_'), '=') || 'AAA' as words,
        rtrim(translate(encode(extensions.gen_random_bytes(30), 'base64'), '+/', '-_'), '=') || 'AAA' as key
    from generate_series(1, :size) n
), written as (
    select n, id, convert_to('{"at":"2026-11-22","c":{"text":"' || words || '"},"channel":"self","ek":"' || key || '","id":"' || id
        || '","kind":"text","prev":[],"refs":{"programme":"' || p.first_entry || '"},"type":"contribution.received","v":1}', 'UTF8') as body
    from made, tlog.subjects p where p.subject_id = '00000000-0000-4000-c000-000000000001'
), numbered as (
    insert into tlog.entries (index, entry_id, body, leaf_hash, programme_id, organisation_id, staged_at)
    select tlog.size() + n - 1, id, body, sha256('\x00'::bytea || body), '00000000-0000-4000-c000-000000000001',
        '00000000-0000-4000-b000-000000000001', now()
    from written
    returning index, leaf_hash
)
select tlog.add_hashes(0, min(index), string_agg(leaf_hash, ''::bytea order by index)) from numbered;
