// A workshop that is open, sent as the same forms that people send, so that journeys may begin with somebody asking for a place.
import type { Page } from '@playwright/test';
import { signInAs } from './personas.ts';
import { PCREF, send } from './spine.ts';

const ROOTED_VOICES = '00000000-0000-4000-b000-000000000002';

/**
 * A day and hours in London that begin in two minutes at most, and in one at least: the nearest that can be planned.
 * Late in the evening they end at midnight, since a workshop is of one day; in its last minutes they begin on the next,
 * which may be in three.
 */
export function soon(now = Date.now()) {
	const london = (minutes: number) =>
		new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
			.format(now + minutes * 60_000)
			.split(' ') as [string, string];
	const lastMinute = london(2)[1] === '23:59';
	const [day, from_clock] = london(lastMinute ? 3 : 2);
	const [last, until] = london(92);
	return { day, from_clock, to_clock: last === day ? until : '23:59' };
}

/** Grace's, at Northbrook, with Rooted Voices as a host, on 12 March 2032. Grace is signed in afterwards. Answers its id. */
export async function anOpenWorkshop(
	page: Page,
	title: string,
	capacity = 10,
	times = { day: '2032-03-12', from_clock: '14:00', to_clock: '16:00' }
): Promise<string> {
	await signInAs(page, 'grace');
	const made = await send(page, '/northbrook/workshops/new', { programme: PCREF, title, ...times });
	const id = made.split('?')[0]?.split('/').at(-1) ?? '';
	const here = `/northbrook/workshops/${id}`;
	await send(page, `${here}/about`, {
		title,
		share_title: 'An afternoon in March',
		purpose: 'To hear when people want to be asked.',
		ladder_step: '5',
		can_change: 'When people are asked, and by whom.',
		cannot_change: 'That there is a plan.'
	});
	await send(page, `${here}/power`, {
		principles: 'We listen first.',
		purpose: 'A better first talk.',
		presence: 'Those who were on a ward.',
		process: 'Small tables.',
		impact: 'Marcus answers by May.'
	});
	await send(page, `${here}/care`, {
		support_contact: 'Sol, in the room',
		debrief: 'A call the next day',
		choice: 'Leave at any time'
	});
	await send(page, `${here}/when`, {
		...times,
		how: 'in_person',
		area: 'Northbrook centre',
		place: 'The hall in Mill Lane',
		directions: 'Behind the library',
		languages: 'en',
		capacity: String(capacity)
	});
	await send(page, `${here}/offer`, {
		paid: 'yes',
		task: 'Taking part',
		minutes: '120',
		preparation_minutes: '30',
		rate_id: 'own',
		pence: '55.00',
		expenses: 'Travel is paid besides.',
		paid_within_days: '10'
	});
	await send(page, `${here}/hosts?/set`, { host: ROOTED_VOICES, reserved: '0' });
	await send(page, `${here}?/open`, {});
	return id;
}

/** Somebody without an account asks for a place, as a browser sends the form. */
export async function somebodyRegisters(page: Page, workshop: string, called: string) {
	await page.context().clearCookies();
	await send(page, `/workshops/${workshop}/register`, {
		pressed: crypto.randomUUID(),
		called,
		contact_by: 'none',
		language: 'en'
	});
	await page.goto(`/workshops/${workshop}/registered`);
	return page.locator('.tl-code').innerText();
}
