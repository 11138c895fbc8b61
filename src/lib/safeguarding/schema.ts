import { z } from 'zod';
import { OUTCOMES } from './alert.ts';

const long = (ask: string) =>
	z
		.string(ask)
		.refine((typed) => typed.trim() !== '', ask)
		.refine((typed) => Array.from(typed).length <= 10_000, 'Use 10,000 characters or fewer')
		.refine((typed) => !typed.includes('\0'), 'There is a character in this text that cannot be kept');
// Made by the page, so that a form sent twice is one alert or note.
const pressed = z.guid('Open this page again');

export const raise = z.object({
	danger: z.enum(['yes', 'no'], 'Choose if somebody may be in danger now'),
	about: z
		.string('Write who you are worried about, as far as you know')
		.trim()
		.min(1, 'Write who you are worried about, as far as you know')
		.max(400, 'Use 400 characters or fewer'),
	words: long('Write what you saw or heard'),
	reach: z.string().trim().max(200, 'Use 200 characters or fewer').default(''),
	pressed
});

export const note = z.object({ note: long('Write what was done'), pressed });
export const close = z.object({ outcome: z.enum(OUTCOMES, 'Choose what came of it') });
