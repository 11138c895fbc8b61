import { z } from 'zod';
import { toBase64url } from '../log/bytes.ts';
import { readTakingBackKey } from './taking-back-key.ts';

/** Taking words back, with the key on their slip or without: `token` as the log shows it, 22 letters, or null. */
export const takeBack = z.object({
	token: z
		.string()
		.default('')
		.transform((typed, context) => {
			if (typed.trim() === '') return null;
			const token = readTakingBackKey(typed);
			if (token) return toBase64url(token);
			const message =
				'That is not a taking-back key: it has 26 letters and numbers, and never the letter U. You can leave this empty';
			context.addIssue({ code: 'custom', message });
			return z.NEVER;
		})
});
