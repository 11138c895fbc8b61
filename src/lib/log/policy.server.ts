// Whose seals this installation's log is to have: a file of the operator's (C2SP tlog-policy), with the log's own line before it.
import { readFile, stat } from 'node:fs/promises';
import { environment } from '../platform/env.ts';
import { equal, utf8 } from './bytes.ts';
import { logKeys, type LogKeys } from './keys.server.ts';
import { parsePolicy, type Policy } from './policy.ts';
import type { Shelf } from './shelf.server.ts';

export type LogPolicy = { text: string; policy: Policy };

/** Where the log is served: the address before `/checkpoint`. */
export function logUrl(): string {
	const { ORIGIN, PORT = 3000 } = environment();
	return `${(ORIGIN ?? `http://localhost:${PORT}`).replace(/\/$/, '')}/log`;
}

let kept: { of: string; read: LogPolicy } | undefined;

/**
 * The policy of this installation, read again when its file changes; null where the log has no key. Without a file nobody seals the
 * log. Throws, with the line, where the file is no policy: a fault in it may make one witness count as two.
 */
export async function logPolicy(): Promise<LogPolicy | null> {
	const keys = await logKeys();
	if (!keys) return null;
	const { THROUGHLINE_LOG_POLICY: path } = environment();
	const found = path ? await stat(path).catch(() => null) : null;
	if (path && !found) throw new Error(`THROUGHLINE_LOG_POLICY names the file ${path}, which cannot be read`);
	const of = [keys.vkeys.log, logUrl(), path, found?.mtimeMs].join('\n');
	if (kept?.of !== of) {
		kept = { of, read: policyFor(keys, logUrl(), path ? await readFile(path, 'utf8') : 'quorum none\n') };
	}
	return kept.read;
}

/** A policy for the log of these keys. In: what the operator wrote, with lines for the log or without. */
export function policyFor({ vkeys }: Pick<LogKeys, 'vkeys'>, url: string, written: string): LogPolicy {
	const own = [`log ${vkeys.log} ${url}`, ...(vkeys.before ? [`log ${vkeys.before} ${url}`] : [])];
	const lines = written.split('\n').filter((line) => !/^\s*log\s/.test(line));
	const text = [...own, ...lines].join('\n').replace(/\n*$/, '\n');
	const parsed = parsePolicy(text);
	if ('fault' in parsed)
		throw new Error(`THROUGHLINE_LOG_POLICY is no policy: line ${parsed.fault.line}, ${parsed.fault.why}`);
	return { text, policy: parsed.policy };
}

/** The keys by which others check the log, one a line: the log's, the one it takes the place of where there is one, and its receipts'. */
export const vkeyLines = ({ vkeys }: Pick<LogKeys, 'vkeys'>): string =>
	[vkeys.log, vkeys.before, vkeys.receipts].filter((line) => line !== null).join('\n') + '\n';

/** Puts policy and keys beside the head, so that the published files alone can be checked, wherever they are served from. */
export async function putPolicy(on: Shelf, keys: Pick<LogKeys, 'vkeys'>, { text }: LogPolicy): Promise<void> {
	for (const [path, wanted] of [
		['policy', text],
		['vkeys', vkeyLines(keys)]
	] as const) {
		const bytes = utf8(wanted);
		const there = await on.read(path);
		if (!there || !equal(there, bytes)) await on.write(path, bytes);
	}
}
