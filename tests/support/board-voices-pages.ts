// The pages of whose voice counts, and of what one says of oneself, for tests/support/pages.ts.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BASE = '/northbrook/board/voices';
const ID = '[0-9a-f-]{36}';
/** The table of the census, of two districts that do not exist. */
export const EXAMPLE_AREAS = fileURLToPath(new URL('./who-lives-here.csv', import.meta.url));

const look = async (page: Page) => {
	await page.getByLabel('Bring in', { exact: false }).setInputFiles(EXAMPLE_AREAS);
	await page.getByRole('button', { name: 'Look at the file' }).click();
};

export const BOARD_VOICES_PAGES: Listed[] = [
	{ route: '/[trust]/board/voices', as: 'dev', steps: [`${BASE}?programme=pcref`] },
	{
		route: '/[trust]/board/voices',
		state: 'crossed with gender',
		as: 'dev',
		steps: [`${BASE}?programme=pcref&by=ethnic_group-gender`]
	},
	{
		route: '/[trust]/board/voices',
		state: 'in detail, by the codes of 2001',
		as: 'dev',
		steps: [`${BASE}?programme=pcref&by=detail&codes=2001`]
	},
	{
		route: '/[trust]/board/voices',
		state: 'nothing counted',
		as: 'dev',
		steps: [`${BASE}?programme=pcref&half=2019-04-01`]
	},
	{ route: '/[trust]/board/voices/population', as: 'dev', steps: [`${BASE}/population?programme=pcref`] },
	{
		route: '/[trust]/board/voices/population',
		state: 'looked at before it is brought in',
		as: 'grace',
		steps: [`${BASE}/population?programme=pcref`, look]
	}
];

export const OWN_VOICES_PAGES: Listed[] = [
	{ route: '/my/about-me', as: 'tunde', steps: ['/my/about-me'] },
	{
		route: '/my/about-me',
		state: 'which of the boxes',
		as: 'tunde',
		steps: [
			'/my/about-me',
			async (page: Page) => {
				await page.getByLabel('Black, Black British, Caribbean or African').check();
				await page.getByRole('button', { name: 'Go on' }).click();
			}
		]
	},
	{
		route: '/registrations/[code]/about-me',
		as: 'amina',
		steps: ['/my/workshops', new RegExp(`/registrations/${ID}$`), /about-me$/]
	}
];
