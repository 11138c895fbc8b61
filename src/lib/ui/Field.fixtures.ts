import Field from './Field.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'a short answer',
		props: { name: 'field-title', label: 'What shall we call it?', width: 20 },
		nhsuk: {
			macro: 'input',
			options: { name: 'field-title', label: { text: 'What shall we call it?', size: 's' }, width: 20 }
		}
	},
	{
		name: 'an e-mail address, with a mistake',
		props: {
			name: 'field-email',
			label: 'Your e-mail address',
			size: 'm',
			hint: 'We send one code to it, and nothing else.',
			kind: 'email',
			autocomplete: 'email',
			form: {
				values: { 'field-email': 'amina' },
				errors: { 'field-email': ['Enter an e-mail address, like name@example.org'] }
			}
		},
		nhsuk: {
			macro: 'input',
			options: {
				name: 'field-email',
				type: 'email',
				label: { text: 'Your e-mail address', size: 'm' },
				hint: { text: 'We send one code to it, and nothing else.' },
				errorMessage: { text: 'Enter an e-mail address, like name@example.org' },
				value: 'amina',
				autocomplete: 'email',
				inputmode: 'email',
				spellcheck: false,
				attributes: { dir: 'ltr' }
			}
		}
	},
	{
		name: 'a code, as the one question of a page',
		props: {
			name: 'field-code',
			label: 'What is the code on your receipt?',
			heading: true,
			size: 'l',
			kind: 'code',
			width: 20,
			hint: 'It looks like 7KQ4-M2XA-9. Capital or small letters, with or without the dashes.'
		},
		nhsuk: {
			macro: 'input',
			options: {
				name: 'field-code',
				label: { text: 'What is the code on your receipt?', size: 'l', isPageHeading: true },
				hint: { text: 'It looks like 7KQ4-M2XA-9. Capital or small letters, with or without the dashes.' },
				code: true,
				width: 20,
				spellcheck: false,
				autocapitalize: 'characters',
				attributes: { dir: 'ltr' }
			}
		}
	}
] satisfies Fixture<typeof Field>[];
