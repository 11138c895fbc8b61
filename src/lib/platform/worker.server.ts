// Work that goes on beside requests: jobs that commands add in their own transaction, and a clock. May run in every copy
// of the application, or alone, as often as wanted: each job is taken by one worker. Why: ADR 0015.
import { Logger, parseCronItems, run, type Runner, type Task } from 'graphile-worker';
import { backend } from './backend/backend.ts';
import { logger } from './log.server.ts';

/** A query on a connection as the owner of the tables, within the transaction of one piece of work. */
export type Query = <T>(text: string, values?: unknown[]) => Promise<T[]>;

/** Runs one piece of work in a transaction: kept when it returns, undone when it throws. */
export type InTransaction = <T>(work: (query: Query) => Promise<T>) => Promise<T>;

/** By name: what commands add with graphile_worker.add_job. Each also runs once a minute, should a call be lost. */
export type Jobs = Record<string, (inTransaction: InTransaction) => Promise<void>>;

const AGAIN_AFTER = 10_000;

// On globalThis, so that reloading this module in development does not start a second one.
const HELD = Symbol.for('throughline.worker');
const held = globalThis as { [HELD]?: true };

/** Starts the worker of this process, once, and ends it before the backend closes. Answers at once. In: what to do without waiting for a minute. */
export async function startWorker(jobs: Jobs, atOnce: string[] = []): Promise<void> {
	if (held[HELD]) return;
	held[HELD] = true;
	const { databaseUrl, beforeClose } = await backend();
	const end = keepRunning(databaseUrl, jobs, atOnce);
	beforeClose(async () => {
		delete held[HELD];
		await end();
	});
}

/** Answers how to end it: what is under way is finished first, for five seconds at most. */
export function keepRunning(databaseUrl: string, jobs: Jobs, atOnce: string[] = []): () => Promise<void> {
	let ended = false;
	let runner: Runner | undefined;
	let again: NodeJS.Timeout | undefined;

	async function start() {
		try {
			runner = await run(optionsFor(databaseUrl, jobs));
			if (ended) await runner.stop().catch(() => undefined);
			// By key, so that many processes that start together add one.
			else for (const name of atOnce) await runner.addJob(name, {}, { jobKey: name, maxAttempts: 1 });
			await runner.promise;
		} catch (reason) {
			if (!ended) logger.warn({ code: codeOf(reason) }, 'the worker stopped, and starts again');
		}
		runner = undefined;
		if (!ended) again = setTimeout(() => (starting = start()), AGAIN_AFTER).unref();
	}
	let starting = start();

	return async () => {
		ended = true;
		clearTimeout(again);
		await runner?.stop().catch(() => undefined);
		await starting;
	};
}

function optionsFor(databaseUrl: string, jobs: Jobs) {
	const taskList = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, asTask(job)]));
	return {
		connectionString: databaseUrl,
		taskList,
		parsedCronItems: parseCronItems(
			Object.keys(jobs).map((task) => ({
				task,
				match: '* * * * *',
				// A minute that was missed is not made up for: what is due stays due.
				options: { backfillPeriod: 0, maxAttempts: 1 }
			}))
		),
		concurrency: 2,
		maxPoolSize: 5,
		// Whoever started the process decides when it ends.
		noHandleSignals: true,
		logger: new Logger(({ jobId, taskIdentifier }) => (level, message, meta) => {
			if (level !== 'error' && level !== 'warning') return;
			logger[level === 'error' ? 'error' : 'warn'](
				{ jobId, taskIdentifier, code: codeOf(meta?.error) },
				plain(message)
			);
		})
	};
}

function asTask(job: Jobs[string]): Task {
	return (_payload, { withPgClient }) =>
		job((work) =>
			withPgClient(async (client) => {
				await client.query('begin');
				try {
					const done = await work(async (text, values) => (await client.query(text, values)).rows);
					await client.query('commit');
					return done;
				} catch (reason) {
					await client.query('rollback').catch(() => undefined);
					throw reason;
				}
			})
		);
}

/** One at a time in this process; who comes meanwhile is not lost: it runs once more. */
export function alone(job: Jobs[string]): Jobs[string] {
	let running = false;
	let again = false;
	return async (inTransaction) => {
		again = true;
		if (running) return;
		running = true;
		try {
			while (again) {
				again = false;
				await job(inTransaction);
			}
		} finally {
			running = false;
		}
	};
}

/** The class of an error. Its message may hold what somebody wrote. */
function codeOf(reason: unknown): string | undefined {
	if (!(reason instanceof Error)) return undefined;
	return 'code' in reason && typeof reason.code === 'string' ? reason.code : reason.name;
}

/** What the library says, up to the error it quotes. */
const plain = (message: string) => message.split(/ with error|: /)[0] ?? '';
