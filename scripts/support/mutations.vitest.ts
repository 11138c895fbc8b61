// The tests that a changed module of the log has to get past: those of its pure modules, the vectors and the attacks.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: [
			'src/lib/log/{bytes,checkpoint,commitment,entry,keys,merkle,note,policy,promise,proof,tiles,witness-rules}.test.ts',
			'src/lib/log/{vectors,attacks}-*.test.ts'
		]
	}
});
