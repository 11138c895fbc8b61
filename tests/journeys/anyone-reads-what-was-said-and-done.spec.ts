import { expect, test } from '../support/test';
import { signOut } from '../support/personas';
import { anAgreedInsight } from '../support/spine';

test('anyone reads from the front page to an insight that waits, with no account and no cookie @nojs', async ({
	page
}) => {
	const statement = `People are asked before the plan ${crypto.randomUUID().slice(0, 8)}`;
	const insight = await anAgreedInsight(page, statement);
	await signOut(page);

	await page.goto('/');
	const line = page.getByRole('list', { name: 'The line, over every trust here' });
	await expect(line.getByRole('listitem')).toHaveCount(4);
	await expect(line).toContainText('waiting for an answer');
	const doors = page.getByRole('heading', { level: 2 }).getByRole('link');
	await expect(doors).toHaveText(['I have a receipt', 'I was invited', 'I work here']);
	await page.getByRole('link', { name: 'Northbrook Mental Health NHS Trust', exact: true }).click();

	const tabs = page.getByRole('navigation', { name: 'How far it has come' });
	await expect(tabs.getByRole('link').first()).toHaveText(/^Waiting for an answer/);
	await expect(tabs.getByRole('link').first()).toHaveAttribute('aria-current', 'page');
	await tabs.getByRole('link', { name: 'Everything' }).click();
	const row = page.getByRole('main').getByRole('listitem').filter({ hasText: statement });
	await expect(row).toContainText('Nobody has answered this yet. It is due by');
	await expect(row).toContainText('Marcus’s office holds it');
	await expect(row.getByRole('blockquote')).toContainText('Nobody asked.');
	await row.getByRole('link', { name: statement }).click();

	await expect(page.getByRole('heading', { level: 1 })).toContainText(statement);
	const stops = page.getByRole('list', { name: 'From what was said to what changed' });
	await expect(stops.getByRole('heading')).toHaveText([
		'What was said',
		'Checked with them',
		'Waiting for an answer'
	]);
	await expect(stops).toContainText('Checked with the people it rests on. They are few');
	expect(await page.context().cookies()).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

	await test.step('the feed and the open data have it too', async () => {
		const feed = await page.request.get('/northbrook/said-and-done/feed.xml');
		expect(feed.headers()['content-type']).toContain('application/atom+xml');
		expect(await feed.text()).toContain(`<id>urn:uuid:${insight}</id>`);
		const data = await page.request.get('/northbrook/said-and-done/open-data.json');
		const { format, rows } = (await data.json()) as { format: string; rows: { id: string }[] };
		expect(format).toBe('throughline-said-and-done/1');
		expect(rows.map(({ id }) => id)).toContain(insight);
	});

	await test.step('another site may show the list in a frame, and no other page of ours', async () => {
		const policyOf = async (path: string) =>
			(await page.request.get(path)).headers()['content-security-policy'];
		expect(await policyOf('/northbrook/said-and-done')).toContain("frame-ancestors 'none'");
		expect(await policyOf('/northbrook/said-and-done/embed')).toContain('frame-ancestors *');
		await page.goto('/northbrook/said-and-done/embed?tab=everything');
		await expect(page.getByRole('link', { name: statement })).toHaveAttribute('target', '_top');
		await expect(page.getByText('Nobody has answered this yet.').first()).toBeVisible();
	});

	await test.step('a page that has not changed is not sent again', async () => {
		const path = `/northbrook/said-and-done/insights/${insight}`;
		const first = await page.request.get(path);
		expect(first.headers()['cache-control']).toBe('public, no-cache');
		const again = await page.request.get(path, {
			headers: { 'if-none-match': first.headers()['etag'] ?? '' }
		});
		expect(again.status()).toBe(304);
	});
});

test('what is not there is not there for anybody', async ({ page }) => {
	for (const path of [
		'/nowhere/said-and-done',
		'/rooted-voices/said-and-done',
		'/northbrook/said-and-done?tab=secret',
		'/northbrook/said-and-done?after=now',
		'/northbrook/said-and-done/insights/00000000-0000-4000-8000-000000000000',
		'/northbrook/said-and-done/insights/1',
		'/nowhere/said-and-done/feed.xml'
	]) {
		expect((await page.goto(path))?.status(), path).toBe(404);
	}
});
