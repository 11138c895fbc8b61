// What somebody spent: in which words it is asked and said.
import { longDate } from '../platform/dates.ts';
import { pounds } from '../platform/money.ts';
import { inHours } from '../workshops/offer.ts';

/** The closed list of claim_lines.expense (R59). What somebody needs, and why, is never asked here. */
export const EXPENSES = {
	travel: 'Travel: bus, train, taxi, parking',
	mileage: 'Miles in my own car or on my bicycle',
	care: 'Somebody who took over caring for another',
	childcare: 'Childcare',
	personal_assistant: 'A personal assistant',
	interpreter: 'An interpreter',
	data_and_phone: 'Data and phone',
	food: 'Food and drink',
	other: 'Something else'
} as const;
export type Expense = keyof typeof EXPENSES;

const NAMES: Record<Expense, string> = {
	travel: 'Travel',
	mileage: 'Miles',
	care: 'Care taken over',
	childcare: 'Childcare',
	personal_assistant: 'Personal assistant',
	interpreter: 'Interpreter',
	data_and_phone: 'Data and phone',
	food: 'Food and drink',
	other: 'Something else'
};

export const WAIVERS = {
	lost: 'The receipt is lost',
	'none given': 'None was given',
	'under the limit': 'It is a small sum',
	'paid to a person': 'It was paid to a person, who gives none'
} as const;
export type Waiver = keyof typeof WAIVERS;

export type ReceiptType = 'image/webp' | 'application/pdf';

export type Line = {
	id: string;
	kind: 'fee' | 'expense' | 'advance';
	pence: number;
	what?: string;
	expense?: Expense;
	spent_on?: string;
	vehicle?: 'car' | 'bicycle';
	tenths_of_miles?: number;
	passengers?: number;
	session?: number;
	preparation?: number;
	travel?: number;
	follow_up?: number;
	waived_why?: Waiver;
	receipts: { id: string; type: ReceiptType }[];
};

/** A line in a few words: what for, and what it was made of. */
export function lineName(line: Line): string {
	if (line.kind === 'advance') return 'Less what was paid ahead';
	if (line.kind === 'fee') return 'For your time';
	const name = NAMES[line.expense ?? 'other'];
	if (!line.tenths_of_miles) return name;
	const people = line.passengers ? `, ${line.passengers} with you` : '';
	return `${line.tenths_of_miles / 10} miles by ${line.vehicle ?? 'car'}${people}`;
}

/** The day and the times of a line, in a sentence; empty where there is nothing to say. The times add up to the whole (R55). */
export function lineFacts(line: Line): string {
	if (line.kind === 'fee') {
		const times = [
			line.session && inHours(line.session),
			line.preparation && `${inHours(line.preparation)} to prepare`,
			line.travel && `${inHours(line.travel)} on the way`,
			line.follow_up && `${inHours(line.follow_up)} afterwards`
		].filter(Boolean);
		return times.join(', ');
	}
	return [line.spent_on && longDate(line.spent_on), line.what].filter(Boolean).join(': ');
}

/** Whether a line still wants a receipt: miles are paid by the mile, and a waiver stands in its place. */
export function lacksReceipt({ kind, expense, receipts, waived_why }: Line): boolean {
	return kind === 'expense' && expense !== 'mileage' && receipts.length === 0 && !waived_why;
}

/** The sum with its sign. */
export function linePounds({ pence }: Pick<Line, 'pence'>): string {
	return pence < 0 ? `−${pounds(-pence)}` : pounds(pence);
}
