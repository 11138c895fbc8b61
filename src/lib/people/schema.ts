import { z } from 'zod';
import { CONTACT_WAYS, type ContactBy } from './person.ts';

export const MIN_PASSWORD = 12;

const email = z
	.string('Enter your email address')
	.trim()
	.min(1, 'Enter your email address')
	.max(254, 'Enter your email address')
	.pipe(z.email('Enter an email address, like name@example.org'));

export const askForCode = z.object({ email });

export const enterCode = z.object({
	// People copy codes with spaces around and within them.
	code: z
		.string('Enter the code from the email')
		.transform((typed) => typed.replace(/[\s-]/g, ''))
		.pipe(
			z
				.string()
				.min(1, 'Enter the code from the email')
				.regex(/^\d{6,10}$/, 'The code is 6 numbers, for example 123 456')
		)
});

export const enterPassword = z.object({
	email,
	password: z.string('Enter your password').min(1, 'Enter your password').max(200, 'Enter your password')
});

export const newPassword = z.object({
	// Length only, as the National Cyber Security Centre advises: https://www.ncsc.gov.uk/collection/passwords
	password: z
		.string('Enter a new password')
		.min(1, 'Enter a new password')
		.min(MIN_PASSWORD, `Use ${MIN_PASSWORD} characters or more. Three random words work well.`)
		// bcrypt reads no more than 72 bytes.
		.refine((typed) => new TextEncoder().encode(typed).length <= 72, 'Use 72 characters or fewer')
});

const CONTACT = Object.keys(CONTACT_WAYS) as [ContactBy, ...ContactBy[]];

export const newPerson = z
	.object({
		name: z
			.string('Enter a name they are happy to be known by')
			.trim()
			.min(1, 'Enter a name they are happy to be known by')
			.max(120, 'Use 120 characters or fewer'),
		contact_by: z.enum(CONTACT, 'Choose how to reach them'),
		contact: z.string().trim().max(400, 'Use 400 characters or fewer').default(''),
		language: z
			.string()
			.trim()
			.regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'Choose a language')
			.default('')
	})
	.refine(({ contact_by, contact }) => ['partner', 'none'].includes(contact_by) || contact !== '', {
		path: ['contact'],
		error: 'Enter the address or number to reach them at'
	});
