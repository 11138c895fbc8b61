// The pages of consents that end and of words taken out, for the tests of accessibility and weight, with the demo year.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const ID = '[0-9a-f-]{36}';
// The slip of Mrs Begum, whose yes runs out soon.
const CODE = 'MRSBE-GVM26-A';

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** For those who give words. */
export const KEEPING_PAGES: Listed[] = [
	{ route: '/my/contributions/ending', as: 'amina', steps: ['/my/contributions/ending'] },
	{
		route: '/my/contributions/ending',
		state: 'nothing runs out',
		as: 'tunde',
		steps: ['/my/contributions/ending']
	},
	{ route: '/track/[code]', state: 'a yes runs out', steps: [`/track/${CODE}`] }
];

export const CONSENTS_PAGES: Listed[] = [
	{ route: '/[trust]/endings', as: 'grace', steps: ['/northbrook/endings'] },
	{ route: '/[trust]/endings', state: 'all', as: 'marcus', steps: ['/northbrook/endings?show=all'] },
	{ route: '/[trust]/contributions/ending', as: 'grace', steps: ['/northbrook/contributions/ending'] },
	{
		route: '/[trust]/contributions/ending',
		state: 'people to ask',
		as: 'joy',
		steps: ['/rooted-voices/contributions/ending']
	},
	{ route: '/[trust]/exports', as: 'grace', steps: ['/northbrook/exports'] },
	{ route: '/[trust]/exports', state: 'for an auditor', as: 'dev', steps: ['/northbrook/exports'] },
	{ route: '/[trust]/exports/new', as: 'grace', steps: ['/northbrook/exports/new'] },
	{
		route: '/[trust]/exports/new',
		state: 'nothing typed',
		as: 'grace',
		steps: ['/northbrook/exports/new', press('Take them out')]
	},
	{
		route: '/[trust]/exports/[id]',
		as: 'grace',
		steps: ['/northbrook/exports', new RegExp(`^/northbrook/exports/${ID}$`)]
	}
];
