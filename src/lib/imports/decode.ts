// Bytes of a text file as letters, without guessing: what is not UTF-8 is told, and nothing of it is lost.
import { ImportError, type FileRole } from './import.ts';

export const LARGEST_FILE = 10 * 1024 * 1024;

export type Text = {
	text: string;
	/** The same bytes read as Windows letters, if some are not UTF-8: to give refused rows back as they most likely were. */
	fallback: string | null;
};

/** Stands where bytes are not UTF-8. */
export const UNREADABLE = '\ufffd';

export function toText(bytes: Uint8Array, field: FileRole): Text {
	if (bytes.length === 0) throw new ImportError('This file is empty. Choose another.', field);
	if (isUtf16(bytes)) {
		throw new ImportError(
			'This file is in UTF-16 (Excel calls it “Unicode Text”). Save it as “CSV UTF-8” and choose it again.',
			field
		);
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), fallback: null };
	} catch {
		// Both readings have the same commas, quotes and line ends: no byte below 128 is part of a longer letter.
		return {
			text: new TextDecoder('utf-8').decode(bytes),
			fallback: new TextDecoder('windows-1252').decode(bytes)
		};
	}
}

export type Kind = 'text' | 'xlsx' | 'unknown';

/** What a file is, by its first bytes and not by its name. */
export function kindOf(bytes: Uint8Array): Kind {
	const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
	if (starts(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
	// Old Excel and Word, PDF, PNG, JPEG, gzip.
	const others = [
		[0xd0, 0xcf, 0x11, 0xe0],
		[0x25, 0x50, 0x44, 0x46],
		[0x89, 0x50, 0x4e, 0x47],
		[0xff, 0xd8, 0xff],
		[0x1f, 0x8b]
	];
	return others.some((signature) => starts(...signature)) ? 'unknown' : 'text';
}

/** With its mark, or by the zero byte that every plain letter has there. */
function isUtf16(bytes: Uint8Array): boolean {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
	const start = bytes.subarray(0, 400);
	return start.length >= 4 && start.filter((byte) => byte === 0).length > start.length / 4;
}
