// The pages of planning a workshop and of the rate card, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

// In the demo year: one that is being planned, and the open one of the cast.
const DRAFT = '/northbrook/workshops/00000000-0000-4000-f000-000000000007';
const OPEN = '/northbrook/workshops/00000000-0000-4000-f200-000000000001';
const ITEM = /\/agenda\/[0-9a-f-]{36}$/;

/** Presses the last button of the page: what it is for. */
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').last().click();
const part = (name: string, ...more: Listed['steps']): Listed => ({
	route: `/[trust]/workshops/[id]/${name}`,
	...(more.length && { state: 'nothing typed' }),
	steps: [`${DRAFT}/${name}`, ...more]
});

export const PLAN_PAGES: Listed[] = [
	{ route: '/[trust]/workshops', steps: ['/northbrook/workshops'] },
	{ route: '/[trust]/workshops', state: 'being planned', steps: ['/northbrook/workshops?show=draft'] },
	{ route: '/[trust]/workshops', state: 'none cancelled', steps: ['/northbrook/workshops?show=cancelled'] },
	{ route: '/[trust]/workshops/new', steps: ['/northbrook/workshops/new'] },
	{ route: '/[trust]/workshops/new', state: 'nothing typed', steps: ['/northbrook/workshops/new', press] },
	{ route: '/[trust]/workshops/[id]', state: 'being planned', steps: [DRAFT] },
	{ route: '/[trust]/workshops/[id]', state: 'open', steps: [OPEN] },
	part('about'),
	{ route: '/[trust]/workshops/[id]/about', state: 'open', steps: [`${OPEN}/about`] },
	part('power'),
	part('care'),
	part('when'),
	part('when', async (page) => {
		await page.getByLabel('Day', { exact: true }).fill('');
		await press(page);
	}),
	part('agenda'),
	part('agenda', press),
	{ route: '/[trust]/workshops/[id]/agenda/[item]', steps: [`${OPEN}/agenda`, ITEM] },
	part('leads'),
	part('leads', press),
	part('hosts'),
	part('hosts', press),
	part('offer'),
	part('offer', press),
	part('reading'),
	part('preview'),
	part('duplicate'),
	part('duplicate', press),
	part('series'),
	{
		route: '/[trust]/workshops/[id]/series',
		state: 'with its days',
		steps: [`${DRAFT}/series?every=week&copies=8`]
	},
	part('cancel'),
	part('cancel', press),
	{ route: '/[trust]/workshops/[id]/confirm', steps: [`${OPEN}/confirm`] },
	{ route: '/[trust]/rates', steps: ['/northbrook/rates'] },
	{ route: '/[trust]/rates', state: 'nothing typed', steps: ['/northbrook/rates', press] }
].map((page) => ({ ...page, as: 'grace' as const }));
