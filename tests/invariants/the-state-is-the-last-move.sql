-- Each payment stands where its last move led, and each move began where the one before it ended.
select p.id, p.state, v.to_state from public.payments p
left join lateral (select x.to_state from public.payment_events x where x.payment_id = p.id order by x.id desc limit 1) v on true
where v.to_state is distinct from p.state
union all
select w.payment_id, w.from_state, w.before from (
    select v.payment_id, v.from_state, lag(v.to_state) over (partition by v.payment_id order by v.id) as before from public.payment_events v) w
where w.from_state is distinct from w.before;
