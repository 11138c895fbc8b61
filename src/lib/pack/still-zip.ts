// A ZIP file without the times at which its parts were packed, so that the same parts are the same bytes. A workbook (XLSX) is one. Pure.
// Places are those of APPNOTE.TXT 6.3.10, 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** 1 January 1980, midnight: the first that the format can say. */
const [TIME, DAY] = [0, 0x21];

/** In: a whole ZIP file without a comment, as fflate writes it. Out: a copy; throws where it is none. */
export function stillZip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const still = new Uint8Array(bytes);
	const view = new DataView(still.buffer);
	const end = still.length - 22;
	if (end < 0 || view.getUint32(end, true) !== END) throw new Error('this is no ZIP file');
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		const local = view.getUint32(at + 42, true);
		if (view.getUint32(at, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL) {
			throw new Error('this ZIP file has another form');
		}
		setTime(view, at + 12);
		setTime(view, local + 10);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return still;
}

function setTime(view: DataView, at: number) {
	view.setUint16(at, TIME, true);
	view.setUint16(at + 2, DAY, true);
}
