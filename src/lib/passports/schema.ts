import { z } from 'zod';
import { ticks } from '../platform/forms.ts';
import { PAY_CHOICES } from '../registrations/pay.ts';

const PARTS = ['needs', 'languages', 'training', 'pay_choice'] as const;

export const sharing = z.object({ organisation: z.guid('Choose an organisation'), parts: ticks(PARTS) });

export const usualPay = z
	.object({
		pay: z.enum(PAY_CHOICES, 'Choose what you usually want'),
		payee: z.string().trim().max(160, 'Use 160 characters or fewer').default('')
	})
	.refine(({ pay, payee }) => pay !== 'charity' || payee.length >= 2, {
		path: ['payee'],
		error: 'Enter the name of the charity or group'
	});

export const training = z.object({
	training: z.string().trim().max(2000, 'Use 2,000 characters or fewer').default('')
});

export const languages = z.object({
	languages: z.string().trim().max(400, 'Use 400 characters or fewer').default('')
});
