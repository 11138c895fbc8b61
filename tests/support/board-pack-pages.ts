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

/** The parts of a pack, as their addresses end. */
const PARTS = [
	'figures',
	'actions',
	'plan',
	'governance',
	'equality_duty',
	'challenges',
	'voices',
	'measures'
];
const ending = (key: string) => new RegExp(`/${key}(\\?|$)`);

/** A file that is none, beside a source that stays. */
const wrongFile = async (page: Page) => {
	await page.getByLabel('Where the file came from').fill('Sent by their engagement lead');
	await page.getByRole('button', { name: 'Bring it in' }).click();
};

export const PACK_PAGES: Listed[] = [
	{ route: '/[trust]/board/packs', as: 'dev', steps: [PACKS] },
	{
		route: '/[trust]/board/packs',
		state: 'for nobody yet',
		as: 'dev',
		steps: [PACKS, (page) => page.getByRole('button', { name: 'Make the pack' }).click()]
	},
	{ route: '/[trust]/board/packs', state: 'may publish', as: 'marcus', steps: [PACKS] },
	{ route: '/[trust]/board/packs/[pack]', as: 'dev', steps: made },
	...PARTS.map((key) => ({
		route: '/[trust]/board/packs/[pack]/[part]',
		state: key,
		as: 'dev' as const,
		steps: [...made, ending(key)]
	})),
	{ route: '/[trust]/board/comparison', as: 'dev', steps: [COMPARISON] },
	{ route: '/[trust]/board/comparison', state: 'no file', as: 'dev', steps: [COMPARISON, wrongFile] },
	{ route: '/[trust]/board/comparison', state: 'may publish', as: 'marcus', steps: [COMPARISON] }
];

/** The report that the demo year publishes. */
const REPORT: Step[] = ['/northbrook/report', /^\/northbrook\/report\/[0-9a-f-]{36}$/];

export const PUBLIC_PACK_PAGES: Listed[] = [
	{ route: '/[trust]/report', steps: ['/northbrook/report'] },
	{ route: '/[trust]/report', state: 'none yet', steps: ['/eastvale/report'] },
	{ route: '/[trust]/report/[pack]', steps: REPORT },
	...PARTS.map((key) => ({
		route: '/[trust]/report/[pack]/[part]',
		state: key,
		steps: [...REPORT, ending(key)]
	}))
];
