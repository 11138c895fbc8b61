/** What a form action gives back: what was typed, and what to put right, by field name. `form` holds what belongs to no field. */
export type FormState =
	{ values?: Record<string, unknown>; errors?: Record<string, string[] | undefined> } | null | undefined;

/** What was typed wins over what was there before: nobody types twice. */
export function typed(form: FormState, name: string, before?: string): string {
	const value = form?.values?.[name] ?? before ?? '';
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The choices that were ticked. A single tick arrives from the form as a plain string. */
export function ticked(form: FormState, name: string, before: string[] = []): string[] {
	const value = form?.values?.[name];
	if (value === undefined) return form?.values ? [] : before;
	return Array.isArray(value) ? value.map(String) : [String(value)];
}

export function errorOf(form: FormState, name: string): string | undefined {
	return form?.errors?.[name]?.[0];
}

export function hasErrors(form: FormState): boolean {
	return Object.values(form?.errors ?? {}).some((messages) => messages?.length);
}

/** For aria-describedby: the ids that exist, or nothing at all. */
export function describedBy(id: string, hint?: unknown, error?: unknown): string | undefined {
	return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}
