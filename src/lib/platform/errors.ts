import { error } from '@sveltejs/kit';
import type { PostgrestError } from '@supabase/supabase-js';

type Answer<T> = { data: T | null; error: PostgrestError | null };

/** What a form page is given back when the database refused: our sentence, beside the field it is about. */
export type Refused = { ok: false; status: number; errors: Record<string, string[]> };
export type Outcome<T> = { ok: true; data: T } | Refused;

/** What a foreseen refusal means to a person. Anything not listed, and not one of our own codes, is a bug. */
const REFUSALS: Record<string, [status: number, code: App.Error['code'], message: string]> = {
	PGRST116: [404, 'not-found', 'Page not found'], // no row: absent, or hidden by row level security
	P0002: [404, 'not-found', 'Page not found'],
	'22P02': [404, 'not-found', 'Page not found'], // an address with something other than an id in it
	'42501': [403, 'not-allowed', 'You cannot do this'],
	'23505': [409, 'conflict', 'This has already been done']
};

// Our own SQLSTATEs begin with a letter from I to Z; the standard keeps A to H.
const OURS = /^[I-Z][A-Z]\d{3}$/;

/** Unwraps what was read, or stops with the right error page. */
export function expectOk<T>({ data, error: refused }: Answer<T>): NonNullable<T> {
	if (refused) {
		const [status, code, message] = REFUSALS[refused.code] ?? [];
		if (status && code && message) error(status, { code, message });
		throw new Error(`database: ${refused.code} ${refused.message}`, { cause: refused });
	}
	return data as NonNullable<T>;
}

/** Unwraps what a command answered; a refusal of ours comes back to the form with nothing lost. */
export function outcome<T>({ data, error: refused }: Answer<T>): Outcome<NonNullable<T>> {
	if (!refused) return { ok: true, data: data as NonNullable<T> };

	if (OURS.test(refused.code)) {
		return { ok: false, status: 400, errors: { [refused.details || 'form']: [refused.message] } };
	}
	if (refused.code === '42501' || refused.code === '23505') {
		const status = refused.code === '42501' ? 403 : 409;
		return { ok: false, status, errors: { [refused.details || 'form']: [refused.message] } };
	}
	return expectOk({ data, error: refused }) as never;
}
