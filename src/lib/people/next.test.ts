import { describe, expect, it } from 'vitest';
import { ownPath, withNext } from './next.ts';

describe('where to go after signing in', () => {
	it.each(['/my', '/northbrook/insights?page=2', '/invitations/abc', '/'])('may be %s', (path) => {
		expect(ownPath(path)).toBe(path);
	});

	it.each([
		'https://evil.example',
		'//evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/\t/evil.example',
		'/.//evil.example',
		'/%2e//evil.example',
		'/a/..//evil.example',
		'javascript:alert(1)',
		'my',
		'//',
		'',
		undefined,
		null,
		['/my', '/account']
	])('is never %j', (asked) => {
		expect(ownPath(asked)).toBe('/my');
	});

	it('stays out of the address where it is the usual place', () => {
		expect(withNext('/sign-in', '/my')).toBe('/sign-in');
		expect(withNext('/sign-in', '/northbrook/members?page=2')).toBe(
			'/sign-in?next=%2Fnorthbrook%2Fmembers%3Fpage%3D2'
		);
	});
});
