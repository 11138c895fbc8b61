// The pages of asking for a place at a workshop and of seeing to those who come, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

// The open workshop of the cast, and Amina's place there.
const WORKSHOP = '/workshops/00000000-0000-4000-f200-000000000001';
const PLACE = '/registrations/00000000-0000-4000-f200-000000000101';
const ID = '[0-9a-f-]{36}';

async function ask(page: Page) {
	await page.goto(`${WORKSHOP}/register`);
	await page.getByLabel('What should we call you').fill('Swift');
	await page.getByLabel('Do not contact me').check();
	await page.getByRole('checkbox', { name: 'The room and the building' }).check();
	await page.locator('main form[method="POST"] button.nhsuk-button').click();
}
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const open = (page: Page) => page.getByRole('link', { name: 'Open my page' }).click();

const ANYONE: Listed[] = [
	{ route: '/[trust]/take-part', steps: ['/northbrook/take-part'] },
	{ route: '/[trust]/take-part', state: 'nothing open', steps: ['/eastvale/take-part'] },
	{ route: '/workshops/[id]', steps: [WORKSHOP] },
	{ route: '/workshops/[id]', state: 'not known', steps: ['/workshops/no-such-workshop'] },
	{ route: '/workshops/[id]/register', steps: [`${WORKSHOP}/register`] },
	{ route: '/workshops/[id]/register', state: 'nothing typed', steps: [`${WORKSHOP}/register`, press] },
	{ route: '/workshops/[id]/registered', steps: [ask] },
	{ route: '/registrations', steps: ['/registrations'] },
	{ route: '/registrations', state: 'nothing typed', steps: ['/registrations', press] },
	{ route: '/registrations/[code]', steps: [ask, open] },
	{ route: '/registrations/[code]', state: 'not known', steps: ['/registrations/00000-00000-0'] },
	{ route: '/registrations/[code]/needs', steps: [ask, open, /\/needs$/] },
	{ route: '/registrations/[code]/pay', steps: [ask, open, /\/pay$/] },
	{ route: '/registrations/[code]/pay', state: 'nothing chosen', steps: [ask, open, /\/pay$/, press] },
	{ route: '/registrations/[code]/cancel', steps: [ask, open, /\/cancel$/] }
];
const OWN: Listed[] = [{ route: '/registrations/[code]', as: 'amina', steps: [PLACE] }];

export const PLACE_PAGES = [...ANYONE, ...OWN];

const JOYS = `/rooted-voices${WORKSHOP}/people`;
async function registerSomebody(page: Page) {
	await page.goto(`${JOYS}/register`);
	await page.getByLabel('Their name').fill('Mrs Khan');
	await page.getByLabel('What should they be called on the day?').fill('Mrs Khan');
	await page.getByLabel('They do not want to be reached').check();
	await page.getByRole('checkbox', { name: 'The room and the building' }).check();
	await press(page);
}
// The last one who asked: others may have given their place back.
const somebody = (page: Page) => page.locator('.tl-list a[href*="/people/"]').last().click();
const theirs = [registerSomebody, JOYS, somebody];

export const PEOPLE_PAGES: Listed[] = [
	{ route: '/[trust]/workshops/[id]/people', steps: [JOYS] },
	{ route: '/[trust]/workshops/[id]/people', state: 'nobody waits', steps: [`${JOYS}?show=waiting`] },
	{ route: '/[trust]/workshops/[id]/people/invite', steps: [`${JOYS}/invite`] },
	{
		route: '/[trust]/workshops/[id]/people/invite',
		state: 'nothing chosen',
		steps: [`${JOYS}/invite`, press]
	},
	{ route: '/[trust]/workshops/[id]/people/register', steps: [`${JOYS}/register`] },
	{
		route: '/[trust]/workshops/[id]/people/register',
		state: 'nothing typed',
		steps: [`${JOYS}/register`, press]
	},
	{ route: '/[trust]/workshops/[id]/people/register/slip', steps: [registerSomebody] },
	{ route: '/[trust]/workshops/[id]/people/needs', steps: [registerSomebody, `${JOYS}/needs`] },
	{
		route: '/[trust]/workshops/[id]/people/needs',
		state: 'nothing chosen',
		steps: [registerSomebody, `${JOYS}/needs`, press]
	},
	{ route: '/[trust]/workshops/[id]/people/[registration]', steps: theirs },
	{
		route: '/[trust]/workshops/[id]/people/[registration]/slip',
		steps: [...theirs, (page: Page) => page.getByRole('button', { name: 'Print a slip' }).click()]
	},
	...['needs', 'pay', 'cancel'].map((part) => ({
		route: `/[trust]/workshops/[id]/people/[registration]/${part}`,
		steps: [...theirs, new RegExp(`${ID}/${part}$`)]
	}))
].map((page) => ({ ...page, as: 'joy' as const }));
