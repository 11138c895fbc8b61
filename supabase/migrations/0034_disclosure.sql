-- Disclosure control: every count that leaves the equality answers passes through here, whatever it is shown in (R40, R41).
-- The rule is NHS England's for its mental health statistics: below 5 is hidden, zero too; the rest is rounded to 5; a
-- share is hidden where its numerator or denominator is. A hidden cell beside a total that is shown could be worked out, so others
-- are hidden with it until no number is the only one that fits. 5 and 5 are constants and no settings: a trust that could change them
-- could count twice and compare.
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

-- The first hidden cell that could be worked out, by its place from 1, or null. In: as private.disclosed_table, and the places of what is
-- hidden. Exact: a table with its totals is a flow from rows to columns, so another one with the same totals differs from this by circles
-- of "one more, one fewer" through hidden cells, none of which falls below 0; a cell on no such circle has one value alone. (A number of a
-- flow can change if and only if it lies on a circle of its residual graph: Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 3;
-- the same for suppressed tables: Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988.)
-- Rows whose totals are hidden may give to each other, and columns likewise. A number that is shown may be one more or fewer as far as it
-- rounds to the same; by insiders, who know it, not. Without insiders a line of nobody is left out: it tells of nobody.
create function private.worked_out(cells jsonb, hidden int[], hidden_rows text[], hidden_columns text[], by_insiders boolean)
returns int
language sql immutable set search_path = ''
as $$
    with recursive cell as materialized (
        select ordinality::int as at, 'row ' || (value ->> 'row') as r, 'column ' || (value ->> 'column') as c, (value ->> 'n')::bigint as n
        from jsonb_array_elements(cells) with ordinality where ordinality = any (hidden)
    ), shown as materialized (
        select 'row ' || (value ->> 'row') as r, 'column ' || (value ->> 'column') as c, (value ->> 'n')::bigint as n,
            private.disclosed((value ->> 'n')::bigint) as says
        from jsonb_array_elements(cells) with ordinality where ordinality <> all (hidden) and not by_insiders
    ), alone as materialized (
        -- A line of one cell has no total but the cell itself, and one of fewer than 5 has a total that is shown nowhere.
        select 'row ' || (value ->> 'row') as line from jsonb_array_elements(cells)
        group by 1 having count(*) = 1 or sum((value ->> 'n')::bigint) < 5
        union select 'column ' || (value ->> 'column') from jsonb_array_elements(cells)
        group by 1 having count(*) = 1 or sum((value ->> 'n')::bigint) < 5
        union select 'row ' || unnest(hidden_rows) union select 'column ' || unnest(hidden_columns)
    ), nobody as materialized (
        -- An answer that nobody gave, and a group of nobody, tell of nobody.
        select 'row ' || (value ->> 'row') as line from jsonb_array_elements(cells) group by 1 having sum((value ->> 'n')::bigint) = 0
        union select 'column ' || (value ->> 'column') from jsonb_array_elements(cells) group by 1 having sum((value ->> 'n')::bigint) = 0
    ), way as materialized (
        select at, r as a, c as b from cell
        union all select at, c, r from cell where n > 0
        union all select 0, r, c from shown where n < says + 2
        union all select 0, c, r from shown where n > greatest(says - 2, 5)
        union all select 0, line, split_part(line, ' ', 1) from alone
        union all select 0, split_part(line, ' ', 1), line from alone
    ), reached (at, node, goal) as (
        select at, c, r from cell
        union select at, r, c from cell where n > 0
        union
        select reached.at, way.b, reached.goal from reached join way on way.a = reached.node and way.at <> reached.at
    )
    select min(cell.at) from cell where not exists (select from reached where reached.at = cell.at and reached.node = reached.goal)
        and (by_insiders or cell.r not in (select line from nobody) and cell.c not in (select line from nobody))
$$;

-- A table of counts as it may be shown beside its totals. In: [{"row","column","n"}], each pair once, "hide": true where a cell may not
-- be shown whatever its count; the rows and columns whose totals are hidden, and all of theirs with them; and whether it has to hold
-- against insiders, who know each number that is shown as it is before rounding. Out: the same order with "n" rounded, or null where
-- hidden. Hidden besides what is below 5, the smallest first (the first of equals), until no line (a row or column of two cells or more)
-- has one hidden cell beside shown ones, and no hidden cell has one value alone that fits the totals (private.worked_out). Why the strict
-- form holds for several tables of the same people together: docs/adr/0033-whose-voice-counts.md.
create function private.disclosed_table(cells jsonb, hidden_rows text[] default '{}', hidden_columns text[] default '{}',
    by_insiders boolean default false)
returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
    hidden int[];
    another int;
    known int;
begin
    select coalesce(array_agg(ordinality::int), '{}') into hidden
    from jsonb_array_elements(cells) with ordinality
    where (value ->> 'n')::bigint < 5 or (value ->> 'hide')::boolean
        or value ->> 'row' = any (hidden_rows) or value ->> 'column' = any (hidden_columns);
    loop
        with cell as (
            select ordinality::int as at, value ->> 'row' as of_row, value ->> 'column' as of_column, (value ->> 'n')::bigint as n,
                ordinality = any (hidden) as hides
            from jsonb_array_elements(cells) with ordinality
        ), line as (
            select 'row' as side, of_row as name, count(*) filter (where hides) as many
            from cell where of_row <> all (hidden_rows) group by of_row having count(*) > 1
            union all
            select 'column', of_column, count(*) filter (where hides)
            from cell where of_column <> all (hidden_columns) group by of_column having count(*) > 1
        )
        select cell.at into another
        from line join cell on not cell.hides and case line.side when 'row' then cell.of_row = line.name else cell.of_column = line.name end
        where line.many = 1
        order by line.side desc, line.name, cell.n, cell.at
        limit 1;
        if another is null then
            known := private.worked_out(cells, hidden, hidden_rows, hidden_columns, by_insiders);
            exit when known is null;
            -- The smallest beside it, or where its row and column are hidden altogether, of the table.
            select c.ordinality::int into another
            from jsonb_array_elements(cells) with ordinality c, jsonb_extract_path(cells, (known - 1)::text) k
            where c.ordinality <> all (hidden)
            order by c.value ->> 'row' is distinct from k ->> 'row' and c.value ->> 'column' is distinct from k ->> 'column',
                (c.value ->> 'n')::bigint, c.ordinality
            limit 1;
            exit when another is null;
        end if;
        hidden := hidden || another;
    end loop;
    return (select coalesce(jsonb_agg(jsonb_build_object('row', value -> 'row', 'column', value -> 'column',
            'n', case when ordinality <> all (hidden) then private.disclosed((value ->> 'n')::bigint) end) order by ordinality), '[]')
        from jsonb_array_elements(cells) with ordinality);
end
$$;
