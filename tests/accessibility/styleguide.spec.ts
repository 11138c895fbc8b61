import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Every state of every component is on this one page.
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const width of [360, 1280]) {
	test(`axe finds nothing at ${width} pixels, and nothing runs off the side`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.goto('/dev/styleguide');

		expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
		expect(await sideways(page)).toBe(0);
	});
}

test('at 320 pixels with text twice as large, nothing runs off the side', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 800 });
	await page.goto('/dev/styleguide');
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
	});

	expect(await sideways(page)).toBe(0);
});

test('nothing is ticked or chosen that nobody ticked', async ({ page }) => {
	await page.goto('/dev/styleguide');
	await expect(page.locator('[name="radios-publish"]:checked, [name="checks-uses"]:checked')).toHaveCount(0);
	await expect(page.locator('[name="select-influence"]')).toHaveValue('');
});

test('the error summary leads to the first choice of its question', async ({ page }) => {
	await page.goto('/dev/styleguide');
	await page.getByRole('link', { name: 'Choose yes or no' }).click();
	await expect(page.locator('#radios-agree')).toBeFocused();
});

test('Shift three times leaves the page', async ({ page }) => {
	// Where it leads after that belongs to /exit; here it is enough that it went there.
	await page.route('**/exit', (route) => route.fulfill({ body: 'gone' }));
	await page.goto('/dev/styleguide');
	for (let time = 0; time < 3; time++) await page.keyboard.press('Shift');
	await expect(page).toHaveURL(/\/exit$/);
});

function sideways(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
