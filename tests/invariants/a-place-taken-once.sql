-- A payment that failed or came back is taken the place of once, by one that is no larger than what it replaces all together.
select p.replaces_id, count(*) from public.payments p where p.replaces_id is not null group by 1 having count(*) > 1;
