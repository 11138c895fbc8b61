// PDFs that a screen reader reads (PDF/UA-1), set by Typst on our own server; ADR 0024. What somebody typed goes in as data and is
// never read as markup, and a template reads no file and no package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// The same letters on each machine: PAGE names these families before any other. Vazirmatn draws each Arabic and Urdu letter with its
// dots as one shape; in Noto the dots stand apart, and a reader of the tags reads the pieces from left to right.
const FONTS = [
	'noto-sans/NotoSans',
	'vazirmatn/Vazirmatn',
	'noto-sans-bengali/NotoSansBengali',
	'noto-sans-gurmukhi/NotoSansGurmukhi'
];
const WEIGHTS = ['400Regular', '700Bold'];
// A name of several words written from right to left stays one piece, or its words come in the order of the page, from the left.
const WITHIN_RIGHT_TO_LEFT = /(?<=\p{Script=Arabic}) (?=\p{Script=Arabic})/gu;

let compiler: NodeCompiler | undefined;

function start(): NodeCompiler {
	const { resolve } = createRequire(import.meta.url);
	const fontBlobs = FONTS.flatMap((font) => {
		const [family, file] = font.split('/');
		return WEIGHTS.map((weight) =>
			readFileSync(resolve(`@expo-google-fonts/${family}/${weight}/${file}_${weight}.ttf`))
		);
	});
	return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

/**
 * Sets one document.
 * @param template Typst markup of ours, which reads `sys.inputs.data` as JSON and sets its own title and language
 * @param data what goes into it; the same data gives the same bytes, whenever and wherever, but for letters that our fonts lack:
 * those are drawn with a font of the machine, or are a question mark where it has none
 * @returns a tagged PDF/UA-1; throws where the template does not conform
 */
export function compile(template: string, data: object): Uint8Array<ArrayBuffer> {
	compiler ??= start();
	try {
		return print(compiler, template, data);
	} catch (wrong) {
		// PDF/UA-1 refuses a letter without a shape, and somebody's statement does not fail for an emoji.
		const undrawn = undrawnIn(wrong);
		if (undrawn.length === 0) throw wrong;
		return print(compiler, template, data, undrawn);
	} finally {
		// Nothing of one person stays for the next.
		compiler.evictCache(0);
	}
}

function print(typst: NodeCompiler, template: string, data: object, undrawn: string[] = []) {
	const drawn = (text: string) =>
		undrawn
			.reduce((left, one) => left.replaceAll(one, /[\p{Cc}\p{Cf}]/u.test(one) ? '' : '?'), text)
			.replace(WITHIN_RIGHT_TO_LEFT, '\u00a0');
	const asDrawn = JSON.stringify(data, (_, value: unknown) =>
		typeof value === 'string' ? drawn(value) : value
	);
	return new Uint8Array(
		typst.pdf(
			{ mainFileContent: template, inputs: { data: asDrawn } },
			{ pdfStandard: 'ua-1', creationTimestamp: 0 }
		)
	);
}

/** The letters that Typst says it cannot draw: "the text `\"…\"` could not be displayed", or "disallowed codepoint `\"\\u{feff}\"`". */
function undrawnIn(wrong: unknown): string[] {
	const said = wrong instanceof Error ? wrong.message : String(wrong);
	return [...said.matchAll(/(?:the text|codepoint) `\\"(.+?)\\"`/g)].map(([, shown = '']) =>
		shown.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
	);
}
