/** Runs once when somebody asks the process to end, and then ends it. Whoever asks twice is not kept waiting. */
export function onStop(close: () => Promise<void>) {
	let asked = false;
	const stop = async () => {
		if (asked) process.exit(1);
		asked = true;
		try {
			await close();
			process.exit(0);
		} catch (reason) {
			stopWith(reason);
		}
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
	if (process.env.npm_lifecycle_event) stopWithShell(stop);
}

/** `npm run` passes SIGTERM to the shell between us, which dies of it and tells nobody. */
function stopWithShell(stop: () => Promise<void>) {
	const shell = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === shell) return;
		clearInterval(watch);
		void stop();
	}, 100);
	watch.unref();
}

/** Tells a person what went wrong in a sentence, without a stack. */
export function stopWith(reason: unknown): never {
	process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
	process.exit(1);
}
