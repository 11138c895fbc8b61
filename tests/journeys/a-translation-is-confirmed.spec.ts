import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { agreedFrom, findWords, PCREF, saidBy } from '../support/spine';

const NAME = 'بلبل';

test('a translation is looked over, corrected by the person and written anew; a name is left out @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const words = `کسی نے مجھ سے نہیں پوچھا۔ صرف ${NAME} نے پوچھا۔ (${mark})`;
	const status = page.getByRole('status');
	const alert = page.getByRole('alert');
	const group = (name: RegExp | string) => page.getByRole('group', { name });

	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/contributions/new?programme=${PCREF}`);
	await group('Did you tell them').getByLabel('Yes').check();
	await page.getByLabel('Spoken words, written down').check();
	await page.getByLabel('Their words').fill(words);
	await page.getByLabel('Which language is it in?').selectOption('ur');
	await page.getByLabel('They do not want to say').check();
	await group('Show my words to the board').getByLabel('Yes').check();
	await group('Show my words on this website').getByLabel('Yes').check();
	await page.getByLabel('Yes, and they said that it is right').check();
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	const code = await page.locator('.tl-code').innerText();
	await page.getByRole('link', { name: 'Back' }).click();
	const contribution = new URL(page.url()).pathname;
	const fingerprint = page.locator('samp');
	const original = await fingerprint.textContent();

	const rendering = await test.step('Fatima translates; it is said whether a machine helped', async () => {
		await page.getByRole('link', { name: 'Write a translation, a summary or a note' }).click();
		await page.getByLabel('Translation').check();
		await page.getByLabel('What does it say?').fill(`Nobody asked me. Only Bulbul did. (${mark})`);
		await page.getByRole('button', { name: 'Put this beside the words' }).click();
		await expect(alert).toContainText('Say whether a machine helped');
		await page.getByLabel('Yes, and a person read it through').check();
		await page.getByRole('button', { name: 'Put this beside the words' }).click();
		await expect(status).toContainText('It stands beside the words');
		await expect(page.getByText('Written with the help of a machine by Fatima')).toBeVisible();
		await expect(page.getByText('Nobody else has looked it over yet.')).toBeVisible();
		await expect(page.getByText('You wrote it: somebody else')).toBeVisible();
		await expect(page.getByRole('button', { name: /I looked it over/ })).toHaveCount(0);
		return new URL(page.url()).pathname;
	});

	const insight = await agreedFrom(page, `People are not asked in their language (${mark})`, words);
	const published = `/northbrook/said-and-done/insights/${insight}`;
	const english = page.getByText('In English, looked over by');

	await test.step('Grace looks it over, and everyone may read it beside the words', async () => {
		await page.goto(published);
		await expect(page.getByText(NAME)).toBeVisible();
		await expect(english).toHaveCount(0);
		await page.goto('/northbrook/contributions');
		await page.getByRole('link', { name: 'Translations and summaries to look over' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Translations and summaries');
		await page.goto(rendering);
		await page.getByRole('button', { name: 'I looked it over, and it is right' }).click();
		await expect(status).toContainText('You looked it over');
		await page.goto(published);
		await english.click();
		await expect(page.getByText('Only Bulbul did.')).toBeVisible();
		await expect(page.getByText('The person who said it has not confirmed it yet.')).toBeVisible();
	});

	await signOut(page);
	await test.step('with the slip, the person corrects it in their own words', async () => {
		await page.goto(`/track/${code}`);
		await page.getByRole('link', { name: 'Say if it is right' }).click();
		await expect(page.getByText('Only Bulbul did.')).toBeVisible();
		await page.getByRole('link', { name: 'Correct it' }).click();
		await page.getByLabel('It needs correcting').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(alert).toContainText('Say what is not right, in your own words');
		await page.getByLabel('What is not right').fill('پوچھا نہیں: سنا۔');
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(status).toContainText('What you said stands beside what was written from your words');
		await page.goto(published);
		await expect(page.getByText(NAME)).toBeVisible();
		await expect(english).toHaveCount(0);
	});

	await test.step('Fatima reads the correction and writes a new one, which the person confirms', async () => {
		await signInAs(page, 'fatima');
		await page.goto(rendering);
		await expect(page.getByText('پوچھا نہیں: سنا۔')).toBeVisible();
		await page.getByRole('link', { name: 'Write a new one in its place' }).click();
		await page.getByLabel('What does it say?').fill(`Nobody listened to me. Only Bulbul did. (${mark})`);
		await page.getByLabel('No, a person wrote it').check();
		await page.getByRole('button', { name: 'Put this in its place' }).click();
		await expect(status).toBeVisible();
		await signOut(page);
		await page.goto(`/track/${code}`);
		await page.getByRole('button', { name: 'This is right' }).click();
		await expect(page.getByText('You said that it is right.')).toBeVisible();
		await page.getByRole('link', { name: 'Translation', exact: true }).click();
		await expect(page.getByText('پوچھا نہیں: سنا۔')).toBeVisible();
		await expect(page.getByText('A newer one stands in its place.')).toBeVisible();
	});

	await test.step('a name is left out, after seeing what others will read', async () => {
		await signInAs(page, 'fatima');
		await page.goto(contribution);
		await expect(fingerprint).toHaveText(original ?? '');
		await page.getByRole('link', { name: 'Leave something out' }).click();
		await page.getByLabel('The exact words to leave out').fill('Redwing');
		await page.getByRole('button', { name: 'See what others will read' }).click();
		await expect(alert).toContainText('Those words are not in what was said');
		await page.getByLabel('The exact words to leave out').fill(NAME);
		await page.getByRole('button', { name: 'See what others will read' }).click();
		await expect(status).toContainText('صرف […] نے');
		await page.getByRole('button', { name: 'Leave it out' }).click();
		await expect(alert).toContainText('Choose why it is left out');
		await page.getByLabel('It names somebody').check();
		await page.getByRole('button', { name: 'Leave it out' }).click();
		await expect(status).toContainText('It is left out, at once');
	});

	await signOut(page);
	await test.step('everyone reads the gap; the person reads all of it, and what is left out', async () => {
		await page.goto(published);
		await expect(page.getByText('صرف […] نے')).toBeVisible();
		await expect(page.getByText(NAME)).toHaveCount(0);
		await expect(page.getByText('Bulbul')).toHaveCount(0);
		await page.goto(`/track/${code}`);
		await expect(page.getByRole('heading', { name: 'What is left out for others' })).toBeVisible();
		await expect(page.getByText('(It names somebody)')).toBeVisible();
	});

	await test.step('put back, it is read again', async () => {
		await signInAs(page, 'fatima');
		await page.goto(`${contribution}/leave-out`);
		await page.getByRole('button', { name: 'Put it back' }).click();
		await expect(status).toContainText('It is back');
		await page.goto(published);
		await expect(page.getByText(NAME)).toBeVisible();
	});
});

test('those who decide or audit write no renderings and leave nothing out', async ({ page }) => {
	const kite = `kite${crypto.randomUUID().slice(0, 8)}`;
	const words = `سب ٹھیک تھا۔ ${kite}`;
	await saidBy(page, 'nobody', words);
	await signInAs(page, 'dev');
	await findWords(page, kite);
	await page
		.getByRole('listitem')
		.filter({ hasText: words })
		.getByRole('link', { name: /^Said on/ })
		.click();
	await expect(page.getByRole('link', { name: /Write a translation|Leave something out/ })).toHaveCount(0);
	const { pathname } = new URL(page.url());
	for (const path of ['renderings/new', 'leave-out'])
		expect((await page.goto(`${pathname}/${path}`))?.status()).toBe(403);
});
