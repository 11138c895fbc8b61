// The pages of making and checking an insight, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const ID = '[0-9a-f-]{36}';
const INSIGHT = new RegExp(`^/northbrook/insights/${ID}$`);
const IN_CHECK = '/northbrook/insights?programme=pcref&show=in_check';
const DRAFTS = '/northbrook/insights?programme=pcref&show=draft';
/** Of the demo year: the slip of a letter, a wording of Grace's that met another, and a carer who is asked. */
const LETTER = 'ASKED-20267-R';
const ATTEMPT = '00000000-0000-4000-8800-000000000001';
const ASKED = 'CARER-20267-D';

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
/** The insight that most people are asked about, one of them by letter. */
const asked = (page: Page) => page.getByRole('link', { name: /what became of what they said/ }).click();

async function letters(page: Page) {
	const insight = new URL(page.url()).pathname;
	await page.goto(`${insight}/letters`);
}
async function meet(page: Page) {
	const insight = new URL(page.url()).pathname;
	await page.goto(`${insight}/wording/${ATTEMPT}`);
}
const choose = (page: Page) => page.getByLabel('A reader at the library').check();
async function agreeAndSign(page: Page) {
	await page.getByLabel('It is right', { exact: true }).check();
	await page.getByRole('button', { name: 'Send my answer' }).click();
	await page.getByLabel('With a pen name').check();
	await page.getByRole('button', { name: 'Keep this' }).click();
}

/** For participants: light pages, without JavaScript. */
export const CHECK_PAGES: Listed[] = [
	{ route: '/checks/[code]', steps: [`/checks/${LETTER}`] },
	{ route: '/checks/[code]', state: 'nothing typed', steps: [`/checks/${LETTER}`, button('Send my answer')] },
	{ route: '/checks/[code]', state: 'not known', steps: ['/checks/00000-00000-0'] },
	{
		route: '/track/[code]/check/[insight]',
		state: 'signed without the name to show',
		steps: [`/track/${ASKED}`, /\/check\//, agreeAndSign]
	}
];

const grace = (route: string, ...steps: Listed['steps']): Listed => ({
	route: `/[trust]/${route}`,
	as: 'grace',
	steps
});
export const MAKING_PAGES: Listed[] = [
	grace('insights/[id]/voices', IN_CHECK, INSIGHT, /\/voices$/),
	grace('insights/[id]/pcref', IN_CHECK, INSIGHT, /\/pcref$/),
	grace('insights/[id]/letters', IN_CHECK, asked, letters),
	{
		...grace('insights/[id]/letters', IN_CHECK, asked, letters, button('Make the letters')),
		state: 'nobody chosen'
	},
	{
		...grace('insights/[id]/letters', IN_CHECK, asked, letters, choose, button('Make the letters')),
		state: 'to print'
	},
	grace('insights/[id]/wording/[attempt]', DRAFTS, INSIGHT, meet),
	{
		...grace('insights/[id]/wording/[attempt]', DRAFTS, INSIGHT, meet, button('Keep the one I chose')),
		state: 'nothing chosen'
	},
	{
		...grace('insights/[id]/wording', IN_CHECK, INSIGHT, /\/wording$/, button('See if it is plain')),
		state: 'advice'
	},
	grace('programmes/[programme]/rules', '/northbrook/programmes/pcref/rules'),
	{
		...grace('programmes/[programme]/rules', '/northbrook/programmes/pcref/rules', button('Set this rule')),
		state: 'no reason'
	}
];
