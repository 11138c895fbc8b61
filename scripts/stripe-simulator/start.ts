// Starts the simulator as a process of its own, which ends with whoever started it; and speaks to its controls.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fundsOf } from './funds.ts';

export type Simulator = {
	url: string;
	/** The settings by which an application of these trusts knows it, for the environment. */
	settings(...trusts: string[]): { STRIPE_ACCOUNTS: string; STRIPE_API_BASE: string };
	/** What control.ts offers: ask('POST', 'clock', { seconds: 60 }). Throws what it refuses. */
	ask<T = unknown>(
		method: 'GET' | 'POST' | 'DELETE',
		name: string,
		said?: Record<string, unknown>
	): Promise<T>;
	/** Ends it as a power cut would. Its directory, where one was given, can be started from again. */
	kill(): Promise<void>;
	close(): Promise<void>;
};

/**
 * `data`: the directory it keeps; without one it forgets everything when it ends. `still`: time passes only when it is pushed on.
 * `port`: the one to start on again. `latencyMs`: answers no sooner.
 */
export async function startSimulator(
	options: { data?: string; still?: boolean; port?: number; latencyMs?: number } = {}
): Promise<Simulator> {
	const { data, still, port = 0, latencyMs = 0 } = options;
	const script = join(import.meta.dirname, '..', 'stripe-simulator.ts');
	const child = spawn(
		process.execPath,
		[
			...['--disable-warning=ExperimentalWarning', script, '--with-parent', '--port', String(port)],
			...['--latency', String(latencyMs)],
			...(data ? ['--data', data] : []),
			...(still ? ['--still'] : [])
		],
		{ stdio: ['pipe', 'pipe', 'inherit'] }
	);
	const url = await saysWhere(child);
	return {
		url,
		settings: (...trusts) => ({
			STRIPE_ACCOUNTS: JSON.stringify(Object.fromEntries(trusts.map((trust) => [trust, accountOf(trust)]))),
			STRIPE_API_BASE: url
		}),
		ask: (method, name, said) => ask(url, method, name, said),
		kill: () => end(child, 'SIGKILL'),
		close: () => end(child, 'SIGTERM')
	};
}

/** Keys as the simulator knows them: nothing about them is secret. */
export const accountOf = (trust: string) => ({
	key: `sk_test_sim_${trust}`,
	webhookSecret: `whsec_sim_${trust.replaceAll('-', '_')}`,
	financialAccount: fundsOf(trust)
});

/** Tells the simulator at `url` something; for whoever did not start it. */
export async function ask<T>(
	url: string,
	method: 'GET' | 'POST' | 'DELETE',
	name: string,
	said: Record<string, unknown> = {}
): Promise<T> {
	const query = method === 'GET' ? `?${new URLSearchParams(said as Record<string, string>).toString()}` : '';
	const answer = await fetch(`${url}/_sim/${name}${query}`, {
		method,
		...(method === 'POST' ? { body: JSON.stringify(said) } : {})
	});
	const told = await answer.text();
	if (!answer.ok) throw new Error(`the simulator answers ${answer.status} to ${method} ${name}: ${told}`);
	return JSON.parse(told) as T;
}

async function saysWhere(child: ChildProcess): Promise<string> {
	for await (const line of createInterface({ input: child.stdout! }))
		return (JSON.parse(line) as { url: string }).url;
	throw new Error('The payment simulator did not start. See above.');
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	await ended;
}
