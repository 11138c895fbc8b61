// The cells of a spreadsheet's first sheet, as text.
import { readSheet } from 'read-excel-file/node';
import { ImportError, type FileRole } from './import.ts';

export async function readXlsx(bytes: Uint8Array, file: FileRole): Promise<string[][]> {
	if (unpackedSize(bytes) > 100 * 1024 * 1024)
		throw new ImportError('This spreadsheet is too large when unpacked.', file);
	const sheet = await readSheet(Buffer.from(bytes), { trim: false }).catch((cause: unknown) => {
		throw Object.assign(
			new ImportError('This spreadsheet cannot be read. Save it again as XLSX, or as “CSV UTF-8”.', file),
			{
				cause
			}
		);
	});
	return sheet.map((cells) => cells.map(asWritten));
}

/** Spreadsheets keep a day as a number; the reader makes it midnight in UTC. */
function asWritten(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** What a zip file says its content comes to, by its central directory (APPNOTE 4.3.12 and 4.3.16). */
function unpackedSize(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - 22;
	while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
	if (end < 0) return 0;
	let total = 0;
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left--) {
		total += view.getUint32(at + 24, true);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return total;
}
