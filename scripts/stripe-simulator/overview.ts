// What the simulator holds, and buttons that let time pass: for people who develop, at /_sim/.
import { safe, frame } from './hosted.ts';
import type { World } from './world.ts';

const STEPS: [seconds: number, label: string][] = [
	[60, 'a minute'],
	[3600, 'an hour'],
	[86_400, 'a day'],
	[259_200, 'three days']
];
const SHOWN = 30;

export function overview({ store, faults }: World): string {
	const rows = store.all<{
		id: string;
		owner: string;
		status: string;
		pence: number;
		payment: string | null;
	}>(
		`select id, owner, body ->> '$.status' as status, body ->> '$.amount.value' as pence, body ->> '$.metadata.payment_id' as payment
		from objects where kind = 'payment' order by seq desc limit ?`,
		SHOWN
	);
	const funds = store.all<{ owner: string; pence: number }>(
		`select owner, body ->> '$.balance.available.gbp.value' as pence from objects where kind = 'funds' order by owner`
	);
	const steps = STEPS.map(
		([seconds, label]) => `<button name="seconds" value="${seconds}" class="quiet">${label}</button>`
	);
	const held = funds.map(({ owner, pence }) => `<li>${safe(owner)}: £${(pence / 100).toFixed(2)}</li>`);
	const payments = rows.map(
		(row) =>
			`<tr><td><code>${safe(row.id)}</code><td>${safe(row.owner)}<td>${safe(row.status)}<td>£${(row.pence / 100).toFixed(2)}<td>${safe(row.payment ?? '')}</tr>`
	);
	const waiting = faults.list().map(({ kind, on, times }) => `<li>${kind}, ${times} × ${safe(on)}</li>`);
	return frame(
		'The payment simulator',
		`<form method="post" action="/_sim/clock"><p>Let time pass: ${steps.join(' ')}</p></form>
<h2>Money</h2><ul>${held.join('') || '<li>None yet</li>'}</ul>
<h2>The last ${SHOWN} payments</h2>
<table><tr><th>Payment<th>Trust<th>State<th>Sum<th>Ours</tr>${payments.join('')}</table>
<h2>Faults that wait</h2><ul>${waiting.join('') || '<li>None</li>'}</ul>`
	);
}
