// What the simulator holds, with buttons that let time pass, end a payment and make the next call go wrong: for people who try the
// application out, at /_sim/.
import { FAULTS } from './faults.ts';
import { frame, safe } from './hosted.ts';
import type { World } from './world.ts';

const STEPS: [seconds: number, label: string][] = [
	[60, 'A minute passes'],
	[3600, 'An hour passes'],
	[86_400, 'A day passes'],
	[259_200, 'Three days pass']
];
const SHOWN = 30;

/** What can still become of a payment, by its state. */
const NEXT: Record<string, [to: string, label: string][]> = {
	processing: [
		['posted', 'Arrives'],
		['failed', 'Fails'],
		['under_review', 'Is looked at']
	],
	posted: [['returned', 'Comes back']]
};

type Row = { id: string; owner: string; status: string; pence: number; payment: string | null };

export function overview({ store, faults }: World): string {
	const rows = store.all<Row>(
		`select id, owner, body ->> '$.status' as status, body ->> '$.amount.value' as pence, body ->> '$.metadata.payment_id' as payment
		from objects where kind = 'payment' order by seq desc limit ?`,
		SHOWN
	);
	const funds = store.all<{ owner: string; pence: number }>(
		`select owner, body ->> '$.balance.available.gbp.value' as pence from objects where kind = 'funds' order by owner`
	);
	const steps = STEPS.map(([seconds, label]) => button('seconds', String(seconds), label));
	const held = funds.map(({ owner, pence }) => `<li>${safe(owner)}: ${pounds(pence)}</li>`);
	const waiting = faults.list().map(({ kind, on, times }) => `<li>${kind}, ${times} × ${safe(on)}</li>`);
	const kinds = FAULTS.map((kind) => `<option>${kind}</option>`);
	return frame(
		'The payment simulator',
		`<form method="post" action="/_sim/clock"><p>${steps.join(' ')}</p></form>
<h2>Money at each trust’s account</h2><ul>${held.join('') || '<li>None yet</li>'}</ul>
<h2>The last ${SHOWN} payments</h2>
<ul class="rows">${rows.map(line).join('') || '<li>None yet</li>'}</ul>
<h2>What goes wrong</h2><ul>${waiting.join('') || '<li>Nothing</li>'}</ul>
<form method="post" action="/_sim/faults"><p><label for="kind">The next sending</label>
<select id="kind" name="kind">${kinds.join('')}</select></p><p><button class="quiet">Let it go wrong</button></p></form>`
	);
}

const line = ({ id, owner, status, pence, payment }: Row) =>
	`<li><strong>${pounds(pence)}</strong> ${safe(status)}, ${safe(owner)}<br><code>${safe(id)}</code><br>
${payment ? `Payment <code>${safe(payment)}</code>` : 'Not of ours'}
<form method="post" action="/_sim/payments"><input type="hidden" name="id" value="${safe(id)}">
${(NEXT[status] ?? []).map(([to, label]) => button('to', to, label)).join(' ')}</form></li>`;

const button = (name: string, value: string, label: string) =>
	`<button name="${name}" value="${value}" class="quiet">${label}</button>`;

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;
