-- What is owed, on its way and given for a claim is never more than the claim.
select c.id, c.fee_pence + c.expense_pence as claimed, sum(p.pence) as paid from public.claims c join public.payments p on p.claim_id = c.id
where p.state not in ('voided', 'replaced', 'failed', 'cancelled', 'returned', 'reversed')
group by c.id having sum(p.pence) > c.fee_pence + c.expense_pence;
