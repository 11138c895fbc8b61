// The pages of one's own payments, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();
/** Tunde's, which would take him over a limit of his own. */
const waits = (page: Page) =>
	page.getByRole('listitem').filter({ hasText: 'Waits for you' }).getByRole('link').first().click();
const one = /my\/payments\/[0-9a-f-]{36}$/;

export const OWN_PAYMENTS_PAGES: Listed[] = (
	[
		{ route: '/my/payments', steps: ['/my/payments'] },
		{ route: '/my/payments/[payment]', steps: ['/my/payments', one] },
		{
			route: '/my/payments/[payment]',
			state: 'it waits for its person',
			as: 'tunde',
			steps: ['/my/payments', waits]
		},
		{
			route: '/my/payments/[payment]',
			state: 'nothing typed to split it',
			as: 'tunde',
			steps: [
				'/my/payments',
				waits,
				async (page) => page.getByText('Split it over two days').click(),
				press('Split it')
			]
		},
		{ route: '/my/payments/statement', steps: ['/my/payments/statement'] },
		{
			route: '/my/payments/statement/[payee]',
			as: 'joy',
			steps: ['/my/payments/statement', /statement\/[0-9a-f-]{36}$/]
		},
		{ route: '/my/pay/limits', steps: ['/my/pay/limits'] },
		{
			route: '/my/pay/limits',
			state: 'no sum typed',
			steps: [
				'/my/pay/limits',
				async (page) => page.getByLabel('Most in a week').fill('much'),
				press('Keep my limits')
			]
		},
		{ route: '/my/pay/letter', steps: ['/my/pay/letter'] }
	] satisfies Listed[]
).map((page) => ({ as: 'amina' as const, ...page }));
