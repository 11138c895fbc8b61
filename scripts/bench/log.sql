-- The first of them is the programme that they are of, so that whoever checks the log finds nothing wrong with it.
insert into tlog.staging (entry)
select '{"v": 1, "type": "programme.started", "at": "2026-11-22T05:00Z", "id": "MeasuredAAAAAAAAAAAAAA", "prev": [], "trust": "northbrook",
    "check_days": 14, "answer_days": 56, "summary_days": 7}'
where not exists (select from tlog.entries e where e.entry_id = 'MeasuredAAAAAAAAAAAAAA');
select tlog.sequence();

-- So many entries more in the log, as the sequencer leaves them, of contributions that nobody gave: bytes of the usual length, hashes and
-- tiles as they are. :size is how many. Straight into the tables, because a million at the pace of the business would take an hour.
with held as materialized (
    select tlog.size() as size
), made as (
    select n, rtrim(translate(encode(extensions.gen_random_bytes(15), 'base64'), '+/', '-_'), '=') || 'AA' as id,
        rtrim(translate(encode(extensions.gen_random_bytes(30), 'base64'), '+/', '-_'), '=') || 'AAA' as words,
        rtrim(translate(encode(extensions.gen_random_bytes(30), 'base64'), '+/', '-_'), '=') || 'AAA' as key
    from generate_series(1, :size) n
), written as (
    select n, id, convert_to('{"at":"2026-11-22","c":{"text":"' || words || '"},"channel":"self","ek":"' || key || '","id":"' || id
        || '","kind":"text","prev":[],"refs":{"programme":"MeasuredAAAAAAAAAAAAAA"},"type":"contribution.received","v":1}', 'UTF8') as body
    from made
), numbered as (
    insert into tlog.entries (index, entry_id, body, leaf_hash, programme_id, organisation_id, staged_at)
    select held.size + n - 1, id, body, sha256('\x00'::bytea || body), '00000000-0000-4000-c000-000000000001',
        '00000000-0000-4000-b000-000000000001', now()
    from written, held
    returning index, leaf_hash
)
select tlog.add_hashes(0, min(index), string_agg(leaf_hash, ''::bytea order by index)) from numbered;
