// The pages of the payment simulator: the form that stands in for Stripe's, as it opens and with its errors, and its own page.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { API_VERSION } from '../../src/lib/payments/stripe/client.server.ts';
import { accountOf } from '../../scripts/stripe-simulator/start.ts';
import { expect, test } from '../support/test.ts';

const url = process.env.SIMULATOR_URL ?? '';
test.skip(!url, 'no payments are simulated here');

/** Asks the simulator as the application does. */
async function ask<T>(path: string, body: object): Promise<T> {
	const answer = await fetch(url + path, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${accountOf('northbrook').key}`,
			'stripe-version': API_VERSION,
			'content-type': 'application/json'
		},
		body: JSON.stringify(body)
	});
	return (await answer.json()) as T;
}

async function aForm(): Promise<string> {
	const account = await ask<{ id: string }>('/v2/core/accounts', {
		contact_email: 'redwing@example.org',
		display_name: 'Redwing',
		identity: { country: 'gb', entity_type: 'individual' },
		configuration: { recipient: { capabilities: { bank_accounts: { fps: { requested: true } } } } }
	});
	const onboarding = { refresh_url: `${url}/_sim/`, return_url: `${url}/_sim/` };
	const use_case = { type: 'account_onboarding', account_onboarding: onboarding };
	return (await ask<{ url: string }>('/v2/core/account_links', { account: account.id, use_case })).url;
}

const faultsOf = async (page: Page) => ({
	axe: (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id),
	sideways: await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
});
const NONE = { axe: [], sideways: false };

test('the form for bank details, empty, with errors, and sent', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 780 });
	await page.goto(await aForm());
	expect(await faultsOf(page)).toEqual(NONE);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('A sort code has 6 digits')).toBeVisible();
	expect(await faultsOf(page)).toEqual(NONE);
	await page.getByLabel('Name on the account').fill('Redwing');
	await page.getByLabel('Sort code').fill('10-88-00');
	await page.getByLabel('Account number').fill('00012345');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(`${url}/_sim/`);
});

test('its own page', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 780 });
	await page.goto(`${url}/_sim/`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The payment simulator');
	expect(await faultsOf(page)).toEqual(NONE);
});
