// The pages of what is held, of what people ask, and of who looked at names, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

/** Mrs Begum's slip, of the demo year. */
const SLIP = '/track/MRSBE-GVM26-A';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const button = (name: string) => (page: Page) => page.getByRole('button', { name }).click();
const late = (page: Page) =>
	page.getByRole('listitem').filter({ hasText: 'late' }).getByRole('link').first().click();

const ANYONE: Listed[] = [
	{ route: '/track/[code]/held', steps: [`${SLIP}/held`] },
	{ route: '/track/[code]/requests', steps: [`${SLIP}/requests`] },
	{ route: '/track/[code]/requests/new', steps: [`${SLIP}/requests/new`] },
	{ route: '/track/[code]/requests/new', state: 'nothing typed', steps: [`${SLIP}/requests/new`, press] }
];

const OWN: Listed[] = [
	{ route: '/my/held', steps: ['/my/held'] },
	{ route: '/my/requests', steps: ['/my/requests'] },
	{ route: '/my/requests/new', steps: ['/my/requests/new'] },
	{ route: '/my/requests/new', state: 'nothing typed', steps: ['/my/requests/new', press] }
].map((page) => ({ ...page, as: 'amina' as const }));

const REGISTER: Listed[] = [
	{ route: '/[trust]/requests', steps: ['/northbrook/requests'] },
	{ route: '/[trust]/requests', state: 'all', steps: ['/northbrook/requests?show=all'] },
	{ route: '/[trust]/requests/new', steps: ['/northbrook/requests/new'] },
	{ route: '/[trust]/requests/new', state: 'nothing typed', steps: ['/northbrook/requests/new', press] },
	{ route: '/[trust]/requests/[request]', state: 'late', steps: ['/northbrook/requests', late] },
	{
		route: '/[trust]/requests/[request]',
		state: 'nothing typed',
		steps: ['/northbrook/requests', late, button('Answer them')]
	},
	{
		route: '/[trust]/requests/[request]',
		state: 'answered',
		steps: [
			'/northbrook/requests?show=all',
			(page: Page) =>
				page.getByRole('listitem').filter({ hasText: 'Answered' }).getByRole('link').first().click()
		]
	},
	{ route: '/[trust]/looks', steps: ['/northbrook/looks'] }
].map((page) => ({ ...page, as: 'grace' as const }));

export const OWN_RIGHTS_PAGES = [...ANYONE, ...OWN];
export const RIGHTS_PAGES = REGISTER;
