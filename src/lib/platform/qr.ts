import { encode } from 'uqr';

/**
 * A QR code as the path of an SVG drawing, to be stroked one unit wide: one line for each run of dark modules, with the four light
 * modules around it that readers need. Error correction M: a slip gets folded.
 */
export function qr(text: string): { size: number; path: string } {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	return { size, path: data.map(lines).join('') };
}

/** The runs of one row, each from where the last ended. */
function lines(row: boolean[], y: number): string {
	let end: number | null = null;
	let path = '';
	for (const run of row
		.map((dark) => (dark ? '1' : ' '))
		.join('')
		.matchAll(/1+/g)) {
		path += end === null ? `M${run.index} ${y}.5` : `m${run.index - end} 0`;
		path += `h${run[0].length}`;
		end = run.index + run[0].length;
	}
	return path;
}
