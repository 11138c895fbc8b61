-- What the ledger says of each payment is what its state means: owed, on its way, given, or nothing.
with booked as (
    select v.payment_id,
        coalesce(sum(e.pence) filter (where e.account in ('fees', 'expenses')), 0) as spent,
        coalesce(sum(e.pence) filter (where e.account = 'owed'), 0) as owed,
        coalesce(sum(e.pence) filter (where e.account = 'on_its_way'), 0) as on_its_way,
        coalesce(sum(e.pence) filter (where e.account in ('stripe_balance', 'bank', 'payroll', 'vouchers', 'cash')), 0) as given
    from public.payment_events v join public.ledger_transactions t on t.event_id = v.id join public.ledger_entries e on e.transaction_id = t.id
    group by 1
)
select p.id, p.state, b.* from public.payments p join booked b on b.payment_id = p.id
where (b.spent, b.owed, b.on_its_way, b.given) is distinct from (
    case when p.state in ('voided', 'replaced') then 0 else p.pence end::numeric,
    case when p.state in ('approved', 'queued', 'held', 'sending', 'unknown', 'needs_person', 'refused', 'failed', 'cancelled', 'returned',
        'handed_to_finance', 'reversed') then -p.pence else 0 end::numeric,
    case when p.state = 'accepted' then -p.pence else 0 end::numeric,
    case when p.state in ('paid', 'recorded_paid', 'confirmed') then -p.pence else 0 end::numeric);
