// Tables as files: CSV that Excel opens in every language, and XLSX (ADR 0020).
import writeExcelFile from 'write-excel-file/node';
import { csvOf } from './csv';

/** The first row names the columns. */
type Table = (string | number | null)[][];

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Record<Format, string> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** What Excel would take for a formula stands behind an apostrophe in CSV; in XLSX words have the type of words. */
export async function toFile(name: string, format: Format, table: Table): Promise<Response> {
	const body = format === 'csv' ? csvOf(table) : new Uint8Array(await toXlsx(table));
	return new Response(body, {
		headers: {
			'content-type': TYPES[format],
			'content-disposition': `attachment; filename="${name}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
}

// A cell of XLSX holds no more (ECMA-376 as Excel reads it); what is longer is whole in the CSV.
const MOST_IN_A_CELL = 32_767;

const toXlsx = (table: Table) =>
	writeExcelFile(
		table.map((row, index) =>
			row.map((cell) => {
				if (cell === null) return null;
				if (typeof cell === 'number') return { value: cell, type: Number };
				return {
					value: cell.slice(0, MOST_IN_A_CELL),
					type: String,
					...(index === 0 && { fontWeight: 'bold' as const })
				};
			})
		)
	).toBuffer();
