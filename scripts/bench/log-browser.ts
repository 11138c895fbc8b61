// How long a browser takes to check a whole book, as on the page /log/verify: the same files, fetched over HTTP, with a processor
// as slow as an old phone's where that is asked for.
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { verifyPage } from '../../src/witness/page.ts';
import { requireChromium } from '../support/chromium.ts';
import { makeVerifier } from '../verifier.ts';

const MADE = resolve(import.meta.dirname, '../../static/log');

/** `cpu`: seconds of the page's own thread, which other work on the machine does not lengthen. `heap`: megabytes in use at the end. */
export type InBrowser = { seconds: number; cpu: number; heap: number; says: string };

/** Checks the book in a directory. In: the times that the processor is slower than this one. Throws where the check finds it wrong. */
export async function checkInBrowser(published: string, throttle = 1): Promise<InBrowser> {
	await makeVerifier();
	const executablePath = requireChromium();
	const server = createServer((request, response) => void serve(published, request.url ?? '', response));
	server.listen(0, '127.0.0.1');
	await new Promise((up) => server.once('listening', up));
	const { port } = server.address() as AddressInfo;
	const browser = await chromium.launch({ executablePath });
	try {
		const page = await browser.newPage();
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		await page.goto(`http://127.0.0.1:${port}/`);
		const began = performance.now();
		await page.getByRole('button', { name: 'Check every page' }).click();
		const verdict = page.getByRole('status').filter({ hasText: /^(Nothing|Something|This could)/ });
		await verdict.waitFor({ timeout: 300_000 });
		const seconds = Math.round(performance.now() - began) / 1000;
		const says = (await verdict.textContent()) ?? '';
		if (!says.startsWith('Nothing is wrong'))
			throw new Error(`${says} ${(await page.locator('[data-results]').textContent()) ?? ''}`);
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		const { metrics } = await session.send('Performance.getMetrics');
		const cpu = Math.round((metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 100) / 100;
		return { seconds, cpu, heap: Math.round(usedSize / 1e6), says };
	} finally {
		await browser.close();
		server.close();
	}
}

/** The page, the files that check, and the book with its bundles compressed, as it is given out. */
async function serve(published: string, url: string, response: ServerResponse): Promise<void> {
	const path = new URL(url, 'http://here').pathname;
	const file = /^\/(verify[a-z0-9-]*\.js)$/.exec(path)?.[1];
	try {
		if (path === '/') return send(response, Buffer.from(PAGE), 'text/html');
		if (file) return send(response, await readFile(join(MADE, file)), 'text/javascript');
		if (!/^\/log\/[a-z0-9/.]+$/.test(path) || path.includes('..')) throw new Error('no such file');
		send(response, await readFile(join(published, path.slice('/log'.length))), 'application/octet-stream');
	} catch {
		response.writeHead(404).end();
	}
}

function send(response: ServerResponse, bytes: Buffer, type: string): void {
	response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' });
	// As quick as it goes: what is measured is the browser.
	response.end(gzipSync(bytes, { level: 1 }));
}

const PAGE = verifyPage({
	...{
		name: 'bench.example',
		vkey: '',
		operator: null,
		prefix: '',
		verifies: true,
		lists: false,
		refused: () => 0
	},
	books: [{ origin: 'bench.example/log', address: '/log' }]
});

if (import.meta.main) {
	const [directory = '', throttle = '1'] = process.argv.slice(2);
	const { seconds, cpu, heap, says } = await checkInBrowser(directory, Number(throttle));
	process.stdout.write(
		`${says} ${seconds} s (${cpu} of its processor), ${heap} MB, processor ${throttle} times slower\n`
	);
}
