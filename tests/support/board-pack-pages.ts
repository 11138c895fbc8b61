// The pages of evidence packs, of reports and of comparison, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed, Step } from './pages.ts';

const PACKS = '/northbrook/board/packs?programme=pcref&from=2026-01&until=2026-03';
const COMPARISON = '/northbrook/board/comparison';
const making = async (page: Page) => {
	await page.locator('input[name="kind"][value="board"]').check();
	await page.getByRole('button', { name: 'Make the pack' }).click();
};
const made: Step[] = [PACKS, making];

export const PACK_PAGES: Listed[] = [
	{ route: '/[trust]/board/packs', as: 'dev', steps: [PACKS] },
	{ route: '/[trust]/board/packs/[pack]', as: 'dev', steps: made },
	{ route: '/[trust]/board/packs/[pack]/[part]', as: 'dev', steps: [...made, /\/figures(\?|$)/] },
	{ route: '/[trust]/board/comparison', as: 'dev', steps: [COMPARISON] },
	{ route: '/[trust]/board/comparison', state: 'may publish', as: 'marcus', steps: [COMPARISON] }
];

export const PUBLIC_PACK_PAGES: Listed[] = [
	{ route: '/[trust]/report', state: 'none yet', steps: ['/northbrook/report'] }
];
