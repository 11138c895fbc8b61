import { expect, test } from 'vitest';
import { tasks } from './home.ts';

const texts = (waiting: Parameters<typeof tasks>[1]) => tasks('northbrook', waiting).map(({ text }) => text);

test('what is late comes first, and says how late', () => {
	const [first, second] = tasks('northbrook', { to_answer: 5, overdue: 1, longest_late: 71 });
	expect(first).toEqual({
		href: '/northbrook/insights?show=overdue',
		text: '1 insight is past the day an answer was promised',
		note: 'The longest has waited 71 days more than promised',
		late: true
	});
	expect(second?.text).toBe('4 insights wait for a decision, in time so far');
});

test('what is nought is not told', () => {
	expect(texts({ in_check: 0, check_over: 0, to_answer: 0, overdue: 0, challenges: 0, to_tell: 0 })).toEqual(
		[]
	);
	expect(texts({})).toEqual([]);
});

test('one is said as one', () => {
	expect(
		texts({ challenges: 1, actions_late: 1, proposed: 1, to_tell: 1, messages: 1, invitations: 1 })
	).toEqual([
		'1 action is past the due day',
		'1 challenge has no answer yet',
		'1 decision is proposed and not made',
		'1 decision has people who were not told yet',
		'1 message is to be passed on by phone, letter or in person',
		'1 invitation is not accepted yet'
	]);
});

test('after workshops, a summary that is late comes before what is in time', () => {
	const all = tasks('northbrook', { attendance_open: 1, summaries_due: 2, summaries_late: 1, hours: 3 });
	expect(all.map(({ text, late }) => [text, late])).toEqual([
		['1 workshop has no summary, and the promised day is past', true],
		['1 workshop is over, and attendance is not closed', false],
		['2 workshops have no summary yet, in time so far', false],
		['3 entries of hours wait to be confirmed', false]
	]);
});

test('an objection waits for a written answer', () => {
	expect(texts({ objections: 1 })).toEqual(['1 objection waits for a written answer']);
	expect(texts({ objections: 3 })).toEqual(['3 objections wait for a written answer']);
});

test('a partner reads who is to be asked', () => {
	const task = (to_ask: number, ask_first: string[]) => tasks('rooted-voices', { to_ask, ask_first })[0];
	expect(task(1, ['Mrs Begum'])).toEqual({
		href: '/rooted-voices/tell#ask',
		text: '1 person you know is to be asked if an insight is right',
		note: 'Mrs Begum',
		late: false
	});
	expect(task(7, ['Amina', 'Joy', 'Tunde'])?.note).toBe('Amina, Joy, Tunde and 4 others');
	expect(task(0, [])).toBeUndefined();
});

test('a check that has run its days says so', () => {
	const note = (in_check: number, check_over: number) =>
		tasks('northbrook', { in_check, check_over })[0]?.note;
	expect(note(3, 0)).toBeUndefined();
	expect(note(3, 1)).toBe('The days to check are over for 1 of them');
	expect(note(2, 2)).toBe('The days to check are over');
});

test('places that rest on words which may no longer be used lead to their list', () => {
	const [task] = tasks('northbrook', { ended: 2 });
	expect(task).toMatchObject({
		href: '/northbrook/endings',
		text: '2 places of yours rest on words that may no longer be used'
	});
	expect(texts({ ended: 1 })).toEqual(['1 place of yours rests on words that may no longer be used']);
});

test('money to hand out is told as people, and what was paid by hand as payments', () => {
	expect(texts({ hand_outs: 1, records: 2, confirms: 1 })).toEqual([
		'1 person waits for cash or a voucher that you hand out',
		'2 payments by hand to record as paid',
		'1 payment by hand to confirm'
	]);
});
