// The pages of claims, of one's own and those written down for somebody, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const ID = '[0-9a-f-]{36}';
/** Opens a claim for what was spent today. */
async function claimSpent(page: Page) {
	const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
	if (await page.getByLabel('Who spent it?').count()) {
		await page.getByLabel('Who spent it?').selectOption({ label: 'Mrs Begum' });
	}
	await page.getByRole('radio').first().check();
	await page.getByLabel('Day', { exact: true }).fill(day);
	await page.getByLabel('Month', { exact: true }).fill(month);
	await page.getByLabel('Year', { exact: true }).fill(year);
	await page.getByRole('button', { name: 'Go on' }).click();
}

export const OWN_CLAIM_PAGES: Listed[] = [
	{ route: '/my/claims', steps: ['/my/claims'] },
	{ route: '/my/claims/[id]', steps: ['/my/claims', new RegExp(`/my/claims/${ID}$`)] },
	{
		route: '/my/claims/[id]',
		state: 'half a day typed',
		steps: [
			'/my/claims',
			new RegExp(`/my/claims/${ID}$`),
			async (page) => {
				await page.getByText('Choose a day for it').click();
				await page.getByLabel('Day', { exact: true }).fill('31');
				await page.getByRole('button', { name: 'Keep the day' }).click();
			}
		]
	},
	{ route: '/my/claims/new', steps: ['/my/claims/new'] },
	{ route: '/my/claims/new', state: 'nothing typed', steps: ['/my/claims/new', press] },
	{ route: '/my/claims/tasks', steps: ['/my/claims', /\/claims\/tasks$/] },
	{ route: '/my/claims/[id]/spent', steps: ['/my/claims/new', claimSpent, /\/spent$/] },
	{
		route: '/my/claims/[id]/spent',
		state: 'nothing typed',
		steps: ['/my/claims/new', claimSpent, /\/spent$/, press]
	},
	{ route: '/my/claims/hours/[hours]', steps: ['/my/claims/new', new RegExp(`/my/claims/hours/${ID}$`)] }
];

export const CLAIM_PAGES: Listed[] = [
	{ route: '/[trust]/claims', as: 'joy', steps: ['/rooted-voices/claims'] },
	{ route: '/[trust]/claims', state: 'none', as: 'grace', steps: ['/northbrook/claims'] },
	{ route: '/[trust]/claims/new', as: 'joy', steps: ['/rooted-voices/claims/new'] },
	{
		route: '/[trust]/claims/new',
		state: 'nothing typed',
		as: 'joy',
		steps: ['/rooted-voices/claims/new', press]
	},
	{
		route: '/[trust]/claims/[claim]',
		as: 'joy',
		steps: ['/rooted-voices/claims', new RegExp(`/rooted-voices/claims/${ID}$`)]
	},
	{ route: '/[trust]/claims/tasks', as: 'joy', steps: ['/rooted-voices/claims', /\/tasks$/] },
	{ route: '/[trust]/claims/tasks/new', as: 'joy', steps: ['/rooted-voices/claims/tasks/new'] },
	{
		route: '/[trust]/claims/tasks/new',
		state: 'nothing typed',
		as: 'joy',
		steps: ['/rooted-voices/claims/tasks/new', press]
	},
	{
		route: '/[trust]/claims/[claim]/spent',
		as: 'joy',
		steps: ['/rooted-voices/claims/new', claimSpent, /\/spent$/]
	}
];
