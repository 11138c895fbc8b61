/** An ISO date as the three boxes of a date input. */
export function toBoxes(iso: string | null): { day?: string; month?: string; year?: string } {
	const [year, month, day] = iso?.split('-') ?? [];
	return year && month && day ? { day: String(Number(day)), month: String(Number(month)), year } : {};
}
