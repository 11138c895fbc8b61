// The pages of what was paid, the ledger, the reports and the settings of paying, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BASE = '/northbrook/payments';
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const ONE = /payments\/sent\/[0-9a-f-]{36}$/;

const CARYS: Listed[] = [
	{ route: '/[trust]/payments', steps: [BASE] },
	{ route: '/[trust]/payments/sent', steps: [`${BASE}/sent`] },
	{ route: '/[trust]/payments/sent', state: 'cut', steps: [`${BASE}/sent?group=sent&route=stripe`] },
	{ route: '/[trust]/payments/sent', state: 'none', steps: [`${BASE}/sent?until=2020-01-01`] },
	{
		route: '/[trust]/payments/sent/[payment]',
		state: 'by Stripe',
		steps: [`${BASE}/sent?group=sent&route=stripe`, ONE]
	},
	{
		route: '/[trust]/payments/sent/[payment]',
		state: 'waiting, nothing chosen',
		steps: [
			`${BASE}/sent?group=held`,
			ONE,
			async (page: Page) => {
				await page.getByText('Stop the clock').click();
				await page.getByRole('button', { name: 'Stop it' }).click();
			}
		]
	},
	{ route: '/[trust]/payments/ledger', steps: [`${BASE}/ledger`] },
	{ route: '/[trust]/payments/ledger', state: 'one account', steps: [`${BASE}/ledger?account=bank`] },
	{ route: '/[trust]/payments/ledger/[transaction]', steps: [`${BASE}/ledger`, /ledger\/\d+$/] },
	{ route: '/[trust]/payments/ledger/new', steps: [`${BASE}/ledger/new`] },
	{
		route: '/[trust]/payments/ledger/new',
		state: 'nothing typed',
		steps: [`${BASE}/ledger/new`, press]
	},
	{ route: '/[trust]/payments/reports', steps: [`${BASE}/reports`] },
	{
		route: '/[trust]/payments/reports',
		state: 'nothing sent',
		steps: [`${BASE}/reports?from=2019-01-01&until=2019-02-01`]
	},
	{ route: '/[trust]/payments/reports/fairness', steps: [`${BASE}/reports/fairness`] },
	{ route: '/[trust]/payments/settings', steps: [`${BASE}/settings`] },
	{
		route: '/[trust]/payments/settings',
		state: 'words of health',
		steps: [
			`${BASE}/settings`,
			async (page: Page) => {
				await page.getByLabel('What stands on people’s bank statements').fill('!');
				await press(page);
			}
		]
	}
].map((page) => ({ ...page, as: 'carys' as const }));

const OTHERS: Listed[] = [
	{ route: '/[trust]/payments', state: 'read by an auditor', as: 'dev', steps: [BASE] },
	{
		route: '/[trust]/payments/settings',
		state: 'read by an auditor',
		as: 'dev',
		steps: [`${BASE}/settings`]
	},
	{
		route: '/[trust]/payments/reports/fairness',
		state: 'read by a lead',
		as: 'grace',
		steps: [`${BASE}/reports/fairness?by=gender`]
	}
];

export const MONEY_PAGES: Listed[] = [...CARYS, ...OTHERS];
