import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { siteSheets } from './scripts/css.ts';
import { verifierFiles } from './scripts/verifier.ts';

export default defineConfig({
	plugins: [siteSheets(), verifierFiles(), sveltekit()],
	test: {
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['supabase/tests/**/*.test.ts'],
					globalSetup: ['supabase/tests/support/template.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					// A database that is given cannot be copied, so its files take turns.
					maxWorkers: process.env.DATABASE_URL ? 1 : 2
				}
			},
			{
				extends: true,
				test: {
					name: 'backend',
					include: ['tests/backend/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 180_000,
					maxWorkers: 2
				}
			}
		]
	}
});
