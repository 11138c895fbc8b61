-- Nothing left (whose claim is still kept) that was not approved by somebody for exactly that: who, where to, how much.
select p.id, p.state from public.payments p
where p.rail = 'stripe' and p.claim_id is not null and p.claim_id is not null and p.state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person')
    and not exists (select 1 from public.approvals a where a.claim_id = p.claim_id and a.decision = 'approved' and a.hash = p.hash);
