import { describe, expect, test } from 'vitest';
import { about, asBoxes, monthName, partsInWords } from './hours.ts';
import { confirmation, entry } from './schema.ts';

const PROGRAMME = '00000000-0000-4000-c000-000000000001';
const FORM = { programme_id: PROGRAMME, activity: 'meeting', done_on: '2026-03-02', 'session-hours': '1' };
const read = (more: object) => entry.safeParse({ ...FORM, ...more });

describe('an entry', () => {
	test('says its parts in hours, and leaves out what took no time', () => {
		expect(partsInWords({ session: 120, preparation: 60, travel: 0, follow_up: 5 })).toBe(
			'2 hours session, 1 hour preparing, 5 minutes following up'
		);
	});

	test.each([
		[{ workshop: 'The first hour', what: 'x', activity: 'workshop' as const }, 'The first hour'],
		[{ workshop: null, what: 'Read the draft', activity: 'reading' as const }, 'Read the draft'],
		[{ workshop: null, what: '', activity: 'interview_panel' as const }, 'An interview panel']
	])('is about %j', (one, words) => {
		expect(about(one)).toBe(words);
	});

	test('a month has its name', () => {
		expect(monthName('2026-03')).toBe('March 2026');
		expect(monthName('2025-12')).toBe('December 2025');
	});

	test.each([
		[150, { hours: '2', minutes: '30' }],
		[45, { hours: '0', minutes: '45' }],
		[0, { hours: '', minutes: '' }]
	])('%i minutes stand in two boxes', (minutes, boxes) => {
		expect(asBoxes(minutes)).toEqual(boxes);
	});
});

describe('the form', () => {
	test.each([
		[{ 'session-hours': '2', 'session-minutes': '30' }, { session: 150 }],
		[{ 'session-hours': '', 'session-minutes': '90' }, { session: 90 }],
		[
			{ 'session-hours': ' 1 ', 'travel-minutes': '20' },
			{ session: 60, travel: 20, preparation: 0 }
		]
	])('reads %j', (given, minutes) => {
		expect(read(given).data).toMatchObject(minutes);
	});

	test.each([
		[{ 'session-hours': 'two' }, 'session', 'Use whole numbers, for example 1 hour and 30 minutes'],
		[{ 'travel-minutes': '-5' }, 'travel', 'Use whole numbers, for example 1 hour and 30 minutes'],
		[{ 'session-hours': '' }, 'session', 'Enter how long it took'],
		[{ 'session-hours': '24', 'session-minutes': '1' }, 'session', 'Enter 24 hours at most'],
		[{ activity: '' }, 'activity', 'Choose what you did'],
		[{ programme_id: '' }, 'programme_id', 'Choose a programme'],
		[{ done_on: '2026-02-30' }, 'done_on', 'Enter the day, for example 12 2 2026'],
		[{ done_on: '' }, 'done_on', 'Enter the day, for example 12 2 2026']
	])('%j is put right beside %s', (given, field, sentence) => {
		const issue = read(given).error?.issues[0];
		expect([issue?.path[0], issue?.message]).toEqual([field, sentence]);
	});
});

test('what is confirmed is named with the version that was seen', () => {
	const seen = `${PROGRAMME}:2`;
	expect(confirmation.parse({ seen })).toEqual({ seen: [{ id: PROGRAMME, version: 2 }] });
	expect(confirmation.parse({ seen: [seen, seen] }).seen).toHaveLength(2);
	expect(confirmation.parse({}).seen).toEqual([]);
	expect(confirmation.safeParse({ seen: 'all' }).success).toBe(false);
});
