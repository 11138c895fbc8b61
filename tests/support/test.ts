// Playwright's test, which also fails where a page breaks its own content security policy or a script of it throws.
import { expect, test as plain, type ConsoleMessage } from '@playwright/test';

export { expect };

export const test = plain.extend<{ quietPages: void }>({
	quietPages: [
		async ({ context }, use) => {
			const heard: string[] = [];
			context.on('console', (message: ConsoleMessage) => {
				if (/content.security.policy/i.test(message.text())) heard.push(message.text());
			});
			context.on('weberror', (reason) => heard.push(String(reason.error())));
			await use();
			expect(heard, 'what the browser complained of').toEqual([]);
		},
		{ auto: true }
	]
});
