import { z } from 'zod';
import { ROUTES } from '../payments/payment.ts';
import { dateField } from '../platform/forms.ts';
import { choosingPay } from '../registrations/schema.ts';

const seen = z.coerce.number('Open this page again').int('Open this page again');
const route = z.enum(ROUTES, 'Choose how you want to be paid').optional();

/** What is done with a fee, and how it is paid; which version was seen. */
export const sendingFee = z.intersection(choosingPay, z.object({ seen, route }));

/** Of a claim without a fee. */
export const sendingSpent = z.object({ seen, route });

export const seeing = z.object({ seen });

/** A day before which it is not paid; none: as soon as it can be. */
export const choosingDay = z.object({ seen, day: dateField('Enter the day, for example 12 2 2027') });

export const claimingSpent = z.object({
	programme: z.guid('Choose what it was for'),
	done_on: z.iso.date('Enter the day it was for'),
	pressed: z.guid('Open this page again'),
	person: z.guid('Choose who spent it').optional(),
	/** It is not spent yet, and paid before. */
	ahead: z.literal('yes').optional()
});

export const claimingHours = z.object({ rate: z.guid('Choose a rate that fits') });
