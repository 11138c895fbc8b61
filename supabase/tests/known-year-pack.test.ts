// A pack of the year that was counted by hand: every figure in its open data, its model, its workbook and its paper is the one of
// answers.csv; and every cell of the model stands in the workbook and, in its order, on the paper.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIGURES, HONESTY, type FigureKey, type HonestyKey } from '../../src/lib/board/figures.ts';
import { isWide, wordsIn } from '../../src/lib/pack/cells.ts';
import { coverOf } from '../../src/lib/pack/cover.ts';
import { packOf, type Pack } from '../../src/lib/pack/model.ts';
import { onPaper } from '../../src/lib/pack/paper.server.ts';
import type { Cell, PackTable } from '../../src/lib/pack/section.ts';
import { workbook } from '../../src/lib/pack/workbook.server.ts';
import { owner } from './support/database.ts';
import { KNOWN, knownAnswers, knownYear, SPANS } from './support/known-year.ts';

const YEAR = knownAnswers().filter(({ period }) => period === 'year');
const SEALED = { sha256: 'a'.repeat(64), head_size: null, head_root: null };

type Parts = {
	parts: {
		figures: {
			figures: Record<string, Record<string, number | null>>;
			honesty: { key: string; n: number }[];
		};
	};
};
let snapshot: Parts;
let pack: Pack;
let tables: PackTable[];

beforeAll(async () => {
	await owner().unsafe(knownYear());
	const [made] = await owner()<{ snapshot: Parts }[]>`
		select private.pack_snapshot(${KNOWN}, ${SPANS.year.from}::date, ${SPANS.year.until}::date, 'board') as snapshot`;
	snapshot = made!.snapshot;
	pack = packOf(JSON.stringify(snapshot));
	tables = pack.sections.flatMap(({ tables }) => tables);
});

/** A value of the first part's tables, by the title of its row. */
function cellOf(title: string, field: string): Cell | undefined {
	const rows = pack.sections[0]!.tables.flatMap((table) => table.rows);
	return rows.find(({ cells }) => cells['what'] === title && field in cells)?.cells[field];
}
const isHonesty = (figure: string) => figure.startsWith('honesty:');
const titleOf = (figure: string) =>
	isHonesty(figure)
		? HONESTY[figure.slice('honesty:'.length) as HonestyKey].title
		: FIGURES[figure as FigureKey].title;
/** The page says how power was felt in a sentence, and money in pence of its own row. */
const inTables = YEAR.filter(
	({ figure, field }) => figure !== 'felt' && !(figure === 'paid' && field === 'pence')
);

describe('a pack of the known year', () => {
	test.each(YEAR)('$figure, $field, in the open data', ({ figure, field, value }) => {
		const { figures, honesty } = snapshot.parts.figures;
		const found = isHonesty(figure)
			? honesty.find(({ key }) => `honesty:${key}` === figure)?.n
			: figures[figure]?.[field];
		expect(found ?? null).toBe(value);
	});

	test.each(inTables)('$figure, $field, in its tables', ({ figure, field, value }) => {
		expect(cellOf(titleOf(figure), field)).toBe(value);
	});

	test('how power was felt is said in a sentence', () => {
		const felt = YEAR.find(({ figure, field }) => figure === 'felt' && field === 'median')!;
		expect(pack.sections[0]!.says.join(' ')).toContain(`step ${felt.value} of 7`);
	});

	test('each cell is in the workbook, as a value of its kind', async () => {
		const bytes = await workbook(pack, coverOf(pack, SEALED));
		const sheets = await readWorkbook(Buffer.from(bytes));
		expect(sheets).toHaveLength(tables.length + 1);
		for (const [at, table] of tables.entries()) {
			const [head, ...rows] = sheets[at + 1]!.data;
			expect(head).toEqual(table.columns.map(({ title }) => title));
			if (table.rows.length === 0) expect(rows[0]![0]).toBe(table.empty);
			for (const [index, row] of table.rows.entries()) {
				const said = table.columns.map(({ key, kind }, column) => {
					const found = rows[index]![column] ?? null;
					if (found instanceof Date) return found.toISOString().slice(0, 10);
					if (typeof found === 'number' && kind === 'pence') return Math.round(found * 100);
					if (typeof found === 'number' && kind === 'percent') return Math.round(found * 100);
					return found === table.hidden && row.cells[key] === null ? null : found;
				});
				expect(said).toEqual(table.columns.map(({ key }) => row.cells[key] ?? null));
			}
		}
	});

	test('each cell is on the paper, read aloud in the order of the model', async () => {
		const words = (await readAll(onPaper(pack, coverOf(pack, SEALED)))).replaceAll(/\s+/g, '');
		let from = 0;
		const next = (said: string) => {
			const plain = said.replaceAll(/\s+/g, '');
			const at = words.indexOf(plain, from);
			expect(at, said).toBeGreaterThanOrEqual(0);
			from = at + plain.length;
		};
		for (const section of pack.sections) {
			next(section.title);
			for (const line of section.says) next(line);
			for (const table of section.tables) {
				next(table.title);
				if (table.rows.length === 0) next(table.empty);
				for (const row of table.rows) {
					for (const column of table.columns) {
						const said = wordsIn(table, row, column);
						if (said !== '' || !isWide(table)) next(said);
					}
				}
			}
		}
	});
});

type Node = { role?: string; id?: string; children?: Node[] };
type Item = { type?: string; id?: string; str?: string };

/** All words of a PDF in the order of its tags, page after page, by pdf.js, which knows nothing of how it was made. */
async function readAll(bytes: Uint8Array): Promise<string> {
	const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
	let all = '';
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		const words = new Map<string, string>();
		const open: (string | undefined)[] = [];
		for (const { type, id, str = '' } of (await page.getTextContent({ includeMarkedContent: true }))
			.items as Item[]) {
			if (type === 'endMarkedContent') open.pop();
			else if (type) open.push(id);
			else {
				const inside = open.findLast((one) => one !== undefined);
				if (inside) words.set(inside, (words.get(inside) ?? '') + str);
			}
		}
		const walk = ({ id, children = [] }: Node) => {
			if (id) all += words.get(id) ?? '';
			children.forEach(walk);
		};
		walk(((await page.getStructTree()) as Node | null) ?? {});
	}
	return all;
}
