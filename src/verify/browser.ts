// Checks a book in the browser, on the page /log/verify and on the websites of those who seal it (src/witness/page.ts). The page
// holds the words and the look; this fills them. What it needs of a page: a form [data-check] with the log's address, [data-progress],
// [data-results], and for a step that is right, wrong or worth knowing a <template data-step>.
import { sha256 } from '#sha256';
import { figure } from '../lib/log/book.ts';
import { fromUtf8, toBase64, toHex } from '../lib/log/bytes.ts';
import type { Paper } from '../lib/log/papers.ts';
import { parsePolicy } from '../lib/log/policy.ts';
import type { CheckingFile } from '../lib/log/verify-file.ts';
import { verifyLog, type Result, type Source, type Step } from '../lib/log/verify.ts';

/** Long enough to get on, short enough that a phone still answers a finger. */
const TURN = 60;

/** What takes part in every check. */
const FILES = ['verify.js', 'verify-entries.js'];

/** What the square code of a slip puts behind the address (papers.ts reads it). */
const SLIP = /[\w-]{43}\.\d+\.[\w-]{86}$/;

const form = document.querySelector<HTMLFormElement>('form[data-check]');
if (form) {
	form.hidden = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void check(form, event.submitter?.getAttribute('name') === 'light');
	});
	const slip = document.querySelector<HTMLElement>('[data-slip]');
	if (slip) slip.hidden = !SLIP.test(location.hash);
	const asked = new URLSearchParams(location.search).get('log');
	const input = form.querySelector<HTMLInputElement>('input[name=log]');
	if (asked && input) input.value = asked;
}

async function check(within: HTMLFormElement, light: boolean): Promise<void> {
	const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
	const said = find('[data-said]');
	const bar = find<HTMLProgressElement>('progress');
	const results = find('[data-results]');
	const stop = find<HTMLButtonElement>('[data-stop]');
	const starts = within.querySelectorAll<HTMLButtonElement>('button[type=submit]');
	const head = find('[data-head]');
	head.hidden = true;
	const stopping = new AbortController();
	const show = (running: boolean) => {
		find('[data-progress]').hidden = false;
		bar.hidden = stop.hidden = !running;
		for (const start of starts) start.disabled = running;
	};
	stop.onclick = () => stopping.abort();
	results.replaceChildren();
	show(true);
	said.textContent = 'Fetching the head of the book';
	try {
		const { policy, papers } = await brought(within);
		let turn = performance.now();
		const result = await verifyLog(sourceOf(within, stopping.signal), {
			now: Math.floor(Date.now() / 1000),
			...(policy !== undefined && { policy }),
			papers,
			light,
			files: await ownFiles(),
			onProgress: (done, total) => {
				bar.max = total;
				bar.value = done;
			},
			pause: async () => {
				stopping.signal.throwIfAborted();
				if (performance.now() - turn < TURN) return;
				said.textContent = `${figure(bar.value)} of ${figure(bar.max)} pages`;
				await new Promise((next) => setTimeout(next));
				turn = performance.now();
			}
		});
		stopping.signal.throwIfAborted();
		said.textContent = summary(result, light);
		// What is wrong comes first.
		const rest = result.steps.filter(({ ok }) => ok !== false);
		const wrong = result.steps.filter(({ ok }) => ok === false);
		results.replaceChildren(...[...wrong, ...rest].map(row));
		const root = head.querySelector('bdi');
		if (root && result.head && result.ok) root.textContent = toBase64(result.head.checkpoint.root);
		head.hidden = !result.ok;
	} catch (reason) {
		said.textContent = stopping.signal.aborted
			? 'Stopped. Nothing was found out.'
			: `This could not be checked: ${reason instanceof Error ? reason.message : String(reason)}`;
	}
	show(false);
}

function summary({ ok, steps }: Result, light: boolean): string {
	const wrong = steps.filter((step) => step.ok === false).length;
	if (!ok) return `Something is wrong: ${figure(wrong)} of ${figure(steps.length)} checks failed.`;
	return light
		? 'Nothing is wrong with the head of the book and what you brought. Its pages were not read.'
		: 'Nothing is wrong with this book.';
}

/** One step as the page draws it. What it says may hold what somebody brought, so it is text and never markup. */
function row({ ok, says, detail }: Step): Node {
	const template = document.querySelector<HTMLTemplateElement>(`template[data-step="${String(ok)}"]`);
	const drawn = template?.content.cloneNode(true) as DocumentFragment;
	for (const [name, text] of Object.entries({ says, detail })) {
		const place = drawn.querySelector(`[data-${name}]`);
		if (place) place.textContent = text;
	}
	return drawn;
}

/** The log at the form's address. Of another site over https only, or of this computer; a page's own policy may still forbid it. */
function sourceOf({ dataset, elements }: HTMLFormElement, signal: AbortSignal): Source {
	const typed = elements.namedItem('log');
	const given = (typed instanceof HTMLInputElement && typed.value.trim()) || dataset.check || '';
	const base = new URL(given.replace(/\/(checkpoint)?$/, ''), location.href);
	const local = ['localhost', '127.0.0.1', '[::1]'].includes(base.hostname);
	if (base.origin !== location.origin && base.protocol !== 'https:' && !local)
		throw new Error('the address of a book begins with https://');
	return {
		read: async (path) => {
			const answer = await fetch(`${base.origin}${base.pathname.replace(/\/$/, '')}/${path}`, { signal });
			return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
		}
	};
}

/** What somebody chose, typed, or came with in the address. A list of whose seals count is trusted in the place of the book's own. */
async function brought({
	dataset,
	elements
}: HTMLFormElement): Promise<{ policy: string | undefined; papers: Paper[] }> {
	const chosen = elements.namedItem('papers');
	const typed = elements.namedItem('typed');
	const texts: [name: string, text: string][] = [];
	for (const file of (chosen instanceof HTMLInputElement && chosen.files) || [])
		texts.push([file.name, fromUtf8(new Uint8Array(await file.arrayBuffer())) ?? '']);
	if (typed instanceof HTMLTextAreaElement && typed.value.trim()) texts.push(['what you typed', typed.value]);
	if (SLIP.test(location.hash)) texts.push(['your slip', location.hash]);

	// The website of one who seals the book has a list of its own of whose seals count, for that book alone.
	const log = elements.namedItem('log');
	const own = !(log instanceof HTMLInputElement) || log.value === dataset.check;
	const answer = dataset.policy && own ? await fetch(dataset.policy) : null;
	const listed = answer?.ok ? await answer.text() : undefined;
	if (!texts.length) return { policy: listed, papers: [] };
	const { readPaper } = await import('../lib/log/verify-papers.ts');
	const policies = texts.filter(([, text]) => 'policy' in parsePolicy(text));
	return {
		policy: policies[0]?.[1] ?? listed,
		papers: texts.filter((one) => !policies.includes(one)).map(([name, text]) => readPaper(name, text))
	};
}

/** The fingerprints of this very file and of those it fetches, which lie beside it. */
function ownFiles(): Promise<CheckingFile[]> {
	return Promise.all(
		FILES.map(async (name) => {
			const answer = await fetch(new URL(name, import.meta.url), { cache: 'force-cache' });
			return { name, sha256: toHex(sha256(new Uint8Array(await answer.arrayBuffer()))) };
		})
	);
}
