import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody, signedIn, startWith, type Running } from './support.ts';

let backend: Running;
let end: () => Promise<void>;
beforeAll(async () => {
	({ backend, end } = await startWith(
		`create function public.me() returns uuid language sql as 'select auth.uid()';`
	));
});
afterAll(() => end());

async function codeFor(email: string): Promise<string> {
	const mail = (await backend.mailbox?.())?.find(({ to }) => to === email);
	if (!mail?.code) throw new Error(`no code for ${email}`);
	return mail.code;
}

describe('signing in with a code by mail', () => {
	it.each(['email', 'magiclink'] as const)('works for a known person, as type %s', async (type) => {
		const email = `known-${type}@northbrook.example`;
		const id = await backend.createAccount({ email });
		const db = nobody(backend);
		expect((await db.auth.signInWithOtp({ email, options: { shouldCreateUser: false } })).error).toBeNull();

		const { data, error } = await db.auth.verifyOtp({ email, token: await codeFor(email), type });
		expect(error).toBeNull();
		expect(data.user?.id).toBe(id);
		expect((await db.rpc('me')).data).toBe(id);
	});

	it('works for somebody new', async () => {
		const email = 'new@northbrook.example';
		const db = nobody(backend);
		expect((await db.auth.signInWithOtp({ email })).error).toBeNull();
		const { data, error } = await db.auth.verifyOtp({ email, token: await codeFor(email), type: 'email' });
		expect(error).toBeNull();
		expect((await db.rpc('me')).data).toBe(data.user?.id);
	});

	it('works once, and not with another code', async () => {
		const email = 'once@northbrook.example';
		await backend.createAccount({ email });
		const db = nobody(backend);
		await db.auth.signInWithOtp({ email });
		const token = await codeFor(email);
		const wrong = token === '000000' ? '000001' : '000000';
		expect((await db.auth.verifyOtp({ email, token: wrong, type: 'email' })).error?.code).toBe('otp_expired');
		expect((await db.auth.verifyOtp({ email, token, type: 'email' })).error).toBeNull();
		expect((await db.auth.verifyOtp({ email, token, type: 'email' })).error?.code).toBe('otp_expired');
	});

	it('makes no account where none is wanted', async () => {
		const email = 'stranger@northbrook.example';
		await nobody(backend).auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
		expect((await backend.mailbox?.())?.some(({ to }) => to === email)).toBe(false);
	});
});

describe('signing in with a password', () => {
	it('works, and not with another', async () => {
		const { id, db } = await signedIn(backend, 'marcus');
		expect((await db.rpc('me')).data).toBe(id);
		const wrong = { email: 'marcus@northbrook.example', password: 'something else' };
		expect((await nobody(backend).auth.signInWithPassword(wrong)).error?.code).toBe('invalid_credentials');
	});

	it('does not work for an account without one', async () => {
		const email = 'no-password@northbrook.example';
		await backend.createAccount({ email });
		for (const password of ['', 'null', 'throughline-cast'])
			expect((await nobody(backend).auth.signInWithPassword({ email, password })).error).not.toBeNull();
	});
});

describe('an account', () => {
	it('gets the id asked for, and is found again by its address', async () => {
		const id = '00000000-0000-4000-a000-000000000099';
		expect(await backend.createAccount({ id, email: 'Carys@northbrook.example' })).toBe(id);
		expect(await backend.createAccount({ email: 'carys@northbrook.example' })).toBe(id);
	});
});

describe('a session', () => {
	it('is renewed by its refresh token', async () => {
		const { db, id } = await signedIn(backend, 'dev');
		const { data, error } = await db.auth.refreshSession();
		expect(error).toBeNull();
		expect(data.user?.id).toBe(id);
	});

	it('ends everywhere when the person signs out everywhere', async () => {
		const here = await signedIn(backend, 'sol');
		const there = await signedIn(backend, 'sol');
		expect((await here.db.auth.signOut({ scope: 'global' })).error).toBeNull();
		expect((await there.db.auth.refreshSession()).error).not.toBeNull();
		expect((await there.db.auth.getUser()).error).not.toBeNull();
	});
});
