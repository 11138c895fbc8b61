// The data map: people, roles, workshops, pay, equality and safety. Each column of each table stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const PEOPLE: Record<string, TableMap> = {
	'private.bank_holidays': {
		about: 'Days on which nobody works',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'day title'
	},
	'private.clock_steps': {
		about: 'What is done as time goes by',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'name'
	},
	'private.consents_looked_at': {
		about: 'How far the clock has looked at consents',
		purpose: 'running',
		basis: 'task',
		kept: 'public_record',
		no: 'step expires_on id',
		content: 'contribution_id'
	},
	'private.disposal_looks': {
		about: 'When the clock last looked at a kind of record',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'organisation_id record_type looked_on failed'
	},
	'private.equality_answers': {
		about: 'What somebody said of themselves',
		purpose: 'equality',
		basis: 'equality',
		kept: 'equality',
		no: 'id',
		identity: 'contribution_id person_id',
		equality: 'ethnic_group ethnic_group_words age_band gender disability answered_on'
	},
	'private.voices_shown': {
		about: 'Whose voice counts, as counts that may be shown',
		purpose: 'equality',
		basis: 'none',
		kept: null,
		no: 'programme_id half dimension other shown counted_at'
	},
	'public.population_counts': {
		about: 'Who lives in an area, by ethnic group, as published',
		purpose: 'equality',
		basis: 'none',
		kept: null,
		no: 'load_id area_code area_name ethnic_group n'
	},
	'public.population_loads': {
		about: 'Where published figures of an area come from, and who brought them in',
		purpose: 'equality',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id source taken_on sha256 loaded_at',
		identity: 'loaded_by_name',
		account: 'loaded_by'
	},
	'private.felt_keys': {
		about: 'What opens three questions on the screen of a room',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'workshop_id key'
	},
	'private.message_readers': {
		about: 'How a message reads its facts',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'about_kind reader'
	},
	'private.planner_forgets': {
		about: 'When words were taken back, until the planner has forgotten them',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'taken_back_at'
	},
	'private.registration_codes': {
		about: 'A code that leads to a place, as a hash',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		no: 'made_at',
		identity: 'code_hash registration_id'
	},
	'public.access_needs': {
		about: 'What somebody needs to take part in a workshop',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		no: 'id said_at dropped_at arranged_at met met_said_by reviewed_at',
		identity: 'registration_id owner_person_id',
		content: 'category detail'
	},
	'public.agenda_items': {
		about: 'What happens when in a workshop',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'id workshop_id position title minutes content_note'
	},
	'public.alert_notes': {
		about: 'What was done about a worry',
		purpose: 'safety',
		basis: 'safeguarding',
		kept: 'alerts',
		no: 'id alert_id pressed written_at',
		content: 'words',
		account: 'written_by'
	},
	'public.alerts': {
		about: 'A worry about somebody',
		purpose: 'safety',
		basis: 'safeguarding',
		kept: 'alerts',
		no: 'id organisation_id workshop_id urgent pressed raised_at due_at acknowledged_at escalated_at closed_at',
		identity: 'about reach',
		content: 'words outcome',
		account: 'raised_by acknowledged_by closed_by'
	},
	'public.attendance_facts': {
		about: 'That somebody came',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		no: 'id pressed',
		identity: 'registration_id fact recorded_at',
		account: 'recorded_by'
	},
	'public.claims': {
		about: 'What somebody is owed',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id programme_id opened_at version submitted_at returned_at withdrawn_at approved_at pressed',
		identity: 'person_id registration_id payee_id task_id hours_id',
		money:
			'reason offer done_on return_note state role_id route pay_on fee_pence expense_pence declined_pence left_fee_pence left_expense_pence',
		account: 'submitted_by returned_by written_by'
	},
	'public.felt_answers': {
		about: 'How a workshop felt, without a name',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'id workshop_id step safe needs answered_on'
	},
	'public.felt_given': {
		about: 'That a place has answered how it felt',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		identity: 'registration_id'
	},
	'public.felt_shown': {
		about: 'How a workshop felt, of five or more',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'workshop_id answers step safe_of_ten needs_of_ten'
	},
	'public.group_counts': {
		about: 'How many came and gave no name',
		purpose: 'taking part',
		basis: 'task',
		kept: 'public_record',
		no: 'id workshop_id people note pressed counted_at undone_at',
		account: 'counted_by'
	},
	'public.hours': {
		about: 'Time somebody gave',
		purpose: 'paying',
		basis: 'law',
		kept: 'hours',
		no: 'id organisation_id programme_id logged_at version returned_at confirmed_at corrects_id corrected_at state',
		identity: 'person_id registration_id',
		content: 'what return_note',
		money:
			'workshop_id activity done_on session_minutes preparation_minutes travel_minutes follow_up_minutes minutes',
		account: 'returned_by confirmed_by'
	},
	'public.invitations': {
		about: 'Who was offered a role',
		purpose: 'running',
		basis: 'task',
		kept: 'invitations',
		no: 'id organisation_id token_hash invited_at expires_at accepted_at withdrawn_at',
		identity: 'role name email',
		account: 'invited_by'
	},
	'public.members': {
		about: 'Who holds which role',
		purpose: 'running',
		basis: 'task',
		kept: 'contacts',
		no: 'id organisation_id created_at',
		identity: 'person_id role starts_on ends_on',
		account: 'ended_by'
	},
	'public.messages': {
		about: 'Word that somebody is owed',
		purpose: 'taking part',
		basis: 'task',
		kept: 'messages',
		no: 'id organisation_id about_kind dedupe_key queued_at due_at not_after try_at attempts last_error failed_at not_reached not_reached_at delivered_at delivered_how cancelled_at cancelled_why',
		identity: 'person_id kind about_id facts channel',
		account: 'delivered_by'
	},
	'public.organisations': {
		about: 'A trust or a community organisation',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'id kind slug name collective_term crisis created_at minimum_window_days'
	},
	'public.passport_needs': {
		about: 'What an advisor needs, as they say it once',
		purpose: 'taking part',
		basis: 'consent',
		kept: 'passport',
		no: 'account_id',
		content: 'category detail'
	},
	'public.passport_shares': {
		about: 'With whom an advisor shares their passport',
		purpose: 'taking part',
		basis: 'consent',
		kept: 'passport',
		no: 'id account_id organisation_id',
		identity: 'part shared_at ended_at'
	},
	'public.passports': {
		about: 'What an advisor says of themselves once',
		purpose: 'taking part',
		basis: 'consent',
		kept: 'passport',
		no: 'changed_at',
		identity: 'training languages',
		money: 'pay_choice payee',
		account: 'account_id'
	},
	'public.pay_choices': {
		about: 'What somebody wants done with what they are offered',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id',
		identity: 'registration_id',
		money: 'claim_id choice pence payee chosen_at how'
	},
	'public.people': {
		about: 'Anybody known to one organisation',
		purpose: 'running',
		basis: 'task',
		kept: 'contacts',
		no: 'organisation_id created_at',
		identity: 'id name reference contact_by contact language',
		account: 'account_id'
	},
	'public.programme_partners': {
		about: 'Who works on a programme',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'programme_id organisation_id'
	},
	'public.programmes': {
		about: 'A body of work of a trust',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'id organisation_id slug title purpose starts_on ends_on check_days answer_days summary_days created_at place_hours late_cancel_days cost_code'
	},
	'public.rates': {
		about: 'What a trust pays',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'id organisation_id programme_id task minutes pence starts_on ends_on'
	},
	'public.reading_sittings': {
		about: 'How much hard reading a reader has had in this sitting',
		purpose: 'safety',
		basis: 'task',
		kept: 'sitting',
		identity: 'cap last_read_at hard going_on',
		account: 'account_id'
	},
	'public.registrations': {
		about: 'Who has a place at a workshop',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		no: 'id workshop_id organisation_id number answer_by pressed',
		identity:
			'person_id called asked_at how code_hash waiting_since offered_at accepted_at lapsed_at cancelled_at cancelled_how attended_at left_early_at absent_at state',
		money: 'offer',
		account: 'registered_by'
	},
	'public.summary_drafts': {
		about: 'The summary of a workshop, being written',
		purpose: 'taking part',
		basis: 'task',
		kept: 'public_record',
		no: 'workshop_id words saved_at',
		identity: 'written_by',
		account: 'saved_by'
	},
	'public.summary_versions': {
		about: 'The summary of a workshop, as it was given back',
		purpose: 'taking part',
		basis: 'task',
		kept: 'public_record',
		no: 'id workshop_id version words correction published_at',
		identity: 'written_by',
		account: 'published_by'
	},
	'public.workshop_hosts': {
		about: 'Who hosts a workshop',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'workshop_id organisation_id reserved reserved_until'
	},
	'public.workshop_invitations': {
		about: 'Who was invited to a workshop',
		purpose: 'taking part',
		basis: 'task',
		kept: 'places',
		no: 'id workshop_id organisation_id',
		identity: 'person_id invited_at declined_at',
		account: 'invited_by'
	},
	'public.workshop_leads': {
		about: 'Who leads a workshop',
		purpose: 'taking part',
		basis: 'task',
		kept: 'contacts',
		no: 'workshop_id',
		identity: 'person_id part'
	},
	'public.workshop_series': {
		about: 'Workshops that belong together',
		purpose: 'taking part',
		basis: 'none',
		kept: null,
		no: 'id organisation_id programme_id title'
	},
	'public.workshops': {
		about: 'A session that people attend',
		purpose: 'taking part',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id title held_on place created_at starts_at ends_at series_id share_title purpose can_change cannot_change ladder_step four_pi checklist debrief content_note how area directions access_notes online_link languages interpreters capacity reading read_by offer sequence changed_at opened_at closed_at closed_reason limits_said_at held_at written_up_at cancelled_at cancelled_reason summary state summary_days late_cancel_days',
		identity: 'support_contact summary_by',
		account: 'created_by limits_said_by'
	}
};
