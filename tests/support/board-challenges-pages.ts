// The pages of the equality duty, of influence as both sides see it, and of the board's table, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const ID = '[0-9a-f-]{36}';
const MADE = ['/northbrook/decisions?programme=pcref&show=made', new RegExp(`^/northbrook/decisions/${ID}$`)];
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').last().click();
const TABLE = '/northbrook/board/challenges?programme=pcref';
const ONE = new RegExp(`^/northbrook/board/challenges/${ID}$`);
const APART = /\/board\/challenges\/decisions\//;

/** In: how a test proposes a decision. */
export const equalityPages = (propose: (page: Page) => Promise<void>): Listed[] => [
	{ route: '/[trust]/decisions/[id]/equality', as: 'grace', steps: [propose, /\/equality$/] },
	{ route: '/[trust]/decisions/[id]/equality/weighed', as: 'grace', steps: [propose, /\/equality$/, press] },
	{
		route: '/[trust]/decisions',
		state: 'impact not looked at',
		as: 'grace',
		steps: ['/northbrook/decisions?programme=pcref&show=impact']
	},
	{ route: '/[trust]/decisions/[id]/impact', as: 'grace', steps: [...MADE, /\/impact$/] },
	{
		route: '/[trust]/decisions/[id]/impact',
		state: 'nothing typed',
		as: 'grace',
		steps: [...MADE, /\/impact$/, press]
	},
	{ route: '/[trust]/decisions/[id]/influence', as: 'marcus', steps: [...MADE, /\/influence$/] },
	{
		route: '/[trust]/decisions/[id]/influence',
		state: 'nothing chosen',
		as: 'marcus',
		steps: [...MADE, /\/influence$/, press]
	}
];

/** Of the first person that Joy tells of a decision. */
async function afterTelling(page: Page) {
	await page.goto('/rooted-voices/tell');
	await page.locator('main a[href^="/rooted-voices/tell/"]:not([href*="/ask/"])').first().click();
	await page.getByRole('button', { name: 'In person' }).first().click();
}

export const TABLE_PAGES: Listed[] = [
	{
		route: '/[trust]/tell/[decision]/influence/[person]',
		as: 'joy',
		steps: [afterTelling, /\/influence\//]
	},
	{ route: '/[trust]/board/challenges', as: 'dev', steps: [TABLE] },
	{
		route: '/[trust]/board/challenges',
		state: 'answered',
		as: 'amina',
		steps: [`${TABLE}&show=settled&from=2025-01&until=2028-12`]
	},
	{
		route: '/[trust]/board/challenges',
		state: 'none',
		as: 'dev',
		steps: [`${TABLE}&show=settled&from=2020-01&until=2020-02`]
	},
	{ route: '/[trust]/board/challenges/[challenge]', as: 'marcus', steps: [TABLE, ONE] },
	{
		route: '/[trust]/board/challenges/[challenge]',
		state: 'nothing typed',
		as: 'marcus',
		steps: [TABLE, ONE, press]
	},
	{
		route: '/[trust]/board/challenges/[challenge]',
		state: 'answered',
		as: 'amina',
		steps: [`${TABLE}&show=settled&from=2025-01&until=2028-12`, ONE]
	},
	{ route: '/[trust]/board/challenges/decisions/[decision]', as: 'marcus', steps: [TABLE, APART] },
	{
		route: '/[trust]/board/challenges/decisions/[decision]',
		state: 'nothing typed',
		as: 'marcus',
		steps: [TABLE, APART, press]
	}
];

/** In: a slip of the demo year whose words a decision answers. */
export const influencePages = (code: string): Listed[] => [
	{ route: '/track/[code]/influence/[decision]', steps: [`/track/${code}`, /\/influence\//] },
	{
		route: '/my/contributions/[id]/influence/[decision]',
		as: 'tunde',
		steps: [aDecidedContribution, /\/influence\//]
	}
];

/** The first of one's own contributions that a decision answers. */
async function aDecidedContribution(page: Page) {
	await page.goto('/my/contributions');
	const own = await page
		.locator('main a[href^="/my/contributions/"]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	for (const href of own) {
		await page.goto(href);
		if (await page.locator('a[href*="/influence/"]').count()) return;
	}
	throw new Error('No decision answers words of this person in the demo year');
}
