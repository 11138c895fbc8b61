import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseForm } from '../platform/forms.ts';
import { inviting, needsFrom, payFrom, registering, registeringSomebody } from './schema.ts';

function formOf(fields: Record<string, string | string[]>): FormData {
	const form = new FormData();
	for (const [name, values] of Object.entries(fields))
		for (const value of [values].flat()) form.append(name, value);
	return form;
}
const asked = (changes: Record<string, string | string[]> = {}) =>
	parseForm(
		formOf({ pressed: randomUUID(), called: 'Swift', contact_by: 'none', language: 'en', ...changes }),
		registering
	);
const errorsOf = (result: { ok: boolean; errors?: Record<string, string[]> }) =>
	'errors' in result ? Object.keys(result.errors ?? {}) : [];

test('a name for the day and a way to be reached are enough: nothing else is asked of anybody', () => {
	const result = asked();
	expect(result.ok && [needsFrom(result.data), payFrom(result.data)]).toEqual([{}, undefined]);
});

test.each([
	[{ called: ' ' }, 'called'],
	[{ contact_by: 'owl' }, 'contact_by'],
	[{ contact_by: 'phone', contact: '' }, 'contact'],
	[{ contact_by: 'email', contact: 'swift' }, 'contact'],
	[{ pay: 'less', pay_sum: '' }, 'pay_sum'],
	[{ pay: 'less', pay_sum: 'some' }, 'pay_sum'],
	[{ pay: 'charity', pay_payee: '' }, 'pay_payee'],
	[{ need_bespoke: 'x'.repeat(1001) }, 'need_bespoke'],
	[{ needs: 'lodging' }, 'needs']
])('%o is said beside %s', (changes, field) => {
	expect(errorsOf(asked(changes))).toEqual([field]);
});

test('a tick without words is a need, and so are words without a tick', () => {
	const result = asked({
		needs: ['environment', 'language'],
		need_environment: 'No steps',
		need_bespoke: 'As in May'
	});
	expect(result.ok && needsFrom(result.data)).toEqual({
		environment: 'No steps',
		language: '',
		bespoke: 'As in May'
	});
});

test('a sum in pounds becomes pence, and only what the choice takes is kept', () => {
	const pay = (changes: Record<string, string>) => {
		const result = asked(changes);
		return result.ok && payFrom(result.data);
	};
	expect(pay({ pay: 'less', pay_sum: '£12.50', pay_payee: 'x' })).toEqual({ choice: 'less', pence: 1250 });
	expect(pay({ pay: 'charity', pay_payee: 'The food bank', pay_sum: '5' })).toEqual({
		choice: 'charity',
		payee: 'The food bank'
	});
	expect(pay({ pay: 'none', pay_sum: '5' })).toEqual({ choice: 'none' });
});

test('somebody known needs no contact; somebody new needs a name and a way, or that they want none', () => {
	const written = (changes: Record<string, string>) =>
		parseForm(
			formOf({ pressed: randomUUID(), called: 'Mrs Begum', language: 'en', ...changes }),
			registeringSomebody
		);
	expect(written({ person_id: randomUUID() }).ok).toBe(true);
	expect(errorsOf(written({ person_id: '' })).sort()).toEqual(['contact_by', 'name']);
	expect(errorsOf(written({ name: 'Mrs Begum', contact_by: 'phone' }))).toEqual(['contact']);
	expect(written({ name: 'Mrs Begum', contact_by: 'partner' }).ok).toBe(true);
});

test('whoever invites chooses somebody', () => {
	expect(errorsOf(parseForm(formOf({}), inviting))).toEqual(['people']);
	expect(parseForm(formOf({ people: randomUUID() }), inviting).ok).toBe(true);
});
