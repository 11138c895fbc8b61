import { expect, test } from 'vitest';
import { agendaWords, timed } from './agenda.ts';

const item = (title: string, minutes: number) => ({ id: title, title, minutes, content_note: '' });
const AGENDA = [item('Welcome', 15), item('What happened', 45), item('Break', 20)];

test('each point begins when the one before it ends, by the clock of London', () => {
	const times = (startsAt: string) => timed(AGENDA, startsAt).map(({ from, to }) => `${from} to ${to}`);
	expect(times('2026-06-04T13:00:00Z')).toEqual(['14:00 to 14:15', '14:15 to 15:00', '15:00 to 15:20']);
	expect(times('2026-12-03T13:00:00Z')).toEqual(['13:00 to 13:15', '13:15 to 14:00', '14:00 to 14:20']);
	// The night the clocks go forward: an hour is missing from the clock, not from the meeting.
	expect(times('2026-03-29T00:30:00Z')).toEqual(['00:30 to 00:45', '00:45 to 02:30', '02:30 to 02:50']);
});

test.each([
	[80, '3 points, which fill the time'],
	[120, '3 points, with 40 minutes to spare'],
	[60, '3 points, 20 minutes too long']
])('in a session of %s minutes', (minutes, words) => {
	const starts = '2026-06-04T13:00:00Z';
	const ends = new Date(Date.parse(starts) + minutes * 60_000).toISOString();
	expect(agendaWords(AGENDA, starts, ends)).toBe(words);
});

test('without hours it says how long it is; without points nothing', () => {
	expect(agendaWords(AGENDA.slice(0, 1), null, null)).toBe('1 point, 15 minutes');
	expect(agendaWords([], null, null)).toBeNull();
});
