// The pages of coding, for the tests of accessibility: with the rounds of the demo year.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const CODING = '/northbrook/coding';
const ROUND = `${CODING}/rounds/00000000-0000-4000-f600-000000000001`;
const DESK = '/[trust]/coding/[contribution]';

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();
const next = press('Read the next one');

export const CODING_PAGES: Listed[] = [
	{ route: '/[trust]/coding', steps: [CODING] },
	{ route: '/[trust]/coding', state: 'no such number', steps: [CODING, beyond] },
	{ route: '/[trust]/coding/rounds/new', steps: [`${CODING}/rounds/new?programme=pcref`] },
	{
		route: '/[trust]/coding/rounds/new',
		state: 'nothing typed',
		steps: [`${CODING}/rounds/new?programme=pcref`, press('Begin the round')]
	},
	{ route: '/[trust]/coding/rounds/[round]', steps: [ROUND] },
	{ route: '/[trust]/coding/rounds/[round]/agreement', steps: [`${ROUND}/agreement`] },
	{ route: '/[trust]/coding/rounds/[round]/settle', steps: [`${ROUND}/settle`] },
	{
		route: '/[trust]/coding/rounds/[round]/settle',
		state: 'nothing typed',
		steps: [`${ROUND}/settle`, press('Settle it')]
	},
	{
		route: '/[trust]/coding/rounds/[round]/settle',
		state: 'settled',
		steps: [`${ROUND}/settle?show=settled`]
	},
	{ route: DESK, steps: [ROUND, next] },
	{ route: DESK, state: 'nothing chosen', steps: [ROUND, next, press('Put these codes')] },
	{
		route: DESK,
		state: 'choosing words by keyboard',
		steps: [ROUND, next, press('Choose words with the keyboard')]
	},
	{ route: DESK, state: 'ticking sentences', steps: [ROUND, next, press('Tick sentences instead')] },
	{ route: `${DESK}/pass`, steps: [ROUND, next, /\/pass/] },
	{ route: `${DESK}/pass`, state: 'nothing chosen', steps: [ROUND, next, /\/pass/, press('Pass them on')] }
].map((page) => ({ ...page, as: 'grace' as const }));

async function beyond(page: Page) {
	await page.getByLabel('Hard ones in one sitting').fill('99');
	await press('Keep this number')(page);
}
