// The pages of finding contributions and of coverage, for the tests of accessibility and weight.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const LIST = '/[trust]/contributions';

const look = (words: string) => async (page: Page) => {
	await page.getByLabel('Words to look for').fill(words);
	await page.getByRole('button', { name: 'Find', exact: true }).click();
};
const MUSIC = /contributions\/[0-9a-f-]{36}$/;

const LISTED: Listed[] = [
	{ route: LIST, state: 'words found', steps: ['/northbrook/contributions', look('asked -tea')] },
	{ route: LIST, state: 'nothing found', steps: ['/northbrook/contributions', look('xylophone')] },
	{
		route: LIST,
		state: 'filtered, and nothing found',
		steps: ['/northbrook/contributions?use=told&kind=drawing&lang=ta']
	},
	{
		route: LIST,
		state: 'the community is too small',
		steps: ['/northbrook/contributions?community=00000000-0000-4000-b000-00000000000f']
	},
	{ route: `${LIST}/views`, steps: ['/northbrook/contributions/views'] },
	{
		route: `${LIST}/views`,
		state: 'changing one',
		steps: ['/northbrook/contributions/views', /\?change=/]
	},
	{
		route: `${LIST}/[id]/unused`,
		steps: ['/northbrook/contributions?use=unexplained', MUSIC, /\/unused$/]
	},
	{
		route: `${LIST}/[id]`,
		state: 'why it is not used, with what was said before',
		steps: ['/northbrook/contributions?use=why_other', MUSIC]
	},
	{ route: '/[trust]/coverage', steps: ['/northbrook/coverage?programme=pcref'] },
	{ route: '/[trust]/coverage', state: 'nothing yet', as: 'olwen', steps: ['/eastvale/coverage'] }
];

export const FIND_PAGES = LISTED.map((page): Listed => ({ as: 'grace', ...page }));
