import { describe, expect, it } from 'vitest';
import { restorable, rolesFor, whyNotEnd, type Member } from './organisation.ts';

const today = '2026-03-09';
const member = (changes: Partial<Member>): Member => ({
	id: 'grace-administers',
	person_id: 'grace',
	role: 'administrator',
	name: 'Grace',
	starts_on: '2025-09-01',
	ends_on: null,
	mine: false,
	...changes
});
const joy = member({ id: 'joy-administers', person_id: 'joy', name: 'Joy' });

describe('ending a role', () => {
	it('is refused to the last administrator', () => {
		const carys = member({ id: 'carys', role: 'finance_approver' });
		expect(whyNotEnd(member({}), [member({}), carys], today)).toBe('last-administrator');
		expect(whyNotEnd(carys, [member({}), carys], today)).toBeNull();
	});

	it('is open to an administrator who is not the last', () => {
		expect(whyNotEnd(member({}), [member({}), joy], today)).toBeNull();
		expect(whyNotEnd(member({}), [member({}), { ...joy, ends_on: '2026-01-01' }], today)).toBe(
			'last-administrator'
		);
	});

	it('is done once', () => {
		const ended = member({ ends_on: today });
		expect(whyNotEnd(ended, [ended, joy], today)).toBe('already-ended');
	});
});

describe('giving a role back', () => {
	it('offers each ended role of a person once, the newest first', () => {
		const first = member({ id: '1', ends_on: '2025-12-01' });
		const again = member({ id: '2', starts_on: '2026-01-01', ends_on: '2026-02-01' });
		const joys = { ...joy, ends_on: '2026-03-01' };
		expect(restorable([first, again, joys], today).map(({ id }) => id)).toEqual(['joy-administers', '2']);
	});

	it('does not offer what the person holds again', () => {
		expect(restorable([member({ id: '1', ends_on: '2026-01-01' }), member({ id: '2' })], today)).toEqual([]);
	});
});

describe('the roles on offer', () => {
	it('are those there is work for: nobody decides or is paid for in a partner', () => {
		expect(rolesFor('partner')).not.toContain('decision_owner');
		expect(rolesFor('trust')).toHaveLength(9);
	});
});
