import { z } from 'zod';

/** What Stripe needs to open an account for somebody. Neither the name nor the address is kept by us. */
export const wantsBank = z.object({
	organisation: z.guid(),
	person: z.guid(),
	name: z
		.string('Enter your name as your bank has it')
		.trim()
		.min(2, 'Enter your name as your bank has it')
		.max(100, 'Enter your name in 100 letters or fewer'),
	email: z
		.string('Enter your email address')
		.trim()
		.min(1, 'Enter your email address')
		.max(254, 'Enter your email address')
		.pipe(z.email('Enter an email address, like name@example.org'))
});

export const looked = z.object({
	account: z.guid(),
	seen: z.iso.datetime({ offset: true }),
	decision: z.enum(['agree', 'back'], 'Say whether it is the same person')
});
