// A receipt as somebody sends it: by its content, not by what its name or the browser says it is.
import { preparePicture } from '$lib/platform/picture.server';
import { mayTry } from '$lib/platform/rate-limit.server';
import type { ReceiptType } from './expense';
import { wrongWithPdf } from './pdf.server';

export type PreparedReceipt =
	{ ok: true; receipt: { type: ReceiptType; base64: string } } | { ok: false; message: string };

/**
 * The field's receipt: a photo drawn anew, which drops where and when it was taken; or a PDF that was looked through.
 * Null where no file was chosen. `account` is whose tries are counted.
 */
export async function receiptFrom(
	form: FormData,
	field: string,
	account: string
): Promise<PreparedReceipt | null> {
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0) return null;
	if (!(await mayTry('picture', account))) {
		return { ok: false, message: 'You have sent many files in a short time. Wait 10 minutes.' };
	}
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') {
		const message = wrongWithPdf(bytes);
		return message ? { ok: false, message } : kept('application/pdf', bytes);
	}
	const drawn = await preparePicture(bytes);
	return drawn.ok ? kept('image/webp', drawn.bytes) : drawn;
}

function kept(type: ReceiptType, bytes: Uint8Array): PreparedReceipt {
	return { ok: true, receipt: { type, base64: Buffer.from(bytes).toString('base64') } };
}

/** A receipt for one person: nothing on the way keeps it, a PDF is never opened by our page, and neither is taken for anything else. */
export function receiptForOne({ type, base64 }: { type: ReceiptType; base64: string }): Response {
	return new Response(new Uint8Array(Buffer.from(base64, 'base64')), {
		headers: {
			'content-type': type,
			'content-disposition':
				type === 'application/pdf' ? 'attachment; filename="receipt.pdf"' : 'inline; filename="receipt.webp"',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'private, no-store'
		}
	});
}
