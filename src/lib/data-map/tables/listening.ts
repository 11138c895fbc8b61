// The data map: what people say, and what is made of it. Each column of each table stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const LISTENING: Record<string, TableMap> = {
	'private.background_words': {
		about: 'Words common in a programme, counted',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'programme_id lexeme n'
	},
	'private.backgrounds': {
		about: 'Of how many contributions they were counted',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'programme_id contributions read_at'
	},
	'private.check_codes': {
		about: 'A code that opens one check, as a hash',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'issued_at',
		identity: 'code_hash check_id',
		account: 'issued_by'
	},
	'private.code_counts': {
		about: 'How often a code stands',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'code_id change'
	},
	'private.code_stands': {
		about: 'Which codes stand on which words',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		content: 'code_id contribution_id given_on codings settled stands'
	},
	'private.code_words': {
		about: 'Words by which a code is known, counted',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'code_id programme_id lexeme n weight'
	},
	'private.codes_to_learn': {
		about: 'Codes to be counted anew',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'code_id since'
	},
	'private.contribution_uses': {
		about: 'What became of each contribution',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'programme_id',
		content: 'contribution_id workshop_id consultation_id measures given_on'
	},
	'private.contribution_views': {
		about: 'What a listener searched for',
		purpose: 'listening',
		basis: 'task',
		kept: 'words',
		no: 'id organisation_id name shared made_at',
		content: 'query',
		account: 'account_id'
	},
	'private.contribution_words': {
		about: 'The words as they are searched',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'organisation_id programme_id workshop_id consultation_id',
		content: 'contribution_id given_on config words words_shown marks'
	},
	'private.board_changes': {
		about: 'Counts of what a board reads',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'id programme_id month what days n'
	},
	'private.board_early': {
		about: 'Decisions made before listening ended',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'decision_id programme_id made_on n'
	},
	'private.board_totals': {
		about: 'Counts of what a board reads',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'programme_id month what n days counts'
	},
	'private.coverage_changes': {
		about: 'Counts of what became of contributions',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'id scope_id measure change'
	},
	'private.coverage_totals': {
		about: 'Counts of what became of contributions',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'scope_id measure n'
	},
	'private.drafts': {
		about: 'Words begun and not given',
		purpose: 'listening',
		basis: 'consent',
		kept: 'drafts',
		no: 'id',
		content: 'programme_id answers begun_at saved_at',
		account: 'account_id'
	},
	'private.room_drafts': {
		about: 'Words being written down in a room',
		purpose: 'listening',
		basis: 'consent',
		kept: 'drafts',
		no: 'id',
		content: 'workshop_id answers saved_at',
		account: 'account_id'
	},
	'private.starter_codes': {
		about: 'Code books to begin with',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'starter position under name definition examples'
	},
	'private.wording_attempts': {
		about: 'A wording that waits to be settled',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id insight_id base_version statement written_at',
		account: 'written_by'
	},
	'public.answer_sheets': {
		about: "One person's answers to a consultation, under way or sent",
		purpose: 'listening',
		basis: 'consent',
		kept: 'consultation_words',
		no: 'id consultation_id version_id lang easy_read how begun_at saved_at sent_at paper_number keyed_at checked_at',
		identity: 'code_hash scribe_name',
		content: 'draft contribution_id',
		account: 'keyed_by checked_by'
	},
	'public.answers': {
		about: 'One answer on a sheet',
		purpose: 'listening',
		basis: 'consent',
		kept: 'consultation_words',
		content: 'sheet_id question_id value starts ends'
	},
	'public.code_changes': {
		about: 'How a code book changed',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id code_id other_id kind before after why changed_at',
		account: 'changed_by'
	},
	'public.code_suggestions': {
		about: 'Codes that the machine suggests for words',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'id answered_at',
		content: 'contribution_id code_id because score answer',
		account: 'answered_by'
	},
	'public.codes': {
		about: 'The words by which listeners sort what people said',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id parent_id name definition examples starter made_at replaced_at',
		account: 'made_by'
	},
	'public.coding_rounds': {
		about: 'A round in which several people code the same words',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id title chosen made_at closed_at',
		account: 'made_by'
	},
	'public.codings': {
		about: "Which span of somebody's words a code was put to",
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'id coded_at taken_off_at',
		content: 'contribution_id code_id starts ends how carried_from',
		account: 'coder_id'
	},
	'public.consent_wordings': {
		about: 'What people were asked',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'version lang uses introduced_on'
	},
	'public.consents': {
		about: "A yes or no to one use of somebody's words",
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'id',
		content: 'contribution_id use given wording lang recorded_at how expires_on',
		account: 'recorded_by'
	},
	'public.consultation_extensions': {
		about: 'A consultation made longer, and why',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id consultation_id closed_on_before closes_on reason at',
		identity: 'by_name'
	},
	'public.consultation_overrides': {
		about: 'A check passed over by name',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id consultation_id what reason at',
		identity: 'by_name'
	},
	'public.consultation_translations': {
		about: 'A consultation in another language',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id version_id lang easy_read content reviewed_at saved_at',
		identity: 'translated_by reviewed_by',
		account: 'saved_by'
	},
	'public.consultation_versions': {
		about: 'The questions as they were asked',
		purpose: 'listening',
		basis: 'none',
		kept: null,
		no: 'id consultation_id version lang content correction created_at frozen_at'
	},
	'public.consultations': {
		about: 'Questions open to many',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id title opens_on closes_on source created_at why can_change cannot_change ladder_step four_pi gunning papers asks_equality opened_at stopped_at closed_at report reported_at imported state',
		identity: 'report_by',
		account: 'created_by stopped_by'
	},
	'public.contributions': {
		about: 'What somebody gave, in their own words',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'organisation_id',
		identity: 'scribe_name shown_as source_reference',
		content:
			'id programme_id workshop_id consultation_id kind words lang dir commitment erasure_key erasure_token given_on recorded_at told_at confirmed_at confirmed_how attribution moderated_out_at content_note withdrawn_at withdrawn_how',
		account: 'recorded_by'
	},
	'public.contributors': {
		about: 'Who gave a contribution',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		identity: 'contribution_id person_id'
	},
	'public.distress_flags': {
		about: 'That words were hard to read',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'flagged_at',
		content: 'contribution_id note',
		account: 'flagged_by'
	},
	'public.import_batches': {
		about: 'Past engagement brought in from files',
		purpose: 'listening',
		basis: 'task',
		kept: 'imports',
		no: 'id organisation_id programme_id kind name source fingerprint settings expected figures to_write written reached rejected agreed_uses wording consultation_id created_at uploaded_at checked_at agreed_at last_step_at finished_at undone_at discarded_at state',
		content: 'sample',
		account: 'created_by agreed_by undone_by discarded_by'
	},
	'public.import_files': {
		about: 'The files, until they are agreed',
		purpose: 'listening',
		basis: 'task',
		kept: 'imports',
		no: 'batch_id file part',
		content: 'content'
	},
	'public.import_rows': {
		about: 'The rows of a file, until they are written or mended',
		purpose: 'listening',
		basis: 'task',
		kept: 'imports',
		no: 'batch_id position file row_number problem problem_column written_at',
		content: 'record cells contribution_id'
	},
	'public.insight_checks': {
		about: 'Whether an insight is right, by those who gave the words',
		purpose: 'listening',
		basis: 'consent',
		kept: 'public_record',
		no: 'id insight_id asked_at answered_at how replied_at',
		content: 'contribution_id answer words reply',
		account: 'recorded_by replied_by'
	},
	'public.insight_earlier_answers': {
		about: 'What somebody answered before they changed it',
		purpose: 'listening',
		basis: 'consent',
		kept: 'public_record',
		no: 'id answered_at how replied_at',
		content: 'check_id answer words reply'
	},
	'public.insight_lineage': {
		about: 'What an insight was merged or split into',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'from_insight to_insight kind at',
		account: 'by'
	},
	'public.insight_passed_over': {
		about: 'Words that were read for an insight and not used',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'insight_id passed_at',
		content: 'contribution_id',
		account: 'passed_by'
	},
	'public.insight_signatures': {
		about: 'That somebody stands by an insight',
		purpose: 'listening',
		basis: 'consent',
		kept: 'public_record',
		no: 'id insight_id standing how signed_at',
		identity: 'check_id attribution shown_as',
		account: 'signed_by'
	},
	'public.insight_statements': {
		about: 'How an insight was worded',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'insight_id version statement written_at',
		account: 'written_by'
	},
	'public.insights': {
		about: 'A plain statement that rests on what people said',
		purpose: 'listening',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id number statement state drafted_at check_started_at check_until agreed_at published_at due_on promised_on answered_at changed_at superseded_at pcref_parts competencies check_rule checked',
		account: 'drafted_by agreed_by'
	},
	'public.passes': {
		about: 'Words passed on to another reader',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'organisation_id passed_at taken_at',
		content: 'contribution_id',
		account: 'passed_by passed_to taken_by'
	},
	'public.pictures': {
		about: 'A picture of what somebody drew or wrote',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		content: 'contribution_id alt alt_by width height bytes sha256 logged_as'
	},
	'public.quotes': {
		about: "The span of somebody's words that an insight rests on",
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'id insight_id stance added_at',
		content: 'contribution_id starts ends',
		account: 'added_by'
	},
	'public.receipts': {
		about: 'The code on a slip, as a hash',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'id issued_at reprinted',
		identity: 'code_hash',
		content: 'contribution_id',
		account: 'issued_by'
	},
	'public.recordings': {
		about: 'What somebody said, as sound',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		content: 'contribution_id type seconds bytes sha256 logged_as'
	},
	'public.redactions': {
		about: 'Stretches that others are not shown',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'id made_at put_back_at',
		content: 'contribution_id starts ends reason',
		account: 'made_by put_back_by'
	},
	'public.renderings': {
		about: "Another form of somebody's words",
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'id organisation_id kind lang dir made_at method reviewed_at answered_at replaced_by taken_off_at logged_as',
		identity: 'author_name reviewer_name',
		content: 'contribution_id words answer correction answered_how',
		account: 'author_id reviewed_by answer_written_by taken_off_by'
	},
	'public.round_coders': {
		about: 'Who codes in a round',
		purpose: 'listening',
		basis: 'task',
		kept: 'words',
		no: 'round_id',
		account: 'coder_id'
	},
	'public.round_contributions': {
		about: 'Which words are coded in a round',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'round_id',
		content: 'contribution_id place finished_at'
	},
	'public.round_readings': {
		about: 'Which words a coder has read',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'round_id read_at passed',
		content: 'contribution_id',
		account: 'coder_id'
	},
	'public.settlements': {
		about: 'What coders agreed of some words',
		purpose: 'listening',
		basis: 'consent',
		kept: 'words',
		no: 'settled_at carried_from',
		content: 'contribution_id code_id fits reason',
		account: 'settled_by'
	},
	'public.statements': {
		about: 'Words to agree or disagree with',
		purpose: 'listening',
		basis: 'consent',
		kept: 'consultation_words',
		no: 'consultation_id question_id position item accepted_at declined_at declined_why',
		content: 'contribution_id sheet_id',
		account: 'decided_by'
	},
	'public.unused_reasons': {
		about: 'Why some words were not used',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'id said_at removed_at',
		content: 'contribution_id reason words',
		account: 'said_by removed_by'
	},
	'public.votes': {
		about: 'Whether somebody agrees with a statement',
		purpose: 'listening',
		basis: 'consent',
		kept: 'stub',
		no: 'id',
		identity: 'person_id',
		content: 'contribution_id choice cast_at superseded sheet_id'
	}
};
