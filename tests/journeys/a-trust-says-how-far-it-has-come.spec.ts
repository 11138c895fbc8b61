import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

const day = async (
	page: import('@playwright/test').Page,
	legend: string,
	[d, m, y]: [string, string, string]
) => {
	const group = page.getByRole('group', { name: legend });
	await group.getByLabel('Day').fill(d);
	await group.getByLabel('Month').fill(m);
	await group.getByLabel('Year').fill(y);
};

test('Amina and Grace say how far the trust has come; a duty is made the trust’s own; a committee has one chair too few; Dev reads it', async ({
	page
}) => {
	const committee = `Listening Committee ${Date.now()}`;

	await test.step('a co-chair says how far, and "no evidence yet" is an answer', async () => {
		await signInAs(page, 'amina');
		await page.goto('/northbrook/governance');
		await page.getByRole('link', { name: 'Workforce', exact: true }).click();
		await page.getByRole('link', { name: 'Say how far you have come' }).click();
		await page.getByLabel('Developing').check();
		await day(page, 'When was it made?', ['2', '3', '2026']);
		await day(page, 'When will you look again?', ['2', '3', '2027']);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('alert')).toContainText('Say what shows it');
		await page.getByLabel('No evidence yet').check();
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('status')).toContainText('The one before it stays');
		await expect(page.getByRole('heading', { name: '2 March 2026: No evidence yet' }).first()).toBeVisible();
	});

	await test.step('a later one stands above it', async () => {
		await signInAs(page, 'grace');
		await page.goto('/northbrook/governance');
		await page.getByRole('link', { name: 'Workforce', exact: true }).click();
		await page.getByRole('link', { name: 'Say how far you have come' }).click();
		await page.getByLabel('Starting').check();
		await page.getByLabel('What shows it?').fill('Two of eleven who decide are from racialised communities');
		await page.getByLabel('Where can that be seen?').fill('/northbrook/decisions');
		await page.getByLabel(/Who of the community/).fill('Rooted Voices');
		await day(page, 'When was it made?', ['1', '6', '2026']);
		await day(page, 'When will you look again?', ['1', '6', '2027']);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('heading', { level: 3 }).first()).toContainText('1 June 2026: Starting');
		await page.goto('/northbrook/governance');
		await expect(page.getByRole('row', { name: /Workforce/ })).toContainText('further than before');
	});

	await test.step('a duty of the draft becomes the trust’s own', async () => {
		await page.getByRole('link', { name: 'Read the register of duties' }).click();
		await expect(page.getByText('written from memory').first()).toBeVisible();
		await page.getByRole('link', { name: 'Human rights' }).click();
		await page.getByRole('link', { name: 'Check it and make it yours' }).click();
		await page.getByLabel('Who answers for it?').selectOption({ label: 'Marcus' });
		await day(page, 'When will it be looked at again?', ['1', '6', '2099']);
		await page.getByRole('button', { name: 'This is our duty' }).click();
		await expect(page.getByRole('status')).toContainText('in the register');
		await expect(page.getByText('No evidence yet').first()).toBeVisible();
	});

	await test.step('a committee without a co-chair for the community says so, until there is one', async () => {
		await page.goto('/northbrook/governance');
		await page.getByRole('link', { name: 'Write down a committee' }).click();
		await page.getByLabel('Its name').fill(committee);
		await page.getByLabel(/What does it look at/).fill('Reads what is late');
		await day(page, 'Since when has it stood?', ['5', '1', '2026']);
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByRole('heading', { name: /One chair only/ })).toBeVisible();
		await page.getByText('Give a seat').click();
		await page.getByLabel('Co-chair for the community').check();
		await page.getByLabel('Their name, as they want it shown').fill('Amina');
		await day(page, 'Their first day', ['5', '1', '2026']);
		await page.getByRole('button', { name: 'Give this seat' }).click();
		await expect(page.getByRole('heading', { name: /One chair only/ })).toBeHidden();
	});

	await test.step('the co-chair records a meeting that one side chaired alone', async () => {
		await signInAs(page, 'amina');
		await page.goto('/northbrook/governance');
		await page.getByRole('link', { name: committee }).click();
		await page.getByRole('link', { name: 'Record a meeting' }).click();
		await day(page, 'When did they meet?', ['2', '2', '2026']);
		await page
			.getByRole('group', { name: 'Was there a co-chair for the community?' })
			.getByLabel('Yes')
			.check();
		await page.getByLabel(/What was considered/).fill('Read what is late');
		await page.getByRole('button', { name: 'Keep this meeting' }).click();
		await expect(page.getByText('Chaired by the community alone').first()).toBeVisible();
		await expect(page.getByRole('heading', { name: /One chair only/ })).toBeVisible();
	});

	await test.step('the board’s auditor reads all of it and writes nothing', async () => {
		await signInAs(page, 'dev');
		await page.goto('/northbrook/governance');
		await expect(page.getByText('The last meeting was not chaired by both sides.').first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Write down a committee' })).toBeHidden();
		await page.getByRole('link', { name: 'Workforce', exact: true }).click();
		await expect(page.getByRole('link', { name: 'Say how far you have come' })).toBeHidden();
	});

	await test.step('finance has no business there', async () => {
		await signInAs(page, 'carys');
		expect((await page.goto('/northbrook/governance'))?.status()).toBe(403);
	});
});
