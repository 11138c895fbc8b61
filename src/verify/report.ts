// What the command line says: lines that can stand in a board paper, or JSON.
import { toBase64 } from '../lib/log/bytes.ts';
import { moment } from '../lib/log/verify-words.ts';
import type { Result } from '../lib/log/verify.ts';

type How = { place: string; now: Date; json: boolean; terms: boolean };

const WIDTH = 96;

/** The result as text. In: what was checked, and when. */
export function report({ ok, steps, head }: Result, { place, now, json, terms }: How): string {
	const root = head && toBase64(head.checkpoint.root);
	if (json) {
		const { origin, size } = head?.checkpoint ?? {};
		return `${JSON.stringify({ ok, checked: now.toISOString(), place, head: head && { origin, size, root, seals: head.seals }, steps }, null, '\t')}\n`;
	}
	const lines = [`CHECK OF THE BOOK`, ''];
	if (head) {
		lines.push(`Book     ${plain(head.checkpoint.origin)}`);
		lines.push(`Pages    ${head.checkpoint.size.toLocaleString('en-GB')}`);
		lines.push(`Head     ${root}`);
	}
	lines.push(`Read at  ${place}`, `Checked  ${moment(now.getTime() / 1000)}`, '');
	for (const step of steps) {
		const mark = step.ok === null ? 'NOTE' : step.ok ? 'PASS' : 'FAIL';
		lines.push(...folded(mark, step.says), ...(terms ? folded('', step.detail) : []));
	}
	const failures = steps.filter((step) => step.ok === false).length;
	const whole = failures
		? `${failures} of ${steps.length} checks failed.`
		: 'Nothing is wrong with this book.';
	return [...lines, '', ...folded(ok ? 'PASS' : 'FAIL', whole), ''].join('\n');
}

/** A text behind a mark, in lines no longer than a page is wide. */
function folded(mark: string, text: string): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of plain(text).split(' ')) {
		if (line && line.length + word.length > WIDTH - 7) {
			lines.push(line);
			line = '';
		}
		line += line ? ` ${word}` : word;
	}
	return [...lines, line].map((one, nth) => `${(nth ? '' : mark).padEnd(6)} ${one}`);
}

/** Names come from whoever is checked, and a terminal obeys what it is shown: codes in them must not write over what failed. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
