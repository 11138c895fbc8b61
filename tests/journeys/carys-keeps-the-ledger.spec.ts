import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test(
	'Carys posts what came in, corrects it and sets the limits; Dev reads it; Grace sees fairness alone',
	{ tag: '@nojs' },
	async ({ page }) => {
		const note = `Grant for the Redwing evenings ${test.info().project.name} ${Date.now()}`;
		await signInAs(page, 'carys');

		await test.step('from the front page of payments to the ledger', async () => {
			await page.goto('/northbrook');
			await page.getByRole('link', { name: 'Payments', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Payments');
			await page.getByRole('link', { name: 'Ledger', exact: true }).click();
			await page.getByRole('link', { name: 'Post something' }).click();
		});

		await test.step('nothing typed is lost where something is missing', async () => {
			await page.getByLabel('Money came in').check();
			await page.getByLabel('How much, in pounds').fill('1,200');
			await page.getByLabel('Why', { exact: true }).fill(note);
			await page.getByRole('button', { name: 'Post it' }).click();
			await expect(page.getByRole('alert')).toContainText('Choose the account');
			await expect(page.getByLabel('How much, in pounds')).toHaveValue('1,200');
		});

		await test.step('what came in stands on two sides, with why and by whom', async () => {
			await page.getByLabel('Account', { exact: true }).selectOption({ label: 'Bank' });
			await page.getByRole('button', { name: 'Post it' }).click();
			await expect(page.getByRole('status')).toHaveText('Posted.');
			await page.getByRole('listitem').filter({ hasText: note }).getByRole('link').click();
			await expect(page.getByRole('row', { name: /Bank/ })).toContainText('£1,200.00');
			await expect(page.getByRole('row', { name: /Funding/ })).toContainText('£1,200.00');
			await expect(page.getByRole('main').getByText('Carys', { exact: true })).toBeVisible();
		});

		await test.step('no word of health stands on anybody’s bank statement', async () => {
			await page.goto('/northbrook/payments/settings');
			await page.getByLabel('What stands on people’s bank statements').fill('Mental health pay');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect(page.getByRole('alert')).toContainText('Use neutral words');
			await expect(page.getByLabel('What stands on people’s bank statements')).toHaveValue(
				'Mental health pay'
			);
		});

		await test.step('Dev reads the ledger and changes nothing', async () => {
			await page.context().clearCookies();
			await signInAs(page, 'dev');
			await page.goto('/northbrook/payments/ledger?account=bank');
			await expect(page.getByText(note)).toBeVisible();
			await expect(page.getByRole('link', { name: 'Post something' })).toHaveCount(0);
			expect((await page.goto('/northbrook/payments/ledger/new'))?.status()).toBe(403);
		});

		await test.step('Grace sees whether it is fair, and no payment', async () => {
			await page.context().clearCookies();
			await signInAs(page, 'grace');
			await page.goto('/northbrook');
			await page.getByRole('link', { name: 'Whether paying is fair to every group' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Whether paying is fair');
			expect((await page.goto('/northbrook/payments/sent'))?.status()).toBe(403);
		});
	}
);
