// The pages of what is kept how long, what has gone, and data protection, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').last().click();

export const HOW_LONG_PAGES: Listed[] = [{ route: '/[trust]/how-long', steps: ['/northbrook/how-long'] }];

const OF_GRACE: Listed[] = [
	{ route: '/[trust]/retention', steps: ['/northbrook/retention'] },
	{ route: '/[trust]/retention', state: 'nothing typed', steps: ['/northbrook/retention', hold] },
	{ route: '/[trust]/retention/[type]', steps: ['/northbrook/retention/words'] },
	{
		route: '/[trust]/retention/[type]',
		state: 'nothing typed',
		steps: ['/northbrook/retention/words', press]
	},
	{ route: '/[trust]/retention/due', steps: ['/northbrook/retention/due'] },
	{ route: '/[trust]/retention/disposals', steps: ['/northbrook/retention/disposals'] },
	{ route: '/[trust]/data-protection', steps: ['/northbrook/data-protection'] }
].map((page) => ({ ...page, as: 'grace' as const }));

export const RETENTION_PAGES: Listed[] = [
	...OF_GRACE,
	{ route: '/[trust]/retention', state: 'of a partner', as: 'joy', steps: ['/rooted-voices/retention'] }
];

async function hold(page: Page) {
	await page.getByText('Hold something').click();
	await page.getByRole('button', { name: 'Hold it' }).click();
}
