/**
 * Makes the files that check the book, and says in src/verify/files.json what their fingerprints are: `static/log/verify.js` for
 * browsers, with what it fetches only when needed, and `static/log/throughline-verify.mjs` for a command line with Node alone.
 * The same sources and the same bundler give the same bytes, so that anybody can make them again. Run alone: `node scripts/verifier.ts`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'static/log');
const fingerprints = join(root, 'src/verify/files.json');

const COMMAND = 'throughline-verify.mjs';

/** From which source each file is made. The first fetches the next three when it needs them. */
const FILES = {
	'verify.js': 'src/verify/browser.ts',
	'verify-entries.js': 'src/lib/log/verify-entries.ts',
	'verify-papers.js': 'src/lib/log/verify-papers.ts',
	'verify-ed25519.js': 'src/lib/log/crypto/ed25519.fallback.ts',
	[COMMAND]: 'src/verify/cli.ts'
};

const HEADER = `/*! Throughline: checks a log of C2SP tiles and what is written in it. MIT. Made by scripts/verifier.ts of the project. */`;

/** Makes the files. Out: each one's name and the SHA-256 of its bytes in hexadecimal. */
export async function makeVerifier(): Promise<Record<string, string>> {
	await mkdir(folder, { recursive: true });
	const made: Record<string, string> = {};
	for (const [name, source] of Object.entries(FILES)) {
		const text = await bundled(name, source);
		await writeIfChanged(join(folder, name), text);
		// Its package is a folder with this one file, so that whoever installs it gets nothing else.
		if (name === COMMAND) await writeIfChanged(join(root, 'src/verify/package', name), text);
		made[name] = createHash('sha256').update(text).digest('hex');
	}
	await writeIfChanged(fingerprints, JSON.stringify(made) + '\n');
	return made;
}

/** Makes the files before the server, the build or the tests start, and again in development when a source changes. */
export function verifierFiles(): Plugin {
	let first: Promise<unknown> | undefined;
	let again: NodeJS.Timeout | undefined;
	return {
		name: 'verifier-files',
		async config() {
			// Vitest asks once for each of its projects.
			await (first ??= makeVerifier());
		},
		configureServer(server) {
			server.watcher.on('change', (path) => {
				if (!/src\/(lib\/log|verify)\/[^.]+(\.browser)?\.ts$/.test(path)) return;
				clearTimeout(again);
				again = setTimeout(() => void makeVerifier(), 200);
			});
		}
	};
}

async function bundled(name: string, source: string): Promise<string> {
	const browser = name.endsWith('.js');
	const config: InlineConfig = {
		root,
		configFile: false,
		envFile: false,
		publicDir: false,
		logLevel: 'error',
		// Its own, so that the bytes do not hang on what SvelteKit has written yet.
		tsconfig: join(root, 'src/verify/tsconfig.json'),
		plugins: browser ? [fetchedLater()] : [],
		// As for a server, so that nothing is added for pages of Vite's own; all that it imports is put into it.
		ssr: { noExternal: true, resolve: { conditions: browser ? ['browser', 'import'] : ['node', 'import'] } },
		build: {
			ssr: join(root, source),
			write: false,
			minify: true,
			target: 'es2022',
			rolldownOptions: {
				output: {
					format: 'es',
					codeSplitting: false,
					entryFileNames: name,
					postBanner: browser ? HEADER : `#!/usr/bin/env node\n${HEADER}`
				}
			}
		}
	};
	const { output } = (await build(config)) as Rolldown.RolldownOutput;
	return output[0].code;
}

/** What a file imports only when it needs it stays a file beside it. */
function fetchedLater(): Plugin {
	return {
		name: 'fetched-later',
		resolveDynamicImport(specifier, importer) {
			const path = typeof specifier === 'string' && importer ? resolve(dirname(importer), specifier) : '';
			const file = Object.entries(FILES).find(([, source]) => join(root, source) === path);
			return file ? { id: `./${file[0]}`, external: true } : null;
		}
	};
}

/** Whole or not at all: another process may be reading it, or making it too. */
async function writeIfChanged(path: string, text: string): Promise<void> {
	const before = await readFile(path, 'utf8').catch(() => null);
	if (before === text) return;
	const draft = `${path}.${process.pid}`;
	await writeFile(draft, text);
	await rename(draft, path);
}

if (import.meta.main) {
	for (const [name, hash] of Object.entries(await makeVerifier())) {
		const bytes = await readFile(join(folder, name));
		console.log(`static/log/${name} ${bytes.length} bytes, ${gzipSync(bytes).length} gzip, ${hash}`);
	}
}
