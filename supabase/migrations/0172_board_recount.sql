-- The same for workshops, taking part and money, and counting everything anew.
-- Who may see what: nothing changes.

-- When words were given, kept beside what became of them (0170).
create function private.keep_given_on()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    select c.given_on into new.given_on from public.contributions c where c.id = new.contribution_id;
    return new;
end
$$;
create trigger keep_given_on before insert on private.contribution_uses for each row execute function private.keep_given_on();

-- A workshop that was written up; and where its day or its claimed step moved, who came and what it felt like move with it.
create function private.board_workshops()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r cross join lateral private.marks_of_workshop(r::public.workshops) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r cross join lateral private.marks_of_workshop(r::public.workshops) m);
    end if;
    perform private.note_marks(before, later);
    if tg_op = 'UPDATE' then
        perform private.note_marks(
            array(select m from old_rows o join new_rows n on n.id = o.id and (n.held_on, n.ladder_step) is distinct from (o.held_on, o.ladder_step)
                cross join lateral private.marks_beside_workshop(o::public.workshops) m),
            array(select m from old_rows o join new_rows n on n.id = o.id and (n.held_on, n.ladder_step) is distinct from (o.held_on, o.ladder_step)
                cross join lateral private.marks_beside_workshop(n::public.workshops) m));
    end if;
    return null;
end
$$;

-- What the rows beside a workshop count for: who came, and what it felt like.
create function private.marks_beside_workshop(w public.workshops)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select m.* from public.registrations r cross join lateral private.marks_of_registration(r, w) m where r.workshop_id = w.id
    union all
    select m.* from public.group_counts g cross join lateral private.marks_of_group(g, w) m where g.workshop_id = w.id
    union all
    select m.* from public.felt_shown f cross join lateral private.marks_of_felt(f, w) m where f.workshop_id = w.id
$$;

create function private.board_felt()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r join public.workshops w on w.id = r.workshop_id cross join lateral private.marks_of_felt(r::public.felt_shown, w) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r join public.workshops w on w.id = r.workshop_id cross join lateral private.marks_of_felt(r::public.felt_shown, w) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_registrations()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r join public.workshops w on w.id = r.workshop_id
            cross join lateral private.marks_of_registration(r::public.registrations, w) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r join public.workshops w on w.id = r.workshop_id
            cross join lateral private.marks_of_registration(r::public.registrations, w) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_groups()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r join public.workshops w on w.id = r.workshop_id cross join lateral private.marks_of_group(r::public.group_counts, w) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r join public.workshops w on w.id = r.workshop_id cross join lateral private.marks_of_group(r::public.group_counts, w) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_sheets()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r join public.consultations c on c.id = r.consultation_id
            cross join lateral private.marks_of_sheet(r::public.answer_sheets, c.programme_id) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r join public.consultations c on c.id = r.consultation_id
            cross join lateral private.marks_of_sheet(r::public.answer_sheets, c.programme_id) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_payments()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r join public.claims c on c.id = r.claim_id cross join lateral private.marks_of_payment(r::public.payments, c) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r join public.claims c on c.id = r.claim_id cross join lateral private.marks_of_payment(r::public.payments, c) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

-- How long somebody waited runs from the day of the activity, and not to a later day than they chose.
create function private.board_claims()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.note_marks(
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.done_on, n.pay_on) is distinct from (o.done_on, o.pay_on)
            join public.payments p on p.claim_id = o.id cross join lateral private.marks_of_payment(p, o::public.claims) m),
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.done_on, n.pay_on) is distinct from (o.done_on, o.pay_on)
            join public.payments p on p.claim_id = o.id cross join lateral private.marks_of_payment(p, n::public.claims) m));
    return null;
end
$$;

-- One trigger for each kind of statement: rows before and after cannot be named together otherwise.
do $$
declare
    followed record;
begin
    for followed in select * from (values
        ('public.contributions', 'board_contributions'), ('private.contribution_uses', 'board_uses'), ('public.insights', 'board_insights'),
        ('private.answers', 'board_answers'), ('public.influences', 'board_influences'), ('public.responses', 'board_responses'),
        ('public.challenges', 'board_challenges'), ('public.actions', 'board_actions'), ('public.workshops', 'board_workshops'),
        ('public.felt_shown', 'board_felt'), ('public.registrations', 'board_registrations'), ('public.group_counts', 'board_groups'),
        ('public.answer_sheets', 'board_sheets'), ('public.payments', 'board_payments')) t (of_table, does) loop
        execute format('create trigger board_made after insert on %s referencing new table as new_rows for each statement execute function private.%I()',
            followed.of_table, followed.does);
        execute format('create trigger board_changed after update on %s referencing old table as old_rows new table as new_rows
            for each statement execute function private.%I()', followed.of_table, followed.does);
        execute format('create trigger board_gone after delete on %s referencing old table as old_rows for each statement execute function private.%I()',
            followed.of_table, followed.does);
    end loop;
end
$$;
create trigger board_changed after update on public.decisions referencing old table as old_rows new table as new_rows
for each statement execute function private.board_decisions();
create trigger board_changed after update on public.claims referencing old table as old_rows new table as new_rows
for each statement execute function private.board_claims();

-- Everything that counts now, from the rows themselves.
create function private.all_board_marks()
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select m.* from public.contributions r cross join lateral private.marks_of_contribution(r) m
    union all select m.* from private.contribution_uses r cross join lateral private.marks_of_use(r) m
    union all select m.* from public.insights r left join private.answers a on a.insight_id = r.id cross join lateral private.marks_of_insight(r, a.kind) m
    union all select m.* from public.influences r join public.decisions d on d.id = r.decision_id cross join lateral private.marks_of_influence(r, d) m
    union all select m.* from public.responses r join public.decisions d on d.id = r.decision_id join public.contributions c on c.id = r.contribution_id
        cross join lateral private.marks_of_response(r, d, c.withdrawn_at) m
    union all select m.* from public.challenges r left join public.insights i on i.id = r.insight_id left join public.decisions d on d.id = r.decision_id
        cross join lateral private.marks_of_challenge(r, coalesce(i.programme_id, d.programme_id)) m
    union all select m.* from public.actions r join public.decisions d on d.id = r.decision_id cross join lateral private.marks_of_action(r, d) m
    union all select m.* from public.workshops w cross join lateral private.marks_of_workshop(w) m
    union all select m.* from public.workshops w cross join lateral private.marks_beside_workshop(w) m
    union all select m.* from public.answer_sheets r join public.consultations c on c.id = r.consultation_id cross join lateral private.marks_of_sheet(r, c.programme_id) m
    union all select m.* from public.payments r join public.claims c on c.id = r.claim_id cross join lateral private.marks_of_payment(r, c) m
$$;

-- Counts everything anew: for an operator, after rows were put in past the triggers. Nothing that counts can change until it is done.
create function private.recount_board()
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    lock table public.contributions, private.contribution_uses, public.insights, private.answers, public.influences, public.decisions, public.responses,
        public.challenges, public.actions, public.workshops, public.felt_shown, public.registrations, public.group_counts, public.answer_sheets,
        public.payments in share row exclusive mode;
    update private.contribution_uses u set given_on = c.given_on from public.contributions c where c.id = u.contribution_id and u.given_on is null;
    delete from private.board_early;
    perform private.keep_early(array(select distinct f.decision_id from public.influences f where f.listened_until is not null));
    delete from private.board_changes;
    delete from private.board_totals;
    insert into private.board_totals (programme_id, month, what, n, days, counts)
    select s.programme_id, s.month, s.what, sum(s.n), array_agg(s.days order by s.days) filter (where s.days is not null and s.n <> 0),
        array_agg(s.n order by s.days) filter (where s.days is not null and s.n <> 0)
    from (
        select m.programme_id, m.month, m.what, private.capped_days(m.days) as days, sum(m.n)::bigint as n
        from private.all_board_marks() m where m.programme_id is not null and m.month is not null group by 1, 2, 3, 4
    ) s group by s.programme_id, s.month, s.what;
end
$$;
select private.recount_board();
