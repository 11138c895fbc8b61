// The book as everyone reads it, and what administrators write of it, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const compare = (page: Page) => page.getByRole('button', { name: 'Compare' }).click();
/** Goes back through the list to the newest page that says so. */
const to = (said: string) => async (page: Page) => {
	const link = page.getByRole('link', { name: said }).first();
	for (let pages = 0; pages < 20 && !(await link.count()); pages++)
		await page.getByRole('link', { name: 'Earlier pages' }).click();
	await link.click();
};
/** The first page of the list that is chosen: newest of its kind. */
const newest = /^\/log\/pages\/\d+$/;

export const BOOK_PAGES: Listed[] = [
	{ route: '/log', steps: ['/log'] },
	{ route: '/log/pages', steps: ['/log/pages'] },
	{
		route: '/log/pages',
		state: 'of one trust, about decisions',
		steps: ['/log/pages?trust=northbrook&about=decisions']
	},
	{ route: '/log/pages', state: 'none of these', steps: ['/log/pages?trust=eastvale&about=payments'] },
	{ route: '/log/pages/[number]', steps: ['/log/pages?about=words', newest] },
	{
		route: '/log/pages/[number]',
		state: 'a decision, opened',
		steps: ['/log/pages?about=decisions', to('A decision was made')]
	},
	{
		route: '/log/pages/[number]',
		state: 'a challenge',
		steps: ['/log/pages?about=challenges', to('A challenge was raised')]
	},
	{ route: '/log/pages/[number]', state: 'not there', steps: ['/log/pages/999999999'] },
	{ route: '/log/head', steps: ['/log/head'] },
	{ route: '/log/head', state: 'nothing typed', steps: ['/log/head', compare] },
	{ route: '/log/erased', steps: ['/log/erased'] },
	{ route: '/log/erased', state: 'nothing yet', steps: ['/log/erased?trust=eastvale'] },
	{ route: '/log/counts', steps: ['/log/counts'] },
	{ route: '/log/incidents', steps: ['/log/incidents'] },
	{ route: '/[trust]/log', steps: ['/northbrook/log'] },
	{ route: '/[trust]/log', state: 'little yet', steps: ['/eastvale/log'] }
];

export const INCIDENT_PAGES: Listed[] = [
	{ route: '/[trust]/log/incidents', steps: ['/northbrook/log/incidents'] },
	// No check of the demonstration's book fails, so that there is none to write about.
	{
		route: '/[trust]/log/incidents/[incident]',
		state: 'not there',
		steps: ['/northbrook/log/incidents/999999999']
	}
].map((page) => ({ ...page, as: 'grace' as const }));
