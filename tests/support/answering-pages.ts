// Answering a consultation online, and its sheets on paper: pages for the tests of accessibility and weight.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { anOpenConsultation } from './consultation.ts';
import type { Listed } from './pages.ts';
import { signInAs, signOut } from './personas.ts';
import { send } from './spine.ts';

const ID = '[0-9a-f-]{36}';
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();

// The open consultation of the cast.
const CRISIS_LINE = '/consultations/00000000-0000-4000-f300-000000000001';

async function beginAnswering(page: Page) {
	await page.goto(CRISIS_LINE);
	await page.getByRole('button', { name: 'I have read this. Begin' }).click();
}
/** Goes on through the pages of a sheet, answering nothing that is not said here. */
const goOn = (pages: number) => async (page: Page) => {
	for (let one = 0; one < pages; one++) await page.getByRole('button', { name: 'Next', exact: true }).click();
};
async function vote(page: Page) {
	await goOn(2)(page);
	for (let one = 0; one < 3; one++) await page.getByRole('button', { name: 'Agree', exact: true }).click();
	await page.waitForURL(/\.(own|\d+)$/);
}
async function checkSheet(page: Page) {
	await beginAnswering(page);
	await page.getByLabel('Yes').check();
	await goOn(3)(page);
	await page.getByRole('link', { name: 'Skip the other statements' }).click();
	await page.goto(page.url().replace(/[^/]+$/, 'shown'));
	await goOn(2)(page);
}
/** Somebody comes back with their code, and it is paused: the one time that the sheet's own address shows a page. */
async function comeBackWhilePaused(page: Page) {
	await signInAs(page, 'grace');
	const here = await anOpenConsultation(page);
	await page.goto(`/consultations/${here.split('/').at(-1) ?? ''}`);
	await page.getByRole('button', { name: 'I have read this. Begin' }).click();
	const sheet = page.url().replace(/\/[^/]+$/, '');
	await send(page, `${here}?/stop`, {});
	await signOut(page);
	await page.goto(sheet);
}
const ANSWER = '/consultations/[id]/answer/[code]';
export const ANSWERING_PAGES: Listed[] = [
	{ route: '/consultations/[id]', steps: [CRISIS_LINE] },
	{
		route: '/consultations/[id]',
		state: 'a code nobody knows',
		steps: [
			CRISIS_LINE,
			async (page) => {
				await page.locator('summary').click();
				await page.getByLabel('Your code').fill('00000-00000-0');
				await button('Go on')(page);
			}
		]
	},
	{ route: '/consultations/[id]/paper', steps: [CRISIS_LINE, /\/paper/] },
	{ route: ANSWER, steps: [comeBackWhilePaused] },
	{ route: `${ANSWER}/[step]`, steps: [beginAnswering] },
	{
		route: `${ANSWER}/[step]`,
		state: 'a scale',
		steps: [beginAnswering, (page) => page.getByLabel('Yes').check(), goOn(1)]
	},
	{ route: `${ANSWER}/[step]`, state: 'a statement', steps: [beginAnswering, goOn(2)] },
	{ route: `${ANSWER}/[step]`, state: 'a statement of one\u2019s own', steps: [beginAnswering, vote] },
	{ route: `${ANSWER}/save`, steps: [beginAnswering, button('Save and come back later')] },
	{ route: `${ANSWER}/stop`, steps: [beginAnswering, /\/stop$/] },
	{ route: `${ANSWER}/shown`, steps: [checkSheet, /\/shown\?checking$/] },
	{ route: `${ANSWER}/uses`, steps: [checkSheet, /\/uses\?checking$/] },
	{ route: `${ANSWER}/check`, steps: [checkSheet] },
	{ route: `${ANSWER}/sent`, steps: [checkSheet, button('Send my answers')] },
	{ route: `${ANSWER}/equality`, steps: [checkSheet, button('Send my answers'), /\/equality$/] },
	{
		route: `${ANSWER}/equality`,
		state: 'the second page',
		steps: [
			checkSheet,
			button('Send my answers'),
			/\/equality$/,
			(page) => page.getByLabel('White').check(),
			button('Next')
		]
	}
];

const SHEETS = '/northbrook/consultations/00000000-0000-4000-f300-000000000001';
async function keyIn(page: Page) {
	await page.goto(`${SHEETS}/sheets/new`);
	await page.getByLabel('The number on the form').fill(`X${randomUUID().slice(0, 8)}`);
	await page.getByLabel(/first words/).fill('Hello, I am here.');
	await button(/^Keep it/)(page);
	await page.goto(`${SHEETS}/sheets`);
}
export const PAPER_PAGES: Listed[] = [
	{ route: '/[trust]/consultations/[id]/sheets', steps: [keyIn] },
	{ route: '/[trust]/consultations/[id]/sheets/new', steps: [`${SHEETS}/sheets/new`] },
	{
		route: '/[trust]/consultations/[id]/sheets/new',
		state: 'nothing typed',
		steps: [`${SHEETS}/sheets/new`, press]
	},
	{ route: '/[trust]/consultations/[id]/sheets/[sheet]', steps: [keyIn, new RegExp(`/sheets/${ID}$`)] },
	{
		route: '/[trust]/consultations/[id]/sheets/[sheet]',
		state: 'read differently',
		steps: [
			keyIn,
			(page: Page) => signInAs(page, 'grace'),
			`${SHEETS}/sheets`,
			new RegExp(`/sheets/${ID}$`),
			(page: Page) => page.getByLabel('No', { exact: true }).first().check(),
			button(/send it$/)
		]
	},
	{ route: '/[trust]/consultations/[id]/sheets/somebody', steps: [`${SHEETS}/sheets/somebody`] },
	{
		route: '/[trust]/consultations/[id]/sheets/slip',
		steps: [
			`${SHEETS}/sheets/somebody`,
			async (page: Page) => {
				await page.getByLabel('Yes', { exact: true }).first().check();
				await page.getByLabel(/first words/).fill('Hello, I am here.');
			},
			button('Send their answers')
		]
	},
	{ route: '/[trust]/consultations/[id]/paper', steps: [`${SHEETS}/paper`] },
	{
		route: '/[trust]/consultations/[id]/paper',
		state: 'printed',
		steps: [
			`${SHEETS}/paper`,
			(page: Page) => page.getByLabel('How many forms?').fill('1'),
			button('Make them')
		]
	},
	{ route: '/[trust]/consultations/[id]/statements', steps: [`${SHEETS}/statements`] }
].map((page) => ({ ...page, as: 'fatima' as const }));
