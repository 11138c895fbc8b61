import { TZDate } from '@date-fns/tz';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendar, type CalendarWorkshop } from './calendar.ts';

const WORKSHOP: CalendarWorkshop = {
	id: '00000000-0000-4000-a000-000000000001',
	share_title: 'Workshop with Rooted Voices and Northbrook',
	starts_at: '2026-06-10T09:00:00+00:00',
	ends_at: '2026-06-10T11:30:00+00:00',
	place: 'Moss Lane Hall, 4 Moss Lane; side door',
	url: 'https://voices.northbrook.example/northbrook/come/1',
	changed_at: '2026-05-01T12:34:56.789+00:00',
	sequence: 3,
	cancelled: false
};
const HOST = 'voices.northbrook.example';

const file = (changes: Partial<CalendarWorkshop> = {}) =>
	calendar([{ ...WORKSHOP, ...changes }], { host: HOST });

/** Read back by a parser that others wrote. */
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const events = (text: string) => parsed(text).getAllSubcomponents('vevent');
const event = (text: string) => {
	const [first] = events(text);
	if (!first) throw new Error('no event');
	return first;
};
const value = (text: string, name: string) => event(text).getFirstPropertyValue(name)?.toString() ?? null;
const atUtc = (text: string, name: string) =>
	(event(text).getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString();

describe('one workshop', () => {
	test('says when, where and what it is called, and nothing else', () => {
		const names = event(file())
			.getAllProperties()
			.map(({ name }) => name);
		expect(names.toSorted()).toEqual(
			[
				'class',
				'dtend',
				'dtstamp',
				'dtstart',
				'last-modified',
				'location',
				'sequence',
				'status',
				'summary',
				'uid',
				'url'
			].toSorted()
		);
		expect(value(file(), 'summary')).toBe(WORKSHOP.share_title);
		expect(value(file(), 'location')).toBe(WORKSHOP.place);
		expect(value(file(), 'url')).toBe(WORKSHOP.url);
		expect(value(file(), 'class')).toBe('PRIVATE');
		expect(atUtc(file(), 'dtstart')).toBe('2026-06-10T09:00:00.000Z');
		expect(atUtc(file(), 'dtend')).toBe('2026-06-10T11:30:00.000Z');
		expect(file()).toContain('DTSTART:20260610T090000Z\r\n');
	});

	test('asks nobody for an answer', () => {
		expect(parsed(file()).getFirstPropertyValue('method')).toBe('PUBLISH');
		expect(file()).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
	});

	test('is the same entry after a change, and a later one', () => {
		const moved = file({ sequence: 4, starts_at: '2026-06-11T09:00:00Z', ends_at: '2026-06-11T11:30:00Z' });
		expect(value(moved, 'uid')).toBe(`${WORKSHOP.id}@${HOST}`);
		expect(value(moved, 'uid')).toBe(value(file(), 'uid'));
		expect([value(file(), 'sequence'), value(moved, 'sequence')]).toEqual(['3', '4']);
	});

	test('is dated by its last change, so that it is the same file until there is another', () => {
		expect(atUtc(file(), 'dtstamp')).toBe('2026-05-01T12:34:56.000Z');
		expect(file()).toBe(file());
	});

	test('stands, or is cancelled', () => {
		expect(value(file(), 'status')).toBe('CONFIRMED');
		expect(value(file({ cancelled: true }), 'status')).toBe('CANCELLED');
	});

	test.each([null, '', '  '])('has no place where none is given: %j', (place) => {
		expect(value(file({ place }), 'location')).toBeNull();
	});

	test('keeps commas, semicolons, other scripts and line breaks of a place', () => {
		const place = 'নর্থব্রুক হল, দ্বিতীয় তলা; পাশের দরজা\nRing twice \\ wait';
		expect(value(file({ place }), 'location')).toBe(place);
	});

	test('has no other property, whatever is written into a title', () => {
		const text = file({ share_title: 'Workshop\r\nATTENDEE:mailto:somebody@example.org\r\nX-A:1' });
		expect(event(text).getAllProperties('attendee')).toEqual([]);
		expect(value(text, 'summary')).toBe('Workshop ATTENDEE:mailto:somebody@example.org X-A:1');
	});

	test('is folded at 75 bytes, never inside a character', () => {
		const share_title = 'নর্থব্রুকের সঙ্গে কর্মশালা '.repeat(6).trim();
		const text = file({ share_title });
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(text).not.toContain('\uFFFD');
		expect(value(text, 'summary')).toBe(share_title);
	});
});

describe('ten in the morning stays ten in the morning', () => {
	// In 2026 clocks go forward on 29 March and back on 25 October.
	test.each([
		['the day before they go forward', [2026, 2, 28], '2026-03-28T10:00:00.000Z'],
		['the day they go forward', [2026, 2, 29], '2026-03-29T09:00:00.000Z'],
		['the day after', [2026, 2, 30], '2026-03-30T09:00:00.000Z'],
		['the day before they go back', [2026, 9, 24], '2026-10-24T09:00:00.000Z'],
		['the day they go back', [2026, 9, 25], '2026-10-25T10:00:00.000Z'],
		['the day after', [2026, 9, 26], '2026-10-26T10:00:00.000Z']
	] as const)('%s', (_when, [year, month, day], utc) => {
		const here = (hour: number) => new TZDate(year, month, day, hour, 0, 0, 'Europe/London').toISOString();
		const text = file({ starts_at: here(10), ends_at: here(12) });
		expect(atUtc(text, 'dtstart')).toBe(utc);
		// What a calendar in London shows.
		const shown = new TZDate(atUtc(text, 'dtstart'), 'Europe/London');
		expect([shown.getDate(), shown.getHours()]).toEqual([day, 10]);
		expect((Date.parse(atUtc(text, 'dtend')) - Date.parse(utc)) / 3_600_000).toBe(2);
	});

	test('and takes as long as it takes through the hour that is there twice', () => {
		const text = file({ starts_at: '2026-10-25T00:30:00Z', ends_at: '2026-10-25T02:30:00Z' });
		expect([atUtc(text, 'dtstart'), atUtc(text, 'dtend')]).toEqual([
			'2026-10-25T00:30:00.000Z',
			'2026-10-25T02:30:00.000Z'
		]);
	});
});

describe('a feed', () => {
	const others = ['2', '3'].map((end) => ({ ...WORKSHOP, id: WORKSHOP.id.replace(/1$/, end) }));
	const feed = (workshops: CalendarWorkshop[]) => calendar(workshops, { host: HOST, name: 'My workshops' });

	test('has each workshop once, with a name and when to ask again', () => {
		const text = feed([WORKSHOP, ...others]);
		const uids = events(text).map((one) => one.getFirstPropertyValue('uid'));
		expect(new Set(uids).size).toBe(3);
		expect(parsed(text).getFirstPropertyValue('x-wr-calname')).toBe('My workshops');
		expect(parsed(text).getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT6H');
	});

	test('without a workshop is a calendar nevertheless', () => {
		expect(parsed(feed([])).name).toBe('vcalendar');
		expect(events(feed([]))).toEqual([]);
	});
});
