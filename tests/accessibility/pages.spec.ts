// Every page, empty, full and with its errors: what axe finds, what runs off the side, what the keyboard reaches.
import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { nameOf, PAGES, visit } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('every page of the tree is listed', () => {
	const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('+page.svelte'))
		.map((path) => `/${path}`.replace(/\/\([^)]*\)/g, '').replace(/\/\+page\.svelte$/, '') || '/')
		.filter((route) => !route.startsWith('/dev/'));
	const listed = new Set(PAGES.map(({ route }) => route));
	expect(routes.filter((route) => !listed.has(route)).sort()).toEqual([]);
});

for (const listed of PAGES) {
	test(nameOf(listed), async ({ page }) => {
		await visit(page, listed);
		if (/^nothing (typed|chosen)/.test(listed.state ?? '')) {
			await expect(page.locator('.nhsuk-error-summary')).toBeVisible();
			await expect(page).toHaveTitle(/^Error: /);
		}
		expect(await faultsOf(page), 'at 360 pixels').toEqual([]);
		// A wide screen moves the same parts about: once for each page is enough.
		if (!listed.state) {
			await page.setViewportSize({ width: 1280, height: 900 });
			expect(await faultsOf(page), 'at 1280 pixels').toEqual([]);
		}

		await page.setViewportSize({ width: 320, height: 780 });
		expect(await sideways(page), 'sideways at 320 pixels').toEqual([]);
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
		expect(await sideways(page), 'sideways at 320 pixels with text twice as large').toEqual([]);
	});
}

test.describe('with a keyboard', () => {
	for (const path of ['/', '/sign-in', '/track', '/northbrook/said-and-done']) {
		test(`${path}: the first stop leads to the content, and every stop can be seen`, async ({ page }) => {
			await page.goto(path);
			await page.keyboard.press('Tab');
			await expect(page.getByRole('link', { name: 'Skip to what this page is about' })).toBeFocused();
			await expect(page.getByRole('link', { name: 'Skip to what this page is about' })).toBeInViewport();
			await page.keyboard.press('Enter');
			await expect(page.locator('#main')).toBeFocused();

			const stops = await page
				.locator('main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)')
				.count();
			for (let stop = 0; stop < Math.min(stops, 25); stop++) {
				await page.keyboard.press('Tab');
				expect(await isMarked(page), await page.evaluate(() => document.activeElement?.outerHTML)).toBe(true);
			}
		});
	}

	test('from the summary of errors to the field that is wrong', async ({ page }) => {
		await page.goto('/sign-in');
		await page.locator('main form button').first().click();
		await expect(page.locator('.nhsuk-error-summary')).toBeVisible();
		await page.locator('.nhsuk-error-summary a').first().click();
		await expect(page.locator('main input').first()).toBeFocused();
	});
});

async function faultsOf(page: Page): Promise<string[]> {
	// In the page itself and not in a second one, which is for frames: no page of ours has any, and it takes a third longer.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`)
	);
}

/** What reaches beyond the right edge of a page that can be scrolled sideways. */
function sideways(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = window.innerWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		const beyond = [...document.querySelectorAll('body *')].filter(
			(element) => element.getBoundingClientRect().right > width + 1
		);
		return beyond.map(
			(element) => `${element.tagName}.${element.className} ${element.textContent?.trim().slice(0, 60)}`
		);
	});
}

/** Whether what has the focus looks different from how it looks without. */
function isMarked(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || element === document.body) return false;
		const look = () => {
			// A choice is drawn by the label beside it.
			return [element, element.nextElementSibling ?? element].flatMap((one) =>
				['', '::before'].map((part) => {
					const { outline, boxShadow, backgroundColor, borderColor } = getComputedStyle(one, part);
					return [outline, boxShadow, backgroundColor, borderColor].join();
				})
			);
		};
		const focused = look().join();
		element.blur();
		const plain = look().join();
		element.focus();
		return focused !== plain;
	});
}
