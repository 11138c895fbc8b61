// Checking the book, and trying to cheat in one, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

/** Reads the whole book, so that what came of it stands there. */
const checked = async (page: Page) => {
	await page.getByRole('button', { name: 'Check every page' }).click();
	await page.getByRole('list', { name: 'What was checked' }).getByRole('listitem').first().waitFor();
};

export const VERIFY_PAGES: Listed[] = [
	// The one page with a script of a size: it is what checks (ADR 0030).
	{ route: '/log/verify', steps: ['/log/verify'], script: 10_000 },
	{ route: '/log/verify', state: 'the book was read', steps: ['/log/verify', checked], script: 10_000 },
	{ route: '/log/try-to-cheat', steps: ['/log/try-to-cheat'] },
	{
		route: '/log/try-to-cheat',
		state: 'a letter was changed',
		steps: ['/log/try-to-cheat?page=7&way=letter&letter=3']
	},
	{ route: '/log/try-to-cheat', state: 'a page was torn out', steps: ['/log/try-to-cheat?page=4&way=tear'] }
];
