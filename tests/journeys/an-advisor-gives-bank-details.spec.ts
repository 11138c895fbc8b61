// An advisor is to be paid into their bank account: opened on our page, filled in on Stripe's (here the simulator's), read again
// from Stripe, and looked at by a person of finance, since the bank has another name. No bank details reach us.
import { randomUUID } from 'node:crypto';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';
import { anOpenWorkshop } from '../support/workshops.ts';

test('Joy gives her bank details, and Carys looks at the name @nojs @alone', async ({ page }) => {
	const mark = randomUUID().slice(0, 8);
	const workshop = await anOpenWorkshop(page, `Paid well ${mark}`);
	await signInAs(page, 'joy');
	await page.goto(`/workshops/${workshop}/register?by=rooted-voices`);
	await page.getByRole('button', { name: 'Ask for my place' }).click();

	await test.step('the page says what happens, and which other ways there are', async () => {
		await page.goto('/my/pay/bank');
		await expect(page.getByText('We never see them')).toBeVisible();
		await expect(page.getByRole('heading', { name: /Without Stripe/ })).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'In cash' })).toBeVisible();
	});

	await test.step('nothing is lost when something is missing', async () => {
		await page.getByLabel('Your name, as your bank has it').fill('Joy Bird');
		await page.getByRole('button', { name: 'Open an account at Stripe' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Enter your email address');
		await expect(page.getByLabel('Your name, as your bank has it')).toHaveValue('Joy Bird');
		await page.getByLabel('Your email address').fill('joy@bird.example');
		await page.getByRole('button', { name: 'Open an account at Stripe' }).click();
		await expect(page.getByRole('status')).toContainText('Your account at Stripe is open');
	});

	const form = page
		.getByRole('button', { name: /Stripe/ })
		.or(page.getByRole('link', { name: /Stripe’s page|at Stripe/ }));
	await test.step('left half done, it can be gone on with', async () => {
		await form.first().click();
		await page.getByRole('button', { name: 'Leave it for now' }).click();
		await expect(page).toHaveURL(/\/my\/pay\/bank\?back=/);
		await expect(page.getByText('You can go on where you were')).toBeVisible();
	});

	await test.step('Stripe’s form takes the details, and we know the last four digits', async () => {
		await form.first().click();
		await page.getByLabel('Name on the account').fill('Joy Bird');
		await page.getByLabel('Sort code').fill('108800');
		await page.getByLabel('Account number').fill('22222205');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page).toHaveURL(/\/my\/pay\/bank\?back=/);
		await expect(async () => {
			await page.goto('/my/pay/bank');
			await expect(page.getByText('a name that is not quite yours')).toBeVisible({ timeout: 500 });
		}).toPass();
		await expect(page.getByText('ends in 2205')).toBeVisible();
	});

	await test.step('Carys sees both names, and says that it is the same person', async () => {
		await signInAs(page, 'carys');
		await page.goto('/northbrook/payments/checks');
		const name = page.getByRole('listitem').filter({ hasText: 'J. Bird' });
		await expect(name).toContainText('Nearly the same');
		await name.getByRole('button', { name: 'It is the same person' }).click();
		await expect(page.getByRole('status')).toContainText('the same person');
		await expect(page.getByRole('listitem').filter({ hasText: 'J. Bird' })).toHaveCount(0);
	});

	await test.step('Joy knows when she can be paid there', async () => {
		await signInAs(page, 'joy');
		await page.goto('/my/pay/bank');
		// Another journey may have taken away the days that a new account waits.
		await expect(page.getByText(/nothing is sent to a new account before|is sent there/)).toBeVisible();
	});
});
