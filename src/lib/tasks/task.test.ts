import { expect, test } from 'vitest';
import { offering } from './schema.ts';
import { taskMinutes, taskSentence } from './task.ts';

const OFFER = {
	task: 'Read the draft letter',
	minutes: 60,
	preparation_minutes: 30,
	travel_minutes: 20,
	follow_up_minutes: 10,
	pence: 4000,
	expenses: '',
	paid_within_days: 10,
	how: ''
};

test('the total is the sum of its times (R55)', () => {
	expect(taskMinutes(OFFER)).toBe(120);
	expect(taskSentence(OFFER)).toBe(
		'£40.00 for 2 hours: 1 hour itself, 30 minutes to prepare, 20 minutes on the way, 10 minutes afterwards.'
	);
	expect(taskSentence({ ...OFFER, preparation_minutes: 0, travel_minutes: 0, follow_up_minutes: 0 })).toBe(
		'£40.00 for 1 hour.'
	);
});

test('a sum is read as pence, and what is none is asked for again', () => {
	const id = '00000000-0000-4000-8000-000000000001';
	const form = { ...OFFER, pressed: id, person: id, programme: id, sum: '40', done_by: '2026-03-03' };
	expect(offering.parse(form)).toMatchObject({ pence: 4000, minutes: 60 });
	expect(offering.safeParse({ ...form, sum: 'much' }).error?.issues[0]?.path).toEqual(['sum']);
});
