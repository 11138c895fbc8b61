// What somebody spent is claimed by itself: a fare with its receipt, miles by their rate; nobody is asked who they are (R59, R61).
import sharp from 'sharp';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test(
	'Tunde claims a fare and some miles, keeps the receipt, and is told what is missing',
	{ tag: '@nojs' },
	async ({ page }) => {
		test.slow();
		const receipt = {
			name: 'IMG_2041.jpg',
			mimeType: 'image/jpeg',
			buffer: await sharp({ create: { width: 300, height: 400, channels: 3, background: '#eee' } })
				.withExifMerge({ IFD0: { Copyright: 'taken at home' } })
				.jpeg()
				.toBuffer()
		};
		const typeDay = async () => {
			const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
			await page.getByLabel('Day', { exact: true }).fill(day);
			await page.getByLabel('Month', { exact: true }).fill(month);
			await page.getByLabel('Year', { exact: true }).fill(year);
		};

		await test.step('he opens a claim for what he spent', async () => {
			await signInAs(page, 'tunde');
			await page.goto('/my/claims/new');
			await page.getByRole('radio').first().check();
			await typeDay();
			await page.getByRole('button', { name: 'Go on' }).click();
			await expect(page.getByText('Nothing is written down yet.').first()).toBeVisible();
			await page.getByRole('link', { name: 'Add what you spent' }).click();
		});

		await test.step('a sum that is none is asked for again, and what he typed is there', async () => {
			await page.getByRole('radio', { name: 'Travel: bus' }).check();
			await page.getByLabel('How much, in pounds').fill('a bit');
			await page.getByLabel('A word on it (optional)').fill('Bus there and back');
			await page.getByLabel('The receipt (photo or PDF)').setInputFiles(receipt);
			await page.getByRole('button', { name: 'Add it' }).click();
			await expect(page.getByRole('alert')).toContainText('Enter a sum, like 4.80');
			await expect(page.getByRole('alert')).toContainText('Choose the receipt again');
			await expect(page.getByLabel('A word on it (optional)')).toHaveValue('Bus there and back');
		});

		await test.step('with its receipt it is kept; the photo is drawn anew', async () => {
			await page.getByLabel('How much, in pounds').fill('4.80');
			await page.getByLabel('The receipt (photo or PDF)').setInputFiles(receipt);
			await page.getByRole('button', { name: 'Add it' }).click();
			await expect(page.getByRole('status')).toContainText('What was spent is added.');
			await expect(page.getByRole('heading', { name: 'Travel: £4.80' })).toBeVisible();
			const link = await page.getByRole('link', { name: 'The receipt (photo)' }).getAttribute('href');
			const kept = await page.request.get(link ?? '');
			expect(kept.headers()['content-type']).toBe('image/webp');
			expect(kept.headers()['x-content-type-options']).toBe('nosniff');
			expect((await sharp(await kept.body()).metadata()).exif).toBeUndefined();
		});

		await test.step('miles need no receipt', async () => {
			await page.getByRole('link', { name: 'Add what you spent' }).click();
			await page.getByRole('radio', { name: 'Miles in my own car' }).check();
			await page.getByLabel('If miles: how many, there and back').fill('12.5');
			await page.getByRole('radio', { name: 'My own car', exact: true }).check();
			await page.getByRole('button', { name: 'Add it' }).click();
			await expect(page.getByRole('heading', { name: '12.5 miles by car: £5.63' })).toBeVisible();
		});

		await test.step('something else under the name of a receipt is refused', async () => {
			await page.getByRole('link', { name: 'Add what you spent' }).click();
			await page.getByRole('radio', { name: 'Food and drink' }).check();
			await page.getByLabel('How much, in pounds').fill('3');
			await page.getByLabel('The receipt (photo or PDF)').setInputFiles({
				name: 'receipt.pdf',
				mimeType: 'application/pdf',
				buffer: Buffer.from('<html></html>')
			});
			await page.getByRole('button', { name: 'Add it' }).click();
			await expect(page.getByRole('alert')).toContainText('not a picture we can read');
			await page.getByRole('link', { name: 'Back' }).click();
		});

		await test.step('he takes the miles out again, and sends the rest', async () => {
			await page.getByRole('button', { name: /Take it out.*12.5 miles/ }).click();
			await expect(page.getByRole('heading', { name: '12.5 miles' })).toHaveCount(0);
			await page.getByRole('radio', { name: 'In cash' }).check();
			await page.getByRole('button', { name: 'Send it' }).click();
			await expect(page.getByRole('status')).toContainText('It is sent');
			await expect(page.getByText('You claim £4.80 that you spent.')).toBeVisible();
		});

		await test.step('nobody else opens his receipt', async () => {
			const link = (await page.getByRole('link', { name: 'The receipt (photo)' }).getAttribute('href')) ?? '';
			await signInAs(page, 'amina');
			expect((await page.request.get(link)).status()).toBe(404);
		});
	}
);
