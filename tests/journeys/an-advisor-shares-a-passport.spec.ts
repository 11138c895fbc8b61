// Somebody says once what they need, shares it with one trust, and stops: at once nothing of it is read there.
import { randomUUID } from 'node:crypto';
import { newAddress, signInByCode } from '../support/mailbox.ts';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test('a passport is shared in part, read there and nowhere else, and taken back @nojs', async ({
	page,
	browser
}) => {
	const needed = `A seat by the door ${randomUUID()}`;
	const spoken = `Somali ${randomUUID()}`;
	await page.goto('/sign-in');
	await signInByCode(page, newAddress('passport'));

	/** What a member of an organisation reads at this moment. */
	const readBy = async (who: 'fatima' | 'carys' | 'joy' | 'olwen', slug: string) => {
		const theirs = await (await browser.newContext()).newPage();
		await signInAs(theirs, who);
		await theirs.goto(new URL(`/${slug}/people/passports`, page.url()).href);
		await expect(theirs.getByRole('heading', { level: 1 })).toContainText('What people share with us');
		const text = await theirs.locator('main').innerText();
		await theirs.context().close();
		return text;
	};

	await test.step('it is written part by part', async () => {
		await page.goto('/my');
		await page.getByRole('link', { name: /^Needs, languages, training/ }).click();
		await page.getByRole('link', { name: 'Change what you need' }).click();
		await page.getByLabel('The room and the building', { exact: true }).check();
		await page.getByLabel('In your own words: The room and the building').fill(needed);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByText(needed)).toBeVisible();
		await page.getByRole('link', { name: 'Change your languages' }).click();
		await page.getByLabel('The languages you speak, read or sign').fill(spoken);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByText('Nobody. It is yours alone.')).toBeVisible();
		expect(await readBy('fatima', 'northbrook')).not.toContain(needed);
	});

	await test.step('one part is shared with one trust', async () => {
		await page.getByText('Share a part of it').click();
		await page.getByLabel('With whom?').selectOption({ label: 'Northbrook Mental Health NHS Trust' });
		await page.getByLabel('What I need to take part').check();
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('status')).toContainText('They read what you ticked');

		const read = await readBy('fatima', 'northbrook');
		expect(read).toContain(needed);
		expect(read).not.toContain(spoken);
		expect(await readBy('carys', 'northbrook')).not.toContain(needed);
		expect(await readBy('joy', 'rooted-voices')).not.toContain(needed);
		expect(await readBy('olwen', 'eastvale')).not.toContain(needed);
	});

	await test.step('it is stopped, and nothing is read any more', async () => {
		await page.getByRole('button', { name: 'Stop sharing with Northbrook Mental Health NHS Trust' }).click();
		await expect(page.getByRole('status')).toContainText('They read nothing of it any more');
		expect(await readBy('fatima', 'northbrook')).not.toContain(needed);
		await page.getByText('What you shared before').click();
		await expect(page.getByText(/^What I need to take part, with Northbrook/)).toBeVisible();
	});
});
