import ErrorSummary from './ErrorSummary.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'two to put right, and one that belongs to no field',
		props: {
			form: {
				errors: {
					'field-email': ['Enter an e-mail address, like name@example.org'],
					'radios-agree': ['Choose yes or no'],
					form: ['This was changed by somebody else since you opened it. Read it again below.']
				}
			}
		},
		nhsuk: {
			macro: 'errorSummary',
			options: {
				id: 'error-summary',
				attributes: { tabindex: '-1' },
				heading: 'There is a problem',
				errorList: [
					{ href: '#field-email', text: 'Enter an e-mail address, like name@example.org' },
					{ href: '#radios-agree', text: 'Choose yes or no' },
					{ text: 'This was changed by somebody else since you opened it. Read it again below.' }
				]
			}
		}
	}
] satisfies Fixture<typeof ErrorSummary>[];
