// Three questions without a name, from the QR on the screen of the room: read by nobody one by one, and by those who run it
// once five have answered.
import type { Page } from '@playwright/test';
import { signInAs, signOut } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';
import { anOpenWorkshop, soon } from '../support/workshops.ts';

async function answer(page: Page, step: string, safe: string) {
	await page.getByLabel(step).check();
	await page
		.getByRole('group', { name: 'Did you feel safe to speak?' })
		.getByLabel(safe, { exact: true })
		.check();
	await page.getByRole('button', { name: 'Send my answers' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('We have your answers');
}

test('people in the room say how it felt, and five answers are shown without showing who', async ({
	page
}) => {
	// It begins in two minutes, since nobody may open one that has begun.
	test.setTimeout(240_000);
	const workshop = await anOpenWorkshop(page, `How it felt ${crypto.randomUUID().slice(0, 8)}`, 10, soon());
	await page.goto(`/northbrook/workshops/${workshop}/afterwards/screen`);
	await expect(page.getByRole('img', { name: /^A code for a phone/ })).toBeVisible();
	const { pathname, search } = new URL(await page.getByText(/felt\?key=/).innerText());
	await signOut(page);

	await test.step('not before it begins, and not with another key', async () => {
		await page.goto(pathname + search);
		await expect(page.getByText('These questions open when it begins.')).toBeVisible();
		expect((await page.goto(`${pathname}?key=000000000000`))?.status()).toBe(404);
	});

	await test.step('nothing answered is asked for again, and any question may be left', async () => {
		await expect(async () => {
			await page.goto(pathname + search);
			await expect(page.getByRole('button', { name: 'Send my answers' })).toBeVisible({ timeout: 500 });
		}).toPass({ timeout: 150_000, intervals: [3_000] });
		await page.getByRole('button', { name: 'Send my answers' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Answer at least one');
		await answer(page, 'We were told what will happen', 'No');
	});

	const read = async (sentence: string) => {
		await signInAs(page, 'fatima');
		await page.goto(`/northbrook/workshops/${workshop}/afterwards`);
		await expect(page.getByText(sentence)).toBeVisible();
		await signOut(page);
	};

	await test.step('four answers are too few, and the fifth shows all of them together', async () => {
		for (const step of [
			'We were told what will happen',
			'We were told what will happen',
			'We were asked about something'
		]) {
			await page.goto(pathname + search);
			await answer(page, step, 'Mostly');
		}
		await read('Too few have answered to show it without showing who.');
		await page.goto(pathname + search);
		await answer(page, 'We decided together', 'Yes');
		await read('5 answers are counted. The next five will change this.');
		await read(
			'It felt like step 3 of 7. We had said step 5, so people felt less power shared than we said.'
		);
		await read('About 8 of 10 felt safe to speak, or mostly.');
	});
});
