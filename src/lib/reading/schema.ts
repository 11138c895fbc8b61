import { z } from 'zod';

export const flag = z.object({
	note: z.string().trim().max(200, 'Use 200 characters or fewer').optional().default('')
});

export const cap = z.object({
	cap: z.coerce
		.number('Write a number from 1 to 50')
		.int('Write a whole number')
		.min(1, 'Write a number from 1 to 50')
		.max(50, 'Write a number from 1 to 50')
});

export const passing = z.object({
	colleague: z.union([z.literal('anyone'), z.guid()], 'Choose who reads these words')
});
