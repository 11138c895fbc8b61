-- Working days in England, and what the clock does each minute.
-- Who may see what: whoever is signed in reads the bank holidays; the rest is for commands and the worker.

-- As published for England and Wales at https://www.gov.uk/bank-holidays (Open Government Licence 3.0); later years follow the
-- Banking and Financial Dealings Act 1971 until they are published. An installation adds rows as they are announced.
create table private.bank_holidays (
    day date primary key,
    title text not null
);

insert into private.bank_holidays (day, title) values
    ('2025-01-01', 'New Year''s Day'), ('2025-04-18', 'Good Friday'), ('2025-04-21', 'Easter Monday'),
    ('2025-05-05', 'Early May bank holiday'), ('2025-05-26', 'Spring bank holiday'), ('2025-08-25', 'Summer bank holiday'),
    ('2025-12-25', 'Christmas Day'), ('2025-12-26', 'Boxing Day'),
    ('2026-01-01', 'New Year''s Day'), ('2026-04-03', 'Good Friday'), ('2026-04-06', 'Easter Monday'),
    ('2026-05-04', 'Early May bank holiday'), ('2026-05-25', 'Spring bank holiday'), ('2026-08-31', 'Summer bank holiday'),
    ('2026-12-25', 'Christmas Day'), ('2026-12-28', 'Boxing Day (substitute day)'),
    ('2027-01-01', 'New Year''s Day'), ('2027-03-26', 'Good Friday'), ('2027-03-29', 'Easter Monday'),
    ('2027-05-03', 'Early May bank holiday'), ('2027-05-31', 'Spring bank holiday'), ('2027-08-30', 'Summer bank holiday'),
    ('2027-12-27', 'Christmas Day (substitute day)'), ('2027-12-28', 'Boxing Day (substitute day)'),
    ('2028-01-03', 'New Year''s Day (substitute day)'), ('2028-04-14', 'Good Friday'), ('2028-04-17', 'Easter Monday'),
    ('2028-05-01', 'Early May bank holiday'), ('2028-05-29', 'Spring bank holiday'), ('2028-08-28', 'Summer bank holiday'),
    ('2028-12-25', 'Christmas Day'), ('2028-12-26', 'Boxing Day');

-- Monday to Friday, and no bank holiday.
create function private.is_working_day(day date)
returns boolean
language sql stable set search_path = ''
as $$
    select extract(isodow from is_working_day.day) < 6
        and not exists (select 1 from private.bank_holidays h where h.day = is_working_day.day)
$$;

-- The day that is so many working days later; earlier when negative; the same day for none. The day itself is not counted.
create function private.add_working_days(from_day date, days int)
returns date
language sql stable set search_path = ''
as $$
    select case when days = 0 then from_day else (
        -- Of twice as many days and three weeks more, at least so many are worked, whatever the holidays.
        select from_day + sign(days)::int * n
        from generate_series(1, abs(days) * 2 + 21) n
        where private.is_working_day(from_day + sign(days)::int * n)
        order by n
        offset greatest(abs(days), 1) - 1 limit 1) end
$$;

-- The bank holidays from one day to another, both included. Out: [{"day","title"}], in order. Whoever is signed in.
create function public.bank_holidays(first_day date, last_day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('day', h.day, 'title', h.title) order by h.day), '[]')
    from private.bank_holidays h where h.day between first_day and last_day
$$;
grant execute on function public.bank_holidays to authenticated;

-- What is to be done as time goes by: each row names a function private.<name>(at timestamptz) which may run at any time and
-- any number of times, and does only what is due at that moment.
create table private.clock_steps (
    name text primary key check (name ~ '^[a-z_]{1,60}$')
);

-- Does all that is due, in the order of names; the worker calls it each minute. One that fails stops no other. Two never run
-- at once: the second leaves it to the first. Out: {step: SQLSTATE} of those that failed, empty when all went well.
create function private.run_clock(at timestamptz default now())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    step text;
    failed jsonb := '{}';
begin
    if not pg_try_advisory_xact_lock(hashtextextended('throughline.clock', 0)) then
        return failed;
    end if;
    for step in select s.name from private.clock_steps s order by s.name loop
        begin
            execute format('select private.%I($1)', step) using at;
        exception when others then
            failed := failed || jsonb_build_object(step, sqlstate);
        end;
    end loop;
    return failed;
end
$$;

-- A step of the clock: what was not told while it was of use is not told any more.
create function private.drop_late_messages(at timestamptz)
returns void
language sql set search_path = ''
as $$
    update public.messages set cancelled_at = at, cancelled_why = 'too late'
    where not_after <= at and delivered_at is null and cancelled_at is null
$$;
insert into private.clock_steps values ('drop_late_messages');
