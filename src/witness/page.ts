// The witness's page: who it is, what it seals and when it last did. Plain HTML of its own, so that it runs anywhere.
import { toBase64 } from '../lib/log/bytes.ts';
import { nameOf, type Sealed } from './state.ts';

export type About = {
	/** The key's name, as books know it. */
	name: string;
	vkey: string;
	/** Who runs it, as people know them; null: the name says it. */
	operator: string | null;
	/** What comes before each path. */
	prefix: string;
	/** Whether the files that check a book are served from here too. */
	verifies: boolean;
	/** How many heads of a book were refused, because they did not follow. */
	refused(origin: string): number;
	/** Whether it shows a list of its own of whose seals count. */
	lists: boolean;
	/** The books it seals, and where they are. */
	books: { origin: string; address: string }[];
};

const DAY = 86_400_000;

const STYLE = `body{max-width:66ch;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 "Segoe UI",system-ui,Arial,sans-serif;color:#221c16;background:#fffdf8}
h1,h2{font-family:Georgia,serif;line-height:1.2}a{color:#0e4a43}code{font-size:.9rem;overflow-wrap:anywhere}li{margin-bottom:1rem}
input,textarea,progress{width:100%;box-sizing:border-box;font:inherit}button{font:inherit;padding:.6rem 1rem;color:#fff;background:#0e4a43;border:0;border-radius:4px}
:focus{outline:3px solid #ffdd00}[hidden]{display:none}`;

/** The page at its address. Times in UTC: who reads it may be anywhere. */
export function frontPage(about: About, heads: Sealed[], now: Date): string {
	const { name, vkey, operator, prefix } = about;
	return frame(
		operator ?? name,
		`<h1>${text(operator ?? name)} keeps a carbon copy</h1>
<p>This is a witness. A record that anybody may check, called a book, shows its newest page number and fingerprint here. The witness
puts its seal beside them only when every page it sealed before is still there and unchanged. It never reads what the pages are about,
and it never seals two books under one name.</p>
<h2>What it seals</h2>
<ul>${about.books.map(({ origin }) => line(about, heads, origin, now)).join('\n')}</ul>
${about.verifies ? `<p><a href="${prefix}/verify">Check a book from here</a>, on a page that the book's owner does not serve.</p>` : ''}
${about.lists ? `<p><a href="${prefix}/policy">Whose seals count</a>, as we know it: keep it, and bring it when you check a book elsewhere.</p>` : ''}
<details><summary>The exact terms</summary>
<p>A C2SP tlog-witness. Its name is <code>${text(name)}</code> and its key, for a tlog-policy, is <code>${text(vkey)}</code>. It answers
<code>POST ${text(prefix)}/add-checkpoint</code> and <code>GET ${text(prefix)}/&lt;hex SHA-256 of the origin&gt;/checkpoint</code>.</p></details>`
	);
}

function line(about: About, heads: Sealed[], origin: string, now: Date): string {
	const head = heads.find((each) => each.origin === origin);
	const refused = about.refused(origin);
	const warning = refused
		? `<br><strong>Its seal was refused ${refused === 1 ? 'once' : `${refused} times`}: what was shown did not follow from what was sealed
before. What was shown is kept.</strong>`
		: '';
	if (!head) return `<li><strong>${text(origin)}</strong>: nothing sealed yet.${warning}</li>`;
	const at = new Date(head.time * 1000);
	const days = Math.floor((now.getTime() - at.getTime()) / DAY);
	return `<li><strong>${text(origin)}</strong>: ${head.size.toLocaleString('en-GB')} pages, sealed
<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC</time>${
		days > 0 ? `. <strong>That is ${days} ${days === 1 ? 'day' : 'days'} ago.</strong>` : '.'
	}<br>
Its fingerprint: <code>${toBase64(head.root)}</code><br><a href="${about.prefix}/${nameOf(origin)}/checkpoint">The sealed head itself</a>${warning}</li>`;
}

/**
 * Where a browser checks a book with the files that are served from here. What src/verify/browser.ts asks of a page: a form with the
 * book's address, what it shows while it works, and a template for each kind of result.
 */
export function verifyPage(about: About): string {
	const [first] = about.books;
	return frame(
		`Check a book, from ${about.operator ?? about.name}`,
		`<h1>Check a book</h1>
<p>This page and the files that do the work come from ${text(about.operator ?? about.name)}, not from whoever writes the book. Your
browser fetches every page, works out its fingerprint and compares. You need not believe the book's owner.</p>
<noscript><p>This needs JavaScript. Without it, the same check runs on a computer with Node:
<code>node throughline-verify.mjs ${text(first?.address ?? 'https://…')}</code>.</p></noscript>
<form data-check="${text(first?.address ?? '')}"${about.lists ? ` data-policy="${about.prefix}/policy"` : ''} hidden>
<p data-slip hidden><strong>We have read the slip in this address.</strong> It is checked with the book.</p>
<p><label>The address of the book<br><input name="log" value="${text(first?.address ?? '')}" spellcheck="false"></label></p>
<details><summary>Compare with something you have</summary>
<p><label>A file: your carbon copy, your proof, your promise, an older head. It stays on your device.<br>
<input type="file" name="papers" multiple></label></p>
<p><label>Or what is in print, or the words of a promise<br><textarea name="typed" rows="3" spellcheck="false"></textarea></label></p></details>
<p><button type="submit">Check every page</button></p></form>
<div data-progress hidden><progress aria-label="Pages read"></progress><p data-said role="status"></p>
<p data-head hidden>Its head: <code><bdi dir="ltr"></bdi></code>. Keep it, and compare it another day.</p>
<button type="button" data-stop hidden>Stop</button></div>
<ol data-results aria-label="What was checked"></ol>
${MARKS.map(
	([ok, word]) => `<template data-step="${ok}"><li><strong>${word}</strong> <span data-says></span>
<details><summary>The exact terms</summary><span data-detail></span></details></li></template>`
).join('\n')}
<script type="module" src="${about.prefix}/verify.js"></script>
<p><a href="${about.prefix}/throughline-verify.mjs" download>The same check for a computer with Node</a> ·
<a href="${about.prefix}/">Who we are and what we sealed</a></p>`
	);
}

const MARKS = [
	['true', 'Right:'],
	['null', 'To know:'],
	['false', 'Wrong:']
];

const frame = (title: string, body: string) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${STYLE}</style></head><body><main>
${body}
</main></body></html>
`;

const text = (given: string) => given.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
