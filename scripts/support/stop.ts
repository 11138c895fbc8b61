/** Runs once when somebody asks the process to end, and then ends it. Whoever asks twice is not kept waiting. */
export function onStop(close: () => Promise<void>) {
	let asked = false;
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, async () => {
			if (asked) process.exit(1);
			asked = true;
			try {
				await close();
				process.exit(0);
			} catch (reason) {
				process.stderr.write(`${String(reason)}\n`);
				process.exit(1);
			}
		});
	}
}

/** Tells a person what went wrong in a sentence, without a stack. */
export function stopWith(reason: unknown): never {
	process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
	process.exit(1);
}
