import type { Page } from '@playwright/test';
import { setAway } from '../../scripts/support/witness-away';
import { parsePolicy } from '../../src/lib/log/policy';
import { signOut } from '../support/personas';
import { publishNow } from '../support/publish-now';
import { anAgreedInsight } from '../support/spine';
import { expect, test } from '../support/test';

const main = (page: Page) => page.getByRole('main');
const dataDir = process.env.ALONE_DATA_DIR;

test('the book goes on while one of those who seal it is away, and another of them lets anybody check it @alone', async ({
	page,
	baseURL
}) => {
	test.skip(!dataDir, 'the witnesses are sent away through the data directory of the application');
	await setAway(dataDir ?? '', 'law-centre', true);
	try {
		await anAgreedInsight(page, `Somebody answers the phone at night ${crypto.randomUUID().slice(0, 8)}`);
		await signOut(page);
		const size = await publishNow({ baseURL, alone: true });

		await test.step('the book says whose seal is missing', async () => {
			await expect(async () => {
				await page.goto('/log');
				await expect(main(page)).toContainText(
					'by the council, the university and the local paper (3 of 4 seals).',
					{
						timeout: 500
					}
				);
			}).toPass();
		});

		const policy = parsePolicy(await (await page.request.get('/log/policy')).text());
		const council = 'policy' in policy && policy.policy.witnesses.find(({ name }) => name === 'council');
		if (!council || !council.url) throw new Error('the policy does not say where the council is');

		await test.step('the council shows what it sealed on a page of its own', async () => {
			await page.goto(council.url ?? '');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Northbrook Council keeps a carbon copy'
			);
			await expect(main(page)).toContainText(`${size.toLocaleString('en-GB')} pages, sealed`);
		});

		await test.step('and from there the book is checked by files that the trust does not serve', async () => {
			await page.getByRole('link', { name: 'Check a book from here' }).click();
			await page.getByRole('button', { name: 'Check every page' }).click();
			await expect(page.getByRole('status')).toHaveText('Nothing is wrong with this book.', {
				timeout: 30_000
			});
			const checked = page.getByRole('list', { name: 'What was checked' });
			await expect(checked).toContainText('Sealed by 3 of 4');
			// By the council's own list of whose seals count.
			await expect(checked).not.toContainText('was read from the book’s own address');
		});
	} finally {
		await setAway(dataDir ?? '', 'law-centre', false);
	}
});
