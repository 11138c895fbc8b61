import Checkboxes from './Checkboxes.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'nothing is ticked beforehand',
		props: {
			name: 'checks-uses',
			legend: 'What may we do with your words?',
			options: [
				{ value: 'analysis', label: 'Read them together with what others said' },
				{ value: 'board', label: 'Show them to the board', hint: 'Never with your name, unless you say so.' }
			]
		},
		nhsuk: {
			macro: 'checkboxes',
			options: {
				name: 'checks-uses',
				idPrefix: 'checks-uses',
				fieldset: { legend: { text: 'What may we do with your words?', size: 'm' } },
				items: [
					{ value: 'analysis', text: 'Read them together with what others said' },
					{
						value: 'board',
						text: 'Show them to the board',
						hint: { text: 'Never with your name, unless you say so.' }
					}
				]
			}
		}
	},
	{
		name: 'what was ticked is kept beside the mistake',
		props: {
			name: 'checks-insights',
			legend: 'Which of these does the decision answer?',
			options: [
				{ value: 'a', label: 'Carers join the first review' },
				{ value: 'b', label: 'An interpreter is booked before the visit' }
			],
			form: {
				values: { 'checks-insights': 'b' },
				errors: { 'checks-insights': ['Say for each how it was answered'] }
			}
		},
		nhsuk: {
			macro: 'checkboxes',
			options: {
				name: 'checks-insights',
				idPrefix: 'checks-insights',
				fieldset: { legend: { text: 'Which of these does the decision answer?', size: 'm' } },
				errorMessage: { text: 'Say for each how it was answered' },
				items: [
					{ value: 'a', text: 'Carers join the first review' },
					{ value: 'b', text: 'An interpreter is booked before the visit', checked: true }
				]
			}
		}
	}
] satisfies Fixture<typeof Checkboxes>[];
