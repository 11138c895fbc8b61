// How much of a log's file is read: whoever serves it may never end.
import { concat } from '../lib/log/bytes.ts';
import { FULL, LONGEST_ENTRY } from '../lib/log/tiles.ts';

/** No file of a log is larger than a full bundle of the longest entries (C2SP tlog-tiles). */
export const LARGEST = FULL * (2 + LONGEST_ENTRY);

/** The bytes of an answer; null where they are more than any file of a log has. */
export async function wholeOf({ body }: Pick<Response, 'body'>): Promise<Uint8Array | null> {
	const reader = body?.getReader();
	const parts: Uint8Array[] = [];
	for (let length = 0; reader;) {
		const { done, value } = await reader.read();
		if (done) break;
		length += value.length;
		if (length > LARGEST) {
			await reader.cancel();
			return null;
		}
		parts.push(value);
	}
	return concat(...parts);
}
