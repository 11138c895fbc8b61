// Choosing words to put a code to: with the mouse, with the keyboard alone, and without script.
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { PCREF, send } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';

const WORDS = 'Nobody told us when the food would come. My mother waited 🙂 in the corridor. She is 81.';

/** Words that Fatima wrote down, and a code of its own name; Fatima is on the desk afterwards. */
async function onTheDesk(page: Page, words = WORDS, lang = 'en') {
	const id = crypto.randomUUID();
	const code = `Waiting ${id}`;
	await signInAs(page, 'fatima');
	await send(page, '/northbrook/contributions/new', {
		id,
		told: 'yes',
		programme_id: PCREF,
		kind: 'one_to_one',
		words,
		lang,
		given_on: '2026-03-02',
		who: 'nobody',
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes'
	});
	await send(page, '/northbrook/codes/new', { programme: PCREF, name: code, definition: '', examples: '' });
	await page.goto(`/northbrook/coding/${id}`);
	return code;
}

const chosen = (page: Page) => page.locator('[role=status]', { has: page.locator('[data-chosen]') });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
async function keys(page: Page, ...pressed: string[]) {
	for (const key of pressed) await page.keyboard.press(key);
}
async function put(page: Page, code: string) {
	await page.getByRole('checkbox', { name: code }).check();
	await page.getByRole('button', { name: 'Put these codes' }).click();
	await expect(page.getByRole('status').first()).toContainText('Put to the words you chose.');
}

test('words are chosen by keyboard alone, said aloud, coded and taken off again', async ({ page }) => {
	const code = await onTheDesk(page);
	const passage = page.locator('[data-passage]');

	await test.step('until then the words are plain text, with nothing in them to stop at', async () => {
		await expect(passage).toHaveText(WORDS);
		await expect(passage.locator('*')).toHaveCount(0);
		await expect(passage).not.toHaveAttribute('role');
		await page.getByRole('button', { name: 'Choose words with the keyboard' }).focus();
		await keys(page, 'Tab');
		expect(await focused(page)).toBe('Tick sentences instead');
		await keys(page, 'Tab');
		expect(await focused(page)).toBe('Write the exact words instead');
		await keys(page, 'Shift+Tab', 'Shift+Tab');
		expect(await focused(page)).toBe('Choose words with the keyboard');
	});

	await test.step('the button makes them a list to walk through, with one word to stop at', async () => {
		await keys(page, 'Enter');
		await expect(page.getByRole('listbox', { name: /Arrow keys move/ })).toBeVisible();
		expect(await focused(page)).toBe('Nobody');
		await expect(passage.locator('[tabindex="0"]')).toHaveCount(1);
		await keys(page, 'ArrowRight', 'ArrowRight', 'ArrowLeft');
		expect(await focused(page)).toBe('told');
		await keys(page, 'End');
		expect(await focused(page)).toBe('come.');
		await keys(page, 'ArrowDown');
		expect(await focused(page)).toBe('My');
		await keys(page, 'Home', 'ArrowLeft');
		expect(await focused(page)).toBe('come.');
	});

	await test.step('Escape leaves without choosing, and Tab too', async () => {
		await keys(page, 'Escape');
		expect(await focused(page)).toBe('Choose words with the keyboard');
		await expect(passage.locator('*')).toHaveCount(0);
		await keys(page, 'Enter', 'Tab');
		await expect(passage.locator('*')).toHaveCount(0);
		await expect(page.locator('[name=selected]')).toHaveValue('');
	});

	await test.step('Shift takes in more, Enter takes them and says so', async () => {
		await page.getByRole('button', { name: 'Choose words with the keyboard' }).focus();
		// The walk goes on where it was left.
		await keys(page, 'Enter', 'ArrowRight', 'ArrowRight', 'Shift+End');
		await expect(page.getByRole('option', { selected: true })).toHaveText([
			'mother',
			'waited',
			'🙂',
			'in',
			'the',
			'corridor.'
		]);
		await keys(page, 'Enter');
		await expect(chosen(page)).toHaveAttribute('role', 'status');
		await expect(chosen(page)).toHaveText('You chose: mother waited 🙂 in the corridor.');
		expect(await focused(page)).toBe('Choose words with the keyboard');
	});

	await test.step('looking for a code keeps them, and the code is put to just these', async () => {
		await page.getByLabel('Look for a code').fill(code);
		await page.getByRole('button', { name: 'Look', exact: true }).click();
		await expect(chosen(page)).toHaveText('You chose: mother waited 🙂 in the corridor.');
		await put(page, code);
		await expect(page.getByText('“mother waited 🙂 in the corridor.”')).toBeVisible();
		await page.getByRole('button', { name: `Take off ${code}` }).click();
		await expect(page.getByText('“mother waited 🙂 in the corridor.”')).toHaveCount(0);
	});
});

test('the arrows follow the way the words run', async ({ page }) => {
	await onTheDesk(page, 'کسی نے نہیں پوچھا', 'ur');
	await page.getByRole('button', { name: 'Choose words with the keyboard' }).click();
	await keys(page, 'ArrowLeft');
	expect(await focused(page)).toBe('نے');
	await keys(page, 'ArrowRight');
	expect(await focused(page)).toBe('کسی');
});

test('words are chosen with the mouse, and choosing codes does not lose them @wide', async ({ page }) => {
	const code = await onTheDesk(page);
	// Three clicks choose the paragraph, however the browser counts where it ends.
	await page.locator('[data-passage]').click({ clickCount: 3 });
	await expect(chosen(page)).toHaveText(`You chose: ${WORDS}`);
	await page.locator('[data-passage]').dblclick({ position: { x: 20, y: 15 } });
	await expect(chosen(page)).toHaveText('You chose: Nobody');
	await put(page, code);
	await expect(page.getByText('“Nobody”')).toBeVisible();
});

test('without script sentences are ticked, or the exact words written @nojs', async ({ page }) => {
	const code = await onTheDesk(page);
	const script = await page.getByRole('button', { name: 'Tick sentences instead' }).isVisible();
	if (script) await page.getByRole('button', { name: 'Tick sentences instead' }).click();
	await page.getByLabel('She is 81.').check();
	await page.getByText('Write the exact words instead').click();
	await page.getByLabel('The exact words, copied from above').fill('waited 🙂 outside');
	await page.getByRole('checkbox', { name: code }).check();
	await page.getByRole('button', { name: 'Put these codes' }).click();
	await expect(page.getByRole('alert')).toContainText('Those words are not in what was said');
	await expect(page.getByLabel('She is 81.')).toBeChecked();
	await page.getByLabel('The exact words, copied from above').fill('waited 🙂 in');
	await put(page, code);
	await expect(page.getByText('“waited 🙂 in”')).toBeVisible();
	await expect(page.getByText('“She is 81.”')).toBeVisible();
});

test('hard words have a note before them, and may be passed on without a reason @nojs', async ({ page }) => {
	const note = `About waiting ${crypto.randomUUID()}`;
	// Words of its own, since the page of a contribution also shows words that are like them.
	const said = `Rung back ${crypto.randomUUID()}`;
	await onTheDesk(page, said);
	const here = new URL(page.url()).pathname;
	await page.getByText('Tell the next reader').click();
	await page.getByLabel('What should they know before they read?').fill(note);
	await page.getByRole('button', { name: 'This was hard to read' }).click();
	await expect(page.getByText('One reader found these words hard to read.')).toBeVisible();

	await signInAs(page, 'grace');
	for (const path of [here, here.replace('coding', 'contributions')]) {
		await page.goto(path);
		await expect(page.getByText(note)).toBeVisible();
		const words = page.getByText(said).filter({ visible: true });
		await expect(words).toHaveCount(0);
		await page.getByText('Show the words').first().click();
		await expect(words).toHaveCount(1);
	}
	await page.goto(`${here}/pass`);
	await page.getByRole('button', { name: 'Pass them on' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose who reads these words');
	await page.getByLabel('Fatima').check();
	await page.getByRole('button', { name: 'Pass them on' }).click();
	await expect(page.getByText('Passed on. These words will not be put before you again.')).toBeVisible();
	await expect(page.getByText(note)).toHaveCount(0);

	await signInAs(page, 'fatima');
	await page.goto('/northbrook/coding');
	await expect(page.getByText('Passed by Grace to you').first()).toBeVisible();
});
