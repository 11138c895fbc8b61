-- Disclosure control: every count that leaves the equality answers passes through here, whatever it is shown in (R40, R41).
-- The rule is NHS England's for its mental health statistics: below 5 is hidden, zero too; the rest is rounded to 5; a
-- share is hidden where its numerator or denominator is. A lone hidden cell beside a total that is shown could be worked
-- out, so a second one is hidden with it.
-- Who may see what: nobody calls these but functions that count; they know of no table.

-- One count as it may be shown: null (hidden) below 5, else the nearest 5.
create function private.disclosed(n bigint)
returns bigint
language sql immutable set search_path = ''
as $$
    select case when n >= 5 then round(n / 5.0)::bigint * 5 end
$$;

-- A share as it may be shown, in whole per cent: null where either is below 5. Of the numbers as they are shown, and not of the
-- counts themselves: 86 per cent of "5" would say that it is 6 of 7, and 100 that nobody is in the cells that are hidden beside it.
create function private.disclosed_share(part bigint, whole bigint)
returns int
language sql immutable set search_path = ''
as $$
    select case when part >= 5 and whole >= 5 then round(100.0 * private.disclosed(part) / private.disclosed(whole))::int end
$$;

-- A table of counts as it may be shown beside its totals. In: [{"row","column","n"}], each pair once. Out: the same order
-- with "n" rounded, or null where hidden. In each row and column with one hidden cell, the smallest one that is still shown
-- (the first of equals) is hidden too, until there is no such row or column.
create function private.disclosed_table(cells jsonb)
returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
    hidden int[];
    another int;
begin
    select coalesce(array_agg(c.at), '{}') into hidden from (
        select ordinality::int as at from jsonb_array_elements(cells) with ordinality where (value ->> 'n')::bigint < 5) c;
    loop
        with cell as (
            select ordinality::int as at, value ->> 'row' as of_row, value ->> 'column' as of_column, (value ->> 'n')::bigint as n
            from jsonb_array_elements(cells) with ordinality
        ), line as (
            select 'row' as side, of_row as name, count(*) filter (where at = any (hidden)) as lone from cell group by of_row
            union all
            select 'column', of_column, count(*) filter (where at = any (hidden)) from cell group by of_column
        )
        select cell.at into another
        from line join cell on cell.at <> all (hidden)
            and case line.side when 'row' then cell.of_row = line.name else cell.of_column = line.name end
        where line.lone = 1
        order by line.side desc, line.name, cell.n, cell.at
        limit 1;
        exit when another is null;
        hidden := hidden || another;
    end loop;
    return (select coalesce(jsonb_agg(jsonb_build_object('row', value -> 'row', 'column', value -> 'column',
            'n', case when ordinality <> all (hidden) then private.disclosed((value ->> 'n')::bigint) end) order by ordinality), '[]')
        from jsonb_array_elements(cells) with ordinality);
end
$$;
