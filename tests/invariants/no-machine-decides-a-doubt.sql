-- Where nobody knows whether money left, a machine sends nothing again: only two people say that it did not, or a fact of the rail
-- that it did (payments.md 3.4).
select e.payment_id, e.id, e.from_state, e.to_state from public.payment_events e
where e.from_state = 'needs_person' and e.by is null and e.to_state <> 'accepted'
    or e.from_state in ('unknown', 'needs_person') and e.to_state in ('queued', 'approved', 'sending', 'voided', 'replaced');
