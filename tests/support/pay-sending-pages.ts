// The pages of sending, and of what differs from Stripe, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BASE = '/northbrook/payments';
const ID = '[0-9a-f-]{36}';
const DOUBT = new RegExp(`payments/rail/${ID}$`);
const DIFFERENCE = new RegExp(`payments/reconciliation/${ID}$`);
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

export const SENDING_PAGES: Listed[] = [
	{ route: '/[trust]/payments/rail', as: 'carys', steps: [`${BASE}/rail`] },
	{ route: '/[trust]/payments/rail', state: 'done', as: 'dev', steps: [`${BASE}/rail?done=stopped`] },
	{ route: '/[trust]/payments/rail/[payment]', as: 'carys', steps: [`${BASE}/rail`, DOUBT] },
	{
		route: '/[trust]/payments/rail/[payment]',
		state: 'nothing chosen',
		as: 'carys',
		steps: [`${BASE}/rail`, DOUBT, press('Say so')]
	},
	{ route: '/[trust]/payments/reconciliation', as: 'carys', steps: [`${BASE}/reconciliation`] },
	{
		route: '/[trust]/payments/reconciliation',
		state: 'none closed',
		as: 'dev',
		steps: [`${BASE}/reconciliation?show=closed`]
	},
	{
		route: '/[trust]/payments/reconciliation/[difference]',
		as: 'grace',
		steps: [`${BASE}/reconciliation`, DIFFERENCE]
	},
	{
		route: '/[trust]/payments/reconciliation/[difference]',
		state: 'nothing typed',
		as: 'grace',
		steps: [`${BASE}/reconciliation`, DIFFERENCE, press('Close it')]
	}
];
