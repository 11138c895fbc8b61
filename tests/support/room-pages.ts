// The pages of a workshop's room, and of worries about somebody, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';
import { signInAs } from './personas.ts';
import { anOpenWorkshop, soon, somebodyRegisters } from './workshops.ts';

const CAST = '/northbrook/workshops/00000000-0000-4000-f200-000000000001/room';
const ID = '[0-9a-f-]{36}';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();
const link = (name: string | RegExp) => (page: Page) => page.getByRole('link', { name }).first().click();

/** The room of a workshop of today, with one person who has a place. */
async function aRoom(page: Page) {
	const workshop = await anOpenWorkshop(page, 'What helps at night', 10, soon());
	await somebodyRegisters(page, workshop, 'Redwing');
	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/workshops/${workshop}/room`);
}
const said = [aRoom, link('Say it to the room'), button('I have said this to the room')];
const here = [...said, button(/Here/), link('Here')];

async function write(page: Page) {
	await page.getByLabel('Their words').fill('The night staff never said their names.');
	await page.getByLabel('A drawing or photo, described in words').check();
	await page.getByRole('button', { name: 'Go on' }).click();
}
const written = [...here, link('Write down what Redwing says'), write];
const recorded = [...written, button('Record it and show their receipt')];

async function worry(page: Page) {
	await page.goto('/northbrook/safeguarding/new');
	await page.getByLabel('No, or not today').check();
	await page.getByLabel('Who are you worried about?').fill('A man who sat by the door');
	await page.getByLabel('What did you see or hear?').fill('He said that he has stopped eating.');
	await press(page);
}
const room = '/[trust]/workshops/[id]/room';

const FATIMA: Listed[] = [
	{ route: room, state: 'before its day', steps: [CAST] },
	{ route: room, state: 'before the limits were said', steps: [aRoom] },
	{ route: room, state: 'somebody is here', steps: here },
	{ route: `${room}/limits`, steps: [aRoom, link('Say it to the room')] },
	{ route: `${room}/walk-in`, steps: [aRoom, link('Somebody without a place')] },
	{
		route: `${room}/walk-in/slip`,
		steps: [aRoom, link('Somebody without a place'), button('They are here')]
	},
	{ route: `${room}/count`, steps: [aRoom, link('Count people without names')] },
	{
		route: `${room}/count`,
		state: 'nothing typed',
		steps: [aRoom, link('Count people without names'), press]
	},
	{ route: `${room}/code`, steps: [aRoom, link('Check in by code')] },
	{ route: `${room}/code`, state: 'nothing typed', steps: [aRoom, link('Check in by code'), press] },
	{ route: `${room}/record/[draft]`, steps: [...said, link('Write down what is said')] },
	{
		route: `${room}/record/[draft]`,
		state: 'nothing typed',
		steps: [...said, link('Write down what is said'), button('Go on')]
	},
	{ route: `${room}/record/[draft]/uses`, steps: written },
	{ route: `${room}/slip/[contribution]`, steps: recorded },
	{
		route: `${room}/record/[draft]/uses`,
		state: 'the same again',
		steps: [...recorded, link('Back to the room'), link('Here'), link('Write down what Redwing says'), write]
	},
	{ route: `${room}/worried`, steps: [aRoom, link('Worried about someone?')] },
	{ route: `${room}/worried`, state: 'nothing typed', steps: [aRoom, link('Worried about someone?'), press] },
	{ route: '/[trust]/safeguarding/new', steps: ['/northbrook/safeguarding/new'] },
	{ route: '/[trust]/safeguarding/handed/[alert]', steps: [worry] }
].map((page) => ({ ...page, as: 'fatima' as const }));

async function worryInTheRoom(page: Page) {
	await aRoom(page);
	await page.getByRole('link', { name: 'Worried about someone?' }).click();
	await page.getByLabel('Yes').check();
	await page.getByLabel('Who are you worried about?').fill('A man who sat by the door');
	await page.getByLabel('What did you see or hear?').fill('He said that he has stopped eating.');
	await press(page);
}
const asSol = (page: Page) => signInAs(page, 'sol');
const newest = new RegExp(`^/northbrook/safeguarding/${ID}$`);

const WORRIES: Listed[] = [
	{ route: `${room}/worried/[alert]`, as: 'fatima', steps: [worryInTheRoom] },
	{ route: '/[trust]/safeguarding', as: 'fatima', steps: [worry, asSol, '/northbrook/safeguarding'] },
	{
		route: '/[trust]/safeguarding',
		state: 'for an administrator',
		as: 'grace',
		steps: ['/northbrook/safeguarding']
	},
	{
		route: '/[trust]/safeguarding/[alert]',
		as: 'fatima',
		steps: [worry, asSol, '/northbrook/safeguarding', newest]
	},
	{
		route: '/[trust]/safeguarding/[alert]',
		state: 'somebody has it',
		as: 'fatima',
		steps: [worry, asSol, '/northbrook/safeguarding', newest, press]
	}
];

export const ROOM_PAGES: Listed[] = [...FATIMA, ...WORRIES];
