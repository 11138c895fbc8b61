// What the pages and the evidence pack say of how governance stands, in sentences. Pure.
import { LEVELS, LEVEL_NAMES, type Assessment, type Duty, type Seat, type SeatRole } from './governance.ts';

/** "Developing", or what is said where nobody has looked: never a blank. */
export function levelWords(latest: Pick<Assessment, 'level'> | null): string {
	return latest ? LEVEL_NAMES[latest.level] : 'Not assessed yet';
}

/** Where the one before it stood: "further than before", or null where there is none to compare with. */
export function since(
	latest: Pick<Assessment, 'level'> | null,
	before: Pick<Assessment, 'level'> | null
): string | null {
	if (!latest || !before) return null;
	const steps = LEVELS.indexOf(latest.level) - LEVELS.indexOf(before.level);
	if (steps === 0) return 'as before';
	return steps > 0 ? 'further than before' : 'less far than before';
}

/** "Marcus; Amina", or null where nobody sits there. Where names are left out it says that somebody does. */
export function seated(seats: Seat[], role: SeatRole): string | null {
	const here = seats.filter((seat) => seat.role === role);
	if (here.length === 0) return null;
	return here.map(({ name }) => name ?? 'Named').join('; ');
}

export type DutyState = 'to_check' | 'late' | 'kept' | 'retired';
/** A draft that nobody of the trust has checked is said to be one, before anything else of it. */
export function dutyState(duty: Pick<Duty, 'confirmed_on' | 'retired_on' | 'late'>): DutyState {
	if (duty.retired_on) return 'retired';
	if (!duty.confirmed_on) return 'to_check';
	return duty.late ? 'late' : 'kept';
}
export const DUTY_STATES: Record<DutyState, string> = {
	to_check: 'To be checked by the trust',
	late: 'Review is late',
	kept: 'In use',
	retired: 'Out of use'
};

/** What a link leads to, for people who hear it: the path of this site, or the site it is on. */
export function linkWords(link: string): string {
	return link.startsWith('/') ? link : link.replace(/^https:\/\//, '');
}
