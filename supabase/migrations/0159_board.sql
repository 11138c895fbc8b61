-- Who reads what is made for a board: its auditors, the community's co-chairs, those who decide and those who lead engagement.
-- Every page of /[trust]/board asks here; what each may read of words, people and money is decided where those stand.

-- The trusts whose board's pages the signed-in person reads. Security definer: asked by policies.
create function private.my_board_trusts()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select private.my_organisations('board_auditor', 'co_chair', 'decision_owner', 'engagement_lead')
$$;
-- Asked of nobody too: their answer is none.
grant execute on function private.my_board_trusts to anon, authenticated;

-- The programme, for those who read its board's pages. Errors: P0002 there is none, or it is another trust's.
create function private.board_programme(programme uuid)
returns public.programmes
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
begin
    select * into found_programme from public.programmes p
    where p.id = programme and p.organisation_id in (select private.my_board_trusts());
    if found_programme.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_programme;
end
$$;

-- Whole months, as a board reads them. In: the first day of the first month and of the last. Errors: NB001 not the first of a month, the
-- end before the beginning, or longer than five years.
create function private.require_months(from_month date, until_month date)
returns void
language plpgsql immutable set search_path = ''
as $$
begin
    if from_month is null or until_month is null or extract(day from from_month) <> 1 or extract(day from until_month) <> 1
        or until_month < from_month or until_month >= from_month + interval '5 years' then
        perform private.refuse('NB001', 'Choose a first and a last month, at most five years apart', 'until');
    end if;
end
$$;
