import { afterEach, expect, test, vi } from 'vitest';

// As in a built application; vitest itself runs in development.
vi.mock('$app/environment', () => ({ dev: false }));

afterEach(() => vi.unstubAllEnvs());

test.each([
	['0', false],
	['', false],
	['1', true]
])('built, with THROUGHLINE_DEMO=%j, pages that help development are there: %s', async (demo, there) => {
	vi.stubEnv('THROUGHLINE_DEMO', demo);
	vi.resetModules();
	const { helpsDevelopment } = await import('./development.server.ts');
	expect(helpsDevelopment()).toBe(there);
});
