import { z } from 'zod';
import { USES, type Use } from './contribution.ts';
import { LANGUAGES } from './languages.ts';

// Words are never trimmed or tidied: what was typed is what is kept. Only a character the database cannot hold is refused.
const words = (ask: string) =>
	z
		.string(ask)
		.refine((typed) => typed.trim() !== '', ask)
		.refine((typed) => Array.from(typed).length <= 100_000, 'Use 100,000 characters or fewer')
		.refine((typed) => !typed.includes('\0'), 'There is a character in this text that cannot be kept');

const lang = z.enum(LANGUAGES.map(({ value }) => value) as [string, ...string[]], 'Choose a language');
const yesOrNo = z.enum(['yes', 'no']).optional();
const emptyIsNothing = z.literal('').transform(() => undefined);

/** One pair of radios for each use, named `may_<use>`: an answer that was not given is left out, and means no. */
const usesShape = Object.fromEntries(USES.map((use) => [`may_${use}`, yesOrNo])) as Record<
	`may_${Use}`,
	typeof yesOrNo
>;
const months = z.enum(['12', '24']).optional();

/** The answers of such a form: {"board": true, ...}. */
export function answersFrom(
	form: Partial<Record<`may_${Use}`, 'yes' | 'no'>>
): Partial<Record<Use, boolean>> {
	return Object.fromEntries(
		USES.flatMap((use) => {
			const answer = form[`may_${use}`];
			return answer ? [[use, answer === 'yes']] : [];
		})
	);
}

export const start = z.object({
	programme_id: z.guid('Choose what your words are for'),
	/** What was begun before and is gone on with. */
	draft: z.guid().optional()
});

export const writeWords = z.object({
	words: words('Write something, in any way you like'),
	lang
});

const attribution = z.enum(['anonymous', 'pen_name', 'named']).default('anonymous');
const shownAsField = z.string().trim().max(80, 'Use 80 characters or fewer').default('');
const nameIsThere = (form: { attribution: string; shown_as: string }) =>
	form.attribution === 'anonymous' || form.shown_as !== '';
const nameIsMissing = { path: ['shown_as'], message: 'Enter the name to show with the words' };

export const chooseShown = z
	.object({ attribution, shown_as: shownAsField })
	.refine(nameIsThere, nameIsMissing)
	.transform((form) => (form.attribution === 'anonymous' ? { ...form, shown_as: '' } : form));

export const chooseUses = z.object({ ...usesShape, consent_months: months });

/** Later on, when only what changes is answered: nothing at all would be told as a change that was not made. */
export const changeUses = chooseUses.refine((form) => Object.keys(answersFrom(form)).length > 0, {
	path: [`may_${USES[0]}`],
	message: 'Say yes or no to what should change'
});

export const writeForSomeone = z
	.object({
		id: z.guid('Open this page again'),
		told: z.literal('yes', 'Tell them first, then tick this'),
		programme_id: z.guid('Choose a programme'),
		kind: z.enum(
			['text', 'transcript', 'recording', 'drawing', 'group_note', 'one_to_one'],
			'Choose how it was given'
		),
		words: words('Write what was said'),
		/** For those who cannot see the picture; asked for when there is one. */
		picture_alt: z.string().trim().max(1000, 'Use 1,000 characters or fewer').default(''),
		lang,
		given_on: z.iso.date('Enter the day it was said'),
		workshop_id: z.guid().optional().or(emptyIsNothing),
		who: z.enum(['nobody', 'known', 'new'], 'Choose who said it'),
		person_id: z.guid().optional().or(emptyIsNothing),
		person_name: z.string().trim().max(120, 'Use 120 characters or fewer').default(''),
		contact_by: z.enum(['none', 'phone', 'text', 'letter', 'email', 'partner']).default('none'),
		contact: z.string().trim().max(400, 'Use 400 characters or fewer').default(''),
		scribe_name: z
			.string()
			.trim()
			.min(1, 'Enter who wrote this down')
			.max(120, 'Use 120 characters or fewer'),
		read_back: z.literal('yes').optional(),
		attribution,
		shown_as: shownAsField,
		...usesShape,
		consent_months: months
	})
	.refine(nameIsThere, nameIsMissing)
	.refine((form) => form.who !== 'known' || form.person_id, {
		path: ['person_id'],
		message: 'Choose the person'
	})
	.refine((form) => form.who !== 'new' || form.person_name, {
		path: ['person_name'],
		message: 'Enter a name they are happy to be known by'
	})
	.refine((form) => form.who !== 'new' || ['none', 'partner'].includes(form.contact_by) || form.contact, {
		path: ['contact'],
		message: 'Enter the number or address they gave you'
	});

export const challenge = z.object({
	words: z
		.string()
		.max(4000, 'Use 4,000 characters or fewer')
		.refine((typed) => typed.trim() !== '', 'Say what is not right, in your own words'),
	shown_as: shownAsField
});

export const authorVerb = z.object({ challenge: z.guid(), verb: z.enum(['close', 'escalate', 'take_back']) });

export type WriteForSomeone = z.output<typeof writeForSomeone>;
