import { z } from 'zod';
import { HOW } from './message';

const message = z.guid('Choose somebody');

export const told = z.object({ message, how: z.enum(HOW, { error: 'Choose how they were told' }) });

export const notReached = z.object({ message });

/** The letters of one print; one alone arrives as a string. */
export const posted = z.object({
	message: z.preprocess(
		(given) => (Array.isArray(given) ? given : [given]),
		z.array(z.guid('There is no letter to post'))
	)
});
