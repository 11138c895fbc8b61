// What a witness answers against conversations that nobody here made: those of litewitness (torchwood) with Sigsum's and Go's log.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../tests/support/shared-data.ts';
import { fromHex, utf8 } from './bytes.ts';
import { ED25519, parseVkey, verifierOf, type Verifier } from './keys.ts';
import { decide, formatRequest, parseRequest, type Head } from './witness-rules.ts';

const from = sharedData('log-vectors') ?? '';
const text = (...path: string[]) => (from ? readFileSync(join(from, ...path), 'utf8') : '');

type Exchange = { body: string; status: number; says: string | undefined; is: string | undefined };

/** The exchanges of a file of hurl: what is posted between three back ticks, then the status and one assertion on the body. */
function exchanges(file: string): Exchange[] {
	const found = text('torchwood', file).matchAll(
		/^```\n(.*?)^```\nHTTP (\d+)\n\[Asserts\]\nbody (?:contains "([^"]*)"|== "([^"]*)")$/gms
	);
	return [...found].map(([, body = '', status, says, is]) => ({ body, status: Number(status), says, is }));
}

/** A log's key by the origin it signs for, as the operator of a witness lists them. */
function knownLogs(): Map<string, Verifier> {
	const [, hex = '', origin = ''] =
		/public key \(hex\) (\w{64}), origin\/key name (\S+),/.exec(text('torchwood/KEYS.txt')) ?? [];
	return new Map([
		[origin, verifierOf(origin, ED25519, fromHex(hex) as Uint8Array)],
		['go.sum database tree', parseVkey(text('go-sumdb/vkey.txt').trim()) as Verifier]
	]);
}

describe.skipIf(!from)('a conversation with litewitness', () => {
	test.each([
		['litewitness.add-checkpoint.hurl', 9],
		['sumdb.add-checkpoint.hurl', 1]
	])('%s goes as it was recorded', async (file, count) => {
		const logs = knownLogs();
		const heads = new Map<string, Head>();
		const conversation = exchanges(file);
		expect(conversation).toHaveLength(count);
		for (const { body, status, says, is } of conversation) {
			const request = parseRequest(utf8(body));
			if (!request) throw new Error('a recorded request was taken for a malformed one');
			expect(formatRequest(request)).toBe(body);
			const log = logs.get(request.origin) ?? null;
			const answer = await decide({ request, log, known: heads.get(request.origin) ?? null });
			// Of June 2025: an unknown origin was answered with 403 then, and is with 404 in the text of today.
			expect(answer.status).toBe(says === 'unknown log' ? 404 : status);
			if (answer.status === 200) heads.set(answer.next.origin, answer.next);
			else if (is) expect(answer.body).toBe(is.replace('\\n', '\n'));
		}
	});
});
