import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';
import { saidBy } from '../support/spine';

test('a code book begins with a starter set, is merged and split with its history, and a suggestion counts once somebody says so @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const [calls, booms] = [`Avocet${mark} calls`, `Bittern${mark} booms`];
	await saidBy(page, 'nobody', `The avocet${mark} calls woke me. The tea was good.`);
	await saidBy(page, 'nobody', `An avocet${mark} and a bittern${mark} stood by the door.`);
	const status = page.getByRole('status');
	// Words of another run of this journey may fit too: they call as well. The code's own name begins with a capital.
	const passages = page
		.getByRole('main')
		.getByRole('listitem')
		.filter({ hasText: 'Said on' })
		.filter({ hasText: new RegExp(`avocet${mark}`) });
	const openCode = async (name: string) => {
		await page.goto('/northbrook/codes?programme=pcref');
		await page.getByRole('link', { name, exact: true }).click();
	};

	await test.step('Grace adds a starter set; adding it again adds nothing', async () => {
		await signInAs(page, 'grace');
		await page.goto('/northbrook/codes/starters?programme=pcref');
		await expect(page.getByText('Staff knowledge and awareness', { exact: true })).toBeVisible();
		const add = page.getByRole('button', { name: /Access, experience, outcomes/ });
		// Another journey on the same database may have been first, or be so at this moment.
		if (await add.isVisible()) {
			await add.click();
			await expect(status).toContainText('code book');
		}
		await page.goto('/northbrook/codes?programme=pcref');
		await expect(page.getByRole('link', { name: 'Waiting', exact: true })).toBeVisible();
		await page.goto('/northbrook/codes/starters?programme=pcref');
		await expect(page.getByText('All of these are, or were, in your code book.').first()).toBeVisible();
	});

	await test.step('she writes two codes, one under another', async () => {
		await page.goto('/northbrook/codes/new?programme=pcref');
		await page.getByRole('button', { name: 'Write it into the code book' }).click();
		await expect(page.getByRole('alert')).toContainText('Give the code a name');
		for (const name of [calls, booms]) {
			await page.goto('/northbrook/codes/new?programme=pcref');
			await page.getByLabel('Name').fill(name);
			await page.getByLabel('What it means (optional)').fill('Birds, and where they stand.');
			await page.getByRole('button', { name: 'Write it into the code book' }).click();
			await expect(status).toContainText('It is in the code book');
		}
		await page.getByRole('link', { name: 'Move it' }).click();
		await page.getByLabel('Under which code should it stand?').selectOption({ label: calls });
		await page.getByRole('button', { name: 'Move it' }).click();
		await expect(page.getByText(`Grace put it under ${calls}.`)).toBeVisible();
	});

	await test.step('Fatima is suggested words by what they say, accepts one and dismisses another', async () => {
		await signInAs(page, 'fatima');
		await openCode(calls);
		await expect(page.getByText('Nobody has put it to any words yet.')).toBeVisible();
		await page.getByRole('link', { name: 'Words it may fit' }).click();
		await expect(passages).toHaveCount(2);
		const woke = passages.filter({ hasText: 'woke me' });
		await expect(woke).toContainText(`avocet${mark}, calls`);
		await woke.getByRole('button', { name: 'It fits' }).click();
		await expect(status).toContainText('as your coding');
		await passages.filter({ hasText: 'by the door' }).getByRole('button', { name: 'Not this' }).click();
		await expect(status).toContainText('not suggested to you');
		await expect(passages).toHaveCount(0);
		await page.getByRole('button', { name: 'Look again with what was put since' }).click();
		await expect(status).toContainText('Learnt again');
		await page.getByRole('link', { name: 'The code' }).click();
		await expect(page.getByRole('blockquote')).toHaveText([`The avocet${mark} calls woke me.`]);
	});

	await test.step('Grace, whom nobody answered for, accepts the other code; then she merges the two', async () => {
		await signInAs(page, 'grace');
		await openCode(booms);
		await page.getByRole('link', { name: 'Words it may fit' }).click();
		await passages.filter({ hasText: 'by the door' }).getByRole('button', { name: 'It fits' }).click();
		await page.getByRole('link', { name: 'The code' }).click();
		await page.getByRole('link', { name: 'Merge it into another' }).click();
		await page.getByLabel('Merge it into').selectOption({ label: calls });
		await page.getByRole('button', { name: 'Merge it' }).click();
		await expect(page.getByRole('alert')).toContainText('Say why');
		await page.getByLabel('Why?').fill('We could not tell them apart.');
		await page.getByRole('button', { name: 'Merge it' }).click();
		await expect(status).toContainText('Merged');
		await expect(page.getByText('It stands on 2 contributions, put there by 2 people.')).toBeVisible();
	});

	await test.step('the history says what was what, and the old code can be read', async () => {
		await expect(page.getByText(`Grace merged ${booms} into it.`)).toBeVisible();
		await expect(page.getByText('Why: We could not tell them apart.')).toBeVisible();
		await page.getByRole('link', { name: `Read ${booms}` }).click();
		await expect(page.getByText('It stands no more')).toBeVisible();
		await expect(page.getByRole('blockquote')).toHaveCount(1);
		await expect(page.getByRole('link', { name: 'Reword it' })).toHaveCount(0);
	});

	await test.step('the other is split, and each part takes the words that were chosen for it', async () => {
		await openCode(calls);
		await page.getByRole('link', { name: 'Split it' }).click();
		await page.getByLabel('The first code').fill(`${calls} heard`);
		await page.getByLabel('The second code').fill(`${calls} seen`);
		const group = (words: string) => page.getByRole('group', { name: words });
		await group('woke me').getByLabel('To the first').check();
		await group('by the door').getByLabel('To the second').check();
		await page.getByRole('button', { name: 'Split it' }).click();
		await expect(page.getByRole('alert')).toContainText('Say why');
		await expect(group('woke me').getByLabel('To the first')).toBeChecked();
		await page.getByLabel('Why?').fill('Hearing is not seeing.');
		await page.getByRole('button', { name: 'Split it' }).click();
		await expect(page.getByRole('heading', { name: `${calls} heard` })).toBeVisible();
		await expect(page.getByRole('blockquote')).toHaveText([`The avocet${mark} calls woke me.`]);
		await expect(page.getByText(`It came of ${calls} when Grace split that.`)).toBeVisible();
	});

	await test.step('she takes the book away as a table, and those who do not listen have none', async () => {
		const table = await page.request.get('/northbrook/codes/code-book.csv?programme=pcref');
		expect(await table.text()).toContain(`${calls} seen`);
		await signInAs(page, 'marcus');
		expect((await page.goto('/northbrook/codes'))?.status()).toBe(403);
	});
});
