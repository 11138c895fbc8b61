// Workers in processes of their own, which die at a point and are started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Point } from '../../../src/lib/payments/dispatch.ts';
import type { World } from './support.ts';

export type Worker = {
	child: ChildProcess;
	/** It has begun to work, or is dead already. */
	working: Promise<unknown>;
	ended: Promise<NodeJS.Signals | null>;
	kill(): Promise<void>;
};

/** Starts the worker; with a point it dies there, the nth time that it passes. */
export function startWorker(world: World, die?: Point | 'anywhere', nth = 1): Worker {
	const child = spawn(
		process.execPath,
		[
			join('scripts', 'faults', 'worker.ts'),
			...['--database', world.url],
			...(die ? ['--die', die, '--nth', String(nth)] : [])
		],
		{
			env: { ...process.env, ...world.simulator.settings('northbrook'), NODE_ENV: 'test' },
			stdio: ['pipe', 'pipe', 'ignore']
		}
	);
	const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
	return {
		child,
		working: Promise.race([ended, once(child.stdout!, 'data')]),
		ended,
		kill: async () => {
			child.kill('SIGKILL');
			await ended;
		}
	};
}

/** Wakes whoever works, as a command's transaction does. */
export const wake = ({ sql }: World, job = 'send_payments') => sql`select private.wake_payments(${job})`;

/** Waits until it is so, for half a minute at most. */
export async function until(so: () => Promise<boolean>, most = 30_000) {
	for (const end = Date.now() + most; Date.now() < end;) {
		if (await so()) return;
		await new Promise((done) => setTimeout(done, 50));
	}
	throw new Error('it did not come to it in time');
}
