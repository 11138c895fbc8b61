import { describe, expect, it } from 'vitest';
import { late, mayExtend, standing, steps, type Request } from './request';

const request = (changes: Partial<Request> = {}): Request => ({
	id: 'a',
	kind: 'complaint',
	words: 'Nobody told me who reads this.',
	how: 'by the person',
	received_on: '2026-07-01',
	raised_at: '2026-07-01T09:00:00Z',
	acknowledge_by: '2026-07-31',
	answer_by: '2026-08-03',
	acknowledged_at: null,
	extended_at: null,
	extended_to: null,
	extended_why: null,
	answered_at: null,
	outcome: null,
	answer: null,
	withdrawn_at: null,
	due_on: '2026-07-31',
	today: '2026-07-02',
	organisation: { name: 'Northbrook', slug: 'northbrook' },
	notes: [],
	...changes
});

describe('what is late', () => {
	it.each([
		['nothing on the last day to acknowledge', {}, '2026-07-31', null],
		['the acknowledgement a day later', {}, '2026-08-01', 'acknowledgement'],
		['nothing once acknowledged', { acknowledged_at: '2026-07-31T10:00:00Z' }, '2026-08-03', null],
		['the answer after its day', { acknowledged_at: '2026-07-31T10:00:00Z' }, '2026-08-04', 'answer'],
		[
			'nothing where more time was taken',
			{ extended_to: '2026-10-01', acknowledged_at: 'x' },
			'2026-10-01',
			null
		],
		['the answer after that', { extended_to: '2026-10-01', acknowledged_at: 'x' }, '2026-10-02', 'answer'],
		['nothing once answered', { answered_at: '2026-09-01T10:00:00Z' }, '2026-09-02', null],
		['nothing once taken back', { withdrawn_at: '2026-07-02T10:00:00Z' }, '2026-09-02', null]
	] as const)('%s', (_, changes, today, what) => {
		expect(late(request(changes), today)).toBe(what);
	});

	it('is said to the person, with where to turn', () => {
		expect(standing(request(), '2026-08-04')).toContain('Information Commissioner');
		expect(standing(request(), '2026-07-02')).toContain('3 August 2026');
	});
});

describe('more time', () => {
	it('may be taken while the first month lasts, and once', () => {
		expect(mayExtend(request(), '2026-08-03')).toBe(true);
		expect(mayExtend(request(), '2026-08-04')).toBe(false);
		expect(mayExtend(request({ extended_to: '2026-10-01' }), '2026-07-02')).toBe(false);
	});
});

describe('the steps', () => {
	it('are all told, in the order they were taken', () => {
		const told = steps(
			request({
				acknowledged_at: '2026-07-03T10:00:00Z',
				notes: [{ words: 'Asked the records office.', written_at: '2026-07-06T10:00:00Z' }],
				extended_at: '2026-07-05T10:00:00Z',
				extended_to: '2026-10-01',
				extended_why: 'There are three archives.',
				answered_at: '2026-09-01T10:00:00Z',
				outcome: 'partly',
				answer: 'Here is most of it.'
			})
		);
		expect(told.map(({ what }) => what)).toEqual([
			'Asked on this site',
			'Read by those who answer',
			'More time taken, until 1 October 2026',
			'Noted',
			'Answered: yes, in part'
		]);
	});
});
