import { describe, expect, it } from 'vitest';
import { ENTRY_TYPES } from './entry-types';
import { example } from './entry-types.fixtures';
import { dayOf, isSaid, labelWords, linkWords, sentence, type Entry } from './says';

const entry = (facts: object): Entry =>
	({ v: 1, type: 'action.done', at: '2026-11-22T05:00Z', id: 'x', prev: [], ...facts }) as Entry;

describe('what an entry says', () => {
	it.each(Object.keys(ENTRY_TYPES))('%s is a plain sentence, with all its facts or the fewest', (type) => {
		expect(isSaid(type)).toBe(true);
		for (const whole of [true, false]) {
			const said = sentence(example(type, whole) as Entry);
			expect(said).toMatch(/^[A-Z][^.]+[^ .,:]$/);
			expect(said).not.toMatch(/undefined|NaN|Invalid| {2}|for,|for and|_|hash|Merkle|checkpoint/);
		}
	});

	it.each([
		[
			{ type: 'contribution.received', channel: 'scribe' },
			'A contribution was received, written down by somebody for the person'
		],
		[
			{ type: 'contribution.taken_back', how: 'subject' },
			'Words were taken back because the person asked, proved by the key on their slip'
		],
		[{ type: 'influence.partly_adopted' }, 'The trust adopted an insight in part'],
		[
			{ type: 'influence.deferred', due: '2027-01-15' },
			'The trust put off answering an insight until 15 January 2027'
		],
		[
			{ type: 'insight.agreed', due: '2027-03-01' },
			'An insight was agreed and is public: an answer is due by 1 March 2027'
		],
		[{ type: 'challenge.answered', outcome: 'partly' }, 'A challenge was answered: upheld in part'],
		[{ type: 'response.told', how: 'by_letter' }, 'Somebody was told what was decided, by letter'],
		[{ type: 'owl.hooted' }, 'Something of the kind “owl.hooted” was written down']
	])('%j', (facts, said) => {
		expect(sentence(entry(facts))).toBe(said);
	});

	it('names the day in England, of an hour in UTC or of a day alone', () => {
		expect(dayOf({ at: '2026-07-01T23:00Z' })).toBe('2 July 2026');
		expect(dayOf({ at: '2026-07-01' })).toBe('1 July 2026');
	});

	it('has words for links and for what is sealed, also for those it does not know', () => {
		expect(linkWords('prev')).toContain('before');
		expect(linkWords('owl')).toBe('An earlier page that it speaks of');
		expect(labelWords('body')).toBe('the body that decided');
		expect(labelWords('cannot_change')).toBe('cannot change');
	});
});
