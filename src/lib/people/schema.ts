import { z } from 'zod';

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
