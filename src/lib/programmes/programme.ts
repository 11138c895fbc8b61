export type Programme = {
	id: string;
	slug: string;
	title: string;
	purpose: string;
	starts_on: string;
	ends_on: string | null;
	/** Days that contributors have to check an insight. */
	check_days: number;
	/** Days within which an agreed insight is answered. */
	answer_days: number;
	/** Days after a workshop within which its summary goes back to the room. */
	summary_days: number;
	/** Hours that somebody offered a free place has to answer; fewer when the workshop is near. */
	place_hours: number;
	/** Cancelled with fewer working days than this to go, a workshop is paid as if it had been held. */
	late_cancel_days: number;
	partners: Partner[];
};

export type Partner = { id: string; name: string };

/** A first try at the last part of a programme's address, from its title. */
export function slugFrom(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 40)
		.replace(/-$/, '');
}

/** "84 days (12 weeks)" */
export function inWeeks(days: number): string {
	const whole = days === 1 ? '1 day' : `${days} days`;
	if (days === 0 || days % 7) return whole;
	return `${whole} (${days === 7 ? '1 week' : `${days / 7} weeks`})`;
}

/** "48 hours (2 days)" */
export function inDays(hours: number): string {
	if (hours % 24) return `${hours} hours`;
	return `${hours} hours (${hours === 24 ? '1 day' : `${hours / 24} days`})`;
}

/** When a workshop that is cancelled is paid all the same: "When cancelled less than 5 working days before". */
export function whenPaidAllTheSame(days: number): string {
	if (days === 0) return 'Only when cancelled after its day';
	return `When cancelled less than ${days === 1 ? '1 working day' : `${days} working days`} before`;
}
