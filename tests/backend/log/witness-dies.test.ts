import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/log/bytes.ts';
import { parseCheckpoint } from '../../../src/lib/log/checkpoint.ts';
import { parseNote } from '../../../src/lib/log/note.ts';
import { formatRequest } from '../../../src/lib/log/witness-rules.ts';
import { nameOf } from '../../../src/witness/state.ts';
import { scratch } from '../support.ts';
import { Book, ORIGIN } from './a-book.ts';

const directory = scratch();
const children = new Set<ChildProcess>();
const KILLS = 100;
const POINTS = ['after', 'before', 'soon', 'after'];

afterAll(() => {
	for (const child of children) child.kill('SIGKILL');
	directory.remove();
});

function run(script: string, ...given: string[]): ChildProcess {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...given], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
	for await (const line of createInterface({ input: child.stdout! })) return line;
	throw new Error('it said nothing');
}

/** Out: the seals that were answered; those that died on the way are none. */
async function post(url: string, old: number, view: Book): Promise<number | null> {
	try {
		const response = await fetch(`${url}/add-checkpoint`, {
			method: 'POST',
			body: formatRequest({
				old,
				proof: old === 0 ? [] : await view.prove(old),
				checkpoint: view.note()
			})
		});
		await response.text();
		return response.status;
	} catch {
		return null;
	}
}

describe('a witness that dies', () => {
	it(`${KILLS} times, before and after it kept a head, never seals two roots of one size`, async () => {
		const dir = join(directory.path, 'witness');
		let book = new Book().grow(1);
		const sealed = new Map<number, string>();
		let known = 0;
		let views: Book[] = [];
		const see = (size: number, root: string) => {
			expect(size).toBeGreaterThanOrEqual(known);
			expect(sealed.get(size) ?? root).toBe(root);
			sealed.set(size, root);
			known = size;
		};

		for (let kill = 0; kill < KILLS; kill++) {
			const point = POINTS[kill % POINTS.length]!;
			const child = run('tests/backend/log/dying-witness.ts', dir, book.vkey, point);
			const url = await firstLine(child);
			const gone = once(child, 'exit');

			const shown = await fetch(`${url}/${nameOf(ORIGIN)}/checkpoint`);
			const head = shown.ok ? parseCheckpoint(parseNote(utf8(await shown.text()))!.text) : null;
			if (head) {
				see(head.size, toBase64(head.root));
				// The book goes on with the story that was kept.
				book = [book, ...views].find((view) => toBase64(view.root()) === sealed.get(known)) ?? book;
				expect(toBase64(book.root())).toBe(sealed.get(known));
			}
			// Two stories that both follow from the head it has: whichever it kept, the other must be refused for ever.
			views = ['one', 'other'].map((story) =>
				book.fork(known).grow(known === 0 ? 1 : 1 + (kill % 3), `${story} ${kill}`)
			);
			const answers = Promise.all(views.map((view) => post(url, known, view)));
			if (point === 'soon') setTimeout(() => child.kill('SIGKILL'), kill % 7);
			for (const [at, status] of (await answers).entries()) {
				const view = views[at]!;
				if (status === 200) see(view.leaves.length, toBase64(view.root()));
			}
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
			await gone;
		}
		expect(sealed.size).toBeGreaterThan(KILLS / 3);
	});
});

describe('npm run witness', () => {
	it('says where it seals and by which key, and keeps a second process out', async () => {
		const book = new Book().grow(2);
		const dir = join(directory.path, 'command');
		const given = ['--name', 'a.example/witness', '--dir', dir, '--log', book.vkey, '--port', '0'];
		const first = run('scripts/witness.ts', ...given);
		expect(await firstLine(first)).toMatch(/^a\.example\/witness seals at http:\/\/127\.0\.0\.1:\d+$/);
		const second = run('scripts/witness.ts', ...given);
		let said = '';
		second.stderr!.on('data', (chunk) => (said += String(chunk)));
		expect((await once(second, 'exit'))[0]).toBe(1);
		expect(said).toContain('is in use by another witness');
		const ended = once(first, 'exit');
		first.kill('SIGTERM');
		expect((await ended)[0]).toBe(0);
	});

	it('tells all its options, and what is missing', async () => {
		const help = run('scripts/witness.ts', '--help');
		let told = '';
		help.stdout!.on('data', (chunk) => (told += String(chunk)));
		await once(help, 'close');
		for (const option of ['--name', '--dir', '--log', '--policy', '--port', '--verify-dir'])
			expect(told).toContain(option);
		const bare = run('scripts/witness.ts');
		expect((await once(bare, 'exit'))[0]).toBe(1);
	});
});
