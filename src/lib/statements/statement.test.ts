import { expect, test } from 'vitest';
import { onPaper } from './paper.server.ts';
import {
	daysMisread,
	daysOf,
	letterOf,
	taxYear,
	toCsv,
	toPaper,
	totalsSentence,
	type Statement
} from './statement.ts';

const STATEMENT: Statement = {
	from: '2026-04-06',
	to: '2027-04-05',
	fee_pence: 5500,
	expense_pence: 420,
	lines: [
		{
			day: '2026-05-01',
			organisation: 'Northbrook #strong[Trust]',
			reference: 'TL-7Q4M2',
			route: 'stripe',
			fee_pence: 5500,
			expense_pence: 420,
			came_back: false,
			to_me: true
		},
		{
			day: '2026-05-02',
			organisation: 'Northbrook',
			reference: 'TL-7Q4M3',
			route: 'bacs',
			fee_pence: 1000,
			expense_pence: 0,
			came_back: false,
			to_me: false
		}
	]
};

test('a tax year runs from 6 April to 5 April', () => {
	expect(taxYear('2026-04-05')).toEqual({ from: '2025-04-06', to: '2026-04-05' });
	expect(taxYear('2026-04-06')).toEqual({ from: '2026-04-06', to: '2027-04-05' });
});

test('days in an address are taken where they are days, else the tax year', () => {
	const days = (text: string) => daysOf(new URLSearchParams(text), '2026-11-22');
	expect(days('from=2026-01-17&to=2026-02-16')).toEqual({ from: '2026-01-17', to: '2026-02-16' });
	for (const text of ['', 'from=2026-02-02&to=2026-02-01', 'from=x&to=y', 'from=2026-01-01'])
		expect(days(text)).toEqual({ from: '2026-04-06', to: '2027-04-05' });
});

test('fees and money back stand apart, in words and in the file', () => {
	expect(totalsSentence(STATEMENT)).toBe('For taking part: £55.00. Money back for what was spent: £4.20.');
	expect(toCsv(STATEMENT)).toContain('TL-7Q4M2,55.00,4.20,no,yes');
});

test('the letter says facts, counts only what went to the person, and names no benefit', () => {
	const letter = letterOf(STATEMENT, 'Amina', '2026-11-22');
	const text = [...letter.lead, ...(letter.after ?? [])].join('\n');
	expect(text).toContain('is not treated as having been paid the whole offer');
	expect(text).toContain('for taking part: £55.00');
	expect(letter.rows).toHaveLength(1);
	expect(text).not.toMatch(/universal credit|ESA|PIP|allowance/i);
});

test('on paper it is tagged, in English, with a title, and the same bytes each time', () => {
	const paper = toPaper(STATEMENT, 'Amina');
	const [one, two] = [onPaper(paper), onPaper(paper)];
	expect(Buffer.compare(one, two)).toBe(0);
	const raw = Buffer.from(one).toString('latin1');
	for (const part of ['%PDF-', 'pdfuaid', '/StructTreeRoot', '/Lang']) expect(raw).toContain(part);
	expect(onPaper(letterOf(STATEMENT, 'Amina', '2026-11-22')).length).toBeGreaterThan(1000);
});

test('days that could not be read are said to be', () => {
	const misread = (text: string) => {
		const params = new URLSearchParams(text);
		return daysMisread(params, daysOf(params, '2026-11-22'));
	};
	expect(misread('')).toBe(false);
	expect(misread('from=2026-05-01&to=2026-06-01')).toBe(false);
	expect(misread('from=2026-06-01&to=2026-05-01')).toBe(true);
	expect(misread('from=&to=2026-05-01')).toBe(true);
});

test('what came back has its sign before the pound, and a letter of days without money says so', () => {
	const [one] = STATEMENT.lines;
	const back = { ...STATEMENT, lines: one ? [{ ...one, fee_pence: -5500, came_back: true }] : [] };
	expect(letterOf(back, 'Swift', '2026-06-01').rows?.[0]?.[3]).toBe('−£55.00');
	expect(letterOf({ ...STATEMENT, lines: [] }, 'Swift', '2026-06-01').after).toEqual([
		'Nothing was sent to them in these days.'
	]);
});

test('the statement of a group names what was agreed, on paper and beside each payment', () => {
	const agreement = {
		title: 'Singing on the wards',
		starts_on: '2026-05-02',
		ends_on: '2028-03-31',
		pence_per_year: 480000
	};
	const ours = {
		...STATEMENT,
		lines: STATEMENT.lines.map((one) => ({ ...one, to_me: true })),
		agreements: [agreement]
	};
	expect(toPaper(ours, 'The Harbour choir').lead[1]).toBe(
		'Agreement: Singing on the wards. £4,800.00 a year, from 2 May 2026 to 31 March 2028.'
	);
	const [head, first, second] = toCsv(ours).split('\r\n');
	expect(head).toMatch(/,Agreement$/);
	expect(first).toMatch(/TL-7Q4M2,.*,$/);
	expect(second).toMatch(/TL-7Q4M3,.*,Singing on the wards$/);
});
