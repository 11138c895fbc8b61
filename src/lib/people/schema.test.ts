import { describe, expect, it, test } from 'vitest';
import { askForCode, enterCode, newPassword, newPerson } from './schema.ts';

describe('the code', () => {
	it.each(['123456', ' 123 456 ', '123-456', '\t123456\n'])('may be typed or pasted as %j', (code) => {
		expect(enterCode.parse({ code })).toEqual({ code: '123456' });
	});

	it.each([
		['', 'Enter the code from the email'],
		['12345', 'The code is 6 numbers, for example 123 456'],
		['abcdef', 'The code is 6 numbers, for example 123 456']
	])('is asked for again when it is %j', (code, sentence) => {
		expect(enterCode.safeParse({ code }).error?.issues[0]?.message).toBe(sentence);
	});
});

test.each([
	['', 'Enter your email address'],
	['grace', 'Enter an email address, like name@example.org'],
	[undefined, 'Enter your email address']
])('the address %j is asked for again', (email, sentence) => {
	expect(askForCode.safeParse({ email }).error?.issues[0]?.message).toBe(sentence);
});

test('a password is long enough, and no longer than is read of it', () => {
	expect(newPassword.safeParse({ password: 'three random words' }).success).toBe(true);
	expect(newPassword.safeParse({ password: 'short' }).success).toBe(false);
	expect(newPassword.safeParse({ password: 'ü'.repeat(37) }).success).toBe(false);
});

test('whoever wants a call has a number; whoever wants none needs none', () => {
	const person = { name: 'Mrs Begum', contact_by: 'phone', contact: '', language: 'bn' };
	expect(newPerson.safeParse(person).error?.issues[0]).toMatchObject({
		path: ['contact'],
		message: 'Enter the address or number to reach them at'
	});
	expect(newPerson.safeParse({ ...person, contact_by: 'partner' }).success).toBe(true);
	expect(newPerson.safeParse({ ...person, contact_by: undefined }).success).toBe(false);
});
