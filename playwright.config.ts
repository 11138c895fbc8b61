// Tests in a browser, against an application that runs already: scripts/journeys.ts starts one, or BASE_URL names it.
// A journey runs on a phone; with @wide in its title on a desktop instead, with @nojs without JavaScript as well.
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/support/chromium.ts';

const phone = { viewport: { width: 360, height: 780 }, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
	testDir: 'tests',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		baseURL: process.env.BASE_URL ?? 'http://localhost:5173',
		actionTimeout: 15_000,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: findChromium() }
	},
	projects: [
		{ name: 'phone', testDir: 'tests/journeys', grepInvert: /@wide/, use: phone },
		{ name: 'desktop', testDir: 'tests/journeys', grep: /@wide/, use: desktop },
		{ name: 'no-js', testDir: 'tests/journeys', grep: /@nojs/, use: { ...phone, javaScriptEnabled: false } },
		{ name: 'accessibility', testDir: 'tests/accessibility', use: phone },
		{ name: 'weight', testDir: 'tests/weight', use: phone }
	]
});
