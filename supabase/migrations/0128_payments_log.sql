-- What the accountability log says of money: that somebody was paid, or that it came back, on which day and in which programme. Not how
-- much, not whose, not by which way, and not for what. Types: payment.settled, payment.returned.

create function tlog.payment_moved()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case when new.to_state in ('paid', 'recorded_paid') then 'payment.settled' else 'payment.returned' end, new.payment_id, '{}', '{}',
        jsonb_build_object('programme', (select p.programme_id from public.payments p where p.id = new.payment_id)));
    return null;
end
$$;
create trigger payment_moved after insert on public.payment_events for each row
when (new.to_state in ('paid', 'recorded_paid', 'returned', 'reversed')) execute function tlog.payment_moved();
