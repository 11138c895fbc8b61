// Tests in a browser, against an application that runs already: scripts/journeys.ts starts one, or BASE_URL names it.
// A journey runs on a phone; with @wide in its title on a desktop instead, with @nojs without JavaScript as well.
// What a journey with @alone makes would be in the way of the others (a second programme to choose from), so it has
// an application of its own, ALONE_URL.
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/support/chromium.ts';

const phone = { viewport: { width: 360, height: 780 }, hasTouch: true };
const url = process.env.BASE_URL ?? 'http://localhost:5173';
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
		baseURL: url,
		actionTimeout: 15_000,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: findChromium() }
	},
	projects: [
		{ name: 'phone', testDir: 'tests/journeys', grepInvert: /@wide|@alone/, use: phone },
		{ name: 'desktop', testDir: 'tests/journeys', grep: /@wide/, use: desktop },
		{ name: 'no-js', testDir: 'tests/journeys', grep: /@nojs/, use: { ...phone, javaScriptEnabled: false } },
		{
			name: 'alone',
			testDir: 'tests/journeys',
			grep: /@alone/,
			// One after the other: they share that application, and the people in it.
			workers: 1,
			use: { ...phone, baseURL: process.env.ALONE_URL ?? url }
		},
		{ name: 'accessibility', testDir: 'tests/accessibility', use: phone },
		{ name: 'weight', testDir: 'tests/weight', use: phone }
	]
});
