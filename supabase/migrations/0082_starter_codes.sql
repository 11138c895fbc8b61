-- Starter sets: codes that a programme may begin its book with, and then rewords, moves, merges and splits as it likes.
-- Who may see what: whoever is signed in reads the sets; facilitators and engagement leads of a trust add them to a programme.
-- The competencies are the six national ones by the names and in the order that trusts publish (R16); definitions and examples are ours.

create table private.starter_codes (
    starter text primary key check (starter ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
    position int not null,
    -- The code of the same set that it stands under.
    under text references private.starter_codes,
    name text not null,
    definition text not null,
    examples text not null
);
create index on private.starter_codes (under);
alter table private.starter_codes enable row level security;

insert into private.starter_codes (starter, position, under, name, definition, examples) values
('pcref.cultural_awareness', 1, null, 'Cultural awareness',
    'Whether services see and understand what people''s cultures, faiths and languages mean for their care: food, prayer, hair, family, names, how distress is spoken of. Not what single staff members know or do not know: that is "Staff knowledge and awareness".',
    'My prayer mat was taken away as a risk. / They asked who in the family should be in the room.'),
('pcref.staff_knowledge', 2, null, 'Staff knowledge and awareness',
    'What staff know, have been taught, or get wrong about the people they care for, about racism, and about rights; and whether they act on it.',
    'The nurse knew how to wrap my hair. / Nobody on the ward could tell me what a tribunal is.'),
('pcref.partnership_working', 3, null, 'Partnership working',
    'How the trust works with community and faith groups, families, advocates, police, schools and other services: who is asked, who is paid, and what is passed on.',
    'The imam was rung and came the same day. / We fill the gap for nothing.'),
('pcref.workforce', 4, null, 'Workforce',
    'Who works for the trust and at which level, how they are treated, and what it means to people to meet, or not to meet, somebody like themselves.',
    'Everybody who decided about me was white. / The one Somali worker left because she was worn out.'),
('pcref.co_learning', 5, null, 'Co-learning',
    'People and services learning from one another: training that people with experience give, mistakes that are talked about, changes that are explained.',
    'I taught the students and they wrote to me afterwards. / They had the same complaint three times and never put it together.'),
('pcref.co_production', 6, null, 'Co-production',
    'Whether people share in deciding and making services, from the beginning and with real power, or are asked when it is settled.',
    'We wrote the leaflet with them. / They showed us the plan when it was printed.'),

('care.access', 1, null, 'Access', 'Getting to care: knowing of it, asking for it, being let in, in time, in a way and a language that one can use.',
    'Nobody told us there was such a team.'),
('care.finding_a_way_in', 2, 'care.access', 'Finding a way in', 'Knowing what there is, whom to ask, being referred or turned away.',
    'I was sent from one door to the next. / My GP had never heard of it.'),
('care.waiting', 3, 'care.access', 'Waiting', 'How long it takes, what one is told meanwhile, and what happens while one waits.',
    'Eleven months and not one letter. / They rang each month, and that helped.'),
('care.language', 4, 'care.access', 'Language and interpreting', 'Being understood and understanding: interpreters, translations, plain words, signs.',
    'My daughter had to translate. / The interpreter spoke another dialect.'),
('care.experience', 5, null, 'Experience', 'What care is like while one has it: being safe, respected, listened to, told the truth.',
    'She looked at the screen and not at me.'),
('care.being_listened_to', 6, 'care.experience', 'Being listened to', 'Being asked, believed and answered, and having a say in one''s own care; families and carers too.',
    'They wrote the plan before they met me. / He remembered what I had said.'),
('care.safety_and_force', 7, 'care.experience', 'Safety and force', 'Feeling safe or unsafe; restraint, police, seclusion, forced treatment, and what is said about it afterwards.',
    'Six people held me down. / The night staff walked round so that we could sleep.'),
('care.dignity', 8, 'care.experience', 'Respect and dignity', 'Being treated as a person: names, privacy, faith, food, hair, kindness; and racism, from anybody.',
    'They asked how to say my name. / I was searched in the corridor.'),
('care.outcomes', 9, null, 'Outcomes', 'What came of it: getting better or worse, going home, work and family, and whether anything changed for others.',
    'I am back at work. / My brother died, and nobody has written.'),
('care.getting_better', 10, 'care.outcomes', 'Getting better', 'What helped or harmed, in the person''s own view of being well.',
    'The garden group helped more than the tablets.'),
('care.leaving_care', 11, 'care.outcomes', 'Leaving care', 'Discharge, what stands ready at home, and being let go or never let go.',
    'Sent home on a Friday with two days of medicine.'),
('care.what_changed', 12, 'care.outcomes', 'What changed', 'Whether anything came of what was said: answers, changes, being told.',
    'I have said this in three places now.');

create function private.starter_set_title(starter_set text)
returns text
language sql immutable set search_path = ''
as $$
    select case starter_set when 'pcref' then 'The six PCREF competencies' when 'care' then 'Access, experience, outcomes' end
$$;

-- The starter sets and what is in them. In: a programme, to say how many of a set it has had. Out: [{"set","title","codes":
-- [{"name","definition","under"}],"had"}]. Facilitators and engagement leads of its trust; P0002 for anybody else.
create function public.starter_sets(programme uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.programmes p where p.id = programme
        and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select jsonb_agg(jsonb_build_object('set', sets.name, 'title', private.starter_set_title(sets.name), 'codes', sets.codes, 'had', sets.had)
            order by sets.name desc)
        from (
            select split_part(s.starter, '.', 1) as name,
                jsonb_agg(jsonb_build_object('name', s.name, 'definition', s.definition, 'under', above.name) order by s.position) as codes,
                count(*) filter (where exists (select 1 from public.codes c where c.programme_id = programme and c.starter = s.starter)) as had
            from private.starter_codes s left join private.starter_codes above on above.starter = s.under
            group by 1
        ) sets);
end
$$;

-- Adds a starter set to a code book. What the programme had from it before, whatever became of it, is not added again; nor is
-- a code whose name it has already, which then stands for it. Out: how many were added. Errors: P0002, KO007 full, KO010 no such set.
create function public.add_starter_set(programme uuid, starter_set text)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := private.lock_code_book(programme);
    one private.starter_codes;
    above public.codes;
    added int := 0;
begin
    if private.starter_set_title(starter_set) is null then
        perform private.refuse('KO010', 'Choose a starter set', 'starter_set');
    end if;
    for one in select * from private.starter_codes s where split_part(s.starter, '.', 1) = starter_set order by s.position loop
        continue when exists (select 1 from public.codes c where c.programme_id = programme
            and (c.starter = one.starter or c.replaced_at is null and lower(c.name) = lower(one.name)));
        select c.* into above from public.codes c where c.programme_id = programme and c.replaced_at is null
            and (c.starter = one.under or lower(c.name) = (select lower(s.name) from private.starter_codes s where s.starter = one.under));
        perform private.store_code(programme, organisation, case when private.code_depth(above.id) < 4 then above.id end,
            one.name, one.definition, one.examples, one.starter);
        added := added + 1;
    end loop;
    return added;
end
$$;

grant execute on function public.starter_sets, public.add_starter_set to authenticated;
