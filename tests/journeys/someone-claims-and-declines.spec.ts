// What was offered becomes a claim: Amina takes less, changes her mind, takes nothing, takes it back; Joy writes down Mrs Begum's.
import { randomUUID } from 'node:crypto';
import { signInAs } from '../support/personas.ts';
import { send } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';
import { anOpenWorkshop } from '../support/workshops.ts';

test(
	'Amina claims less, then nothing, and nobody asks why; Joy claims for Mrs Begum',
	{ tag: '@nojs' },
	async ({ page }) => {
		test.slow();
		const title = `Claimed ${randomUUID().slice(0, 8)}`;
		const entry = page.getByRole('listitem').filter({ hasText: title });
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

		await test.step('both had a place at a workshop, which is cancelled late and owed all the same', async () => {
			const workshop = await anOpenWorkshop(page, title, 10, {
				day: tomorrow,
				from_clock: '14:00',
				to_clock: '16:00'
			});
			await signInAs(page, 'amina');
			await page.goto(`/workshops/${workshop}/register?by=rooted-voices`);
			await page.getByRole('button', { name: 'Ask for my place' }).click();
			await signInAs(page, 'joy');
			await page.goto(`/rooted-voices/workshops/${workshop}/people/invite`);
			await page.getByRole('link', { name: 'Register Mrs Begum' }).click();
			await page.getByLabel('What should they be called on the day?').fill('Mrs B');
			await page.getByRole('button', { name: 'Register them' }).click();
			await signInAs(page, 'grace');
			await send(page, `/northbrook/workshops/${workshop}/cancel`, { reason: 'The hall is flooded.' });
		});

		await test.step('Amina is asked what is missing, and keeps what she typed', async () => {
			await signInAs(page, 'amina');
			await page.goto('/my/claims');
			await entry.getByRole('link').first().click();
			await expect(page.getByText('You have not said what you want done with it')).toBeVisible();
			await page.getByRole('radio', { name: 'Pay me less than that' }).check();
			await page.getByRole('button', { name: 'Send it' }).click();
			await expect(page.getByRole('alert')).toContainText('Enter a sum');
			await expect(page.getByRole('radio', { name: 'Pay me less than that' })).toBeChecked();
			await page.getByLabel('If less: the whole sum, in pounds').fill('20');
			await page.getByRole('button', { name: 'Send it' }).click();
			await expect(page.getByRole('alert')).toContainText('Choose how you want to be paid');
			await expect(page.getByLabel('If less: the whole sum, in pounds')).toHaveValue('20');
			await page.getByRole('radio', { name: 'In cash' }).check();
			await page.getByRole('button', { name: 'Send it' }).click();
			await expect(page.getByRole('status')).toContainText('It is sent');
			await expect(page.getByText('You want £20.00 of the £55.00 offered.')).toBeVisible();
			await expect(page.getByText('Somebody at Northbrook')).toBeVisible();
		});

		await test.step('she asks for a day on which it may come, and takes that back', async () => {
			await page.getByText('Choose a day for it').click();
			await page.getByLabel('Day', { exact: true }).fill('31');
			await page.getByRole('button', { name: 'Keep the day' }).click();
			await expect(page.getByRole('alert')).toContainText('Enter the day');
			await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
			const [year = '', month = '', day = ''] = tomorrow.split('-');
			await page.getByLabel('Day', { exact: true }).fill(day);
			await page.getByLabel('Month', { exact: true }).fill(month);
			await page.getByLabel('Year', { exact: true }).fill(year);
			await page.getByRole('button', { name: 'Keep the day' }).click();
			await expect(page.getByRole('status')).toContainText('It is kept');
			await page.getByText(/^Not paid before .*, as you asked/).click();
			for (const box of ['Day', 'Month', 'Year']) await page.getByLabel(box, { exact: true }).fill('');
			await page.getByRole('button', { name: 'Keep the day' }).click();
			await expect(page.getByText('Choose a day for it')).toBeVisible();
		});

		await test.step('then she takes nothing: no reason is asked, and it is never said to be hers', async () => {
			await expect(page.getByLabel(/reason|why/i)).toHaveCount(0);
			await page.getByRole('radio', { name: 'Pay me nothing' }).check();
			await page.getByRole('button', { name: 'Keep the change' }).click();
			await expect(page.getByText('You want none of the £55.00 offered.')).toBeVisible();
			await expect(page.getByText('Not taken')).toBeVisible();
		});

		await test.step('taken back, it is found again by its address and stands as it was', async () => {
			const here = page.url().split('?')[0] ?? '';
			await page.getByRole('button', { name: 'Take it back' }).click();
			await page.goto('/my/claims');
			await expect(entry).toHaveCount(0);
			await page.goto(here);
			await page.getByRole('button', { name: 'Take it up again' }).click();
			await expect(page.getByText('You want none of the £55.00 offered.')).toBeVisible();
		});

		await test.step('Joy writes down what Mrs Begum says, and sends it', async () => {
			await signInAs(page, 'joy');
			await page.goto('/rooted-voices');
			await page.getByRole('link', { name: 'Claims you write down for people' }).click();
			await entry.getByRole('link', { name: /Mrs Begum/ }).click();
			await page.getByRole('radio', { name: 'Pay me £55' }).check();
			await page.getByRole('radio', { name: 'In cash' }).check();
			await page.getByRole('button', { name: 'Send it' }).click();
			await expect(page.getByRole('status')).toContainText('You raised it, so somebody else approves it');
		});

		await test.step('those who do not work with her do not find it', async () => {
			const hers = page.url().split('?')[0] ?? '';
			await signInAs(page, 'olwen');
			expect((await page.goto(hers))?.status()).toBe(404);
		});
	}
);
