-- Nobody approved what they raised, nor what pays them.
select a.id from public.approvals a join public.claims c on c.id = a.claim_id
where a.decision = 'approved' and (a.decided_by = c.submitted_by
    or exists (select 1 from public.people n where n.id = c.person_id and n.account_id = a.decided_by));
