// PDFs that a screen reader reads (PDF/UA-1), set by Typst on our own server; ADR 0024. What somebody typed goes in as data and is
// never read as markup, and a template reads no file and no package.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

let compiler: NodeCompiler | undefined;

/**
 * Sets one document.
 * @param template Typst markup of ours, which reads `sys.inputs.data` as JSON and sets its own title and language
 * @param data what goes into it; the same data gives the same bytes, whenever and wherever
 * @returns a tagged PDF/UA-1; throws where the template does not conform
 */
export function compile(template: string, data: object): Uint8Array<ArrayBuffer> {
	compiler ??= NodeCompiler.create();
	const pdf = compiler.pdf(
		{ mainFileContent: template, inputs: { data: JSON.stringify(data) } },
		{ pdfStandard: 'ua-1', creationTimestamp: 0 }
	);
	// Nothing of one person stays for the next.
	compiler.evictCache(0);
	return new Uint8Array(pdf);
}
