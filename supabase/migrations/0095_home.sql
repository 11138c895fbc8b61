-- What waits at an organisation, for the first page its members see.
-- Who may see what: members only, and only the counts of what their roles may read anyway.

create index insights_in_check on public.insights (organisation_id, check_until) where state = 'in_check';
create index decisions_proposed on public.decisions (organisation_id) where made_at is null;
create index invitations_open on public.invitations (organisation_id, expires_at) where accepted_at is null and withdrawn_at is null;

-- In: the organisation's id. Out: {"programmes":[{"id","slug","title","ends_on","organisation","organisation_slug"}],
-- "waiting":{…}} where each count is there only for those who may read what is counted:
-- in_check, check_over (days run out), to_answer, overdue, longest_late (days), challenges, actions_late, proposed,
-- ended (places of theirs whose words may no longer be used, 0069), objections (to answer in writing), to_tell (decisions), messages (to pass on, 0031), requests and
-- requests_late (0066), invitations; for partners to_ask (people of theirs, about an
-- insight) and ask_first (the names of the three whose days end first). Errors: P0002 for who is no member. Security definer: counts what several policies guard.
create function public.organisation_home(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    listens boolean := organisation in (select private.my_organisations('facilitator', 'engagement_lead'));
    reads boolean := organisation in (select private.my_insight_trusts());
    administers boolean := organisation in (select private.my_organisations('administrator'));
    to_ask jsonb;
    waiting jsonb := '{}';
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if reads then
        waiting := (
            select jsonb_build_object('to_answer', count(*), 'overdue', count(*) filter (where i.due_on < private.today()),
                'longest_late', greatest(private.today() - min(i.due_on), 0))
            from public.insights i
            where i.organisation_id = organisation and i.published_at is not null and i.answered_at is null and i.superseded_at is null
        ) || (
            select jsonb_build_object('in_check', count(*), 'check_over', count(*) filter (where i.check_until <= private.today()))
            from public.insights i where i.organisation_id = organisation and i.state = 'in_check'
        ) || jsonb_build_object(
            'challenges', (select count(*) from public.challenges c where c.organisation_id = organisation
                and c.answered_at is null and c.taken_back_at is null and c.closed_at is null),
            'actions_late', (select count(*) from public.actions a join public.decisions d on d.id = a.decision_id
                where a.organisation_id = organisation and a.done_at is null and a.due_on < private.today()
                    and d.superseded_at is null and d.reversed_at is null),
            'ended', private.endings_waiting(organisation),
            'proposed', (select count(*) from public.decisions d where d.organisation_id = organisation and d.made_at is null));
    end if;
    if listens then
        waiting := waiting || jsonb_build_object('objections', (
            select count(*) from public.insights i
            join public.insight_checks k on k.insight_id = i.id and k.answer = 'object' and k.reply is null
            join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
            where i.organisation_id = organisation and i.state = 'in_check'),
        'to_tell', (
            select count(*) from public.decisions d
            where d.programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))
                and d.made_at is not null and d.superseded_at is null
                and exists (
                    select 1 from public.responses r
                    left join public.contributors w on w.contribution_id = r.contribution_id
                    left join public.people p on p.id = w.person_id
                    where r.decision_id = d.id and r.told_at is null
                        and (d.organisation_id = organisation or p.organisation_id = organisation))));
    end if;
    if listens then
        waiting := waiting || private.afterwards_waiting(organisation) || jsonb_build_object('hours', private.hours_waiting(organisation));
    end if;
    if listens and exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'partner') then
        to_ask := public.people_to_ask(organisation);
        waiting := waiting || jsonb_build_object(
            'to_ask', (select count(distinct asked ->> 'person_id') from jsonb_array_elements(to_ask) asked),
            'ask_first', (select coalesce(jsonb_agg(soonest.name order by soonest.place), '[]') from (
                select asked ->> 'name' as name, min(place) as place
                from jsonb_array_elements(to_ask) with ordinality listed (asked, place)
                group by asked ->> 'person_id', asked ->> 'name' order by min(place) limit 3) soonest));
    end if;
    if listens or administers then
        waiting := waiting || jsonb_build_object('messages', private.messages_waiting(organisation));
    end if;
    if administers then
        waiting := waiting || private.requests_waiting(organisation) || jsonb_build_object('invitations', (select count(*) from public.invitations i
            where i.organisation_id = organisation and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()));
    end if;
    waiting := waiting || private.approvals_waiting(organisation) || private.runs_waiting(organisation);
    return jsonb_build_object('waiting', waiting, 'programmes', public.programmes_of(organisation));
end
$$;

grant execute on function public.organisation_home to authenticated;
