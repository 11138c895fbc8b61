// Reads a PDF as a screen reader would, for tests: by pdf.js, which knows nothing of how it was made.
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Node = { role?: string; type?: string; id?: string; children?: Node[]; scope?: string };

export type Read = {
	title: unknown;
	language: unknown;
	tagged: boolean;
	/** Each heading, paragraph and cell with its words, in the order of the tags: what is read aloud, and when. */
	aloud: [role: string, words: string][];
	/** The fonts that draw it. */
	fonts: string[];
};

/** What stands in a PDF of one page, by its tags. */
export async function readAloud(bytes: Uint8Array): Promise<Read> {
	const task = getDocument({ data: bytes.slice(), verbosity: 0 });
	const file = await task.promise;
	const [page, meta, mark] = [await file.getPage(1), await file.getMetadata(), await file.getMarkInfo()];
	const words = wordsById(
		(await page.getTextContent({ includeMarkedContent: true })).items,
		actualTexts(bytes)
	);
	const aloud: Read['aloud'] = [];
	const walk = ({ role = '', id, children = [] }: Node, within: string) => {
		const block = /^(H\d|P|TH|TD)$/.test(role);
		if (block) aloud.push([role, '']);
		const last = aloud.at(-1);
		if (id && last) last[1] += words.get(id) ?? '';
		for (const child of children) walk(child, block ? role : within);
	};
	walk(((await page.getStructTree()) as Node | null) ?? {}, '');
	const info = meta.info as Record<string, unknown>;
	// A map, whatever its types say.
	const marked = mark as unknown as Map<string, boolean> | null;
	await task.destroy();
	return {
		title: info.Title,
		language: info.Language,
		tagged: marked?.get('Marked') === true,
		aloud: aloud.map(([role, said]) => [role, said.replaceAll(/\s+/g, ' ').trim()]),
		fonts: [
			...new Set(
				[
					...Buffer.from(bytes)
						.toString('latin1')
						.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([\w-]+)/g)
				].map(([, font = '']) => font.replace(/-Identity-H$/, ''))
			)
		].sort()
	};
}

type Item = { type?: string; id?: string; tag?: string; str?: string; hasEOL?: boolean };

/** The words of each tagged piece. Where the file says what its shapes stand for, that is read: pdf.js itself leaves it out. */
function wordsById(items: Item[], actual: string[]): Map<string, string> {
	const words = new Map<string, string>();
	// What is open, the innermost last; for one that says what it stands for, that, until it was said.
	const open: { id?: string; stands?: string }[] = [];
	// A space between two pieces stands in neither: it goes with the one before.
	let last = '';
	const say = (text: string) => {
		last = open.findLast((one) => one.id)?.id ?? last;
		words.set(last, (words.get(last) ?? '') + text);
	};
	const sayFor = (one: { stands?: string } | undefined) => {
		if (one?.stands) say(one.stands);
		if (one?.stands) one.stands = '';
	};
	for (const { type, id, tag, str = '', hasEOL } of items) {
		if (type === 'endMarkedContent') {
			sayFor(open.at(-1));
			open.pop();
		} else if (type) {
			const stands = type === 'beginMarkedContentProps' && tag === 'Span' && !id;
			open.push({ id, stands: stands ? actual.shift() : undefined });
		} else {
			const inside = open.find(({ stands }) => stands !== undefined);
			if (!inside || str.trim() === '') say(str + (hasEOL ? ' ' : ''));
			else sayFor(inside);
		}
	}
	return words;
}

/** What groups of shapes stand for (`/ActualText`), in the order of the page. */
function actualTexts(bytes: Uint8Array): string[] {
	const raw = Buffer.from(bytes);
	const found: string[] = [];
	for (const { index } of raw.toString('latin1').matchAll(/(?<!end)stream\r?\n/g)) {
		const start = raw.indexOf('\n', index) + 1;
		let text = '';
		try {
			text = inflateSync(raw.subarray(start)).toString('latin1');
		} catch {
			// Not packed, so not the page.
		}
		for (const [, hex, plain] of text.matchAll(/\/ActualText\s*(?:<FEFF([0-9A-F]+)>|\(([^)]*)\))/g))
			found.push(
				plain ??
					Buffer.from(hex ?? '', 'hex')
						.swap16()
						.toString('utf16le')
			);
	}
	return found;
}
