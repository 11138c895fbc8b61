// What stands on paper, as another program reads it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAloud } from '../platform/pdf/reader.fixtures.ts';
import { noteOf, type OnePayment } from '../remittances/own-payment.ts';
import { onPaper, type Paper } from './paper.server.ts';
import { letterOf, toPaper, type Statement } from './statement.ts';

const STATEMENT: Statement = {
	from: '2026-04-06',
	to: '2027-04-05',
	fee_pence: 5500,
	expense_pence: 420,
	lines: [
		{
			day: '2026-05-01',
			organisation: 'Northbrook',
			reference: 'TL-7Q4M2',
			route: 'bacs',
			fee_pence: 5500,
			expense_pence: 420,
			came_back: false,
			to_me: true
		}
	]
};
const PAYMENT: OnePayment = {
	id: '',
	claim: '',
	organisation: 'Northbrook',
	reference: 'TL-7Q4M2',
	route: 'bacs',
	pence: 5920,
	fee_pence: 5500,
	expense_pence: 420,
	state: 'paid',
	held_why: null,
	version: 1,
	pay_on: '2026-05-01',
	paid_on: '2026-05-01',
	done_on: '2026-04-20',
	part: 1,
	to_me: true,
	let_through: false,
	moves: [],
	mine: false,
	parts: [],
	came_back_at: null,
	fits_on: null
};
const HEAD = ['Day', 'From', 'Reference', 'For taking part', 'Money back'];
const ROW = ['1 May 2026', 'Northbrook', 'TL-7Q4M2', '£55.00', '£4.20'];

const PAPERS: [string, Paper][] = [
	['the statement', toPaper(STATEMENT, 'Amina')],
	['the letter', letterOf(STATEMENT, 'Amina', '2026-11-22')],
	['the note of a payment', noteOf(PAYMENT)],
	['the note of one that came back', noteOf({ ...PAYMENT, state: 'returned', came_back_at: '2026-05-04' })]
];

test.each(PAPERS)(
	'%s is read in the order it was written, tagged, with its title and language',
	async (_, paper) => {
		const { aloud, title, language, tagged } = await readAloud(onPaper(paper));
		expect({ title, language, tagged }).toEqual({ title: paper.title, language: 'en-GB', tagged: true });
		expect(aloud).toEqual([
			['H1', paper.title],
			...paper.lead.map((line) => ['P', line]),
			...(paper.columns ?? []).map((name, n) => ['TH', name === 'Day sent' ? name : HEAD[n]]),
			...(paper.rows ?? []).flat().map((cell, n) => ['TD', cell && ROW[n]]),
			...(paper.after ?? []).map((line) => ['P', line])
		]);
	}
);

const NAMES: [language: string, name: string, font: string][] = [
	['Bengali', 'রাশিদা বেগম', 'NotoSansBengali-Regular'],
	['Urdu', 'فاطمہ بیگم', 'Vazirmatn-Regular'],
	['Arabic', 'أمينة', 'Vazirmatn-Regular'],
	['Punjabi', 'ਗੁਰਪ੍ਰੀਤ ਕੌਰ', 'NotoSansGurmukhi-Regular'],
	['Somali', 'Xaawo Cabdi', 'NotoSans-Regular'],
	['Yoruba', 'Ọlájídé Adébáyọ̀', 'NotoSans-Regular']
];

test.each(NAMES)(
	'a name in %s is drawn with our own fonts and read as it is written',
	async (_, name, font) => {
		const bytes = onPaper(toPaper(STATEMENT, name));
		const { aloud, fonts } = await readAloud(bytes);
		expect(aloud[1]?.[1]).toMatch(new RegExp(`^For ${name}, from 6 April 2026`));
		expect(fonts).toEqual([...new Set(['NotoSans-Bold', 'NotoSans-Regular', font])].sort());
		expect(Buffer.compare(bytes, onPaper(toPaper(STATEMENT, name)))).toBe(0);
	}
);

test('somebody whose name holds what no font draws has their statement all the same', async () => {
	const { aloud } = await readAloud(onPaper(toPaper(STATEMENT, 'Amina \u{f0000}\u0007\ufeff')));
	expect(aloud[1]?.[1]).toContain('For Amina ?, from');
});

// A second reader, where the machine has it (`apt install qpdf`).
function hasQpdf() {
	try {
		return Boolean(execFileSync('qpdf', ['--version']));
	} catch {
		console.warn('qpdf is not on this machine: its check of our PDFs is left out');
		return false;
	}
}

test.runIf(hasQpdf())('qpdf finds nothing wrong', () => {
	const folder = mkdtempSync(join(tmpdir(), 'paper-'));
	try {
		for (const [, paper] of PAPERS) {
			writeFileSync(join(folder, 'a.pdf'), onPaper(paper));
			expect(String(execFileSync('qpdf', ['--check', join(folder, 'a.pdf')]))).toContain('No syntax');
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});
