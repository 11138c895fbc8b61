import { describe, expect, test } from 'vitest';
import { KINDS, type Facts } from './message';
import { asEmail, write } from './templates';

const TELLER = { organisation: 'Rooted Voices CIC', crisis: [{ name: 'Samaritans', contact: '116 123' }] };
const SITE = 'https://voices.northbrook.example';

/** Everything that any message may say. */
const ALL: Required<Facts> = {
	title: 'Conversation at the library',
	host: 'Northbrook',
	// In winter England is on UTC, in summer an hour ahead.
	starts_at: '2026-06-04T13:00:00Z',
	ends_at: '2026-06-04T15:00:00Z',
	place: 'Meeting room 2, Central Library',
	online: false,
	was_starts_at: '2026-12-03T14:00:00Z',
	was_ends_at: '2026-12-03T16:00:00Z',
	was_place: 'The hall',
	was_online: false,
	changed: ['time', 'place'],
	answer_by: '2026-05-28T16:00:00Z',
	place_in_line: 3,
	reading_by: '2026-06-01',
	due_on: '2026-07-02',
	minutes: 150,
	code: 'ABCDE-FGHJK-1',
	path: '/places/ABCDE-FGHJK-1',
	until: '2026-06-30',
	support: 'Joy, 020 7946 0011',
	reference: 'TL-7Q4M2',
	for_money: true,
	late: 3,
	soon: 1
};

const told = (kind: (typeof KINDS)[number], facts: Facts = ALL) =>
	write(kind, facts, TELLER, SITE).paragraphs.join('\n');

// What would tell somebody beside them what it is about (R51).
const SENSITIVE =
	/mental|health|ward|detain|detention|section|sectioned|psych|patient|diagnos|restrain|racis|racial|\brace\b|ethnic|minorit|PCREF|trauma|suicid|abuse|medication|crisis|NHS|treatment|carer/i;

describe.each(KINDS)('%s', (kind) => {
	test('holds no word that tells why, and the same subject as every other message', () => {
		const written = write(kind, ALL, TELLER, SITE);
		expect(written.subject).toBe('A message from Rooted Voices CIC');
		expect(asEmail(written)).not.toMatch(SENSITIVE);
	});

	test('reads whole when nothing is known but the kind', () => {
		const text = asEmail(write(kind, {}, { organisation: 'Rooted Voices CIC', crisis: [] }, SITE));
		expect(text).not.toMatch(/undefined|null|NaN|Invalid| {2}|\.\.| ,/);
		expect(text).toMatch(
			/our (meeting|questions)|[Ww]hat you asked us|waiting for you in Throughline|[Yy]ou told us|we understood what you|once said yes to|payments|be paid|waits for you|about the record|what you answer for/i
		);
	});

	test('says who tells, where to go and whom to ring when it is urgent', () => {
		const text = told(kind);
		expect(text).toContain('From Rooted Voices CIC, for Northbrook.');
		expect(text).toContain(`${SITE}/places/ABCDE-FGHJK-1`);
		expect(text).toContain('If you need help now: Samaritans, 116 123.');
	});

	test('is plain: sentences of 25 words at most, and nobody shouts', () => {
		const sentences = told(kind).split(/(?<=[.?])\s|\n/);
		expect(sentences.filter((sentence) => sentence.split(' ').length > 25)).toEqual([]);
		expect(told(kind)).not.toContain('!');
	});
});

describe('what is said', () => {
	test('a place: when and where in England, what to read, and how to leave it', () => {
		const text = told('registration_confirmed');
		expect(text).toContain('When: Thursday 4 June 2026, 2:00 pm to 4:00 pm.');
		expect(text).toContain('Where: Meeting room 2, Central Library.');
		expect(text).toContain('by 1 June 2026');
		expect(text).toContain('You do not have to say why.');
	});

	test('a waiting list: which number, and not yet where', () => {
		const text = told('waiting_listed');
		expect(text).toContain('as number 3');
		expect(text).not.toContain('Central Library');
	});

	test('a waiting list for want of money says so, and that somebody knows', () => {
		expect(told('waiting_listed', { ...ALL, for_money: true })).toContain('that can be paid for are taken');
		expect(told('budget_short')).toContain('raise the budget');
	});

	test('an offer: by when to answer, and what happens after', () => {
		expect(told('place_offered')).toContain('Tell us by 28 May 2026 at 5:00 pm if you want it.');
	});

	test('a change: what is new, what it was, and what stays', () => {
		const coming = { ...ALL, place_in_line: undefined, answer_by: undefined };
		const both = told('workshop_changed', coming);
		expect(both).toContain(
			'New time: Thursday 4 June 2026, 2:00 pm to 4:00 pm. It was Thursday 3 December 2026, 2:00 pm to 4:00 pm.'
		);
		expect(both).toContain('New place: Meeting room 2, Central Library. It was: The hall.');
		const time = told('workshop_changed', { ...coming, changed: ['time'] });
		expect(time).toContain('Where: Meeting room 2, Central Library.');
		expect(time).not.toContain('The hall');
		expect(time).not.toContain('When:');
	});

	test('a change, to who waits or is offered a place: where they stand, and not where it is', () => {
		const time: Facts = { ...ALL, changed: ['time'] };
		const waiting = told('workshop_changed', { ...time, answer_by: undefined });
		expect(waiting).toContain('You are still on the waiting list, as number 3.');
		const offered = told('workshop_changed', { ...time, place_in_line: undefined });
		expect(offered).toContain('still there for you until 28 May 2026 at 5:00 pm.');
		for (const text of [waiting, offered]) expect(text).not.toContain('Central Library');
	});

	test('a new link is on the page of the place, and never in the message', () => {
		const facts: Facts = { changed: ['link'], online: true };
		expect(told('workshop_changed', facts)).toContain('The link to join online is a new one.');
	});

	test('from a room to online', () => {
		const facts: Facts = { changed: ['place'], online: true, was_place: 'The hall.' };
		expect(told('workshop_changed', facts)).toContain('New place: online. It was: The hall.');
	});

	test('hours as people say them', () => {
		expect(told('hours_confirmed')).toContain('2 hours 30 minutes that you noted for');
		expect(told('hours_confirmed', { minutes: 61 })).toContain('1 hour 1 minute');
	});
});
