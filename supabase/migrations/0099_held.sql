-- Everything that is held about a person, in one answer: for them, and for nobody else (UK GDPR Article 15, R37).
-- Who may see what: a person by their account, in every organisation that knows them; whoever holds a slip, what stands with
-- its words. supabase/tests/held.test.ts walks every table with a way to a person: each is in these answers, or on the
-- list in src/lib/held/tables.ts with the reason why not.

-- A list for a page: the first so many, and how many more there are; all of them where `most` is null. What is counted is
-- one person's, so that it stays small.
create function private.first_of(list jsonb, most int)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('rows', case when most is null then list
            else jsonb_path_query_array(list, '$[$from to $until]', jsonb_build_object('from', 0, 'until', most - 1)) end,
        'more', case when most is null then 0 else greatest(jsonb_array_length(list) - most, 0) end)
$$;

create function private.held_challenge(challenge public.challenges)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('words', (challenge).words, 'shown_as', (challenge).shown_as, 'standing', (challenge).standing,
        'raised_at', (challenge).raised_at, 'acknowledged_at', (challenge).acknowledged_at, 'answer', (challenge).answer,
        'outcome', (challenge).outcome, 'answered_at', (challenge).answered_at, 'closed_at', (challenge).closed_at,
        'escalated_at', (challenge).escalated_at, 'taken_back_at', (challenge).taken_back_at,
        'before_the_board', private.board_of(challenge)))
$$;

-- All that stands with one contribution. Security definer: the callers decide whose it is. Who of the staff did something is
-- told where it is published or where they looked at a name; the rest is told when it is asked for.
create function private.held_with_words(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('given_to', o.name, 'programme', p.title, 'words', c.words, 'lang', c.lang, 'dir', c.dir,
        'kind', c.kind,
        'given_on', c.given_on, 'recorded_at', c.recorded_at, 'written_down_by', c.scribe_name, 'told_who_reads_at', c.told_at,
        'confirmed_at', c.confirmed_at, 'confirmed_how', c.confirmed_how, 'shown_as', c.shown_as, 'kept_back_at', c.moderated_out_at,
        'reference', c.source_reference, 'note_before_reading', nullif(c.content_note, ''), 'taken_back_at', c.withdrawn_at,
            'taken_back_how', c.withdrawn_how,
        'workshop', (select w.title from public.workshops w where w.id = c.workshop_id),
        'consultation', (select k.title from public.consultations k where k.id = c.consultation_id),
        'fingerprint', c.commitment,
        'picture', (select jsonb_build_object('described_as', i.alt, 'width', i.width, 'height', i.height) from public.pictures i
            where i.contribution_id = c.id),
        'recording', (select jsonb_build_object('type', s.type, 'seconds', s.seconds) from public.recordings s where s.contribution_id = c.id)))
    || jsonb_build_object(
        'yes_and_no', (select coalesce(jsonb_agg(jsonb_build_object('use', k.use, 'given', k.given, 'wording', k.wording, 'how', k.how,
            'recorded_at', k.recorded_at,
            'expires_on', k.expires_on) order by k.recorded_at, k.id), '[]') from public.consents k where k.contribution_id = c.id),
        'other_forms', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', r.kind, 'words', r.words, 'lang', r.lang,
            'author', r.author_name,
            'method', r.method, 'made_at', r.made_at, 'looked_over_by', r.reviewer_name, 'looked_over_at', r.reviewed_at, 'your_answer', r.answer,
            'your_correction', r.correction, 'answered_at', r.answered_at, 'taken_off_at', r.taken_off_at)) order by r.made_at), '[]')
            from public.renderings r where r.contribution_id = c.id),
        'left_out_for_others', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('words', substr(c.words, x.starts + 1, x.ends - x.starts), 'reason', x.reason,
            'made_at', x.made_at, 'put_back_at', x.put_back_at)) order by x.starts), '[]') from public.redactions x where x.contribution_id = c.id),
        'receipts', (select coalesce(jsonb_agg(jsonb_build_object('issued_at', r.issued_at, 'printed_again', r.reprinted) order by r.issued_at), '[]')
            from public.receipts r where r.contribution_id = c.id),
        'answers', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('how', s.how, 'begun_at', s.begun_at, 'sent_at', s.sent_at,
            'written_down_by', s.scribe_name,
            'paper_number', s.paper_number,
            'answers', (select jsonb_object_agg(a.question_id, a.value) from public.answers a where a.sheet_id = s.id),
            'votes', (select jsonb_agg(v.choice) from public.votes v where v.sheet_id = s.id)))), '[]')
            from public.answer_sheets s where s.contribution_id = c.id),
        'statement', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('accepted_at', t.accepted_at, 'declined_at', t.declined_at,
            'declined_why', t.declined_why))), '[]')
            from public.statements t where t.contribution_id = c.id),
        'sorted_under', (select coalesce(jsonb_agg(d.name order by d.name), '[]') from public.codes d where d.id in (
            select k.code_id from public.codings k where k.contribution_id = c.id and k.taken_off_at is null
            union select t.code_id from public.settlements t where t.contribution_id = c.id and t.fits)),
        'suggested_by_machine', (select coalesce(jsonb_agg(d.name order by d.name), '[]') from public.codes d where d.id in (
            select s.code_id from public.code_suggestions s where s.contribution_id = c.id)),
        'said_to_be_hard_to_read', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', f.flagged_at, 'note', nullif(f.note,
            ''))) order by f.flagged_at), '[]')
            from public.distress_flags f where f.contribution_id = c.id),
        'passed_to_another_reader', (select coalesce(jsonb_agg(s.passed_at order by s.passed_at), '[]') from public.passes s
            where s.contribution_id = c.id),
        'rounds_of_coding', (select coalesce(jsonb_agg(r.title order by r.made_at), '[]') from public.coding_rounds r where r.id in (
            select x.round_id from public.round_contributions x where x.contribution_id = c.id)),
        'quoted_in', (select coalesce(jsonb_agg(jsonb_build_object('insight', i.number, 'statement', i.statement,
            'words', substr(c.words, q.starts + 1, q.ends - q.starts), 'quoted_at', q.added_at)
            order by q.added_at), '[]') from public.quotes q join public.insights i on i.id = q.insight_id where q.contribution_id = c.id),
        'not_used_because', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('reason', u.reason, 'words', nullif(u.words, ''),
            'said_at', u.said_at, 'removed_at', u.removed_at)) order by u.said_at), '[]')
            from public.unused_reasons u where u.contribution_id = c.id),
        'passed_over_for', (select coalesce(jsonb_agg(i.number order by i.number), '[]') from public.insight_passed_over v
            join public.insights i on i.id = v.insight_id where v.contribution_id = c.id),
        'checks', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('insight', i.number, 'asked_at', k.asked_at, 'answer', k.answer,
            'words', nullif(k.words, ''), 'answered_at', k.answered_at, 'how', k.how,
            'reply', k.reply, 'replied_at', k.replied_at,
            'signed_as', (select coalesce(g.shown_as, g.attribution) from public.insight_signatures g where g.check_id = k.id),
            'earlier_answers', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('answer', e.answer, 'words', nullif(e.words, ''),
                'answered_at', e.answered_at, 'reply', e.reply)) order by e.answered_at)
                from public.insight_earlier_answers e where e.check_id = k.id),
            'letters', (select nullif(count(*), 0) from private.check_codes h where h.check_id = k.id))) order by k.asked_at), '[]')
            from public.insight_checks k join public.insights i on i.id = k.insight_id where k.contribution_id = c.id),
        'challenges', (select coalesce(jsonb_agg(private.held_challenge(h) order by h.raised_at), '[]') from public.challenges h
            where h.raised_by_contribution = c.id),
        'told_of_decisions', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('decision', d.number, 'title', d.title,
            'due_on', r.due_on, 'told_at', r.told_at, 'how', r.how)) order by r.due_on), '[]')
            from public.responses r join public.decisions d on d.id = r.decision_id where r.contribution_id = c.id),
        'said_of_influence', (select coalesce(jsonb_agg(jsonb_build_object('decision', d.number, 'title', d.title, 'from_1_to_5', r.rating,
            'on', r.rated_on, 'how', r.how) order by r.rated_on, d.number), '[]')
            from public.influence_ratings r join public.decisions d on d.id = r.decision_id
            where (r.contribution_id = c.id or r.person_id in (select k.person_id from public.contributors k where k.contribution_id = c.id))
                and private.decision_rests_on(r.decision_id, c.id)),
        'taken_out_in_lists', (select coalesce(jsonb_agg(jsonb_build_object('list', e.number, 'use', e.use, 'purpose', e.purpose,
            'made_at', e.made_at, 'made_by', e.made_by_name) order by e.made_at), '[]')
            from private.export_contributions x join public.exports e on e.id = x.export_id where x.contribution_id = c.id),
        'places_told_to_stop', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('place', e.place_kind, 'why', e.why, 'use', e.use,
            'on', e.ended_on, 'seen_at', e.seen_at)) order by e.ended_on), '[]')
            from private.ended x join public.endings e on e.id = x.ending_id where x.contribution_id = c.id),
        'words_gone_by_rule', (select coalesce(jsonb_agg(d.disposed_at), '[]') from public.disposal_stubs s
            join public.disposals d on d.id = s.disposal_id where s.contribution_id = c.id),
        'brought_in_with', (select coalesce(jsonb_agg(distinct b.name), '[]') from public.import_rows r
            join public.import_batches b on b.id = r.batch_id where r.contribution_id = c.id),
        'who_looked_at_the_name', (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'role', l.role, 'why', l.why,
            'at', l.looked_at) order by l.looked_at), '[]')
            from public.looks l where l.contribution_id = c.id))
    from public.contributions c
    join public.programmes p on p.id = c.programme_id
    join public.organisations o on o.id = c.organisation_id
    where c.id = contribution
$$;

create function private.held_request(request public.requests)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('kind', (request).kind, 'words', (request).words, 'how', (request).how,
        'received_on', (request).received_on,
        'acknowledged_at', (request).acknowledged_at, 'answer_by', coalesce((request).extended_to, (request).answer_by),
        'more_time_because', (request).extended_why, 'outcome', (request).outcome, 'answer', (request).answer, 'answered_at', (request).answered_at,
        'taken_back_at', (request).withdrawn_at,
        'notes', (select jsonb_agg(jsonb_build_object('words', n.words, 'written_at', n.written_at) order by n.written_at)
            from public.request_notes n where n.request_id = (request).id)))
$$;

-- A registration with what was said and noted for it.
create function private.held_registration(registration public.registrations)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select (select jsonb_build_object('workshop', w.title, 'held_on', w.held_on) from public.workshops w where w.id = (registration).workshop_id)
    || jsonb_strip_nulls(jsonb_build_object('called', (registration).called, 'state', (registration).state, 'asked_at', (registration).asked_at,
        'how', (registration).how,
        'number_in_line', (registration).number, 'offered_at', (registration).offered_at, 'accepted_at', (registration).accepted_at,
        'cancelled_at', (registration).cancelled_at, 'attended_at', (registration).attended_at, 'left_early_at', (registration).left_early_at,
        'absent_at', (registration).absent_at, 'offer', (registration).offer))
    || jsonb_build_object(
        'needs', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('need', n.category, 'words', nullif(n.detail, ''),
            'said_at', n.said_at, 'arranged_at', n.arranged_at,
            'met', n.met, 'looked_at_again', n.reviewed_at, 'dropped_at', n.dropped_at)) order by n.said_at), '[]')
                from public.access_needs n where n.registration_id = (registration).id),
        'noted_on_the_day', (select coalesce(jsonb_agg(jsonb_build_object('what', f.fact, 'at', f.recorded_at) order by f.recorded_at), '[]')
            from public.attendance_facts f where f.registration_id = (registration).id),
        'pay', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('choice', y.choice, 'pence', y.pence, 'payee', y.payee,
            'chosen_at', y.chosen_at, 'how', y.how)) order by y.chosen_at), '[]')
            from public.pay_choices y where y.registration_id = (registration).id),
        'said_how_it_felt', exists (select from public.felt_given g where g.registration_id = (registration).id),
        'codes_made', (select count(*) from private.registration_codes k where k.registration_id = (registration).id))
$$;

create index invitations_by_email on public.invitations (lower(email));

-- Everything held about the signed-in person, by part. In: how many rows of each part, or null for all of them.
-- Out: {"made_at", "parts": {part: {"rows","more"}}}, the parts in src/lib/held/held.ts. Security definer: asks for nobody else.
create function public.everything_held(most int default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    me uuid := private.signed_in();
    mine uuid[] := array(select private.my_people());
    given uuid[] := array(select private.my_contributions());
    parts jsonb;
begin
    if me is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    parts := jsonb_build_object(
        'account', (select jsonb_agg(jsonb_build_object('email', u.email)) from auth.users u where u.id = me),
        'organisations', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'name', p.name,
            'reference', p.reference, 'contact_by', p.contact_by,
            'contact', p.contact, 'language', p.language, 'known_since', p.created_at,
            'last_there_on', (select l.seen_on from private.last_seen l where l.person_id = p.id),
            'roles', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', m.role, 'from', m.starts_on, 'until', m.ends_on))
                order by m.starts_on) from public.members m where m.person_id = p.id),
            'helps_at', (select jsonb_agg(jsonb_build_object('workshop', w.title, 'as', l.part)) from public.workshop_leads l
                join public.workshops w on w.id = l.workshop_id where l.person_id = p.id))) order by o.name), '[]')
            from public.people p join public.organisations o on o.id = p.organisation_id where p.id = any (mine)),
        'invitations', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'role', i.role, 'name', i.name,
            'email', i.email, 'invited_at', i.invited_at,
            'accepted_at', i.accepted_at, 'withdrawn_at', i.withdrawn_at)) order by i.invited_at desc), '[]')
            from public.invitations i join public.organisations o on o.id = i.organisation_id
            where lower(i.email) = (select lower(u.email) from auth.users u where u.id = me)),
        'contributions', (select coalesce(jsonb_agg(private.held_with_words(c.id) order by c.given_on desc, c.id), '[]')
            from public.contributions c where c.id = any (given)),
        'votes', (select coalesce(jsonb_agg(jsonb_build_object('statement', case when c.moderated_out_at is null
            -- As it was put to those who voted; what was kept back since is put to nobody.
            and (c.kind = 'put' or private.may_use(c.id, 'website') or exists (select from public.statements t
                where t.contribution_id = c.id and t.accepted_at is not null)) then private.words_out(c) end,
            'choice', v.choice, 'cast_at', v.cast_at, 'stands', not v.superseded) order by v.cast_at desc), '[]')
            from public.votes v join public.contributions c on c.id = v.contribution_id where v.person_id = any (mine)),
        'equality', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('ethnic_group', e.ethnic_group,
            'in_your_words', e.ethnic_group_words, 'age_band', e.age_band, 'gender', e.gender,
            'disability', e.disability, 'answered_on', e.answered_on)) order by e.answered_on desc), '[]')
            from private.equality_answers e where e.person_id = any (mine) or e.contribution_id = any (given)),
        'challenges', (select coalesce(jsonb_agg(private.held_challenge(h) order by h.raised_at desc), '[]') from public.challenges h
            where h.raised_by = me),
        'board_statements', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('words', s.words, 'written_at', s.written_at,
            'taken_back_at', s.taken_back_at)) order by s.written_at desc), '[]') from public.board_statements s where s.written_by = me),
        'workshops', (select coalesce(jsonb_agg(private.held_registration(r) order by r.asked_at desc), '[]') from public.registrations r
            where r.person_id = any (mine)),
        'workshop_invitations', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('workshop', w.title, 'invited_at', i.invited_at,
            'declined_at', i.declined_at)) order by i.invited_at desc), '[]')
            from public.workshop_invitations i join public.workshops w on w.id = i.workshop_id where i.person_id = any (mine)),
        'hours', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('activity', h.activity, 'what', h.what, 'done_on', h.done_on,
            'minutes', h.minutes, 'state', h.state, 'logged_at', h.logged_at,
            'return_note', h.return_note, 'confirmed_at', h.confirmed_at)) order by h.done_on desc, h.id), '[]') from public.hours h
                where h.person_id = any (mine)),
        'claims', (select coalesce(jsonb_agg(private.held_claim(l) order by l.opened_at desc), '[]')
            from public.claims l where l.person_id = any (mine)),
        'paid_to', private.held_payees(mine),
        'tasks', private.held_tasks(mine),
        'own_limits', private.held_own_limits(me),
        'passport', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('pay', s.pay_choice, 'payee', s.payee, 'training', s.training,
            'languages', s.languages, 'changed_at', s.changed_at,
            'needs', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('need', n.category, 'words', nullif(n.detail, ''))))
                from public.passport_needs n where n.account_id = me),
            'shared_with', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'part', h.part,
                'shared_at', h.shared_at, 'ended_at', h.ended_at)) order by h.shared_at)
                from public.passport_shares h join public.organisations o on o.id = h.organisation_id where h.account_id = me)))), '[]')
            from public.passports s where s.account_id = me),
        'messages', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', o.name, 'kind', m.kind, 'way', m.channel,
            'queued_at', m.queued_at, 'told_at', m.delivered_at, 'told_how', m.delivered_how,
            'not_reached', nullif(m.not_reached, 0), 'cancelled_at', m.cancelled_at)) order by m.queued_at desc, m.id), '[]')
            from public.messages m join public.organisations o on o.id = m.organisation_id where m.person_id = any (mine)),
        'renewals', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'ends_on', n.ends_on,
            'asked_at', n.asked_at, 'answer', n.answer, 'answered_at', n.answered_at)) order by n.ends_on desc), '[]')
            from public.renewals n join public.organisations o on o.id = n.organisation_id where n.person_id = any (mine)),
        'requests', (select coalesce(jsonb_agg(private.held_request(r) order by r.raised_at desc), '[]') from public.requests r
            where r.person_id = any (mine)),
        'unfinished', (select coalesce(jsonb_agg(jsonb_build_object('begun_at', d.begun_at, 'saved_at', d.saved_at, 'answers', d.answers)
            order by d.saved_at desc), '[]')
            from private.drafts d where d.account_id = me),
        'desk', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('saved_view', coalesce(v.name, 'Without a name'),
            'shared', v.shared, 'made_at', v.made_at)) order by v.made_at desc), '[]')
            from private.contribution_views v where v.account_id = me)
            || (select coalesce(jsonb_agg(jsonb_build_object('hard_words_at_a_sitting', s.cap, 'last_read_at', s.last_read_at)), '[]')
                from public.reading_sittings s where s.account_id = me));
    return jsonb_build_object('made_at', now(), 'parts', (
        select jsonb_object_agg(part.key, private.first_of(coalesce(part.value, '[]'), most)) from jsonb_each(parts) part));
end
$$;

-- What is held with the words of a slip, for whoever holds it: the words and what became of them, and what was asked with
-- this very slip. Not who their giver is, nor what they said of themselves: others may hold a slip. Null for an unknown code.
create function public.held_by_receipt(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('made_at', now(), 'parts', jsonb_build_object(
        'contributions', private.first_of(jsonb_build_array(private.held_with_words(r.contribution_id)), null),
        'requests', private.first_of((select coalesce(jsonb_agg(private.held_request(q) order by q.raised_at desc), '[]')
            from public.requests q where q.receipt_id = r.id), null)))
    from public.receipts r where r.code_hash = private.receipt_hash(code)
$$;

grant execute on function public.everything_held to authenticated;
grant execute on function public.held_by_receipt to anon, authenticated;
