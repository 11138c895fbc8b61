import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { penceFrom } from '../platform/money.ts';
import { KINDS } from './payee.ts';

const text = (length: number, ask: string) =>
	z.string(ask).trim().min(1, ask).max(length, `Use ${length} characters or fewer`);

const people = {
	name1: text(120, 'Write the name of the first person'),
	contact1: text(200, 'Write how to reach the first person'),
	name2: text(120, 'Write the name of the second person'),
	contact2: text(200, 'Write how to reach the second person')
};

const twoOf = (given: { name1: string; contact1: string; name2: string; contact2: string }) => [
	{ name: given.name1, contact: given.contact1 },
	{ name: given.name2, contact: given.contact2 }
];

export const contacts = z.object(people).transform(twoOf);

export const newPayee = z
	.object({
		kind: z.enum(KINDS, 'Choose what it is'),
		name: text(160, 'Write what it is called'),
		company_number: z.string().trim().max(20, 'Use 20 characters or fewer').optional().default(''),
		...people
	})
	.transform(({ kind, name, company_number, ...two }) => ({
		kind,
		name,
		company_number,
		contacts: twoOf(two)
	}));
export type NewPayee = z.output<typeof newPayee>;

export const agreement = z.object({
	title: text(160, 'Write what was agreed'),
	starts_on: dateField('Enter a day that exists').transform((day) => day ?? null),
	ends_on: dateField('Enter a day that exists').transform((day) => day ?? null),
	pence_per_year: z.string().transform((typed) => penceFrom(typed))
});
export type NewAgreement = z.output<typeof agreement>;

export const financeRef = z.object({ reference: z.string().trim().max(40, 'Use 20 characters or fewer') });

export const match = z.object({
	claim: z.guid('Choose which one'),
	payee: z.guid('Choose the group or charity')
});

/** The same, where whose it is is chosen from a list. */
export const referenceOf = financeRef.extend({ payee: z.guid('Choose whose it is') });
