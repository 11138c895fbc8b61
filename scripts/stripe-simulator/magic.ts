// Account numbers that decide what happens, as Stripe's own test numbers do. Any other number behaves like the first.
// The sort code is not looked at. Documented in docs/stripe.md and shown on the form.

export type Fate =
	| 'ok'
	| 'no_account'
	| 'closed'
	| 'close_name'
	| 'other_name'
	| 'no_check'
	| 'under_review'
	| 'returned'
	| 'restricted';

export const MAGIC: { number: string; fate: Fate; means: string }[] = [
	{ number: '00012345', fate: 'ok', means: 'The money arrives' },
	{ number: '11111116', fate: 'no_account', means: 'There is no such account: the payment fails' },
	{
		number: '11111124',
		fate: 'closed',
		means: 'The account is closed: the money comes back within the hour'
	},
	{ number: '22222205', fate: 'close_name', means: 'The name is nearly the one on the account' },
	{ number: '22222213', fate: 'other_name', means: 'The name is not the one on the account' },
	{ number: '22222221', fate: 'no_check', means: 'The bank cannot check the name' },
	{
		number: '33333301',
		fate: 'under_review',
		means: 'The payment is looked at for two days, then it arrives'
	},
	{ number: '33333319', fate: 'returned', means: 'The money arrives, and comes back two days later' },
	{ number: '44444404', fate: 'restricted', means: 'The account is restricted: nothing can be paid into it' }
];

export const fateOf = (number: string): Fate => MAGIC.find((one) => one.number === number)?.fate ?? 'ok';
