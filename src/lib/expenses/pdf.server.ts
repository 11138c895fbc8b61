// PDFs that somebody sends as a receipt: kept as they are, so first looked through for what a receipt has no use for.
import { inflateSync } from 'node:zlib';

const MOST = 5_000_000;
/** Of each pressed part that is looked into; a part that unpacks to more is no receipt. */
const MOST_UNPACKED = 20_000_000;

/** What runs, fetches, or carries other files; a receipt is a page. Names as PDF 2.0 has them (ISO 32000-2, 7.11 and 12.6). */
const UNWELCOME =
	/\/(JavaScript|JS|Launch|EmbeddedFiles?|Filespec|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR|Movie|Sound|3D)(?![A-Za-z])/;

/**
 * Whether a PDF may be kept as a receipt. It begins and ends as one, is not locked, and neither its plain parts nor its
 * pressed ones name anything that runs, fetches or carries files. It is served for download alone all the same.
 * Out: null, or a sentence for beside the field.
 */
export function wrongWithPdf(bytes: Uint8Array): string | null {
	if (bytes.length > MOST) return 'The receipt is larger than 5 MB. Choose a smaller one, or a photo of it.';
	const file = Buffer.from(bytes);
	const text = file.toString('latin1');
	if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) {
		return 'This is not a file we can read. Choose a photo (JPEG, PNG or WebP) or a PDF.';
	}
	if (/\/Encrypt(?![A-Za-z])/.test(named(text))) {
		return 'This PDF is locked with a password. Take a photo of the receipt instead.';
	}
	const parts = [text, ...pressedParts(file, text)];
	return parts.some((part) => part === null || UNWELCOME.test(named(part)))
		? 'This PDF holds more than a page, such as a program or another file. Take a photo of the receipt instead.'
		: null;
}

/** Names may be written with numbers for letters: /J#61vaScript. */
function named(text: string): string {
	return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Parts that were pressed with Flate and hold objects, unpacked; null for one that unpacks to too much. */
function pressedParts(file: Buffer, text: string): (string | null)[] {
	const parts: (string | null)[] = [];
	for (const { index, 0: mark } of text.matchAll(/\/ObjStm[^]{0,2000}?stream\r?\n/g)) {
		try {
			const from = file.subarray(index + mark.length);
			parts.push(inflateSync(from, { maxOutputLength: MOST_UNPACKED, finishFlush: 2 }).toString('latin1'));
		} catch {
			// Whatever cannot be unpacked cannot be looked through.
			parts.push(null);
		}
	}
	return parts;
}
