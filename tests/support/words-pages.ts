// Pages on which other forms of somebody's words are written, looked over, confirmed and corrected, and what others do not read is chosen.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';
import { aRecording } from './recordings.ts';

const CODE = 'MRSBE-GVM26-A';
const RENDERING = /\/renderings\/[0-9a-f-]{36}$/;
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();

/** The words of the demo year of which these are the first, on the page where staff read them. */
const wordsOf = (beginning: string) => async (page: Page) => {
	await page.goto('/northbrook/contributions');
	const row = page.getByRole('listitem').filter({ hasText: beginning });
	for (let pages = 0; pages < 15 && (await row.count()) === 0; pages += 1)
		await page.getByRole('link', { name: /Earlier/ }).click();
	await row
		.first()
		.getByRole('link', { name: /^Said on/ })
		.click();
};
const ownWords = async (page: Page) => {
	await page.goto('/my/contributions');
	await page
		.getByRole('listitem')
		.filter({ hasText: 'I want to see the line' })
		.first()
		.getByRole('link')
		.first()
		.click();
};

/** Fatima keeps a recording, and comes to the page of its words. */
async function keepRecording(page: Page) {
	await page.goto('/northbrook/contributions/new?programme=00000000-0000-4000-c000-000000000001');
	await page.getByRole('group', { name: 'Did you tell them' }).getByLabel('Yes').check();
	await page.getByLabel('A recording, and what is said in it').check();
	await page.getByLabel('Their words').fill('They spoke over me.');
	await page
		.getByLabel('The recording')
		.setInputFiles({ name: 'a.m4a', mimeType: 'audio/mp4', buffer: await aRecording('m4a') });
	await page.getByLabel('They do not want to say').check();
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	await page.getByRole('link', { name: 'Back' }).click();
}

const CORRECTED = wordsOf('أريد نفس المترجم');
const LEFT_OUT = wordsOf('Someone he knew should');

const FATIMA: Listed[] = [
	{ route: '/[trust]/contributions/renderings', steps: ['/northbrook/contributions/renderings'] },
	{ route: '/[trust]/contributions/[id]', state: 'translated and corrected', steps: [CORRECTED] },
	{ route: '/[trust]/contributions/[id]', state: 'a recording', steps: [keepRecording] },
	{ route: '/[trust]/contributions/[id]/renderings/new', steps: [CORRECTED, /\/renderings\/new$/] },
	{
		route: '/[trust]/contributions/[id]/renderings/new',
		state: 'nothing typed',
		steps: [CORRECTED, /\/renderings\/new$/, press('Put this beside the words')]
	},
	{ route: '/[trust]/contributions/[id]/renderings/[rendering]', steps: [CORRECTED, RENDERING] },
	{
		route: '/[trust]/contributions/[id]/renderings/[rendering]',
		state: 'to look over',
		steps: [wordsOf('Waxaan rabaa in'), RENDERING]
	},
	{ route: '/[trust]/contributions/[id]/leave-out', steps: [LEFT_OUT, /\/leave-out$/] },
	{
		route: '/[trust]/contributions/[id]/leave-out',
		state: 'nothing chosen',
		steps: [LEFT_OUT, /\/leave-out$/, press('Leave it out')]
	}
].map((page) => ({ ...page, as: 'fatima' as const }));

export const WORDS_PAGES: Listed[] = FATIMA;

/** As those whose words they are come to them. */
export const OWN_WORDS_PAGES: Listed[] = [
	{ route: '/my/contributions/[id]', state: 'written in easier words', as: 'amina', steps: [ownWords] },
	{ route: '/my/contributions/[id]/renderings/[rendering]', as: 'amina', steps: [ownWords, RENDERING] },
	{ route: '/track/[code]/renderings/[rendering]', steps: [`/track/${CODE}`, RENDERING] },
	{
		route: '/track/[code]/renderings/[rendering]',
		state: 'nothing to correct is said',
		steps: [
			`/track/${CODE}`,
			RENDERING,
			(page) => page.getByLabel('It needs correcting').check(),
			press('Send my answer')
		]
	}
];
