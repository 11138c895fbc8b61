import { expect, test } from 'vitest';
import { asPublic } from './preview.ts';
import { workshop } from './fixtures.ts';

test('a draft is shown as its public page will be, with the day by which people hear', () => {
	const partner = { id: 'r', slug: 'rooted-voices', name: 'Rooted Voices CIC', kind: 'partner' } as const;
	const trust = { id: 'o', slug: 'northbrook', name: 'Northbrook', kind: 'trust' } as const;
	const kept = { reserved: 0, reserved_until: null };
	const shown = asPublic(
		workshop({
			hosts: [
				{ ...trust, ...kept },
				{ ...partner, ...kept }
			]
		})
	);
	expect(shown).toMatchObject({
		state: 'open',
		hear_by: '2027-03-31',
		answer_days: 84,
		hosts: [{ name: 'Rooted Voices CIC', slug: 'rooted-voices' }]
	});
	// The clocks go forward in between, and the day is the same.
	expect(asPublic(workshop({ held_on: '2027-03-28' }))?.hear_by).toBe('2027-04-25');
});

test('a workshop of which only the day is known is shown to nobody', () => {
	expect(asPublic(workshop({ starts_at: null, ends_at: null }))).toBeNull();
});
