// The pages of approving and of budgets, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const ID = '[0-9a-f-]{36}';
const claims = '/northbrook/payments/claims';
const budgets = '/northbrook/payments/budgets';
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

export const APPROVAL_PAGES: Listed[] = (
	[
		{ route: '/[trust]/payments/claims', steps: [claims] },
		{
			route: '/[trust]/payments/claims',
			state: 'none waits for a second person',
			steps: [`${claims}?show=second`]
		},
		{ route: '/[trust]/payments/claims/[claim]', steps: [claims, new RegExp(`payments/claims/${ID}$`)] },
		{
			route: '/[trust]/payments/claims/[claim]',
			state: 'given back without a note',
			steps: [claims, new RegExp(`payments/claims/${ID}$`), backWithoutNote]
		},
		{ route: '/[trust]/payments/claims/together', steps: [claims, together] },
		{
			route: '/[trust]/payments/claims/together',
			state: 'none ticked',
			steps: [`${claims}/together`]
		},
		{ route: '/[trust]/payments/limits', steps: ['/northbrook/payments/limits'] },
		{
			route: '/[trust]/payments/limits',
			state: 'nothing typed',
			steps: ['/northbrook/payments/limits', press('Give this limit')]
		},
		{ route: '/[trust]/payments/budgets', steps: [budgets] },
		{ route: '/[trust]/payments/budgets/new', steps: [`${budgets}/new`] },
		{
			route: '/[trust]/payments/budgets/new',
			state: 'nothing typed',
			steps: [`${budgets}/new`, press('Set the budget')]
		},
		{ route: '/[trust]/payments/budgets/[budget]', steps: [budgets, new RegExp(`payments/budgets/${ID}$`)] },
		{
			route: '/[trust]/payments/budgets/[budget]',
			state: 'nothing typed',
			steps: [budgets, new RegExp(`payments/budgets/${ID}$`), changeNothing]
		},
		{ route: '/sign-in/again', steps: [`/sign-in/again?next=${claims}`] },
		{
			route: '/sign-in/again',
			state: 'nothing typed',
			steps: [`/sign-in/again?next=${claims}`, press('Sign in again')]
		}
	] satisfies Listed[]
).map((page) => ({ ...page, as: 'carys' as const }));

async function together(page: Page) {
	await page.getByRole('checkbox').first().check();
	await page.getByRole('button', { name: 'Look at the ticked ones together' }).click();
}

async function backWithoutNote(page: Page) {
	await page.getByText('Give it back with a note').click();
	await page.getByRole('button', { name: 'Give it back' }).click();
}

async function changeNothing(page: Page) {
	await page.getByText('Raise or lower it').click();
	await page.getByRole('button', { name: 'Change the budget' }).click();
}
