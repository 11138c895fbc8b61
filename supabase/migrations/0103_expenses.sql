-- What people spent: each expense a line of its own with its receipt or a named waiver, mileage by a rate that holds on its day, and
-- what was paid ahead taken off again (R59). Expenses are never income, and nothing here asks who somebody is (R61).
-- Who may see what: a receipt is seen by its person, by who writes their claim down for them, and by finance of the trust that pays.

-- Pence for a mile, from a day to a day; a trust's own before those for all. For all: what HMRC takes no tax on
-- (https://www.gov.uk/government/publications/rates-and-allowances-travel-mileage-and-fuel-allowances).
create table public.mileage_rates (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid references public.organisations,
    vehicle text not null check (vehicle in ('car', 'bicycle')),
    pence_per_mile int not null check (pence_per_mile between 1 and 500),
    -- More for each passenger.
    passenger_pence int not null default 0 check (passenger_pence between 0 and 100),
    starts_on date not null,
    ends_on date check (ends_on >= starts_on)
);
create index on public.mileage_rates (organisation_id);
insert into public.mileage_rates (vehicle, pence_per_mile, passenger_pence, starts_on)
values ('car', 45, 5, '2011-04-06'), ('bicycle', 20, 0, '2011-04-06');

-- A receipt as src/lib/expenses leaves it: a photo drawn anew, which holds nothing but what is seen, or a PDF that was looked through.
create table public.expense_receipts (
    id uuid primary key default gen_random_uuid(),
    line_id uuid not null references public.claim_lines on delete cascade,
    type text not null check (type in ('image/webp', 'application/pdf')),
    bytes bytea not null check (octet_length(bytes) <= 5000000),
    sha256 bytea not null check (octet_length(sha256) = 32),
    added_at timestamptz not null default now()
);
create index on public.expense_receipts (line_id);
-- Both are pressed already.
alter table public.expense_receipts alter column bytes set storage external;

alter table public.mileage_rates enable row level security;
alter table public.expense_receipts enable row level security;
grant select on public.mileage_rates to authenticated;
grant select (id, line_id, type, bytes, added_at) on public.expense_receipts to authenticated;

create policy "all read what a mile is paid; members their own trust's rates" on public.mileage_rates for select to authenticated
using (organisation_id is null or organisation_id in (select private.my_organisations()));

-- The lines whose receipts the signed-in person may see.
create function private.lines_with_receipts_for_me(line uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select from public.claim_lines l join public.claims c on c.id = l.claim_id
        where l.id = line and (c.person_id in (select private.my_people())
            or c.person_id in (select private.people_i_write_for())
            or c.submitted_at is not null and c.organisation_id in (select private.my_organisations('finance_approver'))))
$$;
grant execute on function private.lines_with_receipts_for_me to authenticated;
create policy "their person, who writes for them, and finance see receipts" on public.expense_receipts for select to authenticated
using (private.lines_with_receipts_for_me(line_id));

-- What so many tenths of a mile come to on a day, in whole pence, half a penny rounded up; null where no rate holds.
create function private.mileage_pence(organisation uuid, vehicle text, tenths int, passengers int, on_day date)
returns int
language sql stable set search_path = ''
as $$
    select round(tenths * (r.pence_per_mile + coalesce(passengers, 0) * r.passenger_pence) / 10.0)::int
    from public.mileage_rates r
    where r.vehicle = mileage_pence.vehicle and (r.organisation_id is null or r.organisation_id = mileage_pence.organisation)
        and r.starts_on <= on_day and (r.ends_on is null or r.ends_on >= on_day)
    order by r.organisation_id is null, r.starts_on desc limit 1
$$;

-- Keeps the receipt of a line. In: {"type","base64"}. Errors: PX001 not a receipt we can keep; PX002 larger than 5 MB; PX003 ten at most.
create function private.store_receipt(line uuid, given jsonb)
returns void
language plpgsql set search_path = ''
as $$
declare
    base64 text := given ->> 'base64';
    kept bytea;
begin
    if octet_length(base64) > 6700000 then
        perform private.refuse('PX002', 'The receipt is larger than 5 MB', 'receipt');
    end if;
    if base64 is null or base64 !~ '^[A-Za-z0-9+/]+={0,2}$' or octet_length(base64) % 4 <> 0 then
        perform private.refuse('PX001', 'This is not a receipt we can keep', 'receipt');
    end if;
    kept := decode(base64, 'base64');
    if octet_length(kept) > 5000000 then
        perform private.refuse('PX002', 'The receipt is larger than 5 MB', 'receipt');
    end if;
    if not coalesce((case given ->> 'type' when 'image/webp' then private.is_bare_webp(kept)
        when 'application/pdf' then substr(kept, 1, 5) = '%PDF-'::bytea end), false)
    then
        perform private.refuse('PX001', 'This is not a receipt we can keep', 'receipt');
    end if;
    if (select count(*) from public.expense_receipts r where r.line_id = line) >= 10 then
        perform private.refuse('PX003', 'An expense has ten receipts at most', 'receipt');
    end if;
    insert into public.expense_receipts (line_id, type, bytes, sha256) values (line, given ->> 'type', kept, sha256(kept));
end
$$;

-- What was paid ahead and not taken off yet, of somebody at a trust: (advance, pence), the oldest first; locked, so that no two claims
-- take off the same. `but`: the claim whose own lines do not count; `sent`: only what was sent in counts of the others, since a claim that
-- nobody ever looks at takes nothing off.
create function private.advances_left(person uuid, organisation uuid, but uuid, sent boolean)
returns table (advance uuid, pence int)
language plpgsql set search_path = ''
as $$
begin
    perform 1 from public.claims c where c.person_id = person and c.organisation_id = organisation and c.reason = 'advance' for update;
    return query
    select a.id, (given.pence + coalesce((select sum(l.pence) from public.claim_lines l join public.claims o on o.id = l.claim_id
        where l.advance_id = a.id and l.claim_id <> but and o.withdrawn_at is null
            and (not sent or o.submitted_at is not null and o.returned_at is null)), 0))::int
    from public.claims a
    cross join lateral (select coalesce(sum(p.expense_pence), 0)::int as pence from public.payments p
        where p.claim_id = a.id and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed')) given
    where a.person_id = person and a.organisation_id = organisation and a.reason = 'advance' and given.pence > 0
    order by a.done_on, a.id;
end
$$;

-- Takes what was paid ahead off what was spent, as lines of their own, and never more than was spent: the rest waits for the next claim.
-- In: the claim, and whether it is sent at this moment.
create function private.net_advances(owed public.claims, sending boolean default false)
returns void
language plpgsql set search_path = ''
as $$
declare
    spent int;
    paid record;
    taken int;
begin
    delete from public.claim_lines l where l.claim_id = owed.id and l.kind = 'advance';
    if owed.reason = 'advance' then
        return;
    end if;
    select coalesce(sum(l.pence), 0) into spent from public.claim_lines l where l.claim_id = owed.id and l.kind = 'expense';
    for paid in select * from private.advances_left(owed.person_id, owed.organisation_id, owed.id,
        sending or owed.submitted_at is not null and owed.returned_at is null) loop
        taken := least(paid.pence, spent);
        continue when taken <= 0;
        insert into public.claim_lines (claim_id, position, kind, pence, advance_id)
        values (owed.id, private.next_position(owed.id), 'advance', -taken, paid.advance);
        spent := spent - taken;
    end loop;
end
$$;

create function private.next_position(claim uuid)
returns int
language sql stable set search_path = ''
as $$
    select coalesce(max(l.position), 0) + 1 from public.claim_lines l where l.claim_id = claim
$$;

-- Stops what is approved from being added to. Errors: PX004.
create function private.require_unapproved(owed public.claims)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if owed.approved_at is not null then
        perform private.refuse('PX004', 'This claim is approved already. Write down what you spent in a claim of its own.');
    end if;
end
$$;

-- Adds what was spent to a claim. In: {"id": made by the form, so that two presses are one line,"expense","spent_on","what","pence" or
-- "vehicle","tenths_of_miles","passengers","receipt"?: {"type","base64"}}. Out: the line's id. The person, or who writes it down for them.
-- Errors: P0002; PC003 taken back; PX001 to PX003; PX004 approved; PX005 beside a gift; PX006 type; PX007 day; PX008 sum; PX009 miles; PX010 thirty lines.
create function public.add_expense(claim uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim(claim);
    line uuid := (given ->> 'id')::uuid;
    spent date := (given ->> 'spent_on')::date;
    sum_pence int := (given ->> 'pence')::int;
begin
    perform private.require_unapproved(owed);
    if exists (select from public.claim_lines l where l.id = line and l.claim_id = owed.id) then
        return line;
    end if;
    if (private.claim_choice(owed)).choice = 'charity' then
        perform private.refuse('PX005', 'This claim goes to a charity or group. Write down what you spent in a claim of its own.');
    end if;
    if coalesce(given ->> 'expense', '') not in ('travel', 'mileage', 'care', 'childcare', 'personal_assistant', 'interpreter', 'data_and_phone', 'food', 'other') then
        perform private.refuse('PX006', 'Choose what it was for', 'expense');
    end if;
    if spent is null or spent > private.today() + (case when owed.reason = 'advance' then 180 else 0 end) or spent < private.today() - 400 then
        perform private.refuse('PX007', case owed.reason when 'advance' then 'Enter the day you will need it' else 'Enter the day you spent it, within the last year' end, 'spent_on');
    end if;
    if char_length(given ->> 'what') > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'what');
    end if;
    if given ->> 'expense' = 'mileage' then
        if coalesce((given ->> 'tenths_of_miles')::int not between 1 and 20000, true) or coalesce((given ->> 'passengers')::int, 0) not between 0 and 8
            or coalesce(given ->> 'vehicle', '') not in ('car', 'bicycle') then
            perform private.refuse('PX009', 'Enter how many miles, for example 12.5', 'miles');
        end if;
        sum_pence := private.mileage_pence(owed.organisation_id, given ->> 'vehicle', (given ->> 'tenths_of_miles')::int, (given ->> 'passengers')::int, spent);
    end if;
    if coalesce(sum_pence not between 1 and 200000, true) then
        perform private.refuse('PX008', 'Enter a sum, like 4.80', 'sum');
    end if;
    if (select count(*) from public.claim_lines l where l.claim_id = owed.id) >= 30 then
        perform private.refuse('PX010', 'A claim has thirty lines at most. Write the rest down in another one.');
    end if;
    insert into public.claim_lines (id, claim_id, position, kind, pence, expense, spent_on, what, vehicle, tenths_of_miles, passengers)
    values (coalesce(line, gen_random_uuid()), owed.id, private.next_position(owed.id), 'expense', sum_pence, given ->> 'expense', spent,
        btrim(coalesce(given ->> 'what', '')), case when given ->> 'expense' = 'mileage' then given ->> 'vehicle' end,
        case when given ->> 'expense' = 'mileage' then (given ->> 'tenths_of_miles')::int end,
        case when given ->> 'expense' = 'mileage' then coalesce((given ->> 'passengers')::int, 0) end)
    returning id into line;
    if given ? 'receipt' then
        perform private.store_receipt(line, given -> 'receipt');
    end if;
    perform private.net_advances(owed);
    perform private.claim_changed(owed.id);
    return line;
end
$$;

-- The claim of a line, locked as private.lock_standing_claim, and not approved. Errors: P0002; PC003; PX004.
create function private.lock_expense(line uuid)
returns public.claims
language plpgsql set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim((select l.claim_id from public.claim_lines l where l.id = line and l.kind = 'expense'));
begin
    perform private.require_unapproved(owed);
    return owed;
end
$$;

-- Adds a receipt to an expense that has none yet, or one more. Errors: P0002; PC003; PX001 to PX004.
create function public.add_receipt(line uuid, receipt jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_expense(line);
begin
    perform private.store_receipt(line, receipt);
    perform private.claim_changed(owed.id);
end
$$;

-- Takes an expense out of a claim, with its receipts. Errors: P0002; PC003; PX004.
create function public.remove_expense(line uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_expense(line);
begin
    delete from public.claim_lines l where l.id = remove_expense.line;
    perform private.net_advances(owed);
    perform private.claim_changed(owed.id);
end
$$;

-- Says that an expense needs no receipt, and why in a closed word; whoever says so stands with it. For somebody without an account those
-- who write it down for them, else finance of the trust that pays; never for one's own. Errors: P0002; PX004; PX011 the word.
create function public.waive_receipt(line uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims;
begin
    select c.* into owed from public.claims c join public.claim_lines l on l.claim_id = c.id and l.kind = 'expense'
    where l.id = waive_receipt.line and c.withdrawn_at is null and c.person_id not in (select private.my_people())
        and (c.person_id in (select private.people_i_write_for())
            or c.submitted_at is not null and c.organisation_id in (select private.my_organisations('finance_approver')))
    for update of c;
    if owed.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_unapproved(owed);
    if coalesce(waive_receipt.why, '') not in ('lost', 'none given', 'under the limit', 'paid to a person') then
        perform private.refuse('PX011', 'Choose why no receipt is needed', 'why');
    end if;
    update public.claim_lines l set waived_why = waive_receipt.why, waived_by = auth.uid() where l.id = waive_receipt.line;
    perform private.claim_changed(owed.id);
end
$$;

-- A receipt: {"type","base64"}; null where there is none for whoever asks. Runs as the caller.
create function public.expense_receipt(receipt uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('type', r.type, 'base64', private.base64(r.bytes)) from public.expense_receipts r where r.id = receipt
$$;

-- The lines of a claim for its page: [{"id","kind","pence",…,"receipts":[{"id","type"}]}]. The caller decides whose.
create function private.lines_of(claim uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', l.id, 'kind', l.kind, 'pence', l.pence, 'what', nullif(l.what, ''),
        'expense', l.expense, 'spent_on', l.spent_on, 'vehicle', l.vehicle, 'tenths_of_miles', l.tenths_of_miles, 'passengers', l.passengers,
        'session', l.session_minutes, 'preparation', l.preparation_minutes, 'travel', l.travel_minutes, 'follow_up', l.follow_up_minutes,
        'waived_why', l.waived_why)) || jsonb_build_object('receipts', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'type', r.type) order by r.added_at, r.id), '[]')
            from public.expense_receipts r where r.line_id = l.id)) order by l.position), '[]')
    from public.claim_lines l where l.claim_id = lines_of.claim
$$;

-- The same for its page: the person, who writes it down for them, and once it was sent finance of the trust that pays. Errors: P0002.
create function public.lines_of_claim(claim uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if not exists (select from public.claims c where c.id = lines_of_claim.claim and (c.person_id in (select private.my_people())
        or c.person_id in (select private.people_i_write_for())
        or c.submitted_at is not null and c.organisation_id in (select private.my_organisations('finance_approver'))))
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.lines_of(claim);
end
$$;

grant execute on function public.lines_of_claim, public.add_expense, public.add_receipt, public.remove_expense, public.waive_receipt, public.expense_receipt to authenticated;
