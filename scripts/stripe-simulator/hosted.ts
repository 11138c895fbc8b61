// The page that stands in for Stripe's: where somebody who is paid gives their bank details. It says on every line that it is a
// simulator, works without a script, and keeps of the number only its last four digits and what it stands for.
import { giveBank, returned, setStatus, type Link } from './accounts.ts';
import { MAGIC } from './magic.ts';
import type { World } from './world.ts';

export type Page = { status: number; html?: string; location?: string };

/** Opens a link, once: used or old links lead to where a new one is made, as Stripe's do. */
export function openForm({ store }: World, token: string): Page {
	const found = store.find<Link, { opened: boolean }>('link', token);
	if (!found)
		return {
			status: 404,
			html: frame('This link is not known', '<p>Go back to Throughline and start again.</p>')
		};
	const { body, inner } = found;
	if (inner.opened || body.expires < Date.now()) return { status: 303, location: body.again };
	store.change(token, body, { opened: true });
	return { status: 200, html: form(token, {}) };
}

/** What was sent: bank details, half of it, or a no. Whichever it is leads back, and the way back says nothing of it. */
export function sendForm({ store }: World, token: string, sent: URLSearchParams): Page {
	const found = store.find<Link>('link', token);
	if (!found) return { status: 404, html: frame('This link is not known', '') };
	const { owner, body: link } = found;
	if (sent.get('do') === 'decline') return back(link);
	if (sent.get('do') === 'later') {
		setStatus(store, owner, link.account, 'restricted', { half: true });
		return back(link);
	}
	const name = (sent.get('name') ?? '').trim();
	const sortCode = (sent.get('sort_code') ?? '').replace(/[\s-]/g, '');
	const number = (sent.get('account_number') ?? '').replace(/\s/g, '');
	const errors = {
		...(name.length < 2 ? { name: 'Enter the name on the account' } : {}),
		...(/^\d{6}$/.test(sortCode) ? {} : { sort_code: 'A sort code has 6 digits' }),
		...(/^\d{8}$/.test(number) ? {} : { account_number: 'An account number has 8 digits' })
	};
	if (Object.keys(errors).length > 0) return { status: 400, html: form(token, errors, sent) };
	giveBank(store, owner, link.account, number);
	returned(store, owner, link);
	return back(link);
}

const back = (link: Link): Page => ({ status: 303, location: link.back });

function form(token: string, errors: Record<string, string>, sent = new URLSearchParams()): string {
	const field = (name: string, label: string, more: string) => {
		const error = errors[name];
		const said = error ? `<p class="error" id="${name}-error">${error}</p>` : '';
		return `<p><label for="${name}">${label}</label>${said}<input id="${name}" name="${name}" value="${safe(sent.get(name) ?? '')}"
${error ? `aria-invalid="true" aria-describedby="${name}-error"` : ''} ${more}></p>`;
	};
	const numbers = MAGIC.map(({ number, means }) => `<li><code>${number}</code> ${means}</li>`).join('');
	return frame(
		'Your bank details',
		`<form method="post" action="/setup/${token}" novalidate>
${field('name', 'Name on the account', 'autocomplete="off"')}
${field('sort_code', 'Sort code', 'inputmode="numeric" autocomplete="off" placeholder="10-88-00"')}
${field('account_number', 'Account number', 'inputmode="numeric" autocomplete="off" placeholder="00012345"')}
<p><button name="do" value="save">Save</button>
<button name="do" value="later" class="quiet">Leave it for now</button>
<button name="do" value="decline" class="quiet">I do not want this</button></p>
</form>
<details><summary>Numbers that stand for what can happen</summary><ul>${numbers}</ul></details>`
	);
}

const STYLE = `body{font:1.125rem/1.5 Arial,sans-serif;max-width:34rem;margin:0 auto;padding:0 1rem 3rem;color:#212b32}
.sim{background:#ffeb3b;padding:.5rem 1rem;margin:0 -1rem;font-weight:700}label{display:block;font-weight:700}
input{font:inherit;width:100%;max-width:20rem;padding:.4rem;border:2px solid #4c6272;box-sizing:border-box}
button{font:inherit;padding:.5rem 1rem;margin:0 .5rem .5rem 0;border:2px solid #005eb8;background:#005eb8;color:#fff;cursor:pointer}
button.quiet{background:#fff;color:#005eb8}.error{color:#d5281b;font-weight:700;margin:0}select{font:inherit;padding:.4rem}
body{overflow-wrap:anywhere}.rows{list-style:none;padding:0}.rows li{border-top:1px solid #d8dde0;padding:.75rem 0}:focus{outline:4px solid #ffeb3b}`;

/** A page that nobody takes for Stripe's. */
export const frame = (title: string, content: string) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} (simulated)</title><style>${STYLE}</style></head>
<body><header class="sim">This is a simulator. It is not Stripe, and no money moves. Never give real bank details here.</header>
<main><h1>${title}</h1>${content}</main></body></html>`;

export const safe = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
