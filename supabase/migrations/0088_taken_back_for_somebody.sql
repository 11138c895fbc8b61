-- Words that staff took back at somebody's request: their giver is told, in their own way, so that it is never done unasked
-- without their knowing (R36: stopping is easy, and nobody stops it for another in silence).
-- Who may see what: as every message to a person (0031). It is about the person and names no words: which were whose is told
-- to nobody on the way.

create function private.tell_taken_back()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.queue_message(w.person_id, 'words_taken_back', 'person', w.person_id, '{}', now(),
        'words_taken_back:' || w.person_id || ':' || private.today())
    from public.contributors w where w.contribution_id = new.id;
    return null;
end
$$;
create trigger tell_taken_back after update of withdrawn_at on public.contributions for each row
when (old.withdrawn_at is null and new.withdrawn_how = 'at their request') execute function private.tell_taken_back();
