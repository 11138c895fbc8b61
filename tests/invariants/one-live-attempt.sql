-- No payment has two attempts that were sent or may have been, and an attempt stands where its payment does.
select a.payment_id, count(*)::text as what from private.payment_attempts a
where a.state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person') group by 1 having count(*) > 1
union all
select p.id, p.state || ' / ' || coalesce(a.state, 'no attempt') from public.payments p
left join private.payment_attempts a on a.payment_id = p.id and a.n = (select max(x.n) from private.payment_attempts x where x.payment_id = p.id)
where p.rail = 'stripe' and exists (select 1 from private.payment_attempts x where x.payment_id = p.id) and (
    (p.state in ('accepted', 'paid', 'failed', 'cancelled', 'returned', 'needs_person', 'unknown') and a.state <> p.state)
    or (p.state = 'sending' and a.state not in ('sending', 'unknown'))
    or (p.state in ('queued', 'refused') and a.state <> 'refused')
    or (p.state = 'held' and a.state not in ('refused', 'sending', 'unknown')));
