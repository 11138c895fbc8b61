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
