import { describe, expect, test } from 'vitest';
import { agendaNow } from './agenda-now.ts';

const point = (title: string, minutes: number) => ({ title, minutes, content_note: '' });
const AGENDA = [point('Welcome', 15), point('At small tables', 45), point('Break', 15)];
const at = (startsAt: string, now: string) => agendaNow(AGENDA, startsAt, new Date(now));

describe('where the room stands in its agenda', () => {
	const starts = '2026-11-22T10:00:00Z';

	test('before it begins the first point is next', () => {
		expect(at(starts, '2026-11-22T09:50:00Z')).toMatchObject({
			now: null,
			left: 0,
			next: { title: 'Welcome' }
		});
	});

	test('a point lasts from its first moment to just before its last', () => {
		expect(at(starts, '2026-11-22T10:00:00Z')).toMatchObject({ now: { title: 'Welcome' }, left: 15 });
		expect(at(starts, '2026-11-22T10:14:59Z')).toMatchObject({
			now: { title: 'Welcome', to: '2026-11-22T10:15:00.000Z' },
			left: 1,
			next: { title: 'At small tables' }
		});
		expect(at(starts, '2026-11-22T10:15:00Z')).toMatchObject({ now: { title: 'At small tables' }, left: 45 });
	});

	test('in the last point nothing is next, and after it nothing is on', () => {
		expect(at(starts, '2026-11-22T11:10:00Z')).toMatchObject({
			now: { title: 'Break' },
			left: 5,
			next: null
		});
		expect(at(starts, '2026-11-22T11:15:00Z')).toEqual({ now: null, left: 0, next: null });
	});

	test('the hour that is left out in March and the one that comes twice in October move nothing', () => {
		// 00:30 GMT; at 01:00 GMT the clocks go to 02:00.
		expect(at('2026-03-29T00:30:00Z', '2026-03-29T01:05:00Z')).toMatchObject({
			now: { title: 'At small tables', from: '2026-03-29T00:45:00.000Z', to: '2026-03-29T01:30:00.000Z' },
			left: 25
		});
		// 01:30 in summer time; at 02:00 the clocks go back to 01:00.
		expect(at('2026-10-25T00:30:00Z', '2026-10-25T01:05:00Z')).toMatchObject({
			now: { title: 'At small tables' },
			left: 25
		});
	});

	test('without an agenda or an hour there is nothing to say', () => {
		expect(agendaNow([], starts, new Date(starts))).toBeNull();
		expect(agendaNow(AGENDA, null, new Date(starts))).toBeNull();
	});
});
