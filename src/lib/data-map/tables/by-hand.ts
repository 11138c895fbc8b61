// The data map: payees that are groups, runs, and what is paid from hand to hand. Each column stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const BY_HAND: Record<string, TableMap> = {
	'private.voucher_codes': {
		about: 'The serials of vouchers; wiped 30 days after they were read',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'issuer',
		money: 'voucher_id code'
	},
	'public.agreements': {
		about: 'What a trust and a group agreed to for years',
		purpose: 'paying',
		basis: 'task',
		kept: 'public_record',
		no: 'id title starts_on ends_on pence_per_year made_at',
		money: 'payee_id',
		account: 'made_by'
	},
	'public.payee_contacts': {
		about: 'The two people of a group that is paid',
		purpose: 'paying',
		basis: 'task',
		kept: 'money',
		no: 'position saved_at',
		identity: 'name contact',
		money: 'payee_id'
	},
	'public.payee_finance_refs': {
		about: 'By which reference the finance system knows a payee',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id set_at',
		money: 'payee_id reference',
		account: 'set_by'
	},
	'public.payment_records': {
		about: 'That a payment was made by hand, when and how',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'organisation_id by_code recorded_at confirmed_at reversed_at',
		identity: 'witness',
		money: 'payment_id paid_on method reference evidence reversed_why',
		account: 'recorded_by confirmed_by reversed_by'
	},
	'public.run_items': {
		about: 'What was handed over in a run',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'run_id position taken_back_at',
		money: 'payment_id finance_ref hand_out_code',
		account: 'taken_back_by'
	},
	'public.runs': {
		about: 'Payments that were handed over together, to finance or a partner',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id number route partner_id due_by made_at',
		account: 'made_by'
	},
	'public.voucher_looks': {
		about: 'Who read a voucher’s serial, and how it was passed on',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id how at',
		money: 'voucher_id',
		account: 'by'
	},
	'public.vouchers': {
		about: 'Vouchers in stock, and for which payment they were given',
		purpose: 'paying',
		basis: 'law',
		kept: 'money',
		no: 'id organisation_id issuer pence expires_on bought_at read_at voided_at voided_why replaced_by state',
		money: 'last4 payment_id',
		account: 'bought_by'
	}
};
