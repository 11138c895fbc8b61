// What was paid from one day to another, in words, as a table and as a file (R65).
import { longDate } from '../platform/dates.ts';
import { csvOf } from '../platform/csv.ts';
import { pounds } from '../platform/money.ts';
import type { Paper } from './paper.server.ts';

export type StatementLine = {
	day: string;
	organisation: string;
	reference: string;
	route: string;
	/** Minus where it came back. */
	fee_pence: number;
	expense_pence: number;
	came_back: boolean;
	/** Not to a group, charity or organisation that the person named. */
	to_me: boolean;
};
export type Statement = {
	from: string;
	to: string;
	lines: StatementLine[];
	fee_pence: number;
	expense_pence: number;
	/** Of whom, where it is not the reader: somebody without an account, or a group, charity or organisation. */
	name?: string;
	/** Of a group, charity or organisation: under what it was paid on these days (R62). */
	agreements?: StatementAgreement[];
};
export type StatementAgreement = {
	title: string;
	starts_on: string;
	ends_on: string;
	pence_per_year: number;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The tax year in which a day lies: from 6 April to 5 April. */
export function taxYear(day: string): { from: string; to: string } {
	const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-06' ? 1 : 0);
	return { from: `${year}-04-06`, to: `${year + 1}-04-05` };
}

/** The tax year of today and the one before it. */
export function lastTaxYears(today: string): { from: string; to: string }[] {
	const now = taxYear(today);
	return [now, taxYear(`${Number(now.from.slice(0, 4)) - 1}-06-01`)];
}

/** The days asked for in an address; the tax year of today where there are none, or no days. */
export function daysOf(params: URLSearchParams, today: string): { from: string; to: string } {
	const day = (name: string) => {
		const typed = params.get(name) ?? '';
		return DAY.test(typed) && !Number.isNaN(Date.parse(typed)) ? typed : null;
	};
	const [from, to] = [day('from'), day('to')];
	return from && to && from <= to ? { from, to } : taxYear(today);
}

/** Whether days were asked for that are not shown, since they are no days or stand the wrong way round. */
export function daysMisread(params: URLSearchParams, shown: { from: string; to: string }): boolean {
	return (['from', 'to'] as const).some((name) => params.has(name) && params.get(name) !== shown[name]);
}

/** To whom and whether it stayed: what a line says beside its sums. */
export function what({ reference, came_back, to_me }: StatementLine): string {
	return [reference, !to_me && 'paid to whom you named', came_back && 'came back'].filter(Boolean).join(', ');
}

export function totalsSentence({ fee_pence, expense_pence }: Statement): string {
	return `For taking part: ${pounds(fee_pence)}. Money back for what was spent: ${pounds(expense_pence)}.`;
}

/** An agreement in one sentence. */
export function agreed({ title, starts_on, ends_on, pence_per_year }: StatementAgreement): string {
	return `Agreement: ${title}. ${pounds(pence_per_year)} a year, from ${longDate(starts_on)} to ${longDate(ends_on)}.`;
}

const LEAD = 'By the day each payment was sent. What was not taken was not paid, and is not here.';

/** A file for a spreadsheet; of a group with its agreement on each line, by the day of the payment. */
export function toCsv({ lines, agreements }: Statement): string {
	const underWhat = (day: string) =>
		agreements?.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)?.title ?? '';
	return csvOf([
		[
			'Day',
			'From',
			'Reference',
			'For taking part',
			'Money back',
			'Came back',
			agreements ? 'Agreement' : 'To the person'
		],
		...lines.map((one) => [
			one.day,
			one.organisation,
			one.reference,
			(one.fee_pence / 100).toFixed(2),
			(one.expense_pence / 100).toFixed(2),
			one.came_back ? 'yes' : 'no',
			agreements ? underWhat(one.day) : one.to_me ? 'yes' : 'no'
		])
	]);
}

export function toPaper(statement: Statement, name: string): Paper {
	return {
		title: 'Statement of payments',
		lead: [
			`For ${name}, from ${longDate(statement.from)} to ${longDate(statement.to)}. ${LEAD}`,
			...(statement.agreements ?? []).map(agreed)
		],
		columns: ['Day', 'From', 'Reference', 'For taking part', 'Money back'],
		sums: 2,
		rows: statement.lines.map((one) => [
			longDate(one.day),
			one.organisation,
			what(one),
			pounds(one.fee_pence),
			pounds(one.expense_pence)
		]),
		after: [totalsSentence(statement)]
	};
}

/**
 * The letter somebody may show where they are asked about this money. It says facts and gives no advice: people are asked as users of
 * a service or as carers; they may decline, ask for less or have it go to a charity, and are then not treated as paid the whole;
 * money back for what was spent is no income (domain.md 2.4: B20, B21; its form follows B29).
 */
export function letterOf(statement: Statement, name: string, today: string): Paper {
	return {
		title: 'About payments for taking part',
		lead: [
			longDate(today),
			'To whom it may concern',
			`${name} takes part in service user and carer involvement: public bodies ask people what would make a service better. Taking part is their own choice each time.`,
			'Each offer may be taken in full or in part, declined, or passed on to a charity. The Department for Work and Pensions has rules for service user involvement: somebody who declines, asks for less, or asks for it to go to a charity is not treated as having been paid the whole offer.',
			`From ${longDate(statement.from)} to ${longDate(statement.to)} this was sent, by the day it was sent. Payments for taking part and money back for what was spent are kept apart: money back only repays what they spent.`
		],
		columns: ['Day sent', 'From', 'Reference', 'For taking part', 'Money back'],
		sums: 2,
		rows: statement.lines
			.filter(({ to_me }) => to_me)
			.map((one) => [
				longDate(one.day),
				one.organisation,
				what(one),
				pounds(one.fee_pence),
				pounds(one.expense_pence)
			]),
		after: statement.lines.some(({ to_me }) => to_me)
			? [
					toMeSentence(statement),
					'If anything is unclear, please ask the organisation named beside the payment, and give its reference.'
				]
			: ['Nothing was sent to them in these days.']
	};
}

function toMeSentence({ lines }: Statement): string {
	const mine = lines.filter(({ to_me }) => to_me);
	const sum = (key: 'fee_pence' | 'expense_pence') => mine.reduce((all, one) => all + one[key], 0);
	return `Together, for taking part: ${pounds(sum('fee_pence'))}. Money back for what was spent: ${pounds(sum('expense_pence'))}.`;
}
