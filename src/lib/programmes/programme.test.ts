import { expect, test } from 'vitest';
import { inDays, inWeeks, slugFrom, whenPaidAllTheSame } from './programme.ts';
import { clocks, newProgramme } from './schema.ts';

test.each([
	['Race equality plan (PCREF) 2026-27', 'race-equality-plan-pcref-2026-27'],
	['  Gwrando ar bobl — Môn ', 'gwrando-ar-bobl-mon'],
	['A'.repeat(39) + ' and more', 'a'.repeat(39)],
	['ওয়ার্ড', '']
])('the address of “%s” is made from its title', (title, slug) => {
	expect(slugFrom(title)).toBe(slug);
});

test('promises are told in weeks where they are whole weeks', () => {
	expect([1, 7, 14, 84, 10, 0].map(inWeeks)).toEqual([
		'1 day',
		'7 days (1 week)',
		'14 days (2 weeks)',
		'84 days (12 weeks)',
		'10 days',
		'0 days'
	]);
});

test('a new programme needs a title and nothing else', () => {
	expect(
		newProgramme.parse({ title: 'Crisis care', slug: '', purpose: '', starts_on: '', ends_on: '' })
	).toEqual({
		title: 'Crisis care',
		slug: 'crisis-care',
		purpose: '',
		starts_on: undefined,
		ends_on: undefined
	});
});

test('hours are told in days where they are whole days', () => {
	expect([2, 24, 48, 50].map(inDays)).toEqual([
		'2 hours',
		'24 hours (1 day)',
		'48 hours (2 days)',
		'50 hours'
	]);
});

test('when a cancelled workshop is paid all the same is said in words', () => {
	expect([0, 1, 5].map(whenPaidAllTheSame)).toEqual([
		'Only when cancelled after its day',
		'When cancelled less than 1 working day before',
		'When cancelled less than 5 working days before'
	]);
});

const promised = {
	check_days: '14',
	answer_days: '84',
	summary_days: '28',
	place_hours: '48',
	late_cancel_days: '5'
};

test('promises are read as whole numbers, up to their bounds', () => {
	expect(
		clocks.parse({ ...promised, summary_days: '365', place_hours: '336', late_cancel_days: '60' })
	).toEqual({
		check_days: 14,
		answer_days: 84,
		summary_days: 365,
		place_hours: 336,
		late_cancel_days: 60
	});
	expect(
		clocks.safeParse({ ...promised, summary_days: '1', place_hours: '2', late_cancel_days: '0' }).success
	).toBe(true);
});

test.each(['', '-1', '731', '1.5', 'many', '1e2'])('“%s” is no number of days', (answer_days) => {
	expect(clocks.safeParse({ ...promised, answer_days }).success).toBe(false);
});

test.each([
	['summary_days', '0', 'Enter a number of days from 1 to 365'],
	['summary_days', '366', 'Enter a number of days from 1 to 365'],
	['place_hours', '1', 'Enter a number of hours from 2 to 336'],
	['place_hours', '337', 'Enter a number of hours from 2 to 336'],
	['late_cancel_days', '61', 'Enter a number of working days from 0 to 60'],
	['late_cancel_days', undefined, 'Enter a number of working days from 0 to 60']
])('%s is not %s', (field, typed, ask) => {
	const { error } = clocks.safeParse({ ...promised, [field]: typed });
	expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, ask]]);
});
