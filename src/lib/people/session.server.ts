// Coming in and going out. Whether somebody has an account is never told: anybody may sign in, to follow their words.
import type { AuthError } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import type { Outcome, Refused } from '$lib/platform/errors';

type Refusal = [field: string, sentence: string];

/** Where a session is kept. A browser takes no cookie marked secure from a plain http address, and deletes none. */
export type Browser = { db: Db; cookies: Cookies; secure: boolean };

export const browserOf = ({
	locals,
	cookies,
	url
}: {
	locals: App.Locals;
	cookies: Cookies;
	url: URL;
}): Browser => ({
	db: locals.db,
	cookies,
	secure: url.protocol === 'https:'
});

const REFUSALS: Record<string, Refusal> = {
	otp_expired: [
		'code',
		'This code is not right, or its 10 minutes are over. Check the newest email, or ask for a new code.'
	],
	invalid_credentials: [
		'password',
		'The email address or the password is not right. You can also sign in with a code.'
	],
	email_not_confirmed: ['email', 'Sign in with a code first, so that we know this address is yours'],
	email_address_invalid: ['email', 'Enter an email address that can receive email'],
	over_email_send_rate_limit: ['email', 'We sent you a code a moment ago. Look for it, or wait a minute.'],
	over_request_rate_limit: ['form', 'Too many tries from where you are. Wait 10 minutes, then try again.'],
	weak_password: ['password', 'This password is too easy to guess. Three random words work well.'],
	same_password: ['password', 'This is the password you have now. Choose another one.'],
	reauthentication_needed: ['form', 'Sign out, sign in again with a code, and then set the password']
};

function refusal(code: string): Refused | null {
	const [field, sentence] = REFUSALS[code] ?? [];
	return field && sentence ? { ok: false, status: 400, errors: { [field]: [sentence] } } : null;
}

function answered(error: AuthError | null): Outcome<true> {
	if (!error) return { ok: true, data: true };
	const refused = refusal(error.code ?? '');
	if (refused) return refused;
	throw new Error(`auth: ${error.code ?? error.status} ${error.name}`, { cause: error });
}

export const tooManyTries = (): Refused => ({
	...(refusal('over_request_rate_limit') as Refused),
	status: 429
});

/** Sends a code to the address. A new address gets an account without any role. */
export async function sendCode({ db, cookies, secure }: Browser, email: string) {
	const { error } = await db.auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
	// What the client keeps for links in mails: ours have codes, and no cookie is left that says somebody was here.
	for (const { name } of cookies.getAll()) {
		if (name.endsWith('-code-verifier')) cookies.delete(name, { path: '/', secure });
	}
	return answered(error);
}

export async function enterWithCode(db: Db, email: string, code: string) {
	const { error } = await db.auth.verifyOtp({ email, token: code, type: 'email' });
	return answered(error);
}

export async function enterWithPassword(db: Db, email: string, password: string) {
	const { error } = await db.auth.signInWithPassword({ email, password });
	return answered(error);
}

/** Sets the password, and ends every other session: whoever knew the old one is out. */
export async function setPassword(db: Db, password: string) {
	const set = answered((await db.auth.updateUser({ password })).error);
	if (set.ok) await db.auth.signOut({ scope: 'others' });
	return set;
}

/** Ends this session, or all of the person's. Where the server does not know it any more, the browser forgets it all the same. */
export async function leave(browser: Browser, scope: 'local' | 'global') {
	await browser.db.auth.signOut({ scope });
	forget(browser);
}

/** Takes the session out of the browser, and whatever the sign-in left beside it. Asks nothing of the database. */
export function forget({ cookies, secure }: Browser) {
	for (const { name } of cookies.getAll()) {
		if (name.startsWith('throughline-session')) cookies.delete(name, { path: '/', secure });
	}
}
