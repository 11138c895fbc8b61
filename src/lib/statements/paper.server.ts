// Statements, notes of payments and letters on paper: PDF/UA-1 by Typst.
import { compile } from '../platform/pdf/pdf.server.ts';
import { PAGE } from '../platform/pdf/page.ts';

const TABLE = `${PAGE}
#if d.rows.len() > 0 [
#table(
	columns: d.columns.len(),
	align: (x, y) => if x >= d.columns.len() - d.sums { right } else { left },
	table.header(..d.columns.map(one => [#one])),
	..d.rows.flatten().map(one => [#one])
)
]
#for line in d.after [
#line

]
`;

export type Paper = {
	title: string;
	lead: string[];
	columns?: string[];
	/** How many columns at the end are sums. */
	sums?: number;
	rows?: string[][];
	after?: string[];
};

/** A heading, paragraphs, a table where there is one, and what follows it. */
export function onPaper({ columns = [''], sums = 0, rows = [], after = [], ...rest }: Paper) {
	return compile(TABLE, { ...rest, columns, sums, rows, after });
}

/** An answer with the file, which nobody between us and the reader keeps. */
export function asPdf(paper: Paper, filename: string): Response {
	return new Response(onPaper(paper), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${filename}"`,
			'cache-control': 'private, no-store'
		}
	});
}

/** The same for a spreadsheet. */
export function asCsv(text: string, filename: string): Response {
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${filename}"`,
			'cache-control': 'private, no-store'
		}
	});
}
