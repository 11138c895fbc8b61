-- Each move that means money has one transaction, and no other move has any.
select v.id, v.from_state, v.to_state from public.payment_events v
left join private.payment_moves m on m.from_state = coalesce(v.from_state, '') and m.to_state = v.to_state
left join public.ledger_transactions t on t.event_id = v.id
where m.to_state is null or (m.posting is not null) <> (t.id is not null);
