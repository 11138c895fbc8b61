-- What people say of themselves, by the harmonised questions (R38, R39; domain.md 3.5): asked once, explained, never needed for anything.
-- Who may see what: a person reads, changes and deletes their own. Nobody else reads a row of it, whoever wrote it down (0050).

-- The codes of 2001 that the NHS still counts by, of what people say in the categories of 2021 (NHS Data Dictionary, ETHNIC CATEGORY;
-- domain.md 3.5.22). Chinese stands under Other there, and Roma and Gypsy or Irish Traveller have no code of their own. Who named a broad
-- group alone has none either: 99, not known. Null (never asked, or left out) is 99 too.
create function private.ethnic_code_2001(detailed text)
returns text
language sql immutable set search_path = ''
as $$
    select case detailed
        when 'british' then 'A' when 'irish' then 'B' when 'gypsy_or_irish_traveller' then 'C' when 'roma' then 'C' when 'other_white' then 'C'
        when 'white_and_black_caribbean' then 'D' when 'white_and_black_african' then 'E' when 'white_and_asian' then 'F' when 'other_mixed' then 'G'
        when 'indian' then 'H' when 'pakistani' then 'J' when 'bangladeshi' then 'K' when 'other_asian' then 'L'
        when 'caribbean' then 'M' when 'african' then 'N' when 'other_black' then 'P'
        when 'chinese' then 'R' when 'arab' then 'S' when 'other' then 'S'
        when 'prefer_not_to_say' then 'Z' else '99' end
$$;

-- One person's answers; said again they replace what was said. In: any of {"ethnic_group","ethnic_group_words","age_band","gender",
-- "disability"}. Errors: NV001 nothing was answered.
create function private.say_about(person uuid, answers jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    given jsonb := jsonb_strip_nulls(answers);
begin
    if not given ?| '{ethnic_group,ethnic_group_words,age_band,gender,disability}' then
        perform private.refuse('NV001', 'Answer one of the questions, or go back without answering');
    end if;
    insert into private.equality_answers (person_id, ethnic_group, ethnic_group_words, age_band, gender, disability)
    values (person, given ->> 'ethnic_group', given ->> 'ethnic_group_words', given ->> 'age_band', given ->> 'gender', given ->> 'disability')
    on conflict (person_id) do update set ethnic_group = excluded.ethnic_group, ethnic_group_words = excluded.ethnic_group_words,
        age_band = excluded.age_band, gender = excluded.gender, disability = excluded.disability, answered_on = excluded.answered_on;
end
$$;

-- The signed-in person's own. Out: {"said": {...,"answered_on"} | null,"organisations": those that know them and count with it}.
create function public.my_about_me()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'said', (select jsonb_strip_nulls(jsonb_build_object('ethnic_group', e.ethnic_group, 'ethnic_group_words', e.ethnic_group_words,
                'age_band', e.age_band, 'gender', e.gender, 'disability', e.disability, 'answered_on', e.answered_on))
            from private.equality_answers e where e.person_id in (select private.my_people()) order by e.answered_on desc, e.id limit 1),
        'organisations', (select coalesce(jsonb_agg(o.name order by o.name), '[]')
            from public.people p join public.organisations o on o.id = p.organisation_id where p.id in (select private.my_people())))
$$;

-- Says it to every organisation that knows the signed-in person. In and errors: as private.say_about; NV002 none knows them; 42501.
create function public.set_about_me(answers jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    if not exists (select from private.my_people()) then
        perform private.refuse('NV002', 'No organisation knows you yet, so none could count you. Say something or take part first.');
    end if;
    perform private.say_about(p, answers) from private.my_people() p;
end
$$;

-- Deletes it wherever it is. What was counted before stays counted. Errors: 42501.
create function public.forget_about_me()
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    delete from private.equality_answers e where e.person_id in (select private.my_people());
end
$$;

-- Whose place it is, by their own code of it (0042). Errors: P0002 no such place, or a code that somebody else made for them.
create function private.person_at_place(key text)
returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_person uuid := (select r.person_id from private.registration_by_key(key) k
        join public.registrations r on r.id = k.registration where k.whole);
begin
    if found_person is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_person;
end
$$;

-- For somebody without an account, by the code of their place at a workshop. What was said is not told: others may hold the slip.
-- In and errors: as private.say_about; P0002 as private.person_at_place.
create function public.say_about_me_at_place(key text, answers jsonb)
returns void
language sql security definer set search_path = ''
as $$
    select private.say_about(private.person_at_place(key), answers)
$$;

-- The same, deleted. Errors: P0002.
create function public.forget_about_me_at_place(key text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    person uuid := private.person_at_place(key);
begin
    delete from private.equality_answers e where e.person_id = person;
end
$$;

grant execute on function public.my_about_me, public.set_about_me, public.forget_about_me to authenticated;
grant execute on function public.say_about_me_at_place, public.forget_about_me_at_place to anon, authenticated;
