// What a trust decides about paying, in words, and the form that changes it.
import { z } from 'zod';
import { penceFrom, pounds } from '../platform/money.ts';

export type Settings = {
	promise_days: number;
	second_approver_over: number;
	most_per_payment: number;
	most_per_payee_week: number;
	most_per_day: number;
	cooling_days: number;
	statement_descriptor: string;
};
export type Setting = keyof Settings;
export type PaySettings = {
	settings: Settings;
	changes: { setting: Setting; was: string; becomes: string; at: string; by: string | null }[];
};

type Told = { label: string; hint: string; unit: 'days' | 'pence' | 'words' };
export const SETTINGS: Record<Setting, Told> = {
	promise_days: {
		label: 'Working days until money is sent',
		hint: 'Counted from the activity. What was promised before stays promised.',
		unit: 'days'
	},
	second_approver_over: {
		label: 'Two people approve above, in pounds',
		hint: 'The second is somebody else, with the same care. A higher sum counts a day after you set it.',
		unit: 'pence'
	},
	most_per_payment: { label: 'Most in one payment, in pounds', hint: 'Above it, it is held.', unit: 'pence' },
	most_per_payee_week: {
		label: 'Most to one payee in a week, in pounds',
		hint: 'Your own limit, for safety. It has nothing to do with limits people set for themselves.',
		unit: 'pence'
	},
	most_per_day: {
		label: 'Most in a day, in pounds',
		hint: 'By Stripe, to everybody together.',
		unit: 'pence'
	},
	cooling_days: {
		label: 'Days that a new bank account waits',
		hint: 'So that somebody who did not change it can say so.',
		unit: 'days'
	},
	statement_descriptor: {
		label: 'What stands on people’s bank statements',
		hint: '3 to 22 letters and figures. Others may read a statement: no word of health, and not your name.',
		unit: 'words'
	}
};
export const SETTING_NAMES = Object.keys(SETTINGS) as Setting[];

/** A value as people read it: "10 days", "£500.00", "INVOLVEMENT". */
export function inWords(setting: Setting, value: string | number): string {
	const { unit } = SETTINGS[setting];
	if (unit === 'words') return String(value);
	if (unit === 'pence') return pounds(Number(value));
	return Number(value) === 1 ? '1 day' : `${value} days`;
}

/** A value as it is typed in its field. */
export function inField(setting: Setting, value: string | number): string {
	return SETTINGS[setting].unit === 'pence' ? pounds(Number(value)).replace('£', '') : String(value);
}

const days = z
	.string()
	.trim()
	.regex(/^\d{1,2}$/, 'Type a number of days')
	.transform(Number);
const sum = z
	.string()
	.transform((typed) => penceFrom(typed))
	.refine((pence) => pence !== null, 'Type a sum in pounds, like 500');
export const change = z.object({
	promise_days: days,
	second_approver_over: sum,
	most_per_payment: sum,
	most_per_payee_week: sum,
	most_per_day: sum,
	cooling_days: days,
	statement_descriptor: z
		.string()
		.trim()
		.transform((words) => words.toUpperCase())
		.pipe(
			z
				.string()
				.regex(
					/^[A-Z0-9][A-Z0-9 .-]{1,20}[A-Z0-9]$/,
					'Use 3 to 22 letters, figures, spaces, full stops and hyphens'
				)
		)
});
export type Change = z.output<typeof change>;
