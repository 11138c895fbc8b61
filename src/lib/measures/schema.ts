import { z } from 'zod';

const code = z
	.string()
	.trim()
	.toUpperCase()
	.regex(/^([A-Z0-9]{3,10})?$/, 'A code has 3 to 10 letters and numbers, like R1L')
	.default('');

/** By which codes published files know a trust, its integrated care board and its region. */
export const areas = z.object({ trust: code, icb: code, region: code });

export const newMeasure = z
	.object({
		name: z.string().trim().min(1, 'Write what is measured').max(200, 'Use 200 characters or fewer'),
		about: z.string().trim().max(1000, 'Use 1,000 characters or fewer').default(''),
		unit: z.enum(['count', 'rate', 'days', 'percent'], 'Choose what its numbers are'),
		per: z.string().trim().default(''),
		better: z.enum(['more', 'less', 'neither'], 'Choose which way is better, or neither')
	})
	.transform((given) => ({
		...given,
		per: given.unit === 'rate' ? Number(given.per.replaceAll(',', '')) : null
	}))
	.refine(({ per }) => per === null || (Number.isInteger(per) && per >= 1 && per <= 1_000_000), {
		message: 'Enter per how many, like 1,000',
		path: ['per']
	});

/** What a measure's page shows: from its address, where anything may be written. */
export const shown = z.object({
	level: z.enum(['trust', 'icb', 'region', 'england']).nullable().catch(null),
	by: z.enum(['all', 'ethnicity_broad', 'ethnicity']).nullable().catch(null),
	group: z.string().max(100).nullable().catch(null),
	against: z.string().max(100).nullable().catch(null)
});
