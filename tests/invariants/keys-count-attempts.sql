-- An idempotency key is the payment and the count of its attempt, counted from one without gaps; the request has the same in it.
select a.payment_id, a.n, a.idem_key from private.payment_attempts a
where a.idem_key <> format('op:%s:%s', a.payment_id, a.n)
    or (a.request <> '{}' and (a.request #>> '{metadata,payment_id}' is distinct from a.payment_id::text
        or a.request #>> '{metadata,attempt}' is distinct from a.n::text))
    or a.n > (select count(*) from private.payment_attempts x where x.payment_id = a.payment_id);
