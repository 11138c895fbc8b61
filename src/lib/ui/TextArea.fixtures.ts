import TextArea from './TextArea.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'empty',
		props: {
			name: 'area-words',
			label: 'What would you like to say?',
			hint: 'In your own words and your own language.'
		},
		nhsuk: {
			macro: 'textarea',
			options: {
				name: 'area-words',
				label: { text: 'What would you like to say?', size: 's' },
				hint: { text: 'In your own words and your own language.' },
				attributes: { dir: 'auto' }
			}
		}
	},
	{
		name: 'with a mistake; what was typed is kept',
		props: {
			name: 'area-reason',
			label: 'Why was this decided?',
			rows: 3,
			form: {
				values: { 'area-reason': 'n/a' },
				errors: { 'area-reason': ['Give the reason, in words a person can answer'] }
			}
		},
		nhsuk: {
			macro: 'textarea',
			options: {
				name: 'area-reason',
				label: { text: 'Why was this decided?', size: 's' },
				rows: 3,
				value: 'n/a',
				errorMessage: { text: 'Give the reason, in words a person can answer' },
				attributes: { dir: 'auto' }
			}
		}
	}
] satisfies Fixture<typeof TextArea>[];
