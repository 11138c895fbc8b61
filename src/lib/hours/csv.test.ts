import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import type { Entry } from './hours.ts';

const ENTRY: Entry = {
	id: '1',
	programme_id: '2',
	programme: 'Plan, 2026',
	workshop_id: null,
	workshop: null,
	activity: 'reading',
	what: '=1+1',
	done_on: '2026-03-02',
	session: 60,
	preparation: 0,
	travel: 5,
	follow_up: 0,
	minutes: 65,
	state: 'confirmed',
	return_note: null,
	confirmed_at: null,
	corrects_id: null,
	corrected_by: null
};

test('a spreadsheet reads each entry as a line, and takes nothing for a formula', () => {
	const [head, line] = toCsv([ENTRY]).split('\r\n');
	expect(head).toMatch(/^\ufeffDay,Programme/);
	expect(line).toBe(`2026-03-02,"Plan, 2026",Reading documents,,"'=1+1",60,0,5,0,65,Confirmed`);
});

test('nor a formula with a line break in it', () => {
	expect(toCsv([{ ...ENTRY, what: '=1+1\n2' }])).toContain(`"'=1+1\n2"`);
});
