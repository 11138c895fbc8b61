// Generated from the database by `npm run db:types`; a test fails when it differs.

/** A json answer: what it holds is declared by its domain, beside the rules about it. */
type Told = any;

/** Nothing is written to a table but by a function. */
type Nothing = { [column: string]: never };

export type Database = {
	public: {
		Tables: {
			access_needs: {
				Row: { arranged_at: string | null; category: string; detail: string; dropped_at: string | null; id: string; met: string | null; met_said_by: string | null; owner_person_id: string | null; registration_id: string; reviewed_at: string | null; said_at: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'access_needs_owner_person_id_fkey'; columns: ['owner_person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'access_needs_registration_id_fkey'; columns: ['registration_id']; isOneToOne: false; referencedRelation: 'registrations'; referencedColumns: ['id'] }];
			};
			actions: {
				Row: { created_at: string; created_by: string | null; decision_id: string; done_at: string | null; done_by: string | null; due_on: string; id: string; organisation_id: string; owner_id: string; owner_name: string; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'actions_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'actions_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'actions_owner_id_fkey'; columns: ['owner_id']; isOneToOne: false; referencedRelation: 'members'; referencedColumns: ['id'] }];
			};
			agenda_items: {
				Row: { content_note: string; id: string; minutes: number; position: number; title: string; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'agenda_items_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			agreements: {
				Row: { ends_on: string; id: string; made_at: string; made_by: string | null; payee_id: string; pence_per_year: number; starts_on: string; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'agreements_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }];
			};
			alert_notes: {
				Row: { alert_id: string; id: string; pressed: string; words: string; written_at: string; written_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'alert_notes_alert_id_fkey'; columns: ['alert_id']; isOneToOne: false; referencedRelation: 'alerts'; referencedColumns: ['id'] }];
			};
			alerts: {
				Row: { about: string; acknowledged_at: string | null; acknowledged_by: string | null; closed_at: string | null; closed_by: string | null; due_at: string; escalated_at: string | null; id: string; organisation_id: string; outcome: string | null; pressed: string; raised_at: string; raised_by: string | null; reach: string; urgent: boolean; words: string; workshop_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'alerts_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'alerts_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			answer_sheets: {
				Row: { begun_at: string; checked_at: string | null; checked_by: string | null; code_hash: string; consultation_id: string; contribution_id: string | null; draft: Told | null; easy_read: boolean; how: string; id: string; keyed_at: string | null; keyed_by: string | null; lang: string; paper_number: string | null; saved_at: string; scribe_name: string | null; sent_at: string | null; version_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'answer_sheets_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }, { foreignKeyName: 'answer_sheets_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'answer_sheets_version_id_fkey'; columns: ['version_id']; isOneToOne: false; referencedRelation: 'consultation_versions'; referencedColumns: ['id'] }];
			};
			answers: {
				Row: { ends: number | null; question_id: string; sheet_id: string; starts: number | null; value: Told | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'answers_sheet_id_fkey'; columns: ['sheet_id']; isOneToOne: false; referencedRelation: 'answer_sheets'; referencedColumns: ['id'] }];
			};
			approval_limits: {
				Row: { ended_at: string | null; ended_by: string | null; ends_on: string | null; given_at: string; given_by: string | null; id: string; most_pence: number; organisation_id: string; person_id: string; starts_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'approval_limits_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'approval_limits_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			approvals: {
				Row: { claim_id: string; decided_at: string; decided_by: string; decision: string; hash: string; id: string; version: number; voided_at: string | null; voided_why: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'approvals_claim_id_fkey'; columns: ['claim_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }];
			};
			assessments: {
				Row: { competency_id: string; evidence: string; id: string; level: string; links: string[]; made_on: string; made_with: string; next_on: string; organisation_id: string; programme_id: string; recorded_at: string; recorded_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'assessments_competency_id_fkey'; columns: ['competency_id']; isOneToOne: false; referencedRelation: 'competencies'; referencedColumns: ['id'] }, { foreignKeyName: 'assessments_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'assessments_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			attendance_facts: {
				Row: { fact: string; id: string; pressed: string; recorded_at: string; recorded_by: string | null; registration_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'attendance_facts_registration_id_fkey'; columns: ['registration_id']; isOneToOne: false; referencedRelation: 'registrations'; referencedColumns: ['id'] }];
			};
			board_statements: {
				Row: { challenge_id: string; id: string; shown_as: string; taken_back_at: string | null; words: string | null; written_at: string; written_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'board_statements_challenge_id_fkey'; columns: ['challenge_id']; isOneToOne: false; referencedRelation: 'challenges'; referencedColumns: ['id'] }];
			};
			budget_moves: {
				Row: { at: string; budget_id: string; by: string | null; id: number; other_id: string | null; pence: number; what: string; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'budget_moves_budget_id_fkey'; columns: ['budget_id']; isOneToOne: false; referencedRelation: 'budgets'; referencedColumns: ['id'] }, { foreignKeyName: 'budget_moves_other_id_fkey'; columns: ['other_id']; isOneToOne: false; referencedRelation: 'budgets'; referencedColumns: ['id'] }];
			};
			budgets: {
				Row: { committed_pence: number; created_at: string; created_by: string | null; ends_on: string; id: string; organisation_id: string; programme_id: string; reserved_pence: number; set_pence: number; spent_pence: number; starts_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'budgets_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'budgets_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			challenges: {
				Row: { acknowledged_at: string | null; acknowledged_by: string | null; answer: string | null; answered_at: string | null; answered_by: string | null; board_answer: string | null; board_body: string | null; board_due_on: string | null; board_meets_on: string | null; board_met_on: string | null; board_outcome: string | null; closed_at: string | null; decision_id: string | null; escalated_at: string | null; id: string; insight_id: string | null; organisation_id: string; outcome: string | null; raised_at: string; raised_by: string | null; raised_by_contribution: string | null; raised_by_receipt: string | null; settled_at: string | null; settled_by: string | null; shown_as: string; standing: string; taken_back_at: string | null; words: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'challenges_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'challenges_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }, { foreignKeyName: 'challenges_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'challenges_raised_by_contribution_fkey'; columns: ['raised_by_contribution']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'challenges_raised_by_receipt_fkey'; columns: ['raised_by_receipt']; isOneToOne: false; referencedRelation: 'receipts'; referencedColumns: ['id'] }];
			};
			check_rules: {
				Row: { id: string; least_share: number; objections_answered: boolean; programme_id: string; reason: string; set_at: string; set_by: string | null; waits: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'check_rules_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			claim_lines: {
				Row: { advance_id: string | null; claim_id: string; expense: string | null; follow_up_minutes: number | null; id: string; kind: string; passengers: number | null; pence: number; position: number; preparation_minutes: number | null; rate_id: string | null; session_minutes: number | null; spent_on: string | null; tenths_of_miles: number | null; travel_minutes: number | null; vehicle: string | null; waived_by: string | null; waived_why: string | null; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'claim_lines_advance_id_fkey'; columns: ['advance_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }, { foreignKeyName: 'claim_lines_claim_id_fkey'; columns: ['claim_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }, { foreignKeyName: 'claim_lines_rate_id_fkey'; columns: ['rate_id']; isOneToOne: false; referencedRelation: 'rates'; referencedColumns: ['id'] }];
			};
			claims: {
				Row: { approved_at: string | null; declined_pence: number; done_on: string; expense_pence: number; fee_pence: number; hours_id: string | null; id: string; left_expense_pence: number; left_fee_pence: number; offer: Told | null; opened_at: string; organisation_id: string; pay_on: string | null; payee_id: string | null; person_id: string; pressed: string | null; programme_id: string; reason: string; registration_id: string | null; return_note: string | null; returned_at: string | null; returned_by: string | null; role_id: string | null; route: string | null; state: string; submitted_at: string | null; submitted_by: string | null; task_id: string | null; version: number; withdrawn_at: string | null; written_by: string[] };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'claims_hours_id_fkey'; columns: ['hours_id']; isOneToOne: true; referencedRelation: 'hours'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_registration_id_fkey'; columns: ['registration_id']; isOneToOne: true; referencedRelation: 'registrations'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_role_id_fkey'; columns: ['role_id']; isOneToOne: false; referencedRelation: 'involvement_roles'; referencedColumns: ['id'] }, { foreignKeyName: 'claims_task_id_fkey'; columns: ['task_id']; isOneToOne: true; referencedRelation: 'tasks'; referencedColumns: ['id'] }];
			};
			code_changes: {
				Row: { after: Told | null; before: Told | null; changed_at: string; changed_by: string | null; code_id: string; id: string; kind: string; other_id: string | null; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'code_changes_code_id_fkey'; columns: ['code_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'code_changes_other_id_fkey'; columns: ['other_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }];
			};
			code_suggestions: {
				Row: { answer: string; answered_at: string; answered_by: string; because: string[]; code_id: string; contribution_id: string; id: string; score: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'code_suggestions_code_id_fkey'; columns: ['code_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'code_suggestions_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			codes: {
				Row: { definition: string; examples: string; id: string; made_at: string; made_by: string | null; name: string; organisation_id: string; parent_id: string | null; programme_id: string; replaced_at: string | null; starter: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'codes_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'codes_parent_id_fkey'; columns: ['parent_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'codes_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			coding_rounds: {
				Row: { chosen: string; closed_at: string | null; id: string; made_at: string; made_by: string; organisation_id: string; programme_id: string; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'coding_rounds_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'coding_rounds_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			codings: {
				Row: { carried_from: string | null; code_id: string; coded_at: string; coder_id: string; contribution_id: string; ends: number; how: string; id: string; starts: number; taken_off_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'codings_carried_from_fkey'; columns: ['carried_from']; isOneToOne: false; referencedRelation: 'codings'; referencedColumns: ['id'] }, { foreignKeyName: 'codings_code_id_fkey'; columns: ['code_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'codings_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			committee_meetings: {
				Row: { committee_id: string; community_chair: boolean; id: string; links: string[]; met_on: string; minutes: string; recorded_at: string; recorded_by: string | null; staff_chair: boolean };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'committee_meetings_committee_id_fkey'; columns: ['committee_id']; isOneToOne: false; referencedRelation: 'committees'; referencedColumns: ['id'] }];
			};
			committee_seats: {
				Row: { committee_id: string; ends_on: string | null; given_at: string; given_by: string | null; id: string; member_id: string | null; name: string; role: string; starts_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'committee_seats_committee_id_fkey'; columns: ['committee_id']; isOneToOne: false; referencedRelation: 'committees'; referencedColumns: ['id'] }, { foreignKeyName: 'committee_seats_member_id_fkey'; columns: ['member_id']; isOneToOne: false; referencedRelation: 'members'; referencedColumns: ['id'] }];
			};
			committees: {
				Row: { added_at: string; added_by: string | null; ended_on: string | null; id: string; name: string; organisation_id: string; remit: string; starts_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'committees_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			competencies: {
				Row: { about: string; added_at: string; added_by: string | null; id: string; key: string; name: string; organisation_id: string | null; position: number; retired_on: string | null; retired_reason: string | null; source: string; starts_on: string; version: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'competencies_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			consent_wordings: {
				Row: { introduced_on: string; lang: string; uses: Told; version: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			consents: {
				Row: { contribution_id: string; expires_on: string; given: boolean; how: string; id: string; lang: string; recorded_at: string; recorded_by: string | null; use: string; wording: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consents_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			consultation_extensions: {
				Row: { at: string; by_name: string; closed_on_before: string; closes_on: string; consultation_id: string; id: string; reason: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consultation_extensions_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }];
			};
			consultation_overrides: {
				Row: { at: string; by_name: string; consultation_id: string; id: string; reason: string; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consultation_overrides_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }];
			};
			consultation_translations: {
				Row: { content: Told; easy_read: boolean; id: string; lang: string; reviewed_at: string | null; reviewed_by: string | null; saved_at: string; saved_by: string | null; translated_by: string; version_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consultation_translations_version_id_fkey'; columns: ['version_id']; isOneToOne: false; referencedRelation: 'consultation_versions'; referencedColumns: ['id'] }];
			};
			consultation_versions: {
				Row: { consultation_id: string; content: Told; correction: string | null; created_at: string; frozen_at: string | null; id: string; lang: string; version: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consultation_versions_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }];
			};
			consultations: {
				Row: { asks_equality: boolean; can_change: string; cannot_change: string; closed_at: string | null; closes_on: string | null; created_at: string; created_by: string | null; four_pi: Told; gunning: Told; id: string; imported: boolean; ladder_step: number | null; opened_at: string | null; opens_on: string | null; organisation_id: string; papers: Told; programme_id: string; report: string | null; report_by: string | null; reported_at: string | null; source: string; state: string; stopped_at: string | null; stopped_by: string | null; title: string; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'consultations_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'consultations_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			contributions: {
				Row: { attribution: string; commitment: string; confirmed_at: string | null; confirmed_how: string | null; consultation_id: string | null; content_note: string; dir: string; erasure_key: string | null; erasure_token: string | null; given_on: string; id: string; kind: string; lang: string; moderated_out_at: string | null; organisation_id: string; programme_id: string; recorded_at: string; recorded_by: string | null; scribe_name: string | null; shown_as: string | null; source_reference: string | null; told_at: string | null; withdrawn_at: string | null; withdrawn_how: string | null; words: string | null; workshop_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'contributions_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }, { foreignKeyName: 'contributions_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'contributions_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'contributions_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			contributors: {
				Row: { contribution_id: string; person_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'contributors_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'contributors_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			decisions: {
				Row: { body: string; decided_on: string | null; due_regard: string; equality: string; equality_by: string; equality_on: string | null; grounds: string; id: string; impact_due_on: string | null; impact_review_on: string | null; made_at: string | null; made_by: string | null; mitigation: string; number: number; organisation_id: string; owner_id: string | null; owner_name: string | null; programme_id: string; proposed_at: string; proposed_by: string | null; reversed_at: string | null; reversed_reason: string | null; state: string; summary: string; superseded_at: string | null; supersedes_id: string | null; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'decisions_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'decisions_owner_id_fkey'; columns: ['owner_id']; isOneToOne: false; referencedRelation: 'members'; referencedColumns: ['id'] }, { foreignKeyName: 'decisions_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'decisions_supersedes_id_fkey'; columns: ['supersedes_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }];
			};
			disposal_stubs: {
				Row: { contribution_id: string; disposal_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'disposal_stubs_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'disposal_stubs_disposal_id_fkey'; columns: ['disposal_id']; isOneToOne: false; referencedRelation: 'disposals'; referencedColumns: ['id'] }];
			};
			disposals: {
				Row: { disposed_at: string; done_by: string | null; done_by_name: string | null; first_on: string; id: string; keep: number; last_on: string; number: number; organisation_id: string; record_type: string; unit: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'disposals_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'disposals_record_type_fkey'; columns: ['record_type']; isOneToOne: false; referencedRelation: 'record_types'; referencedColumns: ['key'] }];
			};
			distress_flags: {
				Row: { contribution_id: string; flagged_at: string; flagged_by: string; note: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'distress_flags_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			duties: {
				Row: { about: string; added_at: string; changes: number; confirmed_at: string | null; evidence: string; id: string; links: string[]; organisation_id: string; owner_id: string | null; owner_name: string | null; position: number; retired_at: string | null; retired_reason: string | null; review_on: string | null; source: string; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'duties_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'duties_owner_id_fkey'; columns: ['owner_id']; isOneToOne: false; referencedRelation: 'members'; referencedColumns: ['id'] }];
			};
			duty_changes: {
				Row: { about: string; at: string; by: string | null; duty_id: string; evidence: string; id: string; kind: string; note: string; owner_name: string | null; review_on: string | null; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'duty_changes_duty_id_fkey'; columns: ['duty_id']; isOneToOne: false; referencedRelation: 'duties'; referencedColumns: ['id'] }];
			};
			endings: {
				Row: { contributions: number; ended_on: string; id: string; organisation_id: string; place_id: string; place_kind: string; seen_at: string | null; seen_by: string | null; seen_by_name: string | null; shown_again_on: string | null; use: string; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'endings_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			equality_reviews: {
				Row: { decision_id: string; found: string; id: string; next_on: string | null; on_day: string; organisation_id: string; outcome: string; reviewed_at: string; reviewed_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'equality_reviews_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'equality_reviews_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			expense_receipts: {
				Row: { added_at: string; bytes: string; id: string; line_id: string; sha256: string; type: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'expense_receipts_line_id_fkey'; columns: ['line_id']; isOneToOne: false; referencedRelation: 'claim_lines'; referencedColumns: ['id'] }];
			};
			exports: {
				Row: { contributions: number; from_on: string; id: string; made_at: string; made_by: string; made_by_name: string; number: number; organisation_id: string; programme_id: string; purpose: string; to_on: string; use: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'exports_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'exports_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			felt_answers: {
				Row: { answered_on: string; id: string; needs: string | null; safe: string | null; step: number | null; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'felt_answers_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			felt_given: {
				Row: { registration_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'felt_given_registration_id_fkey'; columns: ['registration_id']; isOneToOne: true; referencedRelation: 'registrations'; referencedColumns: ['id'] }];
			};
			felt_shown: {
				Row: { answers: number; needs_of_ten: number | null; safe_of_ten: number | null; step: number | null; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'felt_shown_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: true; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			group_counts: {
				Row: { counted_at: string; counted_by: string | null; id: string; note: string; people: number; pressed: string; undone_at: string | null; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'group_counts_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			hours: {
				Row: { activity: string; confirmed_at: string | null; confirmed_by: string | null; corrected_at: string | null; corrects_id: string | null; done_on: string; follow_up_minutes: number; id: string; logged_at: string; minutes: number; organisation_id: string; person_id: string; preparation_minutes: number; programme_id: string; registration_id: string | null; return_note: string | null; returned_at: string | null; returned_by: string | null; session_minutes: number; state: string; travel_minutes: number; version: number; what: string; workshop_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'hours_corrects_id_fkey'; columns: ['corrects_id']; isOneToOne: true; referencedRelation: 'hours'; referencedColumns: ['id'] }, { foreignKeyName: 'hours_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'hours_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'hours_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'hours_registration_id_fkey'; columns: ['registration_id']; isOneToOne: true; referencedRelation: 'registrations'; referencedColumns: ['id'] }, { foreignKeyName: 'hours_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			import_batches: {
				Row: { agreed_at: string | null; agreed_by: string | null; agreed_uses: Told | null; checked_at: string | null; consultation_id: string | null; created_at: string; created_by: string | null; discarded_at: string | null; discarded_by: string | null; expected: Told | null; figures: Told | null; fingerprint: string; finished_at: string | null; id: string; kind: string; last_step_at: string | null; name: string; organisation_id: string; programme_id: string; reached: number; rejected: number; sample: Told | null; settings: Told; source: string; state: string; to_write: number; undone_at: string | null; undone_by: string | null; uploaded_at: string | null; wording: string | null; written: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'import_batches_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }, { foreignKeyName: 'import_batches_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'import_batches_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			import_files: {
				Row: { batch_id: string; content: string; file: string; part: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'import_files_batch_id_fkey'; columns: ['batch_id']; isOneToOne: false; referencedRelation: 'import_batches'; referencedColumns: ['id'] }];
			};
			import_rows: {
				Row: { batch_id: string; cells: Told | null; contribution_id: string | null; file: string; position: number; problem: string | null; problem_column: string | null; record: Told | null; row_number: number; written_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'import_rows_batch_id_fkey'; columns: ['batch_id']; isOneToOne: false; referencedRelation: 'import_batches'; referencedColumns: ['id'] }, { foreignKeyName: 'import_rows_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			indicator_files: {
				Row: { document: string; ended_at: string | null; id: string; organisation_id: string; programme_id: string; published_at: string; published_by: string | null; sha256: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'indicator_files_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'indicator_files_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			indicator_loads: {
				Row: { document: Told; id: string; loaded_at: string; loaded_by: string | null; loaded_by_name: string; organisation_id: string; source: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'indicator_loads_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			influence_ratings: {
				Row: { contribution_id: string | null; decision_id: string; how: string; id: string; person_id: string | null; rated_on: string; rating: number; standing: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'influence_ratings_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'influence_ratings_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'influence_ratings_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			influences: {
				Row: { decision_id: string; insight_id: string; kind: string | null; listened_until: string | null; reason: string; referred_to: string; review_on: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'influences_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'influences_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insight_checks: {
				Row: { answer: string | null; answered_at: string | null; asked_at: string; contribution_id: string; how: string | null; id: string; insight_id: string; recorded_by: string | null; replied_at: string | null; replied_by: string | null; reply: string | null; words: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_checks_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'insight_checks_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insight_earlier_answers: {
				Row: { answer: string; answered_at: string; check_id: string; how: string | null; id: string; replied_at: string | null; reply: string | null; words: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_earlier_answers_check_id_fkey'; columns: ['check_id']; isOneToOne: false; referencedRelation: 'insight_checks'; referencedColumns: ['id'] }];
			};
			insight_lineage: {
				Row: { at: string; by: string | null; from_insight: string; kind: string; to_insight: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_lineage_from_insight_fkey'; columns: ['from_insight']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }, { foreignKeyName: 'insight_lineage_to_insight_fkey'; columns: ['to_insight']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insight_passed_over: {
				Row: { contribution_id: string; insight_id: string; passed_at: string; passed_by: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_passed_over_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'insight_passed_over_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insight_signatures: {
				Row: { attribution: string; check_id: string | null; how: string; id: string; insight_id: string; shown_as: string | null; signed_at: string; signed_by: string | null; standing: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_signatures_check_id_fkey'; columns: ['check_id']; isOneToOne: true; referencedRelation: 'insight_checks'; referencedColumns: ['id'] }, { foreignKeyName: 'insight_signatures_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insight_statements: {
				Row: { insight_id: string; statement: string; version: number; written_at: string; written_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insight_statements_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			insights: {
				Row: { agreed_at: string | null; agreed_by: string | null; answered_at: string | null; changed_at: string | null; check_rule: Told | null; check_started_at: string | null; check_until: string | null; checked: Told | null; competencies: string[]; drafted_at: string; drafted_by: string | null; due_on: string | null; id: string; number: number; organisation_id: string; pcref_parts: string[]; programme_id: string; promised_on: string | null; published_at: string | null; state: string; statement: string; superseded_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'insights_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'insights_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			invitations: {
				Row: { accepted_at: string | null; email: string; expires_at: string; id: string; invited_at: string; invited_by: string | null; name: string; organisation_id: string; role: string; token_hash: string; withdrawn_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'invitations_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			involvement_roles: {
				Row: { created_at: string; ended_at: string | null; for_workshops: boolean; id: string; name: string; organisation_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'involvement_roles_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			ledger_entries: {
				Row: { account: string; id: number; pence: number; transaction_id: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'ledger_entries_transaction_id_fkey'; columns: ['transaction_id']; isOneToOne: false; referencedRelation: 'ledger_transactions'; referencedColumns: ['id'] }];
			};
			ledger_transactions: {
				Row: { at: string; by: string | null; event_id: number | null; id: number; note: string | null; organisation_id: string; pressed: string | null; programme_id: string | null; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'ledger_transactions_event_id_fkey'; columns: ['event_id']; isOneToOne: true; referencedRelation: 'payment_events'; referencedColumns: ['id'] }, { foreignKeyName: 'ledger_transactions_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'ledger_transactions_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			looks: {
				Row: { contribution_id: string; id: string; looked_at: string; looked_on: string; looker_id: string; name: string; role: string; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'looks_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			measure_areas: {
				Row: { code: string; level: string; organisation_id: string; set_at: string; set_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'measure_areas_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			measure_loads: {
				Row: { agreed_at: string | null; agreed_by: string | null; id: string; kind: string; made_at: string; made_by: string | null; name: string; organisation_id: string; refused: Told; rows_other: number; rows_read: number; rows_refused: number; sha256: string; undone_at: string | null; undone_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'measure_loads_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			measure_readings: {
				Row: { area: string; denominator: number | null; dimension: string; from_day: string; group_name: string; id: number; level: string; load_id: string; mark: string | null; measure_id: string; numerator: number | null; organisation_id: string; until_day: string; value: number | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'measure_readings_load_id_fkey'; columns: ['load_id']; isOneToOne: false; referencedRelation: 'measure_loads'; referencedColumns: ['id'] }, { foreignKeyName: 'measure_readings_measure_id_fkey'; columns: ['measure_id']; isOneToOne: false; referencedRelation: 'measures'; referencedColumns: ['id'] }, { foreignKeyName: 'measure_readings_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			measures: {
				Row: { about: string; added_at: string; added_by: string | null; better: string | null; by_area: string; by_england: string; by_trust: string; id: string; key: string; name: string; organisation_id: string | null; per: number | null; position: number; published_by: string; publisher: string; source: string; unit: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'measures_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			members: {
				Row: { created_at: string; ended_by: string | null; ends_on: string | null; id: string; organisation_id: string; person_id: string; role: string; starts_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'members_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'members_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			messages: {
				Row: { about_id: string; about_kind: string; attempts: number; cancelled_at: string | null; cancelled_why: string | null; channel: string; dedupe_key: string | null; delivered_at: string | null; delivered_by: string | null; delivered_how: string | null; due_at: string; facts: Told; failed_at: string | null; id: string; kind: string; last_error: string | null; not_after: string | null; not_reached: number; not_reached_at: string | null; organisation_id: string; person_id: string; queued_at: string; try_at: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'messages_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'messages_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			mileage_rates: {
				Row: { ends_on: string | null; id: string; organisation_id: string | null; passenger_pence: number; pence_per_mile: number; starts_on: string; vehicle: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'mileage_rates_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			organisations: {
				Row: { collective_term: string; created_at: string; crisis: Told; id: string; kind: string; minimum_window_days: number | null; name: string; slug: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			outcome_looks: {
				Row: { id: string; looked_at: string; looked_by: string | null; outcome_id: string; reading: string | null; result: string; seen_on: string; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'outcome_looks_outcome_id_fkey'; columns: ['outcome_id']; isOneToOne: false; referencedRelation: 'outcomes'; referencedColumns: ['id'] }];
			};
			outcomes: {
				Row: { action_id: string | null; baseline: string; decision_id: string | null; due_on: string; hoped: string; hoped_at: string; hoped_by: string | null; id: string; measure_id: string | null; organisation_id: string; plan_item_id: string | null; programme_id: string; result: string | null; seen_on: string | null; target: string; what: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'outcomes_action_id_fkey'; columns: ['action_id']; isOneToOne: false; referencedRelation: 'actions'; referencedColumns: ['id'] }, { foreignKeyName: 'outcomes_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'outcomes_measure_id_fkey'; columns: ['measure_id']; isOneToOne: false; referencedRelation: 'measures'; referencedColumns: ['id'] }, { foreignKeyName: 'outcomes_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'outcomes_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }, { foreignKeyName: 'outcomes_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			own_limits: {
				Row: { account_id: string; changed_at: string; month_begins_on: number; month_pence: number | null; week_pence: number | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			packs: {
				Row: { from_month: string; head_root: string | null; head_size: number | null; id: string; kind: string; made_at: string; made_by: string | null; organisation_id: string; programme_id: string; sha256: string; snapshot: string; until_month: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'packs_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'packs_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			passes: {
				Row: { contribution_id: string; organisation_id: string; passed_at: string; passed_by: string; passed_to: string | null; taken_at: string | null; taken_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'passes_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'passes_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			passport_needs: {
				Row: { account_id: string; category: string; detail: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'passport_needs_account_id_fkey'; columns: ['account_id']; isOneToOne: false; referencedRelation: 'passports'; referencedColumns: ['account_id'] }];
			};
			passport_shares: {
				Row: { account_id: string; ended_at: string | null; id: string; organisation_id: string; part: string; shared_at: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'passport_shares_account_id_fkey'; columns: ['account_id']; isOneToOne: false; referencedRelation: 'passports'; referencedColumns: ['account_id'] }, { foreignKeyName: 'passport_shares_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			passports: {
				Row: { account_id: string; changed_at: string; languages: string; pay_choice: string | null; payee: string | null; training: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			pay_choices: {
				Row: { choice: string; chosen_at: string; claim_id: string | null; how: string; id: string; payee: string | null; pence: number | null; registration_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'pay_choices_claim_id_fkey'; columns: ['claim_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }, { foreignKeyName: 'pay_choices_registration_id_fkey'; columns: ['registration_id']; isOneToOne: false; referencedRelation: 'registrations'; referencedColumns: ['id'] }];
			};
			pay_clock_pauses: {
				Row: { claim_id: string; from_on: string; id: string; paused_at: string; paused_by: string | null; until_on: string | null; why: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'pay_clock_pauses_claim_id_fkey'; columns: ['claim_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }];
			};
			pay_setting_changes: {
				Row: { at: string; becomes: string; by: string | null; id: number; organisation_id: string; setting: string; was: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'pay_setting_changes_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			pay_settings: {
				Row: { cooling_days: number; most_per_day: number; most_per_payee_week: number; most_per_payment: number; organisation_id: string; promise_days: number; second_approver_over: number; sends_per_minute: number; statement_descriptor: string; stopped_at: string | null; stopped_by: string | null; stopped_why: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'pay_settings_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: true; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			payee_accounts: {
				Row: { account_ref: string | null; acknowledged_at: string | null; acknowledged_by: string | null; changed_at: string; check_ref: string | null; check_result: string | null; checked_at: string | null; cooled_at: string; ended_at: string | null; id: string; last4: string | null; look_at: string | null; looked_at: string | null; method_ref: string | null; n: number; payee_id: string; rail: string; ready: string; sent_back_at: string | null; shown_hash: string | null; shown_name: string | null; spent_at: string | null; told_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payee_accounts_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }];
			};
			payee_contacts: {
				Row: { contact: string; name: string; payee_id: string; position: number; saved_at: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payee_contacts_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }];
			};
			payee_finance_refs: {
				Row: { id: number; payee_id: string; reference: string; set_at: string; set_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payee_finance_refs_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }];
			};
			payees: {
				Row: { company_number: string | null; created_at: string; created_by: string | null; ended_at: string | null; id: string; kind: string; name: string | null; organisation_id: string; partner_id: string | null; person_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payees_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'payees_partner_id_fkey'; columns: ['partner_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'payees_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			payment_events: {
				Row: { at: string; by: string | null; from_state: string | null; id: number; payment_id: string; to_state: string; why: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payment_events_payment_id_fkey'; columns: ['payment_id']; isOneToOne: false; referencedRelation: 'payments'; referencedColumns: ['id'] }];
			};
			payment_records: {
				Row: { by_code: boolean; confirmed_at: string | null; confirmed_by: string | null; evidence: string; method: string; organisation_id: string; paid_on: string; payment_id: string; recorded_at: string; recorded_by: string; reference: string; reversed_at: string | null; reversed_by: string | null; reversed_why: string | null; witness: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payment_records_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'payment_records_payment_id_fkey'; columns: ['payment_id']; isOneToOne: true; referencedRelation: 'payments'; referencedColumns: ['id'] }];
			};
			payments: {
				Row: { changed_at: string; claim_id: string | null; created_at: string; currency: string; due_on: string; expense_pence: number; fee_pence: number; hash: string; held_why: string | null; id: string; let_through_at: string | null; organisation_id: string; paid_at: string | null; part: number; pay_on: string; payee_account_id: string | null; payee_id: string | null; pence: number; programme_id: string; rail: string; reference: string; replaces_id: string | null; route: string; sent_at: string | null; state: string; version: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'payments_claim_id_fkey'; columns: ['claim_id']; isOneToOne: false; referencedRelation: 'claims'; referencedColumns: ['id'] }, { foreignKeyName: 'payments_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'payments_payee_account_id_fkey'; columns: ['payee_account_id']; isOneToOne: false; referencedRelation: 'payee_accounts'; referencedColumns: ['id'] }, { foreignKeyName: 'payments_payee_id_fkey'; columns: ['payee_id']; isOneToOne: false; referencedRelation: 'payees'; referencedColumns: ['id'] }, { foreignKeyName: 'payments_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'payments_replaces_id_fkey'; columns: ['replaces_id']; isOneToOne: true; referencedRelation: 'payments'; referencedColumns: ['id'] }];
			};
			people: {
				Row: { account_id: string | null; contact: string | null; contact_by: string; created_at: string; id: string; language: string; name: string | null; organisation_id: string; reference: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'people_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			pictures: {
				Row: { alt: string; alt_by: string; bytes: string; contribution_id: string; height: number; logged_as: string; sha256: string; width: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'pictures_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			plan_coproductions: {
				Row: { changed: string; id: string; noted_at: string; noted_by: string | null; on_day: string; plan_item_id: string; version: number; who: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_coproductions_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			plan_item_measures: {
				Row: { measure_id: string; plan_item_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_item_measures_measure_id_fkey'; columns: ['measure_id']; isOneToOne: false; referencedRelation: 'measures'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_item_measures_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			plan_item_versions: {
				Row: { area: string; competency_id: string | null; due_on: string; owner_name: string; part: string; partners: string[]; plan_item_id: string; reason: string; starts_on: string; success: string; title: string; version: number; what: string; written_at: string; written_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_item_versions_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			plan_items: {
				Row: { added_at: string; added_by: string | null; approved_body: string | null; approved_on: string | null; approved_version: number | null; area: string; changes: number; competency_id: string | null; done_at: string | null; due_on: string; id: string; next_review_on: string | null; number: number; organisation_id: string; outcome: string | null; owner_id: string; owner_name: string; part: string; programme_id: string; published_at: string | null; published_version: number | null; reviewed_at: string | null; starts_on: string; state: string; stopped_at: string | null; success: string; title: string; version: number; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_items_competency_id_fkey'; columns: ['competency_id']; isOneToOne: false; referencedRelation: 'competencies'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_items_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_items_owner_id_fkey'; columns: ['owner_id']; isOneToOne: false; referencedRelation: 'members'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_items_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			plan_links: {
				Row: { action_id: string | null; decision_id: string | null; id: string; insight_id: string | null; joined_at: string; joined_by: string | null; plan_item_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_links_action_id_fkey'; columns: ['action_id']; isOneToOne: false; referencedRelation: 'actions'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_links_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_links_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_links_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			plan_partners: {
				Row: { organisation_id: string; plan_item_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_partners_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'plan_partners_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			plan_steps: {
				Row: { at: string; by: string | null; id: string; next_review_on: string | null; note: string; on_day: string; outcome: string | null; people: string; plan_item_id: string; state: string; version: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'plan_steps_plan_item_id_fkey'; columns: ['plan_item_id']; isOneToOne: false; referencedRelation: 'plan_items'; referencedColumns: ['id'] }];
			};
			population_counts: {
				Row: { area_code: string; area_name: string; ethnic_group: string; load_id: string; n: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'population_counts_load_id_fkey'; columns: ['load_id']; isOneToOne: false; referencedRelation: 'population_loads'; referencedColumns: ['id'] }];
			};
			population_loads: {
				Row: { id: string; loaded_at: string; loaded_by: string | null; loaded_by_name: string; organisation_id: string; sha256: string; source: string; taken_on: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'population_loads_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			programme_partners: {
				Row: { organisation_id: string; programme_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'programme_partners_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'programme_partners_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			programmes: {
				Row: { answer_days: number; check_days: number; cost_code: string | null; created_at: string; ends_on: string | null; id: string; late_cancel_days: number; organisation_id: string; place_hours: number; purpose: string; slug: string; starts_on: string; summary_days: number; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'programmes_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			progress: {
				Row: { action_id: string; id: string; note: string; noted_at: string; noted_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'progress_action_id_fkey'; columns: ['action_id']; isOneToOne: false; referencedRelation: 'actions'; referencedColumns: ['id'] }];
			};
			quotes: {
				Row: { added_at: string; added_by: string | null; contribution_id: string; ends: number; id: string; insight_id: string; stance: string; starts: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'quotes_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'quotes_insight_id_fkey'; columns: ['insight_id']; isOneToOne: false; referencedRelation: 'insights'; referencedColumns: ['id'] }];
			};
			rail_differences: {
				Row: { closed_at: string | null; closed_by: string | null; closed_why: string | null; found_at: string; id: string; kind: string; note: string | null; organisation_id: string; our_pence: number | null; owned_at: string | null; owner_id: string | null; payment_id: string | null; rail_pence: number | null; rail_ref: string | null; rail_state: string | null; seen_at: string; times: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'rail_differences_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'rail_differences_payment_id_fkey'; columns: ['payment_id']; isOneToOne: false; referencedRelation: 'payments'; referencedColumns: ['id'] }];
			};
			rates: {
				Row: { ends_on: string | null; id: string; minutes: number; organisation_id: string; pence: number; programme_id: string | null; starts_on: string; task: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'rates_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'rates_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			rating_notes: {
				Row: { body: string; decision_id: string; id: string; met_on: string; note: string; noted_at: string; noted_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'rating_notes_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }];
			};
			ratings_shown: {
				Row: { answers: number; apart: boolean; decision_id: string; middle: number; owner_rating: number | null; programme_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'ratings_shown_decision_id_fkey'; columns: ['decision_id']; isOneToOne: true; referencedRelation: 'decisions'; referencedColumns: ['id'] }, { foreignKeyName: 'ratings_shown_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			reading_sittings: {
				Row: { account_id: string; cap: number; going_on: number; hard: string[]; last_read_at: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			receipts: {
				Row: { code_hash: string; contribution_id: string; id: string; issued_at: string; issued_by: string | null; reprinted: boolean };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'receipts_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			reconciliation_runs: {
				Row: { asked_at: string; asked_by: string | null; compared: number; differences: number; failed_why: string | null; finished_at: string | null; id: string; ledger_pence: number | null; moved: number; organisation_id: string; rail_pence: number | null; started_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'reconciliation_runs_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			record_types: {
				Row: { basis: string; begins: string; goes: string; how: string; keep: number; key: string; of_partners: boolean; position: number; source: string; unit: string; what: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [];
			};
			recordings: {
				Row: { bytes: string; contribution_id: string; logged_as: string; seconds: number; sha256: string; type: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'recordings_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			redactions: {
				Row: { contribution_id: string; ends: number; id: string; made_at: string; made_by: string; put_back_at: string | null; put_back_by: string | null; reason: string; starts: number };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'redactions_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			registrations: {
				Row: { absent_at: string | null; accepted_at: string | null; answer_by: string | null; asked_at: string; attended_at: string | null; called: string; cancelled_at: string | null; cancelled_how: string | null; code_hash: string; how: string; id: string; lapsed_at: string | null; left_early_at: string | null; number: number; offer: Told | null; offered_at: string | null; organisation_id: string; person_id: string; pressed: string | null; registered_by: string | null; state: string; waiting_since: string | null; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'registrations_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'registrations_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'registrations_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			remittances: {
				Row: { came_back_at: string | null; made_at: string; payment_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'remittances_payment_id_fkey'; columns: ['payment_id']; isOneToOne: true; referencedRelation: 'payments'; referencedColumns: ['id'] }];
			};
			renderings: {
				Row: { answer: string | null; answer_written_by: string | null; answered_at: string | null; answered_how: string | null; author_id: string; author_name: string; contribution_id: string; correction: string | null; dir: string; id: string; kind: string; lang: string; logged_as: string; made_at: string; method: string; organisation_id: string; replaced_by: string | null; reviewed_at: string | null; reviewed_by: string | null; reviewer_name: string | null; taken_off_at: string | null; taken_off_by: string | null; words: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'renderings_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'renderings_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'renderings_replaced_by_fkey'; columns: ['replaced_by']; isOneToOne: false; referencedRelation: 'renderings'; referencedColumns: ['id'] }];
			};
			renewals: {
				Row: { answer: string | null; answered_at: string | null; asked_at: string; ends_on: string; id: string; organisation_id: string; person_id: string; recorded_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'renewals_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'renewals_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }];
			};
			request_notes: {
				Row: { id: string; request_id: string; words: string; written_at: string; written_by: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'request_notes_request_id_fkey'; columns: ['request_id']; isOneToOne: false; referencedRelation: 'requests'; referencedColumns: ['id'] }];
			};
			requests: {
				Row: { acknowledge_by: string; acknowledged_at: string | null; acknowledged_by: string | null; answer: string | null; answer_by: string; answered_at: string | null; answered_by: string | null; contribution_id: string | null; due_on: string | null; extended_at: string | null; extended_by: string | null; extended_to: string | null; extended_why: string | null; how: string; id: string; kind: string; organisation_id: string; outcome: string | null; person_id: string | null; raised_at: string; raised_by: string | null; receipt_id: string | null; received_on: string; withdrawn_at: string | null; words: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'requests_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'requests_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'requests_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'requests_receipt_id_fkey'; columns: ['receipt_id']; isOneToOne: false; referencedRelation: 'receipts'; referencedColumns: ['id'] }];
			};
			responses: {
				Row: { contribution_id: string; decision_id: string; due_on: string; how: string | null; told_at: string | null; told_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'responses_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'responses_decision_id_fkey'; columns: ['decision_id']; isOneToOne: false; referencedRelation: 'decisions'; referencedColumns: ['id'] }];
			};
			retention_holds: {
				Row: { id: string; lifted_at: string | null; lifted_by: string | null; lifted_by_name: string | null; organisation_id: string; put_at: string; put_by: string | null; put_by_name: string; reason: string; record_type: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'retention_holds_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'retention_holds_record_type_fkey'; columns: ['record_type']; isOneToOne: false; referencedRelation: 'record_types'; referencedColumns: ['key'] }];
			};
			retention_rules: {
				Row: { basis: string; begins_on: string; id: string; keep: number; organisation_id: string; reason: string; record_type: string; set_at: string; set_by: string | null; set_by_name: string; unit: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'retention_rules_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'retention_rules_record_type_fkey'; columns: ['record_type']; isOneToOne: false; referencedRelation: 'record_types'; referencedColumns: ['key'] }];
			};
			round_coders: {
				Row: { coder_id: string; round_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'round_coders_round_id_fkey'; columns: ['round_id']; isOneToOne: false; referencedRelation: 'coding_rounds'; referencedColumns: ['id'] }];
			};
			round_contributions: {
				Row: { contribution_id: string; finished_at: string | null; place: number; round_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'round_contributions_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'round_contributions_round_id_fkey'; columns: ['round_id']; isOneToOne: false; referencedRelation: 'coding_rounds'; referencedColumns: ['id'] }];
			};
			round_readings: {
				Row: { coder_id: string; contribution_id: string; passed: boolean; read_at: string; round_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'round_readings_round_id_contribution_id_fkey'; columns: ['round_id', 'contribution_id']; isOneToOne: false; referencedRelation: 'round_contributions'; referencedColumns: ['round_id', 'contribution_id'] }];
			};
			route_decisions: {
				Row: { basis: string; decided_at: string; decided_by: string | null; id: string; role_id: string; routes: string[]; starts_on: string; status: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'route_decisions_role_id_fkey'; columns: ['role_id']; isOneToOne: false; referencedRelation: 'involvement_roles'; referencedColumns: ['id'] }];
			};
			run_items: {
				Row: { finance_ref: string | null; hand_out_code: string | null; payment_id: string; position: number; run_id: string; taken_back_at: string | null; taken_back_by: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'run_items_payment_id_fkey'; columns: ['payment_id']; isOneToOne: false; referencedRelation: 'payments'; referencedColumns: ['id'] }, { foreignKeyName: 'run_items_run_id_fkey'; columns: ['run_id']; isOneToOne: false; referencedRelation: 'runs'; referencedColumns: ['id'] }];
			};
			runs: {
				Row: { due_by: string; id: string; made_at: string; made_by: string; number: number; organisation_id: string; partner_id: string | null; route: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'runs_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'runs_partner_id_fkey'; columns: ['partner_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }];
			};
			settlements: {
				Row: { carried_from: string | null; code_id: string; contribution_id: string; fits: boolean; reason: string; settled_at: string; settled_by: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'settlements_carried_from_fkey'; columns: ['carried_from']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'settlements_code_id_fkey'; columns: ['code_id']; isOneToOne: false; referencedRelation: 'codes'; referencedColumns: ['id'] }, { foreignKeyName: 'settlements_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			statements: {
				Row: { accepted_at: string | null; consultation_id: string; contribution_id: string; decided_by: string | null; declined_at: string | null; declined_why: string | null; item: string | null; position: number; question_id: string; sheet_id: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'statements_consultation_id_fkey'; columns: ['consultation_id']; isOneToOne: false; referencedRelation: 'consultations'; referencedColumns: ['id'] }, { foreignKeyName: 'statements_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'statements_sheet_id_fkey'; columns: ['sheet_id']; isOneToOne: false; referencedRelation: 'answer_sheets'; referencedColumns: ['id'] }];
			};
			summary_drafts: {
				Row: { saved_at: string; saved_by: string | null; words: string; workshop_id: string; written_by: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'summary_drafts_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: true; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			summary_versions: {
				Row: { correction: string | null; id: string; published_at: string; published_by: string | null; version: number; words: string; workshop_id: string; written_by: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'summary_versions_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			tasks: {
				Row: { agreed_at: string | null; declined_at: string | null; done_by: string; done_on: string | null; ended_at: string | null; id: string; offer: Told; offered_at: string; offered_by: string | null; organisation_id: string; person_id: string; pressed: string; programme_id: string; role_id: string | null; state: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'tasks_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'tasks_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'tasks_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'tasks_role_id_fkey'; columns: ['role_id']; isOneToOne: false; referencedRelation: 'involvement_roles'; referencedColumns: ['id'] }];
			};
			unused_reasons: {
				Row: { contribution_id: string; id: string; reason: string; removed_at: string | null; removed_by: string | null; said_at: string; said_by: string; words: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'unused_reasons_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }];
			};
			votes: {
				Row: { cast_at: string; choice: number; contribution_id: string; id: string; person_id: string | null; sheet_id: string | null; superseded: boolean };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'votes_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] }, { foreignKeyName: 'votes_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'votes_sheet_id_fkey'; columns: ['sheet_id']; isOneToOne: false; referencedRelation: 'answer_sheets'; referencedColumns: ['id'] }];
			};
			voucher_looks: {
				Row: { at: string; by: string; how: string; id: number; voucher_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'voucher_looks_voucher_id_fkey'; columns: ['voucher_id']; isOneToOne: false; referencedRelation: 'vouchers'; referencedColumns: ['id'] }];
			};
			vouchers: {
				Row: { bought_at: string; bought_by: string | null; expires_on: string; id: string; issuer: string; last4: string; organisation_id: string; payment_id: string | null; pence: number; read_at: string | null; replaced_by: string | null; state: string; voided_at: string | null; voided_why: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'vouchers_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'vouchers_payment_id_fkey'; columns: ['payment_id']; isOneToOne: false; referencedRelation: 'payments'; referencedColumns: ['id'] }, { foreignKeyName: 'vouchers_replaced_by_fkey'; columns: ['replaced_by']; isOneToOne: true; referencedRelation: 'vouchers'; referencedColumns: ['id'] }];
			};
			workshop_hosts: {
				Row: { organisation_id: string; reserved: number; reserved_until: string | null; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'workshop_hosts_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'workshop_hosts_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			workshop_invitations: {
				Row: { declined_at: string | null; id: string; invited_at: string; invited_by: string | null; organisation_id: string; person_id: string; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'workshop_invitations_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'workshop_invitations_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'workshop_invitations_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			workshop_leads: {
				Row: { part: string; person_id: string; workshop_id: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'workshop_leads_person_id_fkey'; columns: ['person_id']; isOneToOne: false; referencedRelation: 'people'; referencedColumns: ['id'] }, { foreignKeyName: 'workshop_leads_workshop_id_fkey'; columns: ['workshop_id']; isOneToOne: false; referencedRelation: 'workshops'; referencedColumns: ['id'] }];
			};
			workshop_series: {
				Row: { id: string; organisation_id: string; programme_id: string; title: string };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'workshop_series_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'workshop_series_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }];
			};
			workshops: {
				Row: { access_notes: string; area: string; can_change: string; cancelled_at: string | null; cancelled_reason: string | null; cannot_change: string; capacity: number | null; changed_at: string; checklist: Told; closed_at: string | null; closed_reason: string | null; content_note: string; created_at: string; created_by: string | null; debrief: string; directions: string; ends_at: string | null; four_pi: Told; held_at: string | null; held_on: string; how: string; id: string; interpreters: string; ladder_step: number | null; languages: string[]; late_cancel_days: number | null; limits_said_at: string | null; limits_said_by: string | null; offer: Told | null; online_link: string; opened_at: string | null; organisation_id: string; place: string; programme_id: string; purpose: string; read_by: string | null; reading: string; sequence: number; series_id: string | null; share_title: string; starts_at: string | null; state: string; summary: string | null; summary_by: string | null; summary_days: number | null; support_contact: string; title: string; written_up_at: string | null };
				Insert: Nothing;
				Update: Nothing;
				Relationships: [{ foreignKeyName: 'workshops_organisation_id_fkey'; columns: ['organisation_id']; isOneToOne: false; referencedRelation: 'organisations'; referencedColumns: ['id'] }, { foreignKeyName: 'workshops_programme_id_fkey'; columns: ['programme_id']; isOneToOne: false; referencedRelation: 'programmes'; referencedColumns: ['id'] }, { foreignKeyName: 'workshops_series_id_fkey'; columns: ['series_id']; isOneToOne: false; referencedRelation: 'workshop_series'; referencedColumns: ['id'] }];
			};
		};
		Views: {

		};
		Functions: {
			accept_invitation: { Args: { token: string }; Returns: string };
			accept_place: { Args: { key: string }; Returns: null };
			accept_statement: { Args: { statement: string }; Returns: null };
			accept_suggestion: { Args: { code: string; contribution: string; spans: Told }; Returns: string[] };
			acknowledge_alert: { Args: { alert: string }; Returns: null };
			acknowledge_challenge: { Args: { challenge: string }; Returns: null };
			acknowledge_request: { Args: { request: string }; Returns: null };
			action_page: { Args: { action: string }; Returns: Told };
			actions_of: { Args: { after_due?: string | null; after_id?: string | null; organisation: string }; Returns: Told };
			add_action: { Args: { decision: string; due_on: string; owner_id: string; what: string }; Returns: string };
			add_agenda_item: { Args: { content_note?: string | null; minutes: number; title: string; workshop: string }; Returns: string };
			add_agreement: { Args: { given: Told; payee: string }; Returns: string };
			add_board_statement: { Args: { challenge: string; shown_as?: string | null; words: string }; Returns: string };
			add_committee: { Args: { name: string; organisation: string; remit: string; starts_on?: string | null }; Returns: string };
			add_competency: { Args: { about?: string | null; name: string; organisation: string; source?: string | null }; Returns: string };
			add_consultation_paper: { Args: { consultation: string; note?: string | null; title: string; url?: string | null }; Returns: null };
			add_duty: { Args: { given: Told; organisation: string }; Returns: string };
			add_expense: { Args: { claim: string; given: Told }; Returns: string };
			add_import_file: { Args: { batch: string; content: string; file: string; part: number }; Returns: null };
			add_import_rows: { Args: { batch: string; rows: Told }; Returns: null };
			add_measure: { Args: { given: Told; organisation: string }; Returns: string };
			add_payee: { Args: { given: Told; organisation: string }; Returns: string };
			add_person: { Args: { contact?: string | null; contact_by?: string | null; language?: string | null; name: string; organisation: string }; Returns: string };
			add_plan_item: { Args: { given: Told; programme: string }; Returns: string };
			add_programme_partner: { Args: { partner: string; programme: string }; Returns: null };
			add_quote: { Args: { contribution: string; ends: number; insight: string; stance?: string | null; starts: number }; Returns: string };
			add_quotes: { Args: { contribution: string; insight: string; spans: Told; stance?: string | null }; Returns: null };
			add_rates: { Args: { given: Told; organisation: string }; Returns: number };
			add_receipt: { Args: { line: string; receipt: Told }; Returns: null };
			add_rendering: { Args: { contribution: string; given: Told }; Returns: string };
			add_role: { Args: { given: Told; organisation: string }; Returns: string };
			add_starter_set: { Args: { programme: string; starter_set: string }; Returns: number };
			add_vouchers: { Args: { given: Told; organisation: string }; Returns: number };
			agree_import: { Args: { batch: string; terms: Told }; Returns: null };
			agree_insight: { Args: { insight: string }; Returns: null };
			agree_measure_load: { Args: { load: string }; Returns: null };
			alert_at: { Args: { alert: string }; Returns: Told };
			alert_handed: { Args: { alert: string }; Returns: Told };
			alerts_of: { Args: { beside?: string | null; organisation: string; show?: string | null }; Returns: Told };
			answer_challenge: { Args: { answer: string; challenge: string; outcome: string }; Returns: null };
			answer_check: { Args: { answer: string; insight: string; words?: string | null }; Returns: null };
			answer_check_by_code: { Args: { answer: string; code: string; sign_as?: string | null; signs?: string | null; words?: string | null }; Returns: null };
			answer_check_by_receipt: { Args: { answer: string; code: string; insight: string; words?: string | null }; Returns: null };
			answer_rendering: { Args: { answer: string; correction?: string | null; rendering: string }; Returns: null };
			answer_rendering_by_receipt: { Args: { answer: string; code: string; correction?: string | null; rendering: string }; Returns: null };
			answer_request: { Args: { answer: string; outcome: string; request: string }; Returns: null };
			answer_task: { Args: { agrees: boolean; task: string }; Returns: null };
			answers_to_export: { Args: { after_id?: string | null; after_on?: string | null; consultation: string }; Returns: Told };
			approve_claim: { Args: { claim: string; hash?: string | null; version: number }; Returns: string };
			approve_claims: { Args: { seen: Told }; Returns: Told };
			approve_plan_item: { Args: { body: string; item: string; on_day: string }; Returns: null };
			arrange_care: { Args: { given: Told; workshop: string }; Returns: null };
			arrange_need: { Args: { need: string }; Returns: null };
			ask_payee_look: { Args: { account: string }; Returns: boolean };
			attach_insight: { Args: { decision: string; insight: string }; Returns: null };
			attach_insights: { Args: { decision: string; insights: string[] }; Returns: null };
			author_challenge: { Args: { challenge: string; verb: string }; Returns: null };
			author_challenge_by_receipt: { Args: { challenge: string; code: string; verb: string }; Returns: null };
			bank_holidays: { Args: { first_day: string; last_day: string }; Returns: Told };
			before_giving: { Args: Record<PropertyKey, never>; Returns: Told };
			before_registering: { Args: { partner?: string | null; workshop: string }; Returns: Told };
			begin_draft: { Args: { draft: string; programme: string }; Returns: null };
			begin_sheet: { Args: { consultation: string; easy_read: boolean; lang: string; told: boolean }; Returns: string };
			board: { Args: { from_month: string; programme: string; until_month: string }; Returns: Told };
			board_challenge: { Args: { challenge: string }; Returns: Told };
			board_challenges: { Args: { after?: Told | null; filter: string; from_month: string; programme: string; until_month: string }; Returns: Told };
			board_ratings: { Args: { decision: string }; Returns: Told };
			board_rows: { Args: { after?: Told | null; figure: string; from_month: string; programme: string; until_month: string }; Returns: Told };
			bring_back_suggestions: { Args: { contribution: string }; Returns: null };
			budget_at: { Args: { budget: string }; Returns: Told };
			budgets_of: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			cancel_registration: { Args: { key: string }; Returns: null };
			cancel_workshop: { Args: { reason: string; workshop: string }; Returns: null };
			challenge_page: { Args: { challenge: string }; Returns: Told };
			challenge_subject: { Args: { kind: string; subject: string }; Returns: Told };
			challenges_of: { Args: { before_at?: string | null; before_id?: string | null; filter?: string | null; organisation: string }; Returns: Told };
			change_agenda_item: { Args: { agenda_item: string; content_note?: string | null; minutes: number; title: string }; Returns: null };
			change_budget: { Args: { budget: string; by_pence: number; why: string }; Returns: null };
			change_consent: { Args: { answers: Told; contribution: string; months?: string | null }; Returns: null };
			change_consent_by_receipt: { Args: { answers: Told; code: string; months?: string | null }; Returns: null };
			change_hours: { Args: { given: Told; hours: string }; Returns: null };
			change_needs: { Args: { key: string; needs: Told }; Returns: null };
			change_pay_settings: { Args: { given: Told; organisation: string }; Returns: null };
			check_by_code: { Args: { code: string }; Returns: Told };
			check_in_by_code: { Args: { code: string; pressed: string; workshop: string }; Returns: string };
			check_insight: { Args: { insight: string }; Returns: null };
			check_letters: { Args: { insight: string; organisation: string }; Returns: Told };
			check_rules_of: { Args: { programme: string }; Returns: Told };
			check_sheet: { Args: { asked: Told; draft: Told; settled: boolean; sheet: string; words: string }; Returns: Told };
			choose_claim_day: { Args: { claim: string; day?: string | null; seen: number }; Returns: null };
			choose_claim_pay: { Args: { claim: string; pay: Told; seen?: number | null }; Returns: null };
			choose_pay: { Args: { key: string; pay: Told }; Returns: null };
			choose_pay_day: { Args: { day: string; payment: string; seen: number }; Returns: null };
			claim_expenses: { Args: { ahead?: boolean | null; done_on: string; for_person?: string | null; pressed: string; programme: string }; Returns: string };
			claim_hours: { Args: { hours: string; rate: string }; Returns: string };
			claim_to_approve: { Args: { claim: string }; Returns: Told };
			claim_written_for: { Args: { claim: string }; Returns: Told };
			claims_chosen: { Args: { ids: string[] }; Returns: Told };
			claims_to_approve: { Args: { beside?: string | null; organisation: string; show?: string | null }; Returns: Told };
			claims_written_for: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			close_alert: { Args: { alert: string; outcome: string }; Returns: null };
			close_attendance: { Args: { came?: string[] | null; workshop: string }; Returns: null };
			close_consultation: { Args: { consultation: string; reason?: string | null }; Returns: null };
			close_difference: { Args: { difference: string; note: string; why: string }; Returns: null };
			close_round: { Args: { round: string }; Returns: null };
			close_workshop: { Args: { reason?: string | null; workshop: string }; Returns: null };
			code_book: { Args: { organisation: string; programme?: string | null }; Returns: Told };
			code_may_fit: { Args: { before_id?: string | null; before_on?: string | null; code: string }; Returns: Told };
			code_page: { Args: { before_id?: string | null; before_on?: string | null; code: string }; Returns: Told };
			code_to_split: { Args: { code: string }; Returns: Told };
			coding_desk: { Args: { contribution: string; round?: string | null }; Returns: Told };
			coding_round: { Args: { round: string }; Returns: Told };
			coding_rounds: { Args: { before_at?: string | null; before_id?: string | null; organisation: string }; Returns: Told };
			committee_page: { Args: { before?: string | null; committee: string }; Returns: Told };
			compare_now: { Args: { organisation: string }; Returns: null };
			comparison: { Args: { organisation: string }; Returns: Told };
			competency_page: { Args: { after?: Told | null; competency: string; organisation: string; programme?: string | null }; Returns: Told };
			complete_action: { Args: { action: string; note: string }; Returns: null };
			confirm_by_receipt: { Args: { code: string }; Returns: null };
			confirm_contribution: { Args: { contribution: string }; Returns: null };
			confirm_hours: { Args: { seen: Told }; Returns: number };
			confirm_paid: { Args: { payment: string }; Returns: null };
			consultation_counts: { Args: { consultation: string }; Returns: Told };
			consultation_cut: { Args: { consultation: string; dimension: string; question: string }; Returns: Told };
			consultation_desk: { Args: { consultation: string }; Returns: Told };
			consultation_heard: { Args: { consultation: string }; Returns: Told };
			consultation_results: { Args: { consultation: string }; Returns: Told };
			consultation_to_answer: { Args: { consultation: string; easy_read?: boolean | null; lang?: string | null }; Returns: Told };
			consultation_translation: { Args: { consultation: string; easy_read?: boolean | null; lang: string }; Returns: Told };
			consultation_votes: { Args: { consultation: string; question?: string | null }; Returns: Told };
			consultation_words: { Args: { before_id?: string | null; before_on?: string | null; consultation: string; question: string }; Returns: Told };
			consultations_of: { Args: { before?: string | null; organisation: string; state?: string | null }; Returns: Told };
			contribution_at: { Args: { contribution: string }; Returns: Told };
			contribution_by_receipt: { Args: { code: string }; Returns: Told };
			contributions_to_read: { Args: { before_id?: string | null; before_on?: string | null; insight: string; only_one?: string | null; unused?: boolean | null; view?: string | null }; Returns: Told };
			correct_decision: { Args: { decision: string }; Returns: string };
			count_people: { Args: { note: string; people: number; pressed: string; workshop: string }; Returns: null };
			coverage: { Args: { before_id?: string | null; before_on?: string | null; created_before?: string | null; created_id?: string | null; organisation: string; programme?: string | null }; Returns: Told };
			coverage_counts: { Args: { programme: string }; Returns: Told };
			create_consultation: { Args: { programme: string; title: string }; Returns: string };
			create_programme: { Args: { ends_on?: string | null; organisation: string; purpose: string; slug: string; starts_on?: string | null; title: string }; Returns: string };
			create_round: { Args: { given: Told; programme: string }; Returns: string };
			data_protection: { Args: { organisation: string }; Returns: Told };
			decide_payee_check: { Args: { account: string; agreed: boolean; seen: string }; Returns: null };
			decide_route: { Args: { given: Told; involvement_role: string }; Returns: string };
			decision_desk: { Args: { decision: string }; Returns: Told };
			decisions_of: { Args: { before?: number | null; filter?: string | null; organisation: string; programme?: string | null }; Returns: Told };
			decisions_to_tell: { Args: { organisation: string }; Returns: Told };
			decline_invitation: { Args: { invitation: string }; Returns: null };
			decline_statement: { Args: { statement: string; why: string }; Returns: null };
			describe_import: { Args: { batch: string; sample: Told }; Returns: null };
			describe_workshop: { Args: { given: Told; workshop: string }; Returns: null };
			detach_insight: { Args: { decision: string; insight: string }; Returns: null };
			discard_consultation: { Args: { consultation: string }; Returns: null };
			discard_draft: { Args: { draft: string }; Returns: null };
			discard_import: { Args: { batch: string }; Returns: null };
			discard_refused_rows: { Args: { batch: string }; Returns: null };
			discard_room_draft: { Args: { draft: string }; Returns: null };
			dismiss_suggestion: { Args: { code: string; contribution: string }; Returns: null };
			disposals_due: { Args: { at?: string | null; organisation: string }; Returns: Told };
			disposals_of: { Args: { beside?: string | null; most?: number | null; organisation: string }; Returns: Told };
			dispose_now: { Args: { organisation: string; record_type: string }; Returns: number };
			done_with: { Args: { contribution: string; round: string }; Returns: null };
			door_of: { Args: { code: string }; Returns: Told };
			draft_insight: { Args: { programme: string; statement: string }; Returns: string };
			draw_cash: { Args: { organisation: string; pence: number }; Returns: null };
			drop_correction: { Args: { consultation: string }; Returns: null };
			drop_wording: { Args: { attempt: string }; Returns: null };
			due: { Args: { after?: string | null; mine?: boolean | null; organisation: string; stop?: string | null }; Returns: Told };
			duplicate_consultation: { Args: { consultation: string }; Returns: string };
			duplicate_workshop: { Args: { day: string; workshop: string }; Returns: string };
			duties_of: { Args: { organisation: string }; Returns: Told };
			duty_page: { Args: { duty: string }; Returns: Told };
			end_committee: { Args: { committee: string }; Returns: null };
			end_limit: { Args: { one: string }; Returns: null };
			end_membership: { Args: { member: string }; Returns: null };
			end_payee: { Args: { payee: string }; Returns: null };
			end_rate: { Args: { last_day: string; rate: string }; Returns: null };
			end_role: { Args: { involvement_role: string }; Returns: null };
			end_seat: { Args: { seat: string }; Returns: null };
			end_sitting: { Args: Record<PropertyKey, never>; Returns: null };
			end_task: { Args: { task: string }; Returns: null };
			ending_consents: { Args: { after_contribution?: string | null; after_on?: string | null; organisation: string }; Returns: Told };
			endings_of: { Args: { before_id?: string | null; before_on?: string | null; organisation: string; unseen?: boolean | null }; Returns: Told };
			everything_held: { Args: { most?: number | null }; Returns: Told };
			expense_receipt: { Args: { receipt: string }; Returns: Told };
			export_page: { Args: { export: string }; Returns: Told };
			export_words: { Args: { after?: number | null; export: string }; Returns: Told };
			exports_of: { Args: { before_at?: string | null; before_id?: string | null; organisation: string }; Returns: Told };
			extend_consultation: { Args: { closes_on: string; consultation: string; reason: string }; Returns: null };
			extend_request: { Args: { request: string; why: string }; Returns: null };
			felt_key: { Args: { workshop: string }; Returns: string };
			felt_questions: { Args: { key: string; workshop?: string | null }; Returns: Told };
			find_contributions: { Args: { before_id?: string | null; before_on?: string | null; organisation: string; query?: Told | null; view?: string | null }; Returns: Told };
			finding_choices: { Args: { organisation: string }; Returns: Told };
			finish_import_check: { Args: { batch: string; expected: Told }; Returns: null };
			finish_task: { Args: { done_on: string; task: string }; Returns: string };
			flag_hard: { Args: { contribution: string; note?: string | null }; Returns: null };
			forget_about_me: { Args: Record<PropertyKey, never>; Returns: null };
			forget_about_me_at_place: { Args: { key: string }; Returns: null };
			fresh_until: { Args: Record<PropertyKey, never>; Returns: string };
			front_page: { Args: Record<PropertyKey, never>; Returns: Told };
			give_back_summary: { Args: { correction?: string | null; words: string; workshop: string; written_by: string }; Returns: null };
			give_draft: { Args: { draft: string; erasure_key?: string | null; recording?: Told | null }; Returns: Told };
			give_equality: { Args: { answers: Told; code: string }; Returns: null };
			give_felt: { Args: { answers: Told; key: string; workshop?: string | null }; Returns: null };
			give_limit: { Args: { given: Told; organisation: string }; Returns: string };
			give_seat: { Args: { committee: string; member?: string | null; name: string; role: string; starts_on: string }; Returns: string };
			give_up_payment: { Args: { payment: string; seen: number }; Returns: null };
			go_on_reading: { Args: Record<PropertyKey, never>; Returns: null };
			governance: { Args: { organisation: string; programme?: string | null }; Returns: Told };
			hand_outs: { Args: { beside?: string | null; only_payment?: string | null; organisation: string }; Returns: Told };
			held_by_receipt: { Args: { code: string }; Returns: Told };
			hope_for: { Args: { given: Told }; Returns: string };
			hours_to_confirm: { Args: { beside?: string | null; confirmed?: boolean | null; organisation: string }; Returns: Told };
			how_long: { Args: { trust: string }; Returns: Told };
			import_batch: { Args: { batch: string }; Returns: Told };
			import_file: { Args: { batch: string; file: string; part: number }; Returns: string };
			insight_desk: { Args: { insight: string }; Returns: Told };
			insights_of: { Args: { before?: number | null; filter?: string | null; organisation: string; programme?: string | null }; Returns: Told };
			insights_waiting: { Args: { organisation: string; programme?: string | null }; Returns: Told };
			invitation: { Args: { token: string }; Returns: Told };
			invite_member: { Args: { email: string; name: string; organisation: string; role: string }; Returns: Told };
			invite_people: { Args: { organisation: string; people: string[]; workshop: string }; Returns: number };
			issue_check_letters: { Args: { insight: string; organisation: string; people: string[] }; Returns: Told };
			issue_paper_sheets: { Args: { consultation: string; easy_read?: boolean | null; how_many: number; lang: string }; Returns: Told };
			issue_receipt: { Args: { contribution: string }; Returns: string };
			keep_payee_account: { Args: { account: string; ref: string }; Returns: null };
			keep_view: { Args: { organisation: string; query: Told }; Returns: string };
			key_sheet: { Args: { consultation: string; draft: Told; easy_read: boolean; lang: string; number: string; scribe_name: string }; Returns: string };
			late: { Args: { after?: string | null; most?: number | null; stop?: string | null; trust: string }; Returns: Told };
			learn_code_book: { Args: { programme: string }; Returns: null };
			leave_out: { Args: { contribution: string; reason: string; spans: Told }; Returns: null };
			ledger_of: { Args: { before_at?: string | null; before_id?: number | null; filter?: Told | null; most?: number | null; organisation: string }; Returns: Told };
			ledger_transaction: { Args: { transaction: number }; Returns: Told };
			lift_hold: { Args: { hold: string }; Returns: null };
			limits_of: { Args: { organisation: string }; Returns: Told };
			lines_of_claim: { Args: { claim: string }; Returns: Told };
			link_to_plan: { Args: { action?: string | null; decision?: string | null; insight?: string | null; item: string }; Returns: string };
			load_indicators: { Args: { document: Told; organisation: string; source: string }; Returns: string };
			load_population: { Args: { given: Told; organisation: string }; Returns: string };
			log_attended: { Args: { registration: string }; Returns: string };
			log_book: { Args: Record<PropertyKey, never>; Returns: Told };
			log_counts: { Args: Record<PropertyKey, never>; Returns: Told };
			log_erasures: { Args: { trust?: string | null }; Returns: Told };
			log_hours: { Args: { given: Told }; Returns: string };
			log_incidents: { Args: { before?: number | null }; Returns: Told };
			log_of_trust: { Args: { trust: string }; Returns: Told };
			log_openings: { Args: { entry_id: string }; Returns: Told };
			log_page: { Args: { index: number }; Returns: Told };
			log_pages: { Args: { about?: string | null; before?: number | null; most?: number | null; trust?: string | null }; Returns: Told };
			look_again: { Args: { contribution: string; insight: string }; Returns: null };
			look_at_name: { Args: { contribution: string; why: string }; Returns: string };
			looks_at_names: { Args: { organisation: string }; Returns: Told };
			make_anonymous: { Args: { contribution: string }; Returns: null };
			make_anonymous_by_receipt: { Args: { code: string }; Returns: null };
			make_assessment: { Args: { competency: string; given: Told; programme: string }; Returns: string };
			make_code: { Args: { definition?: string | null; examples?: string | null; name: string; parent?: string | null; programme: string }; Returns: string };
			make_decision: { Args: { decision: string }; Returns: null };
			make_export: { Args: { from_on: string; programme: string; purpose: string; to_on: string; use: string }; Returns: string };
			make_pack: { Args: { from_month: string; head_size?: number | null; kind: string; programme: string; until_month: string }; Returns: string };
			make_run: { Args: { given: Told; organisation: string }; Returns: string };
			mark_coproduced: { Args: { item: string }; Returns: null };
			match_claim_payee: { Args: { claim: string; payee: string }; Returns: null };
			me: { Args: Record<PropertyKey, never>; Returns: Told };
			measure_load_page: { Args: { load: string }; Returns: Told };
			measure_load_setting: { Args: { organisation: string }; Returns: Told };
			measure_page: { Args: { dimension: string; level: string; measure: string; programme: string }; Returns: Told };
			measures_page: { Args: { programme: string }; Returns: Told };
			members_of: { Args: { organisation: string }; Returns: Told };
			merge_codes: { Args: { code: string; target: string; why: string }; Returns: null };
			merge_insights: { Args: { insights: string[]; statement: string }; Returns: string };
			messages_to_tell: { Args: { beside?: string | null; organisation: string; way?: string | null }; Returns: Told };
			move_agenda_item: { Args: { agenda_item: string; up: boolean }; Returns: null };
			move_budget: { Args: { into_budget: string; out_of: string; pence: number; why: string }; Returns: null };
			move_code: { Args: { code: string; parent?: string | null; why?: string | null }; Returns: null };
			my_about_me: { Args: Record<PropertyKey, never>; Returns: Told };
			my_challenges: { Args: Record<PropertyKey, never>; Returns: Told };
			my_checks: { Args: { insight?: string | null }; Returns: Told };
			my_claims: { Args: { beside?: string | null; only_one?: string | null }; Returns: Told };
			my_contribution: { Args: { contribution: string }; Returns: Told };
			my_contributions: { Args: { before_id?: string | null; before_on?: string | null; most?: number | null }; Returns: Told };
			my_draft: { Args: { draft: string }; Returns: Told };
			my_ending_consents: { Args: Record<PropertyKey, never>; Returns: Told };
			my_hand_outs: { Args: Record<PropertyKey, never>; Returns: Told };
			my_hours: { Args: { beside?: string | null; most?: number | null; only_one?: string | null }; Returns: Told };
			my_own_limits: { Args: Record<PropertyKey, never>; Returns: Told };
			my_page: { Args: Record<PropertyKey, never>; Returns: Told };
			my_passport: { Args: Record<PropertyKey, never>; Returns: Told };
			my_pay_bank: { Args: Record<PropertyKey, never>; Returns: Told };
			my_payment: { Args: { payment: string }; Returns: Told };
			my_payments: { Args: { beside?: string | null }; Returns: Told };
			my_place: { Args: { key: string }; Returns: Told };
			my_registrations: { Args: Record<PropertyKey, never>; Returns: Told };
			my_requests: { Args: Record<PropertyKey, never>; Returns: Told };
			my_statement: { Args: { from_day: string; to_day: string }; Returns: Told };
			name_lead: { Args: { part: string; person: string; workshop: string }; Returns: null };
			name_view: { Args: { name: string; shared?: boolean | null; view: string }; Returns: null };
			not_done_with: { Args: { contribution: string; round: string }; Returns: null };
			note_alert: { Args: { alert: string; note: string; pressed: string }; Returns: null };
			note_coproduction: { Args: { changed: string; item: string; on_day: string; who: string }; Returns: string };
			note_letters_posted: { Args: { messages: string[]; organisation: string }; Returns: number };
			note_log_incident: { Args: { ended?: boolean | null; incident: number; words: string }; Returns: null };
			note_message_not_reached: { Args: { message: string }; Returns: null };
			note_message_told: { Args: { how: string; message: string }; Returns: null };
			note_need_met: { Args: { met: string; need: string }; Returns: null };
			note_on_ratings: { Args: { body: string; decision: string; met_on: string; note: string }; Returns: string };
			note_on_request: { Args: { request: string; words: string }; Returns: null };
			note_person_told: { Args: { decision: string; how: string; person: string }; Returns: null };
			note_progress: { Args: { action: string; note: string }; Returns: null };
			note_told: { Args: { contribution: string; decision: string; how: string }; Returns: null };
			note_was_there: { Args: { registration: string }; Returns: null };
			offer_task: { Args: { given: Told }; Returns: string };
			open_consultation: { Args: { consultation: string; reasons?: Told | null }; Returns: null };
			open_my_vouchers: { Args: { payment: string }; Returns: Told };
			open_workshop: { Args: { workshop: string }; Returns: null };
			organisation_home: { Args: { organisation: string }; Returns: Told };
			outcomes_page: { Args: { action?: string | null; decision?: string | null }; Returns: Told };
			own_contribution_in_log: { Args: { contribution: string }; Returns: Told };
			own_difference: { Args: { difference: string }; Returns: null };
			own_need: { Args: { need: string; owner: string }; Returns: null };
			pack_in_log: { Args: { pack: string }; Returns: Told };
			pass_choices: { Args: { contribution: string }; Returns: Told };
			pass_on: { Args: { colleague?: string | null; contribution: string }; Returns: null };
			pass_over: { Args: { contribution: string; insight: string }; Returns: null };
			passports_shared: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			pause_pay_clock: { Args: { payment: string; why?: string | null }; Returns: null };
			pay_fairness: { Args: { dimension: string; half?: string | null; organisation: string }; Returns: Told };
			pay_it_anyway: { Args: { payment: string; seen: number }; Returns: null };
			pay_report: { Args: { from_day: string; organisation: string; until_day: string }; Returns: Told };
			pay_settings_of: { Args: { organisation: string }; Returns: Told };
			payee_checks: { Args: { organisation: string }; Returns: Told };
			payee_form: { Args: { account: string }; Returns: Told };
			payee_page: { Args: { payee: string }; Returns: Told };
			payee_statement: { Args: { from_day: string; payee: string; to_day: string }; Returns: Told };
			payees_i_speak_for: { Args: Record<PropertyKey, never>; Returns: Told };
			payees_of: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			payment_of: { Args: { payment: string }; Returns: Told };
			payment_rail: { Args: { organisation: string }; Returns: Told };
			payments_home: { Args: { organisation: string }; Returns: Told };
			payments_of: { Args: { before_at?: string | null; before_id?: string | null; filter?: Told | null; most?: number | null; organisation: string }; Returns: Told };
			people_of: { Args: { backwards?: boolean | null; beside?: string | null; organisation: string }; Returns: Told };
			people_to_ask: { Args: { organisation: string }; Returns: Told };
			people_to_invite: { Args: { beside?: string | null; organisation: string; workshop: string }; Returns: Told };
			people_to_tell: { Args: { after_id?: string | null; decision: string; organisation: string }; Returns: Told };
			picture: { Args: { contribution: string }; Returns: string };
			picture_by_receipt: { Args: { code: string }; Returns: string };
			place_workshop: { Args: { given: Told; workshop: string }; Returns: null };
			plan_choices: { Args: { organisation: string; programme?: string | null }; Returns: Told };
			plan_item_desk: { Args: { item: string }; Returns: Told };
			plan_link_choices: { Args: { item: string }; Returns: Told };
			plan_of: { Args: { after?: Told | null; by_what?: string | null; organisation: string; programme?: string | null }; Returns: Told };
			plan_workshop: { Args: { day: string; from_clock: string; organisation: string; programme: string; title: string; to_clock: string }; Returns: string };
			population_of: { Args: { organisation: string }; Returns: Told };
			post_to_ledger: { Args: { given: Told; organisation: string }; Returns: number };
			print_registration: { Args: { registration: string }; Returns: string };
			programme_thread: { Args: { programme: string; trust: string }; Returns: Told };
			programmes_of: { Args: { organisation: string }; Returns: Told };
			propose_decision: { Args: { insights?: string[] | null; programme: string; summary: string; title: string }; Returns: string };
			propose_wording: { Args: { attempt?: string | null; from_state: string; from_version: number; insight: string; statement: string }; Returns: string };
			public_picture: { Args: { contribution: string; trust: string }; Returns: string };
			public_thread: { Args: { id: string; kind: string }; Returns: Told };
			publish_consultation_report: { Args: { consultation: string }; Returns: null };
			publish_correction: { Args: { consultation: string }; Returns: null };
			publish_indicators: { Args: { programme: string }; Returns: string };
			publish_plan_item: { Args: { item: string }; Returns: null };
			published_plan: { Args: { after?: Told | null; by_what?: string | null; programme?: string | null; trust: string }; Returns: Told };
			published_plan_item: { Args: { item: string; trust: string }; Returns: Told };
			put_back: { Args: { redaction: string }; Returns: null };
			put_code: { Args: { code: string; contribution: string; ends: number; starts: number }; Returns: string };
			put_codes: { Args: { codes: string[]; contribution: string; spans: Told }; Returns: null };
			put_hold: { Args: { organisation: string; reason: string; record_type?: string | null }; Returns: string };
			raise_alert: { Args: { given: Told; organisation: string }; Returns: string };
			raise_challenge: { Args: { kind: string; shown_as?: string | null; subject: string; words: string }; Returns: string };
			raise_challenge_by_receipt: { Args: { code: string; kind: string; shown_as?: string | null; subject: string; words: string }; Returns: string };
			raise_request: { Args: { kind: string; organisation: string; words: string }; Returns: string };
			raise_request_by_receipt: { Args: { code: string; kind: string; words: string }; Returns: string };
			rate_influence: { Args: { decision: string; rating: number }; Returns: null };
			rate_influence_as_owner: { Args: { decision: string; rating: number }; Returns: null };
			rate_influence_by_receipt: { Args: { code: string; decision: string; rating: number }; Returns: null };
			rate_influence_for: { Args: { decision: string; how: string; person: string; rating: number }; Returns: null };
			rates_for_hours: { Args: { hours: string }; Returns: Told };
			rating_asked: { Args: { code?: string | null; decision: string }; Returns: Told };
			read_vouchers_for: { Args: { how: string; payment: string }; Returns: Told };
			receipt_in_log: { Args: { code: string }; Returns: Told };
			receipt_to_approve: { Args: { receipt: string }; Returns: Told };
			reconciliation: { Args: { before_at?: string | null; before_id?: string | null; closed?: boolean | null; most?: number | null; only_one?: string | null; organisation: string }; Returns: Told };
			record_attendance: { Args: { fact: string; pressed: string; registration: string }; Returns: null };
			record_check: { Args: { answer: string; contribution: string; how: string; insight: string; sign_as?: string | null; signs?: string | null; words: string }; Returns: null };
			record_contribution: { Args: { given: Told }; Returns: Told };
			record_hand_over: { Args: { given: Told; payment: string }; Returns: null };
			record_in_room: { Args: { given: Told; workshop: string }; Returns: Told };
			record_meeting: { Args: { committee: string; community_chair: boolean; links: string[]; met_on: string; minutes: string; staff_chair: boolean }; Returns: string };
			record_paid: { Args: { given: Told; payment: string }; Returns: null };
			record_person_check: { Args: { answer: string; how: string; insight: string; person: string; sign_as?: string | null; signs?: string | null; words: string }; Returns: null };
			record_rendering_answer: { Args: { answer: string; correction?: string | null; rendering: string }; Returns: null };
			record_renewal: { Args: { answer: string; renewal: string }; Returns: null };
			record_request: { Args: { given: Told; organisation: string }; Returns: string };
			record_run: { Args: { given: Told; run: string }; Returns: number };
			recording: { Args: { contribution: string }; Returns: Told };
			recording_by_receipt: { Args: { code: string }; Returns: Told };
			refused_rows: { Args: { after?: number | null; batch: string }; Returns: Told };
			register_for_workshop: { Args: { given: Told }; Returns: Told };
			register_somebody: { Args: { given: Told }; Returns: Told };
			registration_at: { Args: { registration: string }; Returns: Told };
			registration_calendar: { Args: { every?: boolean | null; key: string }; Returns: Told };
			release_payment: { Args: { payment: string }; Returns: null };
			remove_agenda_item: { Args: { agenda_item: string }; Returns: null };
			remove_consultation_paper: { Args: { consultation: string; paper: string }; Returns: null };
			remove_expense: { Args: { line: string }; Returns: null };
			remove_hours: { Args: { hours: string }; Returns: null };
			remove_indicators: { Args: { load: string }; Returns: null };
			remove_lead: { Args: { person: string; workshop: string }; Returns: null };
			remove_programme_partner: { Args: { partner: string; programme: string }; Returns: null };
			remove_quote: { Args: { quote: string }; Returns: null };
			remove_view: { Args: { view: string }; Returns: null };
			remove_workshop_host: { Args: { host: string; workshop: string }; Returns: null };
			renderings_waiting: { Args: { after_id?: string | null; organisation: string }; Returns: Told };
			repeat_workshop: { Args: { days: string[]; title: string; workshop: string }; Returns: string };
			replace_voucher: { Args: { voucher: string; why: string }; Returns: string };
			reply_to_check: { Args: { reply: string; to_check: string }; Returns: null };
			request_page: { Args: { request: string }; Returns: Told };
			requests_by_receipt: { Args: { code: string }; Returns: Told };
			requests_of: { Args: { beside?: string | null; filter?: string | null; organisation: string }; Returns: Told };
			restart_payee_account: { Args: { account: string }; Returns: Told };
			restore_membership: { Args: { member: string }; Returns: string };
			resume_consultation: { Args: { consultation: string }; Returns: null };
			retention_at: { Args: { organisation: string; record_type: string }; Returns: Told };
			retention_of: { Args: { organisation: string }; Returns: Told };
			retire_competency: { Args: { competency: string; reason: string }; Returns: null };
			retire_duty: { Args: { duty: string; expected: number; reason: string }; Returns: null };
			return_claim: { Args: { claim: string; note: string; version: number }; Returns: null };
			return_hours: { Args: { hours: string; note: string }; Returns: null };
			reverse_decision: { Args: { decision: string; reason: string }; Returns: null };
			reverse_paid: { Args: { payment: string; why: string }; Returns: null };
			review_duty: { Args: { duty: string; evidence: string; expected: number; next_on: string }; Returns: null };
			review_equality: { Args: { decision: string; findings: string; next_on?: string | null; on_day: string; outcome: string }; Returns: string };
			review_need: { Args: { need: string }; Returns: null };
			review_plan_item: { Args: { item: string; next_review_on?: string | null; note: string; outcome: string }; Returns: null };
			review_rendering: { Args: { rendering: string; reviewer_name: string }; Returns: null };
			review_translation: { Args: { consultation: string; easy_read: boolean; lang: string; reviewed_by: string }; Returns: null };
			revise_code: { Args: { code: string; definition: string; examples: string; expected: Told; name: string }; Returns: null };
			revise_decision: { Args: { decision: string; given: Told }; Returns: null };
			revise_duty: { Args: { duty: string; expected: number; given: Told; why: string }; Returns: null };
			revise_insight: { Args: { expected: string; insight: string; statement: string }; Returns: null };
			revise_plan_item: { Args: { given: Told; item: string; reason?: string | null; seen: number }; Returns: null };
			reword_competency: { Args: { about?: string | null; competency: string; name: string; source?: string | null }; Returns: string };
			role_page: { Args: { involvement_role: string }; Returns: Told };
			roles_of: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			room: { Args: { beside?: string | null; find?: string | null; show?: string | null; workshop: string }; Returns: Told };
			room_draft: { Args: { draft: string; who?: string | null; workshop: string }; Returns: Told };
			round_agreement: { Args: { round: string }; Returns: Told };
			round_choices: { Args: { programme: string }; Returns: Told };
			round_differences: { Args: { after_code?: string | null; after_place?: number | null; most?: number | null; round: string; settled?: boolean | null }; Returns: Told };
			run_import: { Args: { batch: string; how_many?: number | null }; Returns: Told };
			run_page: { Args: { after_place?: number | null; most?: number | null; only_payment?: string | null; run: string }; Returns: Told };
			runs_of: { Args: { beside?: string | null; due_by?: string | null; organisation: string }; Returns: Told };
			said_and_done: { Args: { after?: string | null; before?: string | null; influence?: string | null; most?: number | null; programme?: string | null; tab?: string | null; trust: string }; Returns: Told };
			said_and_done_news: { Args: { trust: string }; Returns: Told };
			save_consultation_questions: { Args: { consultation: string; questions: Told; seen: string }; Returns: null };
			save_consultation_report: { Args: { consultation: string; report: string; report_by: string }; Returns: null };
			save_draft: { Args: { answers: Told; draft: string }; Returns: null };
			save_passport: { Args: { given: Told }; Returns: null };
			save_payee_contacts: { Args: { contacts: Told; payee: string }; Returns: null };
			save_room_draft: { Args: { answers: Told; draft: string; workshop: string }; Returns: string };
			save_sheet: { Args: { changes: Told; code: string }; Returns: null };
			save_summary: { Args: { words: string; workshop: string; written_by: string }; Returns: null };
			save_translation: { Args: { consultation: string; easy_read: boolean; lang: string; translated_by: string; words: Told }; Returns: null };
			say_about_me_at_place: { Args: { answers: Told; key: string }; Returns: null };
			say_limits: { Args: { workshop: string }; Returns: null };
			say_need_met: { Args: { key: string; met: string; need: string }; Returns: null };
			say_what_became: { Args: { payment: string; said: string; why: string }; Returns: string };
			say_what_changed: { Args: { given: Told; outcome: string }; Returns: null };
			say_why_unused: { Args: { contribution: string; reason: string; words?: string | null }; Returns: null };
			see_ending: { Args: { ending: string }; Returns: null };
			send_sheet: { Args: { asked: Told; code: string; connect?: boolean | null; erasure_key?: string | null; words: string }; Returns: null };
			send_sheet_for_somebody: { Args: { given: Told }; Returns: Told };
			set_about_me: { Args: { answers: Told }; Returns: null };
			set_budget: { Args: { given: Told; programme: string }; Returns: string };
			set_check_rule: { Args: { least_share: number; objections_answered: boolean; programme: string; reason: string; waits: string }; Returns: null };
			set_consultation_equality: { Args: { asks: boolean; consultation: string }; Returns: null };
			set_consultation_window: { Args: { closes_on: string; consultation: string; opens_on: string }; Returns: null };
			set_cost_code: { Args: { code: string; programme: string }; Returns: null };
			set_finance_ref: { Args: { payee: string; reference: string }; Returns: null };
			set_influence: { Args: { decision: string; insight: string; kind: string; reason?: string | null; referred_to?: string | null; review_on?: string | null }; Returns: null };
			set_insight_parts: { Args: { competencies: string[]; insight: string; parts: string[] }; Returns: null };
			set_measure_areas: { Args: { given: Told; organisation: string }; Returns: null };
			set_minimum_window: { Args: { days?: number | null; organisation: string }; Returns: null };
			set_own_limits: { Args: { given: Told }; Returns: null };
			set_plan_measures: { Args: { item: string; measures: string[] }; Returns: null };
			set_programme_clocks: { Args: { answer_days: number; check_days: number; late_cancel_days?: number | null; place_hours?: number | null; programme: string; summary_days?: number | null }; Returns: null };
			set_reading_cap: { Args: { cap: number }; Returns: null };
			set_retention: { Args: { basis?: string | null; keep: number; organisation: string; reason: string; record_type: string; unit: string }; Returns: string };
			set_stance: { Args: { quote: string; stance: string }; Returns: null };
			set_workshop_host: { Args: { host: string; reserved?: number | null; reserved_until?: string | null; workshop: string }; Returns: null };
			set_workshop_offer: { Args: { given?: Told | null; workshop: string }; Returns: null };
			set_workshop_reading: { Args: { read_by?: string | null; reading: string; workshop: string }; Returns: null };
			settle_challenge: { Args: { answer: string; body: string; challenge: string; met_on: string; outcome: string }; Returns: null };
			settle_code: { Args: { code: string; contribution: string; fits: boolean; reason: string; round: string }; Returns: null };
			share_passport: { Args: { organisation: string; parts: string[] }; Returns: null };
			share_power: { Args: { given: Told; workshop: string }; Returns: null };
			sheet_by_code: { Args: { code: string }; Returns: Told };
			sheet_to_key: { Args: { sheet: string }; Returns: Told };
			sheets_of: { Args: { beside?: string | null; consultation: string; show?: string | null }; Returns: Told };
			sign_check: { Args: { insight: string; sign_as?: string | null; signs: string }; Returns: null };
			sign_check_by_receipt: { Args: { code: string; insight: string; sign_as?: string | null; signs: string }; Returns: null };
			sign_insight: { Args: { insight: string }; Returns: null };
			similar_contributions: { Args: { contribution: string; most?: number | null }; Returns: Told };
			split_code: { Args: { code: string; parts: Told; shown: Told; why: string }; Returns: string[] };
			split_insight: { Args: { insight: string; parts: Told }; Returns: string[] };
			split_payment: { Args: { parts: Told; payment: string; seen: number }; Returns: string[] };
			start_correction: { Args: { consultation: string; correction: string }; Returns: null };
			start_import: { Args: { fingerprint: string; kind: string; name: string; programme: string; source: string }; Returns: Told };
			start_import_check: { Args: { batch: string; settings: Told }; Returns: null };
			start_measure_load: { Args: { given: Told; organisation: string }; Returns: Told };
			start_payee_account: { Args: { organisation: string; person: string }; Returns: Told };
			start_sending: { Args: { organisation: string }; Returns: string };
			starter_sets: { Args: { programme: string }; Returns: Told };
			statement_for: { Args: { from_day: string; person: string; to_day: string }; Returns: Told };
			statements_of: { Args: { beside?: string | null; consultation: string; show?: string | null }; Returns: Told };
			stop_consultation: { Args: { consultation: string }; Returns: null };
			stop_sending: { Args: { organisation: string }; Returns: null };
			stop_sheet: { Args: { code: string }; Returns: null };
			submit_claim: { Args: { claim: string; given?: Told | null; seen: number }; Returns: number };
			suggestion_to_accept: { Args: { code: string; contribution: string }; Returns: Told };
			suggestions_for: { Args: { contribution: string }; Returns: Told };
			supersede_insight: { Args: { insight: string; statement: string }; Returns: string };
			table_challenge: { Args: { challenge: string; meets_on: string }; Returns: null };
			take_back_board_statement: { Args: { statement: string }; Returns: null };
			take_back_from_run: { Args: { payment: string }; Returns: null };
			take_back_indicators: { Args: { organisation: string }; Returns: null };
			take_less: { Args: { payment: string; pence: number; seen: number }; Returns: string };
			take_next: { Args: { round: string }; Returns: Told };
			take_off_code: { Args: { coding: string }; Returns: null };
			take_off_rendering: { Args: { rendering: string }; Returns: null };
			take_part: { Args: { slug: string }; Returns: Told };
			take_passed: { Args: { contribution: string }; Returns: null };
			take_up_claim: { Args: { claim: string }; Returns: null };
			tasks_of: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			thread: { Args: { id: string; kind: string }; Returns: Told };
			to_claim: { Args: Record<PropertyKey, never>; Returns: Told };
			to_claim_for: { Args: { organisation: string }; Returns: Told };
			trace: { Args: { asked?: Told | null; from_month: string; programme: string; until_month: string }; Returns: Told };
			trace_rows: { Args: { after?: Told | null; asked?: Told | null; from_month: string; programme: string; stops: Told; until_month: string }; Returns: Told };
			track: { Args: { code: string }; Returns: Told };
			undo_count: { Args: { group_count: string }; Returns: null };
			undo_import: { Args: { batch: string }; Returns: null };
			undo_measure_load: { Args: { load: string }; Returns: null };
			undo_merge: { Args: { code: string; why: string }; Returns: null };
			unflag_hard: { Args: { contribution: string }; Returns: null };
			unlink_from_plan: { Args: { link: string }; Returns: null };
			unsay_why_unused: { Args: { contribution: string }; Returns: null };
			unsettle_code: { Args: { code: string; contribution: string; round: string }; Returns: null };
			unsign_insight: { Args: { insight: string }; Returns: null };
			use_for_workshops: { Args: { involvement_role: string }; Returns: null };
			voices: { Args: { dimension?: string | null; half?: string | null; other?: string | null; programme: string }; Returns: Told };
			voices_left_out: { Args: { insight: string }; Returns: Told };
			vouchers_of: { Args: { beside?: string | null; organisation: string }; Returns: Told };
			waive_receipt: { Args: { line: string; why: string }; Returns: null };
			walk_in: { Args: { called: string; organisation: string; pressed: string; workshop: string }; Returns: Told };
			withdraw_by_receipt: { Args: { code: string; token?: string | null }; Returns: null };
			withdraw_claim: { Args: { claim: string }; Returns: null };
			withdraw_contribution: { Args: { contribution: string; token?: string | null }; Returns: null };
			withdraw_invitation: { Args: { invitation: string }; Returns: null };
			withdraw_request: { Args: { request: string }; Returns: null };
			withdraw_request_by_receipt: { Args: { code: string; request: string }; Returns: null };
			wording_attempt: { Args: { attempt: string }; Returns: Told };
			workshop: { Args: { workshop: string }; Returns: Told };
			workshop_afterwards: { Args: { workshop: string }; Returns: Told };
			workshop_desk: { Args: { workshop: string }; Returns: Told };
			workshop_needs: { Args: { beside?: string | null; organisation: string; workshop: string }; Returns: Told };
			workshop_people: { Args: { after_number?: number | null; organisation: string; which?: string | null; workshop: string }; Returns: Told };
			workshop_summary: { Args: { key: string }; Returns: Told };
			workshops_of: { Args: { beside?: string | null; organisation: string; series?: string | null; show?: string | null }; Returns: Told };
			write_consultation_about: { Args: { consultation: string; given: Told }; Returns: null };
			write_consultation_check: { Args: { consultation: string; given: Told }; Returns: null };
			write_consultation_four_pi: { Args: { consultation: string; given: Told }; Returns: null };
			writing_choices: { Args: { organisation: string }; Returns: Told };
		};
		Enums: { [name: string]: never };
		CompositeTypes: { [name: string]: never };
	};
};
