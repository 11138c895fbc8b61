// The pages of being paid into one's bank account, and of names at the bank, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const begin = (page: Page) => page.getByRole('button', { name: 'Open an account at Stripe' }).click();

export const OWN_PAY_BANK_PAGES: Listed[] = [
	{ route: '/my/pay/bank', as: 'joy', steps: ['/my/pay/bank'] },
	{ route: '/my/pay/bank', state: 'nothing typed', as: 'joy', steps: ['/my/pay/bank', begin] },
	{ route: '/my/pay/bank', state: 'with an account', as: 'amina', steps: ['/my/pay/bank'] },
	{ route: '/my/pay/bank', state: 'nobody owes anything', as: 'olwen', steps: ['/my/pay/bank'] }
];

export const PAY_BANK_PAGES: Listed[] = [
	{ route: '/[trust]/payments/checks', as: 'carys', steps: ['/northbrook/payments/checks'] },
	{
		route: '/[trust]/payments/checks',
		state: 'of the auditor',
		as: 'dev',
		steps: ['/northbrook/payments/checks']
	}
];
