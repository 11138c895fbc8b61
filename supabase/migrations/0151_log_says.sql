-- What the log says, type by type: the form that each entry is held to by the constraint of tlog.staging (0012), so that no word anybody
-- wrote, no name and nothing that stays with a person can reach a leaf (ADR 0027). The same forms as in src/lib/log/entry-forms.ts, which
-- a test compares; in words in docs/log-entries.md. Also what a later migration's change leaves in the log: contributions that count as something.
-- Who may see what: no application role calls anything here.

-- The forms of version 1. A value is of a kind ('day', 'hour', 'count', 'id', 'key', 'hex', 'slug'), a word of a list, several of a
-- list in its order ([[...]]), or an object with these keys and no others; those with a ? may be absent.
create function tlog.entry_schema()
returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
    return '{
    "programme.started": {"at":"hour","check_days":"count","answer_days":"count","summary_days":"count","trust":"slug"},
    "programme.clocks": {"at":"hour","check_days":"count","answer_days":"count","summary_days":"count"},
    "programme.rules": {"at":"hour","how":["all_or_days","days","all"],"count":"count","outcome":["objections_answered","objections_stand"],
        "c":{"reason":"key"}},
    "programme.tally": {"at":"hour","counts":{"given":"count","kept_back":"count","taken_back":"count","coded":"count",
        "in_an_insight":"count","answered":"count","told":"count"},"refs":{"programme":"id"}},
    "contribution.received": {"at":"day","kind":["text","transcript","recording","drawing","group_note","one_to_one","statement","answers"],
        "channel":["self","scribe","consultation","import"],"confirmed?":["self","read"],"ek?":"key","c":{"text":"key"},
        "refs":{"programme":"id"}},
    "contribution.confirmed": {"at":"day","how":["self","read"]}, "contribution.kept_back": {"at":"day","how":["waiting","moderation"]},
    "contribution.let_through": {"at":"day"}, "contribution.made_anonymous": {"at":"day"},
    "contribution.taken_back": {"at":"day","how":["subject","self","receipt","request","retention"],"token?":"id"},
    "contribution.undone": {"at":"day","how":["import_undone"]}, "contribution.pictured": {"at":"day","c":{"picture":"key"}},
    "contribution.recorded": {"at":"day","c":{"recording":"key"}}, "contribution.left_out": {"at":"day","count":"count"},
    "contribution.put_back": {"at":"day","count":"count"},
    "contribution.unused": {"at":"day","kind":["said_by_others","another_programme","answered_at_once","too_little",
        "could_point_to_somebody","their_giver_asked","other"]},
    "contribution.unused_undone": {"at":"day"}, "contribution.counted": {"at":"day","as":[["coded","in_an_insight","answered","told"]]},
    "consent.given": {"at":"day","use":["clinical_teams","board","news","photo_video","staff_training","website","celebration"],
        "how":["self","receipt","scribe","import"],"due":"day"},
    "consent.refused": {"at":"day","use":["clinical_teams","board","news","photo_video","staff_training","website","celebration"],
        "how":["self","receipt","scribe","import"]},
    "use.ended": {"at":"day","kind":["insight","decision","consultation","workshop","export"],"use":["clinical_teams","board","news",
        "photo_video","staff_training","website","celebration","every"],"how":["taken_back","kept_long_enough","consent_ended",
        "consent_expired"],"count":"count"},
    "rendering.made": {"at":"day","kind":["translation","summary","plain","scribes_note"],"how":["person","machine"],"c":{"rendering":"key"}},
    "rendering.looked_over": {"at":"day","kind":["translation","summary","plain","scribes_note"]},
    "rendering.confirmed": {"at":"day","kind":["translation","summary","plain","scribes_note"],"how":["self","receipt","read"]},
    "rendering.corrected": {"at":"day","kind":["translation","summary","plain","scribes_note"],"how":["self","receipt","read"]},
    "rendering.taken_off": {"at":"day","kind":["translation","summary","plain","scribes_note"]},
    "statement.put": {"at":"hour","c":{"text":"key"},"refs":{"programme":"id"}}, "statement.accepted": {"at":"day"},
    "statement.declined": {"at":"day","how":["names_somebody","private","abuse","not_about_this","said_already"]},
    "insight.drafted": {"at":"hour","c":{"statement":"key"},"refs":{"programme":"id"}},
    "insight.reworded": {"at":"hour","c":{"statement":"key"}}, "insight.in_check": {"at":"hour"},
    "insight.agreed": {"at":"hour","due":"day"}, "insight.rests_on": {"at":"hour","refs":{"contribution":"id"}},
    "insight.answered": {"at":"hour"}, "insight.waiting_again": {"at":"hour","due":"day"}, "insight.superseded": {"at":"hour"},
    "insight.replaced_by": {"at":"hour","how":["merged","split","superseded"],"refs":{"insight":"id"}},
    "insight.parts": {"at":"hour","kind":[["leadership_governance","national_organisational_competencies","patient_carer_feedback",
        "cultural_awareness","staff_knowledge_and_awareness","partnership_working","workforce","co_learning","co_production"]]},
    "insight.signed": {"at":"day","standing":["contributor","facilitator","engagement_lead"]},
    "insight.unsigned": {"at":"day","standing":["contributor","facilitator","engagement_lead"]},
    "check.asked": {"at":"day"}, "check.answered": {"at":"day","outcome":["agree","more","correct","object"]},
    "check.replied": {"at":"day"},
    "decision.proposed": {"at":"hour","refs":{"programme":"id","supersedes?":"id"}},
    "decision.made": {"at":"hour","decided":"day","c":{"title":"key","summary":"key","grounds":"key","body":"key","owner":"key",
        "equality":"key"}},
    "decision.in_action": {"at":"hour"}, "decision.done": {"at":"hour"}, "decision.reversed": {"at":"hour","c":{"reason":"key"}},
    "decision.superseded": {"at":"hour"},
    "influence.adopted": {"at":"hour","due?":"day","c":{"reason":"key"},"refs":{"insight":"id"}},
    "influence.partly_adopted": {"at":"hour","due?":"day","c":{"reason":"key"},"refs":{"insight":"id"}},
    "influence.not_adopted": {"at":"hour","due?":"day","c":{"reason":"key"},"refs":{"insight":"id"}},
    "influence.deferred": {"at":"hour","due?":"day","c":{"reason":"key"},"refs":{"insight":"id"}},
    "influence.referred": {"at":"hour","due?":"day","c":{"reason":"key"},"refs":{"insight":"id"}},
    "action.promised": {"at":"hour","due":"day","c":{"what":"key","owner":"key"},"refs":{"decision":"id"}},
    "action.progress": {"at":"hour","c":{"note":"key"}}, "action.done": {"at":"hour"},
    "challenge.raised": {"at":"day","standing":["contributor","co_chair","advisor"],"c":{"words":"key"},"refs":{"insight?":"id",
        "decision?":"id"}},
    "challenge.acknowledged": {"at":"day"}, "challenge.answered": {"at":"day","outcome":["upheld","partly","not"],"c":{"answer":"key"}},
    "challenge.closed": {"at":"day"}, "challenge.escalated": {"at":"day"}, "challenge.taken_back": {"at":"day"},
    "response.owed": {"at":"day","due":"day","refs":{"contribution":"id"}},
    "response.told": {"at":"day","how":["on_their_page","by_receipt","by_phone","by_letter","in_person","by_text","by_email"],
        "refs":{"contribution":"id"}},
    "consultation.opened": {"at":"hour","due?":"day","version?":"count","c":{"title":"key","questions?":"key"},"refs":{"programme":"id"}},
    "consultation.corrected": {"at":"hour","version":"count","c":{"correction":"key","questions":"key"}},
    "consultation.overridden": {"at":"hour","how":["ladder","four_pi","formative","reasons","time","considered"],"c":{"reason":"key"}},
    "consultation.extended": {"at":"hour","due":"day","c":{"reason":"key"}},
    "consultation.shortened": {"at":"hour","due":"day","c":{"reason":"key"}}, "consultation.stopped": {"at":"hour"},
    "consultation.resumed": {"at":"hour"}, "consultation.closed": {"at":"hour","count":"count"},
    "consultation.reported": {"at":"hour","c":{"report":"key"}}, "consultation.report_cut": {"at":"day","c":{"report":"key"}},
    "workshop.opened": {"at":"hour","due":"day","c":{"title":"key","purpose?":"key","can_change?":"key","cannot_change?":"key",
        "ladder_step?":"key","offer?":"key"},"refs":{"programme":"id"}},
    "workshop.changed": {"at":"hour","due":"day","c?":{"title?":"key","purpose?":"key"}},
    "workshop.confirmed": {"at":"hour","outcome":["needs_met","needs_unmet"]}, "workshop.held": {"at":"hour"},
    "workshop.written_up": {"at":"hour","c":{"summary":"key"}},
    "workshop.summary_corrected": {"at":"hour","version":"count","c":{"summary":"key","correction":"key"}},
    "workshop.summary_cut": {"at":"day","c":{"summary":"key"}}, "workshop.cancelled": {"at":"hour","c":{"reason":"key"}},
    "request.raised": {"at":"day","due":"day"}, "request.acknowledged": {"at":"day"}, "request.extended": {"at":"day","due":"day"},
    "request.answered": {"at":"day","outcome":["granted","partly","refused"]}, "request.withdrawn": {"at":"day"},
    "alert.raised": {"at":"day"}, "alert.escalated": {"at":"day"}, "alert.acknowledged": {"at":"day"},
    "payment.settled": {"at":"day","refs":{"programme":"id"}}, "payment.returned": {"at":"day","refs":{"programme":"id"}},
    "export.made": {"at":"hour","use":["clinical_teams","board","news","photo_video","staff_training","website","celebration"],
        "count":"count","refs":{"programme":"id"}},
    "retention.changed": {"at":"hour","kind":["drafts","unfinished_sheets","words","consultation_words","equality","contacts","places",
        "messages","invitations","imports","hours","money","alerts","requests","complaints","looks","public_record"],"count":"count",
        "how":["days","months","years"],"due":"day"},
    "retention.held": {"at":"hour","kind":["drafts","unfinished_sheets","words","consultation_words","equality","contacts","places",
        "messages","invitations","imports","hours","money","alerts","requests","complaints","looks","public_record","everything"]},
    "retention.hold_lifted": {"at":"hour","kind":["drafts","unfinished_sheets","words","consultation_words","equality","contacts","places",
        "messages","invitations","imports","hours","money","alerts","requests","complaints","looks","public_record","everything"]},
    "disposal.done": {"at":"hour","kind":["drafts","unfinished_sheets","words","consultation_words","equality","contacts","places",
        "messages","invitations","imports","hours","money","alerts","requests","complaints","looks","public_record"],"count":"count",
        "how":["clock","person"]},
    "plan.added": {"at":"hour","kind":["leadership_governance","national_organisational_competencies","patient_carer_feedback"],
        "due":"day","c":{"title":"key","what":"key","success":"key"},"refs":{"programme":"id"}},
    "plan.changed": {"at":"hour","version":"count","due":"day","c":{"title":"key","what":"key","success":"key","reason":"key"}},
    "plan.coproduced": {"at":"hour","decided":"day","c":{"who":"key","changed":"key"}},
    "plan.approved": {"at":"hour","decided":"day","c":{"body":"key"}}, "plan.published": {"at":"hour"},
    "plan.reviewed": {"at":"hour","outcome":["on_track","behind","changed","stopped","done"],"c":{"note":"key"}},
    "plan.linked": {"at":"hour","refs":{"insight?":"id","decision?":"id","action?":"id"}},
    "plan.unlinked": {"at":"hour","refs":{"insight?":"id","decision?":"id","action?":"id"}},
    "competency.added": {"at":"hour","version":"count","c":{"name":"key"}}, "competency.retired": {"at":"hour"},
    "assessment.made": {"at":"hour","outcome":["no_evidence","starting","developing","established"],"c":{"evidence":"key"},
        "refs":{"programme":"id","competency":"id"}},
    "duty.recorded": {"at":"hour","due":"day","c":{"title":"key","evidence":"key"}},
    "duty.reviewed": {"at":"hour","due":"day","c":{"evidence":"key"}}, "duty.retired": {"at":"hour","c":{"reason":"key"}},
    "committee.met": {"at":"hour","decided":"day","outcome":["both_chairs","staff_chair_alone","community_chair_alone","no_chair"]},
    "equality.considered": {"at":"hour","how":["before","at"],"decided":"day","due?":"day",
        "c":{"evidence":"key","regard?":"key","mitigation?":"key"},"refs":{"decision":"id"}},
    "equality.reviewed": {"at":"hour","outcome":["as_expected","better","worse","too_early"],"c":{"found":"key"},"refs":{"decision":"id"}},
    "influence.rated": {"at":"day","standing":["decision_owner","contributor"],"refs":{"decision":"id"}},
    "challenge.tabled": {"at":"hour","due":"day"},
    "challenge.settled": {"at":"hour","outcome":["upheld","partly","not"],"c":{"answer":"key"}},
    "challenge.dissented": {"at":"hour","c":{"words":"key"},"refs":{"challenge":"id"}}, "challenge.dissent_taken_back": {"at":"hour"},
    "influence.noted": {"at":"hour","decided":"day","c":{"note":"key"},"refs":{"decision":"id"}},
    "outcome.hoped": {"at":"hour","due":"day","c":{"what":"key"},"refs":{"action?":"id","decision?":"id","plan?":"id"}},
    "outcome.seen": {"at":"hour","outcome":["moved","partly","not_moved","too_early"],"c":{"what":"key"}},
    "measure.loaded": {"at":"hour","count":"count","sha256":"hex"}, "population.loaded": {"at":"hour","count":"count","sha256":"hex"},
    "pack.made": {"at":"hour","kind":["board","public","foi"],"from":"day","until":"day","sha256":"hex","refs":{"programme":"id"}},
    "indicators.published": {"at":"hour","version":"count","sha256":"hex"},
    "verifier.published": {"at":"hour","file":["verify.js","verify-entries.js","verify-papers.js","verify-ed25519.js",
        "throughline-verify.mjs"],"sha256":"hex"},
    "key.rotated": {"at":"hour","before":"key","after":"key"}
    }'::jsonb;
end
$$;

-- What an insight rests on is said when it is agreed (0013), and at once where something comes to it later.
create function tlog.rested_on_later()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if exists (select from public.insights i where i.id = new.insight_id and i.agreed_at is not null)
        and not exists (select from public.quotes q
            where q.insight_id = new.insight_id and q.contribution_id = new.contribution_id and q.id <> new.id) then
        perform tlog.append('insight.rests_on', new.insight_id, '{}', '{}', jsonb_build_object('contribution', new.contribution_id));
    end if;
    return null;
end
$$;
create trigger rested_on_later after insert on public.quotes for each row execute function tlog.rested_on_later();

-- Where a report or a summary had copied words that were taken back, they went from it (0062). What would show them in its earlier
-- commitments to whoever guesses goes too, and the log commits to what is left.
create function tlog.words_cut()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_table_name = 'consultations' then
        delete from tlog.salts s where s.subject_id = new.id and s.label = 'report';
        perform tlog.append('consultation.report_cut', new.id, '{}', jsonb_build_object('report', new.report));
    else
        delete from tlog.salts s where s.subject_id = new.workshop_id and s.label = 'summary';
        perform tlog.append('workshop.summary_cut', new.workshop_id, '{}', jsonb_build_object('summary', new.words));
    end if;
    return null;
end
$$;
create trigger words_cut after update of report on public.consultations for each row
when (old.reported_at is not null and new.report is not null and new.report is distinct from old.report) execute function tlog.words_cut();
create trigger words_cut after update of words on public.summary_versions for each row
when (new.words is distinct from old.words) execute function tlog.words_cut();

-- The one word that is of no list: the address of the trust whose programme it is, which must be that of an organisation. Errors: LG002.
create function tlog.refuse_other_trust()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if not exists (select from public.organisations o where o.slug = new.entry ->> 'trust') then
        raise exception using errcode = 'LG002', message = 'no organisation has this address';
    end if;
    return new;
end
$$;
create trigger trusts_are_known before insert on tlog.staging for each row
when (new.entry ? 'trust') execute function tlog.refuse_other_trust();
