import { signInAs } from '../support/personas';
import { expect, test } from '../support/test';
import { anOpenWorkshop, somebodyRegisters } from '../support/workshops';

test('Joy invites her people and registers Mrs Begum; the trust sees a name for the day, and sees to her need @nojs', async ({
	page
}) => {
	test.slow();
	const title = `Who is asked first ${crypto.randomUUID().slice(0, 8)}`;
	const workshop = await anOpenWorkshop(page, title, 2);
	const begum = `Mrs B ${crypto.randomUUID().slice(0, 4)}`;
	const joys = `/rooted-voices/workshops/${workshop}/people`;
	const graces = `/northbrook/workshops/${workshop}/people`;
	await signInAs(page, 'joy');

	await test.step('Joy invites from her own list', async () => {
		await page.goto(`${joys}/invite`);
		await page.getByRole('button', { name: 'Put them on the list' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose who to invite');
		await page.getByRole('checkbox', { name: 'Tunde' }).check();
		await page.getByRole('button', { name: 'Put them on the list' }).click();
		await expect(page.getByRole('status')).toContainText('on the list of those invited');
	});

	await test.step('and registers Mrs Begum, who reads no English and has no account', async () => {
		await page.goto(`${joys}/invite`);
		await page.getByRole('link', { name: 'Register Mrs Begum' }).click();
		await page.getByLabel('What should they be called on the day?').fill(begum);
		await page.getByRole('checkbox', { name: 'Somebody who speaks my language' }).check();
		await page.getByLabel('In your own words: Somebody who speaks my language').fill('Sylheti');
		await page.getByLabel('Pay me £55.00').check();
		await page.getByRole('button', { name: 'Register them' }).click();
		await expect(page.getByRole('heading', { name: 'They have a place' })).toBeVisible();
		await expect(page.locator('.tl-code')).toBeVisible();
	});

	await test.step('Joy sees to her place, and not to what she chose to be paid', async () => {
		await page.goto(joys);
		await page.getByRole('link', { name: begum }).click();
		await expect(page.getByText('What they chose is theirs, and is not shown')).toBeVisible();
		await page.getByRole('button', { name: 'Print a slip' }).click();
		await expect(page.locator('.tl-code')).toBeVisible();
	});

	await test.step('Grace sees who comes and how many were invited, and no name, contact or list of Rooted Voices', async () => {
		await signInAs(page, 'grace');
		await page.goto(graces);
		await expect(page.getByText(begum)).toBeVisible();
		await expect(page.getByRole('link', { name: begum })).toHaveCount(0);
		await expect(page.getByText('Begum', { exact: false })).toHaveCount(0);
		await expect(page.getByText('Tunde')).toHaveCount(0);
		await expect(page.getByText('1 coming · 1 invited')).toBeVisible();
		await page.goto(`${graces}/invite`);
		await expect(page.getByText('Tunde')).toHaveCount(0);
		expect((await page.goto(joys))?.status()).toBe(404);
	});

	await test.step('the need has an owner and is arranged', async () => {
		await page.goto(graces);
		await expect(page.getByText('One need has nobody who sees to it')).toBeVisible();
		await page.getByRole('link', { name: 'See what people need' }).click();
		await expect(page.getByText('Nobody sees to it')).toBeVisible();
		await page.getByRole('button', { name: /^Keep/ }).click();
		await expect(page.getByRole('alert')).toContainText('Choose who sees to it');
		await page
			.getByLabel(/^Who sees to it/)
			.selectOption({ label: 'Fatima, Northbrook Mental Health NHS Trust' });
		await page.getByRole('button', { name: /^Keep/ }).click();
		await expect(page.getByRole('status')).toContainText('Somebody sees to it now');
		await page.getByRole('button', { name: /^It is arranged/ }).click();
		await expect(page.getByText('Arranged', { exact: true })).toBeVisible();
	});

	await test.step('when the places are gone, Joy takes up an offer for whoever waits', async () => {
		const holder = await somebodyRegisters(page, workshop, 'Plover');
		await signInAs(page, 'joy');
		await page.goto(`${joys}/invite`);
		await page.getByRole('link', { name: 'Register Tunde' }).click();
		await page.getByLabel('What should they be called on the day?').fill('T.');
		await page.getByRole('button', { name: 'Register them' }).click();
		await expect(page.getByRole('heading', { name: 'They are number 1 on the waiting list' })).toBeVisible();
		await page.goto(`/registrations/${holder}/cancel`);
		await page.getByRole('button', { name: 'Give my place back' }).click();
		await page.goto(joys);
		await page.getByRole('link', { name: 'T.' }).click();
		await expect(page.getByText('Offered a place')).toBeVisible();
		await page.getByRole('button', { name: 'They take the place' }).click();
		await expect(page.getByRole('status')).toContainText('They have the place');
	});
});
