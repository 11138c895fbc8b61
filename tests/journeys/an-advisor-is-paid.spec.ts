// From a workshop to money in a bank account, and what happens when it comes back: an advisor gives bank details on Stripe's form
// (here the simulator's), claims, somebody else approves, Stripe is told once and tells us; the money is returned, other details
// need another approval, and then it is sent again. Alone: it takes away the days that a new bank account waits.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { simulator } from '../support/simulator.ts';
import { send } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';
import { anOpenWorkshop } from '../support/workshops.ts';

const DAY = 24 * 60 * 60;
/** The simulator's: it arrives, and comes back two days later; and one where all is well. */
const COMES_BACK = '33333319';
const WELL = '00012345';

/** Lets time pass at Stripe. */
const later = (seconds: number) => simulator('POST', 'clock', { seconds }, { alone: true });

/** A page is drawn anew until it says so: what it waits for comes from Stripe and the worker. */
async function comesTo(page: Page, path: string, what: RegExp | string) {
	await expect(async () => {
		await page.goto(path);
		await expect(page.getByText(what).filter({ visible: true }).first()).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 30_000 });
}

async function givesBankDetails(page: Page, number: string) {
	const form = page
		.getByRole('button', { name: /at Stripe$|Stripe’s page$/ })
		.or(page.getByRole('link', { name: /at Stripe$|Stripe’s page$/ }));
	await form.first().click();
	await page.getByLabel('Name on the account').fill('Tunde Bird');
	await page.getByLabel('Sort code').fill('108800');
	await page.getByLabel('Account number').fill(number);
	await page.getByRole('button', { name: 'Save' }).click();
	await comesTo(page, '/my/pay/bank', `ends in ${number.slice(-4)}`);
	await comesTo(page, '/my/pay/bank', 'What you are paid is sent there');
}

test('Tunde is paid; the money comes back; with new details he is paid again @alone', async ({ page }) => {
	test.setTimeout(180_000);
	const title = `Paid well ${randomUUID().slice(0, 8)}`;
	const entry = page.getByRole('listitem').filter({ hasText: title });

	await test.step('finance decides that a new bank account need not wait', async () => {
		await signInAs(page, 'carys');
		await page.goto('/northbrook/payments/settings');
		await page.getByLabel('Days that a new bank account waits').fill('0');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('status')).toContainText('Saved');
	});

	await test.step('Tunde has a place at a workshop, which is cancelled late: it is owed all the same', async () => {
		const tomorrow = new Date(Date.now() + DAY * 1000).toISOString().slice(0, 10);
		const times = { day: tomorrow, from_clock: '14:00', to_clock: '16:00' };
		const workshop = await anOpenWorkshop(page, title, 10, times);
		await signInAs(page, 'tunde');
		await page.goto(`/workshops/${workshop}/register?by=rooted-voices`);
		await page.getByRole('button', { name: 'Ask for my place' }).click();
		await signInAs(page, 'grace');
		await send(page, `/northbrook/workshops/${workshop}/cancel`, { reason: 'The hall is flooded.' });
	});

	await test.step('he opens an account at Stripe and gives his bank details there', async () => {
		await signInAs(page, 'tunde');
		await page.goto('/my/pay/bank');
		await page.getByLabel('Your name, as your bank has it').fill('Tunde Bird');
		await page.getByLabel('Your email address').fill('tunde@bird.example');
		await page.getByRole('button', { name: 'Open an account at Stripe' }).click();
		await givesBankDetails(page, COMES_BACK);
	});

	await test.step('he claims all of it, into his bank account', async () => {
		await page.goto('/my/claims');
		await entry.getByRole('link').first().click();
		await page.getByRole('radio', { name: 'Pay me £55' }).check();
		await page.getByRole('radio', { name: 'Into my bank account', exact: true }).check();
		await page.getByRole('button', { name: 'Send it' }).click();
		await expect(page.getByRole('status')).toContainText('It is sent');
	});

	/** Carys sees all that matters, and approves. */
	const approves = async () => {
		await signInAs(page, 'carys');
		await page.goto('/northbrook/payments/claims');
		await entry
			.or(page.getByRole('listitem').filter({ hasText: 'Tunde' }))
			.getByRole('link')
			.first()
			.click();
		await expect(page.getByText('£55').first()).toBeVisible();
		await page.getByRole('button', { name: /^Approve/ }).click();
		await expect(page.getByRole('status')).toContainText('Approved');
	};
	const SENT = '/northbrook/payments/sent';

	await test.step('Carys approves it, and it is sent', async () => {
		await approves();
		await comesTo(page, SENT, 'On its way');
		await later(3600);
		await comesTo(page, SENT, 'Sent to their bank');
	});

	await test.step('Tunde reads that it was sent to his bank, and has a note of it', async () => {
		await signInAs(page, 'tunde');
		await comesTo(page, '/my/payments', 'Sent to your bank');
		await page
			.getByRole('main')
			.locator('a[href^="/my/payments/"]')
			.filter({ hasText: '£55' })
			.first()
			.click();
		const note = await page.getByRole('link', { name: 'as plain text' }).getAttribute('href');
		const text = await (await page.request.get(note ?? '')).text();
		expect(text).toContain('£55.00');
		// What it was about is nobody's who is shown it, and that it arrived is not ours to say.
		expect(text).not.toContain(title);
		expect(text).not.toMatch(/received/i);
	});

	await test.step('two days later it comes back, and he is told', async () => {
		await later(3 * DAY);
		await comesTo(page, '/my/payments', /[Cc]ame back/);
		await signInAs(page, 'carys');
		await comesTo(page, SENT, 'Came back from the bank');
	});

	await test.step('other bank details need another approval', async () => {
		await signInAs(page, 'tunde');
		await page.goto('/my/pay/bank');
		await givesBankDetails(page, WELL);
		await approves();
		await comesTo(page, SENT, 'On its way');
		await later(3600);
		await comesTo(page, SENT, 'Sent to their bank');
	});

	await test.step('the books agree with Stripe to the penny', async () => {
		const { payments } = await simulator<{ payments: { status: string }[] }>(
			'GET',
			'payments',
			{},
			{ alone: true }
		);
		expect(payments.map(({ status }) => status).sort()).toEqual(['posted', 'returned']);
		await signInAs(page, 'tunde');
		await comesTo(page, '/my/payments', 'Sent to your bank');
	});
});
