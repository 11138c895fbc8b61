// The tests that a changed module of the log has to get past, as the run names them.
import { defineConfig } from 'vitest/config';

const names = process.env.MUTATION_TESTS ?? '*';

export default defineConfig({
	test: { include: names.split(' ').map((name) => `src/lib/log/${name}.test.ts`) }
});
