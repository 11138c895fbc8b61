// The data map: what was decided, promised and logged. Each column of each table stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const RECORD: Record<string, TableMap> = {
	'private.answers': {
		about: 'What the public reads, kept ready',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'insight_id programme_id decision_id kind made_at'
	},
	'private.duty_drafts': {
		about: 'The draft of such duties that a new trust starts from',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'position title about source'
	},
	'private.salts': {
		about: "What opens the log's commitment to somebody's words",
		purpose: 'log',
		basis: 'consent',
		kept: 'words',
		content: 'contribution_id salt'
	},
	'private.tallies': {
		about: 'Public counts, kept ready',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'programme_id what shard figure'
	},
	'public.actions': {
		about: 'What was promised after a decision',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id decision_id what due_on created_at done_at',
		identity: 'owner_id owner_name',
		account: 'created_by done_by'
	},
	'public.assessments': {
		about: 'How far a trust says it has come in a competency',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id competency_id level evidence links made_on next_on recorded_at',
		identity: 'made_with',
		account: 'recorded_by'
	},
	'public.board_statements': {
		about: 'What a community co-chair says beside the board’s answer',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id challenge_id written_at taken_back_at',
		identity: 'shown_as',
		content: 'words',
		account: 'written_by'
	},
	'public.challenges': {
		about: '"This is not right", by whom it concerns',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id insight_id decision_id standing raised_at acknowledged_at answer outcome answered_at closed_at escalated_at board_due_on board_meets_on board_outcome board_answer board_body board_met_on settled_at taken_back_at',
		identity: 'shown_as',
		content: 'words raised_by_contribution raised_by_receipt',
		account: 'raised_by acknowledged_by answered_by settled_by'
	},
	'public.check_rules': {
		about: 'What a programme asks before an insight is agreed',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id programme_id waits objections_answered least_share reason set_at',
		account: 'set_by'
	},
	'public.committee_meetings': {
		about: 'That a committee met, who chaired, and its minutes',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id committee_id met_on staff_chair community_chair links minutes recorded_at',
		account: 'recorded_by'
	},
	'public.committee_seats': {
		about: 'Who sits on a committee, by the name they chose',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id committee_id role starts_on ends_on given_at',
		identity: 'name member_id',
		account: 'given_by'
	},
	'public.committees': {
		about: 'The committees that answer for the plan',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id name remit starts_on ended_on added_at',
		account: 'added_by'
	},
	'public.competencies': {
		about: 'What trusts look at themselves by',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id key version name about source position starts_on retired_on retired_reason added_at',
		account: 'added_by'
	},
	'public.decisions': {
		about: 'What a body decided and why',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id number title summary grounds body decided_on equality equality_on due_regard mitigation impact_review_on impact_due_on state proposed_at made_at reversed_at reversed_reason supersedes_id superseded_at',
		identity: 'owner_id owner_name equality_by',
		account: 'proposed_by made_by'
	},
	'public.duties': {
		about: 'What the law asks of a trust, who answers for it and what shows that it is kept',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id position title about source evidence links review_on changes added_at confirmed_at retired_at retired_reason',
		identity: 'owner_id owner_name'
	},
	'public.duty_changes': {
		about: 'Each wording and each review of such a duty',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id duty_id kind title about evidence review_on note at',
		identity: 'owner_name',
		account: 'by'
	},
	'public.equality_reviews': {
		about: 'What a decision did for equality, looked at afterwards',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id decision_id on_day outcome found next_on reviewed_at',
		account: 'reviewed_by'
	},
	'public.influence_ratings': {
		about: 'How much influence people had on a decision, as its owner and they see it',
		purpose: 'answering',
		basis: 'consent',
		kept: 'public_record',
		no: 'id decision_id standing rated_on',
		identity: 'person_id',
		content: 'contribution_id rating how'
	},
	'public.influences': {
		about: 'What a decision made of an insight',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'decision_id insight_id kind reason review_on listened_until',
		identity: 'referred_to'
	},
	'public.measure_areas': {
		about: 'By which codes published figures know a trust',
		purpose: 'running',
		basis: 'task',
		kept: 'public_record',
		no: 'organisation_id level code set_at',
		account: 'set_by'
	},
	'public.packs': {
		about:
			'Evidence packs, frozen as they were made; names of people only in those for the board and the public, as they stand in public',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id kind from_month until_month sha256 head_size head_root made_at',
		identity: 'snapshot',
		account: 'made_by'
	},
	'public.indicator_files': {
		about: 'The figures that a trust publishes to be compared, none of them of a person',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id document sha256 published_at ended_at',
		account: 'published_by'
	},
	'public.indicator_loads': {
		about: 'Such files of other trusts that were brought in, and who brought them',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id source document loaded_at',
		identity: 'loaded_by_name',
		account: 'loaded_by'
	},
	'public.measure_loads': {
		about: 'Files of measures that were brought in',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id kind name sha256 rows_read rows_other rows_refused refused made_at agreed_at undone_at',
		account: 'made_by agreed_by undone_by'
	},
	'public.measure_readings': {
		about: 'Figures of measures by group, none of them under 5',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'id organisation_id measure_id load_id from_day until_day level area dimension group_name value numerator denominator mark'
	},
	'public.measures': {
		about: 'The measures a plan is held against, and who publishes them',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id key name about unit per by_trust by_area by_england published_by source publisher better position added_at',
		account: 'added_by'
	},
	'public.outcome_looks': {
		about: 'Each look at whether something changed',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id outcome_id seen_on result what reading looked_at',
		account: 'looked_by'
	},
	'public.outcomes': {
		about: 'What an action or a decision hopes to change, and what was seen',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id action_id decision_id plan_item_id measure_id hoped baseline target due_on hoped_at seen_on result what',
		account: 'hoped_by'
	},
	'public.plan_coproductions': {
		about: 'Who took part in making something in the plan, and what changed because of them',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id plan_item_id on_day changed version noted_at',
		identity: 'who',
		account: 'noted_by'
	},
	'public.plan_item_measures': {
		about: 'The measures that something in the plan hopes to move',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'plan_item_id measure_id'
	},
	'public.plan_item_versions': {
		about: 'What something in the plan has said, version by version',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'plan_item_id version part area competency_id title what success starts_on due_on partners reason written_at',
		identity: 'owner_name',
		account: 'written_by'
	},
	'public.plan_items': {
		about: 'What a trust has promised in its plan',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id number part area competency_id title what success starts_on due_on state version changes added_at approved_on approved_body approved_version published_at published_version reviewed_at outcome next_review_on stopped_at done_at',
		identity: 'owner_id owner_name',
		account: 'added_by'
	},
	'public.plan_links': {
		about: 'What something in the plan answers and is done by',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id plan_item_id insight_id decision_id action_id joined_at',
		account: 'joined_by'
	},
	'public.plan_partners': {
		about: 'The partners that something in the plan is made with',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'plan_item_id organisation_id'
	},
	'public.plan_steps': {
		about: 'Each state that something in the plan has reached, and of which day',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id plan_item_id state version on_day outcome note next_review_on at',
		identity: 'people',
		account: 'by'
	},
	'public.progress': {
		about: 'What has happened since a promise',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id action_id note noted_at',
		account: 'noted_by'
	},
	'public.rating_notes': {
		about: 'What a board said of a decision whose influence is seen differently',
		purpose: 'answering',
		basis: 'task',
		kept: 'public_record',
		no: 'id decision_id note body met_on noted_at',
		account: 'noted_by'
	},
	'public.ratings_shown': {
		about: 'How much influence people saw, of five or more',
		purpose: 'answering',
		basis: 'none',
		kept: null,
		no: 'decision_id programme_id answers middle owner_rating apart'
	},
	'public.responses': {
		about: 'That a giver is owed word of a decision',
		purpose: 'answering',
		basis: 'consent',
		kept: 'public_record',
		no: 'decision_id due_on',
		content: 'contribution_id told_at how',
		account: 'told_by'
	},
	'tlog.entries': {
		about: 'Entries of the accountability log with their numbers: closed words and days',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'index entry_id body leaf_hash programme_id organisation_id staged_at sequenced_at about follows'
	},
	'tlog.incidents': {
		about: 'Checks of the accountability log that failed: sizes, roots and names of witnesses',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'id kind about facts found_at ended_at'
	},
	'tlog.incident_notes': {
		about: 'What an administrator found out about one, for everybody',
		purpose: 'log',
		basis: 'task',
		kept: 'public_record',
		no: 'id incident_id organisation_id words noted_at',
		account: 'noted_by'
	},
	'tlog.salts': {
		about: "What opens the log's commitments to published words",
		purpose: 'log',
		basis: 'task',
		kept: 'public_record',
		no: 'entry_id label',
		content: 'salt subject_id'
	},
	'tlog.staging': {
		about: 'Entries of the accountability log: closed words and days',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'id entry body programme_id organisation_id staged_at'
	},
	'tlog.subjects': {
		about: 'Which entries are about which row',
		purpose: 'log',
		basis: 'task',
		kept: 'public_record',
		no: 'programme_id organisation_id',
		content: 'subject_id first_entry last_entry'
	},
	'tlog.tallied': {
		about: 'How far entries were looked at for counting',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'one upto'
	},
	'tlog.tallies': {
		about: 'The counts of each programme that the log holds',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'programme_id subject_id counts tallied_at touched'
	},
	'tlog.tiles': {
		about: 'The hashes over the entries of the accountability log',
		purpose: 'log',
		basis: 'none',
		kept: null,
		no: 'level index hashes'
	}
};
