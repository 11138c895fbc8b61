// The forms of coverage.
import { z } from 'zod';
import { REASONS, type Reason } from './coverage.ts';

export const whyUnused = z
	.object({
		reason: z.enum(Object.keys(REASONS) as [Reason, ...Reason[]], 'Choose why'),
		words: z.string().trim().max(1000, 'Use 1,000 characters or fewer').optional().default('')
	})
	.refine(({ reason, words }) => reason !== 'other' || words !== '', {
		path: ['words'],
		error: 'Write why, in words its giver can read'
	});
