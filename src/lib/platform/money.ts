// Sums of money: whole pence everywhere, written and read as pounds only here.

/** "£55.00", from whole pence; what came back is "−£55.00", its sign before the pound. */
export function pounds(pence: number): string {
	return `${pence < 0 ? '−' : ''}£${(Math.abs(pence) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** Whole pence of what somebody typed as "55", "55.5", "£1,055.50"; null where it is no sum of money. */
export function penceFrom(typed: string): number | null {
	const [, whole, part = ''] = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? [];
	return whole === undefined ? null : Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
}
