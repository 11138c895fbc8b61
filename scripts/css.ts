/**
 * Makes the site's two style sheets, left to right and right to left, and says in src/site/sheets.json where they are.
 * Sass, then PurgeCSS over the pages (23 kB of nhsuk-frontend become about 6), then rtlcss. Run alone: `node scripts/css.ts`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import rtlcss from 'rtlcss';
import * as sass from 'sass';
import type { Plugin } from 'vite';

const root = resolve(import.meta.dirname, '..');
const names = join(root, 'src/site/sheets.json');
// The server lets browsers keep what lies under /_app/immutable for ever: the name changes when the look does.
const folder = '/_app/immutable';

export type Sheets = { ltr: string; rtl: string };

export async function makeSheets(): Promise<Sheets> {
	const css = await purge(compile());
	const name = `site.${createHash('sha256').update(css).digest('hex').slice(0, 8)}`;
	const sheets = { ltr: `${folder}/${name}.css`, rtl: `${folder}/${name}.rtl.css` };

	await mkdir(join(root, 'static', folder), { recursive: true });
	await writeIfChanged(join(root, 'static', sheets.ltr), css);
	await writeIfChanged(join(root, 'static', sheets.rtl), rtlcss.process(css));
	await writeIfChanged(names, JSON.stringify(sheets) + '\n');
	await removeOld(sheets);
	return sheets;
}

/** Makes the sheets before the server or the build starts, and again in development when a style or a page changes. */
export function siteSheets(): Plugin {
	let first: Promise<Sheets> | undefined;
	let again: NodeJS.Timeout | undefined;
	return {
		name: 'site-sheets',
		async config() {
			// Vitest asks once for each of its projects.
			await (first ??= makeSheets());
		},
		configureServer(server) {
			server.watcher.on('change', (path) => {
				if (!/\.(scss|svelte)$/.test(path)) return;
				clearTimeout(again);
				again = setTimeout(() => void makeSheets().then(() => server.ws.send({ type: 'full-reload' })), 200);
			});
		}
	};
}

function compile(): string {
	return sass.compile(join(root, 'src/site/site.scss'), {
		style: 'compressed',
		loadPaths: [join(root, 'node_modules')],
		// nhsuk-frontend warns of its own settings that will go in its next major version.
		quietDeps: true,
		logger: sass.Logger.silent
	}).css;
}

async function purge(raw: string): Promise<string> {
	const [result] = await new PurgeCSS().purge({
		content: [join(root, 'src/**/*.svelte'), join(root, 'src/app.html')],
		css: [{ raw }],
		// Names that are put together from props, so that no page holds them whole.
		safelist: {
			standard: [
				/^nhsuk-(label|fieldset__legend|table__caption)--(s|m|l|xl)$/,
				/^nhsuk-input--width-(2|3|4|5|10|20|30)$/,
				/^nhsuk-button--(secondary|warning)$/,
				/^nhsuk-pagination__link--(prev|next)$/,
				/^nhsuk-icon--arrow-(left|right)$/,
				/^tl-(shape|tag|stop|figures__stop)--/
			]
		}
	});
	return result?.css ?? '';
}

async function writeIfChanged(path: string, text: string): Promise<void> {
	const before = await readFile(path, 'utf8').catch(() => null);
	if (before !== text) await writeFile(path, text);
}

async function removeOld({ ltr, rtl }: Sheets): Promise<void> {
	for (const file of await readdir(join(root, 'static', folder))) {
		if (/^site\.[0-9a-f]{8}(\.rtl)?\.css$/.test(file) && !ltr.endsWith(file) && !rtl.endsWith(file)) {
			await unlink(join(root, 'static', folder, file)).catch(() => undefined);
		}
	}
}

if (import.meta.main) {
	const sheets = await makeSheets();
	const bytes = gzipSync(await readFile(join(root, 'static', sheets.ltr))).length;
	console.log(`static${sheets.ltr} ${bytes} bytes gzip`);
}
