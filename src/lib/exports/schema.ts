import { z } from 'zod';
import { EXPORT_USES } from './export.ts';

const month = (ask: string) => z.string(ask).regex(/^\d{4}-(0[1-9]|1[0-2])$/, ask);

export const newExport = z.object({
	programme: z.guid('Choose a programme'),
	use: z.enum(EXPORT_USES, 'Choose what the words are for'),
	from: month('Choose the first month'),
	to: month('Choose the last month'),
	purpose: z
		.string()
		.trim()
		.min(1, 'Write what you will do with them, and who will read them')
		.max(1000, 'Use 1,000 characters or fewer')
});

export type NewExport = z.output<typeof newExport>;
