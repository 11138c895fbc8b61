import { z } from 'zod';

export type FormResult<T> =
	| { ok: true; data: T; values: Record<string, unknown> }
	| { ok: false; values: Record<string, unknown>; errors: Record<string, string[]> };

/** What was typed, by field: a list where a field came more than once or is named `something[]`. Files are left out. */
export function valuesOf(form: FormData): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const name of new Set(form.keys())) {
		const given = form.getAll(name).filter((value): value is string => typeof value === 'string');
		values[name] = given.length > 1 || name.endsWith('[]') ? given : given[0];
	}
	return values;
}

/** Reads a posted form with the same schema the page and the tests use. Browsers send CRLF; people typed LF. */
export async function readForm<S extends z.ZodType>(
	request: Request,
	schema: S
): Promise<FormResult<z.output<S>>> {
	return parseForm(await request.formData(), schema);
}

export function parseForm<S extends z.ZodType>(form: FormData, schema: S): FormResult<z.output<S>> {
	const values: Record<string, unknown> = Object.fromEntries(
		Object.entries(valuesOf(form)).map(([name, value]) => [
			name,
			typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
		])
	);
	for (const name of Object.keys(values).filter((key) => key.endsWith('-day'))) {
		const field = name.slice(0, -'-day'.length);
		values[field] ??= isoFrom(values[name], values[`${field}-month`], values[`${field}-year`]);
	}
	const parsed = schema.safeParse(values);
	if (parsed.success) return { ok: true, data: parsed.data, values };

	const { fieldErrors, formErrors } = z.flattenError(parsed.error);
	return {
		ok: false,
		values,
		errors: { ...(fieldErrors as Record<string, string[]>), ...(formErrors.length && { form: formErrors }) }
	};
}

/** What three boxes of a DateInput say together: '' when all are empty, else an ISO date, whether such a day exists or not. */
function isoFrom(...parts: unknown[]): string {
	const [day = '', month = '', year = ''] = parts.map((part) =>
		typeof part === 'string' ? part.trim() : ''
	);
	return day + month + year && [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** A list of ticks: none, one or many arrive as nothing, a string or a list. */
export const ticks = <T extends string>(choices: readonly [T, ...T[]]) =>
	z.preprocess(
		(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
		z.array(z.enum(choices))
	);

/**
 * The day, month and year of a DateInput as an ISO date, read before the schema sees the form.
 * Empty gives '' and a day that does not exist stays as typed, so that the schema's own sentence is shown.
 */
export const dateField = (ask: string) =>
	z.iso.date(ask).or(
		z
			.literal('')
			.transform(() => undefined)
			.optional()
	);
