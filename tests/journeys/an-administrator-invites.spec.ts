import { newAddress, signInByCode } from '../support/mailbox.ts';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test('Joy invites a facilitator, who joins; the role ends and is given back @nojs', async ({
	page,
	browser,
	baseURL
}) => {
	const email = newAddress('newcomer');
	const name = `New facilitator ${email.slice(9, 17)}`;
	await signInAs(page, 'joy');
	await page.goto('/rooted-voices/members');

	const link = await test.step('the invitation is made once, and Joy sends it herself', async () => {
		await page.getByRole('link', { name: 'Invite somebody' }).click();
		await page.getByLabel('Their name').fill(name);
		await page.getByRole('button', { name: 'Make the invitation' }).click();
		await expect(page.getByRole('link', { name: 'Enter their email address' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Choose a role' })).toBeVisible();
		await expect(page.getByLabel('Their name')).toHaveValue(name);

		await page.getByLabel('Their email address').fill(email);
		await page.getByLabel('Facilitator').check();
		await page.getByRole('button', { name: 'Make the invitation' }).click();
		await expect(page.getByText('Throughline does not send this invitation')).toBeVisible();
		return page.getByRole('link', { name: /\/invitations\// }).innerText();
	});

	const visitor = await (await browser.newContext({ baseURL })).newPage();
	await test.step('whoever has another address cannot take it up', async () => {
		await signInAs(visitor, 'tunde');
		await visitor.goto(new URL(link).pathname);
		await visitor.getByRole('button', { name: 'Accept the invitation' }).click();
		await expect(
			visitor.getByText(/This invitation was sent to another email address/).first()
		).toBeVisible();
		await visitor.context().clearCookies();
	});

	await test.step('the newcomer reads it, signs in, and joins', async () => {
		await visitor.goto(new URL(link).pathname);
		await expect(visitor.getByText(`${name}, Rooted Voices CIC asks you to work with them.`)).toBeVisible();
		await visitor.getByRole('link', { name: 'Sign in to accept' }).click();
		await signInByCode(visitor, email);
		await visitor.getByRole('button', { name: 'Accept the invitation' }).click();
		await expect(visitor.getByRole('status')).toContainText('You have joined');
		await visitor.goto(new URL(link).pathname);
		await expect(visitor.getByText('This invitation has been accepted')).toBeVisible();
	});

	await test.step('Joy ends the role, and it opens nothing at once', async () => {
		await page.goto('/rooted-voices/members');
		await page.getByRole('link', { name: `End the role Facilitator of ${name}` }).click();
		await page.getByRole('button', { name: 'End the role today' }).click();
		await expect(page.getByRole('status')).toContainText('The role has ended');
		expect((await visitor.goto('/rooted-voices'))?.status()).toBe(404);
	});

	await test.step('Joy gives it back', async () => {
		await page.getByRole('button', { name: `Give back the role Facilitator to ${name}` }).click();
		await expect(page.getByRole('status')).toContainText('The role is given back');
		expect((await visitor.goto('/rooted-voices'))?.status()).toBe(200);
	});
	await visitor.context().close();
});

test('an invitation that was withdrawn opens nothing', async ({ page }) => {
	const email = newAddress('changed-mind');
	await signInAs(page, 'joy');
	await page.goto('/rooted-voices/members/invite');
	await page.getByLabel('Their name').fill(email);
	await page.getByLabel('Their email address').fill(email);
	await page.getByLabel('Community advisor').check();
	await page.getByRole('button', { name: 'Make the invitation' }).click();
	const link = await page.getByRole('link', { name: /\/invitations\// }).innerText();

	await page.getByRole('link', { name: 'Back to members' }).click();
	await page.getByRole('button', { name: `Withdraw the invitation of ${email}` }).click();
	await expect(page.getByRole('status')).toContainText('The invitation is withdrawn');
	await page.goto(new URL(link).pathname);
	await expect(page.getByText('This invitation was withdrawn')).toBeVisible();
	expect((await page.goto('/invitations/guessed'))?.status()).toBe(404);
});

test('the last administrator stays, and is told why', async ({ page }) => {
	await signInAs(page, 'olwen');
	await page.goto('/eastvale/members');
	await page.getByRole('link', { name: 'End the role Administrator of Olwen' }).click();
	await expect(page.getByText('You are the last administrator')).toBeVisible();
	await expect(page.getByRole('button', { name: 'End the role today' })).toHaveCount(0);

	const { origin } = new URL(page.url());
	const forced = await page.request.post(page.url(), { form: {}, headers: { origin, accept: 'text/html' } });
	expect(await forced.text()).toContain('This is the last administrator. Give someone else the role first.');
});

test('who does not give roles reads who works here, and changes nothing', async ({ page }) => {
	await signInAs(page, 'fatima');
	await page.goto('/northbrook/members');
	await expect(page.getByRole('cell', { name: 'Decision owner' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Invite somebody' })).toHaveCount(0);
	expect((await page.goto('/northbrook/members/invite'))?.status()).toBe(403);
	await expect(page.getByRole('heading', { name: 'This page is for other roles than yours' })).toBeVisible();
});

test('Grace starts a programme, promises days and brings a partner in; Joy adds somebody without email @alone', async ({
	page
}) => {
	const title = `Listening on wards ${crypto.randomUUID().slice(0, 8)}`;
	await signInAs(page, 'grace');
	await page.goto('/northbrook/programmes');
	await page.getByRole('link', { name: 'Start a programme' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Start the programme' }).click();
	await expect(page.getByRole('heading', { name: title })).toBeVisible();

	await page.getByLabel('Days to answer an agreed insight').fill('0');
	await page.getByRole('button', { name: 'Set these promises' }).click();
	await expect(page.getByRole('link', { name: 'Enter a number of days from 1 to 730' })).toBeVisible();
	await page.getByLabel('Days to answer an agreed insight').fill('56');
	await page.getByRole('button', { name: 'Set these promises' }).click();
	await expect(page.getByText('56 days (8 weeks)')).toBeVisible();
	await page.getByLabel('Bring in a partner').selectOption({ label: 'Rooted Voices CIC' });
	await page.getByRole('button', { name: 'Bring them in' }).click();
	await expect(page.getByRole('button', { name: 'Take out Rooted Voices CIC' })).toBeVisible();

	await signInAs(page, 'joy');
	await page.goto('/rooted-voices');
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	await page.goto('/rooted-voices/people/new');
	await page.getByLabel('Name').fill('A grandmother');
	await page.getByLabel('By phone').check();
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(
		page.getByRole('link', { name: 'Enter the address or number to reach them at' })
	).toBeVisible();
	await page.getByLabel('Address or number').fill('020 7946 0099');
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('020 7946 0099').first()).toBeVisible();
});
