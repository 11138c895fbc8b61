// One question to a witness over HTTP, whose answer may be late, endless or none.
import { concat, fromUtf8, utf8 } from './bytes.ts';

const LARGEST_ANSWER = 100_000;

/** Nobody answered, not in time, or with more than an answer holds. */
export class Silent extends Error {}

/** Posts a body, or gets. Throws Silent, whatever the reason. */
async function ask(via: typeof fetch, address: string, signal: AbortSignal, body?: Uint8Array) {
	try {
		const response = await via(address, {
			method: body ? 'POST' : 'GET',
			body: body as BodyInit | undefined,
			// A witness is where the policy says it is.
			redirect: 'error',
			signal
		});
		const chunks: Uint8Array[] = [];
		let length = 0;
		for await (const chunk of response.body ?? []) {
			length += (chunk as Uint8Array).length;
			if (length > LARGEST_ANSWER) throw new Error('too long an answer');
			chunks.push(chunk as Uint8Array);
		}
		return { status: response.status, body: fromUtf8(concat(...chunks)) ?? '' };
	} catch (cause) {
		throw new Silent('no answer', { cause });
	}
}

/** Posts, and once more where the line broke: it may be one left open from before, and a witness that is asked twice says so. */
export async function post(via: typeof fetch, address: string, body: Uint8Array, signal: AbortSignal) {
	try {
		return await ask(via, address, signal, body);
	} catch (reason) {
		if (signal.aborted) throw reason;
		return ask(via, address, signal, body);
	}
}

/** What a witness shows to all as its last head of the book whose origin has this SHA-256; null where it shows none or is silent. */
export async function shownBy(
	url: string,
	origin: string,
	{ via = fetch, timeoutMs = 5_000 }: { via?: typeof fetch; timeoutMs?: number } = {}
): Promise<{ status: number | null; note: Uint8Array | null }> {
	try {
		const address = `${url.replace(/\/$/, '')}/${origin}/checkpoint`;
		const { status, body } = await ask(via, address, AbortSignal.timeout(timeoutMs));
		return { status, note: status === 200 ? utf8(body) : null };
	} catch (reason) {
		if (!(reason instanceof Silent)) throw reason;
		return { status: null, note: null };
	}
}
