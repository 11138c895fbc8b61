// Vouchers in stock and given.
export type Vouchers = {
	stock: { issuer: string; pence: number; expires_on: string; count: number }[];
	given: {
		id: string;
		issuer: string;
		last4: string;
		pence: number;
		state: 'assigned' | 'read' | 'voided';
		reference: string | null;
		voided_why: string | null;
		replaced: boolean;
	}[];
	next: string | null;
};

export const STATE_NAMES: Record<Vouchers['given'][number]['state'], string> = {
	assigned: 'Waits to be read',
	read: 'Read',
	voided: 'Void'
};

/** One serial a line, as it was pasted; empty lines left out. */
export const serialsIn = (typed: string): string[] =>
	typed
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
