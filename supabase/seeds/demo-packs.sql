-- What Northbrook took out of its year: a pack for its board, the report of its last twelve months for everyone, and the few figures by
-- which trusts compare themselves, beside a file that Eastvale sent. Runs last: packs are frozen as things stand once all else is loaded.

create temporary table demo_k on commit drop as
select '00000000-0000-4000-b000-000000000001'::uuid as trust, '00000000-0000-4000-c000-000000000001'::uuid as programme,
    '00000000-0000-4000-a000-000000000001'::uuid as grace, '00000000-0000-4000-a000-000000000003'::uuid as marcus,
    '00000000-0000-4000-a000-000000000005'::uuid as dev,
    (date_trunc('month', private.today()) - interval '12 months')::date as from_month,
    (date_trunc('month', private.today()) - interval '1 month')::date as until_month;

insert into public.packs (organisation_id, programme_id, kind, from_month, until_month, snapshot, sha256, made_at, made_by)
select trust, programme, kind, from_month, until_month, snapshot, encode(extensions.digest(convert_to(snapshot, 'UTF8'), 'sha256'), 'hex'), now(),
    made_by
from (
    select k.*, m.kind, m.made_by, private.pack_snapshot(k.programme, k.from_month, k.until_month, m.kind)::text as snapshot
    from demo_k k cross join lateral (values ('board', k.dev), ('public', k.marcus)) m (kind, made_by)
) made;

insert into public.indicator_files (organisation_id, programme_id, document, sha256, published_by)
select trust, programme, document, encode(extensions.digest(convert_to(document, 'UTF8'), 'sha256'), 'hex'), marcus
from (select k.*, private.indicators(k.programme)::text as document from demo_k k) made
where document::jsonb -> 'periods' <> '[]';

-- Eastvale asks fewer people and promises other clocks. What is small there is hidden, and it counts no challenges.
insert into public.indicator_loads (organisation_id, source, document, loaded_at, loaded_by, loaded_by_name)
select k.trust, 'Sent by Eastvale’s engagement lead, by e-mail',
    jsonb_build_object('format', 'throughline-indicators/1', 'schema', '/indicators.v1.schema.json', 'made_on', private.today() - 20,
        'organisation', jsonb_build_object('slug', o.slug, 'name', o.name),
        'programme', jsonb_build_object('slug', 'carers', 'title', 'Carers as partners'),
        'periods', jsonb_build_array(jsonb_build_object('from', y.from_day, 'until', (y.from_day + interval '1 year')::date - 1, 'indicators', '{
            "received": {"n": 64}, "answered": {"n": 12},
            "adopted": {"n": 6, "of": 12}, "partly_adopted": {"n": null, "of": 12}, "not_adopted": {"n": null, "of": 12},
            "deferred": {"n": null, "of": 12}, "referred": {"n": null, "of": 12},
            "kept_in_time": {"n": 9, "of": 14}, "overdue": {"n": null},
            "days_to_check": {"n": 18, "median": 21, "p90": 40, "clock": 28}, "days_to_answer": {"n": 12, "median": 70, "p90": 118, "clock": 90},
            "days_to_tell": {"n": 41, "median": 9, "p90": 25, "clock": 14},
            "told": {"n": 41}, "never_told": {"n": 7}, "challenges_raised": {"n": null}, "challenges_answered": {"n": null},
            "paid_in_ten": {"n": 22, "of": 30}, "felt": {"median": 4, "of": 5}}'::jsonb))),
    now() - interval '18 days', k.grace, 'Grace'
from demo_k k
join public.organisations o on o.id = '00000000-0000-4000-b000-000000000003'
cross join lateral (select make_date(extract(year from private.today() - interval '3 months')::int - 1, 4, 1) as from_day) y;
