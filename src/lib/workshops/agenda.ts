// The agenda: how long each point takes, and from that when it begins, so that no time is written twice.
import { clockTime } from './series.ts';
import { inHours } from './offer.ts';
import type { AgendaItem } from './workshop.ts';

export type Timed = AgendaItem & { from: string; to: string };

/** Each point with its times on the clock of London, one after another from the start. */
export function timed(agenda: AgendaItem[], startsAt: string): Timed[] {
	let at = Date.parse(startsAt);
	return agenda.map((item) => {
		const from = clockTime(new Date(at));
		at += item.minutes * 60_000;
		return { ...item, from, to: clockTime(new Date(at)) };
	});
}

/** How the agenda fits into the session; null where there is none. */
export function agendaWords(
	agenda: Pick<AgendaItem, 'minutes'>[],
	startsAt: string | null,
	endsAt: string | null
): string | null {
	if (agenda.length === 0) return null;
	const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
	const points = agenda.length === 1 ? '1 point' : `${agenda.length} points`;
	if (!startsAt || !endsAt) return `${points}, ${inHours(minutes)}`;
	const left = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 - minutes;
	if (left === 0) return `${points}, which fill the time`;
	return left > 0 ? `${points}, with ${inHours(left)} to spare` : `${points}, ${inHours(-left)} too long`;
}
