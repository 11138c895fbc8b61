// Who has neither bank account nor e-mail is paid: in cash that a partner brings, by voucher, or by payroll. Three people each time:
// one approves and hands over, another gives or records it, another confirms.
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';
import { canMakeClaims, claimsThatWait } from '../support/waiting-claims.ts';

const PAY = '/northbrook/payments';

/** Types a day into the boxes of a DateInput: today in London, unless said. */
async function day(page: Page, legend: string, iso?: string) {
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format();
	const [y = '', m = '', d = ''] = (iso ?? today).split('-');
	const box = page.getByRole('group', { name: legend });
	await box.getByLabel('Day').fill(d);
	await box.getByLabel('Month').fill(m);
	await box.getByLabel('Year').fill(y);
}

/** Hands over all of one way that waits. Answers the run's address. */
async function handOver(page: Page, what: RegExp): Promise<string> {
	await page.goto(`${PAY}/runs`);
	await page.getByRole('radio', { name: what }).check();
	await page.getByRole('button', { name: 'Hand over' }).click();
	await expect(page.getByRole('status')).toContainText('Handed over');
	return new URL(page.url()).pathname;
}

test('Mrs Begum in cash through Joy, Amina by voucher, Wren by payroll @alone', async ({ page }) => {
	test.skip(!canMakeClaims(), 'the claims are made in the database');
	await claimsThatWait([
		{ who: 'Mrs Begum', knownTo: 'rooted-voices', fee: 5500, expenses: 450, route: 'cash' },
		{ who: 'Amina', knownTo: 'rooted-voices', fee: 5000, route: 'voucher' },
		{ who: 'Wren', fee: 15_000, expenses: 1210, route: 'payroll', role: 'Interview panel member' }
	]);
	await signInAs(page, 'carys');

	await test.step('Carys puts two vouchers into the stock; no list shows their serials', async () => {
		await page.goto(`${PAY}/vouchers/new`);
		await page.getByLabel('Whose vouchers are they?').fill('Open Market');
		await page.getByLabel('What is one worth, in pounds?').fill('25');
		await day(page, 'Until which day can they be used?', '2049-12-31');
		await page.getByLabel('Serials, one on each line').fill('OM-7731-0001\nOM-7731-0002');
		await page.getByRole('button', { name: 'Add them' }).click();
		await expect(page.getByRole('status')).toContainText('Added to the stock');
		await expect(page.getByText('7731')).toHaveCount(0);
	});

	await test.step('she approves the three', async () => {
		await page.goto(`${PAY}/claims`);
		for (const who of ['Mrs Begum', 'Amina', 'Wren'])
			await page.getByRole('listitem').filter({ hasText: who }).getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Look at the ticked ones together' }).click();
		await page.getByRole('button', { name: 'Approve all 3, £271.60' }).click();
		await expect(page.getByRole('status')).toContainText('3 of 3 claims are approved by you');
	});

	const cash =
		await test.step('and hands over the cash and the voucher for Rooted Voices to bring', async () => {
			await handOver(page, /Vouchers through Rooted Voices/);
			return handOver(page, /Cash through Rooted Voices/);
		});

	await test.step('the letter for Mrs Begum has a code', async () => {
		await page.getByRole('link', { name: 'Letters with the codes' }).click();
		await expect(page.getByText('£59.50 for you is with Rooted Voices CIC')).toBeVisible();
	});

	const payroll = await test.step('payroll has a file: gross and expenses apart', async () => {
		const run = await handOver(page, /^Payroll/);
		const file = await page.request.get(`${run}/file/csv`);
		expect(file.headers()['content-type']).toContain('text/csv');
		const [head = '', line = ''] = (await file.text()).split('\r\n');
		expect(head).toContain(
			'Name,Employee reference,Role,Day of the work,Gross fee,Expenses,Cost code,Reference'
		);
		expect(line).toMatch(/^Wren,,Interview panel member,\d{4}-\d\d-\d\d,150\.00,12\.10,,TL-/);
		await page.goto(run);
		await expect(
			page.getByText('You handed this over, so somebody else records that it was paid.')
		).toBeVisible();
		return run;
	});

	await test.step('Joy finds it on her first page, and gives Mrs Begum her money with somebody watching', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices');
		await page.getByRole('link', { name: /wait for cash or a voucher that you hand out/ }).click();
		await page.getByRole('link', { name: 'Mrs Begum, £59.50' }).click();
		await day(page, 'On which day?');
		await page.getByRole('button', { name: 'Record that it was given' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Name somebody who saw it');
		await page.getByLabel('Who saw it?').fill('Nightingale');
		await page.getByRole('button', { name: 'Record that it was given' }).click();
		await expect(page.getByRole('status')).toContainText('Somebody of the trust confirms it');
		await expect(page.getByRole('listitem').filter({ hasText: 'Mrs Begum' })).toContainText(
			'seen by Nightingale'
		);
	});

	await test.step('Amina opens her vouchers herself', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my/handed');
		await expect(page.getByText('OM-7731-0001')).toHaveCount(0);
		await page.getByRole('button', { name: /Show my vouchers/ }).click();
		await expect(page.getByText('OM-7731-0001')).toBeVisible();
		await expect(page.getByText('OM-7731-0002')).toBeVisible();
	});

	await test.step('Grace records what payroll paid', async () => {
		await signInAs(page, 'grace');
		await page.goto(payroll);
		await day(page, 'On which day?');
		await page.getByLabel('Reference of the whole payment').fill('Payroll of the month');
		await page.getByRole('button', { name: 'Record all 1 as paid' }).click();
		await expect(page.getByRole('status')).toContainText('Recorded');
	});

	await test.step('and Carys confirms that Mrs Begum is paid', async () => {
		await signInAs(page, 'carys');
		await page.goto(cash);
		const hers = page.getByRole('listitem').filter({ hasText: 'Mrs Begum' });
		await hers.getByRole('link', { name: /^TL-/ }).click();
		await expect(page.getByText('Nightingale, who saw it')).toBeVisible();
		await page.getByRole('button', { name: 'Confirm that it was paid' }).click();
		await expect(page.getByText('Paid by finance, and confirmed')).toBeVisible();
	});
});

test('Carys decides how a role is paid, and writes down a choir without a company number @alone', async ({
	page
}) => {
	await signInAs(page, 'carys');

	await test.step('a role that nobody decided about says so', async () => {
		await page.goto(`${PAY}/roles`);
		await page.getByLabel('What is it called?').fill('Speaking to new staff');
		await page.getByRole('button', { name: 'Name it' }).click();
		await expect(page.getByText('no claim for it can be approved')).toBeVisible();
	});

	await test.step('decided with what it rests on; what was typed stays when something is missing', async () => {
		await page.getByLabel('Not employment').check();
		await page.getByLabel('In cash').check();
		await day(page, 'From which day of work?', '2026-04-01');
		await page.getByRole('button', { name: 'Decide' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('what the decision rests on');
		await expect(page.getByLabel('In cash')).toBeChecked();
		await page.getByLabel('What does the decision rest on?').fill('The status review of spring 2026');
		await page.getByRole('button', { name: 'Decide' }).click();
		await expect(page.getByText('Not employment, since 1 April 2026. In cash.')).toBeVisible();
	});

	await test.step('a choir with two people, and no number', async () => {
		await page.goto(`${PAY}/payees`);
		await page.getByRole('link', { name: 'Write down a group' }).click();
		await page.getByLabel('A group').check();
		await page.getByLabel('What is it called?').fill('The Tidal choir');
		for (const [index, name] of ['Redwing', 'Swift'].entries()) {
			await page.getByLabel('Name', { exact: true }).nth(index).fill(name);
			await page.getByLabel('How do you reach them?').nth(index).fill('020 7946 0100');
		}
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByText('None, and none is needed')).toBeVisible();
	});

	await test.step('bank details are not taken', async () => {
		await page.getByText('The finance system’s reference').click();
		await page.getByLabel('By which reference').fill('10-88-00');
		await page.getByRole('button', { name: 'Save the reference' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('This looks like bank details');
	});
});
