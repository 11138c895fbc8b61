import { expect, test } from 'vitest';
import { countWords, placeWords, reachWords, stands, type State } from './registration.ts';

const place = (state: State, workshop = 'open', changes: object = {}) => ({
	state,
	cancelled_how: null,
	begun: false,
	workshop: { state: workshop },
	...changes
});

test('a place can be changed until it has begun, as long as it stands', () => {
	for (const state of ['asked', 'waiting', 'offered', 'accepted'] as const) {
		expect(stands(place(state)), state).toBe(true);
		expect(stands(place(state, 'closed')), state).toBe(true);
		expect(stands(place(state, 'open', { begun: true })), state).toBe(false);
		for (const over of ['held', 'written_up', 'cancelled'])
			expect(stands(place(state, over)), over).toBe(false);
	}
	for (const state of ['lapsed', 'cancelled', 'attended', 'left_early', 'absent'] as const)
		expect(stands(place(state)), state).toBe(false);
});

test.each([
	[place('accepted'), 'You have a place'],
	[place('accepted', 'cancelled'), 'It will not take place'],
	[place('cancelled', 'cancelled', { cancelled_how: 'workshop cancelled' }), 'It will not take place'],
	[place('cancelled', 'open', { cancelled_how: 'by the person' }), 'You gave your place back'],
	[place('cancelled', 'open', { cancelled_how: 'at their request' }), 'Your place is cancelled'],
	[place('left_early', 'held'), 'You were there']
])('%o is called "%s"', (given, words) => {
	expect(placeWords(given)).toBe(words);
});

test('how they are reached is said to themselves, and by whom', () => {
	expect(reachWords({ contact_by: 'phone', known_by: 'Rooted Voices' })).toBe(
		'By phone: Rooted Voices rings you'
	);
	expect(reachWords({ contact_by: 'none', known_by: 'Northbrook' })).toMatch(/^Not at all, as you asked/);
});

test('what is nought is left out of the numbers of an organisation, but not who comes', () => {
	const none = { name: 'Rooted Voices', slug: 'rooted-voices', reserved: 0, reserved_until: null };
	const counts = { invited: 0, coming: 0, offered: 0, waiting: 0, gone: 0 };
	expect(countWords({ ...none, ...counts })).toBe('0 coming');
	expect(
		countWords({
			...none,
			reserved: 1,
			reserved_until: '2027-03-02',
			...counts,
			coming: 3,
			waiting: 2,
			invited: 9
		})
	).toBe('3 coming · 2 waiting · 9 invited · 1 place kept until 2 March 2027');
});
