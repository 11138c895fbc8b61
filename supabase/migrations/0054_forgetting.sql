-- What the database notes of words for itself, and how it forgets them when they are taken back (R36).
-- Who may see what: nobody; the clock alone comes here.

-- The planner keeps examples of what stands in a column, and an example of words is words. Of contributions it keeps none.
alter table public.contributions alter column words set statistics 0;

-- When words were taken back, until the planner has looked again and forgotten. Rows are added, so that people who take words back
-- at one moment do not wait for each other.
create table private.planner_forgets (
    taken_back_at timestamptz not null default clock_timestamp()
);
alter table private.planner_forgets enable row level security;

create function private.planner_is_to_forget()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into private.planner_forgets default values;
    return null;
end
$$;
create trigger planner_is_to_forget after update of withdrawn_at on public.contributions for each statement
execute function private.planner_is_to_forget();

-- A step of the clock: an hour after words were taken back the planner looks anew at the columns that held them or what was made
-- of them; once for all of that hour.
create function private.forget_in_planner(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
begin
    if exists (select from private.planner_forgets f where f.taken_back_at <= at - interval '1 hour') then
        delete from private.planner_forgets f where f.taken_back_at <= at;
        analyze private.contribution_words (words, words_shown);
        analyze public.renderings (words);
        analyze public.insight_checks (words, reply);
        analyze public.consultations (report);
        analyze public.workshops (summary);
        analyze public.summary_versions (words);
        analyze public.summary_drafts (words);
    end if;
end
$$;
insert into private.clock_steps values ('forget_in_planner');
