import { codeFor, newAddress, signInByCode } from '../support/mailbox.ts';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

const PASSWORD = 'throughline-cast';

test('somebody new signs in with a code from their email, and may have no role at all @nojs', async ({
	page
}) => {
	const email = newAddress('someone');
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);

	await page.getByRole('button', { name: 'Send me a code' }).click();
	await expect(page).toHaveTitle(/^Error: Sign in/);
	await page.getByRole('link', { name: 'Enter your email address' }).click();
	await expect(page.getByLabel('Email address')).toBeFocused();

	await page.getByLabel('Email address').fill(email);
	await page.getByRole('button', { name: 'Send me a code' }).click();
	// The browser keeps the part after # that the error summary's link led to.
	await expect(page).toHaveURL(/\/sign-in\/code\?next=%2Faccount(#email)?$/);
	await expect(page.getByLabel('Code from the email')).toHaveAttribute('autocomplete', 'one-time-code');
	const code = await codeFor(page, email);
	await page.getByLabel('Code from the email').fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
	await page.getByRole('button', { name: 'Sign in' }).click();

	await expect(page).toHaveURL(/\/account(#email)?$/);
	await expect(page.getByText(email)).toBeVisible();
	await expect(page.getByText('You have no role in any organisation')).toBeVisible();
	await page.getByRole('link', { name: 'Go to your page' }).click();
	await expect(page.getByRole('heading', { name: 'Working with others' })).toBeVisible();
});

test('a wrong code is told beside its field, and ten of them are enough', async ({ page }) => {
	const email = newAddress('slip');
	await page.goto('/sign-in');
	await page.getByLabel('Email address').fill(email);
	await page.getByRole('button', { name: 'Send me a code' }).click();
	const code = await codeFor(page, email);
	const wrong = code === '111111' ? '222222' : '111111';

	await page.getByLabel('Code from the email').fill(wrong);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('link', { name: /This code is not right/ })).toBeVisible();
	await expect(page.getByLabel('Code from the email')).toHaveValue(wrong);

	const { origin } = new URL(page.url());
	const guess = (form: { code: string }) =>
		page.request.post('/sign-in/code', { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });
	for (let tries = 1; tries < 10; tries++) expect((await guess({ code: wrong })).status()).toBe(400);
	const refused = await guess({ code });
	expect(refused.status()).toBe(429);
	expect(await refused.text()).toContain('Wait 10 minutes');
});

test('Olwen signs in with her password; a wrong one is refused and not written on the page @nojs', async ({
	page
}) => {
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Sign in with a password instead' }).click();
	await page.getByLabel('Email address').fill('Olwen@eastvale.example');
	await page.getByLabel('Password').fill('not her password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(
		page.getByRole('link', { name: /The email address or the password is not right/ })
	).toBeVisible();
	await expect(page.getByLabel('Email address')).toHaveValue('Olwen@eastvale.example');
	expect(await page.content()).not.toContain('not her password');

	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Olwen' })).toBeVisible();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.goto('/my');
	await expect(page).toHaveURL(/\/sign-in/);
});

test('one click signs in as one of the cast; scripts cannot reach the session @nojs', async ({ page }) => {
	await page.goto('/sign-in?next=%2Fnorthbrook');
	await page.getByRole('link', { name: 'Sign in as one of the cast' }).click();
	await page.getByRole('button', { name: 'Grace', exact: true }).click();
	await expect(page).toHaveURL(/\/northbrook$/);
	await expect(page.getByText('You are here as administrator, engagement lead')).toBeVisible();

	const session = (await page.context().cookies()).filter(({ name }) =>
		name.startsWith('throughline-session')
	);
	expect(session.length).toBeGreaterThan(0);
	for (const { httpOnly, sameSite } of session)
		expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Lax' });

	const answer = await page.request.get('/northbrook');
	expect(answer.headers()['cache-control']).toBe('private, no-store');
});

test('Amina switches between the organisations whose hats she wears', async ({ page }) => {
	await signInAs(page, 'amina');
	await page.goto('/my');
	const hats = page.getByRole('main').getByRole('listitem');
	await expect(hats.filter({ hasText: 'Northbrook' })).toContainText('Community co-chair');
	await expect(hats.filter({ hasText: 'Rooted Voices' })).toContainText('Community advisor');
	await page.getByRole('main').getByRole('link', { name: 'Rooted Voices CIC' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Rooted Voices CIC');
	expect((await page.request.get('/eastvale')).status()).toBe(404);
});

test('signing out everywhere ends the session on the other phone too', async ({ page, browser, baseURL }) => {
	const email = newAddress('two-phones');
	await signInByCode(page, email);
	await page.goto('/account');
	await page.getByLabel('New password').fill('three random words');
	await page.getByRole('button', { name: 'Set this password' }).click();
	await expect(page.getByRole('status')).toContainText('Your new password is set');

	const other = await (await browser.newContext({ baseURL })).newPage();
	await other.goto('/sign-in/password');
	await other.getByLabel('Email address').fill(email);
	await other.getByLabel('Password').fill('three random words');
	await other.getByRole('button', { name: 'Sign in' }).click();
	await expect(other).toHaveURL(/\/my$/);

	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(page.getByRole('status')).toContainText('You are signed out everywhere');
	for (const phone of [page, other]) {
		await phone.goto('/my');
		await expect(phone).toHaveURL(/\/sign-in/);
	}
	await other.context().close();
});

test('leaving in a hurry ends the session and opens the weather @nojs', async ({ page }) => {
	await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'Sunny' }));
	await signInAs(page, 'tunde');
	await page.goto('/stay-safe');
	await page.getByRole('link', { name: 'Leave this page now' }).click();
	await expect(page).toHaveURL('https://www.bbc.co.uk/weather');
	expect(
		(await page.context().cookies()).filter(({ name }) => name.startsWith('throughline-session'))
	).toEqual([]);
});

test('nobody is sent to another site after signing in', async ({ page }) => {
	for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
		await page.goto(`/dev/sign-in?next=${encodeURIComponent(next)}`);
		await page.getByRole('button', { name: 'Dev', exact: true }).click();
		await expect(page).toHaveURL(/\/my$/);
	}
});
