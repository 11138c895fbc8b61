import { partAsked, type RecordingType } from './recording';
import { notFound } from './slip-code.server';

/** A recording for one person: nothing on the way keeps it. Players ask for it in parts. */
export function soundForOne(
	sound: { type: RecordingType; bytes: Uint8Array<ArrayBuffer> } | null,
	request: Request
): Response {
	const { type, bytes } = sound ?? notFound();
	const headers = {
		'content-type': type,
		'cache-control': 'private, no-store',
		'accept-ranges': 'bytes',
		// Sound, whatever else somebody may have got into it.
		'content-security-policy': "default-src 'none'",
		'cross-origin-resource-policy': 'same-origin'
	};
	const part = partAsked(request.headers.get('range'), bytes.length);
	if (part === 'all') return new Response(bytes, { headers });
	if (part === 'none') {
		return new Response(null, {
			status: 416,
			headers: { ...headers, 'content-range': `bytes */${bytes.length}` }
		});
	}
	return new Response(bytes.subarray(part.from, part.to + 1), {
		status: 206,
		headers: { ...headers, 'content-range': `bytes ${part.from}-${part.to}/${bytes.length}` }
	});
}
