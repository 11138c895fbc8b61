// What a page of the public or of participants weighs on its way to an old phone: the budgets, held for every one.
// Old phones, prepaid data and shared computers are why: each figure is bytes as they travel, compressed.
import type { Page, Response } from '@playwright/test';
import { nameOf, PARTICIPANT_PAGES, visit } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

const BUDGET = { whole: 15_000, sheet: 12_000, script: 2_000, requests: 5, second: 5_000 };

// A page with its errors weighs as the page does.
const pages = PARTICIPANT_PAGES.filter(({ state }) => !/^nothing (typed|chosen)/.test(state ?? ''));

for (const listed of pages) {
	test(nameOf(listed), async ({ page, context, baseURL }) => {
		await visit(page, listed);
		const address = page.url();
		const cookies = await context.cookies();

		// The first page of a visit, by somebody whose phone has seen nothing of ours.
		await page.goto('about:blank');
		await forget(page);
		const first = await weigh(page, address);
		const again = await weigh(page, address);

		const of = (kind: string) =>
			first.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.bytes, 0);
		const [html, sheet, script] = [of('document'), of('stylesheet'), of('script')];
		process.stdout.write(
			`| ${nameOf(listed).padEnd(60)} | html ${fixed(html)} | css ${fixed(sheet)} | script ${fixed(script)} ` +
				`| requests ${first.length} |\n`
		);

		expect(html + sheet, 'HTML and CSS').toBeLessThanOrEqual(BUDGET.whole);
		expect(sheet, 'CSS').toBeLessThanOrEqual(BUDGET.sheet);
		expect(script, 'script').toBeLessThanOrEqual(listed.script ?? BUDGET.script);
		expect(first.length, 'requests').toBeLessThanOrEqual(BUDGET.requests);
		expect(html, 'HTML, all that a second page of a visit costs').toBeLessThanOrEqual(BUDGET.second);
		expect(
			again.filter(({ kind }) => kind === 'stylesheet'),
			'the sheet is kept'
		).toEqual([]);
		expect(of('font'), 'fonts').toBe(0);
		expect(
			first.filter(({ url }) => !url.startsWith(String(baseURL)) && !url.startsWith('data:')),
			'third parties'
		).toEqual([]);
		const onlyReads = !listed.as && listed.steps.every((step) => typeof step !== 'function');
		if (onlyReads) expect(cookies, 'cookies before somebody signs in').toEqual([]);
	});
}

type Part = { url: string; kind: string; bytes: number };

/** Everything that travels when a page is opened; what the browser has kept does not. */
async function weigh(page: Page, address: string): Promise<Part[]> {
	const heard: Response[] = [];
	const hear = (response: Response) => void heard.push(response);
	page.on('response', hear);
	await page.goto(address);
	await page.waitForLoadState('networkidle');
	page.off('response', hear);
	const parts = await Promise.all(
		heard.map(async (response) => ({
			url: response.url(),
			kind: response.request().resourceType(),
			bytes: (await response.request().sizes()).responseBodySize
		}))
	);
	return parts.filter(({ url, bytes }) => !url.startsWith('data:') && bytes > 0);
}

async function forget(page: Page) {
	const browser = await page.context().newCDPSession(page);
	await browser.send('Network.clearBrowserCache');
	await browser.detach();
}

const fixed = (bytes: number) => bytes.toLocaleString('en-GB').padStart(6);
