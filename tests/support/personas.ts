import { expect, test, type Page } from '@playwright/test';

export type Who =
	'grace' | 'fatima' | 'marcus' | 'carys' | 'dev' | 'sol' | 'joy' | 'amina' | 'tunde' | 'olwen';

/** Signs in as one of the cast, as the one-click page does. Goes to no page: say where to start. */
export async function signInAs(page: Page, who: Who) {
	const { origin } = new URL(test.info().project.use.baseURL ?? page.url());
	const answer = await page.request.post(`${origin}/dev/sign-in`, {
		form: { who },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status(), `signing in as ${who}`).toBe(303);
}

export async function signOut(page: Page) {
	await page.context().clearCookies();
}
