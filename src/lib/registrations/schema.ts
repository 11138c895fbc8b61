import { z } from 'zod';
import { LANGUAGES } from '../contributions/languages.ts';
import { NEED_KEYS, type Need } from '../people/needs.ts';
import { CONTACT_WAYS, type ContactBy } from '../people/person.ts';
import { ticks } from '../platform/forms.ts';
import { penceFrom } from '../platform/money.ts';
import { PAY_CHOICES } from './pay.ts';

const called = z
	.string('Enter the name to be called by on the day')
	.trim()
	.min(1, 'Enter the name to be called by on the day')
	.max(80, 'Use 80 characters or fewer');

const CONTACT = Object.keys(CONTACT_WAYS) as [ContactBy, ...ContactBy[]];
const reached = {
	contact_by: z.enum(CONTACT, 'Choose how to reach you'),
	contact: z.string().trim().max(400, 'Use 400 characters or fewer').default(''),
	language: z
		.enum(LANGUAGES.map(({ value }) => value) as [string, ...string[]], 'Choose a language')
		.default('en')
};

type Reached = { contact_by: ContactBy; contact: string };
const contactMissing = ({ contact_by, contact }: Reached) =>
	['partner', 'none'].includes(contact_by) || contact !== '';
const contactNoAddress = ({ contact_by, contact }: Reached) =>
	contact_by !== 'email' || contact === '' || z.email().safeParse(contact).success;

const words = z.string().trim().max(1000, 'Use 1,000 characters or fewer').default('');
const needWords = Object.fromEntries(NEED_KEYS.map((key) => [`need_${key}`, words])) as Record<
	`need_${Need}`,
	typeof words
>;
const needs = { needs: ticks(NEED_KEYS), ...needWords };

/** What is needed, in the words of the person: a tick alone counts, and so do words without a tick. */
export function needsFrom(
	form: { needs: Need[] } & Record<`need_${Need}`, string>
): Partial<Record<Need, string>> {
	return Object.fromEntries(
		NEED_KEYS.filter((key) => form.needs.includes(key) || form[`need_${key}`] !== '').map((key) => [
			key,
			form[`need_${key}`]
		])
	);
}

const pay = {
	pay: z.enum(PAY_CHOICES, 'Choose what you want done with the money').optional(),
	pay_sum: z.string().trim().max(20, 'Enter a sum, like 20 or 12.50').default(''),
	pay_payee: z.string().trim().max(160, 'Use 160 characters or fewer').default('')
};

type PayForm = { pay?: (typeof PAY_CHOICES)[number]; pay_sum: string; pay_payee: string };
const sumMissing = ({ pay, pay_sum }: PayForm) => pay !== 'less' || penceFrom(pay_sum) !== null;
const payeeMissing = ({ pay, pay_payee }: PayForm) => pay !== 'charity' || pay_payee.length >= 2;
const SUM = { path: ['pay_sum'], error: 'Enter a sum, like 20 or 12.50' };
const PAYEE = { path: ['pay_payee'], error: 'Enter the charity or group it should go to' };

/** As the database takes it; nothing where nothing was chosen. */
export function payFrom({ pay, pay_sum, pay_payee }: PayForm) {
	if (!pay) return undefined;
	return {
		choice: pay,
		...(pay === 'less' && { pence: penceFrom(pay_sum) }),
		...(pay === 'charity' && { payee: pay_payee })
	};
}

const CONTACT_MISSING = { path: ['contact'], error: 'Enter the address or number for that' };
const NO_ADDRESS = { path: ['contact'], error: 'Enter an email address, like name@example.org' };
const pressed = z.guid('Open this page again');

export const registering = z
	.object({ pressed, called, ...reached, ...needs, ...pay })
	.refine(contactMissing, CONTACT_MISSING)
	.refine(contactNoAddress, NO_ADDRESS)
	.refine(sumMissing, SUM)
	.refine(payeeMissing, PAYEE);

/** For somebody else: known already, or new. */
export const registeringSomebody = z
	.object({
		pressed,
		person_id: z
			.guid()
			.optional()
			.or(z.literal('').transform(() => undefined)),
		name: z.string().trim().max(120, 'Use 120 characters or fewer').default(''),
		called,
		...reached,
		contact_by: z.enum(CONTACT, 'Choose how to reach them').optional(),
		...needs,
		...pay
	})
	.refine(({ person_id, name }) => person_id || name !== '', {
		path: ['name'],
		error: 'Enter a name they are happy to be known by'
	})
	.refine(({ person_id, contact_by }) => person_id || contact_by, {
		path: ['contact_by'],
		error: 'Choose how to reach them'
	})
	.refine(
		({ person_id, contact_by, contact }) =>
			person_id || !contact_by || contactMissing({ contact_by, contact }),
		CONTACT_MISSING
	)
	.refine(sumMissing, SUM)
	.refine(payeeMissing, PAYEE);

export const changingNeeds = z.object(needs);

export const choosingPay = z
	.object({ ...pay, pay: z.enum(PAY_CHOICES, 'Choose what you want done with the money') })
	.refine(sumMissing, SUM)
	.refine(payeeMissing, PAYEE);

const need = z.guid();
const met = z.enum(['yes', 'partly', 'no'], 'Choose yes, partly or no');
export const sayingMet = z.object({ need, met });
export const owningNeed = z.object({ need, owner: z.guid('Choose who sees to it') });
export const arrangingNeed = z.object({ need });

export const inviting = z.object({
	people: z
		.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(z.guid())
		)
		.refine((chosen) => chosen.length > 0, 'Choose who to invite')
});

export type Registering = z.output<typeof registering>;
export type RegisteringSomebody = z.output<typeof registeringSomebody>;
