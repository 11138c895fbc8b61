// Grace brings figures in, says what an action hopes to change, and Dev reads both beside each other (R12, R20).
import { randomUUID } from 'node:crypto';
import { signInAs } from '../support/personas.ts';
import { anAgreedInsight } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';

test('a measure is set beside an action, and what changed is said @wide', async ({ page }) => {
	test.slow();
	const name = `Carers rung before the first review ${randomUUID().slice(0, 8)}`;
	await signInAs(page, 'grace');

	const key = await test.step('Grace adds a measure of the trust’s own', async () => {
		await page.goto('/northbrook/board/measures/new');
		await page.getByRole('button', { name: 'Add the measure' }).click();
		await expect(page.getByRole('alert')).toContainText('Write what is measured');
		await page.getByLabel('What is measured').fill(name);
		await page.getByRole('radio', { name: 'A rate' }).check();
		await page.getByLabel('For a rate: per how many').fill('1,000');
		await page.getByLabel('More', { exact: true }).check();
		await page.getByRole('button', { name: 'Add the measure' }).click();
		await expect(page.getByRole('status')).toContainText('The measure was added');
		await page.getByText('Measures without figures').click();
		const row = page.getByRole('row').filter({ hasText: name });
		return /\bL\d+\b/.exec(await row.innerText())![0];
	});

	await test.step('she brings its figures in, sees what was refused, and agrees', async () => {
		await page.goto('/northbrook/board/measures/load');
		const buffer = Buffer.from(`measure,from,until,area,group,value,numerator,denominator
${key},2025-04-01,2025-06-30,,Black,93,33,355
${key},2025-04-01,2025-06-30,,White,46.3,24,518
${key},2025-07-01,2025-09-30,,Black,*,,
${key},2025-07-01,2025-09-30,,White,40,20,500
${key},2025-10-01,2025-12-31,,Black,93,33,355
${key},2025-10-01,2025-12-31,,White,46.3,24,518
${key},some day,2025-12-31,,White,46.3,24,518`);
		await page.getByLabel('CSV file').setInputFiles({ name: 'carers.csv', mimeType: 'text/csv', buffer });
		await page.getByRole('button', { name: 'Read the file' }).click();
		await expect(page.getByRole('main')).toContainText('Not in use yet');
		await expect(page.getByRole('main')).toContainText('Its days are not dates');
		await page.getByRole('button', { name: 'Use these figures' }).click();
		await expect(page.getByRole('status')).toContainText('in use now');
	});

	const action = await test.step('an action hopes to move it', async () => {
		const mark = randomUUID().slice(0, 8);
		await anAgreedInsight(page, `Nobody rang us ${mark}`);
		await page.goto('/northbrook/decisions?programme=pcref');
		await page.getByRole('link', { name: 'Propose a decision' }).click();
		await page.getByLabel('Title').fill(`Ring carers first ${mark}`);
		await page.getByLabel('What is to be decided?').fill('Carers are rung before the first review.');
		await page.getByLabel(`Nobody rang us ${mark}`).check();
		await page.getByRole('button', { name: 'Propose this' }).click();
		await page.getByRole('link', { name: 'Add something that will be done' }).click();
		await page.getByLabel('What will be done').fill(`Ring every named carer ${mark}`);
		await page.getByLabel('Who will see that it is done?').selectOption({ index: 1 });
		const due = page.getByRole('group', { name: 'By which day?' });
		await due.getByLabel('Day').fill('1');
		await due.getByLabel('Month').fill('3');
		await due.getByLabel('Year').fill(String(new Date().getFullYear() + 1));
		await page.getByRole('button', { name: 'Add this' }).click();
		await page.getByRole('link', { name: `Ring every named carer ${mark}` }).click();
		const action = new URL(page.url()).pathname;
		await page.getByRole('link', { name: 'Write down what you hope will change' }).click();
		await page.getByLabel('What should be different').fill('Carers hear from the ward first');
		await page.getByLabel('A measure to look at beside it').selectOption(`${name} (${key})`);
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByRole('main')).toContainText('To be looked at by 1 March');
		return action;
	});

	await test.step('Dev reads the series, its gap, and how sure a difference is', async () => {
		await signInAs(page, 'dev');
		await page.goto('/northbrook/board/measures');
		await page.getByRole('link', { name }).click();
		await expect(page.getByRole('main')).toContainText('did not have to move because of it');
		await expect(page.getByRole('main')).toContainText('Hidden: a small number');
		await expect(page.getByRole('main')).toContainText('2.01 times (95% interval 1.19 to 3.39)');
		await expect(page.getByRole('link', { name: 'Bring figures in' })).toHaveCount(0);
	});

	await test.step('Grace says that nothing moved, and everyone can read it in the thread', async () => {
		await signInAs(page, 'grace');
		await page.goto(action);
		await page.getByRole('link', { name: 'Say what changed' }).click();
		await page.getByLabel('It did not move').check();
		await page.getByLabel('What changed, for whom').fill('Carers told us that nobody rang');
		await page.getByRole('button', { name: 'Say what changed' }).click();
		await expect(page.getByRole('main')).toContainText('It did not move, seen on');
		await page.getByRole('link', { name: 'See its whole thread' }).click();
		await expect(page.getByRole('main')).toContainText('Carers told us that nobody rang');
	});
});
