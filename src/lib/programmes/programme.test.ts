import { expect, test } from 'vitest';
import { inWeeks, slugFrom } from './programme.ts';
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

test.each(['', '-1', '731', '1.5', 'many', '1e2'])('“%s” is no number of days', (answer_days) => {
	expect(clocks.safeParse({ check_days: '14', answer_days }).success).toBe(false);
});
