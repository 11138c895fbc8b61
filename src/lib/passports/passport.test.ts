import { describe, expect, test } from 'vitest';
import { needLines, sharedWith, standing, type Share } from './passport.ts';
import { sharing, usualPay } from './schema.ts';

const share = (changes: Partial<Share>): Share => ({
	organisation_id: 'n',
	name: 'Northbrook',
	kind: 'trust',
	part: 'needs',
	shared_at: '2026-03-02T10:00:00Z',
	ended_at: null,
	...changes
});

test('needs are said with their own words', () => {
	expect(
		needLines([
			{ category: 'environment', detail: 'A seat by the door' },
			{ category: 'language', detail: '' }
		])
	).toEqual(['The room and the building: A seat by the door', 'Papers in my language']);
});

describe('who reads what now', () => {
	const shares = [
		share({}),
		share({ part: 'training', shared_at: '2026-03-01T10:00:00Z' }),
		share({ part: 'languages', ended_at: '2026-03-05T10:00:00Z' }),
		share({ organisation_id: 'e', name: 'Eastvale', ended_at: '2026-03-05T10:00:00Z' })
	];

	test('is what stands, each organisation once', () => {
		expect(standing(shares)).toEqual([
			{ id: 'n', name: 'Northbrook', parts: ['needs', 'training'], since: '2026-03-01T10:00:00Z' }
		]);
	});

	test('is nothing for whom it was stopped with', () => {
		expect(sharedWith(shares, 'e')).toEqual([]);
		expect(sharedWith(shares, 'n')).toEqual(['needs', 'training']);
	});
});

test('nothing ticked stops everything, and an organisation must be named', () => {
	const organisation = '00000000-0000-4000-b000-000000000001';
	expect(sharing.parse({ organisation })).toEqual({ organisation, parts: [] });
	expect(sharing.safeParse({ organisation: '', parts: 'needs' }).error?.issues[0]?.message).toBe(
		'Choose an organisation'
	);
});

test.each([
	[{ pay: 'charity', payee: '' }, 'payee', 'Enter the name of the charity or group'],
	[{}, 'pay', 'Choose what you usually want']
])('%j is put right beside %s', (given, field, sentence) => {
	const issue = usualPay.safeParse(given).error?.issues[0];
	expect([issue?.path[0], issue?.message]).toEqual([field, sentence]);
});
