-- A budget's figures are the sums of what is on it, and what is on it is what the payments say.
select b.id::text as what from public.budgets b left join private.budget_items i on i.budget_id = b.id
group by b.id
having b.reserved_pence <> coalesce(sum(i.reserved_pence), 0) or b.committed_pence <> coalesce(sum(i.committed_pence), 0)
    or b.spent_pence <> coalesce(sum(i.spent_pence), 0) or b.reserved_pence + b.committed_pence + b.spent_pence > b.set_pence
union all
select 'claim ' || i.claim_id from private.budget_items i
where i.claim_id is not null and i.committed_pence + i.spent_pence <> (
    select coalesce(sum(p.pence), 0) from public.payments p where p.claim_id = i.claim_id and p.state not in ('voided', 'replaced'))
union all
select 'claim ' || c.id from public.claims c
where private.budget_for(c.programme_id, c.done_on) is not null and not exists (select 1 from private.budget_items i where i.claim_id = c.id)
    and exists (select 1 from public.payments p where p.claim_id = c.id and p.state not in ('voided', 'replaced'));
