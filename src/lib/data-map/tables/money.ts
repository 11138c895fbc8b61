// The data map: what people are owed and paid. Each column of each table stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const MONEY: Record<string, TableMap> = {
	'private.fairness_shown': {
		about: 'Whether paying is fair, as counts that may be shown',
		purpose: 'equality',
		basis: 'none',
		kept: null,
		no: 'organisation_id half dimension shown counted_at'
	},
	'private.ledger_closings': {
		about: 'What each account of the ledger came to by a day',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'organisation_id account pence closed_until'
	},
	'private.budget_items': {
		about: 'What a place or a claim takes of a budget; after its time, of nobody’s',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id budget_id',
		money: 'registration_id claim_id wanted_pence reserved_pence committed_pence spent_pence'
	},
	'public.approval_limits': {
		about: 'Who may approve up to how much',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id most_pence starts_on ends_on given_at ended_at',
		identity: 'person_id',
		account: 'given_by ended_by'
	},
	'public.budget_moves': {
		about: 'How what a programme may spend was set and moved',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id budget_id what pence other_id why at',
		account: 'by'
	},
	'public.budgets': {
		about: 'What a programme may spend on paying people',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id starts_on ends_on set_pence reserved_pence committed_pence spent_pence created_at',
		account: 'created_by'
	},
	'private.payment_attempts': {
		about: 'One try at a payment at a rail, with what was asked',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'n made_at first_sent_at tried_at tries try_at error_class error_code request_id rail_state under_review look_at looks',
		money: 'payment_id idem_key request state rail_ref trace_id'
	},
	'private.doubt_opinions': {
		about: 'What finance says became of a payment that nobody could find',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'n why said_at',
		money: 'payment_id said',
		account: 'said_by'
	},
	'private.rail_events': {
		about: 'That a rail told us something, and of what; gone after sixty days',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'id organisation_id type about object_ref received_at try_at tries applied_at outcome'
	},
	'private.send_turns': {
		about: 'When a trust’s next payment may be sent',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'organisation_id next_at'
	},
	'private.start_asks': {
		about: 'Who asked that sending goes on',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'organisation_id asked_at',
		account: 'asked_by'
	},
	'private.payment_moves': {
		about: 'Which moves of a payment there are',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'from_state to_state posting'
	},
	'public.rail_differences': {
		about: 'What differs between a rail and us, and whose it is to explain',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id kind found_at seen_at times owned_at closed_at closed_why note',
		money: 'payment_id rail_ref rail_pence our_pence rail_state',
		account: 'owner_id closed_by'
	},
	'public.reconciliation_runs': {
		about: 'When everything was compared with a rail',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id asked_at started_at finished_at failed_why compared moved differences rail_pence ledger_pence',
		account: 'asked_by'
	},
	'public.approvals': {
		about: 'Who approved or gave back a claim',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id version decided_at voided_at voided_why',
		money: 'claim_id decision hash',
		account: 'decided_by'
	},
	'public.claim_lines': {
		about: 'What a claim is made of',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id position',
		money:
			'claim_id kind pence rate_id session_minutes preparation_minutes travel_minutes follow_up_minutes expense spent_on what vehicle tenths_of_miles passengers waived_why advance_id',
		account: 'waived_by'
	},
	'public.expense_receipts': {
		about: 'A receipt for what somebody spent, drawn anew or looked through',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id added_at',
		identity: 'bytes sha256',
		money: 'line_id type'
	},
	'public.involvement_roles': {
		about: 'Roles that people are paid in',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'id organisation_id name for_workshops created_at ended_at'
	},
	'public.ledger_entries': {
		about: 'The ledger: sums and the accounts they move',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'id transaction_id account pence'
	},
	'public.ledger_transactions': {
		about: 'The ledger: what was posted, and when',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id programme_id event_id what at note pressed',
		account: 'by'
	},
	'public.mileage_rates': {
		about: 'What a mile is paid',
		purpose: 'paying',
		basis: 'none',
		kept: null,
		no: 'id organisation_id vehicle pence_per_mile passenger_pence starts_on ends_on'
	},
	'public.own_limits': {
		about: 'Limits somebody set for what they are paid, read by nobody else',
		purpose: 'paying',
		basis: 'task',
		kept: 'passport',
		no: 'changed_at',
		money: 'week_pence month_pence month_begins_on',
		account: 'account_id'
	},
	'public.pay_clock_pauses': {
		about: 'When the clock of a claim stood, and why in a closed word',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id paused_at',
		money: 'claim_id why from_on until_on',
		account: 'paused_by'
	},
	'public.pay_setting_changes': {
		about: 'What a trust changed of how it pays',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id setting was becomes at',
		account: 'by'
	},
	'public.pay_settings': {
		about: 'What a trust decided about paying',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'organisation_id promise_days second_approver_over most_per_payment most_per_payee_week most_per_day cooling_days statement_descriptor sends_per_minute stopped_at stopped_why',
		account: 'stopped_by'
	},
	'public.payee_accounts': {
		about: 'Where a payee’s money goes at a rail: its references, never bank details',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id rail n changed_at cooled_at ended_at checked_at acknowledged_at look_at looked_at told_at sent_back_at spent_at',
		identity: 'payee_id account_ref method_ref last4 check_ref shown_name shown_hash',
		money: 'ready check_result',
		account: 'acknowledged_by'
	},
	'private.checks_once': {
		about: 'Trusts whose rail takes each check of a name for one payment alone',
		purpose: 'running',
		basis: 'none',
		kept: null,
		no: 'organisation_id'
	},
	'private.payee_check_decisions': {
		about: 'What a person of finance decided where a name was not that of the bank account',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id check_ref result agreed decided_at',
		identity: 'payee_account_id',
		account: 'decided_by'
	},
	'public.payees': {
		about: 'Who is paid: a person, a group, a charity or an organisation',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id kind partner_id company_number created_at ended_at',
		identity: 'person_id name',
		account: 'created_by'
	},
	'public.payment_events': {
		about: 'Each move of a payment',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id at',
		money: 'payment_id from_state to_state why',
		account: 'by'
	},
	'public.payments': {
		about: 'One sending of money; after its time, a figure of nobody',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id programme_id rail currency part version created_at changed_at',
		identity: 'payee_id payee_account_id',
		money:
			'claim_id route pence fee_pence expense_pence replaces_id hash reference pay_on due_on state held_why sent_at paid_at let_through_at'
	},
	'public.remittances': {
		about: 'That a note was made of a payment',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'made_at came_back_at',
		money: 'payment_id'
	},
	'public.route_decisions': {
		about: 'By which ways a role is paid, decided by whom and on what basis',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id role_id status routes basis starts_on decided_at',
		account: 'decided_by'
	},
	'public.tasks': {
		about: 'What somebody was asked to do for pay',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id programme_id role_id done_by pressed offered_at ended_at',
		identity: 'person_id',
		money: 'offer agreed_at declined_at done_on state',
		account: 'offered_by'
	}
};
