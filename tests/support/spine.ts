// Where a journey starts in the middle of the thread: what came before it, sent as the same forms that people send.
import { expect, test, type Page } from '@playwright/test';
import { signInAs } from './personas.ts';

export const PCREF = '00000000-0000-4000-c000-000000000001';

type Files = Record<string, { name: string; mimeType: string; buffer: Buffer }>;
/** A JPEG of a drawing, and what to tell somebody who cannot see it. */
export type Drawn = { jpeg: Buffer; alt: string };

/** Sends a form of a page, as the browser would, and answers where it leads. */
export async function send(
	page: Page,
	path: string,
	form: Record<string, string>,
	files?: Files
): Promise<string> {
	const { origin } = new URL(test.info().project.use.baseURL ?? page.url());
	const answer = await page.request.post(`${origin}${path}`, {
		...(files ? { multipart: { ...form, ...files } } : { form }),
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status(), `${path}: ${answer.status() === 303 ? '' : await answer.text()}`).toBe(303);
	return answer.headers().location ?? '';
}

/** Writes down what somebody said who gives no name, or one of the people Joy knows; or what they drew, with a yes to photos. */
export async function saidBy(
	page: Page,
	who: 'nobody' | 'Tunde' | 'Mrs Begum',
	words: string,
	drawn?: Drawn
) {
	const people = {
		Tunde: '00000000-0000-4000-d000-000000000013',
		'Mrs Begum': '00000000-0000-4000-d000-000000000014'
	};
	await signInAs(page, who === 'nobody' ? 'fatima' : 'joy');
	const given = {
		id: crypto.randomUUID(),
		told: 'yes',
		programme_id: PCREF,
		kind: drawn ? 'drawing' : 'one_to_one',
		words,
		lang: 'en',
		given_on: '2026-03-02',
		...(who === 'nobody' ? { who } : { who: 'known', person_id: people[who] }),
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes',
		may_website: 'yes',
		...(drawn && { picture_alt: drawn.alt, may_photo_video: 'yes' })
	};
	const path = `/${who === 'nobody' ? 'northbrook' : 'rooted-voices'}/contributions/new`;
	const files = drawn && { picture: { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: drawn.jpeg } };
	await send(page, path, given, files);
}

/** An insight that was agreed with the person it rests on. Answers its id; Grace is signed in afterwards. */
export async function anAgreedInsight(page: Page, statement: string, drawn?: Drawn): Promise<string> {
	const words = `Nobody asked. ${crypto.randomUUID()}`;
	await saidBy(page, 'nobody', words, drawn);
	return agreedFrom(page, statement, words);
}

/** The same from words that are there already and that nobody else said. */
export async function agreedFrom(page: Page, statement: string, words: string): Promise<string> {
	await signInAs(page, 'grace');
	const insight =
		(await send(page, '/northbrook/insights/new?/write', { programme: PCREF, statement }))
			.split('/')
			.at(-1) ?? '';
	const desk = `/northbrook/insights/${insight}`;
	await page.goto(await send(page, `${desk}?/look`, { search: words }));
	const contribution = await page.locator('input[name=contribution]').inputValue();
	await send(page, `${desk}?/quote`, { contribution, exact: words });
	await send(page, `${desk}?/check`, {});
	await send(page, `${desk}/answers/${contribution}?/record`, {
		answer: 'agree',
		words: '',
		how: 'in person'
	});
	await send(page, `${desk}?/sign`, {});
	await send(page, `${desk}?/agree`, {});
	return insight;
}

/** Finds words among those of the trust, as somebody does who reads there: the first page of all of them holds the newest alone. */
export async function findWords(page: Page, words: string) {
	await page.goto('/northbrook/contributions');
	await page.getByLabel('Words to look for').fill(words);
	await page.getByRole('button', { name: 'Find', exact: true }).click();
	await expect(page).toHaveURL(/view=/);
}
