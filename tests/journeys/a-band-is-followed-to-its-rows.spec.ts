import type { Locator, Page } from '@playwright/test';
import { canLoadKnownYear, KNOWN_PROGRAMME, KNOWN_SLUG, loadKnownYear } from '../support/known-year.ts';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

const YEAR = `programme=${KNOWN_PROGRAMME}&from=2025-04&until=2026-03`;

/** Goes on with the tab key until it is there, as somebody does who uses no pointer. */
async function tabTo(page: Page, wanted: Locator) {
	for (let pressed = 0; pressed < 120; pressed++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error('The tab key does not come there');
}

test(
	'Dev follows what waits for an answer to the contributions behind it, with the keyboard alone',
	{ tag: '@nojs' },
	async ({ page }) => {
		test.skip(!canLoadKnownYear(), 'The known year is put into an application of our own only.');
		await loadKnownYear();
		await signInAs(page, 'dev');
		const main = page.getByRole('main');

		await test.step('all that was given is on one way, and what ends is said', async () => {
			await page.goto(`/${KNOWN_SLUG}/board/trace?${YEAR}`);
			await expect(main).toContainText('23 contributions were given. Insights rest on 11 of them.');
			await expect(main).toContainText('8 were not used, and nobody has said why.');
			await expect(main.getByRole('listitem').filter({ hasText: /^Waiting for an answer: 4/ })).toContainText(
				'the line ends here'
			);
		});

		await test.step('from the band to its rows', async () => {
			const band = main.getByRole('link', { name: /^4 ?, from In an insight to Waiting for an answer$/ });
			await tabTo(page, band);
			await page.keyboard.press('Enter');
			await expect(main).toContainText('4 contributions, the newest first');
			const days = main.getByRole('link', { name: /^A contribution of/ });
			await expect(days).toHaveText([
				'A contribution of 1 December 2025',
				'A contribution of 2 September 2025',
				'A contribution of 1 July 2025',
				'A contribution of 30 June 2025'
			]);
		});

		await test.step('no words stand there, and a row leads to where it is', async () => {
			await expect(main).not.toContainText('Words number');
			await tabTo(page, main.getByRole('link', { name: 'A contribution of 1 December 2025' }));
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(new RegExp(`/${KNOWN_SLUG}/contributions/`));
			await page.goBack();
		});

		await test.step('and back to where insight went, in the same months', async () => {
			await main.page().getByRole('link', { name: 'Back to where insight went' }).click();
			await expect(page).toHaveURL(/from=2025-04&until=2026-03/);
		});
	}
);
