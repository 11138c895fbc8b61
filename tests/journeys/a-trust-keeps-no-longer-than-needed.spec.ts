import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test('Grace sets how long things are kept, sees what is due and what has gone; Dev reads the papers; Fatima may not', async ({
	page
}) => {
	// The clock looks once a minute, and disposes of the invitation of the cast that was over long ago.
	test.setTimeout(150_000);
	await signInAs(page, 'grace');

	await test.step('a time is changed with a reason; longer than suggested, with what allows it', async () => {
		await page.goto('/northbrook/retention');
		await page.getByRole('link', { name: 'Files brought in and not agreed' }).click();
		await page.getByLabel('How long?').fill('60');
		await page.getByLabel('Days').check();
		await page.getByRole('button', { name: 'Set this time' }).click();
		await expect(page.getByRole('link', { name: 'Write why it changes' })).toBeVisible();
		await expect(page.getByLabel('How long?')).toHaveValue('60');

		await page.getByLabel('Why does it change?').fill('Cards are mended over two months');
		await page.getByRole('button', { name: 'Set this time' }).click();
		await expect(page.getByRole('alert')).toContainText('Name the law, the code or the decision');
		await page
			.getByLabel(/What lets you keep it longer/)
			.fill('Minute 4 of the information governance group');
		await page.getByRole('button', { name: 'Set this time' }).click();
		await expect(page.getByRole('status')).toContainText('It holds from today');
		await expect(page.getByText('Cards are mended over two months')).toBeVisible();
	});

	await test.step('a shorter time begins a week later, and can be put right', async () => {
		await page.getByLabel('How long?').fill('10');
		await page.getByLabel('Days').check();
		await page.getByLabel('Why does it change?').fill('A slip of the hand');
		await page.getByRole('button', { name: 'Set this time' }).click();
		await expect(page.getByRole('status')).toContainText('begins a week later');
		await page.getByLabel('How long?').fill('30');
		await page.getByLabel('Days').check();
		await page.getByLabel('Why does it change?').fill('As it was suggested');
		await page.getByRole('button', { name: 'Set this time' }).click();
		await page.goto('/northbrook/how-long');
		await expect(page.getByText('60 days')).toBeVisible();
	});

	await test.step('what is due is seen without disposing of it, and what is held stays', async () => {
		await page.goto('/northbrook/retention');
		await page.getByText('Hold something').click();
		await page
			.getByLabel('What must not go?')
			.selectOption('Worries about somebody, for the safeguarding lead');
		await page.getByLabel('What may it be needed for?').fill('The inquiry into the ward');
		await page.getByRole('button', { name: 'Hold it' }).click();
		await expect(page.getByRole('status')).toContainText('Held');
		await page.getByRole('link', { name: 'What is due today' }).click();
		await expect(page.getByRole('heading', { name: 'What is due today' })).toBeVisible();
		await expect(page.getByText('Nothing goes because you look')).toBeVisible();
		await page.goto('/northbrook/retention');
		await page.getByRole('button', { name: /Lift this hold/ }).click();
		await expect(page.getByRole('status')).toContainText('lifted');
	});

	await test.step('the register says what went, by which rule', async () => {
		await expect(async () => {
			await page.goto('/northbrook/retention/disposals');
			await expect(
				page.getByRole('listitem').filter({ hasText: 'Invitations to join' }).first()
			).toContainText('by the clock', {
				timeout: 2_000
			});
		}).toPass({ timeout: 90_000, intervals: [3_000] });
		const answer = await page.request.get('/northbrook/retention/disposals/disposals.csv');
		expect(answer.headers()['cache-control']).toContain('no-store');
		expect(await answer.text()).toContain('Invitations to join,1,90 days');
	});

	await test.step('the board auditor reads the papers, and changes no rule', async () => {
		await signInAs(page, 'dev');
		await page.goto('/northbrook/data-protection');
		await expect(page.getByRole('heading', { name: 'Impact assessment', exact: true })).toBeVisible();
		await expect(page.getByText('For your trust to fill').first()).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Seeing whether all communities' })).toBeVisible();
		await page.goto('/northbrook/retention/words');
		await expect(page.getByRole('button', { name: 'Set this time' })).toHaveCount(0);
	});

	await test.step('a facilitator reads none of it', async () => {
		await signInAs(page, 'fatima');
		for (const path of [
			'retention',
			'retention/words',
			'retention/due',
			'retention/disposals',
			'data-protection'
		]) {
			expect((await page.goto(`/northbrook/${path}`))?.status(), path).toBe(403);
		}
	});
});
